"""One candidate: timeline, papers with rank, results, evidence in its line, claims that do not hold."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg import exchange
from kg.bibliography import open_papers
from kg.card import words
from kg.card.from_store import from_store
from kg.card.view import Candidate
from kg.check import CONFIRMED, Finding, check
from kg.iris import name_key
from kg.pages.picture import picture
from kg.pages.render import page
from kg.serve.http import Request, Response
from kg.store import Store
from kg.why import in_store
from kg.why.evidence import Evidence
from kg.why.rows import pieces

_LEADS = {
    "education": ("institution", "field", "degree_text"),
    "experience": ("organization", "title"),
    "projects": ("name",),
    "papers": ("title",),
    "awards": ("name",),
    "skills": ("name",),
    "languages": ("name",),
    "test_scores": ("test",),
    "patents": ("title",),
    "talks": ("title",),
    "service": ("organization", "role"),
    "certificates": ("name",),
}
"""The fields of an entry that tell its evidence apart, the likeliest first."""


def candidate(iri: NamedNode, request: Request, store: Store) -> Response:
    """The page of a candidate that the store has."""
    told = from_store(store, iri)
    findings = [each for each in _findings(store, iri) if each.severity != CONFIRMED]
    return page(
        "candidate.html",
        request,
        person=told,
        key=iri.value.rpartition("/")[2],
        sources=_Sources(in_store(store, [iri.value])),
        findings=findings,
        picture=picture(told),
        words_of=words,
        data=_json_ld(store, iri),
        timeline=_timeline(told),
    )


_LEAST = 1.5  # percent: the width of a bar that can still be seen


def _place(each: Evidence) -> tuple[str, int, str]:
    return each.sha256, each.start, each.fact


class _Sources:
    """The evidence of the entries of a candidate."""

    def __init__(self, evidence: list[Evidence]) -> None:
        self._by_entry: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        self._entries: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for each in evidence:
            place = (each.sha256, each.entry)
            self._by_entry[place].append(each)
            section = each.entry.split("/")[1]
            for said in {name_key(each.value), name_key(each.words)}:
                self._entries[section, said].append(place)

    def of(self, section: str, entry: Any) -> list[tuple[Evidence, tuple[str, str, str]]]:
        """The evidence of an entry, each with its line before, at and after the words."""
        for name in _LEADS[section]:
            value = getattr(entry, name)
            if value and (places := self._entries.get((section, name_key(str(value))))):
                found = {each for place in places for each in self._by_entry[place]}
                return [
                    (each, pieces(each)) for each in sorted(found, key=lambda e: (e.sha256, e.start, e.fact))
                ]
        return []


def _findings(store: Store, iri: NamedNode) -> list[Finding]:
    return list(check(store, open_papers(store.path), iri, datetime.date.today(), shapes=False))


def _json_ld(store: Store, iri: NamedNode) -> str:
    """The candidate as JSON-LD that may stand inside a script element."""
    written = b"".join(
        exchange.write(store.export_quads(iri), "jsonld", iri, evidence=False, base=store.iris.base)
    )
    return json.dumps(json.loads(written), ensure_ascii=False).replace("<", "\\u003c")


class Bar(NamedTuple):
    """A study or position on the timeline: where it starts and how long it is, in percent of the whole."""

    kind: str
    name: str
    detail: str
    period: str
    x: float
    width: float


def _timeline(told: Candidate) -> list[Bar]:
    """Studies and positions of which a start is told, the earliest first."""
    today = datetime.date.today()
    now = today.year + (today.month - 1) / 12
    found = []
    for study in told.education:
        found.append(("study", study.institution or "", study.degree_text or "", study.start, study.end))
    for work in told.experience:
        found.append(("work", work.organization or "", work.title or "", work.start, work.end))
    spans = [(each, _span(each[3], each[4], now)) for each in found]
    placed = [(each, span) for each, span in spans if span]
    first = min((start for _, (start, _) in placed), default=0.0)
    whole = max(max((end for _, (_, end) in placed), default=0.0) - first, 0.5)
    return [
        Bar(
            kind,
            name,
            detail,
            words.period(start, end),
            round(100 * (begin - first) / whole, 2),
            round(max(_LEAST, 100 * (over - begin) / whole), 2),
        )
        for (kind, name, detail, start, end), (begin, over) in sorted(placed, key=lambda each: each[1])
    ]


def _span(start: str | None, end: str | None, now: float) -> tuple[float, float] | None:
    """From when to when, in years; an end that is not told is a month after the start."""
    begin = _year(start)
    if begin is None:
        return None
    over = now if end == "present" else _year(end)
    return begin, max(over if over is not None else begin, begin) + 1 / 12


def _year(date: str | None) -> float | None:
    if not date or not date[:4].isdecimal():
        return None
    month = int(date[5:7]) if date[5:7].isdecimal() else 1
    return int(date[:4]) + (month - 1) / 12

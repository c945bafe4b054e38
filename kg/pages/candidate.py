"""One candidate: timeline, papers with rank, results, evidence in its line, claims that do not hold."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from kg import exchange
from kg.bibliography import open_papers
from kg.card import words
from kg.card.from_store import from_store
from kg.check import CONFIRMED, NOTE, Finding, check
from kg.iris import name_key
from kg.pages.picture import picture
from kg.pages.render import page
from kg.pages.timeline import timeline
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

Quoted = list[tuple[Evidence, tuple[str, str, str]]]
"""Evidence, each with its line before, at and after the words."""


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
        claims=[each for each in findings if each.severity != NOTE],
        notes=[each for each in findings if each.severity == NOTE],
        picture=picture(told, _around(store, iri)),
        words_of=words,
        data=_json_ld(store, iri),
        timeline=timeline(told),
    )


_AROUND = """SELECT ?name (MIN(?thing) AS ?one) WHERE {{
  {person} cv:education/cv:institution|cv:experience/cv:organization|cv:authorship/cv:paper/cv:venue
    |cv:authorship/cv:paper/schema:author|cv:skill/cv:term|cv:award ?thing .
  ?thing rdfs:label|schema:name|schema:alternateName ?name }} GROUP BY ?name"""


def _around(store: Store, iri: NamedNode) -> dict[str, str]:
    """The pages of what a candidate is linked to, by each of its names."""
    found = store.rows(_AROUND.format(person=iri))
    return {row["name"].value: f"/id/{row['one'].value.removeprefix(store.iris.base)}" for row in found}


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

    def of(self, section: str, entry: Any) -> Quoted:
        """The evidence of an entry."""
        for name in _LEADS[section]:
            value = getattr(entry, name)
            if value and (places := self._entries.get((section, name_key(str(value))))):
                return _quoted(each for place in places for each in self._by_entry[place])
        return []

    def of_sections(self, *sections: str) -> Quoted:
        """The evidence of all that is in some sections: `name`, `skills`."""
        found = self._by_entry.items()
        return _quoted(each for (_, entry), of in found if entry.split("/")[1] in sections for each in of)


def _quoted(evidence: Iterable[Evidence]) -> Quoted:
    ordered = sorted(set(evidence), key=lambda each: (each.sha256, each.start, each.fact))
    return [(each, pieces(each)) for each in ordered]


def _findings(store: Store, iri: NamedNode) -> list[Finding]:
    return list(check(store, open_papers(store.path), iri, datetime.date.today(), shapes=False))


def _json_ld(store: Store, iri: NamedNode) -> str:
    """The candidate as JSON-LD that may stand inside a script element."""
    written = b"".join(
        exchange.write(store.export_quads(iri), "jsonld", iri, evidence=False, base=store.iris.base)
    )
    return json.dumps(json.loads(written), ensure_ascii=False).replace("<", "\\u003c")

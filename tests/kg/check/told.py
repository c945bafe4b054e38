"""Small CVs, made of values: each value is a line of its own, in the order in which it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Quad

from extract.profile import (
    Award,
    Education,
    Experience,
    Fact,
    Link,
    Paper,
    Profile,
    Project,
    Source,
    Span,
    TestScore,
)
from kg.bibliography import Record
from kg.check import Finding, check
from kg.iris import DEFAULT_BASE, Iris
from kg.reference import Reference
from kg.store import Store
from kg.triples import quads

TODAY = date(2026, 11, 24)
KINDS = {
    "education": Education,
    "experience": Experience,
    "projects": Project,
    "papers": Paper,
    "links": Link,
    "awards": Award,
    "test_scores": TestScore,
}
SEVERAL = ("authors", "years", "highlights", "research_interests", "emails", "phones")


@dataclass(frozen=True)
class Shelf:
    """A bibliography of a few records, by title and DOI."""

    records: tuple[Record, ...] = ()

    def find(self, title: str) -> tuple[Record, ...]:
        return tuple(each for each in self.records if each.title == title)

    def by_id(self, identifier: str) -> tuple[Record, ...]:
        return tuple(each for each in self.records if each.doi and identifier.endswith(each.doi))


class _Writer:
    """Writes values as lines, and gives them as facts that point to these."""

    def __init__(self) -> None:
        self.text = ""

    def fact(self, value: Any) -> Fact[Any]:
        line, start = self.text.count("\n") + 1, len(self.text)
        self.text += f"{value}\n"
        return Fact(value, Span(start, len(self.text) - 1, line=line), "by-hand", 1.0)

    def entry(self, kind: type, told: dict[str, Any]) -> Any:
        return kind(**{name: self.field(name, value) for name, value in told.items()})

    def field(self, name: str, value: Any) -> Any:
        if name in KINDS:
            return tuple(self.entry(KINDS[name], each) for each in value)
        if name in SEVERAL:
            return tuple(map(self.fact, value))
        return self.fact(value)


def cv(file: str = "cv.txt", warnings: tuple[str, ...] = (), **told: Any) -> Profile:
    """A profile that says what is `told`: values, and lists of dicts for the sections."""
    writer = _Writer()
    given = {name: writer.field(name, value) for name, value in told.items()}
    sha256 = hashlib.sha256(f"{file}{warnings}{writer.text}".encode()).hexdigest()
    profile = Profile(Source(file, sha256, "text/plain", "en"), writer.text, warnings, **given)
    assert {item.name for item in fields(Profile)} >= told.keys()
    return replace(profile)


def found(
    *profiles: Profile, papers: Shelf | None = None, today: date = TODAY, more: Iterable[Quad] = ()
) -> list[Finding]:
    """All that is found in a store of just these profiles, confirmed claims among it."""
    store = Store(ox.Store(), None, Iris())  # type: ignore[arg-type]
    said = [quad for profile in profiles for quad in quads(profile, Reference.load())]
    for quad in (*_reference(), *said, *more):
        store.engine.add(quad)
        store.engine.add(Quad(quad.subject, quad.predicate, quad.object))
    return list(check(store, papers or Shelf(), today=today))


def of_kind(findings: Iterable[Finding], kind: str) -> list[Finding]:
    """Those of one kind that are no confirmations."""
    return [each for each in findings if each.kind == kind and each.severity != "confirmed"]


_QUADS: list[Quad] = []


def _reference() -> Iterator[Quad]:
    if not _QUADS:
        _QUADS.extend(Reference.load().quads(DEFAULT_BASE))
    return iter(_QUADS)

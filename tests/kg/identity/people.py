"""Documents about invented people, of the few facts that identity goes by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from extract.profile import Education, Experience, Fact, Link, Paper, Profile, Source, Span
from kg.iris import Iris
from kg.reference import Reference
from kg.store import Store
from kg.vocab import OWL


def fact(value: Any) -> Fact[Any]:
    """A value, read somewhere."""
    return Fact(value, Span(0, 3), "test")


def study(institution: str, degree: str = "bachelor", start: str = "2015", end: str = "2019") -> Education:
    """A study."""
    return Education(fact(institution), degree=fact(degree), start=fact(start), end=fact(end))


def cv(
    name: str | None = None,
    mails: Sequence[str] = (),
    phones: Sequence[str] = (),
    pages: Sequence[str] = (),
    studies: Sequence[Education] = (),
    works: Sequence[tuple[str, str]] = (),
    papers: Sequence[str] | dict[str, Sequence[str]] = (),
    copy: str = "",
    addresses: Mapping[str, str] | None = None,
) -> Profile:
    """A document; two of the same facts are one, unless their `copy` tells them apart.

    `works` are organisations with the beginning, `papers` titles, perhaps with authors; `addresses` are
    those of papers, by title.
    """
    links = {title: (Link(url=fact(url)),) for title, url in (addresses or {}).items()}
    told = repr((name, mails, phones, pages, studies, works, papers, copy, addresses or ""))
    sha256 = hashlib.sha256(told.encode()).hexdigest()
    authors = papers if isinstance(papers, dict) else dict.fromkeys(papers, ())
    return Profile(
        Source(f"{sha256[:6]}{copy}.txt", sha256, "text/plain", "en"),
        "abc",
        name=fact(name) if name else None,
        emails=tuple(map(fact, mails)),
        phones=tuple(map(fact, phones)),
        links=tuple(Link(url=fact(page)) for page in pages),
        education=tuple(studies),
        experience=tuple(Experience(fact(where), start=fact(start)) for where, start in works),
        papers=tuple(
            Paper(fact(title), tuple(map(fact, names)), links=links.get(title, ()))
            for title, names in authors.items()
        ),
    )


def store_of(*profiles: Profile) -> Store:
    """A store in memory with these documents, added in this order."""
    store = Store(ox.Store(), Path(), Iris())
    for each in profiles:
        store.add(each)
    return store


def people(store: Store) -> set[frozenset[str]]:
    """The documents of each candidate, by SHA-256."""
    rows = store.documents()
    return {frozenset(r.sha256 for r in rows if r.candidate == each) for each in {r.candidate for r in rows}}


def together(*profiles: Profile) -> int:
    """How many candidates these documents make."""
    return len(people(store_of(*profiles)))


def shas(profiles: Iterable[Profile]) -> frozenset[str]:
    """Their documents."""
    return frozenset(each.source.sha256 for each in profiles)


def without_facts(patch: pytest.MonkeyPatch) -> None:
    """Leave the reference facts out of stores: they play no part here, and take long to put in."""
    empty = Iris().reference_graph
    version = ox.Quad(empty, OWL.versionInfo, ox.Literal(Reference.load().version), empty)
    patch.setattr(Reference, "quads", lambda reference, base: (version,))

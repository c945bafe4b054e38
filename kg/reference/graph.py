"""Reference facts → quads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.iris import Iris, name_key, slug
from kg.reference.facts import Test, Venue
from kg.vocab import CV, RDF, RDFS, SCHEMA

Statement = tuple[NamedNode, NamedNode | Literal]

_CLASSES = {"conference": SCHEMA.EventSeries, "journal": SCHEMA.Periodical}
_OWN_KEYS = ("ccf/", "findings/")  # keys that are not dblp's


class Ranking(NamedTuple):
    """A grade in an edition of a list; the edition is empty where the list is undated."""

    list: str
    edition: str
    value: str

    @property
    def label(self) -> str:
        """`CCF 2022 A`."""
        return " ".join(part for part in self if part)


def rankings(venue: Venue) -> list[Ranking]:
    """Every grade that a venue has."""
    found = [Ranking("CCF", edition, value) for edition, value in venue.ccf.items()]
    found += [Ranking("CORE", "", venue.core)] if venue.core else []
    found += [Ranking("TH-CPL", "", venue.thcpl)] if venue.thcpl else []
    return found


def ranking_iri(iris: Iris, ranking: Ranking) -> NamedNode:
    """`CORE A*` is `…/id/ranking/core-a-star`."""
    return iris.thing("ranking", slug(ranking.label.replace("*", " star")).lower())


def describe_venue(venue: Venue, iris: Iris) -> Iterator[Statement]:
    """What the reference graph says of a venue."""
    yield RDF.type, CV.Venue
    yield RDF.type, _CLASSES[venue.type]
    yield RDFS.label, Literal(venue.label)
    yield SCHEMA.name, Literal(venue.name)
    yield from ((SCHEMA.alternateName, Literal(name)) for name in venue.names if name != venue.name)
    yield from _keys(venue.names)
    if not venue.key.startswith(_OWN_KEYS):
        yield CV.dblpKey, Literal(venue.key)
    yield from ((CV.area, Literal(area)) for area in venue.areas)
    if venue.publisher:
        yield CV.publisher, Literal(venue.publisher)
    yield from ((CV.ranking, ranking_iri(iris, ranking)) for ranking in rankings(venue))


def describe_ranking(ranking: Ranking) -> Iterator[Statement]:
    """What the reference graph says of a grade."""
    yield RDF.type, CV.Ranking
    yield RDFS.label, Literal(ranking.label)
    yield CV.list, Literal(ranking.list)
    if ranking.edition:
        yield CV.edition, Literal(ranking.edition)
    yield CV.rankValue, Literal(ranking.value)


def describe_test(test: Test) -> Iterator[Statement]:
    """What the reference graph says of a test."""
    yield RDF.type, CV.Test
    yield RDFS.label, Literal(test.name)
    yield SCHEMA.name, Literal(test.name)
    yield from ((SCHEMA.alternateName, Literal(alias)) for alias in test.aliases)
    yield from _keys((test.name, *test.aliases))


def _keys(names: tuple[str, ...]) -> Iterator[Statement]:
    return ((CV.nameKey, Literal(key)) for key in dict.fromkeys(map(name_key, names)))

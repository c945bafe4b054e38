"""Reference facts → quads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.iris import Iris, name_key, slug
from kg.reference.facts import Row, Thing, Venue
from kg.vocab import CV, OWL, RDF, RDFS, SCHEMA, XSD

Statement = tuple[NamedNode, NamedNode | Literal]

_CLASSES = {"conference": SCHEMA.EventSeries, "journal": SCHEMA.Periodical}
_NODES = {"institution": "organization", "award": "prize"}  # kinds of things whose nodes are called otherwise
_THINGS = {"skill": SCHEMA.DefinedTerm, "award": CV.Prize, "test": CV.Test}
DEPARTMENTS = ("school", "group", "institute")
"""Kinds of units that are departments of their parents; a company's laboratory is an organisation."""
_TEXTS = {
    "institution": {"tiers": CV.tier, "country": CV.country},
    "skill": {"category": CV.category},
    "award": {"level": CV.level, "kind": CV.kind},
}
_SCALE = {"lowest": CV.scoreMin, "highest": CV.scoreMax}
_OWN_KEYS = ("ccf/", "findings/", "other/")  # keys that are not dblp's


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


def iri(iris: Iris, kind: str, key: str) -> NamedNode:
    """The node of a known thing."""
    return iris.venue(key) if kind == "venue" else iris.named(_NODES.get(kind, kind), key)


def describe(thing: Thing, iris: Iris) -> Iterator[Statement]:
    """What the reference graph says of an institution, skill, award or test."""
    facts = thing.facts
    yield from ((RDF.type, each) for each in _classes(thing))
    yield RDFS.label, Literal(thing.label)
    yield SCHEMA.name, Literal(thing.label)
    yield from ((SCHEMA.alternateName, Literal(name)) for name in thing.names if name != thing.label)
    yield from _keys(thing.names)
    for column, predicate in _TEXTS.get(thing.kind, {}).items():
        yield from ((predicate, Literal(value)) for value in facts.get(column, "").split("|") if value)
    for column, predicate in _SCALE.items():
        if value := facts.get(column):
            yield predicate, Literal(value, datatype=XSD.decimal)
    if thing.kind == "institution":
        yield from ((CV.place, Literal(place)) for place in thing.places)
    yield from _same(facts)
    if thing.parent:
        yield SCHEMA.parentOrganization, iri(iris, "institution", thing.parent)


def _classes(thing: Thing) -> tuple[NamedNode, ...]:
    if thing.kind == "institution":
        is_school = thing.facts["kind"] == "university"
        is_department = "scoped" in thing.facts and thing.facts["kind"] in DEPARTMENTS
        more = (SCHEMA.CollegeOrUniversity,) if is_school else (CV.Department,) if is_department else ()
        return (SCHEMA.Organization, *more)
    return (_THINGS[thing.kind],)


def _same(facts: Row) -> Iterator[Statement]:
    if ror := facts.get("ror"):
        yield OWL.sameAs, NamedNode(ror)
    if wikidata := facts.get("wikidata"):
        yield OWL.sameAs, NamedNode(f"http://www.wikidata.org/entity/{wikidata}")


def _keys(names: tuple[str, ...]) -> Iterator[Statement]:
    return ((CV.nameKey, Literal(key)) for key in dict.fromkeys(map(name_key, names)))

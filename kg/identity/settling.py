"""Who the people are once a document has come or gone, or a decision has: what changes in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.identity.decisions import RULE, Decisions, link_quads
from kg.identity.index import Index
from kg.identity.links import MOST, Link, concerned, near_misses
from kg.identity.people import People, Person, hanging_together
from kg.identity.signs import kind, value
from kg.iris import Iris
from kg.vocab import CV


class Settled(NamedTuple):
    """The candidate of each document that was looked at, and the links held before and now."""

    candidates: dict[str, NamedNode]
    held: set[Quad]
    wanted: list[Quad]


def settle(
    engine: ox.Store, iris: Iris, index: Index, decisions: Decisions, seeds: Iterable[str] = ()
) -> Settled:
    """The people of all documents that the change touches, with the `seeds`, and the links between them.

    It costs as much as these documents share, however many others the store has.
    """
    touched = {index.sha256, *seeds, *concerned(index, index.own | index.before)}
    documents = hanging_together(index, decisions, touched)
    people = People(index, decisions, documents)
    candidates = {sha256: _candidate(index, iris, people.of[sha256]) for sha256 in sorted(documents)}
    links = [*people.links, *_open(index, decisions, people)]
    held = {quad for sha256 in sorted(documents | touched) for quad in _held(engine, iris, sha256)}
    return Settled(candidates, held, [quad for each in links for quad in link_quads(*each, iris)])


def _candidate(index: Index, iris: Iris, person: Person) -> NamedNode:
    """Known by the first address that no other person's documents are known by, else by a document."""
    keys = {sign for sha256 in person.documents for sign in index.signs(sha256) if kind(sign) == "key"}
    for sign in sorted(keys):
        holders = index.holders(sign, MOST)
        if len(holders) <= MOST and person.documents.issuperset(holders):
            return iris.candidate(value(sign).partition(" ")[2])
    return iris.candidate(min(person.documents))


def _open(index: Index, decisions: Decisions, people: People) -> Iterator[Link]:
    """One link, the best, for each two documents that may be one person's and are not."""
    found: dict[tuple[str, str], Link] = {}
    for sha256 in people.of:
        for each in near_misses(index, sha256, people.of[sha256].documents):
            pair = each.one, each.other
            if _is_undecided(decisions, *pair):
                found[pair] = max(found.get(pair, each), each, key=lambda link: (link.score, link.reason))
    return (found[pair] for pair in sorted(found))


def _is_undecided(decisions: Decisions, one: str, other: str) -> bool:
    made = (each for each in decisions.about(one) if each.verdict == "different")
    return not any(other in each.documents for each in made)


def _held(engine: ox.Store, iris: Iris, sha256: str) -> Iterator[Quad]:
    """The links that rules made of a document, as they are in the store."""
    document, graph = iris.document(sha256), iris.identity_graph
    for side in (CV.one, CV.other):
        for link in engine.quads_for_pattern(None, side, document, graph):
            if Quad(link.subject, CV.decidedBy, Literal(RULE), graph) in engine:
                yield from engine.quads_for_pattern(link.subject, None, None, graph)

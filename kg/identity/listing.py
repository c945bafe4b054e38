"""The links and decisions in a store as rows: of everything, or of what ties two sides together."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.identity.index import key_of
from kg.iris import Iris
from kg.vocab import CV, RDF

_STRONGEST = ("same", "different", "open")


class Told(NamedTuple):
    """A link or decision between documents (by SHA-256): its verdict, by whom (rule, person), and why."""

    verdict: str
    by: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    score: float
    reason: str


def every(engine: ox.Store, iris: Iris) -> list[Told]:
    """All links and decisions: what a person decided first, then by verdict and score."""
    graph = iris.identity_graph
    nodes = (quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CV.IdentityLink, graph))
    return _ordered(_told(engine, iris, node) for node in nodes)


def between(engine: ox.Store, iris: Iris, one: Set[str], other: Set[str]) -> list[Told]:
    """The links and decisions that tie documents of two sides; of one side with itself, those within it."""
    nodes = {
        quad.subject
        for sha256 in one
        for side in (CV.one, CV.other)
        for quad in engine.quads_for_pattern(None, side, iris.document(sha256), iris.identity_graph)
    }
    found = _ordered(_told(engine, iris, node) for node in nodes)
    return [each for each in found if _ties(each, one, other)]


def _ties(told: Told, one: Set[str], other: Set[str]) -> bool:
    first, second = set(told.one), set(told.other)
    return bool((first & one and second & other) or (first & other and second & one))


def _told(engine: ox.Store, iris: Iris, node: object) -> Told:
    assert isinstance(node, NamedNode)
    said = list(engine.quads_for_pattern(node, None, None, iris.identity_graph))
    word = {quad.predicate: quad.object.value for quad in said if isinstance(quad.object, Literal)}
    one, other = (
        tuple(sorted(key_of(quad.object) for quad in said if quad.predicate == side))
        for side in (CV.one, CV.other)
    )
    return Told(word[CV.verdict], word[CV.decidedBy], one, other, float(word[CV.likelihood]), word[CV.reason])


def _ordered(found: Iterator[Told]) -> list[Told]:
    return sorted(
        found, key=lambda each: (each.by, _STRONGEST.index(each.verdict), -each.score, each.one, each.other)
    )

"""What a person decided: that documents are, or are not, of one person. Kept in the store as facts.

A decision is about documents, by the SHA-256 of their bytes, so that it outlives them: it holds again
when they are added again. Of two sides, each document of one is (not) of the person of each of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import product
from typing import Literal as Word
from typing import NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.identity.index import key_of
from kg.iris import Iris, digest
from kg.vocab import CV, RDF, RDFS

_FORGET = ": `kg identity forget A B` takes that back"
PERSON, RULE = "person", "rule"
Verdict = Word["same", "different", "open"]


class Decision(NamedTuple):
    """That the documents of two sides are of one person (`same`) or of two (`different`)."""

    one: frozenset[str]
    other: frozenset[str]
    verdict: Verdict

    @property
    def documents(self) -> frozenset[str]:
        """All documents that it is about."""
        return self.one | self.other

    def ties(self, one: Set[str], other: Set[str]) -> bool:
        """Whether it is about documents of two sides, one each."""
        return bool((self.one & one and self.other & other) or (self.one & other and self.other & one))


def decision(one: set[str], other: set[str], verdict: Verdict) -> Decision:
    """A decision, the same whichever side was named first."""
    first, second = sorted((frozenset(one), frozenset(other)), key=sorted)
    return Decision(first, second, verdict)


class Decisions:
    """The decisions in a store, as they will be with `added` and without `removed`."""

    def __init__(
        self,
        engine: ox.Store,
        iris: Iris,
        added: Decision | None = None,
        removed: frozenset[Decision] = frozenset(),
    ) -> None:
        self._engine, self._iris = engine, iris
        self.added, self.removed = added, removed

    def about(self, sha256: str) -> list[Decision]:
        """The decisions about a document."""
        document, graph = self._iris.document(sha256), self._iris.identity_graph
        found = {
            quad.subject
            for side in (CV.one, CV.other)
            for quad in self._engine.quads_for_pattern(None, side, document, graph)
        }
        return self._changed([each for node in found if (each := self._read(node))], sha256)

    def every(self) -> list[Decision]:
        """All decisions."""
        graph = self._iris.identity_graph
        by = self._engine.quads_for_pattern(None, CV.decidedBy, Literal(PERSON), graph)
        return self._changed([each for quad in by if (each := self._read(quad.subject))], None)

    def _changed(self, held: list[Decision], sha256: str | None) -> list[Decision]:
        new = [self.added] if self.added and (sha256 is None or sha256 in self.added.documents) else []
        return sorted({*held, *new} - self.removed, key=lambda each: (sorted(each.one), sorted(each.other)))

    def _read(self, node: object) -> Decision | None:
        """The decision that a node of the identity graph is; None for a link by rule."""
        assert isinstance(node, NamedNode)
        said = list(self._engine.quads_for_pattern(node, None, None, self._iris.identity_graph))
        words = {quad.predicate: quad.object.value for quad in said if isinstance(quad.object, Literal)}
        if words.get(CV.decidedBy) != PERSON:
            return None
        sides = (CV.one, CV.other)
        one, other = (
            frozenset(key_of(quad.object) for quad in said if quad.predicate == side) for side in sides
        )
        return Decision(one, other, "same" if words[CV.verdict] == "same" else "different")


def contradiction(known: Decisions, new: Decision) -> str | None:
    """Why a decision cannot be made: it contradicts others, perhaps over several; None where it fits in.

    Documents are the same as those they were decided to be the same as, and so on.
    """
    if new.one & new.other:
        return "both sides have a document in common: name documents, not the candidate that has them"
    reached, met = _same_as(known, new.one)
    if new.verdict == "different":
        return "they were decided to be the same" + _FORGET if new.other & reached else None
    beyond, more = _same_as(known, new.other)
    whole = reached | beyond
    apart = any(each.verdict == "different" and each.ties(whole, whole) for each in met | more)
    return "they were decided to be different" + _FORGET if apart else None


def _same_as(known: Decisions, documents: frozenset[str]) -> tuple[set[str], set[Decision]]:
    """All documents decided to be of one person with `documents`, and the decisions about any of them."""
    reached, waiting, met = set(documents), set(documents), set[Decision]()
    while waiting:
        for each in known.about(waiting.pop()):
            met.add(each)
            if each.verdict == "same":
                waiting |= each.documents - reached
                reached |= each.documents
    return reached, met


def decision_quads(made: Decision, iris: Iris) -> Iterator[Quad]:
    """A decision as facts."""
    node = iris.thing("identity", digest(PERSON, made.verdict, *sorted(made.one), "/", *sorted(made.other)))
    told = ((CV.decidedBy, terms.text(PERSON)), *_told(made.verdict, "decided by a person", 1.0))
    yield from _quads(node, iris, made, told)


def link_quads(
    one: str, other: str, verdict: Verdict, reason: str, score: float, iris: Iris
) -> Iterator[Quad]:
    """A link that a rule made, as facts."""
    node = iris.thing("identity", digest(RULE, one, other))
    told = ((CV.decidedBy, terms.text(RULE)), *_told(verdict, reason, score))
    yield from _quads(node, iris, Decision(frozenset({one}), frozenset({other}), verdict), told)


def _told(verdict: Verdict, reason: str, score: float) -> Iterator[tuple[NamedNode, Literal]]:
    yield RDFS.label, terms.text(f"{verdict}: {reason}")
    yield CV.verdict, terms.text(verdict)
    yield CV.reason, terms.text(reason)
    yield CV.likelihood, terms.decimal(score)


def _quads(
    node: NamedNode, iris: Iris, about: Decision, told: Iterable[tuple[NamedNode, Literal]]
) -> Iterator[Quad]:
    graph = iris.identity_graph
    yield Quad(node, RDF.type, CV.IdentityLink, graph)
    yield from (Quad(node, predicate, obj, graph) for predicate, obj in told)
    for side, documents in ((CV.one, about.one), (CV.other, about.other)):
        yield from (Quad(node, side, iris.document(sha256), graph) for sha256 in sorted(documents))


def pairs(made: Decision) -> Iterator[tuple[str, str]]:
    """Each document of one side with each of the other."""
    return ((a, b) for a, b in product(sorted(made.one), sorted(made.other)) if a != b)

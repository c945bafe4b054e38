"""What changes in a store when a document comes or goes, or somebody decides who is one person.

The candidate of other documents may change with it: these are told anew, from the profiles in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg import held
from kg.held import Change
from kg.identity.decisions import Decisions, Verdict, contradiction, decision, decision_quads
from kg.identity.errors import BadDecision
from kg.identity.index import Index
from kg.identity.settling import Settled, settle
from kg.identity.signs import signs
from kg.iris import Iris, name_key
from kg.vocab import SCHEMA

if TYPE_CHECKING:
    from extract.profile import Profile


class Retold(NamedTuple):
    """What changes of the document itself, and of all else; `candidates` by document, of all looked at."""

    own: Change
    others: Change
    candidates: dict[str, NamedNode]

    @property
    def change(self) -> Change:
        """All that changes, to be exchanged at once."""
        return Change(self.own.lost | self.others.lost, self.own.gained + self.others.gained)


def added(engine: ox.Store, iris: Iris, profile: Profile) -> Retold:
    """What changes when the document of `profile` comes, or is read anew."""
    sha256 = profile.source.sha256
    index = Index(engine, iris, sha256, signs(profile, _organization))
    settled = settle(engine, iris, index, Decisions(engine, iris))
    own = held.told(engine, iris, profile, settled.candidates[sha256])
    return Retold(own, _rest(engine, iris, index, settled), settled.candidates)


def removed(engine: ox.Store, iris: Iris, sha256: str) -> Retold:
    """What changes when a document goes."""
    index = Index(engine, iris, sha256)
    settled = settle(engine, iris, index, Decisions(engine, iris))
    own = Change(held.document_quads(engine, iris, sha256), [])
    return Retold(own, _rest(engine, iris, index, settled), settled.candidates)


def with_decision(engine: ox.Store, iris: Iris, one: set[str], other: set[str], verdict: Verdict) -> Change:
    """What changes with a decision; raises `BadDecision` for one that contradicts another."""
    made = decision(one, other, verdict)
    if against := contradiction(Decisions(engine, iris), made):
        raise BadDecision(against)
    decisions = Decisions(engine, iris, added=made)
    rest = _decided(engine, iris, decisions, made.documents)
    known = {quad for quad in decision_quads(made, iris) if quad in engine}
    return Change(rest.lost, [*rest.gained, *(q for q in decision_quads(made, iris) if q not in known)])


def without_decision(engine: ox.Store, iris: Iris, one: set[str], other: set[str]) -> Change:
    """What changes when all that was decided between two sides is forgotten; raises `BadDecision`."""
    between = frozenset(
        each for sha256 in one for each in Decisions(engine, iris).about(sha256) if each.ties(one, other)
    )
    if not between:
        raise BadDecision("nothing was decided between these: `kg identity list` shows what was")
    decisions = Decisions(engine, iris, removed=between)
    documents = {sha256 for each in between for sha256 in each.documents}
    rest = _decided(engine, iris, decisions, documents)
    lost = {quad for each in between for quad in decision_quads(each, iris)}
    return Change(rest.lost | lost, rest.gained)


def _decided(engine: ox.Store, iris: Iris, decisions: Decisions, documents: Iterable[str]) -> Change:
    index = Index(engine, iris)
    return _rest(engine, iris, index, settle(engine, iris, index, decisions, documents))


def _rest(engine: ox.Store, iris: Iris, index: Index, settled: Settled) -> Change:
    changes = [
        held.change(set(index.held_quads()), index.quads()),
        held.change(settled.held, settled.wanted),
        *_others(engine, iris, index.sha256, settled.candidates),
    ]
    lost = {quad for each in changes for quad in each.lost}
    return Change(lost, [quad for each in changes for quad in each.gained])


def _others(engine: ox.Store, iris: Iris, sha256: str, candidates: dict[str, NamedNode]) -> Iterator[Change]:
    """What changes of the other documents, where they are told of another candidate than before."""
    for other, candidate in candidates.items():
        if other == sha256 or candidate_of(engine, iris, other) == candidate:
            continue
        if profile := held.profile_of(engine, iris, other):
            yield held.told(engine, iris, profile, candidate)


def _organization(name: str) -> str:
    """The key of the institution that a name means, in whatever language; of an unknown one, of its name."""
    from kg.reference import Reference

    known = Reference.load().link(name, "institution")
    return known.key if known else name_key(name)


def candidate_of(engine: ox.Store, iris: Iris, sha256: str) -> NamedNode | None:
    """The candidate that a document in the store is told of."""
    found = engine.quads_for_pattern(iris.document(sha256), SCHEMA.about, None, iris.graph(sha256))
    return next((quad.object for quad in found if isinstance(quad.object, NamedNode)), None)

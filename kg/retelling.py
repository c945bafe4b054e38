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
from kg.identity.decisions import Decisions
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
    index = Index(engine, iris, sha256, signs(profile, name_key))
    settled = settle(engine, iris, index, Decisions(engine, iris))
    own = held.told(engine, iris, profile, settled.candidates[sha256])
    return Retold(own, _rest(engine, iris, index, settled), settled.candidates)


def removed(engine: ox.Store, iris: Iris, sha256: str) -> Retold:
    """What changes when a document goes."""
    index = Index(engine, iris, sha256)
    settled = settle(engine, iris, index, Decisions(engine, iris))
    own = Change(held.document_quads(engine, iris, sha256), [])
    return Retold(own, _rest(engine, iris, index, settled), settled.candidates)


def decided(engine: ox.Store, iris: Iris, decisions: Decisions, documents: Iterable[str]) -> Retold:
    """What changes with `decisions` that are about `documents`, but for the decisions themselves."""
    index = Index(engine, iris)
    settled = settle(engine, iris, index, decisions, documents)
    return Retold(Change(set(), []), _rest(engine, iris, index, settled), settled.candidates)


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


def candidate_of(engine: ox.Store, iris: Iris, sha256: str) -> NamedNode | None:
    """The candidate that a document in the store is told of."""
    found = engine.quads_for_pattern(iris.document(sha256), SCHEMA.about, None, iris.graph(sha256))
    return next((quad.object for quad in found if isinstance(quad.object, NamedNode)), None)

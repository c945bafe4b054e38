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
from kg.identity.links import MOST
from kg.identity.papers import Titles
from kg.identity.settling import Settled, settle
from kg.identity.signs import kind, name_in, signs, value
from kg.iris import Iris, name_key
from kg.triples.telling import Elsewhere
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
    told = Told(engine, iris, index, settled.candidates)
    return Retold(told.change_of(profile), _rest(told, settled), settled.candidates)


def removed(engine: ox.Store, iris: Iris, sha256: str) -> Retold:
    """What changes when a document goes."""
    index = Index(engine, iris, sha256)
    settled = settle(engine, iris, index, Decisions(engine, iris))
    own = Change(held.document_quads(engine, iris, sha256), [])
    return Retold(own, _rest(Told(engine, iris, index, settled.candidates), settled), settled.candidates)


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
    settled = settle(engine, iris, index, decisions, documents)
    return _rest(Told(engine, iris, index, settled.candidates), settled)


def _rest(told: Told, settled: Settled) -> Change:
    """What changes of the index, of the links, and of other documents than the one that comes or goes."""
    changes = [
        held.change(set(told.index.held_quads()), told.index.quads()),
        held.change(settled.held, settled.wanted),
        *told.others(),
    ]
    lost = {quad for each in changes for quad in each.lost}
    return Change(lost, [quad for each in changes for quad in each.gained])


class Told:
    """Documents as they are to be told once the candidates of some are known."""

    def __init__(self, engine: ox.Store, iris: Iris, index: Index, candidates: dict[str, NamedNode]) -> None:
        self._engine, self._iris = engine, iris
        self.index, self._candidates = index, candidates
        self._titles = Titles(index, MOST)
        self._people: dict[frozenset[str], set[tuple[str, NamedNode]]] = {}

    def change_of(self, profile: Profile) -> Change:
        """What changes of a document, with papers under other titles, and co-authors who are candidates."""
        sha256 = profile.source.sha256
        return held.told(self._engine, self._iris, profile, self._candidate(sha256), self._elsewhere(sha256))

    def others(self) -> Iterator[Change]:
        """What changes of other documents: their candidate, or one among the authors of a paper of theirs.

        Those that stay as they are, most of all other versions of one document, are not told anew.
        """
        then = Told(self._engine, self._iris, Index(self._engine, self._iris), {})
        moved = {each for each, candidate in self._candidates.items() if candidate != then._candidate(each)}
        for sha256 in sorted((moved | self._near(moved)) - {self.index.sha256}):
            is_other = sha256 in moved or self._elsewhere(sha256) != then._elsewhere(sha256)
            profile = held.profile_of(self._engine, self._iris, sha256) if is_other else None
            if profile:
                yield self.change_of(profile)

    def _near(self, moved: set[str]) -> set[str]:
        """The documents that have a paper of one that comes, goes or is moved, under any title."""
        signs = {sign for each in moved | {self.index.sha256} for sign in self.index.signs(each)}
        own = {sign for sign in signs | self.index.before if kind(sign) in ("title", "id")}
        titles = Titles(self.index, MOST + 1).reached(own)
        fellows = (self.index.holders(f"title: {title}", MOST + 1) for title in titles)
        return {each for some in fellows if len(some) <= MOST + 1 for each in some}

    def _elsewhere(self, sha256: str) -> dict[str, Elsewhere]:
        """The papers of a document by title: the first title of each, and other candidates who have it."""
        own = self._candidate(sha256)
        found = {}
        for title in sorted(value(sign) for sign in self.index.signs(sha256) if kind(sign) == "title"):
            titles = self._titles.of(title)
            others = (person for person in self._who_have(titles) if person[1] != own)
            people = tuple(sorted(others, key=lambda person: (person[0], person[1].value)))
            found[title] = Elsewhere(min(titles), people)
        return found

    def _who_have(self, titles: frozenset[str]) -> set[tuple[str, NamedNode]]:
        """Names and candidates of the documents that have a paper; none where too many have it."""
        if titles not in self._people:
            holders = [self.index.holders(f"title: {each}", MOST) for each in titles]
            self._people[titles] = {
                (name, candidate)
                for some in holders
                for each in (some if len(some) <= MOST else ())
                if (name := name_in(self.index.signs(each))) and (candidate := self._candidate(each))
            }
        return self._people[titles]

    def _candidate(self, sha256: str) -> NamedNode | None:
        return self._candidates.get(sha256) or candidate_of(self._engine, self._iris, sha256)


def _organization(name: str) -> str:
    """The key of the institution that a name means, in whatever language; of an unknown one, of its name."""
    from kg.reference import Reference

    known = Reference.load().link(name, "institution")
    return known.key if known else name_key(name)


def candidate_of(engine: ox.Store, iris: Iris, sha256: str) -> NamedNode | None:
    """The candidate that a document in the store is told of."""
    found = engine.quads_for_pattern(iris.document(sha256), SCHEMA.about, None, iris.graph(sha256))
    return next((quad.object for quad in found if isinstance(quad.object, NamedNode)), None)

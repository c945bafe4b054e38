"""Documents → people: what hangs together by links, as far as nothing speaks against it.

Links are taken by strength: decisions, addresses with a name, addresses, agreements. One that would make
people with names that cannot be one person's the same, or documents that were decided to be of two, is
not taken. So the outcome follows from the documents and the decisions alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.identity.decisions import Decisions, pairs
from kg.identity.index import Index
from kg.identity.links import (
    Link,
    agreeing,
    link,
    neighbours,
    reason_of,
    reason_of_things,
    score_of,
    sharing,
)
from kg.identity.names import alike
from kg.identity.signs import is_contact, is_named_contact, name_in


@dataclass
class Person:
    """Documents of one person. Each set of `names` is of names that were decided to be one person's."""

    documents: set[str]
    names: list[set[str]] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)  # documents that were decided to be of another


class People:
    """The people of some documents, and the links that made them."""

    def __init__(self, index: Index, decisions: Decisions, documents: Iterable[str]) -> None:
        self.links: list[Link] = []
        self.of = {sha256: _alone(index, decisions, sha256) for sha256 in sorted(documents)}
        self._join_decided(decisions)
        self._join_sharing(index)
        self._join_agreeing(index)

    def _join_decided(self, decisions: Decisions) -> None:
        made = {each for sha256 in self.of for each in decisions.about(sha256) if each.verdict == "same"}
        for one, other in sorted(pair for each in made for pair in pairs(each)):
            if one in self.of and other in self.of and self.of[one] is not self.of[other]:
                names = set().union(*self.of[one].names, *self.of[other].names)
                self._unite(one, other).names = [names] if names else []

    def _join_sharing(self, index: Index) -> None:
        signs = {sign for sha256 in self.of for sign in index.signs(sha256)}
        for wanted, score in ((is_named_contact, 1.0), (is_contact, 0.95)):
            for sign in sorted(filter(wanted, signs)):
                first: list[str] = []  # one document of each person met so far
                for sha256 in sharing(index, sign):
                    for other in first:
                        self._join(link(other, sha256, "same", reason_of(sign), score))
                    first += [sha256] if all(self.of[sha256] is not self.of[other] for other in first) else []

    def _join_agreeing(self, index: Index) -> None:
        found = {
            link(sha256, other, "same", reason_of_things(shared), score_of(shared))
            for sha256 in self.of
            for other, shared in agreeing(index, sha256, self.of[sha256].documents)
            if shared.is_enough
        }
        for each in sorted(found, key=lambda each: (-each.score, each)):
            self._join(each)

    def _join(self, found: Link) -> None:
        one, other = self.of[found.one], self.of[found.other]
        if one is not other and _may_be_one(one, other):
            self._unite(found.one, found.other)
            self.links.append(found)

    def _unite(self, one: str, other: str) -> Person:
        left, right = self.of[one], self.of[other]
        left.documents |= right.documents
        left.apart |= right.apart
        left.names += [names for names in right.names if names not in left.names]
        self.of |= dict.fromkeys(right.documents, left)
        return left


def _alone(index: Index, decisions: Decisions, sha256: str) -> Person:
    name = name_in(index.signs(sha256))
    different = (each for each in decisions.about(sha256) if each.verdict == "different")
    apart = {document for each in different for document in (each.other if sha256 in each.one else each.one)}
    return Person({sha256}, [{name}] if name else [], apart)


def _may_be_one(one: Person, other: Person) -> bool:
    if one.apart & other.documents or other.apart & one.documents:
        return False
    return all(
        any(alike(mine, theirs) for mine in group for theirs in others)
        for group in one.names
        for others in other.names
    )


def hanging_together(index: Index, decisions: Decisions, seeds: Iterable[str]) -> set[str]:
    """The documents that links lead to from `seeds`, over any number of others."""
    waiting = {sha256 for sha256 in seeds if index.signs(sha256)}
    found = set(waiting)
    while waiting:
        sha256 = waiting.pop()
        led = neighbours(index, sha256, found) | _decided(decisions, sha256)
        fresh = {each for each in led - found if index.signs(each)}
        found |= fresh
        waiting |= fresh
    return found


def _decided(decisions: Decisions, sha256: str) -> set[str]:
    return {document for each in decisions.about(sha256) for document in each.documents}

"""What links two documents: an address, or a name with studies, positions and papers that agree."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from kg.identity.decisions import Verdict
from kg.identity.index import Index
from kg.identity.names import alike, is_common
from kg.identity.papers import called
from kg.identity.signs import (
    THINGS,
    is_contact,
    is_named_contact,
    kind,
    name_in,
    thing,
    value,
)

MOST = 50
"""Documents beyond which an address is nobody's own; an agency prints its own on every CV."""

_POINTS = {"study": 2, "paper": 3, "work": 1}
_ENOUGH = 2  # points of a name that few have
_FOR_COMMON = 2  # more for a name that many have
_FOR_CONTRADICTION = 2  # more for documents with addresses of which none is shared
_WORDS = {"mail": "e-mail", "phone": "telephone", "page": "page"}


class Link(NamedTuple):
    """That two documents are of one person, or (`open`) may be: why, and how sure that is (0 to 1)."""

    one: str
    other: str
    verdict: Verdict
    reason: str
    score: float


class Agreement(NamedTuple):
    """The studies, positions and papers that two documents of one name share, and what it takes."""

    things: frozenset[str]
    points: int
    needed: int

    @property
    def is_enough(self) -> bool:
        """Whether that makes them one person."""
        return self.points >= self.needed


def agreement(index: Index, one: str, other: str) -> Agreement:
    """How far two documents agree, if their names may be of one person."""
    mine, theirs = index.signs(one), index.signs(other)
    shared = _each_once((thing(sign) for sign in mine & theirs if kind(sign) in THINGS), mine | theirs)
    names = name_in(mine), name_in(theirs)
    if not all(names) or not alike(*names):
        return Agreement(frozenset(), 0, _ENOUGH)
    extra = _FOR_COMMON * any(map(is_common, names)) + _FOR_CONTRADICTION * _contradict(mine, theirs)
    return Agreement(shared, sum(_POINTS[kind(each)] for each in shared), _ENOUGH + extra)


def _each_once(shared: Iterable[str], signs: Iterable[str]) -> frozenset[str]:
    """Things of which each paper is there once, by a title, in place of each of its identifiers."""
    titles: dict[str, str] = {}
    for name, title in called(signs):
        titles[f"paper: {name}"] = min(f"paper: {title}", titles.get(f"paper: {name}", f"paper: {title}"))
    return frozenset(titles.get(each, each) for each in shared)


def _contradict(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both have addresses of a kind, and none in common."""
    own, their = set(filter(is_contact, mine)), set(filter(is_contact, theirs))
    both = set(map(kind, own)) & set(map(kind, their))
    return bool(both - set(map(kind, own & their)))


def sharing(index: Index, sign: str) -> list[str]:
    """The documents that a sign makes one person's; none where it makes none.

    An address does where no two of its documents have names that cannot be of one person. Otherwise it is
    somebody else's too, and only those that have it with the same name are one person's.
    """
    if is_named_contact(sign):
        return index.holders(sign)
    if not is_contact(sign):
        return []
    found = index.holders(sign, MOST)
    return found if len(found) <= MOST and not _unlike(index, found) else []


def _unlike(index: Index, documents: Iterable[str]) -> bool:
    names = sorted({name_in(index.signs(each)) for each in documents})
    return not all(alike(one, other) for one, other in combinations(names, 2))


def agreeing(index: Index, sha256: str, known: Container[str] = ()) -> Iterator[tuple[str, Agreement]]:
    """The documents that share a study, a position or a paper under the same name, and how far they agree.

    Those that are `known` already are passed over.
    """
    things = sorted(sign for sign in index.signs(sha256) if kind(sign) in THINGS)
    others = {other for sign in things for other in index.holders(sign)} - {sha256}
    return ((other, agreement(index, sha256, other)) for other in sorted(others) if other not in known)


def neighbours(index: Index, sha256: str, known: set[str]) -> set[str]:
    """The documents, but for those that are `known`, that rules link to one if nothing speaks against it."""
    found = {other for sign in index.signs(sha256) for other in sharing(index, sign)} - known
    agreed = agreeing(index, sha256, known | found)
    return found | {other for other, shared in agreed if shared.is_enough}


def concerned(index: Index, signs: Iterable[str]) -> set[str]:
    """The documents whose links may change when a document with `signs` comes or goes."""
    found: set[str] = set()
    for sign in signs:
        if is_contact(sign) or kind(sign) == "key":
            holders = index.holders(sign, MOST + 1)
            found |= set(holders if len(holders) <= MOST + 1 else ())
        elif is_named_contact(sign) or kind(sign) in THINGS:
            found |= set(index.holders(sign))
    return found


def near_misses(index: Index, sha256: str, own: set[str]) -> Iterator[Link]:
    """What may be one person's, and a person may decide: an address of unlike names, or too little in common.

    The documents that are `own`, of the same person anyway, are passed over.
    """
    for sign in sorted(filter(is_contact, index.signs(sha256))):
        found = index.holders(sign, MOST)
        for other in found if len(found) <= MOST else ():
            if other not in own:
                yield link(sha256, other, "open", f"{reason_of(sign)}, but unlike names", 0.4)
    for other, shared in agreeing(index, sha256, own):
        if shared.things and not shared.is_enough:
            score = round(0.8 * shared.points / shared.needed, 2)
            yield link(sha256, other, "open", f"{reason_of_things(shared)}: too little for the name", score)


def link(one: str, other: str, verdict: Verdict, reason: str, score: float) -> Link:
    """A link, the same whichever document was named first."""
    return Link(min(one, other), max(one, other), verdict, reason, score)


def reason_of(sign: str) -> str:
    """What a shared address tells, in words."""
    return f"the same {_WORDS[kind(sign)]} {value(sign).partition('; ')[0]}"


def reason_of_things(shared: Agreement) -> str:
    """What agrees, in words: the same name, study 清华大学, phd."""
    told = ", ".join(f"{kind(each)} {value(each).replace('; ', ' ')}" for each in sorted(shared.things))
    return f"the same name, {told}"


def score_of(shared: Agreement) -> float:
    """How sure an agreement is."""
    return round(min(0.95, 0.75 + 0.05 * (shared.points - shared.needed)), 2)

"""Whether what two documents tell of one thing is the same: in two languages, or more and less closely."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg import terms
from kg.check.said import Said
from kg.check.world import World
from kg.iris import name_key
from kg.vocab import CV

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)

Entry = tuple[Said, NamedNode]
"""An entry as a document tells it."""


class Told(NamedTuple):
    """A value: what it is compared by, how it is called, and whether the reference facts know it."""

    key: str
    name: str
    is_known: bool


def agree(predicate: NamedNode, one: Entry, other: Entry, world: World) -> bool:
    """Whether any value of one entry is one of the other, as far as anybody can tell."""
    alike = _WAYS.get(predicate, _alike)
    told = [
        [_told(term, said, world) for term in said.objects(node, predicate)] for said, node in (one, other)
    ]
    return any(alike(a, b, world) for a, b in product(*told))


def _told(term: Any, said: Said, world: World) -> Told:
    known = world.label(term) if isinstance(term, NamedNode) else None
    name = known or (said.label(term) if isinstance(term, NamedNode) else term.value)
    return Told(key(term.value), name, bool(known))


def comparable(predicate: NamedNode, one: Entry, other: Entry) -> bool:
    """Whether two values are of one measure: grades on two scales are not, nor scales of two grades."""
    beside = {CV.gpa: CV.gpaScale, CV.gpaScale: CV.gpa}.get(predicate)
    told = [said.number(node, beside) if beside else None for said, node in (one, other)]
    return None in told or told[0] == told[1]


def key(value: str) -> str:
    """What values are compared by; the IRI of a thing as it is."""
    return value if value.startswith("http") else name_key(value)


def _alike(one: Told, other: Told, world: World) -> bool:
    """Whether values are equal, or one is the other told less closely (2021, 2021-09).

    Of two names in two scripts nobody can tell, unless the reference facts know both.
    """
    if one.key.startswith(other.key) or other.key.startswith(one.key):
        return True
    return not (one.is_known and other.is_known) and _script(one.name) != _script(other.name)


def _script(name: str) -> str:
    """The script of a name; none of a number, which is told alike in all."""
    return "Han" if _HAN.search(name) else "Latin" if _LATIN.search(name) else ""


def _same_field(one: Told, other: Told, world: World) -> bool:
    """By the field that both names mean, in whatever language."""
    a, b = (world.reference.link(each.name, "major") for each in (one, other))
    return a == b if a and b else _alike(one, other, world)


def _same_number(one: Told, other: Told, world: World) -> bool:
    """Equal, or cut to fewer places (3.9, 3.95), of which there is at least one."""
    short, long = sorted((one.name, other.name), key=len)
    return float(short) == float(long) or ("." in short and long.startswith(short))


def _same_rank(one: Told, other: Told, world: World) -> bool:
    """In numbers: `3/253` is `3 of 253`, and within the `top 2%`."""
    a, b = terms.place(one.name), terms.place(other.name)
    if a.rank and b.rank:
        return a.rank == b.rank and (a.cohort == b.cohort or None in (a.cohort, b.cohort))
    if a.percentile is None or b.percentile is None:
        return _alike(one, other, world)
    within = (a.rank and a.percentile <= b.percentile) or (b.rank and b.percentile <= a.percentile)
    return bool(within) or a.percentile == b.percentile


_WAYS: dict[NamedNode, Callable[[Told, Told, World], bool]] = {
    CV.fieldOfStudy: _same_field,
    CV.gpa: _same_number,
    CV.gpaScale: _same_number,
    CV.rankText: _same_rank,
}
"""How values of a predicate are compared, where not as they are printed."""

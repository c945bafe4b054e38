"""How alike two texts are, from 0 to 1."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.iris import name_key


def empty(value: Any) -> bool:
    """Whether a field tells nothing; `false` and 0 do tell."""
    return value is None or value in ("", [])


@lru_cache(maxsize=100_000)
def form(value: str) -> str:
    """What is compared of a text: only letters, digits, `+` and `#`, without case and width."""
    return name_key(value)


def alike(one: Any, other: Any) -> float:
    """How alike two values are as texts: 0 where one of them tells nothing."""
    return 0.0 if empty(one) or empty(other) else indel(form(str(one)), form(str(other)))


@lru_cache(maxsize=100_000)
def indel(one: str, other: str) -> float:
    """The share of characters that stay when `one` is turned into `other` by deleting and inserting.

    Twice the longest common subsequence by both lengths; two empty texts are the same.
    """
    total = len(one) + len(other)
    return 1 - (total - 2 * _common(one, other)) / total if total else 1.0


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence, a machine word of places at a time.

    H. Hyyrö, Bit-parallel LCS-length computation revisited, 2004: a zero bit in `row` is a place of
    `one` at which the subsequence grows.
    """
    places: dict[str, int] = {}
    for place, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << place
    whole = row = (1 << len(one)) - 1
    for character in other:
        kept = row & places.get(character, 0)
        row = (row + kept) | (row - kept)
    return len(one) - (row & whole).bit_count()

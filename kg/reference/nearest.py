"""Things whose names are merely like a printed one: candidates, and never more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_LEAST = 75.0  # of a hundred; below it names have nothing but letters in common
_SHORTEST = 4  # letters; two Chinese characters tell as much
_HAN = re.compile(r"[\u3400-\u9fff]")


def nearest(key: str, known: Mapping[str, Sequence[T]], most: int = 3) -> list[tuple[T, float]]:
    """The things whose keys are most like `key`, each with a likeness from 0 to 1, best first."""
    from rapidfuzz import fuzz, process

    if len(key) < _SHORTEST and not _HAN.search(key):
        return []
    near = process.extract(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST, limit=4 * most)
    found: list[tuple[T, float]] = []
    for name, likeness, _ in near:
        found += [(thing, round(likeness / 100, 2)) for thing in known[name] if not _has(found, thing)]
    return found[:most]


def _has(found: list[tuple[T, float]], thing: T) -> bool:
    return any(thing is other for other, _ in found)

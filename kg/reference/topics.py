"""Venues of one name told apart by what a paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.reference.facts import Venue

_STEM = 6  # letters: cryptography and cryptographic are of one subject


def fitting(venues: Sequence[Venue], words: str, general: Iterable[str]) -> Venue | None:
    """The only one of `venues` with a word of its name among `words`, if there is one only.

    `general` are words that names have in any field.
    """
    spoken = _stems(words) - {stem for word in general for stem in _stems(word)}
    names = [_stems(" ".join(venue.names)) for venue in venues]
    shared = set.intersection(*names) if names else set()
    hits = [len((own - shared) & spoken) for own in names]
    return venues[hits.index(max(hits))] if hits and sum(map(bool, hits)) == 1 else None


def _stems(text: str) -> set[str]:
    """The beginnings of words, and those of two in a row: `software engineering` is one subject."""
    stems = [word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower())]
    return {*stems, *(" ".join(both) for both in pairwise(stems))}

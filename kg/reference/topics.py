"""Venues of one name told apart by what a paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.reference.facts import Venue

_STEM = 6  # letters: cryptography and cryptographic are of one subject


def fitting(venues: Sequence[Venue], words: str, general: Iterable[str]) -> Venue | None:
    """The only one of `venues` with a word of its name among `words`, if there is one only.

    `general` are words that names have in any field.
    """
    spoken = _stems(words) - _stems(" ".join(general))
    names = [_stems(" ".join(venue.names)) for venue in venues]
    shared = set.intersection(*names) if names else set()
    hits = [len((own - shared) & spoken) for own in names]
    return venues[hits.index(max(hits))] if hits and sum(map(bool, hits)) == 1 else None


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.lower())}

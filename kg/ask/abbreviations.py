"""Journals by their short titles, as ISO 4 makes them: "Phys. Rev. Lett." is Physical Review Letters."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the"))  # an abbreviated title has none of them


def is_short_for(short: str, title: str) -> bool:
    """Whether each word of `short` begins a word of `title`, in turn, but for small words."""
    one, other = _words(short), _words(title)
    return len(one) == len(other) > 1 and all(map(str.startswith, other, one))


def goes_by(short: str, called: str) -> bool:
    """Whether an abbreviated title is called by its initials, or by its first word: JACS, Angew."""
    words = _words(short)
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and len(called) > 2 and called.lower() in (initials, *_long(words[:1]))


def _words(title: str) -> list[str]:
    return [word for word in _WORD.findall(title.lower()) if word not in _SMALL]


def _long(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 4]

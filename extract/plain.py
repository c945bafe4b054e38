"""Printed text → the text of a value: on one line, without what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extract.words import load

_CHINESE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_WRAP = re.compile(rf"(?<=[{_CHINESE}])\s*\n\s*(?=[{_CHINESE}])|(?<=\w-)\n\s*(?=\w)")
_CUT = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-\u2010]\n\s*([a-z]{2,})(?![\w-])")


def plain(text: str) -> str:
    """Text as a value: NFKC, nothing invisible, runs of white space one space.

    A line break inside Chinese text or after a hyphen is no space; a hyphen that only cuts a word at the
    line's end is none of its letters.
    """
    text = _WRAP.sub("", _CUT.sub(_rejoined, unicodedata.normalize("NFKC", text)))
    return " ".join(text.translate(_SEEN).split())


def _rejoined(cut: re.Match[str]) -> str:
    """The two halves of a word that a line break cuts; with their hyphen where each is a word."""
    kept = cut[1].casefold() in _before_hyphens() or cut[1].isupper()
    return f"{cut[1]}-{cut[2]}" if kept else cut[1] + cut[2]


@cache
def _before_hyphens() -> frozenset[str]:
    return frozenset(load("common")["hyphenated"]["words"])


class _Seen(dict[int, str | None]):
    """Characters that are seen or are white space, by code; the others are dropped by `str.translate`."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        seen = character.isspace() or unicodedata.category(character) not in ("Cc", "Cf")
        self[code] = shown = character if seen else None
        return shown


_SEEN = _Seen()

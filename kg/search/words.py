"""Text → words as they are indexed: Latin words whole, Chinese by pairs of characters.

A run of Chinese characters becomes each pair of neighbours and then its last character, at one place
further each: so 联邦学习 is 联邦, 邦学, 学习, 习, and a query for any part of it is a phrase, without a
dictionary that would have to know the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_HAN = r"\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])\w)+(?:\+\+|[#+](?!\w))?")
_FIRST_HAN = "\u3005"
_IS_HAN = re.compile(rf"[{_HAN}]")


_WHOLE = str.maketrans("øØłŁđĐıİ", "oOlLdDiI")  # letters that Unicode does not take apart


class Word(NamedTuple):
    """A word of a text at `start` to `end`; its neighbours' places differ by one."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of `text` in the form that they are indexed in: compared without case and accents."""
    for found in _WORD.finditer(text):
        start, run = found.span()[0], found[0]
        if is_han(run):
            for place, pair in enumerate(_pairs(run), start):
                yield Word(pair, place, place + len(pair))
        else:
            yield Word(folded(run), start, found.end())


def indexed(text: str) -> str:
    """The words of `text` with spaces between, as `words` gives them but quicker."""
    found: list[str] = []
    for run in _WORD.findall(text):
        if is_han(run):
            found += _pairs(run)
        else:
            found.append(folded(run))
    return " ".join(found)


def _pairs(run: str) -> list[str]:
    """Neighbours among Chinese characters, and the last one alone."""
    return [*map("".join, pairwise(run)), run[-1]]


def asked(text: str) -> list[str]:
    """The words that a text is looked for by: as in `words`, but without the lone last character of a run.

    A single Chinese character is asked for as the beginning of a pair, which is the caller's to see to.
    """
    found = list(words(text))
    return [
        word.text
        for word, before in zip(found, [None, *found], strict=False)
        if not (before and len(word.text) == 1 and is_han(word.text) and before.end == word.end)
    ]


def folded(word: str) -> str:
    """A Latin word without case, accents and differences of width."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_WHOLE))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def is_han(text: str) -> bool:
    """Whether a text starts with a Chinese character."""
    return text[:1] >= _FIRST_HAN and bool(_IS_HAN.match(text))

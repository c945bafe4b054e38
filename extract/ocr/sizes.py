"""The sizes of letters, from how far characters are apart and how high the strips are that hold them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.ocr.straight import middle
from extract.words import load

_HEIGHT = 1.31  # of a strip of eight characters or more, in widths of an em, unless the page tells
_HIGHER = {1: 1.07, 2: 1.18, 3: 1.13, 4: 1.09, 5: 1.06, 6: 1.06, 7: 1.03}
"""How much higher a recogniser draws strips of few characters; measured on pages whose sizes are known."""

_LONG = 8  # characters
_NEAR = (0.6, 1.5)  # times the usual distance: those between which letters of a word are apart
_ALIKE = 0.12  # by which sizes may differ and be the same


class Cell(NamedTuple):
    """A character with its left and right edge in pixels; `spaced`: a space is before it."""

    text: str
    left: float
    right: float
    spaced: bool

    @property
    def is_wide(self) -> bool:
        """Whether it is as wide as an em, as Chinese characters are."""
        return advance(self.text) == 1.0


def advance(character: str) -> float:
    """How wide a character commonly is, in widths of an em (`words/advances.toml`)."""
    if known := _advances().get(character):
        return known
    wide = unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) == "So"
    return 1.0 if wide else 0.55


@cache
def _advances() -> dict[str, float]:
    table: dict[str, str] = load("advances")["latin"]
    return {character: float(width) for width, characters in table.items() for character in characters}


def sizes(lines: Sequence[Sequence[Cell]], heights: Sequence[float]) -> list[float]:
    """The size of the letters of each line, whose strip has that height, in pixels.

    Both measures vary by a tenth: their mean is taken, and what is nearly one size is one.
    """
    spread = [_spread(cells) for cells in lines]
    long = [h / em for cells, h, em in zip(lines, heights, spread, strict=True) if em and len(cells) >= _LONG]
    usual = median(long) if long else _HEIGHT
    found = []
    for cells, height, em in zip(lines, heights, spread, strict=True):
        by_height = height / (usual * _HIGHER.get(len(cells), 1.0))
        em = min(em, height)  # letters may be set apart
        found.append((em * by_height) ** 0.5 if em else by_height)
    return _levelled(found, [len(cells) for cells in lines])


def _spread(cells: Sequence[Cell]) -> float:
    """How far neighbours in words are apart, over how wide letters commonly are; 0 for too few.

    Beside Chinese characters Latin ones have air, and where a space was not seen there is more of it:
    such neighbours do not count.
    """
    pairs = [(one, two) for one, two in pairwise(cells) if not two.spaced]
    pairs = [(one, two) for one, two in pairs if one.is_wide == two.is_wide] or pairs
    widths = [(advance(one.text) + advance(two.text)) / 2 for one, two in pairs]
    shares = [((two.left - one.left) / width, width) for (one, two), width in zip(pairs, widths, strict=True)]
    if len(shares) < 3:
        return 0.0
    usual = middle(shares)
    near = [(share, width) for share, width in shares if _NEAR[0] * usual < share < _NEAR[1] * usual]
    return sum(share * width for share, width in near) / sum(width for _, width in near) if near else 0.0


def _levelled(found: list[float], counts: Sequence[int]) -> list[float]:
    """Sizes that are nearly the same as the same, the commonest first."""
    rest = list(range(len(found)))
    while rest:
        body = middle((found[index], counts[index]) for index in rest)
        alike = [index for index in rest if abs(found[index] - body) < _ALIKE * body]
        for index in alike:
            found[index] = body
        rest = [index for index in rest if index not in set(alike)]
    return found

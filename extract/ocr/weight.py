"""Which words of a page are printed bold: their strokes are thicker than those of most words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from extract.document import Box
from extract.ocr.ink import stroke
from extract.ocr.setting import Cell, Setting

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

_BOLD = 1.22
"""Times the usual thickness: bold faces are at 1.3 and more, regular ones up to 1.1."""

_FEW = 5  # words by which what is usual can be told


def bold(lines: Sequence[Setting], pixels: Pixels) -> list[list[bool]]:
    """For each character of each line, whether it is bold."""
    measured = [[(word, _thickness(line, word, pixels)) for word in _words(line.cells)] for line in lines]
    words = [one for found in measured for one in found]
    usual = {}
    for latin in (True, False):
        found = [thick for word, thick in words if thick and word[0].text.isascii() == latin]
        if len(found) >= _FEW:
            usual[latin] = median(found)
    return [list(_marks(found, usual)) for found in measured]


def _words(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Characters without a space between them, Latin and others apart."""
    word: list[Cell] = []
    for cell in cells:
        if word and (cell.spaced or cell.text.isascii() != word[-1].text.isascii()):
            yield word
            word = []
        word.append(cell)
    if word:
        yield word


def _thickness(line: Setting, word: list[Cell], pixels: Pixels) -> float:
    """The strokes of a word, in widths of an em; 0 for one that tells too little."""
    if sum(cell.text.isalnum() for cell in word) < 2:
        return 0.0
    top, bottom = line.baseline - 0.95 * line.em, line.baseline + 0.3 * line.em
    return stroke(pixels, Box(word[0].left, top, word[-1].right, bottom)) / line.em


def _marks(words: list[tuple[list[Cell], float]], usual: dict[bool, float]) -> Iterator[bool]:
    """Whether each character is bold; a word that tells too little is as the one before it."""
    last = False
    for word, thickness in words:
        normal = usual.get(word[0].text.isascii())
        if thickness and normal:
            last = thickness > _BOLD * normal
        yield from [last] * len(word)

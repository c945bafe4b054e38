"""Which words of a page are printed bold: their strokes are thicker than those of most words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.box import Box
from extract.ocr.ink import stroke
from extract.ocr.setting import Setting
from extract.ocr.sizes import Cell
from extract.ocr.straight import middle

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

_THICKER = 0.012
"""Widths of an em by which the strokes of a bold face are thicker than usual; measured on regular and bold
faces, sharp (usual strokes measure 0.055, bold ones 0.07 and more) and blurred by a scan (0.085 and 0.1)."""

_BOLD = (1.13, 1.24)  # times the usual thickness: bold from the second, or above the first if by that much

_FEW = 5  # words by which what is usual can be told


def bold(lines: Sequence[Setting], pixels: Pixels) -> list[list[bool]]:
    """For each character of each line, whether it is bold."""
    measured = [[(word, _thickness(line, word, pixels)) for word in _words(line.cells)] for line in lines]
    words = [one for found in measured for one in found]
    usual = {}
    for latin in (True, False):
        found = [(thick, len(word)) for word, thick in words if thick and word[0].text.isascii() == latin]
        if len(found) >= _FEW:
            usual[latin] = middle(found)
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
            last = thickness > min(max(_BOLD[0] * normal, normal + _THICKER), _BOLD[1] * normal)
        yield from [last] * len(word)

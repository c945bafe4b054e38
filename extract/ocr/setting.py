"""Strips → how they are set: the size of the letters, the baseline, and where each character stands.

A recogniser tells the middle of each character; its edges follow from its size and how wide letters commonly
are. Spaces are looked for in the pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from extract.box import Box
from extract.document import has_han
from extract.headings import kinds
from extract.ocr.engine import Strip
from extract.ocr.ink import blanks
from extract.ocr.sizes import Cell, advance, sizes
from extract.ocr.straight import middle

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

ASCENT, DESCENT = 0.88, 0.2
"""Widths of an em that letters reach above and below the baseline."""

_BELOW = (0.3, 0.35)  # of an em: from the middle of a strip down to the baseline; in Latin letters, in others
_ROW = 0.25  # of an em: by which baselines of one row may differ
_SPACE = 0.25  # of an em: a space between words
_TOUCH = 0.6  # of an em: the gap up to which characters without a space between them touch
_COLUMN = 0.62  # of an em: from where a gap in Chinese text parts columns
_GAP = (0.22, 2.5)  # of an em, and times the usual gap between letters: from where it is a space
_ONE_SIDED = re.compile(r"(?<=\S)([-–—|·]) | ([-–—|·])(?=\S)")  # the space on the other side was not seen
_DOT = re.compile(r"(?<=\w) ?● ?(?=\w)")  # a dot between words
_YEAR = re.compile(r"(?<![\w.])[12](?=[\doOlIı]{3}\b)(?=\D*\d)[0oO][\doOlIı]{2}")  # in old style figures
_FIGURES = str.maketrans("oOlIı", "00111")
_BULLET = re.compile(r"^\s*[·•●∙・◦○](?=.)")  # all alike: they are too small to be told apart
_ICON = re.compile(r"\S{1,3}\s+|[^\s•]")  # what may be an icon before a heading


@dataclass(frozen=True, slots=True)
class Setting:
    """The characters of a strip, its baseline and the size of its letters in pixels, and its score."""

    cells: tuple[Cell, ...]
    baseline: float
    em: float
    score: float


def settings(found: Sequence[Strip], pixels: Pixels) -> tuple[list[Setting], float]:
    """How strips that are straight are set, from top to bottom, and the size of most letters."""
    shown = [one for strip in found if (one := _without_icon(strip)).centres]
    cells = [list(_characters(strip)) for strip in shown]
    heights = [max(1.0, strip.corners[3][1] - strip.corners[0][1]) for strip in shown]
    ems = sizes(cells, heights)
    lines = [_set(*one) for one in zip(shown, cells, ems, strict=True)]
    body = middle((line.em, len(line.cells)) for line in lines) if lines else 0.0
    return [replace(line, cells=tuple(_placed(line, pixels))) for line in _rows(lines)], body


def _set(strip: Strip, cells: Sequence[Cell], em: float) -> Setting:
    """A strip whose characters have no width as yet."""
    below = _BELOW[any(cell.is_wide for cell in cells)] * em
    return Setting(tuple(cells), sum(y for _, y in strip.corners) / 4 + below, em, strip.score)


def _without_icon(strip: Strip) -> Strip:
    """A heading without the icon before it, which was read as a letter."""
    icon = _ICON.match(strip.text)
    if not icon or len(strip.text) > 30 or kinds(strip.text) or not kinds(strip.text[icon.end() :]):
        return strip
    lost = len(icon[0].rstrip())
    return replace(strip, text=strip.text[icon.end() :], centres=strip.centres[lost:])


def _mended(text: str) -> str:
    """A text without what recognisers commonly take for something else; no character more or less."""
    text = _BULLET.sub("• ", _ONE_SIDED.sub(r" \1\2 ", text))
    return _YEAR.sub(lambda year: year[0].translate(_FIGURES), _DOT.sub("·", text))


def _characters(strip: Strip) -> Iterator[Cell]:
    """Each character at the place of its middle."""
    places = iter(strip.centres)
    spaced = False
    for character in _mended(strip.text):
        if character.isspace():
            spaced = True
        else:
            x, _ = next(places)
            yield Cell(character, x, x, spaced)
            spaced = False


def _rows(lines: Iterable[Setting]) -> Iterator[Setting]:
    """The lines from top to bottom, those side by side on one baseline: that of the longest."""
    row: list[Setting] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if row and line.baseline - row[0].baseline > _ROW * min(line.em, row[0].em):
            yield from _level(row)
            row = []
        row.append(line)
    yield from _level(row)


def _level(row: list[Setting]) -> Iterator[Setting]:
    longest = max(row, key=lambda line: len(line.cells), default=None)
    for line in sorted(row, key=lambda line: line.cells[0].left):
        yield replace(line, baseline=longest.baseline) if longest else line


def _placed(line: Setting, pixels: Pixels) -> Iterator[Cell]:
    """The characters with their edges, and with the spaces that only the pixels show."""
    gaps = _gaps(line, pixels)
    usual = median(gaps) if gaps else 0.0
    cells = list(line.cells)
    for index, gap in enumerate(gaps, start=1):
        wide = gap > max(_GAP[0] * line.em, _GAP[1] * usual)
        if wide and _are_letters(cells[index - 1].text, cells[index].text):
            cells[index] = cells[index]._replace(spaced=True)
    yield from _edges(cells, gaps, line.em)


def _gaps(line: Setting, pixels: Pixels) -> list[float]:
    """How far the ink of neighbours is apart, in pixels; 0 where it touches."""
    first, last = line.cells[0], line.cells[-1]
    place = Box(first.left, line.baseline - ASCENT * line.em, last.left, line.baseline + DESCENT * line.em)
    empty = blanks(pixels, place)
    return [
        max(0.0, *(min(end, two.left) - max(start, one.left) for start, end in empty), 0.0)
        for one, two in pairwise(line.cells)
    ]


def _are_letters(one: str, two: str) -> bool:
    """Whether a wide gap between two characters is a space: beside figures and signs there is more air."""
    return one.isascii() and two.isascii() and (one.isalpha() or one in ",;)") and two.isalpha()


def _edges(cells: Sequence[Cell], gaps: Sequence[float], em: float) -> Iterator[Cell]:
    """Characters with their edges: those of a word touch, words are a space apart at least, columns an em."""
    half = [advance(cell.text) * em / 2 for cell in cells]
    edges = [[cell.left - width, cell.left + width] for cell, width in zip(cells, half, strict=True)]
    for index, gap in enumerate(gaps):
        one, two = edges[index], edges[index + 1]
        between = two[0] - one[1]
        if cells[index + 1].spaced:
            apart = gap > _COLUMN * em and _is_chinese(cells[index].text + cells[index + 1].text)
            wanted = max(between, em if apart else _SPACE * em)
        else:
            wanted = 0.0 if between < _TOUCH * em else between
        one[1] -= (wanted - between) / 2
        two[0] += (wanted - between) / 2
    for cell, (left, right) in zip(cells, edges, strict=True):
        yield cell._replace(left=left, right=max(left, right))


def _is_chinese(two: str) -> bool:
    """Whether words in Chinese meet, between which no space is as wide as one between columns."""
    return has_han(two) and all(character.isalnum() for character in two)

"""Strips → how they are set: the size of the letters, the baseline, and where each character stands.

A recogniser tells the middle of each character, not its size. That follows from how far characters are
apart, and from how wide letters commonly are (`words/advances.toml`). Spaces are looked for in the pixels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from extract.document import Box
from extract.headings import kinds
from extract.ocr.engine import Strip
from extract.ocr.ink import blanks
from extract.ocr.straight import middle
from extract.words import load

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

ASCENT, DESCENT = 0.88, 0.2
"""Widths of an em that letters reach above and below the baseline."""

_HEIGHT = 0.78  # of a strip's height: an em
_BELOW = (0.3, 0.35)  # of an em: from the middle of a strip down to the baseline; in Latin letters, in others
_ROW = 0.25  # of an em: by which baselines of one row may differ
_ALIKE = 0.12  # by which sizes may differ and be the same
_SPACE = 0.25  # of an em: a space between words
_TOUCH = 0.6  # of an em: the gap up to which characters without a space between them touch
_GAP = (0.22, 2.5)  # of an em, and times the usual gap between letters: from where it is a space
_ONE_SIDED = re.compile(r"(?<=\S)([-–—|·]) | ([-–—|·])(?=\S)")  # the space on the other side was not seen
_BULLET = re.compile(r"^\s*[·•●∙・◦○](?=.)")  # all alike: they are too small to be told apart
_ICON = re.compile(r"\S{1,3}\s+|[^\s•]")  # what may be an icon before a heading


class Cell(NamedTuple):
    """A character with its left and right edge in pixels; `spaced`: a space is before it."""

    text: str
    left: float
    right: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """The characters of a strip, its baseline and the size of its letters in pixels, and its score."""

    cells: tuple[Cell, ...]
    baseline: float
    em: float
    score: float


def settings(found: Sequence[Strip], pixels: Pixels) -> tuple[list[Setting], float]:
    """How strips that are straight are set, from top to bottom, and the size of most letters."""
    lines = [line for strip in found if (line := _set(_without_icon(strip))).cells]
    body = _body(lines)
    rows = _rows(_levelled(lines))
    return [replace(line, cells=tuple(_edges(line, _spaced(line, pixels)))) for line in rows], body


def advance(character: str) -> float:
    """How wide a character commonly is, in widths of an em."""
    if known := _advances().get(character):
        return known
    wide = unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) == "So"
    return 1.0 if wide else 0.55


@cache
def _advances() -> dict[str, float]:
    table: dict[str, str] = load("advances")["latin"]
    return {character: float(width) for width, characters in table.items() for character in characters}


def _without_icon(strip: Strip) -> Strip:
    """A heading without the icon before it, which was read as a letter."""
    icon = _ICON.match(strip.text)
    if not icon or len(strip.text) > 30 or kinds(strip.text) or not kinds(strip.text[icon.end() :]):
        return strip
    lost = len(icon[0].rstrip())
    return replace(strip, text=strip.text[icon.end() :], centres=strip.centres[lost:])


def _set(strip: Strip) -> Setting:
    """A strip with characters of no width."""
    cells = tuple(Cell(text, x, x, spaced) for text, x, spaced in _characters(strip))
    (_, top), _, _, (_, bottom) = strip.corners
    em = _em(cells) or _HEIGHT * max(1.0, bottom - top)
    wide = any(advance(cell.text) == 1.0 for cell in cells)
    return Setting(cells, sum(y for _, y in strip.corners) / 4 + _BELOW[wide] * em, em, strip.score)


def _characters(strip: Strip) -> Iterator[tuple[str, float, bool]]:
    """Each character with the place of its middle, and whether a space is before it."""
    places = iter(strip.centres)
    spaced = False
    for character in _BULLET.sub("• ", _ONE_SIDED.sub(r" \1\2 ", strip.text)):
        if character.isspace():
            spaced = True
        else:
            yield character, next(places)[0], spaced
            spaced = False


def _em(cells: Sequence[Cell]) -> float:
    """The size of letters: how far neighbours in words are apart, over how wide they are; 0 for too few."""
    pairs = [(one, two) for one, two in pairwise(cells) if not two.spaced]
    apart = sum(two.left - one.left for one, two in pairs)
    usual = sum((advance(one.text) + advance(two.text)) / 2 for one, two in pairs)
    return apart / usual if len(pairs) >= 3 and apart > 0 else 0.0


def _body(lines: Sequence[Setting]) -> float:
    """The size of most letters; 0 where there are none."""
    return middle((line.em, len(line.cells)) for line in lines) if lines else 0.0


def _levelled(lines: Sequence[Setting]) -> Iterator[Setting]:
    """The lines, those of nearly one size in the same, commonest sizes first: what is measured varies."""
    rest = list(lines)
    while rest:
        body = _body(rest)
        yield from (replace(line, em=body) for line in rest if abs(line.em - body) < _ALIKE * body)
        rest = [line for line in rest if abs(line.em - body) >= _ALIKE * body]


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


def _spaced(line: Setting, pixels: Pixels) -> list[Cell]:
    """The characters, with the spaces between Latin letters that only the pixels show."""
    cells = list(line.cells)
    place = Box(
        cells[0].left, line.baseline - ASCENT * line.em, cells[-1].left, line.baseline + DESCENT * line.em
    )
    empty = blanks(pixels, place) if sum(cell.text.isascii() for cell in cells) > 3 else []
    gaps = [
        max((min(end, two.left) - max(start, one.left) for start, end in empty), default=0.0)
        for one, two in pairwise(cells)
    ]
    usual = median(gap for gap in gaps if gap >= 0) if gaps else 0.0
    for index, gap in enumerate(gaps, start=1):
        wide = gap > max(_GAP[0] * line.em, _GAP[1] * usual)
        if wide and _are_letters(cells[index - 1].text, cells[index].text):
            cells[index] = cells[index]._replace(spaced=True)
    return cells


def _are_letters(one: str, two: str) -> bool:
    """Whether a wide gap between two characters is a space: beside figures and signs there is more air."""
    return one.isascii() and two.isascii() and (one.isalpha() or one in ",;)") and two.isalpha()


def _edges(line: Setting, cells: Sequence[Cell]) -> Iterator[Cell]:
    """Characters with their edges: those of a word touch, and words are a space apart at least."""
    half = [advance(cell.text) * line.em / 2 for cell in cells]
    edges = [[cell.left - width, cell.left + width] for cell, width in zip(cells, half, strict=True)]
    for one, two, cell in zip(edges, edges[1:], cells[1:], strict=False):
        gap = two[0] - one[1]
        wanted = max(gap, _SPACE * line.em) if cell.spaced else 0.0 if gap < _TOUCH * line.em else gap
        one[1] -= (wanted - gap) / 2
        two[0] += (wanted - gap) / 2
    for cell, (left, right) in zip(cells, edges, strict=True):
        yield cell._replace(left=left, right=max(left, right))

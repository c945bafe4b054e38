"""Strips of text → a page of glyphs, set straight.

A recogniser tells the middle of each character, not its size. That follows from the distances of
characters in words, and from how wide letters commonly are (`words/advances.toml`).
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

from PIL import Image

from extract.ocr.engine import Point, Strip
from extract.ocr.rules import ruled
from extract.pages.glyphs import Glyph, Page, Style
from extract.words import load

_BODY = 10.5  # points: the size of most text, where nobody knows how large the page is
_HEIGHT = 0.78  # of a strip's height: an em
_BASE = 0.32  # of an em: how far the baseline is below the middle of a strip
_ASCENT, _DESCENT = 0.88, 0.2  # of an em
_SPACE = 0.25  # of an em: a space between words
_TOUCH = 0.6  # of an em: the gap up to which characters without a space between them touch
_ALIKE = 0.12  # by which sizes may differ and be the same


@dataclass(frozen=True, slots=True)
class _Line:
    """A strip set straight: the height of its middle, the size of its letters, in pixels."""

    strip: Strip
    middle: float
    em: float


def set_page(found: Sequence[Strip], picture: Image.Image, number: int, width: float | None) -> Page:
    """The page that strips make; `width` is that of the page in points, if known."""
    angle = slant(found)
    centre = picture.width / 2, picture.height / 2
    lines = [_line(_turned(strip, -angle, centre)) for strip in found]
    body = _usual(lines)
    scale = width / picture.width if width else _BODY / body
    glyphs = [glyph for line in lines for glyph in _glyphs(_levelled(line, body), scale)]
    segments = tuple(ruled(picture, angle, body, scale)) if glyphs else ()
    return Page(number, picture.width * scale, picture.height * scale, tuple(glyphs), segments)


def slant(found: Iterable[Strip]) -> float:
    """The angle by which most lines slope, in radians; 0 where there are no long ones."""
    wide = []
    for strip in found:
        (x, y), (right, lower), _, (_, bottom) = strip.corners
        if right - x > 8 * (bottom - y):  # a short one tells too little
            wide.append((math.atan2(lower - y, right - x), right - x))
    return _median(wide) if wide else 0.0


def _median(weighted: list[tuple[float, float]]) -> float:
    """The value below which half of the weights are."""
    ordered = sorted(weighted)
    reached = list(accumulate(weight for _, weight in ordered))
    return ordered[bisect_left(reached, reached[-1] / 2)][0]


def _turned(strip: Strip, angle: float, centre: Point) -> Strip:
    """The strip turned around a point by an angle in radians."""
    a, b, c, d = (_turn(point, angle, centre) for point in strip.corners)
    return replace(
        strip, corners=(a, b, c, d), centres=tuple(_turn(point, angle, centre) for point in strip.centres)
    )


def _turn(point: Point, angle: float, centre: Point) -> Point:
    x, y = point[0] - centre[0], point[1] - centre[1]
    sine, cosine = math.sin(angle), math.cos(angle)
    return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine


def _line(strip: Strip) -> _Line:
    ys = [y for _, y in strip.corners]
    (_, top), _, _, (_, bottom) = strip.corners
    height = max(1.0, bottom - top)
    return _Line(strip, sum(ys) / 4, _em(strip) or _HEIGHT * height)


def _em(strip: Strip) -> float | None:
    """The size of the letters of a strip: how far neighbours are apart, over how wide they commonly are."""
    apart = usual = 0.0
    count = 0
    for (one, x, _), (two, right, spaced) in pairwise(_characters(strip)):
        if not spaced:
            apart += right - x
            usual += (_advance(one) + _advance(two)) / 2
            count += 1
    return apart / usual if count >= 3 and apart > 0 else None


def _characters(strip: Strip) -> Iterator[tuple[str, float, bool]]:
    """Each character with the place of its middle, and whether a space is before it."""
    places = iter(strip.centres)
    spaced = False
    for character in strip.text:
        if character.isspace():
            spaced = True
        else:
            yield character, next(places)[0], spaced
            spaced = False


@cache
def _advance(character: str) -> float:
    """How wide a character commonly is, in widths of an em."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    table = load("advances")["latin"]
    return next((float(width) for width, characters in table.items() if character in characters), 0.55)


def _usual(lines: Sequence[_Line]) -> float:
    """The size of most letters, in pixels."""
    return _median([(line.em, len(line.strip.text)) for line in lines]) if lines else _BODY


def _levelled(line: _Line, body: float) -> _Line:
    """The line in the size of most text, where it nearly has that: what is measured varies by a tenth."""
    return replace(line, em=body) if abs(line.em - body) < _ALIKE * body else line


def _glyphs(line: _Line, scale: float) -> Iterator[Glyph]:
    baseline = line.middle + _BASE * line.em
    top, bottom = baseline - _ASCENT * line.em, baseline + _DESCENT * line.em
    style = Style(round(line.em * scale * 2) / 2)
    for character, left, right, spaced in _apart(list(_characters(line.strip)), line.em):
        x, y, right, lower, base = (place * scale for place in (left, top, right, bottom, baseline))
        yield Glyph(character, x, y, right, lower, base, style, spaced, line.strip.score)


def _apart(characters: list[tuple[str, float, bool]], em: float) -> Iterator[tuple[str, float, float, bool]]:
    """Characters with their edges: those of a word touch, and words are a space apart at least."""
    edges = [[x - _advance(c) * em / 2, x + _advance(c) * em / 2] for c, x, _ in characters]
    for one, two, (_, _, spaced) in zip(edges, edges[1:], characters[1:], strict=False):
        gap = two[0] - one[1]
        wanted = max(gap, _SPACE * em) if spaced else 0.0 if gap < _TOUCH * em else gap
        one[1] -= (wanted - gap) / 2
        two[0] += (wanted - gap) / 2
    for (character, _, spaced), (left, right) in zip(characters, edges, strict=True):
        yield character, left, max(left, right), spaced

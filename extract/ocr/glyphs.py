"""Strips of text → a page of glyphs, set straight, with the bullets and ruled lines beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PIL import Image

from extract.box import Box
from extract.ocr.engine import Strip
from extract.ocr.ink import dot, ruled
from extract.ocr.setting import ASCENT, DESCENT, Setting, settings
from extract.ocr.straight import straightened
from extract.ocr.weight import bold
from extract.pages.glyphs import Glyph, Page, Style

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

_BODY = 10.5  # points: the size of most text, where nobody knows how large the page is
_SUREST = 0.99  # no reading of a picture is certain
_BEFORE = (2.0, 0.1)  # sizes of a letter before a line: from where to where a bullet may stand


def set_page(found: Sequence[Strip], picture: Image.Image, number: int, width: float | None) -> Page:
    """The page that strips make; `width` is that of the page in points, if known."""
    straight, pixels = straightened(found, picture)
    lines, body = settings(straight, pixels)
    scale = width / picture.width if width else _BODY / (body or _BODY)
    weights = bold(lines, pixels)
    glyphs = [
        glyph for line, heavy in zip(lines, weights, strict=True) for glyph in _glyphs(line, heavy, scale)
    ]
    return Page(
        number,
        picture.width * scale,
        picture.height * scale,
        tuple(glyphs),
        segments=tuple(ruled(pixels, body, scale)) if lines else (),
        marks=tuple(_marks(lines, pixels, scale)),
    )


def _glyphs(line: Setting, heavy: Sequence[bool], scale: float) -> Iterator[Glyph]:
    base, size = line.baseline * scale, line.em * scale
    top, bottom = base - ASCENT * size, base + DESCENT * size
    certainty = min(line.score, _SUREST)
    styles = [Style(round(size * 2) / 2, thick) for thick in (False, True)]
    for cell, thick in zip(line.cells, heavy, strict=True):
        left, right = cell.left * scale, cell.right * scale
        yield Glyph(cell.text, left, top, right, bottom, base, styles[thick], cell.spaced, certainty)


def _marks(lines: Sequence[Setting], pixels: Pixels, scale: float) -> Iterator[Box]:
    """The bullets before lines, which recognisers tend to overlook."""
    for line in lines:
        left = line.cells[0].left
        if not line.cells[0].text.isalnum():
            continue
        far, near = (left - share * line.em for share in _BEFORE)
        place = Box(far, line.baseline - 0.8 * line.em, near, line.baseline + 0.1 * line.em)
        if found := dot(pixels, place, line.em):
            yield Box(*(side * scale for side in (found.left, found.top, found.right, found.bottom)))

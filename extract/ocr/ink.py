"""What is measured in the pixels of a page: ruled lines, strokes of letters, gaps between words, bullets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extract.box import Box
from extract.pages.glyphs import Segment

if TYPE_CHECKING:
    from extract.ocr.straight import Pixels

_CONTRAST = 24  # of 255: by how much a line differs from the paper
_FLAT, _UPRIGHT = 4.0, 1.7  # sizes of a letter: no stroke of a letter is as long
_THICK = 2.6  # points: what is thicker is an area
_PALE = 40  # of 255: ink that differs less from the paper cannot be measured
_NOISE, _INK = 0.12, 0.35  # of the darkest ink: what is none, and what is a part of a letter
_DOT = (0.12, 0.6)  # sizes of a letter: the smallest and the largest side of a bullet


def ruled(pixels: Pixels, em: float, scale: float) -> Iterator[Segment]:
    """The ruled lines, in points (`scale` of a pixel); `em` is the size of most letters in pixels."""
    import cv2
    import numpy

    ink = (abs(pixels - numpy.median(pixels)) > _CONTRAST).astype(numpy.uint8)
    for wide, high in ((round(_FLAT * em), 1), (1, round(_UPRIGHT * em))):
        kept = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones((max(1, high), max(1, wide)), numpy.uint8))
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(kept)[2][1:].tolist():
            if min(width, height) * scale <= _THICK:
                yield Segment(left * scale, top * scale, (left + width) * scale, (top + height) * scale)


def stroke(pixels: Pixels, place: Box) -> float:
    """How thick the strokes in a part of the page are, in pixels; 0 where there is too little ink.

    It is twice the ink over the length of its edges, which needs no sharp edges.
    """
    import numpy

    ink = _ink(pixels, place)
    if ink is None:
        return 0.0
    ink[ink < _NOISE] = 0.0
    edges = sum(float(numpy.abs(numpy.diff(ink, axis=axis)).sum()) for axis in (0, 1))
    return 2 * float(ink.sum()) / edges if edges else 0.0


def blanks(pixels: Pixels, place: Box) -> list[tuple[int, int]]:
    """The columns without ink in a part of the page, from and up to, in pixels of the page."""
    import numpy

    ink = _ink(pixels, place)
    if ink is None:
        return []
    empty = numpy.concatenate(([0], (ink.max(axis=0) < _INK).astype(numpy.int8), [0]))
    steps = numpy.flatnonzero(numpy.diff(empty)) + max(0, int(place.left))
    return list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))


def dot(pixels: Pixels, place: Box, em: float) -> Box | None:
    """The bullet that stands alone in a part of the page, in pixels."""
    import numpy

    ink = _ink(pixels, place)
    if ink is None:
        return None
    down, across = (numpy.flatnonzero((ink > _INK).any(axis=axis)) for axis in (1, 0))
    high, wide = (int(found[-1] - found[0] + 1) for found in (down, across))
    short, long = sorted((high, wide))
    if not _DOT[0] * em <= short <= long <= min(_DOT[1] * em, 2 * short):
        return None
    left, top = max(0, int(place.left)) + int(across[0]), max(0, int(place.top)) + int(down[0])
    return Box(left, top, left + wide, top + high)


def _ink(pixels: Pixels, place: Box) -> Any:
    """A part of the page as shares of its darkest ink, the paper being what its upper and lower edge show."""
    import numpy

    left, top = max(0, int(place.left)), max(0, int(place.top))
    part = pixels[top : int(place.bottom) + 1, left : int(place.right) + 1]
    if not part.size:
        return None
    paper = numpy.median(numpy.concatenate((part[:2], part[-2:])))
    ink = numpy.abs(part - paper).astype(float)
    full = float(numpy.percentile(ink, 99))
    return numpy.minimum(ink / full, 1.0) if full >= _PALE else None

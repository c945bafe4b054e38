"""The ruled lines of a picture, which make the cells of tables."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from PIL import Image

from extract.pages.glyphs import Segment

_CONTRAST = 24  # of 255: by how much a line differs from the paper
_FLAT, _UPRIGHT = 4.0, 1.7  # sizes of a letter: no stroke of a letter is as long
_THICK = 2.6  # points: what is thicker is an area


def ruled(picture: Image.Image, angle: float, em: float, scale: float) -> Iterator[Segment]:
    """Lines of a picture that slopes by an angle in radians, in points (`scale` of a pixel), set straight.

    `em` is the size of most letters in pixels.
    """
    import cv2
    import numpy

    grey = picture.convert("L")
    if abs(angle) > 0.001:
        grey = grey.rotate(math.degrees(angle), Image.Resampling.BILINEAR, fillcolor=255)
    pixels = numpy.asarray(grey, dtype=numpy.int16)
    ink = (abs(pixels - numpy.median(pixels)) > _CONTRAST).astype(numpy.uint8)
    for size in ((max(3, round(_FLAT * em)), 1), (1, max(3, round(_UPRIGHT * em)))):
        kept = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones(size[::-1], numpy.uint8))
        yield from _segments(cv2.connectedComponentsWithStats(kept)[2][1:], scale)


def _segments(boxes: Any, scale: float) -> Iterator[Segment]:
    """The boxes (left, top, width, height, …) of what is thin enough to be a line."""
    for left, top, width, height, *_ in boxes.tolist():
        if min(width, height) * scale <= _THICK:
            yield Segment(left * scale, top * scale, (left + width) * scale, (top + height) * scale)

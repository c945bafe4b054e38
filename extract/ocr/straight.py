"""Strips and pictures that slope → straight ones."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from PIL import Image

from extract.ocr.engine import Point, Strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[Any]

_STRAIGHT = 0.001  # radians: a slope that moves the end of a line by two pixels


def straightened(found: Sequence[Strip], picture: Image.Image) -> tuple[list[Strip], Pixels]:
    """The strips of a picture and its grey pixels, turned so that lines are level."""
    import numpy

    angle = slant(found)
    grey = picture.convert("L")
    if abs(angle) > _STRAIGHT:
        centre = picture.width / 2, picture.height / 2
        found = [_turned(strip, -angle, centre) for strip in found]
        grey = grey.rotate(math.degrees(angle), Image.Resampling.BILINEAR, fillcolor=255)
    return list(found), numpy.asarray(grey, dtype=numpy.int16)


def slant(found: Iterable[Strip]) -> float:
    """The angle by which most lines slope, in radians; 0 where there are no long ones."""
    wide = []
    for strip in found:
        (x, y), (right, lower), _, (_, bottom) = strip.corners
        if right - x > 8 * (bottom - y):  # a short one tells too little
            wide.append((math.atan2(lower - y, right - x), right - x))
    return middle(wide) if wide else 0.0


def middle(weighted: Iterable[tuple[float, float]]) -> float:
    """The value below which half of the weights are."""
    ordered = sorted(weighted)
    reached = list(accumulate(weight for _, weight in ordered))
    return ordered[bisect_left(reached, reached[-1] / 2)][0]


def _turned(strip: Strip, angle: float, centre: Point) -> Strip:
    a, b, c, d = (_turn(point, angle, centre) for point in strip.corners)
    centres = tuple(_turn(point, angle, centre) for point in strip.centres)
    return replace(strip, corners=(a, b, c, d), centres=centres)


def _turn(point: Point, angle: float, centre: Point) -> Point:
    x, y = point[0] - centre[0], point[1] - centre[1]
    sine, cosine = math.sin(angle), math.cos(angle)
    return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine

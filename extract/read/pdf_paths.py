"""What is drawn on a page of a PDF beside text: ruled lines, coloured areas, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from extract.box import Box
from extract.pages.glyphs import Glyph, Segment
from extract.read.pdf_calls import kind_of, thing_inside, thing_of

_MOST = 20_000  # objects of a page that are looked at
_DEEP = 3  # forms inside of forms
_THIN = 2.6  # points: a filled rectangle as thin as this is a ruled line
_MARK = (1.2, 7.0)  # points: the smallest and the largest side of a drawn bullet
_SHORT = 6.0  # points: a shorter line is a stroke of a picture
_WHITE = 0xF0
_Matrix = tuple[float, float, float, float, float, float]


@dataclass
class Drawn:
    """Ruled lines, areas filled with a colour, bullets and pictures, in points from the page's upper left."""

    segments: list[Segment] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)

    def covers(self, glyph: Glyph) -> bool:
        """Whether something coloured lies under a glyph."""
        return any(box.holds(glyph) for box in (*self.areas, *self.pictures))


def drawn(page: Any, left: float, top: float) -> Drawn:
    """What is drawn on a page of pypdfium2's, whose visible part begins at `left`, `top`."""
    found = Drawn()
    objects = _objects(page.raw, c.FPDFPage_CountObjects, thing_of, (1, 0, 0, 1, -left, -top), 0)
    for number, (handle, kind, matrix) in enumerate(objects):
        if number >= _MOST:
            break
        if kind == c.FPDF_PAGEOBJ_PATH:
            _add_path(found, handle, matrix)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_bounds(handle, matrix))
        elif kind == c.FPDF_PAGEOBJ_SHADING:
            found.areas.append(_bounds(handle, matrix))
    return found


def _objects(
    parent: Any, count: Any, get: Any, matrix: _Matrix, depth: int
) -> Iterator[tuple[Any, int, _Matrix]]:
    """The objects of a page or form that are no text, with the matrix that takes them to the page."""
    for index in range(min(count(parent), _MOST)):
        thing = get(parent, index)
        kind = kind_of(thing)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            continue
        handle = ctypes.cast(thing, c.FPDF_PAGEOBJECT)
        if kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = _times(_matrix(handle), matrix)
            yield from _objects(handle, c.FPDFFormObj_CountObjects, thing_inside, inner, depth + 1)
        else:
            yield handle, kind, matrix


def _matrix(handle: Any) -> _Matrix:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    """First `one`, then `two` (PDF 32000-1, 8.3.4)."""
    a, b, p, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, p * g + d * i, p * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _place(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, p, d, e, f = matrix
    return a * x + p * y + e, -(b * x + d * y + f)


def _bounds(handle: Any, matrix: _Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return _box([_place(matrix, left.value, bottom.value), _place(matrix, right.value, top.value)])


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _add_path(found: Drawn, handle: Any, matrix: _Matrix) -> None:
    box = _bounds(handle, matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(handle, fill, stroke)
    sides = sorted((box.right - box.left, box.bottom - box.top))
    if _MARK[0] <= sides[0] <= sides[1] <= _MARK[1]:
        found.marks.append(box)
        return
    if fill.value and min(box.right - box.left, box.bottom - box.top) <= _THIN:
        _add_segment(found, box)
    elif fill.value and _is_coloured(handle):
        found.areas.append(box)
    if stroke.value:
        for segment in _lines(handle, _times(_matrix(handle), matrix)):
            _add_segment(found, segment)


def _add_segment(found: Drawn, box: Box) -> None:
    wide, high = box.right - box.left, box.bottom - box.top
    if max(wide, high) >= _SHORT and min(wide, high) <= _THIN:
        found.segments.append(Segment(box.left, box.top, box.right, box.bottom))


def _is_coloured(handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    c.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return bool(alpha.value) and min(red.value, green.value, blue.value) < _WHITE


def _lines(handle: Any, matrix: _Matrix) -> Iterator[Box]:
    """The straight lines of a path."""
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(c.FPDFPath_CountSegments(handle), _MOST)):
        segment = c.FPDFPath_GetPathSegment(handle, index)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = _place(matrix, x.value, y.value)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield _box([last, point])
        if c.FPDFPathSegment_GetClose(segment):
            yield _box([point, start])
        last = point

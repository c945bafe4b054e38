"""A place on a page of a PDF as a picture: the strip of the page around it, the words in a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2 as pdfium

from extract.box import Box
from extract.errors import NoText, UnknownFormat
from extract.pages import trace
from extract.read.pdf import pages_of
from extract.read.pdf_turn import set_upright
from extract.read.png import png
from extract.read.sniff import media_type

_SCALE = 150 / 72  # pixels a point: 150 dots an inch
_AROUND = 48  # points above and below the words
_FRAME = (200, 30, 30, 255)  # red, green, blue, opacity
_GAP, _THICK = 1, 2  # points between the words and their frame; pixels of the frame


def picture(data: bytes, file: str, spans: Iterable[tuple[int, int]]) -> bytes:
    """The strip of a page around what characters of a PDF's text show, each place in a frame, as PNG.

    The page is that of the first place. Raises `UnknownFormat` for what is no PDF, `NoText` where nothing
    is printed for these characters, and what reading raises.
    """
    if media_type(data, file) != "application/pdf":
        raise UnknownFormat(f"{file}: is no PDF, and only pages have pictures")
    traced = trace(pages_of(data, file)[0])
    found = [place for start, end in spans for place in traced.places(start, end)]
    if not found:
        raise NoText(f"{file}: nothing is printed at this place")
    page = found[0][0]
    return _strip(data, page, [box for number, box in found if number == page])


def _strip(data: bytes, page: int, boxes: Sequence[Box]) -> bytes:
    with pdfium.PdfDocument(data) as document:
        sheet = document[page - 1]
        set_upright(sheet)
        sheet.set_rotation(0)  # boxes are of the page as it was written, or turned
        _, bottom, _, top = sheet.get_bbox()
        above = max(0.0, min(box.top for box in boxes) - _AROUND)
        below = max(0.0, top - bottom - max(box.bottom for box in boxes) - _AROUND)
        bitmap = sheet.render(scale=_SCALE, crop=(0, below, 0, above), rev_byteorder=True)
        for box in boxes:
            _frame(bitmap, box, above)
        return png(bitmap)


def _frame(bitmap: Any, box: Box, above: float) -> None:
    left, right = (round((x + gap) * _SCALE) for x, gap in ((box.left, -_GAP), (box.right, _GAP)))
    top, bottom = (round((y + gap - above) * _SCALE) for y, gap in ((box.top, -_GAP), (box.bottom, _GAP)))
    width, height = right - left, bottom - top
    for x, y, w, h in (
        (left, top, width, _THICK),
        (left, bottom - _THICK, width, _THICK),
        (left, top, _THICK, height),
        (right - _THICK, top, _THICK, height),
    ):
        bitmap.fill_rect(_FRAME, x, y, w, h)

"""A sheet of paper to draw on, by pdfium: pictures, frames, tags, and words in Helvetica.

All measures are points from the upper left corner; y grows downwards. Colours are red, green and blue.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.box import Box
from extract.read.png import png

Colour = tuple[int, int, int]

_FONT = b"Helvetica"  # every PDF reader has it, but it has no letters beyond those of western Europe
_ABOVE, _BELOW = 0.9, 0.25  # of a size: how far a tag reaches above and below the baseline
_STROKED = 1


class Canvas:
    """One page of a PDF that is drawn on; close it by `with`."""

    def __init__(self, width: float, height: float) -> None:
        self.height = height
        self.pdf = pdfium.PdfDocument.new()
        self.page = self.pdf.new_page(width, height)

    def __enter__(self) -> Canvas:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    def picture(self, bitmap: Any, box: Box) -> None:
        """A bitmap that fills a box."""
        image = pdfium.PdfImage.new(self.pdf)
        image.set_bitmap(bitmap)
        wide, high = box.right - box.left, box.bottom - box.top
        image.set_matrix(pdfium.PdfMatrix(wide, 0, 0, high, box.left, self.height - box.bottom))
        self.page.insert_obj(image)

    def fill(self, box: Box, colour: Colour, opacity: float = 1.0) -> None:
        """A box full of colour; `opacity` from 0 to 1."""
        shape = self._rectangle(box)
        c.FPDFPageObj_SetFillColor(shape, *colour, round(255 * opacity))
        c.FPDFPath_SetDrawMode(shape, c.FPDF_FILLMODE_WINDING, False)
        c.FPDFPage_InsertObject(self.page.raw, shape)

    def frame(self, box: Box, colour: Colour, width: float = 0.5, dash: float = 0.0) -> None:
        """The outline of a box, in strokes of a length if it has a `dash`."""
        shape = self._rectangle(box)
        c.FPDFPageObj_SetStrokeColor(shape, *colour, 255)
        c.FPDFPageObj_SetStrokeWidth(shape, width)
        if dash:
            c.FPDFPageObj_SetDashArray(shape, (ctypes.c_float * 2)(dash, dash), 2, 0)
        c.FPDFPath_SetDrawMode(shape, c.FPDF_FILLMODE_NONE, _STROKED)
        c.FPDFPage_InsertObject(self.page.raw, shape)

    def words(self, text: str, left: float, baseline: float, size: float, colour: Colour) -> float:
        """Words at a place; their right edge. What Helvetica lacks is shown as `?`."""
        text = text.encode("latin-1", "replace").decode("latin-1")
        words = self._text(text, size, colour)
        width = _width(words)
        c.FPDFPageObj_Transform(words, 1, 0, 0, 1, left, self.height - baseline)
        c.FPDFPage_InsertObject(self.page.raw, words)
        return left + width

    def tag(self, text: str, left: float, baseline: float, size: float, colour: Colour) -> float:
        """White words on colour; the right edge."""
        words = self._text(text, size, colour)
        right = left + _width(words) + 0.6 * size
        c.FPDFPageObj_Destroy(words)
        self.fill(Box(left, baseline - _ABOVE * size, right, baseline + _BELOW * size), colour, 0.9)
        self.words(text, left + 0.3 * size, baseline, size, (255, 255, 255))
        return right

    def png(self, scale: float) -> bytes:
        """All that was drawn, `scale` pixels a point, as a PNG file."""
        self.page.gen_content()
        return png(self.page.render(scale=scale, rev_byteorder=True))

    def _rectangle(self, box: Box) -> Any:
        wide, high = box.right - box.left, box.bottom - box.top
        return c.FPDFPageObj_CreateNewRect(box.left, self.height - box.bottom, wide, high)

    def _text(self, text: str, size: float, colour: Colour) -> Any:
        words = c.FPDFPageObj_NewTextObj(self.pdf.raw, _FONT, size)
        coded = (text + "\0").encode("utf-16-le")
        c.FPDFText_SetText(words, ctypes.cast(ctypes.c_char_p(coded), c.FPDF_WIDESTRING))
        c.FPDFPageObj_SetFillColor(words, *colour, 255)
        return words


def _width(words: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(words, left, bottom, right, top)
    return right.value

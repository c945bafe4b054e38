"""The pages of a file as they were read, and the picture of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.errors import UnknownFormat
from extract.pages import Page
from extract.read.sniff import media_type

_TURNED = 0.05  # of the proportions of a page: OCR sets pictures upright that lie on their side


def sheets(data: bytes, file: str) -> list[Page]:
    """The pages of a PDF or picture; raises `UnknownFormat` for other formats, and what reading raises."""
    kind = media_type(data, file)
    if kind == "application/pdf":
        from extract.read.pdf import pages_of

        return pages_of(data, file)[0]
    if kind.startswith("image/"):
        from extract.read.image import pages_of as pages_of_picture

        return pages_of_picture(data, file)
    raise UnknownFormat(f"{file}: has no pages to draw: the layout of PDF files and pictures can be drawn")


def bitmaps(data: bytes, file: str, pages: list[Page], scale: float) -> Iterator[Any]:
    """The picture of each page, `scale` pixels a point; None for one that was turned to be read."""
    import pypdfium2 as pdfium

    from extract.read.pdf_turn import set_upright

    if media_type(data, file) == "application/pdf":
        with pdfium.PdfDocument(data) as document:
            for page in pages:
                sheet = document[page.number - 1]
                if all(glyph.certainty == 1 for glyph in page.glyphs):  # else OCR saw it as it is shown
                    set_upright(sheet)
                    sheet.set_rotation(0)
                yield sheet.render(scale=scale)
        return
    from extract.read.image import pictures

    for page, picture in zip(pages, pictures(data, file), strict=True):
        size = round(page.width * scale), round(page.height * scale)
        turned = abs(picture.width / picture.height - page.width / page.height) > _TURNED
        yield None if turned else pdfium.PdfBitmap.from_pil(picture.resize(size))

"""PDF → document: pdfium's characters as glyphs, then layout analysis.

What nobody sees is left out: text in no colour, in white on nothing, too small to read or off the page.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.box import Box
from extract.document import Document
from extract.errors import Encrypted, NoText, TooLarge, UnreadableFile
from extract.ocr import DPI, page_of
from extract.pages import Glyph, Hyperlink, Page, Style, document_of
from extract.read.pdf_calls import (
    address_of,
    as_text,
    handle_of,
    object_of,
    origin_of,
    place_of,
    unicode_of,
)
from extract.read.pdf_paths import drawn
from extract.read.pdf_styles import Looks
from extract.read.pdf_turn import set_upright
from extract.read.scans import Scans, trouble

MAX_PAGES = 60
"""The longest CV read; full academic ones have thirty."""

MAX_CHARACTERS = 400_000
_MOST_PIXELS = 20_000_000  # of a page that is rendered for OCR
_BULLETS = frozenset("lnqu§vØüwv·•o\uf0b7\uf0a7\uf06c\uf06e\uf0d8\uf0fc\uf076")
_NAMES = {"\x02": "-", "\u00ad": "-", "\ufffe": "-"}  # how pdfium tells a hyphen at a line's end


def read(data: bytes, file: str, sha256: str) -> Document:
    """A PDF as a document; raises `Encrypted`, `UnreadableFile`, `TooLarge`, `NoText`."""
    pages, warnings = pages_of(data, file)
    if not any(page.glyphs for page in pages):
        raise NoText(f"{file}: no text on any of its pages")
    return document_of(pages, file, sha256, "application/pdf", warnings)


def pages_of(data: bytes, file: str) -> tuple[list[Page], list[str]]:
    """What is seen on the pages of a PDF, and what to tell of the reading; raises as `read` does."""
    scans = Scans(file)
    with _Opened(data, file) as pdf:
        pages, hidden, characters = [], 0, 0
        for number, raw in enumerate(pdf, start=1):
            reader, page = _read(raw, number, MAX_CHARACTERS - characters, file)
            if (reader.hidden > len(page.glyphs) or raw.get_rotation()) and set_upright(raw):
                reader, page = _read(raw, number, MAX_CHARACTERS - characters, file)
            characters += reader.characters
            why = trouble(page, reader.looks.texts, reader.pictured, c.FPDFPage_CountObjects(raw.raw))
            pages.append(scans.page(page, why, partial(_seen, raw, number)))
            hidden += 0 if why else reader.hidden
    scans.check(pages)
    warnings = [f"hidden text left out: {hidden} characters"] if hidden else []
    return pages, warnings + scans.warnings()


def _read(raw: Any, number: int, most: int, file: str) -> tuple[_PageReader, Page]:
    """A page as it is, and its reader; raises `TooLarge` where it has more characters than are left."""
    with closing(raw.get_textpage()) as text:
        reader = _PageReader(raw, number, c.FPDFText_CountChars(text))
        if reader.characters > most:
            raise TooLarge(f"{file}: more than {MAX_CHARACTERS:,} characters, which is no résumé")
        return reader, reader.page(text.raw)


def _seen(raw: Any, number: int) -> Page:
    """A page as OCR reads its picture."""
    width, height = raw.get_size()
    scale = min(DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
    return page_of(raw.render(scale=scale).to_pil(), number, width)


class _Opened:
    """An open PDF; closes it and its pages at the end."""

    def __init__(self, data: bytes, file: str) -> None:
        try:
            self.pdf = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower():
                raise Encrypted(f"{file}: asks for a password: save it without one") from None
            if "success" in str(error).lower():  # pdfium knows no reason: the tree of pages has none
                raise UnreadableFile(f"{file}: the PDF has no pages") from None
            raise UnreadableFile(f"{file}: the PDF is broken: {str(error).rstrip('.').lower()}") from None
        if not len(self.pdf):
            raise UnreadableFile(f"{file}: the PDF has no pages")
        if len(self.pdf) > MAX_PAGES:
            raise TooLarge(f"{file}: {len(self.pdf)} pages are over the limit of {MAX_PAGES} for a résumé")

    def __enter__(self) -> Iterator[Any]:
        return self._pages()

    def _pages(self) -> Iterator[Any]:
        for index in range(len(self.pdf)):
            try:
                page = self.pdf[index]
            except pdfium.PdfiumError:
                continue  # one broken page leaves the others
            yield page
            page.close()

    def __exit__(self, *_: object) -> None:
        self.pdf.close()


@dataclass
class _PageReader:
    """One page of pdfium's, read glyph by glyph."""

    raw: Any
    number: int
    characters: int
    hidden: int = 0

    def page(self, text: Any) -> Page:
        """What is seen on it."""
        left, bottom, right, top = self.raw.get_bbox()
        self.left, self.top = left, top
        self.width, self.height = right - left, top - bottom
        self.drawn = drawn(self.raw, left, top)
        self.looks = Looks(bool(self.drawn.pictures))
        glyphs = tuple(self._glyphs(text))
        return Page(
            self.number,
            self.width,
            self.height,
            glyphs,
            tuple(self.drawn.segments),
            tuple(self._links()),
            tuple(self.drawn.marks),
        )

    @property
    def pictured(self) -> float:
        """The share of the page that is under pictures, from 0 to 1."""
        areas = [_inside(box, self.width, self.height) for box in self.drawn.pictures]
        page: float = self.width * self.height
        return min(1.0, sum(areas) / max(1.0, page))

    def _glyphs(self, text: Any) -> Iterator[Glyph]:
        """The glyphs that are seen. Most of a page's time goes here: what is asked less often costs less."""
        box, origin = array("f", [0.0] * 4), array("d", [0.0] * 2)  # which pdfium writes to
        box_, x_, y_ = (as_text(at) for at in (address_of(box), address_of(origin), address_of(origin) + 8))
        handle = handle_of(text) or 0
        text_, indices = as_text(handle), range(self.characters)
        codes, objects, places = (
            map(ask, repeat(text_), indices, *more)
            for ask, *more in ((unicode_of,), (object_of,), (place_of, repeat(box_)))
        )
        left, top, width, height = self.left, self.top, self.width, self.height
        spaced, font = False, list[str]()
        last: int | None = -1  # the text object of the glyph before
        edges: tuple[float, float] | None = None
        for index, code, current, placed in zip(indices, codes, objects, places, strict=True):
            character = printed = chr(code)
            if character <= " " or character >= "\x7f":
                character = _NAMES.get(character, character)
                if character.isspace():
                    spaced = True
                    font.append(" ")
                    continue
            if current != last:
                style, kind, font, dark = self.looks.of(handle, index, current)
                last, edges = current, None
            font.append(printed)
            if character == "\0" and _is_stroke(text, index, style):
                character = "–"
            if character < " " or not placed:
                continue
            if kind or (character > "\u1fff" and not "\u2fff" < character < "\ud800"):
                character = _shown(_whole(character, text_, index), kind)
                if not character:
                    spaced = True
                    continue
            first, high, end, low = box
            if edges != (high, low):  # else it stands on the line of the glyph before
                origin_of(text_, index, x_, y_)
                edges = high, low
                baseline, above, below = top - origin[1], top - high, top - low
            first -= left
            glyph = Glyph._make((character, first, above, end - left, below, baseline, style, spaced, 1.0))
            spaced = False
            on_page = -1 < first < width and below > -1 and above < height
            if kind != "hidden" and on_page and (dark or self.drawn.covers(glyph)):
                yield glyph
            else:
                self.hidden += 1

    def _links(self) -> Iterator[Hyperlink]:
        start, link = ctypes.c_int(0), c.FPDF_LINK()
        document = self.raw.pdf.raw
        while c.FPDFLink_Enumerate(self.raw.raw, start, link):
            action = c.FPDFLink_GetAction(link)
            size = c.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
            if size <= 1:
                continue
            buffer = ctypes.create_string_buffer(size)
            c.FPDFAction_GetURIPath(document, action, buffer, size)
            rect = c.FS_RECTF()
            c.FPDFLink_GetAnnotRect(link, rect)
            top, bottom = max(rect.top, rect.bottom), min(rect.top, rect.bottom)
            box = Box(rect.left - self.left, self.top - top, rect.right - self.left, self.top - bottom)
            yield Hyperlink(buffer.value.decode("utf-8", "replace"), box)


def _inside(box: Box, width: float, height: float) -> float:
    """The area of a box that is on the page."""
    across = min(box.right, width) - max(box.left, 0.0)
    down = min(box.bottom, height) - max(box.top, 0.0)
    return max(0.0, across) * max(0.0, down)


def _is_stroke(text: Any, index: int, style: Style) -> bool:
    """Whether a glyph that the file gives no name is one level stroke: a dash."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    wide, high = right.value - left.value, top.value - bottom.value
    return 0 < high < 0.15 * style.size < 0.25 * style.size < wide


def _whole(character: str, handle: Any, index: int) -> str:
    """A character beyond U+FFFF, such as 📞, of which pdfium gives two halves; none at the second."""
    if not "\ud800" <= character <= "\udfff":
        return character
    second = chr(unicode_of(handle, index + 1)) if character < "\udc00" else ""
    whole = (character + second).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return whole if len(whole) == 1 else ""


def _shown(character: str, kind: str) -> str:
    """A character as it is printed: letters of an icon font are pictures, those of a bullet font marks."""
    private = "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"
    if character in _BULLETS and (private or kind == "bullets"):
        return "•"
    return "" if private or (kind == "icons" and character != "•") else character

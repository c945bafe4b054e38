"""Marks → one picture of all pages, side by side, with a legend above them."""

from __future__ import annotations

from hashlib import sha256
from math import ceil, sqrt

from extract.box import Box
from extract.debug.canvas import Canvas, Colour
from extract.debug.marks import Mark, Marks, kinds, marks
from extract.debug.sheets import bitmaps, sheets
from extract.pages import Page, document_of, trace
from extract.read.sniff import media_type

_SCALE = 2.5  # pixels a point: 180 dots an inch
_MOST_PIXELS = 40_000_000
_ABREAST = 3  # pages in a row of the picture
_HEAD, _MARGIN = 32.0, 10.0  # points: the legend's height, and the paper around each page
_SMALL, _TINY = 6.0, 4.2  # points: the size of words
_AROUND = 3.0  # points between a block and its frame
_DIGIT = 0.56  # of an em: the width of a digit
_TOLD = "tint: section    dashes: block    thin frame: line, with its number    frame with a name: field"
_GREY: Colour = (105, 105, 105)
_LINE: Colour = (150, 150, 160)
_PAPER: Colour = (255, 255, 255)
_BLOCK: Colour = (40, 40, 40)
_TABLE: Colour = (226, 226, 226)  # what the pages lie on
_COLOURS: dict[str, Colour] = {
    "contact": (96, 96, 96),
    "education": (31, 119, 180),
    "experience": (214, 110, 10),
    "projects": (160, 98, 20),
    "papers": (44, 140, 44),
    "awards": (180, 140, 0),
    "skills": (138, 80, 190),
    "languages": (200, 70, 160),
    "tests": (0, 150, 160),
    "interests": (190, 40, 60),
    "patents": (110, 120, 20),
    "talks": (0, 110, 110),
    "service": (90, 80, 70),
    "certificates": (70, 90, 160),
}
_SAME = {"test_scores": "tests", "research_interests": "interests"}
"""Fields of the profile whose name is not that of their section."""


def layout_picture(data: bytes, file: str) -> bytes:
    """How a PDF or a picture was read, drawn on its pages, as PNG.

    Raises `UnknownFormat` for what has no pages, and what reading raises.
    """
    from extract.nlp import annotate
    from extract.pipeline import profile_of

    pages = sheets(data, file)  # read once: OCR takes seconds
    document = document_of(pages, file, sha256(data).hexdigest(), media_type(data, file))
    context, _ = annotate(document)
    drawn = marks(document, trace(pages), context.sections, profile_of(document))
    return _drawn(data, file, pages, drawn)


def _drawn(data: bytes, file: str, pages: list[Page], drawn: dict[int, Marks]) -> bytes:
    across = min(len(pages), _ABREAST)
    wide = max(page.width for page in pages) + _MARGIN
    high = max(page.height for page in pages) + _MARGIN
    width, height = across * wide + _MARGIN, ceil(len(pages) / across) * high + _HEAD + _MARGIN
    scale = min(_SCALE, sqrt(_MOST_PIXELS / (width * height)))
    with Canvas(width, height) as canvas:
        canvas.fill(Box(0, 0, width, height), _TABLE)
        _legend(canvas, kinds(drawn))
        for index, (page, bitmap) in enumerate(zip(pages, bitmaps(data, file, pages, scale), strict=True)):
            left, top = _MARGIN + index % across * wide, _HEAD + index // across * high
            paper = Box(left, top, left + page.width, top + page.height)
            canvas.fill(paper, _PAPER)
            if bitmap is not None:
                canvas.picture(bitmap, paper)
            _page(canvas, drawn.get(page.number, Marks()), left, top)
        return canvas.png(scale)


def _legend(canvas: Canvas, found: list[str]) -> None:
    """The colours of the sections, and what frames mean."""
    left = _MARGIN
    for kind in found:
        left = canvas.tag(kind, left, 12, _SMALL + 1, _colour(kind)) + 3
    canvas.words(_TOLD, _MARGIN, 24, _SMALL + 1, _GREY)


def _page(canvas: Canvas, page: Marks, left: float, top: float) -> None:
    """The marks of a page whose upper left corner is at `left` and `top`; the finest are drawn last."""

    def placed(mark: Mark, around: float = 0.0) -> Box:
        box = mark.box
        return Box(
            left + box.left - around,
            top + box.top - around,
            left + box.right + around,
            top + box.bottom + around,
        )

    for mark in page.sections:
        canvas.fill(placed(mark, 2), _colour(mark.kind), 0.13)
    for mark in page.headings:
        canvas.fill(placed(mark, 1), _colour(mark.kind), 0.25)
    for mark in page.blocks:
        box = placed(mark, _AROUND)
        canvas.frame(box, _BLOCK, 0.6, dash=3)
        canvas.tag(f"block {mark.label}", box.left, box.top - 1, _TINY + 0.8, _BLOCK)
    for mark, margin in zip(page.lines, page.margins, strict=True):
        box = placed(mark)
        canvas.frame(box, _LINE, 0.3)
        right, middle = left + margin - _AROUND, (box.top + box.bottom) / 2
        number = Box(right - _DIGIT * _TINY * len(mark.label) - 1, middle - 2, right, middle + 2)
        canvas.fill(number, _PAPER, 0.8)
        canvas.words(mark.label, number.left, middle + 0.35 * _TINY, _TINY, _GREY)
    for mark in page.fields:
        box = placed(mark)
        canvas.frame(box, _colour(mark.kind), 0.6)
        if mark.label:
            canvas.tag(mark.label, box.left, box.top + 0.6, _TINY, _colour(mark.kind))
    for mark in page.sections:
        if mark.label:
            box = placed(mark, 2)
            canvas.tag(mark.label, box.right + 2, box.top + _SMALL, _SMALL, _colour(mark.kind))


def _colour(kind: str) -> Colour:
    """The colour of a section, or of a field of the profile; grey for those of no kind of their own."""
    return _COLOURS.get(_SAME.get(kind, kind), _GREY)

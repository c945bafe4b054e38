"""Pages set by hand, so that a test says where each word stands."""

from __future__ import annotations

from collections.abc import Sequence

from extract.box import Box
from extract.document import Document, is_han
from extract.pages import Glyph, Hyperlink, Page, Segment, Style, document_of

Words = tuple[float, float, str]  # left, baseline, text
EM = 10.0


def glyphs(left: float, baseline: float, text: str, size: float = EM, *, bold: bool = False) -> list[Glyph]:
    """A text in a made-up face: Chinese characters an em wide, all others a half."""
    style = Style(size, bold)
    placed: list[Glyph] = []
    spaced = False
    for character in text:
        width = size if is_han(character) else size / 2
        if not character.isspace():
            box = (left, baseline - 0.8 * size, left + width, baseline + 0.2 * size)
            placed.append(Glyph(character, *box, baseline, style, spaced))
        spaced = character.isspace()
        left += width
    return placed


def page(
    *words: Words | list[Glyph],
    number: int = 1,
    segments: Sequence[Segment] = (),
    links: Sequence[Hyperlink] = (),
    marks: Sequence[Box] = (),
) -> Page:
    """A page of A4 with texts where they are told to stand."""
    placed = [glyph for one in words for glyph in (one if isinstance(one, list) else glyphs(*one))]
    return Page(number, 595.0, 842.0, tuple(placed), tuple(segments), tuple(links), tuple(marks))


def column(left: float, top: float, lines: Sequence[str], pitch: float = 12.0) -> list[Words]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(left, top + pitch * index, line) for index, line in enumerate(lines) if line]


def document(*pages: Page) -> Document:
    """The document that pages make."""
    return document_of(pages, "cv.pdf", "0" * 64, "application/pdf")


def lines(*pages: Page) -> list[str]:
    """The lines of pages in reading order, with a bar for each tab."""
    read = document(*pages)
    return [read.view[line.start : line.end].replace("\t", " | ") for line in read.lines]

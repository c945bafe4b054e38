"""Pages on their side: what counts is how their letters stand, whatever the page says of itself."""

from __future__ import annotations

import pytest

from extract import layout_picture, picture
from extract.read.pdf import pages_of, read
from tests.extract.rawpdf import LINES, pdf, stream
from tests.kg.test_why import size_and_colours

TURNS = {
    0: ("1 0 0 1 72 770", (0, -20)),
    90: ("0 1 -1 0 72 72", (20, 0)),
    180: ("-1 0 0 -1 540 72", (0, 20)),
    270: ("0 -1 1 0 540 770", (-20, 0)),
}
"""Degrees by which letters are turned, against the clock: the matrix of the first line, and the next step."""


def turned(degrees: int, lines: tuple[str, ...] = LINES) -> bytes:
    """Page content whose letters are turned."""
    matrix, (across, up) = TURNS[degrees]
    *shape, x, y = matrix.split()
    places = [(int(x) + across * n, int(y) + up * n) for n in range(len(lines))]
    shown = (f"{' '.join(shape)} {x} {y} Tm ({line}) Tj " for (x, y), line in zip(places, lines, strict=True))
    return f"BT /F1 12 Tf {''.join(shown)} ET".encode()


@pytest.mark.parametrize(
    ("letters", "page"), [(0, 0), (0, 90), (90, 90), (270, 270), (180, 180), (90, 0), (270, 0), (90, 270)]
)
def test_turned_pages_are_read_as_they_would_stand(letters: int, page: int) -> None:
    """Nothing of them is hidden text; lines are in order, and in the page."""
    data = pdf([stream(turned(letters))], page=b"/Rotate %d" % page)
    found = read(data, "cv.pdf", "0" * 64)
    assert [found.text[line.start : line.end] for line in found.lines] == list(LINES)
    assert found.warnings == ()
    ((sheet,), _) = pages_of(data, "cv.pdf")
    assert all(0 < g.left < sheet.width and 0 < g.top < sheet.height for g in sheet.glyphs)
    assert (sheet.width > sheet.height) == (letters in (90, 270))


def test_a_few_turned_words_are_left_out() -> None:
    """As a stamp at the edge is."""
    found = read(pdf([stream(turned(0) + turned(90, ("arXiv",)))]), "cv.pdf", "0" * 64)
    assert "arXiv" not in found.text
    assert found.warnings == ("hidden text left out: 5 characters",)


def test_turned_pages_are_drawn_as_they_were_read() -> None:
    """The frame of a place is around its words."""
    data = pdf([stream(turned(90))], page=b"/Rotate 90")
    width, height, colours = size_and_colours(picture(data, "cv.pdf", [(0, 9)]))
    assert width > height
    assert bytes((200, 30, 30)) in colours and b"\0\0\0" in colours
    assert layout_picture(data, "cv.pdf")

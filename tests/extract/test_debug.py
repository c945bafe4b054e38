"""The picture of how a document was read: what is marked on which page, and where."""

from __future__ import annotations

import struct
from functools import cache

import pytest

from extract import layout_picture
from extract.debug.drawing import _COLOURS
from extract.debug.marks import Mark, Marks, kinds, marks
from extract.errors import UnknownFormat
from extract.nlp import annotate
from extract.pages import trace
from extract.pipeline import profile_of
from extract.words import load
from tests.extract.rawpdf import pdf, stream, text
from tests.extract.typeset import column, document, glyphs, page

NO_KINDS = {"other", "around", "joint"}
LEFT = [
    *("Education", "University of Oslo, MSc in Physics, 2015 - 2017", ""),
    *("Experience", "Acme Robotics, engineer, 2017 - 2019", "built arms that sort parcels"),
]
SIDE = ["Skills", "Python", "Rust", "", "Languages", "English", "French"]
PAGES = (
    page(glyphs(40, 60, "Ida Moss", 20), *column(40, 100, LEFT, 13), *column(430, 104, SIDE, 14)),
    page((40, 100, "learned how arms are built, with a team of five people"), number=2),
)


@cache
def drawn() -> dict[int, Marks]:
    """What is drawn on two pages with a sidebar."""
    read = document(*PAGES)
    context, _ = annotate(read)
    return marks(read, trace(PAGES), context.sections, profile_of(read))


def labels(found: list[Mark]) -> list[str]:
    return [mark.label for mark in found if mark.label]


def test_lines_are_numbered_as_they_are_read() -> None:
    """Through all pages, the sidebar last, each line where it is printed."""
    first, second = drawn()[1], drawn()[2]
    numbers = {mark.label: mark.box for mark in first.lines}
    assert numbers["1"].top < numbers["2"].top < numbers["3"].top
    assert int(second.lines[0].label) < min(int(n) for n, box in numbers.items() if box.left > 400)
    assert len(first.margins) == len(first.lines)


def test_blocks_are_the_columns() -> None:
    """Header and main text are left of the sidebar, and the next page comes before it."""
    first, second = drawn()[1], drawn()[2]
    (aside,) = [mark for mark in first.blocks if mark.box.left > 400]
    assert max(first.blocks, key=lambda mark: int(mark.label)) == aside
    assert int(second.blocks[0].label) < int(aside.label)


def test_sections_go_on_over_pages_and_are_named_once() -> None:
    """The name stands at the first part; the part on the next page has the same colour."""
    first, second = drawn()[1], drawn()[2]
    assert {"education", "experience", "skills", "languages"} <= set(labels(first.sections))
    assert [(mark.label, mark.kind) for mark in second.sections] == [("", "experience")]
    assert len(first.headings) == 4
    assert kinds(drawn())[:3] == ["contact", "education", "experience"]


def test_fields_have_their_names_in_the_profile() -> None:
    """In full at the first of an entry, by the last part after that."""
    named = {mark.label: mark for mark in drawn()[1].fields if mark.label}
    assert {"name", "education/0/institution", "start", "end"} <= set(named)
    assert named["name"].box.top < 60 < named["name"].box.bottom + 5
    assert named["education/0/institution"].kind == "education"


def test_every_kind_of_section_has_a_colour() -> None:
    """But for that of what was not understood, which is grey."""
    assert set(_COLOURS) == {kind for kind, words in load("headings").items() if "zh" in words} - NO_KINDS


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack("!II", png[16:24])
    return width, height


def test_pages_are_side_by_side_in_one_picture() -> None:
    """Three in a row; what would be too large is drawn smaller."""
    one, three, four = (size(layout_picture(pdf([stream(text())] * n), "cv.pdf")) for n in (1, 3, 4))
    assert 2.8 * one[0] < three[0] == four[0] < 3 * one[0]
    assert one[1] == three[1] < four[1]
    many = size(layout_picture(pdf([stream(text())] * 30), "cv.pdf"))
    assert many[0] * many[1] < 41_000_000


def test_what_has_no_pages_is_not_drawn() -> None:
    """It is refused in one line that says what can be."""
    with pytest.raises(UnknownFormat, match=r"cv\.txt: has no pages to draw: .*PDF files and pictures"):
        layout_picture(b"Ida Moss\nEducation\nUniversity of Oslo", "cv.txt")

"""Columns and cells with little room: narrow gutters, words that wrap, bullets that are drawn."""

from __future__ import annotations

from extract.box import Box
from extract.layout import rows
from extract.pages import Segment
from tests.extract.typeset import column, document, glyphs, lines, page

LEFT = ["Education", "University of Oslo", "Physics, with waves", "", "Experience", "Institute for Waves"]
RIGHT = ["Awards", "Prize for the best talk", "", "Publications", "Waves in dry sand", "Sand in waves"]
LONG = "Courses in sand, waves, dunes and all of"
"""A line of 40 characters, 200 points."""


def test_columns_that_stand_near_each_other() -> None:
    """One long line leaves three points of the gutter, and follows the other column in the file."""
    left = [*LEFT, LONG, "their feet"]
    right = [*RIGHT, "Arms at scale, and"]
    found = lines(page(*column(40, 100, left, 13), *column(243, 103, right, 15)))
    assert found == [line for line in [*left, *right] if line]


def test_gutter_is_as_long_as_the_columns_though_one_line_makes_it_narrow() -> None:
    """A wider stripe that begins below the long line is not taken in its place."""
    left = ["Education", LONG + "s", "University of Oslo", "Physics", "", "Experience", *["Waves"] * 8]
    right = ["Awards", "Prize for the talk", "Prize for waves", "", "Publications", "Sand", *["Arms"] * 8]
    found = lines(page(*column(40, 100, left, 13), *column(250, 103, right, 13)))
    assert found == [line for line in [*left, *right] if line]


def test_headings_at_many_places_are_no_column_of_labels() -> None:
    """Headings of one edge by their sum, none of which stands in its middle, are no error."""
    heads = [(200.0 - 5 * len(text), y, text) for y, text in ((100.0, "Education"), (160.0, "Experience"))]
    wide = glyphs(187, 220, "Awards", 30)
    assert "Experience" in lines(page(*heads, wide, (60, 120, "University of Oslo")))


def test_table_of_papers_whose_cells_wrap() -> None:
    """Under names of columns each row is one thing, however its words are wrapped."""
    at = (40.0, 150.0, 230.0, 300.0)
    words = [(42, 98, "Title"), (152, 98, "Venue"), (232, 98, "Author")]
    words += [(42, 118, "Waves in"), (42, 130, "dry sand"), (152, 118, "Sand"), (152, 130, "2021")]
    words += [(232, 118, "first"), (42, 148, "Dunes"), (152, 148, "Arms 2020"), (232, 148, "second")]
    upright = [Segment(x, 86, x, 154) for x in at]
    flat = [Segment(40, y, 300, y) for y in (86.0, 106.0, 136.0, 154.0)]
    found = lines(page(*words, segments=[*upright, *flat]))
    assert found == [
        "Title | Venue | Author",
        "Waves in dry sand | Sand 2021 | first",
        "Dunes | Arms 2020 | second",
    ]


def test_drawn_bullet_beside_a_date() -> None:
    """It marks an item, though a date of the entry above stands left of it."""
    words = [
        *((40, 100, "2021.06"), (120, 100, "Acme Robotics")),
        *((40, 113, "2019.07"), (130, 113, "built arms")),
    ]
    found = lines(page(*words, marks=[Box(122, 107, 126, 111)]))
    assert found == ["2019.07-2021.06 | Acme Robotics", "• built arms"]


def test_period_that_had_no_room_beside_a_bold_head() -> None:
    """It is the head's, when the head fills its line."""
    heads = [
        *glyphs(40, 100, "University of the Arctic North", bold=True),
        *glyphs(195, 100, ", PhD in Sand"),
    ]
    below = [
        "09/2019 - 06/2022",
        "Waves, arms, dunes and all that the sand does",
        "when no one is looking at it, or all of us are",
    ]
    read = document(page(heads, *column(40, 112, below)))
    assert read.value(rows(read)[0].start, rows(read)[0].end).endswith("PhD in Sand 09/2019 - 06/2022")


def test_dates_at_the_right_of_a_column_near_the_next_one() -> None:
    """The gap left of the dates is wider than the gutter, but parts less."""
    left = ["Education", *["University of Oslo", "Physics, with waves"] * 4, "Projects", "Waves in sand"]
    right = ["Awards", *["Prize for the best talk", "in sand and waves"] * 4, "Publications", "Sand in waves"]
    dates = [(191.0, 113.0 + 26 * i, f"{2012 + i}-{2013 + i}") for i in range(4)]
    found = lines(page(*column(40, 100, left, 13), *dates, *column(241, 105, right, 13)))
    assert found.index("Waves in sand") < found.index("Awards")


def test_words_of_another_size_do_not_go_on() -> None:
    """A degree that fills its line is not continued by a smaller line below it."""
    head = glyphs(40, 100, "Master of Science in the Engineering of Bridges", 11)
    below = ["Università degli Studi di Firenze, Florence, Italy", *["waves " * 8 + "sand"] * 3]
    read = document(page(head, *column(40, 113, below)))
    assert read.lines[0].wraps is False


def test_bold_label_and_its_text_beside_it() -> None:
    """A gap wider than a space parts them, where the label is bold and the text is not."""
    found = lines(page([*glyphs(40, 100, "DevOps", bold=True), *glyphs(78, 100, "AWS, Docker")]))
    assert found == ["DevOps  AWS, Docker"]

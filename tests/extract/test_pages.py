"""Layout analysis by geometry: each kind of layout, set by hand."""

from __future__ import annotations

import pytest

from extract.document import Box
from extract.layout import rows
from extract.pages import Hyperlink, Segment
from tests.extract.typeset import column, document, glyphs, lines, page

MAIN = [
    *("Experience", "Acme Robotics, engineer in the group for arms", "built arms that sort parcels", ""),
    *("Publications", "Grasping without vision, and what soft hands can do about it", "Arms at scale"),
    "Arms and their limits",
]
SIDE = ["Skills", "Python", "Rust", "", "Languages", "English", "French", "Contact"]


def test_sidebar_comes_after_the_main_text() -> None:
    """Two columns of text of their own are read one after the other, the narrow one last."""
    found = lines(page(*column(200, 100, MAIN, 13), *column(40, 104, SIDE, 14)))
    assert found == [line for line in MAIN if line] + [line for line in SIDE if line]


def test_sidebar_with_the_name_comes_first() -> None:
    """Where the largest words are in the narrow column, it is what a person reads first."""
    name = glyphs(40, 80, "Ida Moss", 22)
    found = lines(page(name, *column(200, 100, MAIN, 13), *column(40, 104, SIDE, 14)))
    assert found[0] == "Ida Moss"
    assert found.index("French") < found.index("Experience")


def test_sidebar_opens_a_stretch_of_its_own() -> None:
    """What stands first in a sidebar belongs to no section of the main text."""
    read = document(page(*column(200, 100, MAIN, 13), *column(40, 104, SIDE, 14)))
    assert [line.fresh for line in read.lines].count(True) == 1
    assert next(line for line in read.lines if line.fresh).start == read.view.index("Skills")


def test_balanced_columns_are_read_left_to_right() -> None:
    """Columns of one width are text that flows from the left to the right one."""
    left = ["Education", "University of Oslo", "Physics", "", "Experience", "Institute for Waves"]
    right = ["Awards", "Prize for the best talk", "", "Publications", "Waves in dry sand", "Sand in waves"]
    found = lines(page(*column(40, 100, left, 13), *column(310, 103, right, 13)))
    assert found == [line for line in [*left, *right] if line]


def test_header_above_columns_is_read_across() -> None:
    """Name and contact over two columns are no part of them."""
    header = [glyphs(40, 60, "Ida Moss", 20), (420, 60, "ida@example.org")]
    left = ["Education", "University of Oslo", "Physics", "", "Experience", "Institute for Waves"]
    right = ["Awards", "Prize for the best talk", "", "Publications", "Waves in dry sand", "Sand in waves"]
    found = lines(page(*header, *column(40, 100, left, 13), *column(310, 103, right, 13)))
    assert found[0] == "Ida Moss | ida@example.org"


def test_dates_set_right_stay_with_their_entry() -> None:
    """A column of dates has no text of its own: each stands on the line of its entry."""
    left = ["Experience", "Acme Robotics", "Borealis Labs", "Education", "University of Oslo"]
    dates = ["", "2019 - 2021", "2017 - 2019", "", "2013 - 2017"]
    found = lines(page(*column(40, 100, left), *column(480, 100, dates)))
    assert found == [
        *("Experience", "Acme Robotics | 2019 - 2021", "Borealis Labs | 2017 - 2019"),
        *("Education", "University of Oslo | 2013 - 2017"),
    ]


def test_labels_set_left_are_headings_before_what_they_name() -> None:
    """A column of section names is no column of text, also where a name takes two lines."""
    labels = ["Education", "", "Academic", "Positions", "", "Awards"]
    right = ["University of Oslo", "Physics, 2013", "Waves", "Sand", "Dunes", "Prize for the best talk, 2015"]
    found = lines(page(*column(40, 100, labels), *column(160, 100, right)))
    assert found == [
        *("Education", "University of Oslo", "Physics, 2013"),
        *("Academic  Positions", "Waves", "Sand", "Dunes"),
        *("Awards", "Prize for the best talk, 2015"),
    ]


def test_labels_in_the_margin_name_the_stretch_beside_them() -> None:
    """A margin note may stand a little below the first line of what it names."""
    right = ["University of Oslo", "Physics, 2013", "", "Acme Robotics", "engineer", "", "Prize, 2015"]
    labels = [(40.0, 104.0, "Education"), (40.0, 140.0, "Experience"), (40.0, 172.0, "Awards")]
    found = lines(page(*labels, *column(160, 100, right)))
    assert found == [
        *("Education", "University of Oslo", "Physics, 2013"),
        *("Experience", "Acme Robotics", "engineer", "Awards", "Prize, 2015"),
    ]


def test_items_in_two_columns_inside_a_section() -> None:
    """A list set in two columns is read column by column; what is above and below stays there."""
    above, below = (40.0, 100.0, "Awards"), (40.0, 160.0, "Skills")
    left, right = ["• Prize of 2019", "• Prize of 2018"], ["• Prize of 2017", "• Prize of 2016"]
    found = lines(page(above, *column(40, 115, left), *column(300, 115, right), below))
    assert found == ["Awards", *left, *right, "Skills"]


def grid(xs: list[float], ys: list[float]) -> list[Segment]:
    """The lines of a table."""
    flat = [Segment(xs[0], y, xs[-1], y) for y in ys]
    return flat + [Segment(x, ys[0], x, ys[-1]) for x in xs]


def test_ruled_table_is_read_row_by_row() -> None:
    """The cells of a row stand on one line with bars; a cell that wraps stays one cell."""
    cells = [
        (44.0, 112.0, "Title"), (244.0, 112.0, "Venue"),
        (44.0, 132.0, "Grasping without vision and with very"), (44.0, 144.0, "soft hands"),
        (244.0, 132.0, "ICRA 2020"),
    ]  # fmt: skip
    found = lines(page(*cells, segments=grid([40, 240, 400], [100, 120, 150])))
    assert found == ["Title | Venue", "Grasping without vision and with very soft hands | ICRA 2020"]


def test_table_with_labels_and_long_cells_is_read_cell_by_cell() -> None:
    """A form whose cells hold sections is a heading and its lines, not one line."""
    cells = [
        (44.0, 130.0, "教育背景"),
        *column(144, 118, ["2013 奥斯陆大学 物理", "2017 卑尔根大学 数学"], 14),
    ]
    awards = [(44.0, 168.0, "获奖情况"), (144.0, 168.0, "2015 最佳报告奖")]
    found = lines(page(*cells, *awards, segments=grid([40, 140, 400], [100, 150, 180])))
    assert found == [
        "教育背景",
        "2013 奥斯陆大学 物理",
        "2017 卑尔根大学 数学",
        "获奖情况",
        "2015 最佳报告奖",
    ]


def test_paragraph_goes_on_where_the_next_word_would_not_have_fitted() -> None:
    """Wrapped lines are one row; short lines of a list are not."""
    text = [
        "Built arms that sort parcels by weight and by the shape of",
        "their boxes, which took two years and eleven broken motors",
        "and led to a product that three companies have now taken up",
        "in five countries.",
        "Python",
    ]
    read = document(page(*column(40, 100, text)))
    assert [read.value(row.start, row.end)[-18:] for row in rows(read)] == ["in five countries.", "Python"]


@pytest.mark.parametrize("above, below", [("2019.09 -", "2021.06"), ("2019.09", "- 2021.06")])
def test_period_in_two_lines_is_read_in_one(above: str, below: str) -> None:
    """A date that goes on below, at the same edge, stands with its first half."""
    words = [(40.0, 100.0, above), (140.0, 100.0, "University of Oslo"), (40.0, 112.0, below)]
    found = lines(page(*words, (140.0, 112.0, "Physics")))
    assert found == [f"{above} {below} | University of Oslo", "Physics"]


def test_end_above_start_beside_a_rule() -> None:
    """Two dates left of one upright line are a period, the earlier one its start."""
    words = [
        (40.0, 100.0, "2024.06"), (110.0, 100.0, "University of Oslo"),
        (40.0, 112.0, "2020.09"), (110.0, 112.0, "GPA: 3.9/4.0"),
    ]  # fmt: skip
    found = lines(page(*words, segments=[Segment(85, 90, 85, 116)]))
    assert found == ["2020.09-2024.06 | University of Oslo", "GPA: 3.9/4.0"]


def test_running_headers_and_page_numbers_are_left_out() -> None:
    """Page numbers are no text; what is repeated above each page is kept once."""
    pages = [
        page((400, 40, "Ida Moss, CV"), (40, 100, f"Text {n}"), (290, 810, f"{n} / 2"), number=n)
        for n in (1, 2)
    ]
    assert lines(*pages) == ["Ida Moss, CV", "Text 1", "Text 2"]


def test_entry_goes_on_over_a_page() -> None:
    """Main text is read through all pages before any sidebar."""
    first = page(*column(200, 100, MAIN, 13), *column(40, 104, SIDE, 14))
    second = page((200, 100, "More arms"), number=2)
    found = lines(first, second)
    assert found.index("More arms") < found.index("Skills")


def test_drawn_bullet_is_a_bullet() -> None:
    """A small figure before a line marks an item, though the file has no character for it."""
    read = document(page((60, 100, "built arms"), marks=[Box(48, 94, 52, 98)]))
    assert read.view.startswith("• built arms")
    assert read.value(0, len(read.text)) == "built arms"


def test_letters_set_apart_are_words() -> None:
    """A heading with wide tracking is read as words."""
    letters = [one for i, c in enumerate("EDUCATION") for one in glyphs(40 + 9 * i, 100, c)]
    assert lines(page(letters)) == ["EDUCATION"]


def test_bold_made_by_printing_twice_is_printed_once() -> None:
    """The same letters a hair apart are one bold word; the two letters of a ligature stay two."""
    read = document(page(glyphs(40, 100, "Oslo"), glyphs(40.3, 100, "Oslo")))
    assert (read.view, read.strong) == ("Oslo", ((0, 4),))
    f, f2, i = glyphs(40, 100, "f")[0], glyphs(40, 100, "f")[0], glyphs(45, 100, "i")[0]
    assert lines(page([f, f2, i])) == ["ffi"]


def test_link_stands_at_its_words() -> None:
    """A link's target belongs to the words in its box."""
    link = Hyperlink("https://example.org/ida", Box(38, 90, 92, 104))
    read = document(page((40, 100, "My page and more"), links=[link]))
    (anchor,) = read.anchors
    assert (anchor.url, read.view[anchor.start : anchor.end]) == ("https://example.org/ida", "My page an")

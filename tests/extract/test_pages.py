"""Layout analysis by geometry: each kind of layout, set by hand."""

from __future__ import annotations

import pytest

from extract.box import Box
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


def test_cards_side_by_side_under_their_headings() -> None:
    """Two headings on one line open two columns; a heading just above what crosses both is none of them."""
    left = ["Skills", "Python", "Rust", "", "Activities"]
    right = ["Awards", "Prize for the best talk", "Prize for waves"]
    below = (40.0, 160.0, "Member of the society for the study of sand and of waves in Oslo, 2015 - 2017")
    found = lines(page(*column(40, 100, left), *column(250, 100, right), below))
    assert found == [*left[:3], *right, "Activities", below[2]]


def test_column_whose_numbers_hang_left_of_it() -> None:
    """What stands out to the left of an edge, as `[1]` does, is part of its column."""
    left = [f"Prize number {n} for the best of talks about sand" for n in range(8)]
    right = ["Waves in dry sand", "and how they travel", "Sand in waves", "Dunes and their", "feet", "Arms"]
    marks = [(291.0, 103.0, "[1]"), (291.0, 133.0, "[2]")]
    found = lines(page(*column(40, 100, left, 15), *marks, *column(306, 103, right, 15)))
    assert found[:8] == left
    assert found[8].startswith("[1]")


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


def test_labels_go_on_over_pages_and_below_the_line() -> None:
    """What is a label column on one page is one on the next; a label of two lines is one heading."""
    labels = [(40.0, 100.0, "Education and"), (40.0, 112.0, "Training"), (40.0, 148.0, "Publications")]
    rest = ["University of Oslo", "Physics, 2013", "Waves in sand", "", "Dunes, 2014", "Sand, 2015"]
    second = [(40.0, 107.0, "Awards"), (40.0, 150.0, "Skills"), (40.0, 162.0, "and Tools")]
    more = ["Prize for waves, 2015", "Prize for dunes, 2016", "Prize for sand, 2017", "", "Python", "Rust"]
    found = lines(page(*labels, *column(160, 100, rest)), page(*second, *column(160, 100, more), number=2))
    assert found[:2] == ["Education and  Training", "University of Oslo"]
    assert found[4:7] == ["Publications", "Dunes, 2014", "Sand, 2015"]
    assert found[7:] == ["Awards", *more[:3], "Skills  and Tools", "Python", "Rust"]


def test_headings_above_dates_that_stand_left_of_their_entries() -> None:
    """The left side of such a page is no column: its dates and labels belong to the lines beside them."""
    left = ["Education", "2019 - 2021", "", "", "Experience", "2015 - 2017", "2013 - 2015", "", "Awards"]
    right = ["", "University of Oslo", "Physics", "Master", "", "Acme", "Borealis", "engineer", ""]
    found = lines(page(*column(40, 100, left), *column(160, 100, right)))
    assert found[:4] == ["Education", "2019 - 2021 | University of Oslo", "Physics", "Master"]
    assert found[5] == "2015 - 2017 | Acme"


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


def test_date_that_is_cut_inside_of_a_word_is_read_whole() -> None:
    """In a narrow column a period may end in the middle of 现在."""
    words = [(40.0, 100.0, "2019 年 9 月至现"), (160.0, 100.0, "奥斯陆大学"), (40.0, 112.0, "在")]
    assert lines(page(*words, (160.0, 112.0, "物理"))) == ["2019 年 9 月至现在 | 奥斯陆大学", "物理"]


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


def test_ligature_at_the_start_of_a_file_s_word_is_no_gap() -> None:
    """Its letters have one place, however wide it is."""
    (wide,) = glyphs(45, 100, "f", 14)
    ligature = [wide, wide._replace(text="l")]
    assert lines(page([*glyphs(40, 100, "("), *ligature, *glyphs(52, 100, "uent)")])) == ["(fluent)"]


def test_letters_set_apart_behind_a_space_are_one_word() -> None:
    """Where the file has spaces, a gap of a fifth of an em is tracking."""
    letters = [
        one._replace(spaced=i == 2)
        for i, c in enumerate("经历WORK")
        for one in glyphs(40 + 10 * i - (i > 2) * 3 * (i - 2) + (i > 1) * 3, 100, c)
    ]
    assert lines(page(letters)) == ["经历 WORK"]


def test_item_that_wraps_in_a_narrow_column_is_one_row() -> None:
    """A short line set in below the words of an item goes on with it, where the next word had no room."""
    text = [
        *("• Prize for women in", "  Engineering", "• Prize for the best"),
        *("  Scholarship of", "  Universities", "• Prize for waves"),
    ]
    words = [(40.0 + 5 * (len(t) - len(t.lstrip())), 100 + 12.0 * i, t.strip()) for i, t in enumerate(text)]
    read = document(page(*words, (40, 200, "Oslo, Bergen, Narvik")))
    found = [read.value(row.start, row.end) for row in rows(read)]
    assert found[:2] == [
        "• Prize for women in Engineering",
        "• Prize for the best Scholarship of Universities",
    ]


def test_labelled_list_goes_on_in_the_next_line() -> None:
    """In a narrow column, where the next line has no label and its first word had no room."""
    text = ["Tools: Git, Altium", "Designer, Keil", "Languages: English", "Home: Oslo, Norway"]
    read = document(page(*column(40, 100, text)))
    found = [read.value(row.start, row.end) for row in rows(read)]
    assert found == ["Tools: Git, Altium Designer, Keil", *text[2:]]


def test_link_stands_at_its_words() -> None:
    """A link's target belongs to the words in its box."""
    link = Hyperlink("https://example.org/ida", Box(38, 90, 92, 104))
    read = document(page((40, 100, "My page and more"), links=[link]))
    (anchor,) = read.anchors
    assert (anchor.url, read.view[anchor.start : anchor.end]) == ("https://example.org/ida", "My page an")

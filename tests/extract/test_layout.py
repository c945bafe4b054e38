"""Lines → rows: bullets and numbers, hard-wrapped lines put together, what stays apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ExtractError
from extract.layout import columns, rows
from tests.extract.texts import document


def words(text: str, file: str = "cv.txt") -> list[str]:
    """The words of each row."""
    read = document(text, file)
    return [read.value(row.body, row.end) for row in rows(read)]


def markers(text: str, file: str = "cv.txt") -> list[str]:
    """The marker of each row."""
    return [row.marker for row in rows(document(text, file))]


@pytest.mark.parametrize(
    "line, marker, rest",
    [
        ("• one", "•", "one"),
        ("•one", "•", "one"),
        ("- two", "-", "two"),
        ("– two", "-", "two"),
        ("* three", "*", "three"),
        ("★ three", "★", "three"),
        ("➢ three", "➢", "three"),
        ("1. four", "1.", "four"),
        ("12) four", "12)", "four"),
        ("3、四", "3、", "四"),
        ("[3] five", "[3]", "five"),
        ("(4) six", "(4)", "six"),
        ("（4）六", "(4)", "六"),
        ("[C12] seven", "[C12]", "seven"),
        ("J5. eight", "J5.", "eight"),
    ],
)
def test_marker_opens_a_row(line: str, marker: str, rest: str) -> None:
    """Bullets and numbers are markers, and no part of the words."""
    assert (markers(line), words(line)) == ([marker], [rest])


@pytest.mark.parametrize(
    "line",
    [
        "-5 degrees",
        "3.5 of 4",
        "2019 - 2020",
        "A. Quill",
        "1.5倍",
        "1.2.3",
        "+47 55 50 01 23",
        "C++",
        "(a) x",
    ],
)
def test_what_only_looks_like_a_marker(line: str) -> None:
    """Signs, decimals, years, initials and phones are words."""
    assert markers(line) == [""]


def test_circled_numbers_are_markers() -> None:
    """`① 论文` is the first item of a list."""
    assert words("① one\n② two\n") == ["one", "two"]


def test_number_is_told_from_bullet() -> None:
    """A row knows whether its marker is a number."""
    assert [row.numbered for row in rows(document("1. a\n• b\n[2] c\nd\n"))] == [True, False, True, False]


CHINESE = """• 用户每天在众多硬件端会产生大量的时序行为数据,其中蕴含着丰富的用户信息。该项目主要关注如何基
于用户的行为数据得到预训练用户表征,以此赋能各种下游业务场景。
• 针对用户多样化且富含噪声的时序行为数据，我设计了一种通用预训练方法,在游戏拉新、用户召回、推荐等
多个下游业务场景取得了提升。
• 另外一个长句子，我设计了一种通用预训练方法并且在游戏拉新、用户召回、推荐等场景上做了很多实验和
结尾。
青禾科技
"""
ENGLISH = """Mira Okonkwo studies how owls hear in the dark, and how the ears of owls differ between
species that hunt on the ground and species that hunt in the air, from Norway to Kenya and
from the lowlands to the hills, with microphones that she makes herself in a small shop
near the harbour.
Quiet Prize
"""
INDENTED = """- Designed a pneumatic gripper with embedded optical sensors that
  increased the success rate
- Cut calibration time
"""


@pytest.mark.parametrize("text, count", [(CHINESE, 4), (ENGLISH, 2), (INDENTED, 2)])
def test_wrapped_lines_are_one_row(text: str, count: int) -> None:
    """Lines are put together when the next word would not have fitted, or when they hang under a bullet."""
    assert len(words(text)) == count


def test_chinese_wrap_leaves_no_space_and_english_does() -> None:
    """`基\\n于` is 基于; `between\\nspecies` keeps its space."""
    assert "主要关注如何基于用户的行为数据" in words(CHINESE)[0]
    assert "differ between species that hunt" in words(ENGLISH)[0]


@pytest.mark.parametrize(
    "text, rest",
    [
        ("Professor, Department of Owls, University of Somewhere, July 2021 -\n    present\nNext\n", "Next"),
        ("A title that is long enough to be broken (AAAI 2023,\nfirst author)\nNext\n", "Next"),
    ],
)
def test_open_period_and_open_bracket_go_on(text: str, rest: str) -> None:
    """A period or a bracket that the line break cuts is whole again."""
    assert len(words(text)) == 2
    assert words(text)[1] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Python\nGo\nRust\n",
        "Acme Ltd, Engineer, 2019-2020\nBeta Ltd, Analyst, 2017-2018\n",
        "青禾大学，数学系\n绩点：3.9/4.0\n",
        "a\n\nb\n",
        "2019-2020  Acme\n2017-2018  Beta\n",
        "| a | b |\n| c | d |\n",
    ],
)
def test_short_lines_stay_apart(text: str) -> None:
    """A list, heads of entries, labels, paragraphs and cells are not wrapped text."""
    assert len(words(text)) == 2 + text.count("Rust")


def test_ruled_lines_underline() -> None:
    """A line of signs is no row; it tells that the row above it is underlined."""
    read = document("Education\n=========\nOslo\n\n-----\nSkills\n______\nGo\n")
    assert [(read.value(r.body, r.end), r.underlined) for r in rows(read)] == [
        ("Education", True), ("Oslo", True), ("Skills", True), ("Go", False),
    ]  # fmt: skip


def test_gap_tells_of_a_blank_line() -> None:
    """The first row and each row after a blank line stands apart."""
    assert [row.gap for row in rows(document("a\nb\n\nc\n"))] == [True, False, True]


def test_new_page_is_a_gap() -> None:
    """The first row of a page stands apart from the last one before it."""
    assert [row.gap for row in rows(document("a\n\fb\n"))] == [True, True]


@pytest.mark.parametrize("text, size", [("ab", 2), ("中文ab", 6), ("ｗ", 2), ("", 0), ("é", 1)])
def test_wide_characters_take_two_columns(text: str, size: int) -> None:
    """Chinese and full-width characters are two columns wide."""
    assert columns(text) == size


@given(st.text("ab1中。.,-•*#|: \n\t", max_size=120), st.sampled_from(["cv.txt", "cv.md"]))
def test_rows_hold_every_line_once(text: str, file: str) -> None:
    """Rows are in order and apart, and each line with letters or digits is inside exactly one."""
    try:
        read = document(text, file)
    except ExtractError:
        return
    found = rows(read)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(row.start <= row.body <= row.end for row in found)
    for line in read.lines:
        if any(map(str.isalnum, read.view[line.start : line.end])):
            assert sum(row.start <= line.start and line.end <= row.end for row in found) == 1

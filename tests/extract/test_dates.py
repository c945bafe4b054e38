"""Dates and periods in the notations of CVs, and what looks like one but is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_periods
from tests.extract.texts import document

NOW = "present"


def periods(text: str) -> list[tuple[str | None, str | None]]:
    """The periods of a text, as (first, last)."""
    view = document(text).view
    found = find_periods(view, 0, len(view))
    return [(p.first and p.first.value, p.last and p.last.value) for p in found]  # type: ignore[misc]


RANGES = [
    ("2021.9 – 至今", "2021-09", NOW),
    ("2021.09-2023.06", "2021-09", "2023-06"),
    ("2018.9~2022.6", "2018-09", "2022-06"),
    ("2018.9 -- 2022.6", "2018-09", "2022-06"),
    ("2018.9 → 2022.6", "2018-09", "2022-06"),
    ("2018 . 9 － 2022 . 6", "2018-09", "2022-06"),
    ("2019/09-2020/06", "2019-09", "2020-06"),
    ("2020-09 ~ 2021-03", "2020-09", "2021-03"),
    ("2019年9月—2023年6月", "2019-09", "2023-06"),
    ("2019年09月至2023年06月", "2019-09", "2023-06"),
    ("2019年9月到2023年6月", "2019-09", "2023-06"),
    ("2018年9月——2022年6月", "2018-09", "2022-06"),
    ("2021 年 9 月 - 2022 年 6 月", "2021-09", "2022-06"),
    ("2020年3月-12月", "2020-03", "2020-12"),
    ("2012年-2016年", "2012", "2016"),
    ("2012年—今", "2012", NOW),
    ("2021年9月至今", "2021-09", NOW),
    ("2020 年至今", "2020", NOW),
    ("2020-2021学年", "2020", "2021"),
    ("Sept. 2019 - May 2021", "2019-09", "2021-05"),
    ("September 2019 – Present", "2019-09", NOW),
    ("JULY 2021 - CURRENT", "2021-07", NOW),
    ("Jul 2021-ongoing", "2021-07", NOW),
    ("Oct 2020 to date", "2020-10", NOW),
    ("from 2019 to 2021", "2019", "2021"),
    ("2019 Sept - 2020 Aug", "2019-09", "2020-08"),
    ("Jan–Mar 2021", "2021-01", "2021-03"),
    ("Jan '21 - Mar '22", "2021-01", "2022-03"),
    ("Fall 2016 - Fall 2023", "2016", "2023"),
    ("09/2019–06/2023", "2019-09", "2023-06"),
    ("7/2021-8/2021", "2021-07", "2021-08"),
    ("03.2019 - 05.2020", "2019-03", "2020-05"),
    ("2015/9/1 - 2018/7/1", "2015-09-01", "2018-07-01"),
    ("2021.3.15-2021.6.30", "2021-03-15", "2021-06-30"),
    ("2022-01-15 - 2022-03-31", "2022-01-15", "2022-03-31"),
    ("2019-2023", "2019", "2023"),
    ("2019–23", "2019", "2023"),
    ("1998-02", "1998-02", None),
    ("2023.07-09", "2023-07", "2023-09"),
    ("2021 - 2019", "2021", "2019"),
]


@pytest.mark.parametrize("text, first, last", RANGES)
def test_period_in_every_notation(text: str, first: str, last: str | None) -> None:
    """A period has both its ends, in the precision that is printed; impossible ones stay as printed."""
    assert periods(text) == [(first, last)]


@pytest.mark.parametrize("text, first, last", RANGES)
def test_period_inside_a_line(text: str, first: str, last: str | None) -> None:
    """Words, brackets and bars around a period change nothing."""
    assert periods(f"青禾科技 | {text} | 工程师") == [(first, last)]
    assert periods(f"Acme Ltd ({text})") == [(first, last)]


@pytest.mark.parametrize(
    "text, value",
    [
        ("(2018)", "2018"),
        ("2016年9月", "2016-09"),
        ("2016年9月1日", "2016-09-01"),
        ("2016-09-01", "2016-09-01"),
        ("1 September 2016", "2016-09-01"),
        ("1st Sept 2016", "2016-09-01"),
        ("September 1, 2016", "2016-09-01"),
        ("15.03.2019", "2019-03-15"),
        ("May 2021", "2021-05"),
        ("2019-12", "2019-12"),
        ("Summer 2022", "2022"),
        ("2021年春季学期", "2021"),
        ("Q3 2021", "2021"),
    ],
)
def test_single_date_is_a_start(text: str, value: str) -> None:
    """One date alone is where something began; a season does not become a month."""
    assert periods(text) == [(value, None)]


@pytest.mark.parametrize(
    "text, first",
    [
        ("since 2021", "2021"),
        ("自2021年9月起", "2021-09"),
        ("2021年起", "2021"),
        ("Aug. 2020 -", "2020-08"),
        ("2021-", "2021"),
    ],
)
def test_open_period_goes_on(text: str, first: str) -> None:
    """A period without an end lasts until now."""
    assert periods(text) == [(first, NOW)]


@pytest.mark.parametrize(
    "text, last",
    [("expected June 2025", "2025-06"), ("Expected: 2025", "2025"), ("预计2025年6月毕业", "2025-06")],
)
def test_expected_date_is_an_end(text: str, last: str) -> None:
    """What is expected is an end without a start."""
    assert periods(text) == [(None, last)]


@pytest.mark.parametrize(
    "text",
    [
        "13912345678",
        "+86 138-2019-2020",
        "3/253",
        "4.06/4.3",
        "pp. 2101-2108",
        "CN2019102030A",
        "192.168.2019.1",
        "3012-05",
        "1949",
        "someone@2019.example.org",
        "2,019 users",
        "20210",
        "maybe later",
        "decade",
    ],
)
def test_near_misses_are_no_dates(text: str) -> None:
    """Phones, scores, pages, numbers of patents, addresses and words that hold a month's name."""
    assert periods(text) == []


def test_several_dates_keep_their_order() -> None:
    """All years of a list are found, and none twice."""
    assert periods("华星奖学金 2019, 2022、2023") == [("2019", None), ("2022", None), ("2023", None)]
    assert periods("2012-2016, 2018") == [("2012", "2016"), ("2018", None)]


def test_place_of_a_period_is_its_words() -> None:
    """Period and moments point at what is printed, in the text as it stands."""
    text = "青禾科技  2021.9 – 至今  武汉"
    (period,) = find_periods(document(text).view, 0, len(text))
    assert text[period.start : period.end] == "2021.9 – 至今"
    assert period.first and text[period.first.start : period.first.end] == "2021.9"
    assert period.last and text[period.last.start : period.last.end] == "至今"


def test_only_the_given_stretch_is_searched() -> None:
    """Dates before and after the stretch are not seen."""
    text = "2001 2005 2009"
    assert [p.first and p.first.value for p in find_periods(text, 5, 9)] == ["2005"]


def test_year_of_account_keeps_its_word() -> None:
    """年度 is one word, and what follows it begins behind it."""
    (period,) = find_periods("2022年度优秀员工", 0, 10)
    assert (period.start, period.end) in ((0, 4), (0, 6))


@pytest.mark.parametrize("text, last", [("May 2025 (expected)", "2025-05"), ("2025年6月（预计）", "2025-06")])
def test_expected_behind_the_date_makes_it_an_end(text: str, last: str) -> None:
    """`May 2025 (expected)` is when a study will end."""
    assert periods(text) == [(None, last)]


YEARS = st.integers(1950, 2050)
MONTHS = st.integers(1, 12)


@given(
    YEARS,
    MONTHS,
    YEARS,
    MONTHS,
    st.sampled_from([".", "/", "-", "年"]),
    st.sampled_from(["-", " – ", "~", "至"]),
)
def test_numeric_periods_come_back(y1: int, m1: int, y2: int, m2: int, mark: str, dash: str) -> None:
    """Any two months, in any numeric notation, are read as those months."""
    close = "月" if mark == "年" else ""
    dash = " – " if mark == "-" else dash
    text = f"{y1}{mark}{m1:02}{close}{dash}{y2}{mark}{m2:02}{close}"
    assert periods(text) == [(f"{y1}-{m1:02}", f"{y2}-{m2:02}")]


@given(st.text("0123456789年月./-~ 至今JanMayoct'(),", max_size=40))
def test_periods_are_ordered_and_apart(text: str) -> None:
    """Whatever the text: no period is outside of it, none overlaps another, and each reads as ISO 8601."""
    view = document(text + "x").view[: len(text)]
    end = 0
    for period in find_periods(view, 0, len(view)):
        assert end <= period.start < period.end <= len(view)
        end = period.end
        for moment in filter(None, (period.first, period.last)):
            assert period.start <= moment.start < moment.end <= len(view)
            assert re.fullmatch(r"present|\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", moment.value)

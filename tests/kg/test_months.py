"""Dates as months, and numerals as numbers."""

from __future__ import annotations

import pytest

from kg.months import months
from kg.numerals import number
from kg.terms import place


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-09", (24260, 24260)),
        ("2021-09-30", (24260, 24260)),
        ("2021", (24252, 24263)),
        ("1899", None),
        ("2101", None),
        ("2021-13", None),
        ("present", None),
        ("", None),
        (None, None),
    ],
)
def test_months(date: str | None, expected: tuple[int, int] | None) -> None:
    """A year may mean any of its months; what is no date of a life means none."""
    assert months(date) == expected


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("两", 2),
        ("一百", 100),
        ("", None),
        ("十十", None),
    ],
)
def test_numerals(numeral: str, expected: int | None) -> None:
    """Up to a hundred."""
    assert number(numeral) == expected


@pytest.mark.parametrize(
    ("printed", "rank"), [("第一", 1), ("专业第十二名", 12), ("第二十名", 20), ("第三十一", 31), ("第3名", 3)]
)
def test_ranks_in_words(printed: str, rank: int) -> None:
    """All of the numeral counts."""
    assert place(printed).rank == rank

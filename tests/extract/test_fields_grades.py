"""Grade point averages with their scale, and ranks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told


def grades(text: str) -> tuple[Any, ...]:
    """GPA, scale and rank of a study that tells `text`."""
    body = told(f"周一鸣\n\n教育背景\n青禾大学 数学 本科 2015.9-2019.6 {text}\n\n技能\nGo\n")
    return picked(body["education"][0], "gpa", "gpa_max", "rank")


@pytest.mark.parametrize(
    "text, gpa, scale",
    [
        ("GPA: 4.06 / 4.3", 4.06, 4.3),
        ("GPA 3.9/4.0", 3.9, 4.0),
        ("GPA：3.5/4", 3.5, 4),
        ("绩点：4.2/5", 4.2, 5),
        ("GPA: 3.92 (4.0)", 3.92, 4.0),
        ("GPA 3.8 out of 4.0", 3.8, 4.0),
        ("CGPA: 9.1/10", 9.1, 10),
        ("cGPA: 8.72", 8.72, None),
        ("3.9/4.0 GPA", 3.9, 4.0),
        ("3.87/4.00", 3.87, 4.0),
        ("平均学分绩点 3.81（满分4.0）", 3.81, 4.0),
        ("均分 93.8/100", None, None),
        ("加权平均分：92.35", None, None),
        ("GPA: 92/100", None, None),
        ("GPA 4.0级考试", 4.0, None),
        ("英语四级", None, None),
        ("", None, None),
    ],
)
def test_gpa_and_its_scale(text: str, gpa: float | None, scale: float | None) -> None:
    """Points on their scale; an average out of 100 is no grade point average, nor is a part of one."""
    assert grades(text)[:2] == (gpa, scale)


@pytest.mark.parametrize(
    "text, rank",
    [
        ("排名：3/253", "3/253"),
        ("排名: 3 / 253", "3/253"),
        ("专业排名：5/132", "5/132"),
        ("排名3/120", "3/120"),
        ("前2%", "前2%"),
        ("（专业前10%）", "前10%"),
        ("排名：前 5 %", "前5%"),
        ("rank 2 of 85", "2 of 85"),
        ("ranked 2nd of 85", "2nd of 85"),
        ("top 3%", "top 3%"),
        ("排名 第一", "第一"),
        ("成绩：专业第2", "专业第2"),
        ("综合排名第3名", "第3名"),
        ("GPA 3.9/4.0", None),
        ("均分 93/100", None),
        ("4/3", None),
        ("", None),
    ],
)
def test_rank(text: str, rank: str | None) -> None:
    """A place of so many, a share, or a stated place; marks, dates and prizes are none."""
    found = grades(text)[2]
    assert (found or "").replace(" ", "") == (rank or "").replace(" ", "")


def test_dates_are_no_ranks() -> None:
    """`2015.9-2019.6` and `9/2019` are periods, whatever stands beside them."""
    assert grades("排名 2019/06")[2] is None


def test_marks_out_of_ten_are_no_ranks() -> None:
    """`9/10` is a mark."""
    assert grades("9/10")[2] is None

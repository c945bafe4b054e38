"""Studies: what, where, when, how well."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

FIELDS = ("institution", "department", "degree", "field", "start", "end")


def studies(text: str) -> list[dict[str, Any]]:
    """The studies of a section."""
    found: list[dict[str, Any]] = told(f"周一鸣\n\n教育背景\n{text}\n\n技能\nGo\n")["education"]
    return found


@pytest.mark.parametrize(
    "text, study",
    [
        ("清华大学 计算机系 计算机科学与技术 工学学士 2017.9-2021.6",
         ("清华大学", "计算机系", "bachelor", "计算机科学与技术", "2017-09", "2021-06")),
        ("青禾大学，数学系，应用数学，硕士，2019.9 – 2022.6",
         ("青禾大学", "数学系", "master", "应用数学", "2019-09", "2022-06")),
        ("2017.9-2021.6 青禾大学 软件工程 本科",
         ("青禾大学", None, "bachelor", "软件工程", "2017-09", "2021-06")),
        ("2015.09-2019.06\n青禾大学\n软件工程（本科）",
         ("青禾大学", None, "bachelor", "软件工程", "2015-09", "2019-06")),
        ("博士，青禾大学，计算机科学与技术，2018.9-2023.6，导师：李明教授",
         ("青禾大学", None, "phd", "计算机科学与技术", "2018-09", "2023-06")),
        ("中国科学院大学 计算技术研究所 计算机应用 硕士 2018-2021",
         ("中国科学院大学", "计算技术研究所", "master", "计算机应用", "2018", "2021")),
        ("青禾大学 直博 化学 2015-2020", ("青禾大学", None, "phd", "化学", "2015", "2020")),
        ("青禾大学 大专 会计 2010-2013", ("青禾大学", None, "other", "会计", "2010", "2013")),
        ("青禾大学 辅修 法学 2018-2021", ("青禾大学", None, "other", "法学", "2018", "2021")),
        ("青禾大学 工商管理（MBA） 2015-2017", ("青禾大学", None, "master", "工商管理", "2015", "2017")),
        ("学校：青禾大学\n专业：软件工程\n学历：本科\n时间：2017.9-2021.6",
         ("青禾大学", None, "bachelor", "软件工程", "2017-09", "2021-06")),
        ("学校：青禾大学  专业：软件工程  学历：本科  时间：2017.9-2021.6",
         ("青禾大学", None, "bachelor", "软件工程", "2017-09", "2021-06")),
        ("University of Oslo, BSc in Physics, 2015-2018",
         ("University of Oslo", None, "bachelor", "Physics", "2015", "2018")),
        ("University of Oslo    2015 - 2018\nBachelor of Science in Physics",
         ("University of Oslo", None, "bachelor", "Physics", "2015", "2018")),
        ("University of Oslo\nPhysics\nBachelor\n2015-2018",
         ("University of Oslo", None, "bachelor", "Physics", "2015", "2018")),
        ("Ph.D. in Computer Science, University of Oslo, 2018-2023",
         ("University of Oslo", None, "phd", "Computer Science", "2018", "2023")),
        ("M.S. & Ph.D. in Biology, Bergen University, 2010-2016",
         ("Bergen University", None, "phd", "Biology", "2010", "2016")),
        ("Oslo University, PhD candidate in Physics, 2020 - present; Advisor: Prof. Bo Bee",
         ("Oslo University", None, "phd", "Physics", "2020", "present")),
        ("B.Tech. (Information Technology), Alpha College, 2020",
         ("Alpha College", None, "bachelor", "Information Technology", "2020", None)),
        ("BA (Hons) History, University of Leeds, 2012-2015",
         ("University of Leeds", None, "bachelor", "History", "2012", "2015")),
        ("MSc Economics, Distinction, London School of Economics, 2018-19",
         ("London School of Economics", None, "master", "Economics", "2018", "2019")),
        ("2019 – 2023: Oslo University – B.Sc. Physics",
         ("Oslo University", None, "bachelor", "Physics", "2019", "2023")),
        ("Oslo University, MA, Linguistics\n1999-2003",
         ("Oslo University", None, "master", "Linguistics", "1999", "2003")),
        ("Exchange student, ETH Zurich, 2019", ("ETH Zurich", None, "other", None, "2019", None)),
        ("Oslo University, expected May 2025, BSc Physics",
         ("Oslo University", None, "bachelor", "Physics", None, "2025-05")),
        ("香港科技大学 Master of Philosophy 2019-2021",
         ("香港科技大学", None, "master", None, "2019", "2021")),
    ],
)  # fmt: skip
def test_study(text: str, study: tuple[str | None, ...]) -> None:
    """Institution, unit, degree, field and period, in any order and set in any way."""
    assert [picked(found, *FIELDS) for found in studies(text)] == [study]


@pytest.mark.parametrize(
    "text, printed",
    [
        ("青禾大学 数学 在读硕士研究生 2021-至今", "在读硕士研究生"),
        ("青禾大学 数学 工学学士 2017-2021", "工学学士"),
        ("Oslo University, Bachelor of Science in Physics, 2015", "Bachelor of Science"),
        ("Oslo University, M.S. & Ph.D. in Biology, 2015", "M.S. & Ph.D."),
    ],
)
def test_degree_keeps_its_words(text: str, printed: str) -> None:
    """The degree as printed beside its level."""
    assert studies(text)[0]["degree_text"] == printed


@pytest.mark.parametrize(
    "text",
    [
        "青禾大学 学士 2017-2021\n白杨大学 硕士 2021-2024",
        "• 青禾大学，学士，2017-2021\n• 白杨大学，硕士，2021-2024",
        "青禾大学 学士 2017-2021\n绩点：3.9/4.0\n\n白杨大学 硕士 2021-2024\n排名：1/30",
        "学校：青禾大学\n学历：学士\n时间：2017-2021\n学校：白杨大学\n学历：硕士\n时间：2021-2024",
        "2017-2021\n青禾大学\n学士\n2021-2024\n白杨大学\n硕士",
    ],
)
def test_two_studies(text: str) -> None:
    """However they are set, two studies stay apart and in order."""
    assert [picked(s, "institution", "degree", "start", "end") for s in studies(text)] == [
        ("青禾大学", "bachelor", "2017", "2021"),
        ("白杨大学", "master", "2021", "2024"),
    ]


@pytest.mark.parametrize("text", ["主修课程：统计学、会计学", "2015", "GPA 3.9/4.0", "热爱学习，成绩优秀。"])
def test_what_is_no_study(text: str) -> None:
    """Courses, dates, grades and sentences alone make no study."""
    assert studies(text) == []


MIXED = """周一鸣

教育与工作经历
2019-2023  青禾大学  工学学士
2023-至今  白杨科技  工程师

技能
Go
"""


def test_mixed_heading_finds_the_study() -> None:
    """Under 教育与工作经历 a degree makes a study."""
    assert [study["institution"] for study in told(MIXED)["education"]] == ["青禾大学"]


def test_mixed_heading_does_not_tell_a_study_twice() -> None:
    """What is a study is no position."""
    assert [position["organization"] for position in told(MIXED)["experience"]] == ["白杨科技"]


def test_studies_in_a_table() -> None:
    """The head of a table names what its columns are."""
    head = "| 时间 | 学校 | 专业 | 学历 | 排名 |\n|---|---|---|---|---|\n"
    table = head + "| 2017-2021 | 青禾大学 | 软件工程 | 本科 | 3/120 |\n"
    (study,) = told(f"# 周一鸣\n\n## 教育经历\n\n{table}\n## 技能\n\nGo\n", "cv.md")["education"]
    assert picked(study, *FIELDS, "rank") == (
        "青禾大学", None, "bachelor", "软件工程", "2017", "2021", "3/120",
    )  # fmt: skip


def test_study_in_markdown() -> None:
    """A heading with the school, the period in italics, the degree in a row of its own."""
    entry = "### University of Oslo\n*2015 – 2018*\n\nBSc in Physics\n- GPA: 3.9/4.0\n"
    text = f"# A\n\n## Education\n\n{entry}\n## Skills\n\nGo\n"
    (study,) = told(text, "cv.md")["education"]
    assert picked(study, *FIELDS, "gpa") == (
        "University of Oslo", None, "bachelor", "Physics", "2015", "2018", 3.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text, degree, field",
    [
        ("University of Ulm, Dipl.-Ing. Electrical Engineering, 1999", "master", "Electrical Engineering"),
        ("青禾大学 本硕连读 临床医学 2012-2019", "master", "临床医学"),
        ("Universidad de Madrid, Licenciatura en Física, 2001-2006", "bachelor", "Física"),
    ],
)  # fmt: skip
def test_degrees_of_elsewhere(text: str, degree: str, field: str) -> None:
    """Dipl.-Ing. is a master's degree, 本硕连读 leads to one, `en` is no part of a field."""
    assert picked(studies(text)[0], "degree", "field") == (degree, field)


def test_high_school_by_number() -> None:
    """`北京四中 高中` is a school and a degree."""
    assert picked(studies("北京四中 高中 2008-2011")[0], "institution", "degree") == ("北京四中", "other")

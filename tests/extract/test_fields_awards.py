"""Honours with every year, the body that gave them, and the printed level."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

Award = tuple[str, str | None, list[str], str | None]


def read(text: str) -> list[dict[str, Any]]:
    """The awards of a section."""
    body = told(f"周一鸣\n\n教育背景\n青禾大学 数学 本科 2015-2019\n\n获奖情况\n{text}\n\n技能\nGo\n")
    found: list[dict[str, Any]] = body["awards"]
    return found


@pytest.mark.parametrize(
    "text, award",
    [
        ("国家奖学金 2020", ("国家奖学金", None, ["2020"], None)),
        ("国家奖学金，2018, 2019", ("国家奖学金", None, ["2018", "2019"], None)),
        ("2023  国家奖学金  教育部", ("国家奖学金", "教育部", ["2023"], None)),
        ("华为奖学金 (校前 2%),青禾大学 2019, 2022", ("华为奖学金", "青禾大学", ["2019", "2022"], "校前 2%")),
        ("“明日之星”优秀奖,微软亚洲研究院 2021", ("“明日之星”优秀奖", "微软亚洲研究院", ["2021"], None)),
        ("研究生国家奖学金（国家级） 2024年", ("研究生国家奖学金", None, ["2024"], "国家级")),
        ("英语竞赛 C 类一等奖 (前 0.5%) 2018.5", ("英语竞赛 C 类一等奖", None, ["2018"], "前 0.5%")),
        ("校级三好学生 2019年、2020年", ("校级三好学生", None, ["2019", "2020"], "校级")),
        ("2018-2019 国家励志奖学金", ("国家励志奖学金", None, ["2018", "2019"], None)),
        ("青禾科技奖二等奖 (2022年, 中国水利学会)", ("青禾科技奖二等奖", "中国水利学会", ["2022"], None)),
        ("荣获2019年青禾杯一等奖", ("青禾杯一等奖", None, ["2019"], None)),
        ("优秀毕业生（2021届）", ("优秀毕业生", None, ["2021"], None)),
        ("ACM-ICPC 亚洲区域赛银牌 2020", ("ACM-ICPC 亚洲区域赛银牌", None, ["2020"], None)),
        ("Phi Beta Kappa", ("Phi Beta Kappa", None, [], None)),
        ("2022 Outstanding Reviewer, EMNLP", ("Outstanding Reviewer", "EMNLP", ["2022"], None)),
        ("Best Paper Award, VLDB, 2015", ("Best Paper Award", "VLDB", ["2015"], None)),
        ("ESRC Doctoral Studentship, 2019–23", ("ESRC Doctoral Studentship", None, ["2019", "2023"], None)),
        ("First Place, Owl Photo Contest, 2018", ("First Place, Owl Photo Contest", None, ["2018"], None)),
        ("Dean's List (2017, 2018)", ("Dean's List", None, ["2017", "2018"], None)),
        ("Owl Research Fellowship, National Science Foundation, 2019-2022",
         ("Owl Research Fellowship", "National Science Foundation", ["2019", "2022"], None)),
        ("Travel grant, 2019", ("Travel grant", None, ["2019"], None)),
    ],
)  # fmt: skip
def test_award(text: str, award: Award) -> None:
    """Name, issuer, all years and level; a range is its first and its last year."""
    assert [picked(found, "name", "issuer", "years", "level") for found in read(text)] == [award]


def test_one_award_with_all_its_years() -> None:
    """The same name on several rows is one award."""
    assert [picked(found, "name", "years") for found in read("国家奖学金 2019\n国家奖学金 2020")] == [
        ("国家奖学金", ["2019", "2020"])
    ]


def test_year_before_a_list_counts_for_each() -> None:
    """`2020：一等奖学金、优秀学生` is two awards of 2020."""
    assert [picked(found, "name", "years") for found in read("• 2020：国家奖学金、校一等奖学金")] == [
        ("国家奖学金", ["2020"]),
        ("校一等奖学金", ["2020"]),
    ]


@pytest.mark.parametrize("text", ["国家级", "三等奖", "INTERNATIONAL", "2019"])
def test_subheadings_are_no_awards(text: str) -> None:
    """A level or a grade alone heads the awards under it."""
    assert read(text) == []


def test_awards_in_a_table() -> None:
    """Name, issuer, level and year from the cells of a row."""
    head = "# 周一鸣\n\n## 获奖情况\n\n| 年份 | 奖项 | 颁发单位 | 级别 |\n|---|---|---|---|\n"
    (award,) = told(head + "| 2023 | 一等学业奖学金 | 青禾大学 | 校级 |\n\n## 技能\n\nGo\n", "cv.md")[
        "awards"
    ]
    assert picked(award, "name", "issuer", "years", "level") == (
        "一等学业奖学金", "青禾大学", ["2023"], "校级",
    )  # fmt: skip


@pytest.mark.parametrize(
    "row, award",
    [
        ("GPA: 3.9/4.0; Dean's List (2017, 2018)", ("Dean's List", ["2017", "2018"])),
        ("荣誉：校级二等奖学金（2019、2020）", ("校级二等奖学金", ["2019", "2020"])),
    ],
)
def test_honours_inside_a_study(row: str, award: tuple[str, list[str]]) -> None:
    """An honour in a row about a study is an award."""
    body = told(f"周一鸣\n\n教育背景\n青禾大学 数学 本科 2015-2019\n• {row}\n\n技能\nGo\n")
    assert [picked(found, "name", "years") for found in body["awards"]] == [award]


@pytest.mark.parametrize("text", ["CET-6 580", "学生会主席 2019"])
def test_other_rows_under_the_heading_are_no_awards(text: str) -> None:
    """A test or an office among the awards is none."""
    assert read(text) == []


def test_year_of_account_is_no_part_of_the_name() -> None:
    """`2022年度优秀员工` is 优秀员工 of 2022, or that name whole."""
    assert read("2022年度优秀员工")[0]["name"] in ("优秀员工", "2022年度优秀员工", "年度优秀员工")


def test_award_on_three_rows() -> None:
    """The year two rows below belongs to the award."""
    assert read("Scholarship for Excellence\nUniversity of Oslo\n2019")[0]["years"] == ["2019"]

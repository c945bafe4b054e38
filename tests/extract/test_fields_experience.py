"""Positions and projects: who, what, when, and which of the two it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

POSITION = ("organization", "department", "title", "kind", "start", "end")
PROJECT = ("name", "role", "kind", "start", "end")


def read(text: str, heading: str = "工作经历") -> dict[str, Any]:
    """The profile of a CV with one section."""
    return told(f"周一鸣\n\n{heading}\n{text}\n\n技能\nGo\n")


def markdown(text: str, heading: str) -> dict[str, Any]:
    """The profile of a Markdown CV with one section."""
    return told(f"# 周一鸣\n\n## {heading}\n\n{text}\n\n## 技能\n\nGo\n", "cv.md")


@pytest.mark.parametrize(
    "text, position",
    [
        ("青禾科技 算法工程师 2021.7-至今\n• 负责平台",
         ("青禾科技", None, "算法工程师", "employment", "2021-07", "present")),
        ("青禾科技，平台部，算法工程师，2021.7-至今",
         ("青禾科技", "平台部", "算法工程师", "employment", "2021-07", "present")),
        ("2021.7-2022.6 青禾科技 实习生",
         ("青禾科技", None, "实习生", "internship", "2021-07", "2022-06")),
        ("微软亚洲研究院研究实习生 2021.7 – 2021.9",
         ("微软亚洲研究院", None, "研究实习生", "internship", "2021-07", "2021-09")),
        ("字节跳动\t2022年07月 - 至今\n产品经理\t抖音电商\t北京\n• 做",
         ("字节跳动", "抖音电商", "产品经理", "employment", "2022-07", "present")),
        ("产品经理 | 青禾科技 | 2020-2021",
         ("青禾科技", None, "产品经理", "employment", "2020", "2021")),
        ("公司：青禾科技\n职位：后端工程师\n时间：2020.1-2021.1",
         ("青禾科技", None, "后端工程师", "employment", "2020-01", "2021-01")),
        ("青禾大学 数据结构课程助教 2020.9-2021.1",
         ("青禾大学", None, "数据结构课程助教", "teaching", "2020-09", "2021-01")),
        ("青禾大学学生会 主席 2019.9-2020.6",
         ("青禾大学学生会", None, "主席", "service", "2019-09", "2020-06")),
        ("华为技术有限公司,联合研究项目 2020.3 – 2020.12",
         ("华为技术有限公司", None, "联合研究项目", "joint-project", "2020-03", "2020-12")),
        ("律师 青禾律师事务所 2015至今",
         ("青禾律师事务所", None, "律师", "employment", "2015", "present")),
        ("Acme Ltd, Software Engineer, 2019-2020",
         ("Acme Ltd", None, "Software Engineer", "employment", "2019", "2020")),
        ("Software Engineer, Acme Ltd, 2019-2020",
         ("Acme Ltd", None, "Software Engineer", "employment", "2019", "2020")),
        ("Software Engineer at Acme, Jan 2019 - Present",
         ("Acme", None, "Software Engineer", "employment", "2019-01", "present")),
        ("Acme Ltd    Oslo, Norway\nSoftware Engineer    Jan 2019 - Present\n- Built it",
         ("Acme Ltd", None, "Software Engineer", "employment", "2019-01", "present")),
        ("ACME\nEngineer\n2019-2020\n- x",
         ("ACME", None, "Engineer", "employment", "2019", "2020")),
        ("Research Assistant, University of Oslo, Owl Lab, 2019-2020",
         ("University of Oslo", "Owl Lab", "Research Assistant", "research", "2019", "2020")),
        ("Visiting Scholar, MIT, 2019",
         ("MIT", None, "Visiting Scholar", "research", "2019", None)),
        ("Teaching Assistant, CS101 Introduction, University of Oslo, Fall 2019",
         ("University of Oslo", None, "Teaching Assistant, CS101 Introduction", "teaching", "2019", None)),
        ("Volunteer, Red Cross, 2018",
         ("Red Cross", None, "Volunteer", "service", "2018", None)),
        ("Freelance Translator, 2015-2018",
         (None, None, "Freelance Translator", "employment", "2015", "2018")),
    ],
)  # fmt: skip
def test_position(text: str, position: tuple[str | None, ...]) -> None:
    """Organisation, unit, title, kind and period, in any order and set in any way."""
    body = read(text)
    assert [picked(found, *POSITION) for found in body["experience"]] == [position]
    assert body["projects"] == []


@pytest.mark.parametrize(
    "text",
    [
        "青禾医院 护士 2015-2018\n百草诊所 护士长 2018-2020",
        "青禾医院 护士 2015-2018\n• 夜班\n百草诊所 护士长 2018-2020\n• 白班",
        "- 青禾医院 护士 2015-2018\n- 百草诊所 护士长 2018-2020",
        "青禾医院\n护士\n2015-2018\n\n百草诊所\n护士长\n2018-2020",
    ],
)
def test_two_positions(text: str) -> None:
    """Each position is one entry, in order."""
    assert [picked(p, "organization", "title", "start") for p in read(text)["experience"]] == [
        ("青禾医院", "护士", "2015"),
        ("百草诊所", "护士长", "2018"),
    ]


def test_highlights_are_the_rows_of_the_body() -> None:
    """What somebody did, a row each, without the bullets, wrapped lines whole."""
    text = "青禾科技 工程师 2020-2021\n• 做了这件事\n  并且做完了\n• 做了那件事"
    assert read(text)["experience"][0]["highlights"] == ["做了这件事并且做完了", "做了那件事"]


def test_posts_inside_one_employer() -> None:
    """Two posts below one heading share the employer."""
    text = "### Acme\n\n#### Analyst\n\n2017-2018\n\n- two\n\n#### Clerk\n\n2016\n\n- three"
    positions = markdown(text, "Experience")["experience"]
    assert [picked(p, "organization", "title", "start", "end") for p in positions] == [
        ("Acme", "Analyst", "2017", "2018"),
        ("Acme", "Clerk", "2016", None),
    ]


def test_positions_in_a_table() -> None:
    """The head of a table names what its columns are."""
    table = "| 时间 | 单位 | 职务 |\n|---|---|---|\n| 2019-2020 | 青禾科技 | 工程师 |"
    assert [picked(p, *POSITION) for p in markdown(table, "工作经历")["experience"]] == [
        ("青禾科技", None, "工程师", "employment", "2019", "2020")
    ]


def test_name_alone_is_no_position() -> None:
    """Without a title, a date or anything told about it, a name is left over."""
    assert read("Acme Ltd")["experience"] == []


def test_sentence_is_no_position() -> None:
    """A sentence under the heading tells of no position."""
    assert read("热爱工作，认真负责。")["experience"] == []


@pytest.mark.parametrize(
    "text, project",
    [
        ("智慧图谱系统，实验室项目 [链接] 2021.5-2022.1\n• 做",
         ("智慧图谱系统", None, "实验室项目", "2021-05", "2022-01")),
        ("智慧图谱系统 (OWL)，2021.5-2022.1", ("智慧图谱系统 (OWL)", None, None, "2021-05", "2022-01")),
        ("校园二手平台 负责人 2020.3-2021.4\n• 做", ("校园二手平台", "负责人", None, "2020-03", "2021-04")),
        ("国家自然科学基金项目，锈蚀梁承载力研究，主持，2021-2023",
         ("锈蚀梁承载力研究", None, None, "2021", "2023")),
        ("“变化环境下的洪水预报”，国家重点研发计划，参与，2018.7-2021.6",
         ("变化环境下的洪水预报", None, None, "2018-07", "2021-06")),
        ("项目一：推荐系统 2020", ("推荐系统", None, None, "2020", None)),
        ("项目名称：智能问答系统\n项目时间：2020.1-2020.6\n项目角色：负责人",
         ("智能问答系统", "负责人", None, "2020-01", "2020-06")),
        ("Owl Watch (Python, Go), 2020\n- Count owls", ("Owl Watch", None, None, "2020", None)),
        ("Compiler for a toy language – Course project, Spring 2019",
         ("Compiler for a toy language", None, "Course project", "2019", None)),
    ],
)  # fmt: skip
def test_project(text: str, project: tuple[str | None, ...]) -> None:
    """Name, role, kind and period; funders, numbers and labels are no part of the name."""
    body = read(text, "项目经历")
    assert [picked(found, *PROJECT) for found in body["projects"]] == [project]
    assert body["experience"] == []


def test_project_keeps_its_links_and_highlights() -> None:
    """A linked name, and what is told about it."""
    (project,) = markdown("- [owlwatch](https://github.com/x/owlwatch) (2020)", "Projects")["projects"]
    assert project["name"] == "owlwatch"
    assert project["links"] == [{"label": "owlwatch", "url": "https://github.com/x/owlwatch"}]


@pytest.mark.parametrize(
    "heading, text, positions, projects",
    [
        ("实习与项目经历", "青禾研究院,搜索组,实习生 2023.2\n• 做\n知识图谱 (LUNA),实验室项目 2021",
         ["青禾研究院"], ["知识图谱 (LUNA)"]),
        ("实习与项目经历", "青禾科技 工程师 2020-2021\n推荐系统 2019", ["青禾科技"], ["推荐系统"]),
        ("科研经历", "青禾大学 研究助理 2020-2021\n基于图的推荐 2019", ["青禾大学"], ["基于图的推荐"]),
        ("Experience and Projects", "Acme Ltd, Clerk, 2020\nOwl Watch, 2019", ["Acme Ltd"], ["Owl Watch"]),
    ],
)  # fmt: skip
def test_mixed_headings(heading: str, text: str, positions: list[str], projects: list[str]) -> None:
    """Under a heading for both, an organisation with a title is a position, all else a project."""
    body = read(text, heading)
    assert [found["organization"] for found in body["experience"]] == positions
    assert [found["name"] for found in body["projects"]] == projects


@pytest.mark.parametrize("name", ["Owl Watch: a tool to count owls", "Deep Owl: hearing in the dark"])
def test_colon_in_the_name_of_a_project(name: str) -> None:
    """A project's name may have a subtitle; no part of the name is cut."""
    assert read(f"{name}    2020\n- it counts", "项目经历")["projects"][0]["name"].startswith(
        name.split(":")[0]
    )


def test_labels_on_one_row() -> None:
    """`时间：` in a row of labels is no department."""
    assert read("公司：青禾科技  职位：工程师  时间：2020.1-2021.1")["experience"][0]["department"] is None


@pytest.mark.parametrize("title", ["Data Scientist", "Member of Technical Staff", "CTO & Co-founder"])
def test_jobs_with_a_word_of_another_kind(title: str) -> None:
    """A data scientist is employed; so is a member of technical staff, and a founder."""
    assert read(f"{title}, Acme Ltd, 2019-2020")["experience"][0]["kind"] == "employment"


def test_column_of_highlights_is_no_department() -> None:
    """A column that tells what was done is no unit."""
    head = "| Dates | Employer | Position | Highlights |\n|---|---|---|---|\n"
    table = head + "| 2019-2020 | Acme | Clerk | Kept the books |"
    assert markdown(table, "Experience")["experience"][0]["department"] is None


def test_labelled_prose_is_a_highlight() -> None:
    """`工作内容：…` tells what somebody did."""
    text = "公司：青禾科技\n职位：工程师\n时间：2020.1-2021.1\n工作内容：维护推荐系统"
    assert any("维护推荐系统" in highlight for highlight in read(text)["experience"][0]["highlights"])

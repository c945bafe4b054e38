"""What a piece of an entry's head is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract import roles
from extract.context import Context
from tests.extract.texts import context

Role = Callable[[Context, int, int], float]


def strength(role: Role, text: str) -> float:
    """How surely a text plays a role."""
    return role(context(text + "\n"), 0, len(text))


@pytest.mark.parametrize(
    "role, text",
    [
        (roles.school, "清华大学"),
        (roles.school, "青禾大学"),
        (roles.school, "University of Oslo"),
        (roles.school, "ETH Zurich"),
        (roles.organization, "青禾科技有限公司"),
        (roles.organization, "Acme Ltd"),
        (roles.organization, "微软亚洲研究院"),
        (roles.organization, "Owl Research Institute"),
        (roles.unit, "计算机学院"),
        (roles.unit, "平台部"),
        (roles.unit, "Department of Physics"),
        (roles.title, "Software Engineer"),
        (roles.title, "研究实习生"),
        (roles.title, "Professor of Physics"),
        (roles.place, "Oslo, Norway"),
        (roles.place, "北京"),
        (roles.place, "浙江省杭州市"),
    ],
)
def test_role_is_told(role: Role, text: str) -> None:
    """Known names, endings and words."""
    assert strength(role, text) >= 0.6


@pytest.mark.parametrize(
    "role, text",
    [
        (roles.school, "Software Engineer"),
        (roles.school, "平台部"),
        (roles.organization, "负责平台的建设"),
        (roles.organization, "Oslo, Norway"),
        (roles.organization, "we worked with a company"),
        (roles.unit, "清华大学"),
        (roles.unit, "the team did well. It won"),
        (roles.title, "University of Oslo"),
        (roles.title, "Physics"),
        (roles.place, "Acme"),
        (roles.place, "Oslo University"),
        (roles.organization, "x" * 200),
    ],
)
def test_role_is_not_told(role: Role, text: str) -> None:
    """Other roles, sentences, and what is too long for a name."""
    assert strength(role, text) < 0.5


@pytest.mark.parametrize(
    "text, level",
    [
        ("工学学士", "bachelor"), ("B.Sc. Physics", "bachelor"), ("BS", "bachelor"),
        ("Bachelor of Science", "bachelor"),
        ("工程硕士", "master"), ("M.S.", "master"), ("Master's degree", "master"), ("在读研究生", "master"),
        ("工学博士", "phd"), ("Ph.D.", "phd"), ("M.S. & Ph.D.", "phd"), ("直博", "phd"),
        ("Doctor of Philosophy", "phd"),
        ("大专", "other"), ("Exchange student", "other"), ("高中", "other"),
        ("Physics", None), ("bs", None), ("Basic Maths", None), ("青禾大学", None),
    ],
)  # fmt: skip
def test_degree(text: str, level: str | None) -> None:
    """The level that the words mean; abbreviations of two letters in capitals only."""
    found = roles.degree(text, 0, len(text))
    assert (found and found[0]) == level


@pytest.mark.parametrize(
    "title, kind",
    [
        ("研究实习生", "internship"), ("Engineering Intern", "internship"), ("数据结构助教", "teaching"),
        ("Teaching Assistant", "teaching"), ("联合研究项目", "joint-project"), ("博士后", "research"),
        ("Research Assistant", "research"), ("学生会主席", "service"), ("Volunteer", "service"),
        ("算法工程师", "employment"), ("Product Manager", "employment"), ("Physics", ""),
    ],
)  # fmt: skip
def test_kind_of_a_title(title: str, kind: str) -> None:
    """The kind of position that a title names."""
    assert roles.title_kind(title) == kind

"""Research interests: sections, labelled rows and sentences."""

from __future__ import annotations

import pytest

from tests.extract.texts import told


def interests(text: str) -> list[str]:
    """The interests of a CV with a text at its top."""
    found: list[str] = told(f"Ada Quill\n{text}\n\nEDUCATION\nOslo\n\nSKILLS\nGo\n")["research_interests"]
    return found


@pytest.mark.parametrize(
    "text, found",
    [
        ("研究方向：推荐系统、图神经网络", ["推荐系统", "图神经网络"]),
        ("研究方向: 推荐系统,自然语言处理", ["推荐系统", "自然语言处理"]),
        ("Research interests: owls, bees, and hearing", ["owls", "bees", "hearing"]),
        ("Research interests: human-in-the-loop learning, doubt", ["human-in-the-loop learning", "doubt"]),
        ("研究兴趣：大语言模型 | 联系方式：无", ["大语言模型"]),
        ("我对可微渲染、三维重建感兴趣。", ["可微渲染", "三维重建"]),
        ("I am interested in owls, bees, and hearing.", ["owls", "bees", "hearing"]),
        ("爱好：长跑、摄影", []),
        ("Interests: chess", ["chess"]),
    ],
)
def test_interests_at_the_top(text: str, found: list[str]) -> None:
    """The items of a list or of a sentence, without the words that lead to them."""
    assert interests(text) == found


def test_section_of_interests() -> None:
    """Rows of a section of their own, each item once."""
    text = (
        "Ada Quill\n\nRESEARCH INTERESTS\nOwls; hearing of owls (in the dark, at dusk); owls\n\nSKILLS\nGo\n"
    )
    assert told(text)["research_interests"] == ["Owls", "hearing of owls (in the dark, at dusk)"]


def test_and_inside_one_interest() -> None:
    """`and` cuts only where there are commas as well."""
    assert interests("Research interests: science and technology") == ["science and technology"]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Research interests: owls; bees", ["owls", "bees"]),
        (
            "Research interests: cleaning and integration, provenance",
            ["cleaning and integration", "provenance"],
        ),
    ],
)
def test_semicolons_and_joints_in_a_list(text: str, found: list[str]) -> None:
    """A semicolon goes on with the list; `cleaning and integration` beside commas is one item."""
    assert interests(text) == found


def test_interests_of_a_study_stay_with_it() -> None:
    """`研究方向` inside a study is what was studied there."""
    text = "周一鸣\n\n教育背景\n青禾大学，硕士，2019.9 – 2022.6，研究方向：推荐系统、搜索\n\n技能\nGo\n"
    body = told(text)
    assert body["education"][0]["research_interests"] == ["推荐系统", "搜索"]
    assert body["research_interests"] == []

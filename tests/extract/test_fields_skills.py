"""Skills with level and group, human languages, and tests with their scores."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told


def read(text: str, heading: str = "专业技能") -> dict[str, Any]:
    """The profile of a CV with one section of skills."""
    return told(f"周一鸣\n\n教育背景\n青禾大学 数学 本科 2015-2019\n\n{heading}\n{text}\n")


def names(text: str) -> list[str]:
    """The names of the skills."""
    return [skill["name"] for skill in read(text)["skills"]]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Python, Go, Rust", ["Python", "Go", "Rust"]),
        ("Python、Go；Rust", ["Python", "Go", "Rust"]),
        ("Python / Go / Rust", ["Python", "Go", "Rust"]),
        ("1. Python\n2. Go\n3. Rust", ["Python", "Go", "Rust"]),
        ("Docker & Kubernetes", ["Docker", "Kubernetes"]),
        ("熟练掌握 Python 和 Go", ["Python", "Go"]),
        ("C/C++", ["C", "C++"]),
        ("C, C++, C#, F#, Node.js, Vue.js", ["C", "C++", "C#", "F#", "Node.js", "Vue.js"]),
        ("CI/CD, TCP/IP, A/B testing", ["CI/CD", "TCP/IP", "A/B testing"]),
        ("Tcl/Tk, UI/UX, PL/SQL", ["Tcl/Tk", "UI/UX", "PL/SQL"]),
        ("LLM 微调（LoRA）", ["LLM 微调", "LoRA"]),
        ("Microsoft Office (Word, Excel)", ["Microsoft Office", "Word", "Excel"]),
        ("LATEX, Git", ["LaTeX", "Git"]),
        ("Machine learning, data analysis", ["Machine learning", "data analysis"]),
        ("Python, python", ["Python"]),
        ("R", ["R"]),
    ],
)
def test_skills_are_single_items(text: str, found: list[str]) -> None:
    """Lists are cut at their marks, names that hold a mark are not, and each skill is told once."""
    assert names(text) == found


@pytest.mark.parametrize(
    "text, levels",
    [
        ("熟练使用 Python,熟悉 SQL, Shell,了解 C/C++", ["熟练", "熟悉", "熟悉", "了解", "了解"]),
        ("精通：Python，Go\n了解：Rust", ["精通", "精通", "了解"]),
        ("Python (expert), R (advanced), Stata", ["expert", "advanced", None]),
        ("Python (expert), Fortran (basic). Java (advanced)", ["expert", "basic", "advanced"]),
        ("PyTorch（熟练）、TensorFlow（了解）", ["熟练", "了解"]),
        (
            "Proficient in Python and Go; familiar with Rust",
            ["Proficient in", "Proficient in", "familiar with"],
        ),
        ("Python, Go", [None, None]),
    ],
)
def test_level_holds_until_the_next(text: str, levels: list[str | None]) -> None:
    """A level before items holds for them all, one in brackets for its item."""
    assert [skill["level"] for skill in read(text)["skills"]] == levels


def test_group_is_the_label_of_the_row() -> None:
    """The label before a list is the category of its items."""
    body = read("编程语言：熟练 Python\n框架与工具：Git、Docker")
    assert [picked(skill, "name", "category") for skill in body["skills"]] == [
        ("Python", "编程语言"), ("Git", "框架与工具"), ("Docker", "框架与工具"),
    ]  # fmt: skip


def test_skills_in_a_table() -> None:
    """A cell that is a level tells the level of the items beside it."""
    table = "| Level | Tools |\n|---|---|\n| Expert | Python, R |\n| Familiar | Scala |\n"
    body = told(f"# Ada\n\n## Education\n\nOslo University, BSc, 2015\n\n## Skills\n\n{table}", "cv.md")
    assert [picked(skill, "name", "level") for skill in body["skills"]] == [
        ("Python", "Expert"), ("R", "Expert"), ("Scala", "Familiar"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["抗压能力强，具有团队协作经验", "2019", "熟练", "★★★★", "......"])
def test_what_is_no_skill(text: str) -> None:
    """Sentences, numbers, levels and signs alone."""
    assert names(text) == []


@pytest.mark.parametrize(
    "text, heading, found",
    [
        ("英语（流利）、日语（N2）", "专业技能", [("英语", "流利"), ("日语", "N2")]),
        ("Mandarin (native) | English (fluent)", "语言能力", [("Mandarin", "native"), ("English", "fluent")]),
        ("语言能力：英语（CET-6）", "专业技能", [("英语", None)]),
    ],
)
def test_languages(text: str, heading: str, found: list[tuple[str, str | None]]) -> None:
    """Human languages with their levels; a level without a test's name is a level."""
    assert [picked(language, "name", "level") for language in read(text, heading)["languages"]] == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "英语四级: 654,英语六级: 597, TOEFL: 105",
            [("英语四级", "654"), ("英语六级", "597"), ("TOEFL", "105")],
        ),
        ("CET-4, CET-6 580", [("CET-4", None), ("CET-6", "580")]),
        ("CET4/6", [("CET-4", None), ("CET-6", None)]),
        ("大学英语六级（580分）", [("大学英语六级", "580")]),
        ("六级 520", [("六级", "520")]),
        ("雅思 7.0；托福 105", [("雅思", "7.0"), ("托福", "105")]),
        ("TOEFL 108 (R 29, L 28, S 24, W 27)", [("TOEFL", "108")]),
        ("TOEFL iBT: 112/120", [("TOEFL iBT", "112")]),
        ("GRE 328, IELTS 7.5", [("GRE", "328"), ("IELTS", "7.5")]),
        ("GMAT 740", [("GMAT", "740")]),
        ("JLPT N1", [("JLPT N1", None)]),
        ("CET-6 2019", [("CET-6", None)]),
        ("CET-6（2019年6月）", [("CET-6", None)]),
        ("GREAT work, IELTSless, SATURN", []),
        ("四级考试系统", []),
    ],
)
def test_test_scores(text: str, found: list[tuple[str, str | None]]) -> None:
    """Tests by name, with the score as printed, or none where only a pass is told; years are no scores."""
    body = read(text)
    assert [picked(score, "test", "score") for score in body["test_scores"]] == found
    assert not {name for name, _ in found} & {skill["name"] for skill in body["skills"]}


def test_tests_are_found_wherever_they_are_told() -> None:
    """Under honours, in studies, or at the top; each once."""
    text = "周一鸣\n\n教育背景\n青禾大学 本科 2015-2019\n• CET-6 580\n\n获奖情况\n奖学金 2018\nCET-6 580\n"
    assert [picked(s, "test", "score") for s in told(text)["test_scores"]] == [("CET-6", "580")]


@pytest.mark.parametrize(
    "text, found",
    [("英语四六级：560/520", [("英语四级", "560"), ("英语六级", "520")]), ("SAT 1500", [("SAT", "1500")])],
)
def test_scores_of_two_tests_and_of_four_digits(text: str, found: list[tuple[str, str]]) -> None:
    """Two scores belong to the two tests; an SAT score has four digits."""
    assert [picked(score, "test", "score") for score in read(text)["test_scores"]] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("English: C2, German: B1", ["English", "German"]),
        ("• Norwegian – native\n• English – fluent", ["Norwegian", "English"]),
        ("Tamil, Hindi, Swahili (basic)", ["Tamil", "Hindi", "Swahili"]),
        ("Polish (native), Spanish (conversational)", ["Polish", "Spanish"]),
    ],
)
def test_every_item_of_a_section_of_languages_is_one(text: str, found: list[str]) -> None:
    """What stands under `Languages` is a language."""
    assert [language["name"] for language in read(text, "Languages")["languages"]] == found


@pytest.mark.parametrize(
    "text, name",
    [("C#, .NET", ".NET"), ("普通话 二级甲等", "普通话 二级甲等")],
)
def test_skill_keeps_its_whole_name(text: str, name: str) -> None:
    """.NET begins with a dot; 等 ends a grade."""
    assert name in names(text)


def test_sentence_that_begins_with_a_level_is_no_skill() -> None:
    """`良好的沟通能力` is a sentence about somebody."""
    assert names("良好的沟通能力和团队协作精神") == []


def test_level_is_no_category() -> None:
    """`精通：Python` tells a level, and no group."""
    assert read("精通：Python")["skills"][0]["category"] is None


def test_bars_between_skills() -> None:
    """A list may be cut by bars."""
    assert names("Python | Go | Rust") == ["Python", "Go", "Rust"]


def test_table_of_group_items_and_level() -> None:
    """Three columns: the group, its items, their level."""
    table = "| 类别 | 内容 | 程度 |\n|---|---|---|\n| 实验技术 | qPCR | 精通 |\n| 编程 | R、Python | 熟练 |\n"
    body = told(f"# 周一鸣\n\n## 教育背景\n\n青禾大学 本科 2015-2019\n\n## 技能\n\n{table}", "cv.md")
    assert [picked(skill, "name", "level") for skill in body["skills"]] == [
        ("qPCR", "精通"), ("R", "熟练"), ("Python", "熟练"),
    ]  # fmt: skip

"""Headings by their wording and by their look; sections that hold every row once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import fold
from extract.errors import ExtractError
from extract.headings import kinds
from extract.words import load
from tests.extract.texts import context


@pytest.mark.parametrize(
    "heading, kind",
    [
        ("教育背景", "education"),
        ("教 育 背 景", "education"),
        ("一、教育背景", "education"),
        ("（一）教育背景", "education"),
        ("1. Education", "education"),
        ("IV. Awards", "awards"),
        ("A. Education", "education"),
        ("E D U C A T I O N", "education"),
        ("EDUCATION:", "education"),
        ("【获奖情况】", "awards"),
        ("===== 荣誉奖励 =====", "awards"),
        ("🎓 教育", "education"),
        ("— Skills —", "skills"),
        ("教育背景 Education", "education"),
        ("Education (教育背景)", "education"),
        ("代表性论文 (*为通讯作者)", "papers"),
        ("Selected Publications", "papers"),
        ("Professional Experience", "experience"),
        ("Academic Appointments", "experience"),
        ("获奖与荣誉", "awards"),
        ("Honors & Awards", "awards"),
        ("Research Interests", "interests"),
        ("Standardised Tests", "tests"),
        ("个人信息", "contact"),
        ("自我评价", "other"),
        ("Patents", "patents"),
    ],
)
def test_heading_is_known_by_its_wording(heading: str, kind: str) -> None:
    """Numbers, brackets, rules, spaces between letters, case and general words around it do not matter."""
    assert kinds("".join(map(fold, heading))) == (kind,)


@pytest.mark.parametrize(
    "heading, found",
    [
        ("教育与科研经历", ("education", "experience")),
        ("实习与项目经历", ("experience", "projects")),
        ("Experience / Projects", ("experience", "projects")),
        ("Skills and Languages", ("skills", "languages")),
        ("Publications & Patents", ("papers", "patents")),
    ],
)
def test_heading_may_join_kinds(heading: str, found: tuple[str, ...]) -> None:
    """A heading that joins two names both."""
    assert kinds(heading) == found


@pytest.mark.parametrize(
    "row",
    [
        "Python",
        "青禾大学",
        "2021",
        "Education at Oslo in 2019",
        "I like skills.",
        "Machine Learning Skills",
        "ada@skills.org",
        "Award-winning owl watcher",
        "负责教育平台",
        "Ada Quill",
        "::",
        "",
    ],
)
def test_other_rows_are_no_headings(row: str) -> None:
    """Sentences, names, dates and addresses that hold a heading's word."""
    assert kinds(row) == ()


def test_no_wording_stands_for_two_kinds() -> None:
    """The table of headings gives each wording one meaning."""
    table = {kind: words for kind, words in load("headings").items() if kind != "around"}
    seen: dict[str, str] = {}
    for kind, languages in table.items():
        for word in {word.casefold() for words in languages.values() for word in words}:
            assert seen.setdefault(word, kind) == kind, f"{word} is {seen[word]} and {kind}"


def outline(text: str, file: str = "cv.txt") -> list[tuple[str, str, list[str]]]:
    """Kind, heading and rows of each section."""
    made = context(text, file)
    value = made.document.value
    return [
        (
            "+".join(section.kinds),
            value(section.heading.start, section.heading.end) if section.heading else "",
            [value(row.body, row.end) for row in section.rows],
        )
        for section in made.sections
    ]


def test_rows_before_the_first_heading_are_contact() -> None:
    """The top of a CV is about the person; sections follow in order."""
    assert outline("Ada Quill\nada@example.org\n\nEDUCATION\nOslo\n\nSKILLS\nGo\n") == [
        ("contact", "", ["Ada Quill", "ada@example.org"]),
        ("education", "EDUCATION", ["Oslo"]),
        ("skills", "SKILLS", ["Go"]),
    ]


@pytest.mark.parametrize(
    "text, file",
    [
        ("EDUCATION\nOslo\n\nBEES\nHives\n\nSKILLS\nGo\n", "cv.txt"),
        ("一、教育背景\nOslo\n二、养蜂 Bees\nHives\n三、技能\nGo\n", "cv.txt"),
        ("【教育背景】\nOslo\n【Bees】\nHives\n【技能】\nGo\n", "cv.txt"),
        ("Education\n-----\nOslo\n\nBees\n-----\nHives\n\nSkills\n-----\nGo\n", "cv.txt"),
        ("# Ada\n\n## Education\n\nOslo\n\n## Bees\n\nHives\n\n## Skills\n\nGo\n", "cv.md"),
    ],
)
def test_unknown_heading_is_known_by_its_look(text: str, file: str) -> None:
    """A row that is set like the document's headings opens a section of its own."""
    section = next(section for section in outline(text, file) if "bees" in section[1].lower())
    assert (section[0], section[2]) == ("other", ["Hives"])


def test_word_of_a_heading_inside_a_list_is_none() -> None:
    """`- Education` under a position is what somebody did there."""
    text = "EDUCATION\nOslo\n\nEXPERIENCE\nAcme, Engineer, 2019-2020\n- Education\n- Research\n\nSKILLS\nGo\n"
    assert [section[0] for section in outline(text)] == ["education", "experience", "skills"]


def test_whole_document_as_a_list() -> None:
    """Where a list holds everything, its outermost bullets are the headings."""
    text = "* 个人信息\n  * 电话 1\n* 教育背景\n  * 青禾大学\n* 专业技能\n  * Go\n"
    assert [section[0] for section in outline(text)] == ["contact", "education", "skills"]


def test_inline_headings() -> None:
    """A short CV without rows for headings is cut at its labels."""
    text = "周一鸣  zhou@example.org\n教育：青禾大学 数学 本科 2017-2021\n技能：Python、Go\n荣誉：优秀学生\n"
    assert [(kind, rows) for kind, _, rows in outline(text)] == [
        ("contact", ["周一鸣 zhou@example.org"]),
        ("education", ["青禾大学 数学 本科 2017-2021"]),
        ("skills", ["Python、Go"]),
        ("awards", ["优秀学生"]),
    ]


def test_label_of_courses_does_not_end_a_single_section() -> None:
    """A document with one heading keeps all of its studies under it."""
    text = "EDUCATION\nOslo University, BSc, 2015-2018\nCourses: Optics\nBergen University, MSc, 2018-2020\n"
    assert [section[0] for section in outline(text)] == ["education"]


def test_mixed_section_is_cut_at_labelled_rows() -> None:
    """`Technical Skills: …` under `Additional` is about skills."""
    text = "EDUCATION\nOslo\n\nADDITIONAL\nTechnical Skills: Go\nLanguages: Norwegian\nInterests: Bees\n"
    assert [(kind, rows) for kind, _, rows in outline(text)][1:] == [
        ("skills", ["Go"]),
        ("languages", ["Norwegian"]),
        ("other", ["Interests: Bees"]),
    ]


def test_cv_told_twice_is_read_once() -> None:
    """The English half of a bilingual CV is kept, but makes no second degree."""
    text = """周一鸣
教育背景
青禾大学，2017-2021
工作经历
青禾科技，工程师，2021-2022
技能
Go

EDUCATION
Qinghe University, 2017-2021
WORK EXPERIENCE
Qinghe Tech, Engineer, 2021-2022
SKILLS
Go
"""
    assert [section[0] for section in outline(text)] == [
        "contact", "education", "experience", "skills", "other", "other", "other",
    ]  # fmt: skip


def test_research_with_periods_is_experience() -> None:
    """`Research` names interests, unless its rows tell when."""
    text = "RESEARCH\nSolar Lab, Research assistant, 2019 - 2021\n\nSKILLS\nGo\n"
    assert outline(text)[0][0] == "experience+projects"
    assert outline("RESEARCH\nOwls, bees\n\nSKILLS\nGo\n")[0][0] == "interests"


def test_heading_without_rows_is_a_section() -> None:
    """Nothing under a heading is told as nothing."""
    assert outline("EDUCATION\n\nREFERENCES\n\nSKILLS\nGo\n")[:2] == [
        ("education", "EDUCATION", []),
        ("other", "REFERENCES", []),
    ]


LINES = ["EDUCATION", "技能", "Oslo", "- Go", "Awards:", "2019-2020 Acme", "", "## X"]


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["cv.txt", "cv.md"]))
def test_every_row_is_a_heading_or_in_one_section(lines: list[str], file: str) -> None:
    """No row is dropped and none is in two sections."""
    try:
        made = context("\n".join(lines), file)
    except ExtractError:
        return
    covered = sorted(
        (row.start, row.end)
        for section in made.sections
        for row in ([section.heading] if section.heading else []) + list(section.rows)
    )
    assert all(a[1] <= b[0] for a, b in pairwise(covered))
    words = sum(map(str.isalnum, made.view))
    assert words == sum(c.isalnum() for start, end in covered for c in made.view[start:end])

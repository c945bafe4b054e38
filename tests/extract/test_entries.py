"""Rows → entries with head and body; heads → segments, labels and periods."""

from __future__ import annotations

import pytest

from extract.entries import Entry, split_entries
from extract.segments import Head, split_head
from tests.extract.texts import context


def entries(text: str, file: str = "cv.txt") -> list[tuple[list[str], list[str]]]:
    """Head and body of each entry of the last section."""
    made = context(text, file)
    found = split_entries(made, made.sections[-1].rows)
    value = made.document.value
    return [([value(r.body, r.end) for r in e.head], [value(r.body, r.end) for r in e.body]) for e in found]


def heading(text: str) -> str:
    """A section of positions with a text under it."""
    return f"EDUCATION\nOslo\n\nEXPERIENCE\n{text}"


@pytest.mark.parametrize(
    "text, heads, bodies",
    [
        ("Acme, Engineer, 2019-2020\n- a\n- b\nBeta, Analyst, 2017-2018\n- c\n", [1, 1], [2, 1]),
        ("Acme Ltd  Oslo\nEngineer  2019-2020\n- a\nBeta Ltd  Oslo\nClerk  2017-2018\n- b\n", [2, 2], [1, 1]),
        ("2019-2020  Acme, Engineer\n2017-2018  Beta, Analyst\n", [1, 1], [0, 0]),
        ("- Acme, Engineer, 2019-2020\n  - a\n- Beta, Analyst, 2017-2018\n  - b\n", [1, 1], [1, 1]),
        ("Acme, Engineer, 2019-2020\n\n- a\n\nBeta, Analyst, 2017-2018\n\n- b\n", [1, 1], [1, 1]),
        (
            "Acme, Engineer, 2019-2020\nI built what made the rest better, day by day.\nBeta, Clerk, 2017\n",
            [1, 1],
            [1, 0],
        ),
        (
            "公司：青禾科技\n职位：工程师\n时间：2019.1-2020.1\n公司：白杨\n职位：分析师\n时间：2017\n",
            [3, 3],
            [0, 0],
        ),
    ],
)
def test_entries_of_plain_text(text: str, heads: list[int], bodies: list[int]) -> None:
    """One entry an employer, however its head is set: how many rows of head and of body each has."""
    found = entries(heading(text))
    assert [len(head) for head, _ in found] == heads
    assert [len(body) for _, body in found] == bodies


def test_headings_open_entries_in_markdown() -> None:
    """A heading and what completes it are the head; a second post inside one employer has its parent."""
    text = """# Ada

## Skills

Go

## Experience

### Acme

**Engineer** 2019-2020

- one

### Beta

#### Analyst

2017-2018

- two

#### Clerk

2016

- three
"""
    assert entries(text, "cv.md") == [
        (["Acme", "Engineer 2019-2020"], ["one"]),
        (["Beta", "Analyst", "2017-2018"], ["two"]),
        (["Clerk", "2016"], ["three"]),
    ]
    made = context(text, "cv.md")
    last = split_entries(made, made.sections[-1].rows)[-1]
    assert isinstance(last.parent, Entry)
    assert made.document.value(last.parent.head[0].body, last.parent.head[0].end) == "Beta"


def test_table_gives_an_entry_a_row() -> None:
    """The first row of a table names its columns and is no entry."""
    head = "## Experience\n\n| Dates | Employer | Position |\n|---|---|---|\n"
    text = head + "| 2019-2020 | Acme | Engineer |\n| 2017 | Beta | Clerk |\n"
    made = context(text, "cv.md")
    found = split_entries(made, made.sections[-1].rows)
    assert [entry.labels for entry in found] == [("period", "organization", "title")] * 2


def head(text: str) -> Head:
    """The head that one row is."""
    made = context(heading(text))
    return split_head(made, made.sections[-1].rows)


def segments(text: str) -> list[str]:
    """The words of each segment of a head; labelled ones as `label=words`, those in brackets as `(words)`."""
    made = context(heading(text))
    found = split_head(made, made.sections[-1].rows).segments
    shown = ((f"{s.label}=" if s.label else "", made.view[s.start : s.end], s.bracket) for s in found)
    return [f"({label}{words})" if bracket else label + words for label, words, bracket in shown]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Ltd, Engineer, Oslo, 2019-2020",
        "Acme Ltd | Engineer | Oslo | 2019-2020",
        "Acme Ltd\t\tEngineer\tOslo\t2019 - 2020",
        "Acme Ltd    Engineer    Oslo    2019 - 2020",
        "2019–2020: Acme Ltd · Engineer · Oslo",
        "Acme Ltd – Engineer – Oslo – 2019 to 2020",
        "Acme Ltd; Engineer; Oslo (2019-2020)",
        "Acme Ltd，Engineer，Oslo  2019-2020",
    ],
)
def test_separators_cut_a_head(text: str) -> None:
    """Commas, bars, tabs, gaps, dots and dashes set pieces apart; the period is no piece."""
    assert segments(text) == ["Acme Ltd", "Engineer", "Oslo"]
    assert [(p.first and p.first.value, p.last and p.last.value) for p in head(text).periods] == [
        ("2019", "2020")
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Engineer at Acme, 2019", ["Engineer", "Acme"]),
        ("Engineer @ Acme", ["Engineer", "Acme"]),
        ("Acme (Oslo) Engineer", ["Acme", "(Oslo)", "Engineer"]),
        ("Senior-level Engineer, Acme", ["Senior-level Engineer", "Acme"]),
        ("Acme, 3,000 users", ["Acme", "3,000 users"]),
        ("青禾科技,平台部,算法工程师 2021.9 – 至今", ["青禾科技", "平台部", "算法工程师"]),
        ("青禾大学（2019.9-2023.6）数学系", ["青禾大学", "数学系"]),
        ("清华大学 计算机系 硕士", ["清华大学", "计算机系", "硕士"]),
        ("中国石油大学(华东) 地质学院", ["中国石油大学(华东)", "地质学院"]),
        (
            "Hong Kong University of Science and Technology, Kowloon",
            ["Hong Kong University of Science and Technology", "Kowloon"],
        ),
        ("公司：青禾科技  职位：工程师", ["organization=青禾科技", "title=工程师"]),
        ("Employer    Acme    Engineer", ["organization=Acme", "Engineer"]),
        ("Company: Acme | Role: Engineer", ["organization=Acme", "title=Engineer"]),
    ],
)
def test_known_names_and_labels_in_a_head(text: str, found: list[str]) -> None:
    """A known name is never cut, a label names its piece, brackets are told."""
    assert segments(text) == found

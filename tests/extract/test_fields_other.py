"""What no rule understood is kept, under its heading, once, and in order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import told

CV = """Ada Quill
A keeper of owls

EDUCATION
Oslo University, BSc Physics, 2015-2018
Thesis: On the hearing of owls

HOBBIES
Chess and long walks

REFERENCES

SKILLS
Go
"""


def other(text: str, file: str = "cv.txt") -> list[dict[str, Any]]:
    """The passages that are left over."""
    found: list[dict[str, Any]] = told(text, file)["other"]
    return found


def test_passages_stand_under_their_headings() -> None:
    """The top has no heading; a section that is understood in part keeps the rest; an empty one is told."""
    assert other(CV) == [
        {"heading": None, "lines": ["A keeper of owls"]},
        {"heading": "EDUCATION", "lines": ["Thesis: On the hearing of owls"]},
        {"heading": "HOBBIES", "lines": ["Chess and long walks"]},
        {"heading": "REFERENCES", "lines": []},
    ]


def test_what_is_understood_is_not_left_over() -> None:
    """No passage is both a fact and a left-over."""
    body = told(CV)
    spans = {
        pointer: range(place["start"], place["end"])
        for pointer, place in body["evidence"].items()
        if place["text"]
    }
    left = [span for pointer, span in spans.items() if "/lines/" in pointer]
    facts = [span for pointer, span in spans.items() if not pointer.startswith("/other")]
    assert left and not any(set(one) & set(two) for one in left for two in facts)


@pytest.mark.parametrize(
    "heading", ["自我评价", "OBJECTIVE", "兴趣爱好", "DOCTORAL STUDENTS", "MEDIA COVERAGE", "BEES"]
)
def test_sections_without_a_reader_are_kept_whole(heading: str) -> None:
    """Known to be of another kind, or unknown: each row is a line."""
    text = CV.replace("HOBBIES", heading).replace(
        "Chess and long walks", "I keep bees on the roof.\nNeighbours like the honey"
    )
    assert {"heading": heading, "lines": ["I keep bees on the roof.", "Neighbours like the honey"]} in other(
        text
    )


def test_labels_and_joints_are_not_left_over() -> None:
    """A label whose value was read, or a mark between two facts, tells nothing."""
    assert other("姓名：周一鸣\n电话：13800001111 | 邮箱：zhou@example.org\n\n技能\n编程语言：Go\n") == []


def test_letter_is_kept_as_it_is() -> None:
    """A text that is no résumé at all is all left-overs, a line each."""
    text = "Dear all,\n\nthe meeting is at noon, in the small room.\n\nKind regards to everybody.\n"
    assert [line for passage in other(text) for line in passage["lines"]] == [
        "Dear all,",
        "the meeting is at noon, in the small room.",
        "Kind regards to everybody.",
    ]

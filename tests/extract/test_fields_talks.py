"""Talks and posters: title, event, place, date, kind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

TOP = "周一鸣\n\n教育背景\n青禾大学 本科 2015-2019\n\n"
ENGLISH = "Ada Quill\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\n"


def read(rows: str, heading: str = "TALKS") -> dict[str, Any]:
    """The profile of a text with these rows under a heading."""
    top = ENGLISH if heading.isascii() else TOP
    return told(f"{top}{heading}\n{rows}\n")


@pytest.mark.parametrize(
    "row, title, event, place, date, kind",
    [
        ('"Whose Owls Are Clean?" Keynote, BTW 2023, Dresden, Germany, March 2023',
         "Whose Owls Are Clean?", "BTW", "Dresden, Germany", "2023-03", "keynote"),
        ("Owls that hear. Invited talk at Google Research, May 2023",
         "Owls that hear", "Google Research", None, "2023-05", "invited"),
        ('Invited talk, "Owls at night", MIT CSAIL, Cambridge, MA, Mar 2023',
         "Owls at night", "MIT CSAIL", "Cambridge, MA", "2023-03", "invited"),
        ("2022  Hearing in the dark, University of Bergen (invited)",
         "Hearing in the dark", "University of Bergen", None, "2022", "invited"),
        ("Keynote: Owls and people, Nordic Owl Symposium, Oslo, 12 June 2022",
         "Owls and people", "Nordic Owl Symposium", "Oslo", "2022-06-12", "keynote"),
        ("Joint Mathematics Meetings, San Francisco, January 2024",
         None, "Joint Mathematics Meetings", "San Francisco", "2024-01", None),
        ("Quill, A. (2021, May). Owls and the ear. Paper presented at the Psychonomic Society, Boston, MA.",
         "Owls and the ear", "Psychonomic Society", "Boston, MA", "2021-05", None),
    ],
)  # fmt: skip
def test_english_talk(row: str, title: str, event: str, place: str, date: str, kind: str) -> None:
    """Marks, a full stop or the first comma end the title; the rest tells where and when."""
    (talk,) = read(row)["talks"]
    assert picked(talk, "title", "event", "place", "date", "kind") == (title, event, place, date, kind)


@pytest.mark.parametrize(
    "row, title, event, place, date, kind",
    [
        ("1. 第二十一届全国蜂学学术会议, 口头报告, 2022年11月, 成都",
         None, "第二十一届全国蜂学学术会议", "成都", "2022-11", "oral"),
        ("（2）2021.10，全国环境化学大会，墙报展示", None, "全国环境化学大会", None, "2021-10", "poster"),
        ("《蜂群计数》，2024年全国人工智能大会，深圳，邀请报告",
         "蜂群计数", "全国人工智能大会", "深圳", "2024", "invited"),
        ("2023年7月，第十届中国图象图形学大会，特邀报告：面向遥感的基础模型",
         "面向遥感的基础模型", "第十届中国图象图形学大会", None, "2023-07", "invited"),
    ],
)  # fmt: skip
def test_chinese_talk(row: str, title: str, event: str, place: str, date: str, kind: str) -> None:
    """The same of Chinese rows, in their orders."""
    (talk,) = read(row, "学术报告")["talks"]
    assert picked(talk, "title", "event", "place", "date", "kind") == (title, event, place, date, kind)


def test_talk_on_two_rows() -> None:
    """A talk that has no date yet goes on in the next row."""
    rows = "Touch and go\nRobotics Seminar, Stanford University, May 2023\nHands that see\nICRA, June 2022"
    found = [picked(talk, "title", "date") for talk in read(rows)["talks"]]
    assert found == [("Touch and go", "2023-05"), ("Hands that see", "2022-06")]


def test_title_in_italics() -> None:
    """What the format sets off at the front is the title."""
    body = told(
        "# Ada Quill\n\n## Invited talks\n\n- *Counting bees, then owls*, OffensiveCon, Berlin, 2023\n",
        "a.md",
    )
    (talk,) = body["talks"]
    found = picked(talk, "title", "event", "place", "kind")
    assert found == ("Counting bees, then owls", "OffensiveCon", "Berlin", "invited")


def test_list_of_events_behind_their_year() -> None:
    """`2024: A (Oslo), B` is two talks of that year."""
    found = [
        picked(talk, "event", "place", "date") for talk in read("2024: SOLE (Portland), EHA Meeting")["talks"]
    ]
    assert found == [("SOLE", "Portland", "2024"), ("EHA Meeting", None, "2024")]


PAPER = "A. Quill, B. Bee. Owls in the dark. Nature, 2019."


@pytest.mark.parametrize("heading", ["PUBLICATIONS", "PUBLICATIONS AND TALKS"])
def test_talks_among_papers_are_no_papers(heading: str) -> None:
    """An invited talk is a talk under any heading."""
    body = read(f'{PAPER}\nA. Quill. "Owls are us", Invited talk, University of Bergen, 2020.', heading)
    assert [paper["title"] for paper in body["papers"]] == ["Owls in the dark"]
    assert [picked(t, "title", "event") for t in body["talks"]] == [("Owls are us", "University of Bergen")]


def test_oral_papers_are_papers() -> None:
    """`(oral)` behind a venue is its track; `keynote` in a title is a word."""
    rows = (
        f"{PAPER}\nA. Quill, B. Bee. Bees in the light. ACL 2021 (oral).\n"
        "A. Quill. Keynote owls of note. ACL 2020."
    )
    body = read(rows, "PUBLICATIONS AND TALKS")
    assert len(body["papers"]) == 3 and body["talks"] == []

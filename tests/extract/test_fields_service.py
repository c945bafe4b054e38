"""Service: reviewing, committees, editing, memberships; one entry a venue or body."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import told

TOP = "周一鸣\n\n教育背景\n青禾大学 本科 2015-2019\n\n"
ENGLISH = "Ada Quill\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\n"
Told = tuple[str | None, str | None, str]
TIP = "IEEE Transactions on Image Processing (TIP)"


def read(rows: str, heading: str = "PROFESSIONAL SERVICE") -> dict[str, Any]:
    """The profile of a text with these rows under a heading."""
    top = ENGLISH if heading.isascii() else TOP
    return told(f"{top}{heading}\n{rows}\n")


def entries(body: dict[str, Any]) -> list[Told]:
    """Kind, venue and years of each entry: `2013 2015`, `2012-2023`, `2019-present`."""
    return [(entry["kind"], entry["organization"], _when(entry)) for entry in body["service"]]


def _when(entry: dict[str, Any]) -> str:
    period = f"{entry['start'] or ''}-{entry['end'] or ''}" if entry["start"] or entry["end"] else ""
    return " ".join([*entry["years"], *([period] if period else [])])


@pytest.mark.parametrize(
    "row, found",
    [
        ("Reviewer for ICML 2023, NeurIPS 2022",
         [("reviewer", "ICML", "2023"), ("reviewer", "NeurIPS", "2022")]),
        ("Conference Reviewer: NeurIPS (2021, 2022, 2023), CVPR'21",
         [("reviewer", "NeurIPS", "2021 2022 2023"), ("reviewer", "CVPR", "2021")]),
        ("Program Committee Member: SIGMOD (2012-2023), ICDE (2013, 2015)",
         [("committee", "SIGMOD", "2012-2023"), ("committee", "ICDE", "2013 2015")]),
        (f"Journal reviewer: {TIP}, Statistics in Medicine",
         [("reviewer", TIP, ""), ("reviewer", "Statistics in Medicine", "")]),
        ("2021 – present  Reviewer, Nature Communications",
         [("reviewer", "Nature Communications", "2021-present")]),
        ("NeurIPS 2021–2023 reviewer", [("reviewer", "NeurIPS", "2021-2023")]),
        ("Program Committee: AAAI, KDD, 2021-2023",
         [("committee", "AAAI", "2021-2023"), ("committee", "KDD", "2021-2023")]),
        ("I have served as a reviewer for NeurIPS 2020-2023 and ICML 2022.",
         [("reviewer", "NeurIPS", "2020-2023"), ("reviewer", "ICML", "2022")]),
        ("Associate Editor, IEEE TIP, 2019–present", [("editor", "IEEE TIP", "2019-present")]),
        ("NSF Review Panelist, 2014, 2017", [("panelist", "NSF", "2014 2017")]),
        ("Session Chair, IROS 2022, Kyoto", [("chair", "IROS", "2022")]),
        ("Student volunteer, NeurIPS 2022, New Orleans, USA", [("volunteer", "NeurIPS", "2022")]),
        ("Faculty search committee, Computer Science, Cornell University, 2017-2019",
         [("committee", "Computer Science, Cornell University", "2017-2019")]),
        ("Member of IEEE, ACM, and AAAI",
         [("member", "IEEE", ""), ("member", "ACM", ""), ("member", "AAAI", "")]),
        ("Reviewer: ICML 2020, Area Chair for ACL 2023",
         [("reviewer", "ICML", "2020"), ("chair", "ACL", "2023")]),
    ],
)  # fmt: skip
def test_english_service(row: str, found: list[Told]) -> None:
    """Each venue has the years that stand with it, or those that stand alone."""
    assert entries(read(row)) == found


@pytest.mark.parametrize(
    "row, found",
    [
        ("担任 NeurIPS、ICML 等国际会议审稿人", [("reviewer", "NeurIPS", ""), ("reviewer", "ICML", "")]),
        ("IEEE TPAMI, TKDE 审稿人（2021至今）",
         [("reviewer", "IEEE TPAMI", "2021-present"), ("reviewer", "TKDE", "2021-present")]),
        ("受邀担任《计算机学报》审稿人", [("reviewer", "计算机学报", "")]),
        ("程序委员会委员：NeurIPS、AAAI", [("committee", "NeurIPS", ""), ("committee", "AAAI", "")]),
        ("中国公路学会会员；Engineering Structures、公路学报等期刊审稿人",
         [("member", "中国公路学会", ""), ("reviewer", "Engineering Structures", ""),
          ("reviewer", "公路学报", "")]),
        ("《自动化学报》青年编委，2022年起", [("editor", "自动化学报", "2022-present")]),
        ("会议审稿：NeurIPS 2023, ICML 2024",
         [("reviewer", "NeurIPS", "2023"), ("reviewer", "ICML", "2024")]),
    ],
)  # fmt: skip
def test_chinese_service(row: str, found: list[Told]) -> None:
    """A role may stand behind what it is for."""
    assert entries(read(row, "学术服务")) == found


def test_role_of_the_heading_holds_for_bare_venues() -> None:
    """Under `Refereeing` the rows name journals only; the role is not printed with them."""
    body = read("Labour Economics; Industrial Relations", "REFEREEING")
    assert entries(body) == [("reviewer", "Labour Economics", ""), ("reviewer", "Industrial Relations", "")]
    assert {entry["role"] for entry in body["service"]} == {None}


def test_role_above_a_list() -> None:
    """A row with a role alone gives it to the rows below."""
    body = told(
        "# Ada Quill\n\n## Service\n\n### Conference reviewing\n\n- NeurIPS 2021\n- ICML 2023\n", "cv.md"
    )
    assert entries(body) == [("reviewer", "NeurIPS", "2021"), ("reviewer", "ICML", "2023")]


def test_the_same_role_for_the_same_venue_is_one_entry() -> None:
    """Rows of single years are put together."""
    assert entries(read("Reviewer, ICML 2020\nReviewer, ICML 2022")) == [("reviewer", "ICML", "2020 2022")]


@pytest.mark.parametrize("heading", ["EXPERIENCE", "ACTIVITIES", "LEADERSHIP"])
def test_reviewing_is_no_position(heading: str) -> None:
    """Reviewing papers under a heading of positions is service; a reviewer of content has a job."""
    rows = "Reviewer, ACL Rolling Review   2022 - present\nContent Reviewer, ByteDance   2020 - 2021"
    body = read(rows, heading)
    assert entries(body) == [("reviewer", "ACL Rolling Review", "2022-present")]
    assert [position["organization"] for position in body["experience"]] == ["ByteDance"]


def test_reviewing_among_papers_is_no_paper() -> None:
    """A reviewer's row under the papers is service."""
    body = read(
        "A. Quill, B. Bee. Owls in the dark. Nature, 2019.\nReviewer for Nature and Science", "PUBLICATIONS"
    )
    assert [paper["title"] for paper in body["papers"]] == ["Owls in the dark"]
    assert entries(body) == [("reviewer", "Nature", ""), ("reviewer", "Science", "")]


def test_mixed_heading_of_service_and_talks() -> None:
    """Each row to its own place."""
    body = read(
        'Reviewer for NeurIPS\nInvited talk, "Owls at night", MIT CSAIL, Mar 2023', "SERVICE AND TALKS"
    )
    assert entries(body) == [("reviewer", "NeurIPS", "")]
    assert [talk["title"] for talk in body["talks"]] == ["Owls at night"]


def test_label_inside_a_list_of_skills() -> None:
    """`Professional service: …` among the skills is no skill."""
    body = read("Python, Go\nProfessional service: Reviewer for ICML 2023", "SKILLS")
    assert entries(body) == [("reviewer", "ICML", "2023")]
    assert [skill["name"] for skill in body["skills"]] == ["Python", "Go"]


def test_award_for_reviewing_is_an_award() -> None:
    """An outstanding reviewer was honoured, under a heading of honours."""
    body = read("2022  Outstanding Reviewer, EMNLP", "HONORS AND AWARDS")
    assert [award["name"] for award in body["awards"]] == ["Outstanding Reviewer"]
    assert body["service"] == []


def test_prose_is_kept() -> None:
    """A sentence that names no role and no venue is kept as it is."""
    body = read("Ran a reading group on the hearing of owls for the younger students every week.")
    assert body["service"] == [] and body["other"]

"""Papers in every style of citation: title, authors, venue, track, year, rank, the owner's part, state."""

from __future__ import annotations

from typing import Any

import pytest

from extract.fields.authors import author_list
from tests.extract.texts import picked, told

HEAR = "Hearing of Owls in the Dark"


def papers(text: str, owner: str = "Ada Quill") -> list[dict[str, Any]]:
    """The papers of a CV with one section of them."""
    body = told(f"{owner}\n\nEDUCATION\nOslo\n\nPUBLICATIONS\n{text}\n\nSKILLS\nGo\n")
    found: list[dict[str, Any]] = body["papers"]
    return found


def paper(text: str, owner: str = "Ada Quill") -> dict[str, Any]:
    """The one paper that a text tells of."""
    (found,) = papers(text, owner)
    return found


@pytest.mark.parametrize(
    "text, title, venue, year",
    [
        (f"1. Ada Quill, Bo Bee. {HEAR}. AAAI 2023.", HEAR, "AAAI", 2023),
        (f"1. {HEAR}. Ada Quill, Bo Bee. NeurIPS 2021.", HEAR, "NeurIPS", 2021),
        (f"1. {HEAR} (AAAI'23, CCF-A, 一作)", HEAR, "AAAI", 2023),
        (f'[1] B. Bee and A. Quill, "{HEAR}," Owl Letters, vol. 8, 2022.', HEAR, "Owl Letters", 2022),
        (f"Quill, A., & Bee, B. (2020). {HEAR}. Owl Letters, 3(2), 1–9.", HEAR, "Owl Letters", 2020),
        (f"J1. Ada Quill and Bo Bee. 2018. {HEAR}. PVLDB 8, 12 (2018), 1-9.", HEAR, "PVLDB", 2018),
        (f"1. A. Quill, B. Bee: {HEAR}. TKDE 34(2): 1-9 (2022)", HEAR, "TKDE", 2022),
        (f"1. {HEAR} | Ada Quill, Bo Bee | CVPR 2022 | CCF-A", HEAR, "CVPR", 2022),
        (f"{HEAR}\nAda Quill, Bo Bee\nCVPR 2022", HEAR, "CVPR", 2022),
        (f'2023  "{HEAR}" (with B. Bee), Journal of Owls', HEAR, "Journal of Owls", 2023),
        ("1. 赵一, 钱二. 基于图的推荐方法[J]. 软件学报, 2020, 31(2).", "基于图的推荐方法", "软件学报", 2020),
        ("《基于图的推荐方法研究》，软件学报，2020，第一作者", "基于图的推荐方法研究", "软件学报", 2020),
        (f"1. {HEAR}, under review at ICML 2024", HEAR, "ICML", 2024),
        (f"1. Ada Quill. {HEAR}. arXiv:2405.00001, 2024.", HEAR, "arXiv", 2024),
        (f"1. Ada Quill. {HEAR}. In Proc. of the 10th Conference on Owls (OWL 2019).", HEAR, "OWL", 2019),
        (f"1. {HEAR} (Findings of ACL 2023)", HEAR, "Findings of ACL", 2023),
        (f"1. {HEAR}. In HILDA Workshop @ SIGMOD 2020.", HEAR, "HILDA Workshop @ SIGMOD", 2020),
    ],
)  # fmt: skip
def test_citation(text: str, title: str, venue: str, year: int) -> None:
    """Title, venue without its year, and year, in the styles that CVs use."""
    assert picked(paper(text), "title", "venue", "year") == (title, venue, year)


@pytest.mark.parametrize(
    "text, authors",
    [
        (f"1. Ada Quill, Bo Bee. {HEAR}. AAAI 2023.", ["Ada Quill", "Bo Bee"]),
        (f"1. Ada Quill*, Bo Bee†, and Cy Cat. {HEAR}. AAAI 2023.", ["Ada Quill", "Bo Bee", "Cy Cat"]),
        (f"1. {HEAR}. Ada Quill, Bo Bee. NeurIPS 2021.", ["Ada Quill", "Bo Bee"]),
        (f'[1] B. Bee and A. Quill, "{HEAR}," Owl Letters, 2022.', ["B. Bee", "A. Quill"]),
        (f"Quill, A., & Bee, B. (2020). {HEAR}. Owl Letters, 3(2), 1–9.", ["Quill, A.", "Bee, B."]),
        (f"{HEAR}\nAda Quill, Bo Bee\nCVPR 2022", ["Ada Quill", "Bo Bee"]),
        ("1. 赵一, 钱二*. 基于图的推荐方法研究[J]. 软件学报, 2020.", ["赵一", "钱二"]),
        (f"1. {HEAR} (AAAI'23, CCF-A, 一作)", []),
    ],
)
def test_authors_as_printed(text: str, authors: list[str]) -> None:
    """Each author once, in order, without the marks at the names."""
    assert paper(text)["authors"] == authors


PART = ("authorship", "first_author", "author_position")


@pytest.mark.parametrize(
    "text, part",
    [
        (f"1. Ada Quill, Bo Bee. {HEAR}. AAAI 2023.", ("first", True, 1)),
        (f"1. Bo Bee, Ada Quill. {HEAR}. AAAI 2023.", ("co-author", False, 2)),
        (f"1. Bee B, Quill A†. {HEAR}. Nature, 2020. († corresponding author)", ("corresponding", False, 2)),
        (f"1. Bee B*, Quill A*. {HEAR}. Nature, 2020. (*equal contribution)", ("co-first", True, 2)),
        (f"1. {HEAR} (AAAI'23, CCF-A, 一作)", ("first", True, None)),
        (f"1. {HEAR} (AAAI'23, 共同一作)", ("co-first", True, None)),
        (f"1. {HEAR} (AAAI'23, 三作)", ("co-author", False, 3)),
        (f"1. {HEAR} (AAAI'23, 共作)", ("co-author", False, None)),
        (f"1. {HEAR} (AAAI'23, first author)", ("first", True, None)),
        (f"1. {HEAR} (AAAI'23)", (None, None, None)),
        (f"1. Bo Bee, Cy Cat. {HEAR}. AAAI 2023.", (None, None, None)),
    ],
)
def test_part_of_the_owner(text: str, part: tuple[str | None, bool | None, int | None]) -> None:
    """By words, by marks and their legend, or by the place in the list; nothing where it is not told."""
    found = picked(paper(text), *PART)
    assert found[:2] == part[:2]
    assert found[2] in (part[2], 1 if part[0] == "first" else part[2])


@pytest.mark.parametrize(
    "text, place",
    [
        ("1. 赵一, 高远航*. 基于图的推荐方法研究[J]. 软件学报, 2020.", 2),
        ("1. GAO Y H, ZHAO Y. Owls hear in the dark of night[J]. Nature, 2021.", 1),
        ("1. Yi Zhao, Yuanhang Gao. Owls hear in the dark of night. Nature, 2021.", 2),
    ],
)
def test_owner_in_pinyin(text: str, place: int) -> None:
    """A Chinese name is found in Chinese, in pinyin, and by initials."""
    assert paper(text, "高远航")["author_position"] == place


def test_bold_author_is_the_owner() -> None:
    """Where no name is told, the one author in bold is the owner."""
    text = f"# CV\n\n## Publications\n\n1. Bo Bee, **Ada Quill**. {HEAR}. AAAI 2023.\n\n## Skills\n\nGo\n"
    assert told(text, "cv.md")["papers"][0]["author_position"] == 2


@pytest.mark.parametrize(
    "text, track",
    [
        (f"1. {HEAR} (Findings of ACL 2023)", "findings"),
        (f"1. {HEAR}. In HILDA Workshop @ SIGMOD 2020.", "workshop"),
        (f"1. {HEAR}. In ICDE 2017 (Demo).", "demo"),
        (f"1. {HEAR}. AAAI 2023, poster.", "poster"),
        (f"1. {HEAR}. AAAI 2023.", None),
    ],
)
def test_track(text: str, track: str | None) -> None:
    """What is not the main track."""
    assert paper(text)["track"] == track


@pytest.mark.parametrize(
    "text, status",
    [
        (f"1. {HEAR}, under review at ICML 2024", "under-review"),
        (f"1. {HEAR} (在投, KDD’25)", "under-review"),
        (f'1. Ada Quill, "{HEAR}," accepted to Owl Letters, to appear.', "accepted"),
        (f"1. {HEAR}. AAAI 2023 (已录用)", "accepted"),
        (f"1. {HEAR}. AAAI 2023.", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    """What is not out yet."""
    assert paper(text)["status"] == status


@pytest.mark.parametrize(
    "text, rank",
    [
        (f"1. {HEAR} (AAAI'23, CCF-A, 一作)", "CCF-A"),
        (f"1. {HEAR}. AAAI 2023. CCF A类", "CCF A类"),
        (f"1. Ada Quill. {HEAR}. Owl Letters, 2020. (SCI 一区)", "SCI 一区"),
        (f"1. Ada Quill. {HEAR}. Owl Letters, 2020. (JCR Q1, IF 10)", "JCR Q1"),
        ("1. 赵一. 基于图的推荐方法研究[J]. 软件学报, 2020. (EI)", "EI"),
        ("1. 赵一. 基于图的推荐方法研究[J]. 软件学报, 2020. (CCF中文A类)", "CCF中文A类"),
        ("1. 赵一. 基于图的推荐方法研究. 软件学报, 2020, CCF A类中文期刊", "CCF A类中文期刊"),
        ("1. 赵一. 基于图的推荐方法研究. 软件学报, 2020, CCF-T1类", "CCF-T1类"),
        (f"1. {HEAR}. AAAI 2023.", None),
    ],
)
def test_claimed_rank(text: str, rank: str | None) -> None:
    """The rank that the document claims, as printed."""
    assert paper(text)["claimed_rank"] == rank


def test_notes_under_a_paper() -> None:
    """What is told under a citation is its summary, with its results and the labels of its links."""
    note = "We show that owls hear in the dark, and improve accuracy by 12% over ears."
    text = f"1. {HEAR} (CVPR 2022, 一作) [Paper] [Code]\n{note}"
    found = paper(text)
    assert found["summary"].startswith("We show that owls hear")
    assert [picked(result, "metric", "low") for result in found["results"]] == [("accuracy", 12)]
    assert [link["label"] for link in found["links"]] == ["Paper", "Code"]


@pytest.mark.parametrize(
    "text",
    [
        f"1. Ada Quill. {HEAR}. AAAI 2023.\n2. Ada Quill. Seeing of Owls in the Light. ICCV 2021.",
        f"[1] {HEAR} (AAAI'23)\n[2] Seeing of Owls in the Light (ICCV'21)",
        f"{HEAR}\nAda Quill\nAAAI 2023\n\nSeeing of Owls in the Light\nAda Quill\nICCV 2021",
        f"Quill, A. (2023). {HEAR}. AAAI.\nQuill, A. (2021). Seeing of Owls in the Light. ICCV.",
        f"• {HEAR}, AAAI 2023\n• Seeing of Owls in the Light, ICCV 2021",
    ],
)
def test_two_papers(text: str) -> None:
    """Each paper once, in order, however they are set apart."""
    assert [picked(p, "title", "venue", "year") for p in papers(text)] == [
        (HEAR, "AAAI", 2023),
        ("Seeing of Owls in the Light", "ICCV", 2021),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. XXXX (AAAI 2023)",
        "Patent: A method for owls, CN115000001A, 2022",
        "Journal Papers",
        "* equal contribution",
    ],
)
def test_what_is_no_paper(text: str) -> None:
    """Placeholders, patents, headings and legends."""
    assert papers(text) == []


def test_papers_of_markdown() -> None:
    """Bold, italics, links and underlines mark the parts of a citation."""
    entry = f"1. **Ada Quill**, Bo Bee. *{HEAR}*. **CVPR 2022**. [[pdf]](https://e.org/p)"
    text = f"# Ada Quill\n\n## Publications\n\n{entry}\n\n## Skills\n\nGo\n"
    (found,) = told(text, "cv.md")["papers"]
    assert picked(found, "title", "authors", "venue", "year") == (HEAR, ["Ada Quill", "Bo Bee"], "CVPR", 2022)
    assert [link["url"] for link in found["links"]] == ["https://e.org/p"]


def test_papers_in_a_table() -> None:
    """The widest cell that is no list of authors is the title."""
    table = f"| # | Title | Venue | Year |\n|---|---|---|---|\n| 1 | {HEAR} | CVPR | 2022 |\n"
    (found,) = told(f"# Ada Quill\n\n## Publications\n\n{table}\n## Skills\n\nGo\n", "cv.md")["papers"]
    assert picked(found, "title", "venue", "year") == (HEAR, "CVPR", 2022)


@pytest.mark.parametrize(
    "text, names",
    [
        ("Ada Quill, Bo Bee. X", ["Ada Quill", "Bo Bee"]),
        ("Quill, A., & Bee, B. (2020)", ["Quill, A.", "Bee, B."]),
        ("A. Quill, B. van der Bee and C. D. Cat, X", ["A. Quill", "B. van der Bee", "C. D. Cat"]),
        ("Quill A*, Bee BC, Cat D. X", ["Quill A", "Bee BC"]),
        ("SHEN Y N, GU H: X", ["SHEN Y N", "GU H"]),
        ("ADA QUILL, BO BEE", ["ADA QUILL", "BO BEE"]),
        ("沈一诺, 顾浩然, 高琳. X", ["沈一诺", "顾浩然", "高琳"]),
        ("沈一诺、顾浩然", ["沈一诺", "顾浩然"]),
        ("not a list of names", []),
        ("", []),
    ],
)
def test_author_list(text: str, names: list[str]) -> None:
    """The names at the front of a text, in every style, up to where the list ends."""
    authors, end = author_list(text, 0, len(text))
    found = [text[author.start : author.end] for author in authors]
    assert found[: len(names)] == names
    assert end <= len(text)


def test_marks_of_authors() -> None:
    """Marks before and after a name belong to it."""
    text = "Ada Quill*†, #Bo Bee, Cy Cat"
    assert [author.marks for author in author_list(text, 0, len(text))[0]] == ["*†", "#", ""]


@pytest.mark.parametrize(
    "authors, title",
    [
        ("Quill A, Bee B.", HEAR),
        ("Quill A, Bee BC.", HEAR),
        ("Quill A.", HEAR),
        ("Ada Quill et al.", HEAR),
        ("Quill A, Bee B.", "Hot deformation of low-density steel"),
    ],
)
def test_title_after_an_initial(authors: str, title: str) -> None:
    """Authors in the style of medicine end with initials and a stop; the title is whole."""
    assert paper(f"1. {authors} {title}. Owl Letters, 2020, 3(2): 1-9.")["title"] == title


def test_title_that_looks_like_names() -> None:
    """Nobody is made up from the words of a title, and the title is whole."""
    title = "Rewrite Once, Retrieve Twice: Conversational Query Rewriting"
    found = paper(f"1. {title} (ACL 2023, first author)")
    assert picked(found, "title", "authors") == (title, [])


def test_journal_of_science_is_no_rank() -> None:
    """An index is printed in capitals."""
    assert paper(f"1. Ada Quill. {HEAR}. J. Owl Sci., 2020.")["claimed_rank"] is None


def test_paper_without_a_title() -> None:
    """`One paper submitted to …` tells of no title, so it is no paper."""
    assert papers("One paper submitted to AAAI 2024") == []


def test_rank_and_part_after_the_title() -> None:
    """What the commas after a title tell is no part of it."""
    found = paper(f"1. {HEAR}, SCI一区, IF=10.2, 共同一作, 2021")
    assert picked(found, "title", "claimed_rank", "authorship") == (HEAR, "SCI一区", "co-first")


def test_year_before_a_title() -> None:
    """A year on the left is the paper's."""
    assert picked(paper(f"2020  {HEAR}, Journal of Owls"), "title", "year") == (HEAR, 2020)


def test_question_inside_a_title() -> None:
    """A title may go on after a question."""
    assert (
        paper("1. Who Hears? Owls in the Dark. Ada Quill. ACL 2022.")["title"]
        == "Who Hears? Owls in the Dark"
    )


def test_paper_under_review_in_the_style_of_apa() -> None:
    """`(under review)` stands where the year does; it is a paper of its own."""
    first = f"Quill, A., & Bee, B. (2024). {HEAR}. Cognition, 245, 105712."
    text = f"{first}\nBee, B., & Quill, A. (under review). Does hearing help? A registered report.\n"
    assert len(papers(text)) == 2

"""Styles of citation beside the common ones, and lists that only what a paper has parts into papers."""

from __future__ import annotations

from typing import Any

import pytest

from extract.fields.authors import author_list
from tests.extract.texts import picked, told

HEAR = "Hearing of Owls in the Dark"
SEE = "Seeing Mice from Afar"
ZH = "基于听觉的夜间捕食方法研究"
WHAT = ("title", "venue", "year", "first_author")


def papers(text: str, owner: str = "Ada Quill", heading: str = "PUBLICATIONS") -> list[dict[str, Any]]:
    """The papers of a CV with one section of them."""
    body = told(f"{owner}\n\nEDUCATION\nOslo University\n\n{heading}\n{text}\n\nSKILLS\nGo\n")
    found: list[dict[str, Any]] = body["papers"]
    return found


@pytest.mark.parametrize(
    "text, venue, year, first",
    [
        (f'Quill, Ada, and Bo Bee. "{HEAR}." Owl Letters, vol. 8, 2020, pp. 1-9.', "Owl Letters", 2020, True),
        (f'Bee, Bo, Ada Quill, and Cy Cat. 2020. "{HEAR}." Owl Letters 8: 1–9.', "Owl Letters", 2020, False),
        (f"Quill, A.; Bee, B. {HEAR}. Sensors 2022, 22, 1234.", "Sensors", 2022, True),
        (f"Quill A., Bee B. (2019) {HEAR}. Owl Letters 3:1–9.", "Owl Letters", 2019, True),
        (f"{HEAR}, A. Quill, B. Bee, AAAI 2020", "AAAI", 2020, True),
        (f"{HEAR}, Applied Hearing, 2021, 7(7): 1-9, first author", "Applied Hearing", 2021, True),
        (f"{HEAR} | AAAI 2021 | first au-thor", "AAAI", 2021, True),
        (f"A. Quill, B. Bee: {HEAR}. AAAI 2021: 12-18", "AAAI", 2021, True),
        (f"[8]: Quill, A., & Bee, B. (2021). {HEAR}. Owl Letters.", "Owl Letters", 2021, True),
        (f"[AAAI, 2021] {HEAR}. Bo Bee, Ada Quill.", "AAAI", 2021, False),
        (f"【AAAI 2021】{HEAR}（一作）", "AAAI", 2021, True),
        (f"AAAI 2021 | {HEAR}\nAda Quill, Bo Bee", "AAAI", 2021, True),
        (f"2021.05\t{HEAR} (AAAI, first author)", "AAAI", 2021, True),
        (f"{HEAR}\nFirst author, published in Owl Letters, 2021", "Owl Letters", 2021, True),
        (f"Title: {HEAR}\nAuthors: Ada Quill, Bo Bee\nVenue: AAAI 2021", "AAAI", 2021, True),
        (f'"{HEAR}," with Bo Bee. Journal of Owls, 2021, 1(3): 1-5.', "Journal of Owls", 2021, None),
        (f"Ada Quill. {HEAR}. arXiv preprint arXiv:2101.00001, 2021.", "arXiv", 2021, True),
        (f"Ada Quill. {HEAR}. Journal of Owl Science (in press).", "Journal of Owl Science", None, True),
        (f"Ada Quill. {HEAR}. Manuscript under review.", None, None, True),
        (f"Ada Quill, Bo Bee. {HEAR}(Accepted).(CCF-B)", None, None, True),
        (
            f"A. Quill and B. Bee, “{HEAR},” in Proc. IEEE Int. Conf. Owls Process. (OWL), Oslo, May 2020.",
            "OWL", 2020, True,
        ),
        (
            f"Ada Quill. {HEAR}. In Proceedings of the USENIX Annual Technical Conference (USENIX ATC '15).",
            "USENIX ATC", None, True,
        ),
    ],
)  # fmt: skip
def test_style(text: str, venue: str | None, year: int | None, first: bool | None) -> None:
    """Title, venue, year and the owner's part in styles of other fields and countries."""
    (found,) = papers(text)
    assert picked(found, "title", "venue", "first_author") == (HEAR, venue, first)
    assert year is None or found["year"] == year


@pytest.mark.parametrize(
    "text, venue",
    [
        (f"赵一、钱二：《{ZH}》，载《经济研究》2021年第5期。", "经济研究"),
        (f"[经济研究, 2021] {ZH}. 赵一, 钱二.(CSSCI)", "经济研究"),
        (f"论文题目：{ZH}\n发表期刊：经济研究\n发表时间：2021.05\n作者排序：第一作者", "经济研究"),
        (f"{ZH} | 经济研究 2021 | 第 一 作者", "经济研究"),
    ],
)
def test_chinese_style(text: str, venue: str) -> None:
    """Book marks, brackets in front, one line a fact, cells."""
    (found,) = papers(text, "赵一", "论文发表")
    assert picked(found, *WHAT) == (ZH, venue, 2021, True)


@pytest.mark.parametrize(
    "authors",
    [
        ["Cy O’Connell", "Ada Quill", "Jean-Luc D’Or"],
        ["C. O'Connell", "A. Quill", "D. Van der Berg"],
        ["O'CONNELL C", "QUILL A", "SILVA-COSTA M", "VAN DER BERG D"],
        ["Müller, C.", "Quill, A.", "Van der Berg, S."],
        ["Leïla Sørensen", "Ada Quill", "Ana Ramírez"],
    ],
)
def test_names_of_several_parts(authors: list[str]) -> None:
    """Apostrophes, hyphens, accents and particles are of the name."""
    (found,) = papers(f"1. {', '.join(authors)}. {HEAR}. AAAI 2020.")
    assert found["authors"] == [author.replace("’", "’") for author in authors]
    assert found["author_position"] == 2


@pytest.mark.parametrize("text", ["赵一, 钱\n二. 方法", "Ada Qu-\nill, Bo Bee. Hearing"])
def test_name_over_the_end_of_a_line(text: str) -> None:
    """A name that a narrow column breaks is one name."""
    authors, _ = author_list(text, 0, len(text))
    assert len(authors) == 2


TWO = [(HEAR, "AAAI", 2023), (SEE, "ICCV", 2021)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAR}. Ada Quill, Bo Bee. AAAI 2023.\n\n{SEE}. Bo Bee, Ada Quill. ICCV 2021.",
        f"{HEAR}\tAAAI 2023\nAda Quill, Bo Bee\n{SEE}\tICCV 2021\nBo Bee, Ada Quill",
        f"Ada Quill, Bo Bee\n{HEAR}\nAAAI 2023\nBo Bee, Ada Quill\n{SEE}\nICCV 2021",
        f"Ada Quill, Bo Bee,\nCy Cat. {HEAR}.\nAAAI 2023.\nBo Bee, Ada Quill. {SEE}.\nICCV 2021.",
        f"2023\n{HEAR}. Ada Quill, Bo Bee. AAAI.\n2021\n{SEE}. Bo Bee, Ada Quill. ICCV.",
        f"Title | Venue | Authorship\n{HEAR} | AAAI 2023 | first author\n{SEE} | ICCV 2021 | co-author",
    ],
)
def test_where_a_paper_begins(text: str) -> None:
    """At its authors, its title or its year, whatever blank lines and line ends do."""
    assert [picked(p, "title", "venue", "year") for p in papers(text)] == TWO


def test_bold_titles_part_papers() -> None:
    """A bold row is a title, and one that wraps is whole."""
    text = (
        f"# CV\n\n## Publications\n\n**{HEAR}**\\\nAda Quill, Bo Bee\\\nAAAI 2023\n\n"
        f"**{SEE}**\\\nBo Bee, Ada Quill\\\nICCV 2021\n\n## Skills\n\nGo\n"
    )
    assert [picked(p, "title", "venue", "year") for p in told(text, "cv.md")["papers"]] == TWO


def test_first_authors_with_one_unexplained_mark_are_equal() -> None:
    """A mark at the first two names, and not at the last of more, means an equal part."""
    (found,) = papers(f"1. Bo Bee*, Ada Quill*, Cy Cat. {HEAR}. AAAI 2020.")
    assert picked(found, "authorship", "first_author", "author_position") == ("co-first", True, 2)


def test_owner_is_who_is_in_all_lists() -> None:
    """Where the name at the top is another one, the only author of all papers is the owner."""
    text = "\n".join(
        f"{n}. {first}, Ada Quill. {HEAR} {word}. AAAI 2020."
        for n, (first, word) in enumerate((("Bo Bee", "Again"), ("Cy Cat", "Anew"), ("Di Dog", "Once")), 1)
    )
    assert [paper["author_position"] for paper in papers(text, "Europass")] == [2, 2, 2]

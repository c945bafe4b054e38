"""Who it is and how to reach them, from the top of a document."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import told

REST = "\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\nSKILLS\nGo\n"


def top(text: str, file: str = "cv.txt") -> dict[str, Any]:
    """The profile of a CV that begins with a text."""
    return told(text + (REST if file == "cv.txt" else "\n\n## Education\n\nOslo\n\n## Skills\n\nGo\n"), file)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Ada Quill\nada@example.org", "Ada Quill"),
        ("ADA QUILL\nOslo, Norway", "ADA QUILL"),
        ("J. R. Quill", "J. R. Quill"),
        ("Zoë Müller-Lüdenscheidt", "Zoë Müller-Lüdenscheidt"),
        ("Dr. Ada Quill, PhD\nada@example.org", "Ada Quill"),
        ("Ada Quill, Ph.D.", "Ada Quill"),
        ("CV of Ada Quill\nada@example.org", "Ada Quill"),
        ("Curriculum Vitae\n\nAda Quill", "Ada Quill"),
        ("Name: Ada Quill\nE-mail: ada@example.org", "Ada Quill"),
        ("Software Engineer\nAda Quill", "Ada Quill"),
        ("Department of Physics, University of Oslo\nAda Quill", "Ada Quill"),
        ("Ada Quill | Oslo, Norway | ada@example.org", "Ada Quill"),
        ("周一鸣\n电话：138-0000-1111", "周一鸣"),
        ("周 一 鸣\n求职意向：算法工程师", "周一鸣"),
        ("周一鸣 男 1999.3 13800001111", "周一鸣"),
        ("姓名：周一鸣  性别：男  电话：13800001111", "周一鸣"),
        ("姓    名：周一鸣    性    别：男", "周一鸣"),
        ("周一鸣的个人简历", "周一鸣"),
        ("个人简历\n周一鸣", "周一鸣"),
        ("Yuhan Lin (林雨涵)", "Yuhan Lin"),
        ("林雨涵 / Yuhan Lin", "林雨涵"),
        ("欧阳明月\nou@example.org", "欧阳明月"),
        ("你的姓名\n13800001111", "你的姓名"),
    ],
)
def test_name_at_the_top(text: str, name: str) -> None:
    """The name as printed, without titles, labels, degrees and what stands beside it."""
    assert top(text)["name"] == name.replace(" ", " ")


@pytest.mark.parametrize(
    "text, name",
    [
        ("# Ada Quill\n\nada@example.org", "Ada Quill"),
        ("# Curriculum Vitae\n\n## Ada Quill", "Ada Quill"),
        ("# 简历\n\n周一鸣", "周一鸣"),
        ("# 周一鸣 - 前端工程师", "周一鸣"),
        ("**周一鸣** | 男 | 13800001111", "周一鸣"),
        ('<h1 align="center">Ada Quill</h1>', "Ada Quill"),
        ("---\nname: Ada Quill\n---", "Ada Quill"),
    ],
)
def test_name_in_markdown(text: str, name: str) -> None:
    """A heading, a bold line, HTML, or front matter."""
    assert top(text, "cv.md")["name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "ada@example.org",
        "13800001111",
        "Oslo, Norway",
        "Machine Learning Engineer\nada@example.org",
        "University of Oslo\nada@example.org",
        "A line that tells who I am, and why.\nada@example.org",
    ],
)
def test_no_name_is_made_up(text: str) -> None:
    """A title, a place, a school or a sentence is not taken for a name."""
    assert top(text)["name"] is None


@pytest.mark.parametrize("text", ["算法工程师\n北京", "青禾大学\n13800001111"])
def test_title_alone_at_the_top_is_no_name(text: str) -> None:
    """What somebody wants to be, or where they were, is not who they are."""
    assert top(text)["name"] is None


def test_name_on_a_line_with_an_address() -> None:
    """A top of one line begins with the name, whatever follows."""
    assert top("Ada Quill | https://quill.example.org")["name"] == "Ada Quill"


def test_name_set_apart_from_its_surname() -> None:
    """`欧阳 明月` is one name."""
    assert top("欧阳 明月\nou@example.org")["name"] in ("欧阳明月", "欧阳 明月")


@pytest.mark.parametrize("text, name", [("# 👋 Ada Quill", "Ada Quill"), ("# 周一鸣 🎓", "周一鸣")])
def test_signs_beside_a_name(text: str, name: str) -> None:
    """Emoji are no part of a name."""
    assert top(text, "cv.md")["name"] == name


@pytest.mark.parametrize(
    "text, emails",
    [
        ("ada@example.org", ["ada@example.org"]),
        ("E-mail: ada.quill+cv@mail.example.co.uk", ["ada.quill+cv@mail.example.co.uk"]),
        ("ada [at] example.org", ["ada@example.org"]),
        ("ada (at) example.org", ["ada@example.org"]),
        ("ada@example.org, quill@example.com", ["ada@example.org", "quill@example.com"]),
        ("ada@example.org / ADA@example.org", ["ada@example.org"]),
        ("ada@example", []),
        ("meet me at the harbour", []),
    ],
)
def test_emails(text: str, emails: list[str]) -> None:
    """Addresses with a domain, each once; `[at]` is read."""
    assert top(f"Ada Quill\n{text}")["emails"] == emails


@pytest.mark.parametrize(
    "text, emails", [("邮箱：zhou@example.org电话：13800001111", ["zhou@example.org"]), ("@example.org", [])]
)
def test_edges_of_an_email(text: str, emails: list[str]) -> None:
    """An address ends before a Chinese label, and does not begin on the line above."""
    assert top(f"Ada Quill\n{text}")["emails"] == emails


def test_addresses_of_referees_are_not_the_candidates() -> None:
    """Without an address at the top, one in the text will do, but not that of a referee."""
    referees = "\n\nREFERENCES\nProf. Bo Bee, bo@example.org\n"
    assert told("Ada Quill" + REST + referees)["emails"] == []
    assert told("Ada Quill" + REST + "\nCONTACT\nada@example.org\n")["emails"] == ["ada@example.org"]


@pytest.mark.parametrize(
    "text, phones",
    [
        ("13800001111", ["13800001111"]),
        ("电话：138-0000-1111", ["138-0000-1111"]),
        ("手机 138 0000 1111", ["138 0000 1111"]),
        ("+86 139 0000 7718", ["+86 139 0000 7718"]),
        ("(+86) 139-0000-7718", ["(+86) 139-0000-7718"]),
        ("Tel: 010-5550-0123", ["010-5550-0123"]),
        ("+1 (412) 555-0137", ["+1 (412) 555-0137"]),
        ("(212) 555-0148", ["(212) 555-0148"]),
        ("412.555.0137", ["412.555.0137"]),
        ("+47 55 50 01 23", ["+47 55 50 01 23"]),
        ("Phone 555-0148", ["555-0148"]),
        ("Tel: 13800001111 / 13900002222", ["13800001111", "13900002222"]),
        ("电话：1XXXXXXXXXX", ["1XXXXXXXXXX"]),
        ("QQ：123456789", []),
        ("学号：2019123456", []),
        ("邮编：100084", []),
        ("出生年月：1999.03", []),
        ("2017.09-2021.06", []),
        ("身份证：11010119990101123X", []),
        ("ID 12345678", []),
        ("orcid.org/0000-0002-1825-0097", []),
    ],
)
def test_phones(text: str, phones: list[str]) -> None:
    """Numbers as printed, whole; numbers of other things are none."""
    assert top(f"Ada Quill\n{text}")["phones"] == phones


@pytest.mark.parametrize(
    "text, location",
    [
        ("Oslo, Norway", "Oslo, Norway"),
        ("Location: Oslo", "Oslo"),
        ("地址：北京市海淀区中关村1号", "北京市海淀区中关村1号"),
        ("现居：杭州 | 籍贯：安徽", "杭州"),
        ("ada@example.org | Toronto, ON | 416-555-0173", "Toronto, ON"),
        ("籍贯：安徽", None),
        ("ada@example.org", None),
    ],
)
def test_location(text: str, location: str | None) -> None:
    """A labelled place, or a known city; where somebody's family is from is not where they are."""
    assert top(f"Ada Quill\n{text}")["location"] == location

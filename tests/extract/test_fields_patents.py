"""Patents and registered software: in their own sections, and by their own signs among other things."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

TOP = "周一鸣\n\n教育背景\n青禾大学 本科 2015-2019\n\n"
ENGLISH = "Ada Quill\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\n"


def read(rows: str, heading: str = "专利") -> dict[str, Any]:
    """The profile of a text with these rows under a heading."""
    top = ENGLISH if heading.isascii() else TOP
    return told(f"{top}{heading}\n{rows}\n")


@pytest.mark.parametrize(
    "row, number, kind, status, date",
    [
        (
            "1. 王立, 周一鸣. 一种数蜂装置, CN115000001A, 2022.（已公开）",
            "CN115000001A", None, "published", "2022",
        ),
        (
            "[1] 王立, 周一鸣. 一种数蜂装置, 发明专利, ZL202010000000.1",
            "ZL202010000000.1", "invention", "granted", None,
        ),
        (
            "王立, 周一鸣. 一种数蜂装置, 中国发明专利, CN202310000000.0（实质审查）",
            "CN202310000000.0", "invention", "pending", None,
        ),
        (
            "王立，周一鸣. 一种数蜂装置[P]. 中国专利: CN112345678A, 2021-03-04.",
            "CN112345678A", None, None, "2021-03-04",
        ),
        (
            "实用新型专利：一种数蜂装置，ZL 2020 2 1234567.8，2021年5月授权",
            "ZL 2020 2 1234567.8", "utility-model", "granted", "2021-05",
        ),
        (
            "一种数蜂装置，专利号：ZL201910123456.7，授权日：2021.06.08",
            "ZL201910123456.7", None, "granted", "2021-06-08",
        ),
        ("一种数蜂装置，申请号 CN 2021 1 0123456.7，实审中", "CN 2021 1 0123456.7", None, "pending", None),
        ("发明专利《一种数蜂装置》，申请号：202110123456.7", "202110123456.7", "invention", None, None),
        ("一种数蜂装置，周一鸣，王立，外观设计专利，2021", None, "design", None, "2021"),
    ],
)  # fmt: skip
def test_chinese_patent(row: str, number: str, kind: str, status: str, date: str) -> None:
    """The title ends before number, kind and state, in whatever order they stand."""
    (patent,) = read(row)["patents"]
    found = picked(patent, "title", "number", "kind", "status", "date")
    assert found == ("一种数蜂装置", number, kind, status, date)


HEAR = "Devices, systems and methods for hearing owls"


@pytest.mark.parametrize(
    "row, number, status, date",
    [
        (f'B. Bee and A. Quill. "{HEAR}." U.S. Patent 8,000,001, issued June 2012.',
         "U.S. Patent 8,000,001", "granted", "2012-06"),
        (f"{HEAR}, US Patent No. 10,123,456 B2, granted Mar 2020",
         "US Patent No. 10,123,456 B2", "granted", "2020-03"),
        (f'US Patent App. 16/123,456, "{HEAR}", filed 2021.', "US Patent App. 16/123,456", "pending", "2021"),
        (f"A. Quill, B. Bee. {HEAR}. EP3456789B1, 2020.", "EP3456789B1", None, "2020"),
        (f"{HEAR} (pending), 2023", None, "pending", "2023"),
        (f"{HEAR}. PCT/NO2021/081234", "PCT/NO2021/081234", None, None),
    ],
)  # fmt: skip
def test_english_patent(row: str, number: str, status: str, date: str) -> None:
    """A number keeps the words that name its office."""
    (patent,) = read(row, "PATENTS")["patents"]
    assert picked(patent, "title", "number", "status", "date") == (HEAR, number, status, date)


def test_inventors_and_the_place_among_them() -> None:
    """By the list, before or behind the title, or by words."""
    rows = (
        "王立, 周一鸣. 一种数蜂装置, CN115000001A\n一种蜂箱，周一鸣，王立，发明专利\n"
        "发明专利：一种蜂蜡压制机，CN115000003A，第三发明人\n"
    )
    found = [picked(patent, "inventors", "inventor_position") for patent in read(rows)["patents"]]
    assert found == [(["王立", "周一鸣"], 2), (["周一鸣", "王立"], 1), ([], 3)]


def test_software_copyright() -> None:
    """A registered piece of software is a kind of its own."""
    (patent,) = read("软件著作权：数蜂系统V1.0，登记号：2021SR0123456，2021.5", "知识产权")["patents"]
    found = picked(patent, "title", "number", "kind", "date")
    assert found == ("数蜂系统V1.0", "2021SR0123456", "software-copyright", "2021-05")


def test_heading_tells_the_kind_where_it_names_one() -> None:
    """Under 发明专利 all are inventions; under 专利与软著 nothing is known."""
    row = "一种数蜂装置，CN115000001A"
    assert read(row, "发明专利")["patents"][0]["kind"] == "invention"
    assert read(row, "专利与软著")["patents"][0]["kind"] is None


@pytest.mark.parametrize("heading", ["论文专利", "论文与专利", "学术成果", "科研成果"])
def test_patents_among_papers_are_no_papers(heading: str) -> None:
    """A row with a patent's own signs goes to the patents, whatever the heading says."""
    rows = "王立, 周一鸣. 蜂群计数方法研究. 计算机学报, 2021.\n发明专利：一种数蜂装置（ZL202110000000.0）"
    body = read(rows, heading)
    assert [paper["title"] for paper in body["papers"]] == ["蜂群计数方法研究"]
    assert [patent["title"] for patent in body["patents"]] == ["一种数蜂装置"]


def test_papers_about_patents_are_papers() -> None:
    """Words of patents in a title make no patent."""
    rows = (
        "A. Quill. Patent citations and owls. ACL 2021.\nA. Quill. Mining patents for owl names. ACL 2022.\n"
    )
    body = read(rows, "PUBLICATIONS")
    assert len(body["papers"]) == 2 and body["patents"] == []
    body = read("周一鸣, 王立. 基于发明专利数据的技术演化研究. 情报学报, 2021.", "论文")
    assert len(body["papers"]) == 1 and body["patents"] == []


def test_labelled_row_inside_a_position() -> None:
    """`专利：…` under a job is a patent; how many there are is told of none."""
    rows = "青禾科技 工程师 2019-2020\n- 专利：一种数蜂装置，CN114000002A\n- 授权实用新型专利5项。"
    body = read(rows, "工作经历")
    assert [patent["title"] for patent in body["patents"]] == ["一种数蜂装置"]
    assert [position["organization"] for position in body["experience"]] == ["青禾科技"]


@pytest.mark.parametrize(
    "row", ["授权发明专利3项，实用新型2项", "申请国家发明专利 2 项", "5 patents granted"]
)
def test_counts_are_no_patents(row: str) -> None:
    """How many patents somebody has is kept as it is."""
    body = read(row, "专利" if not row.isascii() else "PATENTS")
    assert body["patents"] == []
    assert any(row[:4] in line for passage in body["other"] for line in passage["lines"])

"""Certificates, licences and professional qualifications."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.texts import picked, told

TOP = "周一鸣\n\n教育背景\n青禾大学 本科 2015-2019\n\n"
ENGLISH = "Ada Quill\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\n"


def read(rows: str, heading: str = "CERTIFICATIONS") -> dict[str, Any]:
    """The profile of a text with these rows under a heading."""
    top = ENGLISH if heading.isascii() else TOP
    return told(f"{top}{heading}\n{rows}\n")


@pytest.mark.parametrize(
    "row, name, issuer, date, number",
    [
        ("AWS Certified Solutions Architect – Associate, Amazon Web Services, 2022",
         "AWS Certified Solutions Architect – Associate", "Amazon Web Services", "2022", None),
        ("CFA Level I (2020)", "CFA Level I", None, "2020", None),
        ("Deep Learning Nanodegree by Udacity (2020)", "Deep Learning Nanodegree", "Udacity", "2020", None),
        ("Certified ScrumMaster | Scrum Alliance | 2019 | Credential ID ABC12345",
         "Certified ScrumMaster", "Scrum Alliance", "2019", "ABC12345"),
        ("- 2019  ACLS, American Heart Association", "ACLS", "American Heart Association", "2019", None),
        ("Basic Life Support (BLS)", "Basic Life Support (BLS)", None, None, None),
    ],
)  # fmt: skip
def test_english_certificate(row: str, name: str, issuer: str, date: str, number: str) -> None:
    """Name, who gave it, when, and its number."""
    (found,) = read(row)["certificates"]
    assert picked(found, "name", "issuer", "date", "number") == (name, issuer, date, number)


@pytest.mark.parametrize(
    "row, names",
    [
        ("高级中学教师资格证书（数学）", ["高级中学教师资格证书(数学)"]),
        ("全国计算机等级考试二级（C语言）、普通话二级甲等、C1驾驶证",
         ["全国计算机等级考试二级(C语言)", "普通话二级甲等", "C1驾驶证"]),
        ("英语六级（520）；计算机二级", ["计算机二级"]),
        ("PMP (2019), CKA", ["PMP", "CKA"]),
    ],
)  # fmt: skip
def test_lists_of_certificates(row: str, names: list[str]) -> None:
    """One row may name several; a test of language is none of them."""
    heading = "CERTIFICATES" if row.isascii() else "证书"
    assert [found["name"] for found in read(row, heading)["certificates"]] == names


def test_chinese_certificate_with_all_its_parts() -> None:
    """Year, name, and a number that is no date and no phone."""
    (found,) = read("2021.06  教师资格证（高中数学），编号20214400123456", "资格证书")["certificates"]
    expected = ("教师资格证(高中数学)", "2021-06", "20214400123456")
    assert picked(found, "name", "date", "number") == expected


def test_tests_of_language_stay_tests() -> None:
    """CET-6 under the certificates is a test with its score."""
    body = read("CET-6 580\n教师资格证", "证书")
    assert [picked(score, "test", "score") for score in body["test_scores"]] == [("CET-6", "580")]
    assert [found["name"] for found in body["certificates"]] == ["教师资格证"]


@pytest.mark.parametrize("heading", ["证书与荣誉", "荣誉与证书", "获奖证书"])
def test_mixed_heading_of_honours_and_certificates(heading: str) -> None:
    """Each row to its own place."""
    body = read("2019 年国家励志奖学金\n2018 年 教师资格证", heading)
    assert [award["name"] for award in body["awards"]] == ["国家励志奖学金"]
    assert [found["name"] for found in body["certificates"]] == ["教师资格证"]


def test_label_inside_a_list_of_skills() -> None:
    """`证书：…` among the skills is no group of skills."""
    body = read("编程语言：Python, Go\n证书：普通话二级甲等、教师资格证", "技能")
    assert [skill["name"] for skill in body["skills"]] == ["Python", "Go"]
    assert [found["name"] for found in body["certificates"]] == ["普通话二级甲等", "教师资格证"]


def test_sentence_is_no_certificate() -> None:
    """What tells about certificates in prose is kept as it is."""
    rows = "I hold several certificates, among them one for the keeping of owls, which was hard to get."
    assert read(rows)["certificates"] == []

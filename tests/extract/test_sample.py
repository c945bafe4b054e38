"""The sample résumé, whole: what a person reads in it is in its profile, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_bytes
from tests.extract.texts import SEED, picked, read_profile


@pytest.fixture(scope="module")
def seed() -> dict[str, Any]:
    return read_profile(SEED).to_json()


def test_names_nobody(seed: dict[str, Any]) -> None:
    """The sample tells no name, no address and no phone; none is invented."""
    assert picked(seed, "name", "emails", "phones", "links", "location") == (None, [], [], [], None)


def test_studies(seed: dict[str, Any]) -> None:
    """Two studies with unit, degree, field, period, grades on their scale, and rank."""
    fields = ("institution", "department", "degree", "field", "start", "end", "gpa", "gpa_max", "rank")
    school = "中国科学技术大学"
    assert [picked(study, *fields) for study in seed["education"]] == [
        (school, "计算机科学与技术学院", "master", "计算机应用技术", "2021-09", "present", 4.06, 4.3, None),
        (school, "少年班学院", "bachelor", "计算机科学与技术", "2017-09", "2021-06", 3.97, 4.3, "3/253"),
    ]
    assert [study["degree_text"] for study in seed["education"]] == ["在读硕士研究生", "工学学士"]
    assert seed["education"][0]["research_interests"] == ["推荐系统", "自然语言处理"]


def test_positions(seed: dict[str, Any]) -> None:
    """Three positions, one of them a joint project, in the order of the document."""
    fields = ("organization", "department", "title", "kind", "start", "end")
    assert [picked(position, *fields) for position in seed["experience"]] == [
        ("OPPO研究院", "行知实验室", "研究实习生", "internship", "2023-02", "present"),
        ("微软亚洲研究院", "社会计算组", "研究实习生", "internship", "2020-09", "2021-05"),
        ("华为技术有限公司", None, "联合研究项目", "joint-project", "2020-03", "2020-12"),
    ]
    assert [len(position["highlights"]) for position in seed["experience"]] == [2, 1, 2]


def test_project(seed: dict[str, Any]) -> None:
    """One project with its kind, period and the label of its link."""
    (project,) = seed["projects"]
    assert picked(project, "name", "role", "kind", "start", "end") == (
        "智慧教育知识图谱 (LUNA)", None, "实验室项目", "2021-05", "2023-02",
    )  # fmt: skip
    assert project["links"] == [{"label": "项目链接", "url": None}]
    assert len(project["highlights"]) == 2


def test_papers(seed: dict[str, Any]) -> None:
    """Four papers with venue, year, claimed rank and the owner's part; Findings are a track of their own."""
    fields = ("venue", "track", "year", "claimed_rank", "authorship", "first_author")
    assert [picked(paper, *fields) for paper in seed["papers"]] == [
        ("AAAI", None, 2023, "CCF-A", "first", True),
        ("EMNLP", None, 2022, "CCF-B", "first", True),
        ("ACL", None, 2021, "CCF-A", "co-author", False),
        ("Findings of EMNLP", "findings", 2022, "CCF-B", "co-author", False),
    ]
    titles = [paper["title"] for paper in seed["papers"]]
    assert titles[0].startswith("Untargeted Attack against Federated Recommendation Systems via Poisonous")
    assert titles[0].endswith("Item Embeddings and the Defense")
    assert [title.split(":")[0] for title in titles[1:]] == ["Tiny-NewsRec", "HieRec", "NewsBERT"]
    assert [[link["label"] for link in paper["links"]] for paper in seed["papers"]] == [
        ["Paper", "Github"], ["Paper", "Github"], ["Paper"], ["Paper"],
    ]  # fmt: skip
    assert all(paper["summary"] and paper["authors"] == [] for paper in seed["papers"])


def test_awards(seed: dict[str, Any]) -> None:
    """Four awards with six years between them, their issuers and their printed levels."""
    ustc = "中国科学技术大学"
    assert [picked(award, "name", "issuer", "years", "level") for award in seed["awards"]] == [
        ("华为奖学金", ustc, ["2019", "2022"], "校前 2%"),
        ("硕士研究生一等奖学金", ustc, ["2021", "2022"], None),
        ("“明日之星”优秀实习生奖", "微软亚洲研究院", ["2021"], None),
        ("国家奖学金", "中华人民共和国教育部", ["2020"], "全国前 0.2%"),
    ]


def test_skills(seed: dict[str, Any]) -> None:
    """Fourteen skills, each with the level that its group has; C/C++ is two, and the logo LATEX is LaTeX."""
    levels: dict[str, list[str]] = {}
    for skill in seed["skills"]:
        levels.setdefault(skill["level"], []).append(skill["name"])
    assert levels == {
        "熟练": ["Python", "PyTorch", "LaTeX", "Git"],
        "熟悉": ["SQL", "Shell"],
        "了解": ["C", "C++", "HTML", "JavaScript", "Flask", "Django", "Vue.js", "Docker"],
    }
    assert {skill["category"] for skill in seed["skills"]} == {"编程语言", "框架与工具"}
    assert seed["languages"] == []


def test_test_scores(seed: dict[str, Any]) -> None:
    """Three tests with their scores."""
    assert [picked(score, "test", "score") for score in seed["test_scores"]] == [
        ("英语四级", "654"), ("英语六级", "597"), ("TOEFL", "105"),
    ]  # fmt: skip


RESULTS = [  # owner, metric, change, low, high, unit, scope
    ("OPPO研究院", "AUC", "relative-increase", 1.3, 1.3, "%", "多个下游业务场景"),
    ("微软亚洲研究院", "AUC", "relative-increase", 13, 32, "%", "8个地区"),
    ("微软亚洲研究院", "NDCG@10", "relative-increase", 10, 43, "%", "8个地区"),
    ("华为技术有限公司", "模型规模", "decrease", 70, 70, "%", None),
    ("Untargeted", "恶意客户端", "share", 1, 1, "%", None),
    ("Untargeted", "推荐模型的性能", "decrease", 40, 40, "%", None),
    ("Tiny-NewsRec:", "模型大小", "decrease", 50, 70, "%", None),
    ("Tiny-NewsRec:", "推理速度", "increase", 2, 8, "倍", None),
]


def test_results(seed: dict[str, Any]) -> None:
    """Every achievement that is told in numbers, with what it is of, where, which way and by how much."""
    fields = ("metric", "change", "low", "high", "unit", "scope")
    owners = [*seed["experience"], *seed["projects"], *seed["papers"]]
    found = [
        ((owner.get("organization") or owner.get("title")).split()[0], *picked(result, *fields))
        for owner in owners
        for result in owner["results"]
    ]
    assert found == RESULTS


def test_results_quote_their_words(seed: dict[str, Any]) -> None:
    """The text of a result is printed in the document and holds its numbers."""
    text = read_profile(SEED).text
    for owner in (*seed["experience"], *seed["papers"]):
        for result in owner["results"]:
            assert result["text"] in text
            assert f"{result['low']:g}" in result["text"] and f"{result['high']:g}" in result["text"]


def test_all_is_understood(seed: dict[str, Any]) -> None:
    """No passage of the sample is left over."""
    assert seed["other"] == []


def test_reads_the_same_without_its_layout() -> None:
    """Blank lines and Windows line endings carry no meaning here; the facts are the same without them."""
    text = SEED.read_text("utf-8")
    bare = "\r\n".join(line for line in text.splitlines() if line.strip())
    again = extract_bytes(bare.encode(), "seed.txt").to_json()
    known = read_profile(SEED).to_json()
    for section in ("education", "experience", "projects", "awards", "skills", "test_scores"):
        assert again[section] == known[section], section
    assert [p["title"] for p in again["papers"]] == [p["title"] for p in known["papers"]]

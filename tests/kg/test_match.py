"""A job description against candidates: what is asked, what is met, in which order, and what never counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.match.facts import Entry, Facts
from kg.match.judging import judge
from kg.match.requirements import Requirement, requirements
from kg.run import run
from tests import strategies

TODAY = "2026-11"

JOB = """# Research Engineer

Responsibilities
- Write Haskell all day

Requirements
- Master's degree or above in computer science or statistics
- Proficient in Python and PyTorch; familiar with C++ or Java
- At least two papers at CCF-A conferences
- 2+ years of industry experience
- A sense of humour

Nice to have
- Federated learning
- Rank in the top 10%
"""
ZH = """招聘：算法研究员
岗位职责：
1. 负责 Java 后端开发
任职要求：
1、计算机、统计等相关专业硕士及以上学历；
2、熟练掌握 Python/C++，熟悉 PyTorch 或 TensorFlow；
3、在 CCF-A 类会议发表过一作论文者优先；
4、3年以上推荐系统相关工作经验；
5、通过英语六级500分，日语流利；
6、专业排名前10%。
"""


def asked(text: str) -> dict[str, Requirement]:
    return {each.label: each for each in requirements(text).requirements}


def test_requirements_in_english() -> None:
    found = asked(JOB)
    assert list(found) == [
        "master or above",
        "computer science or statistics",
        "Python",
        "PyTorch",
        "C++ or Java",
        "2 papers at CCF-A",
        "2 years of work",
        "federated learning",
        "rank in the top 10 %",
    ]
    assert [label for label, each in found.items() if not each.required] == [
        "federated learning",
        "rank in the top 10 %",
    ]
    assert (found["Python"].level, found["C++ or Java"].level) == ("high", "")
    assert requirements(JOB).unread == ("Research Engineer", "A sense of humour")


def test_requirements_in_chinese() -> None:
    found = asked(ZH)
    assert list(found) == [
        "master or above",
        "computer science or statistics",
        "Python or C++",
        "PyTorch or TensorFlow",
        "first-author papers at CCF-A",
        "3 years of work",
        "recommender systems",
        "English",
        "Japanese",
        "CET-6 500",
        "rank in the top 10 %",
    ]
    assert not found["first-author papers at CCF-A"].required
    assert requirements(ZH).unread == ("招聘：算法研究员",)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("PhD in machine learning", ["phd or above", "machine learning"]),
        ("博士研究生学历", ["phd or above"]),
        ("本科及以上学历", ["bachelor or above"]),
        ("Bachelor's degree required", ["bachelor or above"]),
        ("Experience with Go and Rust", ["Go", "Rust"]),
        ("You go the extra mile and like to make things", []),
        ("TOEFL 100 or IELTS 7", ["TOEFL 100 or IELTS 7"]),
        ("托福不低于100分或雅思7分", ["TOEFL 100 or IELTS 7"]),
        ("TOEFL at least 100, good knowledge of C++ and Linux", ["TOEFL 100", "C++", "Linux"]),
        ("Python, PyTorch, and either C++ or CUDA", ["Python", "PyTorch", "C++ or CUDA"]),
        ("Rust or Go, Kubernetes", ["Rust or Go", "Kubernetes"]),
        ("掌握Java、Go或Python中的一种", ["Java or Go or Python"]),
        ("Fluent English", ["English"]),
        ("985/211院校", ["985 or 211 university"]),
        ("有大厂实习经历", ["internship"]),
        ("获得过国家奖学金或ACM/ICPC奖项", ["国家奖学金 or 国际大学生程序设计竞赛"]),
        ("A medal of any kind", ["awards"]),
        ("至少发表四篇论文", ["4 papers"]),
        ("at least five journal papers", ["5 papers"]),
        ("GPA of 3.5/4.0 or higher", ["GPA of 3.5 / 4.0"]),
        ("A track record of publications", ["papers"]),
        ("Papers at NeurIPS or ICML as first author", ["first-author papers at NeurIPS or ICML"]),
        ("5 years of experience", ["5 years of work"]),
        ("Founded 5 years ago", []),
        ("You enjoy free coffee and clean desks", []),
        ("CoffeeScript and Spark", ["CoffeeScript", "Apache Spark"]),
        (
            "Degree in artificial intelligence or bioinformatics",
            ["artificial intelligence or bioinformatics"],
        ),
    ],
)
def test_a_line_asks_for(line: str, labels: list[str]) -> None:
    assert list(asked(line)) == labels


@settings(deadline=None)
@given(strategies.text)
def test_any_text_is_read(text: str) -> None:
    """Each line either asks for something or is told as unread, but for headings and duties."""
    job = requirements(text)
    assert all(each.text and each.label for each in job.requirements)


def entry(**values: object) -> Entry:
    return Entry("urn:x", {name: (str(value),) for name, value in values.items()})


@pytest.mark.parametrize(
    ("label", "facts", "state"),
    [
        ("master or above", Facts(studies=(entry(degree="phd", end="2020"),)), "met"),
        ("master or above", Facts(studies=(entry(degree="master", ongoing="true"),)), "partly"),
        ("master or above", Facts(studies=(entry(degree="master", end="2027-06"),)), "partly"),
        ("master or above", Facts(studies=(entry(degree="bachelor", end="2020"),)), "not"),
        ("computer science or statistics", Facts(studies=(entry(field="统计学"),)), "met"),
        ("computer science or statistics", Facts(studies=(entry(field="History"),)), "not"),
        ("Python", Facts(skills=(entry(name="python", level="熟练"),)), "met"),
        ("Python", Facts(skills=(entry(name="Python", level="basic"),)), "partly"),
        ("Python", Facts(skills=(entry(name="Java"),)), "not"),
        ("C++ or Java", Facts(skills=(entry(name="Java", level="basic"),)), "met"),
        ("2 papers at CCF-A", Facts(papers=(entry(title="x", rank="A"), entry(title="y", rank="A"))), "met"),
        ("2 papers at CCF-A", Facts(papers=(entry(title="x", rank="A"),)), "partly"),
        ("2 papers at CCF-A", Facts(papers=(entry(title="x", rank="B"),)), "partly"),
        ("2 papers at CCF-A", Facts(papers=(entry(title="x", rank="C"),)), "not"),
        (
            "2 papers at CCF-A",
            Facts(papers=(Entry("urn:x", {"year": ("2020", "2021"), "rank": ("A",)}),)),
            "partly",
        ),
        ("2 years of work", Facts(work=(entry(kind="employment", start="2020-01", end="2021-12"),)), "met"),
        ("2 years of work", Facts(work=(entry(kind="employment", start="2026-01", ongoing="true"),)), "not"),
        (
            "2 years of work",
            Facts(work=(entry(kind="employment", start="2025-06", ongoing="true"),)),
            "partly",
        ),
        ("2 years of work", Facts(work=(entry(kind="internship", start="2020", end="2023"),)), "not"),
        ("federated learning", Facts(papers=(entry(title="Federated Learning on Phones"),)), "met"),
        ("federated learning", Facts(said=(entry(said="联邦学习"),)), "met"),
        ("federated learning", Facts(papers=(entry(title="On Trees"),)), "not"),
        ("rank in the top 10 %", Facts(studies=(entry(percentile="10"),)), "met"),
        ("rank in the top 10 %", Facts(studies=(entry(percentile="14"),)), "partly"),
        ("rank in the top 10 %", Facts(studies=(entry(percentile="40"),)), "not"),
    ],
)
def test_a_requirement_is(label: str, facts: Facts, state: str) -> None:
    verdict = judge(asked(JOB)[label], facts, TODAY)
    assert verdict.state == state
    assert bool(verdict.evidence or verdict.thing) == (state != "not")


@pytest.mark.parametrize(
    ("label", "facts", "state"),
    [
        ("English", Facts(tests=(entry(name="CET-4", printed="500"),)), "met"),
        ("English", Facts(tests=(entry(name="英语六级", printed="551"),)), "met"),
        ("Japanese", Facts(languages=(entry(name="日语", level="流利"),)), "met"),
        ("Japanese", Facts(tests=(entry(name="CET-6", printed="500"),)), "not"),
        ("CET-6 500", Facts(tests=(entry(name="CET-6", printed="500", score="500"),)), "met"),
        ("CET-6 500", Facts(tests=(entry(name="CET-6", printed="430", score="430"),)), "partly"),
        (
            "first-author papers at CCF-A",
            Facts(papers=(entry(title="x", rank="A", first="false"),)),
            "partly",
        ),
    ],
)
def test_a_requirement_in_chinese_is(label: str, facts: Facts, state: str) -> None:
    assert judge(asked(ZH)[label], facts, TODAY).state == state


ADS = {
    "985 or 211 university": "985/211院校",
    "internship": "Internship at a company",
    "国家奖学金": "国家奖学金获得者",
    "awards": "Prizes are welcome",
    "TOEFL 100 or IELTS 7": "TOEFL 100 or IELTS 7.0",
    "GPA of 3.5 / 4.0": "GPA of at least 3.5/4.0",
}


@pytest.mark.parametrize(
    ("label", "facts", "state"),
    [
        ("985 or 211 university", Facts(schools=(entry(school="x", tier="211"),)), "met"),
        ("985 or 211 university", Facts(schools=(entry(school="x", tier="双一流"),)), "not"),
        ("internship", Facts(work=(entry(kind="internship", organization="x"),)), "met"),
        ("internship", Facts(work=(entry(kind="employment", organization="x"),)), "not"),
        ("国家奖学金", Facts(awards=(entry(name="本科生国家奖学金"),)), "met"),
        ("国家奖学金", Facts(awards=(entry(name="校级奖学金"),)), "not"),
        ("awards", Facts(awards=(entry(name="校级奖学金"),)), "met"),
        ("TOEFL 100 or IELTS 7", Facts(tests=(entry(name="雅思", score="7.5"),)), "met"),
        ("TOEFL 100 or IELTS 7", Facts(tests=(entry(name="TOEFL", score="90"),)), "partly"),
        (
            "GPA of 3.5 / 4.0",
            Facts(studies=(Entry("x", {"gpa": ("3.6", "90"), "scale": ("100", "4")}),)),
            "met",
        ),
        (
            "GPA of 3.5 / 4.0",
            Facts(studies=(Entry("x", {"gpa": ("3.4", "80"), "scale": ("100", "4")}),)),
            "not",
        ),
    ],
)
def test_what_advertisements_ask_for_is(label: str, facts: Facts, state: str) -> None:
    assert judge(asked(ADS[label])[label], facts, TODAY).state == state


def test_a_wish_is_no_heading_for_what_follows() -> None:
    """Only a line that asks for nothing itself turns what follows it into wishes."""
    found = asked("双一流高校优先\nPython\n加分项\nJava\n")
    assert {label: each.required for label, each in found.items()} == {
        "双一流 university": False,
        "Python": True,
        "Java": False,
    }


# The command


def cv(name: str, gender: str, born: str, home: str, mail: str) -> str:
    return f"""# {name}
{mail}
Gender: {gender}
Date of birth: {born}
Address: {home}

## Education
2018.09 - 2021.06 Nanjing University, Computer Science, Master
## Skills
Python (expert), PyTorch, Java
"""


@pytest.fixture
def ranked(tmp_path: Path, capsys):
    """The rows for CVs against a job."""

    def rank(cvs: dict[str, str], job: str, *options: str) -> list[dict[str, object]]:
        (tmp_path / "cvs").mkdir()
        for name, text in cvs.items():
            (tmp_path / "cvs" / name).write_text(text, encoding="utf-8")
        (tmp_path / "job.md").write_text(job, encoding="utf-8")
        store = ["--store", str(tmp_path / "store")]
        assert run(["add", str(tmp_path / "cvs"), *store]) == 0
        capsys.readouterr()
        line = ["match", str(tmp_path / "job.md"), "--today", "2026-11-24", "-f", "json", *options, *store]
        assert run(line) == 0
        rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return rows

    return rank


def test_who_a_person_is_does_not_count(ranked) -> None:
    """Name, gender, age and origin differ; the score and every verdict are the same."""
    rows = ranked(
        {
            "a.md": cv("Anna Schmidt", "female", "1990-01-01", "Berlin", "a@example.org"),
            "b.md": cv("王伟", "男", "2001-05-06", "北京", "b@example.org"),
            "c.md": cv("Kwame Mensah", "male", "1985-03-02", "Accra", "c@example.org"),
        },
        JOB,
    )
    told: dict[object, list[tuple[object, ...]]] = {}
    for row in rows:
        told.setdefault(row["candidate"], []).append((row["score"], row["state"], row["evidence"]))
    assert len(told) == 3
    assert len({tuple(verdicts) for verdicts in told.values()}) == 1


def test_the_best_come_first_with_reasons(ranked, tmp_path: Path) -> None:
    weak = "# Bo Chen\nb@example.org\n\n## Skills\nJava\n"
    rows = ranked({"a.md": cv("Ada Lin", "", "", "", "a@example.org"), "b.md": weak}, JOB)
    assert [row["candidate"] for row in rows[:: len(rows) // 2]] == ["Ada Lin", "Bo Chen"]
    states = {
        row["requirement"]: (row["state"], row["evidence"]) for row in rows if row["candidate"] == "Ada Lin"
    }
    assert states["Python"] == ("met", "Python (expert)")
    assert states["2 papers at CCF-A"] == ("not", "")
    assert all(str(row["thing"]).startswith("https://") for row in rows if row["state"] != "not")


def test_weights_are_a_file(ranked, tmp_path: Path, capsys) -> None:
    """With nothing but skills counting, the order turns; a file that lacks a weight is refused."""
    kinds = (
        "degree",
        "field",
        "skill",
        "topic",
        "papers",
        "years",
        "language",
        "test",
        "grade",
        "school",
        "award",
        "internship",
    )
    weights = "preferred = 0.5\npartly = 0\n[kind]\n" + "\n".join(f"{k} = {int(k == 'skill')}" for k in kinds)
    (tmp_path / "weights.toml").write_text(weights, encoding="utf-8")
    able = "# Bo Chen\nb@example.org\n\n## Skills\nPython (expert), PyTorch, C++\n"
    rows = ranked(
        {"a.md": cv("Ada Lin", "", "", "", "a@example.org").replace("PyTorch, Java", "R"), "b.md": able},
        JOB,
        "--weights",
        str(tmp_path / "weights.toml"),
    )
    assert (rows[0]["candidate"], rows[0]["score"]) == ("Bo Chen", 100)
    (tmp_path / "weights.toml").write_text("preferred = 0.5\n", encoding="utf-8")
    line = ["match", str(tmp_path / "job.md"), "--weights", str(tmp_path / "weights.toml")]
    assert run([*line, "--store", str(tmp_path / "store")]) == 2
    assert "it gives no number for partly" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (["match", "none.md"], "none.md"),
        (["match", "empty.md"], "empty"),
        (["match", "poem.md"], "no requirement that is known"),
        (["match", "job.md", "--today", "soon"], "no day"),
        (["match", "job.md", "--weights", "none.toml"], "none.toml"),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, monkeypatch, capsys, line: list[str], message: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.md").write_text(JOB, encoding="utf-8")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "poem.md").write_text("Roses are red\n\nViolets are blue\n", encoding="utf-8")
    (tmp_path / "cv.md").write_text(cv("Ada Lin", "", "", "", "a@example.org"), encoding="utf-8")
    assert run(["add", "cv.md", "--store", "store"]) == 0
    capsys.readouterr()
    assert run([*line, "--store", "store"]) == 2
    (error,) = capsys.readouterr().err.splitlines()
    assert message in error

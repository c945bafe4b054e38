"""Made-up candidates by the thousand, the same ones every time, of shipped names and true spans."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from extract.profile import (
    Award,
    Education,
    Experience,
    Fact,
    Paper,
    Profile,
    Result,
    Skill,
    Span,
    TestScore,
)
from extract.shipped import shipped
from tests.profiles.quote import profile

SURNAMES = ["Zhang", "Wang", "Li", "Zhao", "Chen", "Yang", "Wu", "Liu", "Huang", "Zhou", "Sun", "Ma", "Zhu"]
GIVEN = [
    "Wei",
    "Min",
    "Jie",
    "Fang",
    "Lei",
    "Yan",
    "Tao",
    "Juan",
    "Chao",
    "Xia",
    "Ming",
    "Hui",
    "Ping",
    "Hua",
]
TOPICS = ["graph retrieval", "dialogue", "federated learning", "code search", "vision", "robots", "privacy"]
METRICS = ["AUC", "NDCG@10", "F1", "accuracy", "latency", "model size", "recall"]
ORGANIZATIONS = [
    "Microsoft Research Asia",
    "华为技术有限公司",
    "字节跳动",
    "腾讯",
    "Google Research",
    "OPPO研究院",
]
AWARDS = ["国家奖学金", "华为奖学金", "一等奖学金", "Best Paper Award", "优秀毕业生"]
LEVELS = ["熟练", "熟悉", "了解"]


def synthetic(count: int, seed: int = 0) -> Iterator[Profile]:
    """`count` different profiles; the same `seed` gives the same ones, in the same order."""
    return (_candidate(Random(f"{seed}/{number}"), number) for number in range(count))


@dataclass
class Page:
    """A text that is being written; what is written with a value is a fact."""

    text: str = ""
    written: list[str] = field(default_factory=list)

    def __call__(self, words: str, value: Any = None, after: str = " ") -> Fact[Any]:
        """Write `words`, which tell `value` or else themselves."""
        start = len(self.text)
        self.text += words + after
        return Fact(words if value is None else value, Span(start, start + len(words)), "synthetic")


def _candidate(random: Random, number: int) -> Profile:
    page = Page()
    surname, given = random.choice(SURNAMES), random.choice(GIVEN) + random.choice(GIVEN).lower()
    fields: dict[str, Any] = {
        "name": page(f"{given} {surname}"),
        "emails": (page(f"{given}.{surname}{number}@example.org".lower(), after="\n"),),
        "education": tuple(
            _study(random, page, degree, 2015 + 4 * step) for step, degree in enumerate(("bachelor", "phd"))
        ),
        "experience": tuple(_work(random, page, 2019 + step) for step in range(random.randint(1, 3))),
        "papers": tuple(_paper(random, page, f"{given} {surname}") for _ in range(random.randint(1, 5))),
        "awards": tuple(_award(random, page, name) for name in random.sample(AWARDS, 2)),
        "skills": tuple(
            Skill(page(name), page(random.choice(LEVELS))) for name in random.sample(_skills(), 8)
        ),
        "test_scores": (TestScore(page("CET-6"), page(str(random.randint(425, 680)))),),
    }
    return profile(page.text, f"{number:06}.txt", "en", **fields)


def _study(random: Random, page: Page, degree: str, start: int) -> Education:
    return Education(
        institution=page(random.choice(_institutions())),
        department=page("计算机学院"),
        degree=page(degree),
        field=page("Computer Science"),
        start=page(f"{start}.9", f"{start}-09"),
        end=page(f"{start + 4}.6", f"{start + 4}-06"),
        gpa=page(gpa := f"{random.randint(300, 430) / 100}", float(gpa)),
        gpa_max=page("4.3", 4.3),
        rank=page(f"{random.randint(1, 40)}/{random.randint(40, 200)}", after="\n"),
    )


def _work(random: Random, page: Page, year: int) -> Experience:
    return Experience(
        organization=page(random.choice(ORGANIZATIONS)),
        title=page("Research Intern"),
        kind=page("Intern", "internship"),
        start=page(f"{year}.3", f"{year}-03"),
        end=page(f"{year}.9", f"{year}-09"),
        highlights=(page(f"worked on {random.choice(TOPICS)}", after="\n"),),
        results=(_result(random, page),),
    )


def _result(random: Random, page: Page) -> Result:
    low = random.randint(1, 60)
    return Result(
        metric=page(random.choice(METRICS)),
        change=page("up", "increase"),
        low=page(str(low), float(low)),
        high=page(str(low + 5), float(low + 5)),
        unit=page("%", after="\n"),
    )


def _paper(random: Random, page: Page, own: str) -> Paper:
    authors = [
        own,
        *(f"{random.choice(GIVEN)} {random.choice(SURNAMES)}" for _ in range(random.randint(1, 4))),
    ]
    random.shuffle(authors)
    position = authors.index(own) + 1
    return Paper(
        title=page(f"On {random.choice(TOPICS)}, part {random.randint(1, 100_000)}"),
        authors=tuple(map(page, authors)),
        venue=page(random.choice(_venues())),
        track=page("main"),
        year=page(year := str(random.randint(2016, 2026)), int(year)),
        first_author=page("first" if position == 1 else "co", position == 1),
        author_position=page(str(position), position),
        results=(_result(random, page),),
    )


def _award(random: Random, page: Page, name: str) -> Award:
    years = sorted(random.sample(range(2015, 2024), random.randint(1, 2)))
    return Award(page(name), page(random.choice(_institutions())), tuple(page(str(year)) for year in years))


@cache
def _institutions() -> list[str]:
    return [row["name"] for row in _rows("institutions.csv") if "985" in row["tiers"]]


@cache
def _venues() -> list[str]:
    return [
        row["abbreviation"]
        for row in _rows("venues.csv")
        if row["ccf_2022"] in ("A", "B") and row["abbreviation"]
    ]


@cache
def _skills() -> list[str]:
    return [row["name"] for row in _rows("skills.csv")][:300]


def _rows(file: str) -> list[dict[str, str]]:
    with (shipped("data") / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))

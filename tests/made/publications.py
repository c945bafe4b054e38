"""Invented publications of an invented person, in venues that exist."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from tests.made.facts import table

if TYPE_CHECKING:
    from tests.made.people import Person

HOW_MANY = {
    "undergraduate": (0, 1),
    "master": (0, 3),
    "doctor": (3, 8),
    "academic": (8, 16),
    "worker": (0, 0),
}
ENGLISH = [
    "{coined}: {method} for {topic}",
    "{method} for {topic}",
    "Rethinking {topic} through {method}",
    "Towards Reliable {topic} with {method}",
    "What Matters in {topic}? A Study of {method}",
    "{topic} via {method}: A Comparative Study",
    "Efficient {topic} under Limited Budgets",
    "{method} Meets {topic}: Opportunities and Pitfalls",
    "A Survey on {topic}",
    "{coined}: Scaling {topic} Beyond Small Data",
    "On the Limits of {method} in {topic}",
]
CHINESE = [
    "基于{method}的{topic}研究",
    "面向{topic}的{method}方法",
    "{method}在{topic}中的应用进展",
    "融合{method}的{topic}模型",
]


@dataclass(frozen=True)
class Paper:
    """A paper; `authors` in Latin letters or, in Chinese journals, Chinese; `owner` is the person's place."""

    title: str
    authors: tuple[str, ...]
    owner: int
    venue: str
    full: str
    kind: str  # conference, journal or preprint
    year: int
    status: str  # published, accepted or review
    co_first: bool
    volume: int
    issue: int
    pages: tuple[int, int]
    rank: str

    @property
    def first(self) -> bool:
        """Whether the person is first author, marked equal authors among them."""
        return self.owner == 0 or (self.co_first and self.owner == 1)

    @property
    def chinese(self) -> bool:
        """Whether the paper itself is in Chinese."""
        return not self.title.isascii() and any("一" <= c <= "鿿" for c in self.title)


def publish(rng: Random, person: Person, facts: dict[str, Any]) -> list[Paper]:
    """As many papers as befit the kind of person, the newest first, no title twice."""
    papers: dict[str, Paper] = {}
    for _ in range(rng.randint(*HOW_MANY[person.kind])):
        paper = draw(rng, person, facts)
        papers.setdefault(paper.title, paper)
    return sorted(papers.values(), key=lambda paper: -paper.year)


def draw(rng: Random, person: Person, facts: dict[str, Any]) -> Paper:
    """One paper in a year when the person could have written it."""
    venue, full, kind = rng.choice(facts["venues"])
    chinese = not venue.isascii()
    if chinese and person.lang == "en":
        return draw(rng, person, facts)
    if rng.random() < 0.08 and not chinese:
        venue, full, kind = "arXiv", "", "preprint"
    first_year = max(min(person.studies[-1].start[0] + 2, 2024), 2008)
    owner = rng.choice([0, 0, 0, 1, 1, 2])
    authors = coauthors(rng, person, chinese, owner)
    status = (
        rng.choices(["published", "accepted", "review"], [16, 2, 1])[0] if kind != "preprint" else "published"
    )
    start = rng.randint(1, 9000)
    return Paper(
        title(rng, facts, chinese),
        authors,
        owner,
        venue,
        full,
        kind,
        rng.randint(first_year, 2024),
        status,
        len(authors) > 2 and owner < 2 and rng.random() < 0.12,
        rng.randint(3, 160),
        rng.randint(1, 12),
        (start, start + rng.randint(6, 18)),
        rng.choice(
            ["CCF-A", "CCF-B", "SCI 一区", "JCR Q1", "SCI 二区", "EI", "IF=8.2", "JCR Q2, IF 5.6", "CCF A类"]
        ),
    )


def title(rng: Random, facts: dict[str, Any], chinese: bool) -> str:
    """A title in English capitals or in Chinese."""
    method, topic = rng.choice(facts["methods"]), rng.choice(facts["topics"])
    text = rng.choice(CHINESE if chinese else ENGLISH).format(
        method=method[not chinese], topic=topic[not chinese], coined=rng.choice(facts["coined"])
    )
    return text[0].upper() + text[1:]


def coauthors(rng: Random, person: Person, chinese: bool, owner: int) -> tuple[str, ...]:
    """The authors, the person at place `owner`; nobody else shares the person's initials."""
    mine = person.name if chinese else person.latin
    others: list[str] = []
    while len(others) < max(owner, 1):
        count = rng.randint(max(owner, 1), 5)
        drawn = [stranger(rng, person, chinese) for _ in range(count)]
        others = [name for name in dict.fromkeys(drawn) if short(name) != short(mine)]
    return (*others[:owner], mine, *others[owner:])


def short(name: str) -> tuple[str, str]:
    """The first letter and the last name, which is all that some styles print."""
    return name[0], name.rpartition(" ")[2]


def stranger(rng: Random, person: Person, chinese: bool) -> str:
    """A name, in Chinese or in Latin letters, more often Chinese where the person is."""
    family, given = rng.choice(table("surnames")), rng.choice(table("given_zh"))
    if chinese:
        return family["zh"] + given["zh"]
    if rng.random() < (0.75 if person.lang == "zh" else 0.4):
        return f"{given['latin']} {family['latin']}"
    return f"{rng.choice(table('given_en'))['latin']} {rng.choice(table('family_en'))['latin']}"

"""Invented people: what a CV could say of them, before anything is worded or laid out.

`invent(rng, lang)` draws one person. All of it hangs together: studies follow each other, internships
fall into them, papers name the person among the authors, and e-mail domains are those kept for examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.made.facts import DOMAINS, phrases, table
from tests.made.publications import Paper, publish

NOW = (2025, 3)
KINDS = {
    "zh": ["undergraduate"] * 3 + ["master"] * 3 + ["doctor"] * 2 + ["worker"] * 3 + ["academic"],
    "en": [
        "undergraduate",
        "master",
        "master",
        "doctor",
        "doctor",
        "worker",
        "worker",
        "academic",
        "academic",
    ],
}
Month = tuple[int, int]
HOSTS = ("example.com", "example.org", "mail.example.com", "cs.example.edu", "example.net")


@dataclass(frozen=True)
class Study:
    """One degree, or an exchange term; months are (year, month), and `end` may lie in the future."""

    institution: str
    department: str
    city: str
    degree: str
    field: str
    start: Month
    end: Month
    gpa: tuple[str, str] | None = None
    average: str | None = None
    rank: tuple[int, int] | None = None
    courses: tuple[str, ...] = ()
    thesis: str = ""


@dataclass(frozen=True)
class Post:
    """A job, an internship, an office or a teaching post: `end` is None while it lasts."""

    organization: str
    title: str
    city: str
    start: Month
    end: Month | None
    unit: str = ""
    course: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Project:
    """Work with a name of its own."""

    name: str
    role: str
    start: Month
    end: Month | None
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Honour:
    """An award and the years it came in; `grade` is a prize's class."""

    name: str
    grade: str
    issuer: str
    years: tuple[int, ...]
    month: int = 11


@dataclass
class Person:
    """One invented person. `latin` is the name in Latin letters, given name first."""

    lang: str
    kind: str
    domain: str
    name: str
    latin: str
    email: str
    phone: str
    site: str
    city: str
    born: Month
    male: bool
    topics: list[str]
    statement: str
    target: str
    studies: list[Study] = field(default_factory=list)
    jobs: list[Post] = field(default_factory=list)
    offices: list[Post] = field(default_factory=list)
    teaching: list[Post] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    honours: list[Honour] = field(default_factory=list)
    skills: dict[str, list[str]] = field(default_factory=dict)
    tongues: list[tuple[str, str]] = field(default_factory=list)
    tests: list[tuple[str, str]] = field(default_factory=list)
    patents: list[tuple[str, int]] = field(default_factory=list)
    talks: list[tuple[str, str, int]] = field(default_factory=list)
    reviewing: list[str] = field(default_factory=list)
    certificates: list[str] = field(default_factory=list)
    hobbies: list[str] = field(default_factory=list)


def invent(rng: Random, lang: str) -> Person:
    """A person drawn with `rng`, told in `zh` or `en`."""
    from tests.made import careers

    kind, domain = rng.choice(KINDS[lang]), rng.choice(DOMAINS)
    if kind in ("doctor", "academic") and domain == "business":
        domain = rng.choice(["business", "biology", "materials"])
    name, latin, home = names(rng, lang)
    facts, side = phrases(f"domains/{domain}"), lang == "en"
    topics = [pair[side] for pair in rng.sample(facts["topics"], 3)]
    person = Person(
        lang,
        kind,
        domain,
        name,
        latin,
        email(rng, latin),
        phone(rng, lang, home),
        site(rng, latin),
        rng.choice(
            [row[f"city_{lang}"] for row in table("institutions") if (row["home"] == "cn") == (home == "cn")]
        ),
        (0, 0),
        rng.random() < 0.5,
        topics,
        fill(rng, facts, rng.choice(phrases("bullets")["profile"])[side], side),
        rng.choice(facts["roles"])[side],
    )
    careers.live(rng, person, home, facts)
    person.papers = publish(rng, person, facts)
    return person


def names(rng: Random, lang: str) -> tuple[str, str, str]:
    """A name as its owner writes it in that language, in Latin letters, and `cn` or `abroad`."""
    if lang == "zh" or rng.random() < 0.4:
        family, given = rng.choice(table("surnames")), rng.choice(table("given_zh"))
        latin = f"{given['latin']} {family['latin']}"
        return (family["zh"] + given["zh"] if lang == "zh" else latin), latin, "cn"
    given_name, family_name = rng.choice(table("given_en"))["latin"], rng.choice(table("family_en"))["latin"]
    middle = f" {rng.choice('ABCDEHJKLMRT')}." if rng.random() < 0.25 else ""
    latin = f"{given_name}{middle} {family_name}"
    return latin, latin, "abroad"


def plain(latin: str) -> list[str]:
    """The parts of a name in lower-case ASCII letters, without initials."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", latin.replace("ø", "o").lower())
    kept = "".join(c for c in letters if c.isascii() and (c.isalpha() or c == " "))
    return [part for part in kept.split() if len(part) > 1]


def email(rng: Random, latin: str) -> str:
    """An address in a domain that nobody can own."""
    first, *_, last = plain(latin)
    box = rng.choice(
        [f"{first}.{last}", f"{first[0]}{last}", f"{last}{first}", f"{first}{rng.randint(1, 99)}"]
    )
    return f"{box}@{rng.choice(HOSTS)}"


def phone(rng: Random, lang: str, home: str) -> str:
    """A number that is nobody's: the middle of Chinese ones is 0000, the others are kept for fiction."""
    head, tail = f"1{rng.choice('35789')}{rng.randint(0, 9)}", f"{rng.randint(0, 9999):04}"
    chinese = [
        f"{head}-0000-{tail}",
        f"{head}0000{tail}",
        f"(+86) {head}0000{tail}",
        f"+86 {head} 0000 {tail}",
        f"{head} 0000 {tail}",
    ]
    line = rng.randint(100, 199)
    western = [
        f"(555) 555-0{line}",
        f"+1 555-555-0{line}",
        f"+44 20 7946 0{line}",
        f"+1 (555) 555-0{line}",
        f"555.555.0{line}",
    ]
    return rng.choice(chinese if lang == "zh" or (home == "cn" and rng.random() < 0.4) else western)


def site(rng: Random, latin: str) -> str:
    """A home page or code page."""
    first, *_, last = plain(latin)
    return rng.choice(
        [f"github.com/{first}{last}-example", f"https://{first}.example.org", f"{last}.example.com/home"]
    )


def fill(rng: Random, facts: dict[str, Any], template: str, side: bool) -> str:
    """A sentence with a domain's words and some numbers in its gaps; `side` is 1 for English."""
    topic, method = rng.choice(facts["topics"])[side], rng.choice(facts["methods"])[side]
    if side:
        topic, method = lowered(topic), lowered(method)
    return template.format(
        topic=topic, method=method, n=rng.randint(11, 96), p=rng.randint(6, 48), k=rng.randint(2, 9)
    )


def lowered(phrase: str) -> str:
    """A title-case phrase as it stands within a sentence: words with more capitals than one stay."""
    return "".join(
        part if sum(c.isupper() for c in part) > 1 else part[:1].lower() + part[1:]
        for part in re.split(r"([ -])", phrase)
    )

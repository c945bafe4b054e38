"""A person put into words: the sheet that a layout prints, and the gold that a reader should get from it.

`word(rng, person)` settles headings, date notation, degree words, citation style and what is left out,
and writes the gold from just what it printed, after the conventions of the project's other golds: a single
date is a start; averages out of 100 are no grade points; the same award is one entry with its years.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.made import sections
from tests.made.dates import Calendar, calendar
from tests.made.facts import phrases
from tests.made.people import Person
from tests.made.sheet import Contact, Section, Sheet

ORDERS = {
    "undergraduate": [
        "education",
        "projects",
        "papers",
        "awards",
        "internship",
        "offices",
        "tests",
        "skills",
    ],
    "master": ["education", "internship", "projects", "papers", "skills", "awards", "offices", "tests"],
    "doctor": [
        "interests",
        "education",
        "papers",
        "internship",
        "projects",
        "awards",
        "teaching",
        "talks",
        "patents",
        "reviewing",
        "skills",
        "tests",
    ],
    "academic": [
        "interests",
        "experience",
        "education",
        "papers",
        "awards",
        "teaching",
        "talks",
        "patents",
        "reviewing",
        "skills",
        "tests",
    ],
    "worker": [
        "statement",
        "experience",
        "projects",
        "education",
        "skills",
        "awards",
        "tests",
        "certificates",
    ],
}

NUMERALS = (*"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五")


@dataclass
class Voice:
    """How one CV talks: the words of its language, its calendar, and draws of its own."""

    rng: Random
    lang: str
    words: dict[str, Any]
    calendar: Calendar
    bilingual: bool
    numbered: bool
    seed: int

    def pick(self, *path: str) -> Any:
        """One of the ways under a path of the wording table, the same each time."""
        found: Any = self.words
        for key in path:
            found = found[key]
        return Random(f"{self.seed}{path}").choice(found) if isinstance(found, list) else found

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share


def word(rng: Random, person: Person) -> tuple[Sheet, dict[str, Any]]:
    """The sheet of a person and its gold."""
    words = phrases("wording")[person.lang]
    voice = Voice(
        rng,
        person.lang,
        words,
        calendar(rng, words["dates"]),
        person.lang == "zh" and rng.random() < 0.12,
        person.lang == "zh" and rng.random() < 0.12,
        rng.randint(0, 1 << 30),
    )
    gold: dict[str, Any] = {
        "name": person.name,
        "emails": [person.email],
        "phones": [person.phone],
        "education": [],
        "experience": [],
        "projects": [],
        "papers": [],
        "awards": [],
        "skills": [],
        "test_scores": [],
    }
    made = [sections.BUILDERS[key](voice, person, gold) for key in order(rng, person)]
    kept = [section for section in made if section and section.items]
    return sheet(voice, person, numbered(voice, kept)), gold


def order(rng: Random, person: Person) -> list[str]:
    """The sections in an order that befits the kind of person, with some drawn changes."""
    keys = list(ORDERS[person.kind])
    if person.kind != "worker" and rng.random() < 0.25:
        keys.insert(0, "statement") if person.lang == "en" else keys.append("statement")
    if rng.random() < 0.3 and "skills" in keys:
        keys.remove("skills")
        keys.insert(rng.randint(1, 2), "skills")
    if rng.random() < 0.3:
        spot = rng.randint(1, len(keys) - 2)
        keys[spot], keys[spot + 1] = keys[spot + 1], keys[spot]
    for extra, share in (("certificates", 0.6), ("hobbies", 0.7), ("references", 0.1)):
        if extra not in keys and rng.random() < share:
            keys.append(extra)
    return list(
        dict.fromkeys(
            [*keys, *[key for key in ("experience", "internship", "offices", "papers") if key not in keys]]
        )
    )


def numbered(voice: Voice, made: list[Section]) -> list[Section]:
    """Sections with 一、 二、 before their headings, or an English heading behind the Chinese one."""
    if voice.bilingual:
        other = phrases("wording")["en"]["headings"]
        return [
            replace(
                s, heading=f"{s.heading} {other[s.key][0].upper() if voice.numbered else other[s.key][0]}"
            )
            for s in made
        ]
    if voice.numbered:
        return [replace(s, heading=f"{NUMERALS[n]}、{s.heading}") for n, s in enumerate(made)]
    return made


def sheet(voice: Voice, person: Person, made: list[Section]) -> Sheet:
    """The sheet around the sections."""
    tagline = person.target if person.kind == "worker" and voice.lang == "en" and voice.chance(0.6) else ""
    return Sheet(
        voice.lang,
        person.name,
        person.latin if voice.lang == "zh" and voice.chance(0.15) else "",
        voice.pick("headings", "title"),
        tagline,
        voice.pick("other", "footer").format(name=person.name),
        voice.pick("headings", "contact"),
        tuple(contacts(voice, person)),
        tuple(made),
    )


def contacts(voice: Voice, person: Person) -> list[Contact]:
    """Personal data: phone and e-mail always, the rest as the language's habits are."""
    found = [("phone", person.phone), ("email", person.email)]
    if voice.chance(0.6):
        found.append(("site", person.site))
    if voice.chance(0.5):
        found.append(("city", person.city))
    if voice.lang == "zh" and voice.chance(0.5):
        found.insert(0, ("gender", voice.words["labels"]["male"][not person.male]))
        found.insert(1, ("born", "{}.{:02}".format(*person.born)))
        if voice.chance(0.6):
            found.append(("politics", voice.rng.choice(voice.words["labels"]["party"])))
    if voice.lang == "zh" and person.kind == "worker" and voice.chance(0.7):
        found.append(("target", person.target))
    if voice.chance(0.3):
        found[:2] = found[1::-1]
    return [Contact(kind, voice.pick("labels", kind), value) for kind, value in found]

"""What an invented person has to show: awards, skills, languages, tests, talks, patents and the rest."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.made.facts import phrases, table
from tests.made.people import NOW, Honour, Person


def awards(rng: Random, person: Person) -> None:
    """Scholarships, titles and prizes; the same name stands once, with its years."""
    facts, side = phrases("honours"), person.lang == "en"
    studying = range(person.studies[-1].start[0] + 1, min(person.studies[0].end[0], NOW[0] - 1) + 1)
    school = person.studies[-1].institution
    foreign = side and person.studies[-1].city.isascii() and rng.random() < 0.6
    pool = [[name, name] for name in facts["abroad"]] if foreign else facts["scholarships"] + facts["titles"]
    for pair in rng.sample(pool, rng.randint(1, 4)):
        years = sorted(rng.sample(studying, min(len(studying), rng.choice([1, 1, 1, 2]))))
        issuer = (
            school if rng.random() < 0.3 and "校" not in pair[side] and "University" not in pair[side] else ""
        )
        person.honours.append(Honour(pair[side], "", issuer, tuple(years), rng.randint(9, 12)))
    contests = {
        "undergraduate": (2, 5),
        "master": (0, 3),
        "doctor": (0, 1),
        "worker": (0, 1),
        "academic": (0, 0),
    }
    for pair in rng.sample(facts["competitions"], rng.randint(*contests[person.kind])):
        person.honours.append(
            Honour(pair[side], rng.choice(facts["grades"])[side], "", (rng.choice(studying),))
        )
    person.honours.sort(key=lambda honour: -honour.years[-1])


def abilities(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """Skills in three groups, languages and tests."""
    honours, side = phrases("honours"), person.lang == "en"
    for group, items in facts["skills"].items():
        person.skills[group] = rng.sample(items, min(len(items), rng.randint(2, 6)))
    count = rng.choice([0, 1, 2]) if not side else rng.choice([0, 1, 2, 3])
    person.tongues = [(rng.choice(honours["tongues"][:1])[side], honours["levels"][0][side])][:count]
    person.tongues += [
        (tongue[side], rng.choice(honours["levels"])[side])
        for tongue in rng.sample(honours["tongues"][1:], max(count - 1, 0))
    ]
    if not side:
        six = [("CET-6", str(rng.randint(431, 640)))] if rng.random() < 0.75 else []
        four = [("CET-4", str(rng.randint(440, 650)))] if rng.random() < 0.4 else []
        person.tests = four + six
    if rng.random() < (0.2 if not side else 0.35) and person.kind in ("undergraduate", "master", "doctor"):
        person.tests.append(
            rng.choice(
                [
                    ("IELTS", rng.choice(["6.5", "7.0", "7.5"])),
                    ("TOEFL", str(rng.randint(92, 115))),
                    ("GRE", str(rng.randint(316, 335))),
                ]
            )
        )


def sidelines(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """Talks, reviewing, patents, certificates and hobbies: what must not be taken for papers or jobs."""
    honours, side = phrases("honours"), person.lang == "en"
    scholar = person.kind in ("doctor", "academic")
    if scholar and rng.random() < 0.5:
        person.reviewing = rng.sample(honours["journals"], rng.randint(1, 4))
    if scholar and rng.random() < 0.45:
        for _ in range(rng.randint(1, 3)):
            where = rng.choice(table("institutions"))[person.lang]
            person.talks.append((rng.choice(facts["topics"])[side], where, rng.randint(2021, 2024)))
    if person.kind != "worker" and rng.random() < 0.3 - 0.15 * side:
        person.patents.append((rng.choice(facts["topics"])[side], rng.randint(1000, 9999)))
    if rng.random() < 0.25:
        person.certificates = [pair[side] for pair in rng.sample(honours["certificates"], rng.randint(1, 2))]
    if rng.random() < 0.3:
        person.hobbies = [pair[side] for pair in rng.sample(honours["interests"], rng.randint(2, 3))]

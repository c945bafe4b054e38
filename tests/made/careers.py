"""What an invented person did, year by year: studies, posts and projects."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.made.achievements import abilities, awards, sidelines
from tests.made.facts import phrases, table
from tests.made.people import NOW, Month, Person, Post, Project, Study, fill

PATHS = {
    "undergraduate": ["bachelor"],
    "master": ["master", "bachelor"],
    "worker": ["bachelor"],
    "doctor": ["phd", "master", "bachelor"],
    "academic": ["phd", "bachelor"],
}
LENGTH = {"bachelor": 4, "master": 3, "phd": 4, "exchange": 0}
FIRST_START = {
    "undergraduate": (2021, 2022),
    "master": (2022, 2024),
    "doctor": (2020, 2023),
    "academic": (2009, 2015),
    "worker": (2010, 2018),
}


def live(rng: Random, person: Person, home: str, facts: dict[str, Any]) -> None:
    """Fill in a person's life."""
    studies(rng, person, home, facts)
    person.born = (person.studies[-1].start[0] - 18, rng.randint(1, 12))
    internships(rng, person, facts)
    assist(rng, person, facts)
    jobs(rng, person, facts)
    campus(rng, person)
    projects(rng, person, facts)
    awards(rng, person)
    abilities(rng, person, facts)
    sidelines(rng, person, facts)


def studies(rng: Random, person: Person, home: str, facts: dict[str, Any]) -> None:
    """The degrees, the newest first."""
    path = list(PATHS[person.kind])
    if person.kind == "worker" and rng.random() < 0.45:
        path.insert(0, "master")
    if person.kind in ("doctor", "academic") and rng.random() < 0.4:
        path = ["phd", "bachelor"] if "master" in path else ["phd", "master", "bachelor"]
    start = rng.randint(*FIRST_START[person.kind])
    side = person.lang == "en"
    for degree in path:
        place = university(rng, home, degree, side)
        length = LENGTH[degree] - (side and degree == "master")
        person.studies.append(study(rng, person, facts, degree, place, (start, 9), (start + length, 6)))
        if path.index(degree) + 1 < len(path):
            start -= LENGTH[path[path.index(degree) + 1]]
    if person.kind in ("undergraduate", "master") and rng.random() < 0.15:
        add_exchange(rng, person, facts)


def add_exchange(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """A term abroad during the newest degree."""
    year = person.studies[0].start[0] + 1
    place = rng.choice([row for row in table("institutions") if row["home"] == "abroad"])
    person.studies.insert(1, study(rng, person, facts, "exchange", place, (year, 2), (year, 7)))


def university(rng: Random, home: str, degree: str, side: bool) -> dict[str, str]:
    """Where a degree is taken: at home, or for higher degrees now and then elsewhere."""
    abroad = home == "abroad" or (degree != "bachelor" and rng.random() < (0.7 if side else 0.15))
    return rng.choice([row for row in table("institutions") if (row["home"] == "abroad") == abroad])


def study(
    rng: Random,
    person: Person,
    facts: dict[str, Any],
    degree: str,
    place: dict[str, str],
    start: Month,
    end: Month,
) -> Study:
    """One degree at one place, with marks for some."""
    side, lang = person.lang == "en", person.lang
    marked = degree != "exchange" and rng.random() < (0.8 if degree == "bachelor" else 0.5)
    top = rng.choice(["4.0", "4.0", "4.3", "5.0"] if not side else ["4.0", "4.00", "4.0"])
    gpa = (f"{float(top) * rng.uniform(0.82, 0.99):.{rng.choice([1, 2, 2, 3])}f}", top) if marked else None
    size = rng.randint(28, 320)
    ranked = marked and lang == "zh" and rng.random() < 0.7
    courses = [f"{pair[side]}" for pair in rng.sample(facts["courses"], rng.randint(3, 6))]
    return Study(
        place[lang],
        rng.choice(facts["departments"])[side],
        place[f"city_{lang}"],
        degree,
        rng.choice(facts["fields"])[side],
        start,
        end,
        gpa,
        f"{rng.uniform(84, 95):.1f}" if lang == "zh" and marked and rng.random() < 0.3 else None,
        (rng.randint(1, max(size // 12, 2)), size) if ranked else None,
        tuple(courses) if (degree == "bachelor" and person.kind != "academic") or rng.random() < 0.2 else (),
        rng.choice(person.topics) if degree == "phd" and rng.random() < 0.6 else "",
    )


def bullets(
    rng: Random, person: Person, facts: dict[str, Any], kind: str, low: int, high: int
) -> tuple[str, ...]:
    """Some sentences of a kind, none twice."""
    side = person.lang == "en"
    pool = phrases("bullets")[kind]
    drawn = rng.sample(pool, min(len(pool), rng.randint(low, high)))
    return tuple(fill(rng, facts, pair[side], side) for pair in drawn)


def company(rng: Random, person: Person, posts: list[Post]) -> dict[str, str]:
    """A company of the person's trade, not one they were at."""
    used = {post.organization for post in [*person.jobs, *posts]}
    return rng.choice(
        [
            row
            for row in table("companies")
            if person.domain in row["domains"].split() and row[person.lang] not in used
        ]
    )


def internships(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """Internships of students, and research posts of some."""
    counts = {
        "undergraduate": (0, 2),
        "master": (1, 3),
        "doctor": (0, 2),
        "worker": (0, 1),
        "academic": (0, 0),
    }
    end_year = min(person.studies[0].end[0], NOW[0])
    for back in range(rng.randint(*counts[person.kind])):
        place, side = company(rng, person, []), person.lang == "en"
        start = (end_year - 1 - back, rng.choice([2, 3, 5, 6, 7]))
        end = (start[0], start[1] + rng.choice([2, 3, 5]))
        lasting = back == 0 and person.kind != "worker" and start[0] == NOW[0] - 1 and rng.random() < 0.3
        person.jobs.append(
            Post(
                place[person.lang],
                rng.choice(facts["interns"])[side],
                place[f"city_{person.lang}"],
                start,
                None if lasting else end,
                unit=rng.choice(phrases("honours")["units"])[side] if rng.random() < 0.3 else "",
                bullets=bullets(rng, person, facts, "work", 2, 4),
            )
        )


def assist(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """A research post at the own university, for some."""
    if person.kind not in ("doctor", "master") or rng.random() < 0.7:
        return
    at, side = person.studies[0], person.lang == "en"
    title = ("科研助理", "Research Assistant")[side]
    told = bullets(rng, person, facts, "research", 1, 3)
    person.jobs.append(
        Post(at.institution, title, at.city, (at.start[0] - 1, 7), (at.start[0], 6), bullets=told)
    )


def jobs(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """The jobs of those who left university, before the internships."""
    if person.kind not in ("worker", "academic"):
        return
    start, posts, side = (person.studies[0].end[0], rng.choice([7, 8, 9])), [], person.lang == "en"
    for number in range(rng.randint(2, 3)):
        end: Month | None = (start[0] + rng.randint(2, 4), rng.randint(3, 11))
        if number == 2 or end >= NOW:
            end = None
        if person.kind == "worker":
            place = company(rng, person, posts)
            title = rng.choice(facts["roles"])[side]
        else:
            place = rng.choice(table("institutions"))
            title = [
                ("博士后", "Postdoctoral Researcher"),
                ("讲师", "Assistant Professor"),
                ("副教授", "Associate Professor"),
            ][number][side]
        kind = "work" if person.kind == "worker" else "research"
        low = 2 if person.kind == "worker" else 0
        posts.append(
            Post(
                place[person.lang],
                title,
                place[f"city_{person.lang}"],
                start,
                end,
                bullets=bullets(rng, person, facts, kind, low, low + 2),
            )
        )
        if end is None:
            break
        start = (end[0], end[1] + 1)
    person.jobs = posts[::-1] + person.jobs


def campus(rng: Random, person: Person) -> None:
    """Student offices and teaching posts."""
    honours, side, first = phrases("honours"), person.lang == "en", person.studies[-1]
    if person.kind in ("undergraduate", "master"):
        for number, office in enumerate(rng.sample(honours["offices"], rng.choice([0, 1, 1, 2]))):
            start = (first.start[0] + 1 - number, 9)
            person.offices.append(
                Post(
                    office[side],
                    rng.choice(honours["posts"])[side],
                    "",
                    start,
                    (start[0] + 1, 6),
                    bullets=bullets(
                        rng, person, {"topics": [["", ""]], "methods": [["", ""]]}, "office", 0, 2
                    ),
                )
            )
    if person.kind in ("doctor", "academic") and rng.random() < 0.6:
        teach(rng, person)


def teach(rng: Random, person: Person) -> None:
    """Teaching posts: a title that names no course, or one that does."""
    courses = [pair[person.lang == "en"] for pair in phrases(f"domains/{person.domain}")["courses"]]
    at = person.studies[0]
    for number, course in enumerate(rng.sample(courses, rng.randint(1, 2))):
        named = f"“{course}”课程助教" if person.lang == "zh" else f"Teaching Assistant for {course}"
        title = named if rng.random() < 0.6 else ("助教" if person.lang == "zh" else "Teaching Assistant")
        start = (at.start[0] + 2 - number, 9)
        person.teaching.append(
            Post(
                at.institution,
                title,
                at.city,
                start,
                (start[0] + 1, 1),
                course="" if course in title else course,
            )
        )


def projects(rng: Random, person: Person, facts: dict[str, Any]) -> None:
    """Projects with names of their own."""
    counts = {
        "undergraduate": (2, 4),
        "master": (1, 3),
        "doctor": (0, 2),
        "worker": (1, 4),
        "academic": (0, 0),
    }
    side = person.lang == "en"
    pairs = rng.sample(facts["projects"], min(rng.randint(*counts[person.kind]), len(facts["projects"])))
    for number, pair in enumerate(pairs):
        start = (min(person.studies[0].end[0], NOW[0]) - 1 - number, rng.choice([1, 3, 4, 9, 10]))
        end: Month | None = (start[0] + rng.choice([0, 1]), 12)
        role = rng.choice(
            [("负责人", "Team Lead"), ("核心成员", "Core Member"), ("独立开发", "Sole Developer"), ("", "")]
        )[side]
        person.projects.append(
            Project(
                pair[side],
                role,
                start,
                None if end >= NOW else end,
                bullets(rng, person, facts, rng.choice(["project", "research"]), 1, 4),
            )
        )

"""The sections of a CV: each builder words one, and adds to the gold what it printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.made import citations, lists
from tests.made.people import Person, Post, Study
from tests.made.sheet import Cite, Row, Section, section

if TYPE_CHECKING:
    from tests.made.wording import Voice

Gold = dict[str, Any]


def education(voice: Voice, person: Person, gold: Gold) -> Section:
    """Degrees, each with its marks; awards may stand in a line of the newest."""
    habits = Habits(*[voice.chance(share) for share in (0.4, 0.3, 0.15)])
    honoured = voice.chance(0.15) and 0 < len(person.honours) < 5
    rows = []
    for number, study in enumerate(person.studies):
        more = [lists.note_of_awards(voice, person, gold)] if honoured and not number else []
        row, told = degree(voice, study, habits, more)
        rows.append(row)
        gold["education"].append(told)
    return section("education", voice.pick("headings", "education"), "rows", rows)


@dataclass(frozen=True)
class Habits:
    """Whether a CV prints departments and cities, and whether marks stand in the line of the degree."""

    unit: bool
    place: bool
    inline: bool


def degree(voice: Voice, study: Study, habits: Habits, more: list[str]) -> tuple[Row, Gold]:
    """One degree as a row, and its gold; `more` are further notes."""
    when, start, end = voice.calendar.period(study.start, study.end, foretell=voice.lang == "en")
    word = voice.pick("degrees", study.degree)
    marked, told = marks(voice, study)
    role = voice.pick("roles", "forms").format(degree=word, field=study.field)
    inline = habits.inline and bool(marked)
    thesis = [voice.pick("marks", "thesis").format(thesis=study.thesis)] if study.thesis else []
    notes = ["" if inline else marked, courses_of(voice, study), *thesis, *more]
    cells = {"degree": word, "field": study.field, "marks": marked, "inline": marked if inline else ""}
    row = Row(
        study.institution,
        role + voice.pick("marks", "join") + marked if inline else role,
        study.department if habits.unit else "",
        study.city if habits.place else "",
        when,
        tuple(filter(None, notes)),
        (),
        cells,
    )
    kind = "other" if study.degree == "exchange" else study.degree
    gold = {
        "institution": study.institution,
        "degree": kind,
        "field": study.field,
        "start": start,
        "end": end,
    }
    return row, {**gold, **told}


def marks(voice: Voice, study: Study) -> tuple[str, Gold]:
    """A line with grade points, average and rank, and the gold of it."""
    told: Gold = {"gpa": None, "gpa_max": None, "rank": None}
    pieces = []
    if study.gpa:
        form = voice.pick("marks", "gpa")
        pieces.append(form.format(gpa=study.gpa[0], top=study.gpa[1]))
        told["gpa"], told["gpa_max"] = study.gpa[0], study.gpa[1] if "{top}" in form else None
    if study.average:
        pieces.append(voice.pick("marks", "average").format(average=study.average))
    if study.rank:
        n, m = study.rank
        form = voice.pick("marks", "rank")
        share = max(round(100 * n / m), 1)
        pieces.append(form.format(n=n, m=m, p=share))
        told["rank"] = f"前{share}%" if "{p}" in form else f"{n}/{m}"
    return voice.pick("marks", "join").join(pieces), told


def courses_of(voice: Voice, study: Study) -> str:
    """The line of courses, some with their marks, or ""."""
    if not study.courses:
        return ""
    scored = voice.lang == "zh" and voice.pick("marks", "scored")
    courses = [f"{course}({90 + len(course) * 7 % 10})" if scored else course for course in study.courses]
    return voice.pick("marks", "courses").format(courses=voice.words["marks"]["list"].join(courses))


def posts(key: str) -> Callable[[Voice, Person, Gold], Section | None]:
    """The builder of a section of posts: jobs, internships, offices or teaching."""

    def build(voice: Voice, person: Person, gold: Gold) -> Section | None:
        found = {"offices": person.offices, "teaching": person.teaching}.get(key, person.jobs)
        if key == ("internship" if person.kind in ("worker", "academic") else "experience"):
            return None
        rows = [post(voice, one, gold) for one in found]
        return section(key, voice.pick("headings", key), "rows", rows)

    return build


def post(voice: Voice, one: Post, gold: Gold) -> Row:
    """One post, told in the gold as experience; a teaching post's course is a note."""
    when, start, end = voice.calendar.period(one.start, one.end)
    gold["experience"].append(
        {"organization": one.organization, "title": one.title, "start": start, "end": end}
    )
    notes = (voice.words["other"]["course"].format(course=one.course),) if one.course else ()
    place = one.city if len(one.bullets) % 2 else ""
    return Row(one.organization, one.title, one.unit, place, when, notes, one.bullets, {})


def projects(voice: Voice, person: Person, gold: Gold) -> Section:
    """Projects with their roles."""
    rows = []
    for project in person.projects:
        when, start, end = voice.calendar.period(project.start, project.end)
        rows.append(Row(project.name, project.role, "", "", when, (), project.bullets, {}))
        gold["projects"].append({"name": project.name, "start": start, "end": end})
    return section("projects", voice.pick("headings", "projects"), "rows", rows)


def papers(voice: Voice, person: Person, gold: Gold) -> Section | None:
    """Publications in one style, long lists by kind under headings of their own."""
    how = citations.manner(voice.rng, voice.lang, voice.words["other"])
    made: dict[str, list[Cite]] = {}
    grouped = len(person.papers) > 5 and voice.chance(0.6)
    for paper in person.papers:
        cited, told = citations.cite(voice.rng, paper, how)
        made.setdefault(paper.kind if grouped else "", []).append(cited)
        gold["papers"].append(told)
    headings = voice.words["headings"]["groups"]
    groups = tuple((headings.get(kind, ""), tuple(cites)) for kind, cites in sorted(made.items()))
    return Section("papers", voice.pick("headings", "papers"), "cites", groups) if groups else None


def text_lines(key: str) -> Callable[[Voice, Person, Gold], Section]:
    """The builder of a section of plain lines, of which the gold tells nothing."""

    def build(voice: Voice, person: Person, gold: Gold) -> Section:
        return section(key, voice.pick("headings", key), "lines", LINES[key](voice, person))

    return build


def talk_lines(voice: Voice, person: Person) -> list[str]:
    """Talks."""
    return [
        voice.pick("other", "talk").format(topic=topic, place=place, year=year)
        for topic, place, year in person.talks
    ]


def patent_lines(voice: Voice, person: Person) -> list[str]:
    """Patents with their numbers."""
    form = voice.pick("other", "patent")
    return [
        form.format(topic=topic, name=person.name, n=number, y=2018 + number % 6)
        for topic, number in person.patents
    ]


def reviewer_lines(voice: Voice, person: Person) -> list[str]:
    """Journals reviewed for."""
    joined = voice.words["marks"]["list"].join(person.reviewing)
    return [voice.words["other"]["reviewer"].format(journals=joined)] if joined else []


def joined_line(voice: Voice, items: list[str]) -> list[str]:
    """Items in one line, if any."""
    return [voice.words["marks"]["list"].join(items)] if items else []


LINES: dict[str, Callable[[Voice, Person], list[str]]] = {
    "talks": talk_lines,
    "reviewing": reviewer_lines,
    "patents": patent_lines,
    "certificates": lambda voice, person: person.certificates,
    "hobbies": lambda voice, person: joined_line(voice, person.hobbies),
    "statement": lambda voice, person: [person.statement],
    "interests": lambda voice, person: joined_line(voice, person.topics),
}


def references(voice: Voice, person: Person, gold: Gold) -> Section | None:
    """The usual last line of English CVs."""
    line = voice.words["other"]["references"]
    return Section("references", "References", "lines", (("", (line,)),)) if line else None


BUILDERS: dict[str, Callable[[Voice, Person, Gold], Section | None]] = {
    "education": education,
    "projects": projects,
    "papers": papers,
    "awards": lists.awards,
    "skills": lists.skills,
    "tests": lists.tests,
    "references": references,
    **{key: posts(key) for key in ("experience", "internship", "offices", "teaching")},
    **{key: text_lines(key) for key in LINES},
}

"""The sections of a CV: each builder words one, and adds to the gold what it printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from tests.made import citations
from tests.made.people import Honour as Award
from tests.made.people import Person, Post, Study
from tests.made.sheet import Cite, Honour, Label, Row, Section

if TYPE_CHECKING:
    from tests.made.wording import Voice

Gold = dict[str, Any]


def section(voice: Voice, key: str, kind: str, items: Iterable[Any]) -> Section:
    """A section of one group under one of its key's headings."""
    return Section(key, voice.pick("headings", key), kind, (("", tuple(items)),))


def education(voice: Voice, person: Person, gold: Gold) -> Section:
    """Degrees, each with its marks."""
    with_unit, with_place = voice.chance(0.4), voice.chance(0.3)
    rows = []
    for study in person.studies:
        when, start, end = voice.calendar.period(study.start, study.end, foretell=voice.lang == "en")
        degree = voice.pick("degrees", study.degree)
        marked, told = marks(voice, study)
        courses = courses_of(voice, study)
        thesis = [voice.pick("marks", "thesis").format(thesis=study.thesis)] if study.thesis else []
        notes = [note for note in (marked, courses) if note] + thesis
        cells = {"degree": degree, "field": study.field, "marks": marked, "courses": courses}
        role = voice.pick("roles", "forms").format(degree=degree, field=study.field)
        rows.append(Row(study.institution, role, study.department if with_unit else "", study.city if with_place else "", when, tuple(notes), (), cells))  # fmt: skip
        gold["education"].append(
            {"institution": study.institution, "degree": "other" if study.degree == "exchange" else study.degree,
             "field": study.field, "start": start, "end": end, **told}
        )  # fmt: skip
    return section(voice, "education", "rows", rows)


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
    """The line of courses, or ""."""
    if not study.courses:
        return ""
    return voice.pick("marks", "courses").format(courses=voice.words["marks"]["list"].join(study.courses))


def posts(key: str) -> Callable[[Voice, Person, Gold], Section | None]:
    """The builder of a section of posts: jobs, internships, offices or teaching."""

    def build(voice: Voice, person: Person, gold: Gold) -> Section | None:
        found = {"offices": person.offices, "teaching": person.teaching}.get(key, person.jobs)
        if key == ("internship" if person.kind in ("worker", "academic") else "experience"):
            return None
        rows = [post(voice, one, gold) for one in found]
        return section(voice, key, "rows", rows)

    return build


def post(voice: Voice, one: Post, gold: Gold) -> Row:
    """One post, told in the gold as experience."""
    when, start, end = voice.calendar.period(one.start, one.end)
    gold["experience"].append(
        {"organization": one.organization, "title": one.title, "start": start, "end": end}
    )
    notes = (f"{'课程' if voice.lang == 'zh' else 'Course'}{'：' if voice.lang == 'zh' else ': '}{one.unit}",) if one.unit else ()  # fmt: skip
    place = one.city if len(one.bullets) % 2 else ""
    return Row(one.organization, one.title, "", place, when, notes, one.bullets, {})


def projects(voice: Voice, person: Person, gold: Gold) -> Section:
    """Projects with their roles."""
    rows = []
    for project in person.projects:
        when, start, end = voice.calendar.period(project.start, project.end)
        rows.append(Row(project.name, project.role, "", "", when, (), project.bullets, {}))
        gold["projects"].append({"name": project.name, "start": start, "end": end})
    return section(voice, "projects", "rows", rows)


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


def awards(voice: Voice, person: Person, gold: Gold) -> Section:
    """Awards, a row each or a row a year; the gold joins those of one name."""
    yearly, dated = voice.chance(0.5), voice.chance(0.92)
    joint = "，" if voice.lang == "zh" else ", "
    rows: list[tuple[int, Honour]] = []
    for award in person.honours:
        gold["awards"].append(told_award(award, dated))
        name = full_name(award)
        if yearly:
            rows += [(year, Honour(name, award.issuer, str(year) if dated else "")) for year in award.years]
        else:
            years = joint.join(map(str, award.years)) if dated else ""
            rows.append((award.years[-1], Honour(name, award.issuer, years)))
    if not dated:
        rows = list({honour.name: (year, honour) for year, honour in rows}.values())
    return section(
        voice, "awards", "honours", [honour for _, honour in sorted(rows, key=lambda row: -row[0])]
    )


def full_name(award: Award) -> str:
    """An award's name with its class."""
    return f"{award.name} {award.grade}" if award.grade else award.name


def told_award(award: Award, dated: bool) -> Gold:
    """An award's gold."""
    return {"name": full_name(award), "issuer": award.issuer or None, "years": [str(y) for y in award.years] if dated else []}  # fmt: skip


def skills(voice: Voice, person: Person, gold: Gold) -> Section:
    """Skills under labels, under levels, or as one list."""
    lines: list[Label] = []
    separator = voice.pick("skills", "separators")
    form = voice.rng.choice(["labels", "labels", "levels", "list"])
    groups = list(person.skills.items())
    if form == "list":
        items = [item for _, group in groups for item in group]
        lines.append(Label("", separator.join(items), tuple(items)))
    for number, (key, items) in enumerate(groups if form != "list" else []):
        label = voice.pick("skills", key)
        if form == "levels":
            label = voice.words["skills"]["levels"][number]
        lines.append(Label(label, separator.join(items), tuple(items)))
    gold["skills"] += [item for _, group in groups for item in group]
    if person.tongues and (voice.chance(0.4) or person.tests):
        lines.append(tongues(voice, person, gold))
        person.tongues = []
    if person.tests and voice.chance(0.4):
        lines.append(tests_line(voice, person, gold))
        person.tests = []
    return section(voice, "skills", "labels", lines)


def tongues(voice: Voice, person: Person, gold: Gold) -> Label:
    """Human languages with their levels."""
    left, right = ("（", "）") if voice.lang == "zh" else (" (", ")")
    items = [f"{name}{left}{level}{right}" for name, level in person.tongues]
    gold["skills"] += [name for name, _ in person.tongues]
    return Label(
        voice.pick("skills", "tongues"), ("、" if voice.lang == "zh" else ", ").join(items), tuple(items)
    )


def tests_line(voice: Voice, person: Person, gold: Gold) -> Label:
    """Test scores in one line."""
    form, items = voice.pick("tests", "forms"), []
    for test, score in person.tests:
        name = voice.pick("tests", test)
        items.append(form.format(test=name, score=score))
        gold["test_scores"].append({"test": name, "score": score})
    return Label(
        voice.pick("skills", "tests"), ("，" if voice.lang == "zh" else ", ").join(items), tuple(items)
    )


def tests(voice: Voice, person: Person, gold: Gold) -> Section | None:
    """Test scores and languages that no skill section told."""
    lines = [Label("", line.text, line.items) for line in [tests_line(voice, person, gold)] if line.items]
    if person.tongues:
        lines.append(tongues(voice, person, gold))
    person.tests, person.tongues = [], []
    return section(voice, "tests", "labels", lines)


def text_lines(key: str) -> Callable[[Voice, Person, Gold], Section]:
    """The builder of a section of plain lines, of which the gold tells nothing."""

    def build(voice: Voice, person: Person, gold: Gold) -> Section:
        return section(voice, key, "lines", LINES[key](voice, person))

    return build


def talk_lines(voice: Voice, person: Person) -> list[str]:
    """Talks."""
    return [voice.words["other"]["talk"].format(topic=topic, place=place, year=year) for topic, place, year in person.talks]  # fmt: skip


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
    "patents": lambda voice, person: person.patents,
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
    "awards": awards,
    "skills": skills,
    "tests": tests,
    "references": references,
    **{key: posts(key) for key in ("experience", "internship", "offices", "teaching")},
    **{key: text_lines(key) for key in LINES},
}

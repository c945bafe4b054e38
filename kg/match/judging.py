"""A requirement and a candidate's facts → met, partly met or not met, with what says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from kg.match.facts import Entry, Facts, goes_by
from kg.match.requirements import Requirement
from kg.match.vocabulary import named, says, words
from kg.months import months

State = Literal["met", "partly", "not"]

_DEGREES = {"bachelor": 1, "master": 2, "phd": 3}
_WORK = ("employment", "research", "joint-project", "teaching")
_RANKS = "ABC"
_PART_OF_YEARS = 0.5  # of the years asked for, which is partly enough
_NEAR = 1.5  # times the share asked for, which is partly enough
_SHOWN = 90  # characters of what a document says
_MONTHS = 12
_MONTH = len("2021-09")


class Verdict(NamedTuple):
    """Whether a requirement is met; `evidence` says by what, `thing` is the IRI that it was read of."""

    state: State
    evidence: str = ""
    thing: str = ""


NOT = Verdict("not")


def judge(requirement: Requirement, facts: Facts, today: str) -> Verdict:
    """The best that any of a candidate's facts says of a requirement; `today` is `YYYY-MM`."""
    best = NOT
    for verdict in _JUDGES[requirement.kind](requirement, facts, today):
        if verdict.state == "met":
            return verdict
        best = verdict if best is NOT else best
    return best


def _degree(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """A degree that is still studied for is partly enough."""
    least = _DEGREES[asked.level]
    for study in sorted(facts.studies, key=lambda study: -_DEGREES.get(study.get("degree"), 0)):
        level = _DEGREES.get(study.get("degree"), 0)
        told = ", ".join(filter(None, (study.get("degree"), study.get("field"), study.get("school"))))
        if level >= least:
            if study.get("ongoing") or study.get("end")[:_MONTH] > today:
                yield Verdict("partly", f"{told} (not finished)", study.thing)
            else:
                yield Verdict("met", told, study.thing)


def _field(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    for study in facts.studies:
        for printed in (study.get("field"), study.get("department")):
            if _says(printed, asked):
                yield Verdict("met", printed, study.thing)
    yield from (verdict._replace(state="partly") for verdict in _topic(asked, facts, today))


def _school(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    for study in facts.schools:
        if (study.get("tier"),) in asked.names:
            yield Verdict("met", f"{study.get('school')} ({study.get('tier')})", study.thing)


def _skill(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """A level below the one asked for, or a word in the text alone, is partly enough."""
    for skill in facts.skills:
        if any(goes_by(skill.get("name"), names) for names in asked.names):
            level = skill.get("level")
            shown = f"{skill.get('name')} ({level})" if level else skill.get("name")
            low = asked.level == "high" and says(level, words()["level"]["low"])
            yield Verdict("partly" if low else "met", shown, skill.thing)
    yield from (verdict._replace(state="partly") for verdict in _mentions(asked, facts))


def _topic(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """A paper or an interest is enough; what is said of work or a project is partly enough."""
    for paper in facts.papers:
        if _says(paper.get("title"), asked) or _says(paper.get("abstract"), asked):
            yield Verdict("met", _paper(paper), paper.thing)
    yield from _mentions(asked, facts)


def _mentions(asked: Requirement, facts: Facts) -> Iterator[Verdict]:
    for said in facts.said:
        if _says(said.get("said"), asked):
            state: State = "partly" if len(said.get("said")) > _SHOWN // 2 else "met"
            yield Verdict(state, said.get("said")[:_SHOWN], said.thing)


def _papers(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """Fewer papers, or not as first author, or a rank lower, are partly enough."""
    placed = [paper for paper in facts.papers if _is_placed(paper, asked)]
    led = [paper for paper in placed if "true" in paper.all("first")] if asked.first else placed
    wanted = asked.number or 1
    if len(led) >= wanted:
        yield _told(led, "met")
    elif led or placed:
        yield _told(led or placed, "partly")
    lower = tuple(rank for rank in _RANKS if asked.ranks and rank == _next(max(asked.ranks)))
    yield from (_told([paper], "partly") for paper in facts.papers if paper.get("rank") in lower)


def _is_placed(paper: Entry, asked: Requirement) -> bool:
    if not asked.ranks and not asked.names:
        return True
    at_venue = any(goes_by(venue, names) for venue in paper.all("venue") for names in asked.names)
    return at_venue or not set(asked.ranks).isdisjoint(paper.all("rank"))


def _next(rank: str) -> str:
    return _RANKS[_RANKS.index(rank) + 1 :][:1]


def _told(papers: list[Entry], state: State) -> Verdict:
    more = f" and {len(papers) - 1} more" if len(papers) > 1 else ""
    return Verdict(state, _paper(papers[0]) + more, papers[0].thing)


def _paper(paper: Entry) -> str:
    rank = f"CCF-{paper.get('rank')}" if paper.get("rank") else ""
    about = ", ".join(filter(None, (paper.get("venue"), paper.get("year"), rank)))
    return f"{paper.get('title')[:_SHOWN]}" + (f" ({about})" if about else "")


def _years(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """Months that positions cover, each counted once; internships are no years of work."""
    held = [work for work in facts.work if work.get("kind") in _WORK or not work.get("kind")]
    covered = {month for work in held for month in _covered(work, today)}
    years, wanted = len(covered) / _MONTHS, asked.number or 0
    if covered and years >= wanted * _PART_OF_YEARS:
        places = ", ".join(dict.fromkeys(filter(None, (work.get("organization") for work in held))))
        yield Verdict("met" if years >= wanted else "partly", f"{years:.1f} years: {places}", held[0].thing)


def _covered(work: Entry, today: str) -> Iterable[int]:
    """The months of a position, counted from year 0; none where a date is missing."""
    start, end = months(work.get("start")), months(today if work.get("ongoing") else work.get("end"))
    return range(start[0], end[1] + 1) if start and end else ()


def _internship(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    for work in facts.work:
        if work.get("kind") == "internship":
            told = ", ".join(filter(None, (work.get("title"), work.get("organization"))))
            yield Verdict("met", told, work.thing)


def _award(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    for award in facts.awards:
        if not asked.names or _says(award.get("name"), asked):
            yield Verdict("met", award.get("name"), award.thing)


def _language(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """The language, or a test of it."""
    for told in facts.languages:
        if any(goes_by(told.get("name"), names) for names in asked.names):
            yield Verdict("met", " ".join((told.get("name"), told.get("level"))).strip(), told.thing)
    shown = words()["shows"].get(asked.label, ())
    for test in facts.tests:
        if any(thing.kind == "test" and thing.names[0] in shown for thing in named(test.get("name"))):
            yield Verdict("met", " ".join((test.get("name"), test.get("printed"))).strip(), test.thing)


def _test(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    """Any of the tests with its score; a lower score is partly enough."""
    for test in facts.tests:
        for names, least in zip(asked.names, asked.scores, strict=True):
            if goes_by(test.get("name"), names):
                enough = least is None or max(test.numbers("score"), default=0) >= least
                shown = f"{test.get('name')} {test.get('printed')}"
                yield Verdict("met" if enough else "partly", shown, test.thing)


def _grade(asked: Requirement, facts: Facts, today: str) -> Iterator[Verdict]:
    for study in facts.studies:
        wanted, school = asked.number or 0, study.get("school")
        if asked.level == "share":
            for share in study.numbers("percentile"):
                if share <= wanted * _NEAR:
                    state: State = "met" if share <= wanted else "partly"
                    yield Verdict(state, f"top {share:g} % at {school}", study.thing)
        else:
            for gpa in study.numbers("gpa"):
                scale = min((top for top in study.numbers("scale") if top >= gpa), default=_scale(gpa))
                if gpa / scale >= wanted / (asked.out_of or _scale(wanted)):
                    yield Verdict("met", f"GPA {gpa:g} / {scale:g} at {school}", study.thing)


def _scale(gpa: float) -> float:
    """The scale that a grade without one is most likely on."""
    return 4.0 if gpa <= 4 else 5.0 if gpa <= 5 else 100.0


def _says(printed: str, asked: Requirement) -> bool:
    return bool(printed) and any(says(printed, names) for names in asked.names)


_JUDGES: dict[str, Callable[[Requirement, Facts, str], Iterator[Verdict]]] = {
    "degree": _degree,
    "field": _field,
    "school": _school,
    "skill": _skill,
    "topic": _topic,
    "papers": _papers,
    "award": _award,
    "years": _years,
    "internship": _internship,
    "language": _language,
    "test": _test,
    "grade": _grade,
}

"""Dates that cannot be, and periods that lie oddly beside one another or beside today."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.check.finding import ITSELF, NOTE, Found
from kg.check.said import Said
from kg.check.words import is_part_time
from kg.check.world import World
from kg.months import months
from kg.vocab import CV, SCHEMA, XSD

_DATES = (SCHEMA.startDate, SCHEMA.endDate, SCHEMA.datePublished)
_DATED = (CV.Education, CV.Experience, SCHEMA.Project, CV.Service)
_DEGREES = ("bachelor", "master", "phd")
_OVERLAP = 3  # months that two periods may share, since terms and contracts are told roughly
_STAY = 24  # months
_AGE = 5  # years after the newest date of a document from which its "present" is not today's
_LONGEST = {"bachelor": 8, "master": 7, "phd": 10, "internship": 5}  # years


class Period(NamedTuple):
    """When something was, in months since the year 0: the first and last that its start and end may mean."""

    start: tuple[int, int]
    end: tuple[int, int]


def dates_reversed(said: Said, world: World) -> Iterator[Found]:
    """What ends does not end before it begins."""
    for thing in (each for kind in _DATED for each in said.of(kind)):
        start, end = said.value(thing, SCHEMA.startDate), said.value(thing, SCHEMA.endDate)
        both = min(len(start), len(end)) if start and end else 0
        if start and end and _is_date(thing, said) and start[:both] > end[:both]:
            yield Found(thing, SCHEMA.endDate, f"{start} to {end}", "ends before it begins", ITSELF)


def impossible_date(said: Said, world: World) -> Iterator[Found]:
    """A date is in the calendar, and what is told as done is not years ahead."""
    for thing, about in said.facts.items():
        for predicate in _DATES:
            for term in about.get(predicate, ()):
                if why := _impossible(term, predicate, world.today):
                    yield Found(thing, predicate, term.value, why, "the calendar")


def _impossible(term: Literal, predicate: NamedNode, today: datetime.date) -> str:
    if term.datatype == XSD.string:
        return "no such date"
    is_ahead = predicate == SCHEMA.datePublished and int(term.value[:4]) > today.year + 1
    return f"in the future, seen from {today}" if is_ahead else ""


def overlapping_studies(said: Said, world: World) -> Iterator[Found]:
    """Full-time studies for two degrees follow one another."""
    studies = [study for study in said.of(CV.Education) if said.value(study, CV.degree) in _DEGREES]
    yield from _overlapping(studies, said, world)


def overlapping_jobs(said: Said, world: World) -> Iterator[Found]:
    """Employments with two organisations follow one another."""
    jobs = [job for job in said.of(CV.Experience) if said.value(job, CV.kind) == "employment"]
    yield from _overlapping(jobs, said, world, CV.organization)


def _overlapping(
    things: list[NamedNode], said: Said, world: World, apart: NamedNode | None = None
) -> Iterator[Found]:
    """Pairs of things, both full-time, that last at one time; those with a same value of `apart` may."""
    full = [thing for thing in things if not is_part_time(_words(thing, said))]
    for one, other in combinations(full, 2):
        if apart and set(said.values(one, apart)) & set(said.values(other, apart)):
            continue
        if _is_stay(one, other, said, world) or _is_stay(other, one, said, world):
            continue
        months = _shared(_period(one, said, world), _period(other, said, world))
        if months > _OVERLAP:
            told = f"{months} months at the same time as {said.label(one)}, {_shown(one, said)}"
            claim = f"{said.label(other)}, {_shown(other, said)}"
            yield Found(other, SCHEMA.startDate, claim, told, _source(one, said))


def _is_stay(stay: NamedNode, study: NamedNode, said: Said, world: World) -> bool:
    """Whether a study is a PhD student's stay of up to two years elsewhere during another."""
    inner, outer = _period(stay, said, world), _period(study, said, world)
    if not inner or not outer or {said.value(each, CV.degree) for each in (stay, study)} != {"phd"}:
        return False
    within = outer.start[0] <= inner.start[1] and inner.end[0] <= outer.end[1]
    return within and inner.end[0] - inner.start[1] <= _STAY


def first_paper(said: Said, world: World) -> Iterator[Found]:
    """Whoever has a PhD has published by its end; later papers may still be of it."""
    years = sorted(
        int(text[:4])
        for paper in said.of(SCHEMA.ScholarlyArticle)
        for text in said.values(paper, SCHEMA.datePublished)
        if text[:4].isdigit()
    )
    for study in said.of(CV.Education) if years else ():
        end = said.value(study, SCHEMA.endDate)
        if said.value(study, CV.degree) == "phd" and end and end[:4].isdigit() and years[0] > int(end[:4]):
            claim = f"{said.label(study)}, {_shown(study, said)}"
            yield Found(study, SCHEMA.endDate, claim, f"the first paper told is of {years[0]}", ITSELF)


def present(said: Said, world: World) -> Iterator[Found]:
    """What is told to last is not told by an old document, and no longer than such things last."""
    newest = max((_years(text) for text in _all_dates(said)), default=0)
    for thing in (each for kind in _DATED for each in said.of(kind)):
        if said.value(thing, CV.ongoing) != "true":
            continue
        start = said.value(thing, SCHEMA.startDate)
        lasted = world.today.year - _years(start) if start else 0
        longest = _longest(thing, said)
        claim = f"{said.label(thing)}, {_shown(thing, said)}"
        if longest and lasted > longest:
            yield Found(thing, CV.ongoing, claim, f"for {lasted} years on {world.today}", "today's date")
        elif newest and world.today.year - newest >= _AGE:
            told = f"the newest date in the document is of {newest}"
            severity = "" if longest else NOTE  # a job may last without anything else to tell
            yield Found(thing, CV.ongoing, claim, told, f"today's date, {world.today}", severity)


def _longest(thing: NamedNode, said: Said) -> int | None:
    return _LONGEST.get(said.value(thing, CV.degree) or said.value(thing, CV.kind) or "")


def _all_dates(said: Said) -> Iterator[str]:
    for about in said.facts.values():
        for predicate in (*_DATES, CV.year):
            yield from (term.value for term in about.get(predicate, ()) if term.value[:4].isdigit())


def _years(date: str) -> int:
    return int(date[:4]) if date[:4].isdigit() else 0


def _is_date(thing: NamedNode, said: Said) -> bool:
    both = said.objects(thing, SCHEMA.startDate) + said.objects(thing, SCHEMA.endDate)
    return all(term.datatype != XSD.string for term in both)


def _period(thing: NamedNode, said: Said, world: World) -> Period | None:
    """The period of a thing that tells both its ends."""
    start, end = said.value(thing, SCHEMA.startDate), said.value(thing, SCHEMA.endDate)
    if said.value(thing, CV.ongoing) == "true":
        end = f"{world.today:%Y-%m}"
    if not start or not end or not _is_date(thing, said):
        return None
    opening, closing = months(start), months(end)
    return Period(opening, closing) if opening and closing else None


def _shared(one: Period | None, other: Period | None) -> int:
    """How many months two periods share at least."""
    if one is None or other is None:
        return 0
    return min(one.end[0], other.end[0]) - max(one.start[1], other.start[1])


def _words(thing: NamedNode, said: Said) -> str:
    """All that the document says of a thing in words."""
    return " ".join(
        term.value
        for objects in said.facts[thing].values()
        for term in objects
        if isinstance(term, Literal) and term.datatype == XSD.string
    )


def _shown(thing: NamedNode, said: Said) -> str:
    """`2017-09 to 2021-06`."""
    start = said.value(thing, SCHEMA.startDate) or "?"
    end = "present" if said.value(thing, CV.ongoing) == "true" else said.value(thing, SCHEMA.endDate) or "?"
    return f"{start} to {end}"


def _source(thing: NamedNode, said: Said) -> str:
    return said.shown(said.place(thing, SCHEMA.startDate))

"""Ranks that a résumé claims for venues, held against the lists: CCF by edition, CORE, TH-CPL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import terms
from kg.check.finding import CONFIRMED, NOTE, VIOLATION, WARNING, Found
from kg.check.said import Said
from kg.check.words import generic_words
from kg.check.world import Grades, World
from kg.vocab import CV, SCHEMA

_OTHER_CLAIMS = {
    "CORE": re.compile(r"(?<![A-Za-z])CORE[^A-Za-z]*(A\*|[ABC])(?![A-Za-z])", re.IGNORECASE),
    "TH-CPL": re.compile(r"(?:TH-?CPL|清华)[^A-Za-z]*([AB])(?![A-Za-z])", re.IGNORECASE),
}
_HAN = re.compile(r"[\u3400-\u9fff]")
_MAIN = (None, "main")
_TRACKS = {"findings": "Findings are", "workshop": "workshops are", "demo": "demos are"}


class Claim(NamedTuple):
    """A paper at a venue, and the grade (`value`) on a `list` that is claimed for it, as `printed`."""

    paper: NamedNode
    venue: NamedNode
    printed: str
    list: str
    value: str


def claimed_rank(said: Said, world: World) -> Iterator[Found]:
    """The rank of a paper of the main track is that of the edition in force in its year."""
    for claim in _claims(said, world):
        if world.is_known(claim.venue) and not _lesser_track(claim, said, world):
            yield _of_chinese_journal(claim, said, world) or _judged(claim, said, world)


def claimed_rank_track(said: Said, world: World) -> Iterator[Found]:
    """Findings, workshops and demos do not have the rank of their host."""
    for claim in _claims(said, world):
        if track := _lesser_track(claim, said, world):
            source = _source(claim.list, _editions(claim.list, world))
            found = (
                f"no rank: {_TRACKS.get(track, f'the track {track}')} on no edition of the {claim.list} list"
            )
            yield Found(claim.paper, CV.claimedRank, _shown(claim, said, world), found, source)


def _claims(said: Said, world: World) -> Iterator[Claim]:
    for paper in said.of(SCHEMA.ScholarlyArticle):
        for venue in said.objects(paper, CV.venue):
            for printed in said.values(paper, CV.claimedRank):
                yield from (Claim(paper, venue, printed, *graded) for graded in _graded(printed))


def _graded(printed: str) -> Iterator[tuple[str, str]]:
    """The lists that a claim names, each with the grade."""
    if ccf := terms.ccf_claim(printed):
        yield "CCF", ccf
    for name, form in _OTHER_CLAIMS.items():
        if matched := form.search(printed):
            yield name, matched[1].upper()


def _lesser_track(claim: Claim, said: Said, world: World) -> str | None:
    """The track that a paper is told to be on, or that the name of its venue tells, unless lists rank it."""
    printed = (world.reference.track(text) for text in said.values(claim.paper, CV.venueText))
    told = (world.reference.track(text) or text for text in said.values(claim.paper, CV.track))
    track = next((track for track in (*told, *printed) if track not in _MAIN), None)
    return None if track and track == _ranked_track(claim, said, world) else track


def _ranked_track(claim: Claim, said: Said, world: World) -> str | None:
    """The track that a ranked venue itself is, as HotNets is a workshop: `HotNets Workshop` has its rank."""
    meant = [claim.venue]
    for printed in said.values(claim.paper, CV.venueText):
        short = " ".join(word for word in printed.split() if word.casefold() not in generic_words())
        if venue := world.reference.venue(short):
            meant.append(world.store.iris.venue(venue.key))
    ranked = (world.name(venue) for venue in meant if world.grades(venue, claim.list))
    return next(map(world.reference.track, ranked), None)


def _of_chinese_journal(claim: Claim, said: Said, world: World) -> Found | None:
    """A claim for a journal in Chinese, of which the CCF has a list of its own."""
    if claim.list != "CCF" or world.grades(claim.venue, "CCF") or not _HAN.search(world.name(claim.venue)):
        return None
    told, shown = "the CCF list of Chinese journals is not among those held here", _shown(claim, said, world)
    return Found(claim.paper, CV.claimedRank, shown, told, world.source, NOTE)


def _judged(claim: Claim, said: Said, world: World) -> Found:
    """A claim beside the grade in force; in no year at all, and of undated lists, any grade will do."""
    grades = world.grades(claim.venue, claim.list)
    editions = _editions(claim.list, world)
    years = [int(text[:4]) for text in said.values(claim.paper, SCHEMA.datePublished) if text[:4].isdigit()]
    in_force = [world.reference.edition(year) for year in years] if editions else []
    right = [edition for edition, grade in grades.items() if grade == claim.value]
    severity = CONFIRMED if _holds(right, in_force) else WARNING if right else VIOLATION
    told = _told(claim, grades, editions, in_force, right)
    shown = [edition for edition in in_force if edition in right] or in_force or right or editions
    return Found(
        claim.paper, CV.claimedRank, _shown(claim, said, world), told, _source(claim.list, shown), severity
    )


def _holds(right: list[str], in_force: list[str]) -> bool:
    return any(edition in right for edition in in_force) if in_force else bool(right)


def _told(claim: Claim, grades: Grades, editions: list[str], in_force: list[str], right: list[str]) -> str:
    """`B in the edition in force, CCF 2022; A in CCF 2026`, as far as there is something to tell."""
    if _holds(right, in_force):
        meant = [edition for edition in in_force if edition in right] or right
        return f"{claim.value} in {_source(claim.list, meant)}"
    if not editions:
        listed = ", ".join(grades.values())
        return f"{listed} on the {claim.list} list" if listed else f"not on the {claim.list} list"
    other = f"{claim.value} in {_source(claim.list, right)}" if right else f"{claim.value} in no edition"
    if not in_force:
        return "; ".join((*_by_grade(claim.list, grades), other))
    edition = in_force[0]
    grade = f"{grades[edition]} in" if edition in grades else "not listed in"
    return f"{grade} the edition in force, {claim.list} {edition}; {other}"


def _by_grade(list_: str, grades: Grades) -> Iterator[str]:
    """`B in CCF 2019, 2022`, for each grade that was ever given."""
    for grade in dict.fromkeys(grades.values()):
        editions = [edition for edition, given in grades.items() if given == grade]
        yield f"{grade} in {_source(list_, editions)}"


def _editions(list_: str, world: World) -> list[str]:
    """The editions of a list; none of one that is undated."""
    return list(world.reference.editions) if list_ == "CCF" else []


def _source(list_: str, editions: Iterable[str]) -> str:
    """`CCF 2019, 2022`."""
    return f"{list_} {', '.join(filter(None, dict.fromkeys(editions)))}".strip()


def _shown(claim: Claim, said: Said, world: World) -> str:
    """`CCF-A, AAAI 2023`."""
    year = said.value(claim.paper, SCHEMA.datePublished)
    venue = said.value(claim.paper, CV.venueText) or world.label(claim.venue) or ""
    return f"{claim.printed}, {venue}" + (f" {year[:4]}" if year else "")

"""Names that the reference facts do not know, with the nearest that they do; and those that look known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.check.finding import Found
from kg.check.said import Said
from kg.check.world import World
from kg.vocab import CV, SCHEMA

_MOST = 3


def unknown_venue(said: Said, world: World) -> Iterator[Found]:
    """The reference facts know the venue of a paper, or a preprint server."""
    for paper, printed in _venues(said, world):
        near = world.nearness.near(printed)
        if not any(each.alike for each in near):
            yield Found(paper, CV.venue, printed, _told(each.label for each in near), world.source)


def look_alike_venue(said: Said, world: World) -> Iterator[Found]:
    """The name of a venue that is not known is not almost that of a known one."""
    for paper, printed in _venues(said, world):
        if near := next((each for each in world.nearness.near(printed) if each.alike), None):
            found = f"not known, and {near.why}: it is not the same unless misspelt"
            yield Found(paper, CV.venue, printed, found, world.source)


def unknown_institution(said: Said, world: World) -> Iterator[Found]:
    """The reference facts know where somebody studied."""
    yield from _unknown(said, world, CV.Education, CV.institution)


def unknown_organization(said: Said, world: World) -> Iterator[Found]:
    """The reference facts know where somebody worked."""
    yield from _unknown(said, world, CV.Experience, CV.organization)


def _unknown(said: Said, world: World, kind: NamedNode, predicate: NamedNode) -> Iterator[Found]:
    """The first entry of a kind at each institution that is not known."""
    seen = set()
    for entry in said.of(kind):
        for institution in said.objects(entry, predicate):
            if institution not in seen and not world.is_known(institution):
                seen.add(institution)
                printed = said.label(institution)
                near = (each.label for each in world.reference.resolve(printed, "institution") if each.key)
                yield Found(entry, predicate, printed, _told(near), world.source)


def _venues(said: Said, world: World) -> Iterator[tuple[NamedNode, str]]:
    """A paper of each venue that is not known, and the venue as printed; preprints need none."""
    seen = set()
    for paper in said.of(SCHEMA.ScholarlyArticle):
        for venue in said.objects(paper, CV.venue):
            if venue in seen or world.is_known(venue) or said.value(paper, CV.status) == "preprint":
                continue
            seen.add(venue)
            yield paper, said.value(paper, CV.venueText) or said.label(venue)


def _told(labels: Iterable[str]) -> str:
    """That a name is not known, and the nearest that are."""
    names = "; ".join(list(dict.fromkeys(labels))[:_MOST])
    return f"not known; the nearest names: {names}" if names else "not known"

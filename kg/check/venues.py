"""Venues that the reference facts do not know: with the nearest names, and those that only look known."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.check.finding import Found
from kg.check.said import Said
from kg.check.world import World
from kg.vocab import CV, SCHEMA

_MOST = 3


def unknown_venue(said: Said, world: World) -> Iterator[Found]:
    """The reference facts know the venue of a paper, or a preprint server."""
    for paper, printed in _unknown(said, world):
        near = world.nearness.near(printed)
        if not any(each.alike for each in near):
            names = "; ".join(each.label for each in near[:_MOST])
            nearest = f"; the nearest names: {names}" if names else ""
            yield Found(paper, CV.venue, printed, f"not known{nearest}", world.source)


def look_alike_venue(said: Said, world: World) -> Iterator[Found]:
    """The name of a venue that is not known is not almost that of a known one."""
    for paper, printed in _unknown(said, world):
        if alike := next((each for each in world.nearness.near(printed) if each.alike), None):
            found = f"not known, and {alike.why}: it is not the same unless misspelt"
            yield Found(paper, CV.venue, printed, found, world.source)


def _unknown(said: Said, world: World) -> Iterator[tuple[NamedNode, str]]:
    """A paper of each venue that is not known, and the venue as printed; preprints need none."""
    seen = set()
    for paper in said.of(SCHEMA.ScholarlyArticle):
        for venue in said.objects(paper, CV.venue):
            if venue in seen or world.is_known(venue) or said.value(paper, CV.status) == "preprint":
                continue
            seen.add(venue)
            yield paper, said.value(paper, CV.venueText) or said.label(venue)

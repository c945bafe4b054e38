"""What follows from a document: shortcuts through its statements, and ranks from the reference facts."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, Triple

from extract.profile import Paper
from kg.reference import Rank, Reference
from kg.triples.telling import Telling
from kg.triples.tells import known_venue
from kg.vocab import CV, SCHEMA

UNPUBLISHED = ("under-review", "in-preparation")
"""States of papers that have appeared nowhere, so that no edition of a list ranks them."""


def inferences(telling: Telling) -> Iterator[Triple]:
    """All that follows from what has been told; a triple may come twice."""
    yield from _alumni(telling)
    yield from _knowledge(telling)
    yield from _ranks(telling)


def _alumni(telling: Telling) -> Iterator[Triple]:
    """Of the institutions of studies that have ended."""
    for index, study in enumerate(telling.profile.education):
        if study.institution and not (study.end and study.end.value == "present"):
            institution = telling.behind[f"/education/{index}/institution"].object
            yield Triple(telling.candidate, SCHEMA.alumniOf, institution)


def _knowledge(telling: Telling) -> Iterator[Triple]:
    for index, skill in enumerate(telling.profile.skills):
        if skill.name:
            term = telling.behind[f"/skills/{index}/name"].object
            yield Triple(telling.candidate, SCHEMA.knowsAbout, term)


def _ranks(telling: Telling) -> Iterator[Triple]:
    for index, paper in enumerate(telling.profile.papers):
        if rank := _rank(paper, telling.reference):
            node = telling.behind[f"/papers/{index}/venue"].subject
            yield Triple(node, CV.ccfRank, Literal(rank.value))
            yield Triple(node, CV.ccfEdition, Literal(rank.edition))


def _rank(paper: Paper, reference: Reference) -> Rank | None:
    venue = known_venue(reference, paper)
    if not venue or not paper.venue or not paper.year:
        return None
    if paper.status and paper.status.value in UNPUBLISHED:
        return None
    printed = reference.track(paper.venue.value)
    told = paper.track.value if paper.track else None
    return reference.rank(venue, paper.year.value, printed if told in (None, "main") else told)

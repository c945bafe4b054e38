"""Claims that do not hold, by reference facts, a bibliography, the calendar, and what else is told.

    store → a document's statements with their places → rules → findings → rows, or a SHACL report

Each rule is a function of `kg.check.rules`, which lists them all.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.check.finding import COLUMNS, CONFIRMED, NOTE, SEVERITIES, VIOLATION, Finding, Found
from kg.check.rules import BETWEEN, RULES, SHAPE
from kg.check.said import Said
from kg.check.shapes import broken_shapes
from kg.check.world import World
from kg.store import Store

if TYPE_CHECKING:
    from kg.bibliography import Papers
    from kg.candidates import DocumentRow

__all__ = ["COLUMNS", "CONFIRMED", "NOTE", "SEVERITIES", "VIOLATION", "Finding", "check"]


def check(
    store: Store,
    papers: Papers,
    candidate: NamedNode | None = None,
    today: datetime.date | None = None,
    *,
    shapes: bool = True,
) -> Iterator[Finding]:
    """What is found about one candidate, or about all one by one; of each the worst first.

    Claims that hold are findings too, of the severity `CONFIRMED`. `today` is by default the clock's.
    Most of the time goes into the SHACL `shapes`, which graphs made by `kg.triples` keep to.
    """
    world = World(store, papers, today or datetime.date.today())
    rows = sorted(store.documents(candidate), key=lambda row: (row.candidate.value, row.files, row.sha256))
    for person, documents in groupby(rows, key=lambda row: row.candidate):
        found = dict.fromkeys(_of_candidate(person, list(documents), world, shapes))
        yield from sorted(found, key=lambda each: SEVERITIES.index(each.severity))


def _of_candidate(
    person: NamedNode, rows: list[DocumentRow], world: World, shapes: bool
) -> Iterator[Finding]:
    documents = [Said(world.store, row) for row in rows]
    for said in documents:
        for rule in RULES:
            for found in rule.check(said, world):
                yield _finding(rule.kind, rule.severity, said, found, world)
    for between in BETWEEN:
        for said, found in between.check(documents, world):
            yield _finding(between.kind, between.severity, said, found, world)
    for found in broken_shapes(world.store, person) if shapes else ():
        yield _finding(SHAPE, VIOLATION, _telling(documents, found.node), found, world)


def _telling(documents: list[Said], node: NamedNode) -> Said:
    """The document that tells of a thing, or else the first."""
    return next((said for said in documents if node in said.facts), documents[0])


def _finding(kind: str, severity: str, said: Said, found: Found, world: World) -> Finding:
    place = said.place(found.node, found.predicate)
    return Finding(
        found.severity or severity,
        kind,
        _subject(found.node, said, world),
        found.claim,
        found.found,
        found.source,
        said.shown(place),
        found.node,
        found.predicate,
        place.evidence if place else None,
        said.candidate,
    )


def _subject(node: NamedNode, said: Said, world: World) -> str:
    return said.label(node) if node in said.facts else world.label(node) or node.value

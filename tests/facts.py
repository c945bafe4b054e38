"""Other editions of the reference facts, with less in them."""

from __future__ import annotations

from dataclasses import replace

from kg.reference import Reference
from kg.reference.linking import venue_index
from kg.reference.names import Index
from kg.reference.words import Words


def few_venues(count: int, version: str) -> Reference:
    """The first `count` venues of the shipped facts and nothing else, as a version of their own."""
    reference = Reference.load()
    made = reference.compiled
    venues = made.venues[:count]
    few = made._replace(
        things=dict.fromkeys(made.things, ()),
        indexes=dict.fromkeys(made.indexes, Index({}, {}, {})),
        venues=venues,
        venue_index=venue_index(venues, Words(made.venue_words)),
    )
    return replace(reference, compiled=few, version=version)

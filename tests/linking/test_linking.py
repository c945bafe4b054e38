"""How well printed names are linked: the goals, on names from outside the tables."""

from __future__ import annotations

import time

from kg.reference import Reference
from tests.linking.measure import SEVERAL, UNKNOWN, cases, measured


def test_names_are_linked_well() -> None:
    """Facts are nearly always right, most known names are found, and unknown ones are left alone."""
    figures = measured()
    assert figures.precision >= 0.98
    assert figures.recall >= 0.90
    assert figures.false_links <= 0.01


def test_the_mentions_are_enough() -> None:
    """Three hundred, a third of them in no table, in both languages, and some that several things have."""
    every = cases()
    assert len(every) == len(set(every)) >= 300
    assert sum(case.key == UNKNOWN for case in every) * 3 >= len(every)
    assert sum(case.key == SEVERAL for case in every) >= 3
    assert 0.3 < sum(case.mention.isascii() for case in every) / len(every) < 0.8


def test_keys_are_those_of_the_tables() -> None:
    """What a mention is said to mean exists."""
    reference = Reference.load()
    venues = {venue.key for venue in reference.venues}
    for case in cases():
        if case.key not in (UNKNOWN, SEVERAL):
            assert case.key in venues or reference.thing(case.kind, case.key), case


def test_a_document_is_linked_in_no_time() -> None:
    """A hundred names of a document cost five milliseconds or so; held loosely, since machines differ."""
    reference = Reference.load()
    some = [case for case in cases() if case.kind != "venue"][:100]
    for case in some:
        reference.link(case.mention, case.kind)
    start = time.process_time()
    for case in some:
        reference.link(case.mention, case.kind)
    assert time.process_time() - start < 0.05

"""A study that two documents tell differently: a row for each, and none put together of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.profile import Profile
from kg.ask import read
from tests.kg.identity.people import cv, fact, store_of, study, without_facts

SHOWN = ("gpa", "scale", "rank", "percentile")


def grades(**told: object) -> Profile:
    """A document with one study, of which this is told."""
    one = replace(study("青禾大学"), **{name: fact(value) for name, value in told.items()})
    return cv("Ada Quill", ["ada@x.org"], studies=[one])


@pytest.mark.parametrize(
    ("here", "there", "shown"),
    [
        (
            {"gpa": 3.8, "gpa_max": 4, "rank": "5/120"},
            {"gpa": 3.9, "gpa_max": 4.3, "rank": "4/100"},
            {("3.8", "4", "5/120", "4.17"), ("3.9", "4.3", "4/100", "4")},
        ),
        (
            {"gpa": 3.8, "gpa_max": 4, "rank": "5/120"},
            {"gpa": 3.9},
            {("3.8", "4", "5/120", "4.17"), ("3.9", "", "5/120", "4.17")},
        ),
        ({"gpa": 3.8, "gpa_max": 4}, {"rank": "5/120"}, {("3.8", "4", "5/120", "4.17")}),
        ({"rank": "5/120"}, {"rank": "6/120"}, {("", "", "5/120", "4.17"), ("", "", "6/120", "5")}),
    ],
)
def test_rows_are_of_one_document(here: dict, there: dict, shown: set, monkeypatch) -> None:
    """What only one of them tells goes with what the other tells."""
    without_facts(monkeypatch)
    store = store_of(grades(**here), grades(**there))
    rows = list(store.rows(read("education of Ada Quill", store).sparql))
    assert {tuple(row[name].value if row[name] else "" for name in SHOWN) for row in rows} == shown
    assert len(rows) == len(shown)

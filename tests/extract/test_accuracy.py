"""Profiles against golds: a floor for each section on each set of résumés, strict and lenient."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from kg.evaluation.sections import KNOWN
from tests import accuracy

STRICT, LENIENT = 0, 1
FLOORS = {  # section → least (strict, lenient) F1 on dev, held, late; none where the golds do not tell of it
    "all": ((0.955, 0.97), (0.975, 0.98), (0.935, 0.955)),
    "name": ((0.98, 0.98), (0.98, 0.98), (0.945, 0.945)),
    "emails": ((0.98, 0.98), (0.98, 0.98), (0.98, 0.98)),
    "phones": ((0.98, 0.98), (0.98, 0.98), (0.98, 0.98)),
    "education": ((0.97, 0.98), (0.975, 0.975), (0.955, 0.965)),
    "experience": ((0.92, 0.94), (0.975, 0.975), (0.92, 0.945)),
    "projects": ((0.96, 0.98), (0.965, 0.965), (0.895, 0.93)),
    "papers": ((0.95, 0.975), (0.945, 0.96), (0.93, 0.945)),
    "awards": ((0.93, 0.945), (0.955, 0.96), (0.885, 0.93)),
    "skills": ((0.95, 0.955), (0.955, 0.97), (0.96, 0.965)),
    "test_scores": ((0.98, 0.98), (0.98, 0.98), (0.905, 0.93)),
    "research_interests": ((0.885, 0.915),),
    "education_details": ((0.98, 0.98),),
    "paper_details": ((0.93, 0.94),),
    "award_details": ((0.825, 0.825),),
    "skill_levels": ((0.93, 0.94),),
    "results": ((0.94, 0.95),),
}
CASES = [
    (section, accuracy.SETS[number], least)
    for section, floors in FLOORS.items()
    for number, least in enumerate(floors)
]


@pytest.mark.parametrize(("section", "name", "least"), CASES, ids=[f"{s}-{n}" for s, n, _ in CASES])
def test_no_section_falls_under_its_floor(section: str, name: str, least: tuple[float, float]) -> None:
    """Each section's F1 stays where it is, or rises."""
    line = accuracy.measure(name)[section]
    assert line.strict.f1 >= least[STRICT], line
    assert line.lenient.f1 >= least[LENIENT], line


def test_every_section_that_is_measured_has_a_floor() -> None:
    """Nothing that the golds tell of is left to sink."""
    for number, name in enumerate(accuracy.SETS):
        assert set(accuracy.measure(name)) == {s for s in FLOORS if len(FLOORS[s]) > number}


def test_every_resume_has_a_gold_and_every_gold_a_resume() -> None:
    """No résumé is left out of the measure by a slip of its name."""
    for name in accuracy.SETS:
        names = Counter(path.stem for path in (accuracy.RESUMES / name).iterdir())
        assert len(names) >= 24
        assert set(names.values()) == {2}


def test_golds_know_only_sections_that_are_judged() -> None:
    """A misspelt section in a gold would be passed over."""
    for path in accuracy.RESUMES.rglob("*.json"):
        assert set(json.loads(path.read_text("utf-8"))) <= KNOWN, path.name


def test_table_has_a_row_a_section_and_a_column_a_set() -> None:
    """The README's table: F1 strict and lenient, nothing where a set's golds do not tell."""
    head, _, whole, *rows = accuracy.table().splitlines()
    assert head == "| F1, strict / lenient | dev | held | late |"
    assert whole.startswith("| all | 0.9")
    assert len(rows) == len(FLOORS) - 1
    assert rows[-1].startswith("| results | 0.9") and rows[-1].endswith("|  |  |")

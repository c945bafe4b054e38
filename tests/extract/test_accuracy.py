"""Profiles against golds: floors a section, and the scorer itself."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests import accuracy

SETS = ("dev", "held", "late")
FLOORS = {  # section → least F1 on each of the sets; 0 where the golds do not tell of it
    "name": (0.98, 0.98, 0.945),
    "emails": (0.98, 0.98, 0.98),
    "phones": (0.98, 0.98, 0.98),
    "research_interests": (0.885, 0, 0),
    "skills": (0.95, 0.955, 0.96),
    "education": (0.97, 0.975, 0.955),
    "experience": (0.92, 0.975, 0.92),
    "projects": (0.96, 0.965, 0.895),
    "papers": (0.945, 0.945, 0.93),
    "awards": (0.92, 0.955, 0.885),
    "skill_levels": (0.93, 0, 0),
    "test_scores": (0.98, 0.98, 0.905),
    "results": (0.94, 0, 0),
    "all": (0.945, 0.965, 0.93),
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, dict[str, Counter[str]]]:
    return {name: accuracy.measure(accuracy.RESUMES / name) for name in SETS}


@pytest.mark.parametrize("section", FLOORS)
@pytest.mark.parametrize("folder", SETS)
def test_no_section_falls_under_its_floor(
    tallies: dict[str, dict[str, Counter[str]]], folder: str, section: str
) -> None:
    """Each section's F1 stays where it is, or rises."""
    precision, recall, f1 = accuracy.scores(tallies[folder][section])
    told = f"{folder} {section}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
    assert f1 >= FLOORS[section][SETS.index(folder)], told


def test_sections_without_a_floor_are_those_that_golds_do_not_tell_of(
    tallies: dict[str, dict[str, Counter[str]]],
) -> None:
    """A section that a set measures has a floor, and one without gold fields has none."""
    for number, folder in enumerate(SETS):
        assert {s for s in FLOORS if FLOORS[s][number]} == {s for s in FLOORS if tallies[folder][s]}


def test_every_resume_has_a_gold_and_every_gold_a_resume() -> None:
    """No résumé is left out of the measure by a slip of its name."""
    for folder in SETS:
        names = Counter(path.stem for path in (accuracy.RESUMES / folder).iterdir())
        assert len(names) >= 24
        assert set(names.values()) == {2}


def test_golds_know_only_sections_that_are_judged() -> None:
    """A misspelt section in a gold would be passed over in silence."""
    for path in accuracy.RESUMES.rglob("*.json"):
        assert set(json.loads(path.read_text("utf-8"))) <= set(accuracy.FIELDS), path.name


PHYSICS = {"institution": "Jena", "degree": "phd", "field": "Physics", "start": "2020-10", "gpa": "3.90"}


@pytest.mark.parametrize(
    "found, expected",
    [
        ([PHYSICS], {"right": 5}),
        ([], {"missed": 5}),
        ([{**PHYSICS, "start": "2020"}], {"right": 5}),  # the coarser of two precisions
        ([{**PHYSICS, "start": "2020-09"}], {"right": 4, "spurious": 1, "missed": 1}),
        ([{**PHYSICS, "gpa": 3.9}], {"right": 5}),  # numbers by value
        ([{**PHYSICS, "field": None}], {"right": 4, "missed": 1}),
        ([{**PHYSICS, "end": "2023"}], {"right": 5}),  # the gold does not mention an end
        ([PHYSICS, {"institution": "Ulm", "degree": "other"}], {"right": 5, "spurious": 2}),
        ([{"institution": "Ulm", "field": "Law"}], {"missed": 5, "spurious": 2}),  # too unlike for a pair
    ],
)
def test_scorer_counts_fields(found: list[dict[str, Any]], expected: dict[str, int]) -> None:
    """What is right, spurious and missed is what the scorer's docstring says."""
    assert Counter(accuracy.compare("education", [PHYSICS], found)) == Counter(expected)


@pytest.mark.parametrize(
    "field, one, other, same",
    [
        ("name", "Ｚhou  Ａn", "zhou an", True),
        ("value", "C", "C++", False),
        ("value", "C#", "C", False),
        ("rank", "排名 3 / 253", "3/253", True),
        ("rank", "前2%", "前 2 %", True),
        ("rank", "3/253", "3/25", False),
        ("years", ["2019", "2022"], ["2022", "2019"], True),
        ("years", ["2019"], ["2019", "2022"], False),
        ("first_author", False, True, False),
        ("end", "present", "2024", False),
        ("unit", "%", "x", False),
    ],
)
def test_scorer_compares_strictly(field: str, one: Any, other: Any, same: bool) -> None:
    """Case, width, spaces and order are set aside; anything else differs."""
    assert accuracy.equal(field, one, other) is same


def test_perfect_profile_scores_one_and_an_empty_one_zero() -> None:
    """The ends of the scale."""
    assert accuracy.scores(Counter(right=7)) == (1.0, 1.0, 1.0)
    assert accuracy.scores(Counter(missed=7)) == (1.0, 0.0, 0.0)
    assert accuracy.scores(Counter()) == (1.0, 1.0, 1.0)


def test_a_result_inside_a_paper_answers_a_gold_result() -> None:
    """Golds list results apart; profiles keep them with what achieved them."""
    result = {"metric": "AUC", "low": 1.3, "high": 1.3, "change": "increase", "unit": "%"}
    profile = {"experience": [], "projects": [], "papers": [{"results": [result]}]}
    assert accuracy.entries(profile, "results") == [result]


def test_table_has_a_row_a_section(tmp_path: Path) -> None:
    """The README's table: the folder first, then its sections, with figures and gold fields."""
    (tmp_path / "a.txt").write_text("Mira Okonkwo\nmira@example.org\n", "utf-8")
    (tmp_path / "a.json").write_text('{"name": "Mira Okonkwo", "emails": ["mira@example.org"]}', "utf-8")
    assert accuracy.table(tmp_path).splitlines() == [
        f"| **{tmp_path.name}** | 1.000 | 1.000 | 1.000 | 2 |",
        "| name | 1.000 | 1.000 | 1.000 | 1 |",
        "| emails | 1.000 | 1.000 | 1.000 | 1 |",
    ]

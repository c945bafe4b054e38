"""Questions and their answers: `questions.tsv`, in both languages.

An answer is given as the values of one column, each by its first characters; a refusal by words that it
must name.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg.ask import Reading, read
from kg.errors import NotUnderstood
from kg.store import Store

FILE = Path(__file__).with_name("questions.tsv")
WHOLE = {"papers", "candidates", "gpa", "score", "low", "high", "rank", "year", "awards", "patents"}
"""Columns whose values are given in full."""


class Case(NamedTuple):
    question: str
    column: str
    values: tuple[str, ...]


def cases() -> list[Case]:
    lines = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return [
        Case(question, column, tuple(value.strip() for value in values.split("|") if value.strip()))
        for question, column, values in lines
    ]


ANSWERED = [case for case in cases() if case.column != "!"]
REFUSED = [case for case in cases() if case.column == "!"]


def column(reading: Reading, name: str, store: Store) -> set[str]:
    solutions = store.query(reading.sparql)
    names = [variable.value for variable in solutions.variables]
    assert name in names, reading.explanation
    return {row[name].value for row in solutions if row[name] is not None}


def test_there_are_questions_enough() -> None:
    questions = [case.question for case in cases()]
    assert len(set(questions)) == len(questions) >= 300
    assert len(REFUSED) >= 25
    assert sum(not question.isascii() for question in questions) >= 120


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.question)
def test_answer(case: Case, store: Store) -> None:
    reading = read(case.question, store)
    found = column(reading, case.column, store)
    expected = {value for value in case.values if value != "-"}
    if case.column in WHOLE:
        assert found == expected, reading.explanation
        return
    starts = {each: [value for value in expected if each.startswith(value)] for each in found}
    assert not [each for each, values in starts.items() if not values], reading.explanation
    assert {value for values in starts.values() for value in values} == expected, reading.explanation


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.question or "nothing")
def test_refusal_names_the_words(case: Case, store: Store) -> None:
    with pytest.raises(NotUnderstood) as error:
        read(case.question, store)
    named = " ".join(error.value.words)
    assert all(word in named for word in case.values), named
    assert error.value.exit_code == 1
    assert error.value.suggestions


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.question or "nothing")
def test_what_is_suggested_is_understood(case: Case, store: Store) -> None:
    with pytest.raises(NotUnderstood) as error:
        read(case.question, store)
    for suggestion in error.value.suggestions:
        assert read(suggestion, store).explanation

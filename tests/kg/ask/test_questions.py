"""Questions and their answers: every `*.tsv` of this folder, in both languages.

An answer is given as the values of one column, each by its first characters; a refusal by words that it
must name. A line `# --- name` starts a category of the table that `tests.kg.ask.accuracy` prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg.ask import Reading, read
from kg.errors import NotUnderstood
from kg.store import Store

FILES = sorted(Path(__file__).parent.glob("*.tsv"))
WHOLE = {"papers", "candidates", "gpa", "score", "low", "high", "rank", "year", "awards", "patents"}
"""Columns whose values are given in full."""


class Case(NamedTuple):
    question: str
    column: str
    values: tuple[str, ...]
    category: str = ""


def cases() -> list[Case]:
    return [case for file in FILES for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    found: list[Case] = []
    category = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            category = line.removeprefix("# --- ") if line.startswith("# --- ") else category
            continue
        question, column, values = line.split("\t")
        several = tuple(value.strip() for value in values.split("|") if value.strip())
        found.append(Case(question, column, several, "refused" if column == "!" else category))
    return found


ANSWERED = [case for case in cases() if case.column != "!"]
REFUSED = [case for case in cases() if case.column == "!"]


def column(reading: Reading, name: str, store: Store) -> set[str]:
    solutions = store.query(reading.sparql)
    names = [variable.value for variable in solutions.variables]
    assert name in names, reading.explanation
    return {row[name].value for row in solutions if row[name] is not None}


def answer(case: Case, store: Store) -> str:
    """What is wrong with the answer to a question, or with its refusal; nothing if it is right."""
    try:
        reading = read(case.question, store)
    except NotUnderstood as error:
        named = " ".join(error.words)
        if case.column != "!":
            return f"not understood: {named}"
        return "" if all(word in named for word in case.values) else f"names {named}"
    if case.column == "!":
        return f"answered as {reading.explanation}"
    return _difference(case, column(reading, case.column, store), reading.explanation)


def _difference(case: Case, found: set[str], explanation: str) -> str:
    def is_a(value: str, start: str) -> bool:
        return value == start if case.column in WHOLE else value.startswith(start)

    expected = {value for value in case.values if value != "-"}
    more = {value for value in found if not any(is_a(value, start) for start in expected)}
    fewer = {start for start in expected if not any(is_a(value, start) for value in found)}
    return f"{explanation}: {sorted(more)} too many, {sorted(fewer)} missing" if more or fewer else ""


def test_there_are_questions_enough() -> None:
    questions = [case.question for case in cases()]
    assert len(set(questions)) == len(questions) >= 800
    assert len(REFUSED) >= 110
    assert sum(not question.isascii() for question in questions) >= 300


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.question)
def test_answer(case: Case, store: Store) -> None:
    assert not answer(case, store)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.question or "nothing")
def test_refusal_names_the_words(case: Case, store: Store) -> None:
    assert not answer(case, store)
    with pytest.raises(NotUnderstood) as error:
        read(case.question, store)
    assert error.value.exit_code == 1
    assert error.value.suggestions


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.question or "nothing")
def test_what_is_suggested_is_understood(case: Case, store: Store) -> None:
    with pytest.raises(NotUnderstood) as error:
        read(case.question, store)
    for suggestion in error.value.suggestions:
        assert read(suggestion, store).explanation

"""The tables of words, and the patterns made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import extract.words
from extract.words import flat, load, pattern

TABLES = sorted(path.stem for path in Path(extract.words.__file__).parent.glob("*.toml"))


def leaves(value: Any) -> list[Any]:
    """Every word or number of a table."""
    if not isinstance(value, list | dict):
        return [value]
    return [
        leaf for inner in (value.values() if isinstance(value, dict) else value) for leaf in leaves(inner)
    ]


@pytest.mark.parametrize("name", TABLES)
def test_table_is_words(name: str) -> None:
    """Each table loads and holds words, none of them empty or padded, or numbers."""
    found = leaves(load(name))
    assert found
    assert all(isinstance(leaf, int | float) or leaf.strip() == leaf != "" for leaf in found)


def test_no_label_names_two_fields() -> None:
    """Which field a printed label names does not depend on the order of the table."""
    seen: dict[str, str] = {}
    for field, table in load("labels").items():
        for word in table["words"]:
            assert seen.setdefault(word.casefold(), field) == field, (
                f"{word}: {seen[word.casefold()]}, {field}"
            )


@pytest.mark.parametrize("name", TABLES)
def test_table_says_what_it_is(name: str) -> None:
    """A table begins with a comment."""
    assert (Path(extract.words.__file__).parent / f"{name}.toml").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    "words, text, found",
    [
        (["Go"], "Go, go, Golang, cargo", ["Go"]),
        (["in press", "press"], "in  press", ["in  press"]),
        (["in press"], "in\npress", ["in\npress"]),
        (["一作", "共同一作"], "共同一作", ["共同一作"]),
        (["奖"], "奖学金", ["奖"]),
        (["dean's list"], "deans list", ["deans list"]),
        (["C++"], "C++17", ["C++"]),
        (["a.b"], "axb a.b", ["a.b"]),
    ],
)
def test_pattern_prefers_the_longest_and_whole_words(words: list[str], text: str, found: list[str]) -> None:
    """Latin words match whole, spaces match any space, an apostrophe may be missing, signs are signs."""
    assert [match[0] for match in re.finditer(pattern(words), text)] == found


def test_flat_joins_languages() -> None:
    """A table of languages as one list, a list as it is."""
    assert flat({"zh": ["一"], "en": ["one", "two"]}) == ["一", "one", "two"]
    assert flat(["x"]) == ["x"]

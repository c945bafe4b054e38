"""Names of skills, subjects, fields of study and venues in a text, whatever they are written like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extract.shipped import shipped
from extract.tables import csv_table, toml_table
from kg.iris import name_key

_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[.'’-](?=\w)[^\W_\u3400-\u9fff]+)*(?:\+\+|#)?")
_NEXT_WORD = re.compile(r"\s+([^\W\d]+)")
_LONGEST = 12  # tokens of a name
_SHORT = 3  # letters up to which a Latin name counts only in its own case: Go, R, C, Vue


class Named(NamedTuple):
    """Something that a text names at `start` to `end`; `names` are all that it goes by."""

    kind: str
    names: tuple[str, ...]
    start: int
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The names as the graph's keys."""
        return tuple(dict.fromkeys(map(name_key, self.names)))


class _Entry(NamedTuple):
    kind: str
    names: tuple[str, ...]
    written: str


@cache
def words() -> dict[str, Any]:
    """The words of job descriptions."""
    return toml_table(Path(__file__).with_name("words.toml"))


def named(text: str) -> list[Named]:
    """What a text names, the longest names first taken, in the order of the text."""
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    found: list[Named] = []
    place = 0
    while place < len(tokens):
        entries, size = _longest(text, tokens, place)
        found += [
            Named(entry.kind, entry.names, tokens[place][0], tokens[place + size - 1][1]) for entry in entries
        ]
        place += max(1, size)
    return found


def _longest(text: str, tokens: list[tuple[int, int]], place: int) -> tuple[list[_Entry], int]:
    for size in range(min(_LONGEST, len(tokens) - place), 0, -1):
        written = text[tokens[place][0] : tokens[place + size - 1][1]]
        meant = written.lower() if size == 1 and _leads(text, *tokens[place]) else written
        entries = [entry for entry in _index().get(name_key(written), ()) if _meant(meant, entry)]
        if entries:
            return entries, size
    return [], 0


def _leads(text: str, start: int, end: int) -> bool:
    """Whether a word may owe its capital to the line: "Fluent English", not "Spark, Flink" or "Go or C"."""
    following = _NEXT_WORD.match(text, end)
    listed = following and says(following[1], (*words()["or"], *words()["and"]))
    return start == 0 and text[start:end].istitle() and following is not None and not listed


def _meant(written: str, entry: _Entry) -> bool:
    """Whether words are the name and no ordinary ones."""
    if _HAN.search(written):
        return len(written) > 1
    if entry.kind in ("skill", "venue", "award") and len(written) <= _SHORT:
        return written == entry.written
    return entry.kind != "skill" or written not in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    """Words that are names of skills only with a capital."""
    return frozenset(words()["ordinary"]["words"].split())


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, dict[_Entry, None]] = {}
    for entry in (*_skills(), *_subjects(), *_venues(), *_awards()):
        found.setdefault(name_key(entry.written), {})[entry] = None
    return {key: _first_of_a_kind(entries) for key, entries in found.items() if key}


def _first_of_a_kind(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    kinds: dict[str, _Entry] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, entry)
    return tuple(kinds.values())


def _skills() -> Iterator[_Entry]:
    for row in csv_table(shipped("data/skills.csv")).each():
        kind = "language" if row["category"] == "language" else "skill"
        yield from _each(kind, (row["name"], *row["aliases"].split("|")))
    for row in csv_table(shipped("data/tests.csv")).each():
        yield from _each("test", (row["name"], *row["aliases"].split("|")))


def _subjects() -> Iterator[_Entry]:
    """Subjects of research and fields of study, which questions know in both languages."""
    table = toml_table(Path(__file__).parents[1] / "ask" / "terms.toml")
    for kind, name in (("topic", "topics"), ("field", "fields")):
        for line in table[name].strip().splitlines():
            yield from _each(kind, tuple(word.strip() for word in line.split("|")))


def _venues() -> Iterator[_Entry]:
    for row in csv_table(shipped("data/venues.csv")).each():
        yield from _each(
            "venue", (row["abbreviation"] or row["name"], row["name"], *row["aliases"].split("|"))
        )


def _awards() -> Iterator[_Entry]:
    for row in csv_table(shipped("data/awards.csv")).each():
        yield from _each("award", (row["name"], row["name_en"], *row["aliases"].split("|")))


def _each(kind: str, names: tuple[str, ...]) -> Iterator[_Entry]:
    kept = tuple(name for name in names if name)
    yield from (_Entry(kind, kept, name) for name in kept)


def says(text: str, wanted: Iterable[str]) -> bool:
    """Whether a text has one of some words, Latin ones whole."""
    return any(_pattern(word).search(text) for word in wanted)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    if _HAN.search(word):
        return re.compile(re.escape(word))
    return re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])", re.IGNORECASE)

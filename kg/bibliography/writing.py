"""Records into the index: a batch at a time, each in whole or not at all."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal

from kg.bibliography.index import (
    NAMED,
    SCHEMA,
    WAIT,
    check_version,
    index_errors,
    name_hash,
    record_of,
    row_of,
    settled,
)
from kg.bibliography.keys import record_names, title_key
from kg.bibliography.record import Record

State = Literal["new", "changed", "unchanged"]

_CACHE = 400_000  # KiB of pages: the names of 5 million papers, whose places in the file are all over it
_LOCAL = (".bib", ".bibtex")  # bibliographies in which others may have given the same key to another paper
_PUT = "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REPLACE = (
    "UPDATE papers SET title = ?, year = ?, venue = ?, authors = ?, doi = ?, arxiv = ?, url = ?, key = ?, "
    "source = ? WHERE id = ?"
)


class Writer:
    """An index, to write; a context manager. The file is made where there is none; raises `BrokenPapers`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._numbers: dict[tuple[str, ...], int] = {}
        with index_errors(path):
            self._connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            self._connection.executescript(f"PRAGMA cache_size = -{_CACHE}; PRAGMA synchronous = NORMAL;")
            self._make()
            check_version(path, self._connection)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _make(self) -> None:
        """Make the tables in an empty file; of two that would, one waits and finds them."""
        self._connection.execute("BEGIN IMMEDIATE")
        if not self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            for statement in SCHEMA.split(";"):
                self._connection.execute(statement)
        self._connection.execute("COMMIT")

    def add(self, records: Iterable[Record]) -> Counter[State]:
        """Put records in, all or none; how many were new, changed and unchanged. Raises `BrokenPapers`.

        A record replaces the one with its key in the same bibliography; of several, the last is taken. One
        without a key and a title is left out, since nobody could find it.
        """
        named = (record for record in map(settled, records) if record.key or title_key(record.title))
        latest = {_identity(record): record for record in named}
        with index_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                states = self._put(latest)
            except BaseException:
                self._connection.execute("ROLLBACK")
                self._numbers.clear()
                raise
            self._connection.execute("COMMIT")
        return states

    def _put(self, latest: dict[tuple[str, ...], Record]) -> Counter[State]:
        states: Counter[State] = Counter()
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM papers").fetchone()
        is_empty = last == 0
        names, rows = [], []
        for identity, record in latest.items():
            held = None if is_empty else self._held(identity, record)
            if held is None:
                last += 1
                rows.append((last, *self._row(record)))
                names += [(name_hash(name), last) for name in record_names(record)]
                states["new"] += 1
            elif held[1] != record:
                self._change(*held, record)
                states["changed"] += 1
            else:
                states["unchanged"] += 1
        self._connection.executemany(_PUT, rows)
        self._add_names(names)
        return states

    def _held(self, identity: tuple[str, ...], record: Record) -> tuple[int, Record] | None:
        """The row of the index that is of the same paper in the same bibliography."""
        key = f"key:{record.key.lower()}" if record.key else record_names(record)[0]
        for row in self._connection.execute(NAMED, (name_hash(key),)).fetchall():
            held = record_of(row)
            if _identity(held) == identity:
                return row[0], held
        return None

    def _change(self, paper: int, held: Record, record: Record) -> None:
        self._connection.executemany(
            "DELETE FROM names WHERE name = ? AND paper = ?",
            [(name_hash(name), paper) for name in record_names(held)],
        )
        self._connection.execute(_REPLACE, (*self._row(record), paper))
        self._add_names([(name_hash(name), paper) for name in record_names(record)])

    def _add_names(self, names: list[tuple[int, int]]) -> None:
        """Sorted, so that each page of the index is come to once."""
        self._connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", sorted(names))

    def _row(self, record: Record) -> tuple[object, ...]:
        venue = self._number("venues", record.venue, record.venue_key, record.track)
        return row_of(record, venue, self._number("sources", record.source))

    def _number(self, table: str, *values: str) -> int:
        """The row of a table that holds these values and nothing else, made where there is none."""
        if found := self._numbers.get((table, *values)):
            return found
        marks = ", ".join("?" * len(values))
        columns = "name, key, track" if table == "venues" else "name"
        self._connection.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", values)
        where = f"SELECT id FROM {table} WHERE ({columns}) = ({marks})"
        (number,) = self._connection.execute(where, values).fetchone()
        self._numbers[table, *values] = int(number)
        return int(number)


def _identity(record: Record) -> tuple[str, ...]:
    """What makes a record the same as one in the index: its bibliography and key there."""
    name = record.bibliography
    if not record.key or name.endswith(_LOCAL):
        return name, record.key, title_key(record.title)
    return name, record.key

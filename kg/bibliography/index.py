"""The index of papers beside the store: one SQLite file, in which a record is found by what it goes by.

papers   a row a record
venues   the names of venues as printed, with the key and track that the bibliography tells
sources  bibliographies with their versions
names    a 64-bit hash of each name of a record (`kg.bibliography.keys.record_names`) → its row
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from kg.bibliography.keys import record_names
from kg.bibliography.record import Record
from kg.errors import BrokenPapers

INDEX = "papers.sqlite"
VERSION = 1
SCHEMA = f"""
    PRAGMA user_version = {VERSION};
    CREATE TABLE venues (id INTEGER PRIMARY KEY, name TEXT, key TEXT, track TEXT, UNIQUE (name, key, track));
    CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
    CREATE TABLE papers (id INTEGER PRIMARY KEY, title TEXT, year INTEGER, venue INTEGER, authors TEXT,
                         doi TEXT, arxiv TEXT, url TEXT, key TEXT, source INTEGER);
    CREATE TABLE names (name INTEGER, paper INTEGER, PRIMARY KEY (name, paper)) WITHOUT ROWID;
"""
NAMED = """
    SELECT papers.id, title, year, venues.name, venues.key, track, authors, doi, arxiv, url, papers.key,
           sources.name
    FROM names JOIN papers ON papers.id = paper JOIN venues ON venues.id = venue
         JOIN sources ON sources.id = source
    WHERE names.name = ? ORDER BY papers.id
"""
_DOI = "https://doi.org/"
_BETWEEN_AUTHORS = "\n"
WAIT = 30  # seconds for another process that is writing


def name_hash(name: str) -> int:
    """A signed 64-bit number that stands for a name, the same on every machine."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


class Index:
    """An index, to read."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def named(self, name: str) -> Iterator[Record]:
        """The records that go by a name; raises `BrokenPapers`."""
        with index_errors(self.path):
            rows = self._connection.execute(NAMED, (name_hash(name),)).fetchall()
        return (record for record in map(record_of, rows) if name in record_names(record))

    def size(self) -> int:
        """How many records there are; raises `BrokenPapers`."""
        with index_errors(self.path):
            (count,) = self._connection.execute("SELECT count(*) FROM papers").fetchone()
        return int(count)


def open_index(path: Path) -> Index:
    """The index at `path`, to read; raises `BrokenPapers`."""
    with index_errors(path):
        # Not `mode=ro`: that cannot undo what a writer left that was killed.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT)
        connection.execute("PRAGMA query_only = 1")
        check_version(path, connection)
    return Index(path, connection)


def check_version(path: Path, connection: sqlite3.Connection) -> None:
    """Raises `BrokenPapers` for an index that this version does not read."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise BrokenPapers(path, f"its version is {version}, and not {VERSION}")


@contextmanager
def index_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into errors of the index at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise BrokenPapers(path, error) from None


def settled(record: Record) -> Record:
    """The record as it comes back from the index: its address is at least that of its DOI."""
    return record if record.url or not record.doi else record._replace(url=_DOI + record.doi)


def row_of(record: Record, venue: int, source: int) -> tuple[object, ...]:
    """A settled record as a row of `papers`, but for its id. An address that the DOI tells is left out."""
    url = "" if record.url == _DOI + record.doi else record.url
    authors = _BETWEEN_AUTHORS.join(record.authors)
    return record.title, record.year, venue, authors, record.doi, record.arxiv, url, record.key, source


def record_of(row: tuple[int, str, int | None, str, str, str, str, str, str, str, str, str]) -> Record:
    """The record of a row that was found."""
    _, title, year, venue, venue_key, track, authors, doi, arxiv, url, key, source = row
    names = tuple(authors.split(_BETWEEN_AUTHORS)) if authors else ()
    return settled(Record(title, year, venue, venue_key, track, names, doi, arxiv, url, key, source))

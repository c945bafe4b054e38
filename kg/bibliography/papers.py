"""Looking papers up by title or identifier: beside the store, and in the bundled bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

from extract.shipped import shipped
from kg.bibliography import bibtex
from kg.bibliography.index import INDEX, open_index
from kg.bibliography.keys import identifier_names, record_names, title_name
from kg.bibliography.record import Record
from kg.bibliography.streams import PREPRINTS, Completing
from kg.reference import Reference

_MOST_NAMESAKES = 8  # first authors of papers with one title
_BUNDLED = "data/bibliography.bib"


class Shelf(Protocol):
    """Anything that gives the records that go by a name of `kg.bibliography.keys`."""

    def named(self, name: str) -> Iterable[Record]:
        """The records that go by a name."""


class Papers:
    """All that is known of papers, each record with its venue's key, track and source."""

    def __init__(self, shelves: Iterable[Shelf], reference: Reference) -> None:
        self._shelves = tuple(shelves)
        self._completing = Completing(reference)

    def find(self, title: str) -> tuple[Record, ...]:
        """The papers with this title, whatever its case, punctuation and accents; preprints come last.

        None where so many people have written one that the title names none of them (`Editorial`).
        """
        name = title_name(title)
        found = self._named([name] if name else [])
        return found if len({record.authors[:1] for record in found}) <= _MOST_NAMESAKES else ()

    def by_id(self, identifier: str) -> tuple[Record, ...]:
        """The papers that a DOI, an arXiv id, a bibliography's key, or the address of one, means."""
        return self._named(identifier_names(identifier))

    def _named(self, names: Iterable[str]) -> tuple[Record, ...]:
        found = [record for name in names for shelf in self._shelves for record in shelf.named(name)]
        whole = map(self._completing.completed, dict.fromkeys(found))
        return tuple(sorted(whole, key=lambda record: record.venue_key in ("", PREPRINTS)))


class Bundled:
    """The bibliography that is shipped."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Record]] = defaultdict(list)
        with (shipped(_BUNDLED)).open(encoding="utf-8") as lines:
            for record in bibtex.records(lines, "bundled bibliography"):
                assert isinstance(record, Record), record
                for name in record_names(record):
                    self._by_name[name].append(record)

    def named(self, name: str) -> Iterable[Record]:
        """The records that go by a name."""
        return self._by_name.get(name, ())


def open_papers(store_folder: Path | None) -> Papers:
    """The papers of the index in a store's folder, if there is one, and of the bundled bibliography.

    Raises `BrokenPapers` for an index that cannot be read.
    """
    index = store_folder / INDEX if store_folder else None
    is_made = index is not None and index.is_file() and index.stat().st_size > 0  # not ended before it began
    shelves = [open_index(index)] if index and is_made else []
    return Papers([*shelves, _bundled()], Reference.load())


@cache
def _bundled() -> Bundled:
    return Bundled()

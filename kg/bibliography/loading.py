"""Bibliographies → the index of papers beside the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kg.bibliography.formats import records
from kg.bibliography.record import Fault, Record
from kg.bibliography.writing import State, Writer

BATCH = 200_000  # records that go in together: some 500 MB of memory, and few passes over the names
_SHOWN = 10  # faults of a file that are kept, of perhaps millions


class Loaded(NamedTuple):
    """What became of a batch: how many records were new, changed and unchanged, and what could not be read.

    `faulty` counts all faults, of which `faults` are the first of the file.
    """

    counts: Counter[State]
    faulty: int
    faults: tuple[Fault, ...]


def load(path: Path, index: Path, batch: int = BATCH) -> Iterator[Loaded]:
    """Put a bibliography into an index, batch by batch as they are taken; makes the index at the first.

    Raises `NoBibliography` and `BrokenPapers`; what went in before stays.
    """
    read = records(path)
    shown = 0
    first = next(read, None)
    with Writer(index) as writer:
        while first is not None:
            faults: list[Fault] = []
            papers: list[Record] = []
            for each in (first, *islice(read, batch - 1)):
                if isinstance(each, Fault):
                    faults.append(each)
                else:
                    papers.append(each)
            kept = tuple(faults[: _SHOWN - shown])
            shown += len(kept)
            yield Loaded(writer.add(papers), len(faults), kept)
            first = next(read, None)

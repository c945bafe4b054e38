"""Bibliographies → the index of papers beside the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
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

    `faulty` counts all faults of the batch, of which `faults` are the first ten of the file.
    """

    counts: Counter[State]
    faulty: int
    faults: tuple[Fault, ...]


def load(path: Path, opened: Callable[[], Writer], batch: int = BATCH) -> Iterator[Loaded]:
    """Put a bibliography into an index, batch by batch as they are taken.

    `opened` gives the index, once there is a paper to put in. Raises `NoBibliography` and `BrokenPapers`;
    what went in before stays.
    """
    read = records(path)
    shown = 0
    with ExitStack() as stack:
        writer: Writer | None = None
        while chunk := list(islice(read, batch)):
            papers, faults = _parted(chunk)
            if papers and not writer:
                writer = stack.enter_context(opened())
            kept = tuple(faults[: _SHOWN - shown])
            shown += len(kept)
            yield Loaded(writer.add(papers) if writer else Counter(), len(faults), kept)


def _parted(chunk: Iterable[Record | Fault]) -> tuple[list[Record], list[Fault]]:
    papers: list[Record] = []
    faults: list[Fault] = []
    for each in chunk:
        if isinstance(each, Fault):
            faults.append(each)
        else:
            papers.append(each)
    return papers, faults

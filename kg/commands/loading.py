"""`kg load`: bibliographies into the index of papers beside the store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import COULD_NOT_RUN, DONE, NO
from kg.commands.place import Place, default_store, writing
from kg.errors import NoBibliography
from kg.output import STANDARD
from kg.progress import say

if TYPE_CHECKING:
    from kg.bibliography.loading import Loaded
    from kg.bibliography.writing import Writer

_STATES = ("new", "changed", "unchanged")


def load_files(paths: Sequence[str], place: Place, *, quiet: bool = False) -> int:
    """Load bibliographies: 0 when all went in whole, 1 when some or parts of some did, 2 when none did."""
    outcomes = [_load(path, place, quiet=quiet) for path in paths]
    if all(papers and not faulty for papers, faulty in outcomes):
        return DONE
    return NO if any(papers for papers, _ in outcomes) else COULD_NOT_RUN


def _load(path: str, place: Place, *, quiet: bool) -> tuple[int, int]:
    """Load one file and say what became of it; how many papers and how many faults it has."""
    from kg.bibliography.loading import load

    name = "standard input" if path == STANDARD else path
    counts: Counter[str] = Counter()
    faulty = 0
    try:
        for loaded in load(Path(path), lambda: _index(place)):
            counts.update(loaded.counts)
            faulty += loaded.faulty
            _say_of(name, loaded, counts.total(), quiet=quiet)
    except NoBibliography as error:
        say(f"kg: {error}")
        return 0, 1
    if not counts and not faulty:
        say(f"kg: {name}: no paper is in this file")
    if not quiet and counts:
        told = ", ".join(f"{counts[state]:,} {state}" for state in _STATES if counts[state])
        say(f"{name}: {_papers(counts.total())}: {told}")
    return counts.total(), faulty


def _say_of(name: str, loaded: Loaded, so_far: int, *, quiet: bool) -> None:
    """What a person who waits is told of a batch, and everybody of what is wrong in it."""
    from kg.bibliography.loading import BATCH

    for fault in loaded.faults:
        kept = "; what came before is kept" if fault.cut and so_far else ""
        say(f"kg: {name}:{fault.line}: {fault.reason}{kept}")
    if more := loaded.faulty - len(loaded.faults):
        say(f"kg: {name}: {more:,} more of the kind")
    if so_far % BATCH == 0 and so_far and not quiet and sys.stderr.isatty():
        say(f"{name}: {_papers(so_far)} so far")


def _papers(count: int) -> str:
    return f"{count:,} {'paper' if count == 1 else 'papers'}"


def _index(place: Place) -> Writer:
    """The index beside the store, to write; both are made where there are none."""
    from kg.bibliography.index import INDEX
    from kg.bibliography.writing import Writer

    with writing(place):
        return Writer(Path(place.store or default_store()) / INDEX)

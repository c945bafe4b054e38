"""The tables of `data/` with their indexes, kept in one file, since making them at each start takes long.

The file is in the user's cache folder, named after what it was made from, so that it is never out of date.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from kg.reference.facts import FILES, Place, Tables, Thing, Venue
from kg.reference.keys import Words
from kg.reference.linking import VenueIndex, venue_index
from kg.reference.names import Index, index_of
from kg.reference.words import Words as VenueWords

KINDS = ("institution", "skill", "award", "test", "degree", "major")


class Compiled(NamedTuple):
    """All that is known: things and their indexes by kind, venues and theirs, places, words, faults."""

    things: dict[str, tuple[Thing, ...]]
    indexes: dict[str, Index]
    venues: tuple[Venue, ...]
    venue_index: VenueIndex
    places: tuple[Place, ...]
    words: tuple[dict[str, str], ...]
    venue_words: tuple[dict[str, str], ...]
    faults: tuple[str, ...]


def version(folder: Path) -> str:
    """16 hexadecimal digits, which change with the files that the facts come from."""
    return _hash(folder / file for file in FILES)


def compiled(folder: Path, name: str) -> Compiled:
    """The facts of a folder of the version `name`, from the kept file if there is one."""
    file = _kept(name)
    try:
        return _from_plain(marshal.loads(file.read_bytes()))
    except (OSError, EOFError, ValueError, TypeError):
        made = _made(folder)
        _keep(file, marshal.dumps(_plain(made)))
        return made


def _kept(name: str) -> Path:
    import platformdirs

    code = _hash(sorted(Path(__file__).parent.glob("*.py")))
    return platformdirs.user_cache_path("candidate-kg") / f"reference-{name}-{code}.bin"


def _hash(files: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _keep(file: Path, contents: bytes) -> None:
    """Put the file there whole; where nothing can be written, it is made anew at each start."""
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(contents)
        part.replace(file)
    except OSError:
        return


def _made(folder: Path) -> Compiled:
    tables = Tables(folder)
    words, venue_words = (tuple(tables.rows(f"{name}_words.csv")) for name in ("institution", "venue"))
    things = {kind: tables.institutions() if kind == "institution" else tables.things(kind) for kind in KINDS}
    venues, places = tables.venues(), tables.places()
    indexes = {kind: index_of(each, Words(words)) for kind, each in things.items()}
    index = venue_index(venues, VenueWords(venue_words))
    faults = tuple(dict.fromkeys(tables.faults))
    return Compiled(things, indexes, venues, index, places, words, venue_words, faults)


def _plain(made: Compiled) -> tuple[Any, ...]:
    """The same of nothing but tuples, dicts and text, which are read quickest."""
    things = {kind: tuple(map(tuple, each)) for kind, each in made.things.items()}
    indexes = {kind: tuple(each) for kind, each in made.indexes.items()}
    venues = tuple(venue.parts for venue in made.venues)
    places = tuple(map(tuple, made.places))
    return (things, indexes, venues, tuple(made.venue_index), places, *made[5:])


def _from_plain(plain: tuple[Any, ...]) -> Compiled:
    things, indexes, venues, index, places, *rest = plain
    return Compiled(
        {kind: tuple(map(Thing._make, each)) for kind, each in things.items()},
        {kind: Index(*each) for kind, each in indexes.items()},
        tuple(Venue(*parts) for parts in venues),
        VenueIndex(*index),
        tuple(map(Place._make, places)),
        *rest,
    )

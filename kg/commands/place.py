"""Which store a command works on, and in which format it writes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import UnknownFormat
from kg.interrupt import prompt_interrupt
from kg.output import destination

if TYPE_CHECKING:
    from kg.render import Labels
    from kg.store import Store


class Place(NamedTuple):
    """A store's folder, and the base for its IRIs; None for the user's own store, and for its own base."""

    store: str | None = None
    base: str | None = None


def remember(store: str | None, base: str | None) -> None:
    """Take what was given before the command's name as what the commands' own options default to."""
    os.environ |= {name: value for name, value in (("KG_STORE", store), ("KG_BASE", base)) if value}


def default_store() -> str:
    """The store in the user's data folder."""
    import platformdirs

    return str(platformdirs.user_data_path("candidate-kg") / "store")


def reading(place: Place) -> Store:
    """The store, to read; raises `MissingStore` where there is none."""
    from kg.store import open_store

    return open_store(place.store or default_store(), "read", place.base)


def reading_or_none(place: Place) -> Store | None:
    """The store, to read; None where none was named and the user has none."""
    from kg.opening import is_store

    return reading(place) if place.store or is_store(Path(default_store())) else None


def writing(place: Place) -> Store:
    """The store, to write; made where there is none."""
    from kg.store import open_store

    return open_store(place.store or default_store(), "write", place.base)


def writing_or_none(place: Place) -> Store | None:
    """The store, to write; None where there is none."""
    from kg.opening import is_remote, is_store

    location = place.store or default_store()
    return writing(place) if is_remote(location) or is_store(Path(location)) else None


@contextmanager
def reader(place: Place) -> Iterator[Store]:
    """The store, to read, with Ctrl-C heard even while a query runs."""
    with reading(place) as store, prompt_interrupt():
        yield store


def format_of(
    given: str | None, output: str | None, known: Iterable[str], by_suffix: dict[str, str]
) -> str | None:
    """The format that was asked for, by name or by the output file's suffix; None for the usual one.

    Raises `UnknownFormat` for a name that is not `known`.
    """
    if given is not None:
        if given not in (known := tuple(known)):
            raise UnknownFormat(given, known)
        return given
    return by_suffix.get(PurePath(output).suffix.lower()) if output else None


ROW_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
}
GRAPH_SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".rdf": "rdfxml",
    ".jsonld": "jsonld",
}


def row_format(given: str | None, output: str | None) -> str | None:
    """The format of rows; raises `UnknownFormat`."""
    from kg.render import ROW_FORMATS

    return format_of(given, output, ROW_FORMATS, ROW_SUFFIXES)


def write_rows(result: Any, given: str | None, output: str | None, labels: Labels | None = None) -> int:
    """Write rows where they should go; the number of them."""
    from kg.render import rows

    chosen = row_format(given, output)
    with destination(output) as stream:
        return rows(result, chosen, stream, labels=labels)

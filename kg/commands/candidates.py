"""`kg list`, `kg show`, `kg info`: what the store holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.commands import DONE
from kg.commands.place import Place, reader, row_format, write_rows
from kg.output import destination

if TYPE_CHECKING:
    from kg.card.view import Candidate


def list_candidates(place: Place, format: str | None, output: str | None) -> int:
    """The candidates, one a row; a table leaves out the IRI, which would burst it."""
    from kg.render import Rows, rows

    chosen = row_format(format, output)
    with reader(place) as store, destination(output) as stream:
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        columns = ("candidate", "key", "documents", "iri")[: 3 if chosen == "table" else 4]
        found = ((row.label, row.key, row.documents, row.iri) for row in store.candidates())
        rows(Rows(columns, (row[: len(columns)] for row in found)), chosen, stream)
    return DONE


def show_candidate(
    name: str, place: Place, format: str | None, output: str | None, *, full: bool = False
) -> int:
    """One candidate: a card on a terminal, rows in a pipe; `json` is one object with the profile's fields."""
    from kg.card.from_store import from_store

    chosen = "table" if format == "card" else row_format(format, output)
    with reader(place) as store:
        candidate = from_store(store, store.resolve_candidate(name).iri)
    with destination(output) as stream:
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        if chosen == "table":
            from kg.card.draw import write_card

            write_card(candidate, stream, full=full)
        elif chosen == "json":
            stream.write(_as_json(candidate))
        else:
            from kg.card.rows import card_rows
            from kg.render import rows

            rows(card_rows(candidate), chosen, stream)
    return DONE


def _as_json(candidate: Candidate) -> str:
    from kg.visible import escaped

    return escaped(json.dumps(asdict(candidate), ensure_ascii=False, indent=2)) + "\n"


def describe_store(place: Place, format: str | None, output: str | None) -> int:
    """What the store holds, in one row."""
    from kg.render import Rows

    with reader(place) as store:
        info = store.info()._asdict()
    write_rows(Rows(tuple(info), [tuple(map(_cell, info.values()))]), format, output)
    return DONE


def _cell(value: object) -> object:
    return value if isinstance(value, int) else str(value)

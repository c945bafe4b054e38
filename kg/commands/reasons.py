"""`kg why`: where a fact comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import DONE
from kg.commands.place import Place, reader, row_format
from kg.output import destination

if TYPE_CHECKING:
    from extract.profile import Profile
    from kg.why import Evidence


def explain(asked: Sequence[str], place: Place, format: str | None, output: str | None) -> int:
    """Write where each fact that was asked for was read; a file is read anew, and needs no store."""
    chosen = row_format(format, output)
    first, *rest = asked
    found = _in_file(Path(first), rest) if Path(first).is_file() else _in_store(place, asked)
    with destination(output) as stream:
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        if chosen == "table":
            from kg.why.draw import write_evidence

            write_evidence(found, stream)
        else:
            from kg.render import rows
            from kg.why import rows as as_rows

            rows(as_rows.rows(found), chosen, stream)
    return DONE


def _in_file(file: Path, asked: Sequence[str]) -> list[Evidence]:
    from kg.why import of_profile, select

    return select(of_profile(_profile(file)), asked)


def _profile(file: Path) -> Profile:
    from extract import extract_file

    return extract_file(file)


def _in_store(place: Place, asked: Sequence[str]) -> list[Evidence]:
    from kg.why import in_store

    with reader(place) as store:
        return in_store(store, asked)

"""`kg why`: where a fact comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import DONE
from kg.commands.place import Place, reader, row_format
from kg.errors import BadUsage
from kg.output import STANDARD, destination

if TYPE_CHECKING:
    from extract.profile import Profile
    from kg.why import Evidence


def explain(
    asked: Sequence[str], place: Place, format: str | None, output: str | None, *, image: str | None = None
) -> int:
    """Write where each fact that was asked for was read; a file is read anew, and needs no store.

    With `image`, a picture of the first page concerned, the places of the facts in frames, goes there.
    """
    if not all(text.strip() for text in asked):
        raise BadUsage("nothing is asked for: kg why CANDIDATE, then a pointer such as /papers/0, or words")
    chosen = row_format(format, output)
    first, *rest = asked
    found = _in_file(Path(first), rest) if Path(first).is_file() else _in_store(place, asked)
    if image:
        _show(found, Path(first), image)
    if image != STANDARD:
        _write(found, chosen, output)
    return DONE


def _write(found: list[Evidence], chosen: str | None, output: str | None) -> None:
    with destination(output) as stream:
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        if chosen == "table":
            from kg.why.draw import write_evidence

            write_evidence(found, stream)
        else:
            from kg.render import rows
            from kg.why import rows as as_rows

            rows(as_rows.rows(found), chosen, stream)


def _show(found: list[Evidence], given: Path, image: str) -> None:
    from extract import picture

    file = _file_of(found[0], given)
    spans = [(each.start, each.end) for each in found if each.sha256 == found[0].sha256]
    drawn = picture(file.read_bytes(), str(file), spans)
    with destination(image) as stream:
        stream.buffer.write(drawn)


def _file_of(evidence: Evidence, given: Path) -> Path:
    """The file that was read: the one that was named, or one of its name in this folder, unchanged."""
    from kg.add import sha256_of

    for path in (given, *map(Path, evidence.file.split(", "))):
        if sha256_of(path) == evidence.sha256:
            return path
    raise BadUsage(f"{evidence.file}: not in this folder as it was read: kg why PATH/TO/FILE … --image PNG")


def _in_file(file: Path, asked: Sequence[str]) -> list[Evidence]:
    from kg.why import of_profile, select

    return select(of_profile(_profile(file)), asked)


def _profile(file: Path) -> Profile:
    """The profile of a file, read in a process of its own."""
    from extract.isolated import of_file, profile

    return profile(of_file(file))


def _in_store(place: Place, asked: Sequence[str]) -> list[Evidence]:
    from kg.why import in_store

    with reader(place) as store:
        return in_store(store, asked)

"""`kg resolve`: what names mean."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.commands import DONE, NO
from kg.commands.place import Place, reading_or_none, row_format, write_rows
from kg.errors import BadUsage
from kg.output import STANDARD
from kg.progress import say

if TYPE_CHECKING:
    from kg.reference import Context, Linked
    from kg.store import Store

_COLUMNS = ("name", "kind", "iri", "label", "match", "score", "reason")


def resolve(
    names: Iterable[str],
    place: Place,
    format: str | None,
    output: str | None,
    *,
    kind: str | None = None,
    near: Iterable[str] = (),
) -> int:
    """Write what each name means, best first; `-` reads names from standard input, one a line.

    The answer is no when a name means nothing that is known. Persons are those of the store, if there is one.
    """
    from kg.reference import KINDS, Context
    from kg.render import Rows

    known = (*KINDS, "person")
    if kind and kind not in known:
        raise BadUsage(f"no kind {kind!r}: --kind is one of {', '.join(known)}")
    asked = [name for each in names for name in _names(each)]
    row_format(format, output)
    store = reading_or_none(place)
    found = [
        (name, each) for name in asked for each in _meanings(name, kind, Context(near=tuple(near)), store)
    ]
    rows = [(name, each.kind, _iri(each, place, store), *each[2:]) for name, each in found]
    write_rows(Rows(_COLUMNS, rows), format, output)
    _tell_faults()
    return NO if any(each.match == "none" for _, each in found) else DONE


def _names(given: str) -> list[str]:
    lines = sys.stdin.read().splitlines() if given == STANDARD else [given]
    return [line.strip() for line in lines if line.strip()]


def _meanings(name: str, kind: str | None, context: Context, store: Store | None) -> Iterator[Linked]:
    """Persons, and then what the reference facts know, which is none where there are persons only."""
    from kg.persons import persons
    from kg.reference import Reference

    known = persons(store, name) if store and kind in (None, "person") else []
    yield from known
    if kind == "person":
        from kg.reference.linked import unknown

        yield from [] if known else [unknown(name, kind)]
        return
    found = Reference.load().resolve(name, kind, context)
    yield from (each for each in found if each.is_fact or not known)


def _iri(found: Linked, place: Place, store: Store | None) -> str:
    from kg.iris import DEFAULT_BASE, Iris
    from kg.reference.graph import iri

    if found.kind == "person":
        return found.key
    if not found.key or found.kind in ("degree", "major"):  # values in the graph, and no things of their own
        return ""
    iris = store.iris if store else Iris(place.base or DEFAULT_BASE)
    return iri(iris, found.kind, found.key).value


def _tell_faults() -> None:
    from kg.reference import Reference

    for fault in Reference.load().faults:
        say(fault)

"""`kg identity`: which documents are of one person and why, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.commands import DONE, NO
from kg.commands.place import Place, reader, reading, write_rows, writing
from kg.errors import BadUsage, NoSuchCandidate
from kg.progress import say

if TYPE_CHECKING:
    from kg.identity.listing import Told
    from kg.store import Store

_COLUMNS = ("verdict", "by", "one", "other", "score", "reason")
_SHORT = 12  # digits of the SHA-256 of a document that is not here


def identity(
    action: str, names: Sequence[str], place: Place, format: str | None = None, output: str | None = None
) -> int:
    """`list`, `why A B`, `same A B`, `different A B` or `forget A B`; raises `BadUsage` for any other."""
    if action == "list" and not names:
        return list_links(place, format, output)
    if action not in ("why", "same", "different", "forget") or len(names) != 2:
        raise BadUsage(f"kg identity {action}: use list, or one of why, same, different, forget with A and B")
    if action == "why":
        return why(names, place, format, output)
    return decide(action, names, place)


def list_links(place: Place, format: str | None, output: str | None) -> int:
    """All links and decisions, what a person decided first."""
    from kg.identity import listing

    with reader(place) as store:
        return _write(store, listing.every(store.engine, store.iris), format, output)


def why(names: Sequence[str], place: Place, format: str | None, output: str | None) -> int:
    """The links and decisions between two sides; 1 where nothing ties them together."""
    from kg.identity import listing

    with reader(place) as store:
        one, other = (_whole(store, sides(store, name)) for name in names)
        found = listing.between(store.engine, store.iris, one, other)
        _write(store, found, format, output)
    if not found:
        say(f"kg: nothing ties {names[0]!r} and {names[1]!r} together")
    return DONE if found else NO


def decide(action: str, names: Sequence[str], place: Place) -> int:
    """Decide that two sides are the same or different, or forget what was decided; say what follows."""
    with reading(place) as store:
        one, other = (sides(store, name) for name in names)
    with writing(place) as store:
        if action == "forget":
            store.undecide(one, other)
        else:
            store.decide(one, other, "same" if action == "same" else "different")
        about = one | other
        now = {row.candidate for row in store.documents() if row.sha256 in about}
        rows = [row for row in store.candidates() if row.iri in now]
    for row in rows:
        say(f"{row.label} ({row.key}): {', '.join(row.documents)}")
    return DONE


def sides(store: Store, name: str) -> set[str]:
    """The documents that `name` means: by file, by SHA-256 or its beginning, or all of a candidate's."""
    held = store.documents()
    if found := {row.sha256 for row in held if name in row.files or row.sha256 == name}:
        return found
    try:
        return {row.sha256 for row in store.documents(store.resolve_candidate(name).iri)}
    except NoSuchCandidate:
        from kg.identity.decisions import Decisions

        known = {each for made in Decisions(store.engine, store.iris).every() for each in made.documents}
        found = {sha256 for sha256 in known if len(name) >= _SHORT and sha256.startswith(name)}
        if len(found) != 1:
            raise
        return found


def _whole(store: Store, documents: set[str]) -> set[str]:
    """All documents of the candidates of some."""
    rows = store.documents()
    candidates = {row.candidate for row in rows if row.sha256 in documents}
    return documents | {row.sha256 for row in rows if row.candidate in candidates}


def _write(store: Store, found: Iterable[Told], format: str | None, output: str | None) -> int:
    from kg.render import Rows

    files = {row.sha256: ", ".join(row.files) for row in store.documents()}

    def named(documents: tuple[str, ...]) -> str:
        return ", ".join(files.get(sha256, sha256[:_SHORT]) for sha256 in documents)

    rows = ((t.verdict, t.by, named(t.one), named(t.other), t.score, t.reason) for t in found)
    write_rows(Rows(_COLUMNS, rows), format, output)
    return DONE

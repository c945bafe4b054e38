"""`kg check`: claims that do not hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from kg.commands import DONE, NO, clock
from kg.commands.place import GRAPH_SUFFIXES, ROW_SUFFIXES, Place, format_of, reader
from kg.output import destination
from kg.progress import say
from kg.render import GRAPH_FORMATS, ROW_FORMATS

if TYPE_CHECKING:
    from kg.check import Finding
    from kg.iris import Iris
    from kg.store import Store

SHACL = "shacl"  # a report in Turtle


def check_claims(
    name: str | None,
    place: Place,
    format: str | None,
    output: str | None,
    *,
    all_: bool = False,
    today: str | None = None,
    shapes: bool = True,
) -> int:
    """What is found about one candidate or all: rows, or a SHACL report in an RDF format; 1 for a violation.

    With `all_` also the claims that were confirmed; without `shapes` a third of the time or less.
    """
    from kg.check import CONFIRMED, VIOLATION

    chosen = format_of(
        format, output, (*ROW_FORMATS, SHACL, *GRAPH_FORMATS), {**ROW_SUFFIXES, **GRAPH_SUFFIXES}
    )
    day = clock.today(today)
    seen: set[str] = set()
    with reader(place) as store, destination(output) as stream:
        found = (each for each in _found(store, name, day, shapes) if all_ or each.severity != CONFIRMED)
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        _write(_noted(found, seen), store.iris, chosen, stream)
    if not seen:
        say("nothing found")
    return NO if VIOLATION in seen else DONE


def _noted(found: Iterable[Finding], seen: set[str]) -> Iterator[Finding]:
    """The findings as they come, with their severities noted in `seen`."""
    for each in found:
        seen.add(each.severity)
        yield each


def _write(found: Iterable[Finding], iris: Iris, chosen: str, stream: TextIO) -> None:
    if chosen == "table":
        from kg.findings import write_findings

        write_findings(list(found), stream)
    elif chosen in ROW_FORMATS:
        from kg.check import COLUMNS
        from kg.render import Rows, rows

        rows(Rows(COLUMNS, (each[: len(COLUMNS)] for each in found)), chosen, stream)
    else:
        from kg.check.report import report
        from kg.check.shapes import SH
        from kg.render import graph
        from kg.vocab import PREFIXES

        prefixes = {**PREFIXES, "sh": str(SH)}
        graph(report(list(found), iris), "turtle" if chosen == SHACL else chosen, stream, prefixes)


def _found(store: Store, name: str | None, today: datetime.date, shapes: bool) -> Iterator[Finding]:
    from kg.bibliography import open_papers
    from kg.check import check

    candidate = store.resolve_candidate(name).iri if name else None
    return check(store, open_papers(store.path), candidate, today, shapes=shapes)

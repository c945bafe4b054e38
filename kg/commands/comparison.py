"""`kg compare`: candidates side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.commands import DONE
from kg.commands.place import Place, reader, row_format
from kg.errors import BadUsage
from kg.output import destination
from kg.render import Rows, rows


def compare_candidates(names: Sequence[str], place: Place, format: str | None, output: str | None) -> int:
    """Write what the named candidates share and where they differ, an aspect a row."""
    from kg.card.from_store import from_store
    from kg.compare import compare

    chosen = row_format(format, output)
    with reader(place) as store:
        found = dict.fromkeys(store.resolve_candidate(name) for name in names)
        if len(found) < 2:
            raise BadUsage("that is one candidate: name two or more, as `kg list` shows them")
        sides = compare([from_store(store, row.iri) for row in found])
    labels = _told_apart([(row.label, row.key) for row in found])
    with destination(output) as stream:
        if (chosen or ("table" if stream.isatty() else "tsv")) == "table":
            from kg.compare.draw import write_comparison

            write_comparison(labels, sides, stream)
        else:
            rows(
                Rows(("aspect", "shared", *labels), [(s.aspect, s.shared, *s.own) for s in sides]),
                chosen,
                stream,
            )
    return DONE


def _told_apart(named: Sequence[tuple[str, str]]) -> list[str]:
    """Labels of candidates, with the key where two have the same."""
    often = Counter(label for label, _ in named)
    return [label if often[label] == 1 else f"{label} ({key[:6]})" for label, key in named]

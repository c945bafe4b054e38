"""`kg search`: ranked full text."""

from __future__ import annotations

from kg.commands import DONE
from kg.commands.place import Place, reader, row_format
from kg.output import destination
from kg.progress import say
from kg.render import Rows, rows


def search(text: str, place: Place, format: str | None, output: str | None, *, limit: int) -> int:
    """Write the documents that say what was typed, best first."""
    from kg.search.found import search as find

    chosen = row_format(format, output)
    with reader(place) as store:
        found = find(store, text, limit)
    with destination(output) as stream:
        if (chosen or ("table" if stream.isatty() else "tsv")) == "table":
            from kg.search.draw import write_hits

            write_hits(found, stream)
        else:
            columns = ("candidate", "key", "file", "page", "text", "score")
            listed = [
                (*hit[:4], hit.snippet.text.strip() if hit.snippet else None, hit.score) for hit in found
            ]
            rows(Rows(columns, listed), chosen, stream)
        if not found and stream.isatty():
            say("nothing found")
    return DONE

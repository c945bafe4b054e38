"""Hits for a person's eyes: whose, where, and the line with the words that were looked for in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from kg.search.found import Found
from kg.table import draw
from kg.visible import visible


def write_hits(found: Iterable[Found], stream: TextIO) -> None:
    """Two or three lines a hit."""
    from rich.console import Group, RenderableType
    from rich.padding import Padding
    from rich.text import Text

    lines: list[RenderableType] = []
    for hit in found:
        place = f"{hit.file}:{hit.page}" if hit.page else hit.file
        lines.append(Text.assemble((visible(hit.candidate), "bold"), "  ", (visible(place), "dim")))
        line = Text(
            visible(hit.snippet.text) if hit.snippet else "in what was read from it, not in its words"
        )
        if hit.snippet is None:
            line.stylize("dim italic")
        elif line.plain == hit.snippet.text:  # nothing in it had to be drawn as something longer
            for start, end in hit.snippet.marks:
                line.stylize("bold yellow", start, end)
        lines.append(Padding(line, (0, 0, 0, 2)))
    draw(Group(*lines), stream)

"""Rows → a table for a person's eyes, drawn by Rich; columns that cannot fit stand one under another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from kg.render import Cell, Labels, Rows, is_number, text
from kg.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

_LEAST_COLUMN = 12  # columns narrower than this break words into unreadable strips
_GAP = 3
_BLANKS = re.compile(r" +$", re.MULTILINE)


def console(stream: TextIO, width: int | None = None) -> Console:
    """A Rich console that takes text as text: no markup, no emoji codes, no guessed highlights."""
    from rich.console import Console

    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


def draw(renderable: Any, stream: TextIO, width: int | None = None) -> None:
    """Draw within the terminal's width, or `width`, and without the blanks that fill up lines."""
    out = console(stream, width)
    with out.capture() as captured:
        out.print(renderable)
    stream.write(_BLANKS.sub("", captured.get()))


def write_table(table: Rows, stream: TextIO, labels: Labels | None, width: int | None) -> None:
    """Draw `table`; in a pipe as wide as it needs to be, on a terminal within its width."""
    cells = [list(row) for row in table.rows]
    if not cells:
        return
    named = labels(_iris(cells)) if labels else {}
    lines = [[_shown(cell, named) for cell in row] for row in cells]
    natural = _natural_widths(table.columns, lines)
    needed = sum(natural) + _GAP * len(natural)
    available = width or (console(stream).width if stream.isatty() else needed)
    if sum(min(size, _LEAST_COLUMN) for size in natural) + _GAP * len(natural) > available:
        draw(_records(table.columns, lines), stream, available)
    else:
        numeric = [_all_numbers(column) for column in zip(*cells, strict=True)]
        draw(_side_by_side(table.columns, lines, numeric), stream, available)


def _iris(cells: Iterable[Sequence[Cell]]) -> list[str]:
    return list(dict.fromkeys(cell.value for row in cells for cell in row if _is_iri(cell)))


def _is_iri(cell: Cell) -> bool:
    return type(cell).__name__ == "NamedNode"


def _shown(cell: Cell, labels: dict[str, str]) -> str:
    return visible(labels.get(cell.value, cell.value) if _is_iri(cell) else text(cell))


def _all_numbers(column: Iterable[Cell]) -> bool:
    return all(cell is None or is_number(cell) for cell in column)


def _natural_widths(columns: Sequence[str], lines: list[list[str]]) -> list[int]:
    from rich.cells import cell_len

    return [max(map(cell_len, (name, *column))) for name, *column in zip(columns, *lines, strict=True)]


def _side_by_side(columns: Sequence[str], lines: list[list[str]], numeric: list[bool]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1))
    for name, right in zip(columns, numeric, strict=True):
        table.add_column(Text(visible(name)), justify="right" if right else "left", overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    return table


def _records(columns: Sequence[str], lines: list[list[str]]) -> Any:
    """One row under another: each value after its column's name, a blank line between rows."""
    from rich.table import Table
    from rich.text import Text

    records = Table.grid(padding=(0, 2))
    records.add_column(style="bold", no_wrap=True)
    records.add_column(overflow="fold")
    for number, line in enumerate(lines):
        if number:
            records.add_row()
        for name, value in zip(columns, line, strict=True):
            if value:
                records.add_row(Text(visible(name)), Text(value))
    return records

"""A comparison for a person's eyes: a column a candidate, what all share first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from kg.compare.sides import Side
from kg.table import draw
from kg.visible import visible


def write_comparison(labels: Sequence[str], sides: Iterable[Side], stream: TextIO) -> None:
    """A table with a row an aspect; items stand one under another, each on the line of its bullet."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=False)
    for heading in ("", "all", *map(visible, labels)):
        table.add_column(Text(heading), overflow="fold", ratio=None if not heading else 1)
    for side in sides:
        cells = (_listed(items) for items in (side.shared, *side.own))
        table.add_row(Text(side.aspect, "bold"), *cells)
    draw(table, stream)


def _listed(items: Sequence[str]) -> str:
    return "\n".join(f"•\u00a0{visible(item)}" if len(items) > 1 else visible(item) for item in items)

"""The small pieces that all parts of a card are drawn from."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kg.card.paragraph import Paragraph
from kg.visible import visible

DATES = 17  # cells of `2021-09 – present`


def plain(value: object, style: str = "") -> Text:
    """Text of a document as text: never markup, nothing that steers the terminal."""
    return Text("" if value is None else visible(str(value)), style=style)


def joined(values: Iterable[object], style: str = "", gap: str = " · ") -> Text:
    """The values that are there, with `gap` between them; a `Text` keeps its own style."""
    whole = Text()
    for value in values:
        part = value if isinstance(value, Text) else plain(value, style)
        if part:
            whole.append(gap if whole else "", "dim").append_text(part)
    return whole


def after(text: Text, gap: str = "  ") -> Text:
    """`text` with a gap before it, or nothing."""
    return Text(gap) + text if text else text


def stacked(*lines: Text | Paragraph | None) -> Group:
    """The lines that are there, one under another, each wrapped as its script asks."""
    paragraphs = (line if isinstance(line, Paragraph) else Paragraph(line) for line in lines if line)
    return Group(*paragraphs)


def ledger(width: int = DATES) -> Table:
    """Two columns: a narrow one for dates, ranks or labels, and the rest."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=width, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=1)
    return table

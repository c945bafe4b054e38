"""A ranking for a person's eyes: each candidate with what is met, partly met and not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from kg.match.ranking import Match
from kg.match.requirements import Requirement
from kg.table import draw
from kg.visible import visible

_MARKS = {"met": ("✓", "green"), "partly": ("~", "yellow"), "not": ("✗", "red")}


def write_ranking(asked: Sequence[Requirement], matches: Iterable[Match], stream: TextIO) -> None:
    """A block a candidate: place, name, score, and a line a requirement."""
    from rich.console import Group, RenderableType
    from rich.table import Table
    from rich.text import Text

    blocks: list[RenderableType] = []
    for place, match in enumerate(matches, 1):
        blocks.append(Text.assemble((f"{place}. {visible(match.label)}", "bold"), f"  {match.score:g}"))
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=4, justify="right")
        grid.add_column(max_width=34)
        grid.add_column(overflow="fold")
        for requirement, verdict in zip(asked, match.verdicts, strict=True):
            mark, colour = _MARKS[verdict.state]
            name = Text(visible(requirement.label), "" if requirement.required else "italic")
            grid.add_row(Text(mark, colour), name, Text(visible(verdict.evidence), "dim"))
        blocks += [grid, Text()]
    draw(Group(*blocks), stream)

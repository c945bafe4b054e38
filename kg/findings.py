"""Findings, drawn for a person's eyes: what is claimed, what was found, and both their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.table import draw
from kg.visible import visible

if TYPE_CHECKING:
    from kg.check import Finding

_INDENT = 2
_COLOURS = {"violation": "bold red", "warning": "bold yellow", "note": "bold", "confirmed": "bold green"}


def write_findings(findings: Sequence[Finding], stream: TextIO, *, width: int | None = None) -> None:
    """Draw `findings` within the terminal's width, or `width`, one under another."""
    draw(Group(*(part for each in findings for part in _drawn(each))), stream, width)


def _drawn(finding: Finding) -> Iterator[RenderableType]:
    kind = (finding.severity, _COLOURS[finding.severity]), " ", (finding.kind, "bold"), "  "
    yield Text.assemble(*kind, visible(finding.subject))
    told = Table.grid(padding=(0, 2))
    told.add_column(style="dim", no_wrap=True)
    told.add_column(overflow="fold")
    for name in ("claim", "found", "source", "place"):
        if value := getattr(finding, name):
            told.add_row(name, Text(visible(value)))
    yield Padding(told, (0, 0, 0, _INDENT))

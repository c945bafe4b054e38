"""Evidence, drawn: a fact, its value and rule, where it was read, and the line with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.table import draw
from kg.visible import visible
from kg.why.evidence import Evidence
from kg.why.rows import CLOSE, OPEN, pieces

_INDENT = 2
_LONG = 48  # characters


def write_evidence(evidence: Sequence[Evidence], stream: TextIO, *, width: int | None = None) -> None:
    """Draw `evidence` within the terminal's width, or `width`: facts that were read together, together."""
    found = [_found(list(together)) for _, together in groupby(evidence, _spot)]
    draw(Group(*(part for each in found for part in each)), stream, width)


def _spot(each: Evidence) -> tuple[str, int, int]:
    return each.sha256, each.start, each.end


def _found(together: list[Evidence]) -> Iterator[RenderableType]:
    for each in together:
        rule = f"  {each.rule} {each.confidence:.2f}"
        yield Text.assemble((visible(each.fact), "bold"), "  ", visible(_short(each)), (visible(rule), "dim"))
    first = together[0]
    yield Padding(Text(visible(_place(first)), "dim"), (0, 0, 0, _INDENT))
    yield Padding(_line(first), (0, 0, 0, _INDENT))


def _short(each: Evidence) -> str:
    """The value; only the beginning of a long one, whose words stand below."""
    return each.value if len(each.value) <= _LONG else f"{each.value[:_LONG]}…"


def _place(each: Evidence) -> str:
    """`cv.pdf, page 1, line 7`."""
    return f"{each.file}, page {each.page}" + (f", line {each.line}" if each.line else "")


def _line(each: Evidence) -> Text:
    before, words, after = map(visible, pieces(each))
    return Text.assemble(before, OPEN, (words, "bold reverse"), CLOSE, after)

"""A paragraph that wraps as its script asks: Latin at spaces, Chinese and Japanese between characters.

Rich breaks at spaces only, so a line of Chinese after a short word leaves half a line empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

# Ideographs, kana and hangul break anywhere; the marks around them do not part from their neighbour.
_CJK = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "(\\[{（《〈「『【〔“‘"
_CLOSING = ")\\]}）》〉」』】〕”’,.;:!?%，。、；：！？％·…"
_FEW = "{0,3}"  # bounded, so that a megabyte of brackets is read in one pass
_WIDE = f"[{_OPENING}]{_FEW}[{_CJK}][{_CLOSING}]*"
_UNIT = re.compile(f"{_WIDE}|[^\\s{_CJK}]+?(?=[{_OPENING}]{_FEW}[{_CJK}])[{_CLOSING}]*|[^\\s{_CJK}]+|\\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` wrapped to the width at hand, hanging from `bullet`; past `most` lines the rest becomes `…`."""

    text: Text
    most: int | None = None
    bullet: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, one `Text` each."""
        hang = cell_len(self.bullet)
        width = max(2, options.max_width - hang)
        text = self.text if self.most is None else self.text[: width * (self.most + 1)]
        lines = list(text.divide(breaks(text.plain, width)))
        for line in lines:
            line.rstrip()
        if self.most is not None and len(lines) > self.most:
            lines = lines[: self.most]
            lines[-1].truncate(width - 1)
            lines[-1].append("…")
        for number, line in enumerate(lines):
            begin = " " * hang if number else self.bullet
            yield Text.assemble((begin, "dim"), line, no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """From one wide character to the whole text on one line."""
        longest = cell_len(self.text.plain) + cell_len(self.bullet)
        return Measurement(2, max(2, longest)).with_maximum(options.max_width)


def breaks(text: str, width: int) -> list[int]:
    """Where to break `text` so that no line is wider than `width` cells: offsets, rising."""
    offsets: list[int] = []
    used = 0
    for start, unit in _units(text, width):
        size = cell_len(unit)
        if used and used + cell_len(unit.rstrip()) > width:
            offsets.append(start)
            used = 0
        used += size
    return offsets


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """The pieces between which a line may end, with their offsets; none wider than `width`."""
    for match in _UNIT.finditer(text):
        start = match.start()
        for piece in chop_cells(match[0], width):
            yield start, piece
            start += len(piece)

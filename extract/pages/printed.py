"""A printed line: its parts, and how it is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from extract.box import Box
from extract.document import folded
from extract.layout import columns
from extract.pages.kept import kept
from extract.pages.run import Run

SUPPORT = 3
"""Lines that must reach an edge for it to be the one at which lines wrap."""
RUNNING = 34
"""Columns of text."""
_PASSED = 3  # em by which running text may pass the edge at which other lines wrap
_RAGGED = 5  # lines from which it can be told that they are set at the right or in the middle
_NEAR = 3.0  # points between edges that are nearly the same


@dataclass(frozen=True)
class Part:
    """Runs of one line, and what stands before them: nothing, a gap, a tab, a bar, a dash, or a space."""

    run: Run
    before: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """One line of a page: its parts from left to right (or in the order in which they are read)."""

    parts: tuple[Part, ...]
    box: Box
    indent: float = 0.0
    gap: bool = False
    wraps: bool | None = False
    bullet: bool = False
    fresh: bool = False

    @kept
    def size(self) -> float:
        """The size of most of its letters, in points."""
        sizes = [part.run.sizes for part in self.parts]
        if all(one[0] == one[-1] == sizes[0][0] for one in sizes):  # as in most lines
            return sizes[0][0]
        return median(chain.from_iterable(sizes))

    @kept
    def text(self) -> str:
        """Its words, in their plain form."""
        return folded(" ".join(part.run.text for part in self.parts))


def fold_text(run: Run) -> str:
    """The words of a run in their plain form."""
    return folded(run.text)


def is_ragged_left(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are set at the right edge, or in the middle: where they begin then tells nothing."""
    if len(lines) < _RAGGED:
        return False
    for places in ((line.box.right for line in lines), (line.box.left + line.box.right for line in lines)):
        if _most_alike(places) >= 0.8 * len(lines) > 2 * _most_alike(line.box.left for line in lines):
            return True
    return False


def _most_alike(places: Iterable[float]) -> int:
    """How many places are nearly the same, of those that most share."""
    found = Counter(round(place / _NEAR) for place in places)
    return max(count + found[place + 1] for place, count in found.items())


def wrapping_edge(lines: Sequence[PrintedLine], width: float) -> float | None:
    """The right edge that several lines of running text reach, or one that passes theirs, in points."""
    ends = sorted((line.box.right for line in lines), reverse=True)
    whole = (line for line in lines if len(line.parts) == 1 and columns(line.text) >= RUNNING)
    longest = max(whole, key=lambda line: line.box.right, default=None)
    for end in ends[:8]:
        if longest and end < longest.box.right - _PASSED * longest.size:
            return longest.box.right
        near = sum(end - 0.03 * width - 4 <= other <= end for other in ends)
        if near >= SUPPORT:
            return end
    return None

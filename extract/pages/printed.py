"""A printed line: its parts, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from statistics import median

from extract.document import Box, folded
from extract.pages.runs import Run


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

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        sizes = [part.run.sizes for part in self.parts]
        if all(one[0] == one[-1] == sizes[0][0] for one in sizes):  # as in most lines
            return sizes[0][0]
        return median(chain.from_iterable(sizes))

    @cached_property
    def text(self) -> str:
        """Its words, in their plain form."""
        return folded(" ".join(part.run.text for part in self.parts))


def fold_text(run: Run) -> str:
    """The words of a run in their plain form."""
    return folded(run.text)

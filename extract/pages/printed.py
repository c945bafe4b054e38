"""A printed line: its parts, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
        return median([size for part in self.parts for size in part.run.sizes])

    @cached_property
    def text(self) -> str:
        """Its words, in their plain form."""
        return folded(" ".join(part.run.text for part in self.parts))


def fold_text(run: Run) -> str:
    """The words of a run in their plain form."""
    return folded(run.text)

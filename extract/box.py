"""Places on a page: boxes in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Placed) -> bool:
        """Whether the middle of something lies in it."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether it shares a point with another."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


class Placed(Protocol):
    """What has a place on a page: a box, a glyph, a ruled line."""

    @property
    def left(self) -> float:
        """Its left edge, in points."""

    @property
    def top(self) -> float:
        """Its upper edge."""

    @property
    def right(self) -> float:
        """Its right edge."""

    @property
    def bottom(self) -> float:
        """Its lower edge."""


def around(things: Sequence[Placed]) -> Box:
    """The smallest box around things, of which there is at least one."""
    return Box(
        min([thing.left for thing in things]),
        min([thing.top for thing in things]),
        max([thing.right for thing in things]),
        max([thing.bottom for thing in things]),
    )

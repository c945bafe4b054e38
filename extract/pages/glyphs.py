"""What stands on a page: glyphs with their places, ruled lines, links.

All measures are points from the upper left corner of the page; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extract.box import Box


@dataclass(frozen=True, slots=True)
class Style:
    """How glyphs are set: `size` in points, and the colour as 0xRRGGBB."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: int = 0


class Glyph(NamedTuple):
    """One character (or ligature) as printed; `spaced` tells that the file has a space before it.

    `certainty` is below 1 where it was read from a picture.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    style: Style
    spaced: bool
    certainty: float = 1.0


class Segment(NamedTuple):
    """A ruled line, horizontal or vertical: `left` = `right` or `top` = `bottom`, nearly."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.right - self.left >= self.bottom - self.top


class Hyperlink(NamedTuple):
    """A link's target and its place."""

    url: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its glyphs in the order of the file, without spaces.

    `marks` are drawn figures no larger than a letter, such as bullets.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    segments: tuple[Segment, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    marks: tuple[Box, ...] = ()

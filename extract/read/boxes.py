"""Text boxes in reading order: across the page where a clear line cuts it, down the columns elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.read.blocks import Block, Paragraph, said
from extract.read.tables import is_heading

OVERLAP = 10.0
"""Points by which the frames of two boxes may overlap: their letters begin some points inside of them."""

LINE = 16.0
"""About how high an empty paragraph is, in points."""


@dataclass(slots=True)
class TextBox:
    """A box with its place in points. Without a width or a height it is one of unknown size.

    `on_page` tells that `top` counts from the page's edge, and not from the paragraph that it is anchored to.
    """

    blocks: list[Block] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    on_page: bool = False

    def is_off(self, width: float, height: float) -> bool:
        """Whether it lies outside of a page of this size, where nobody sees it."""
        beside = self.left + self.width <= 0 < self.width or self.left >= width
        return beside or (self.on_page and (self.top + self.height <= 0 < self.height or self.top >= height))


def _across(box: TextBox) -> tuple[float, float]:
    return box.left, box.left + max(box.width, 2 * OVERLAP)


def _down(box: TextBox) -> tuple[float, float]:
    return box.top, box.top + max(box.height, 2 * OVERLAP)


def in_order(boxes: list[TextBox]) -> list[TextBox]:
    """Boxes of one page as they are read."""
    bands, columns = _cut(boxes, _down), _cut(boxes, _across)
    parts = columns if len(columns) > 1 else _joined(bands)
    if len(columns) > 1 and _are_rows(bands, columns):
        parts = bands
    if len(parts) < 2:
        return sorted(boxes, key=lambda box: (box.top, box.left))
    return [box for part in parts for box in in_order(part)]


def _joined(bands: list[list[TextBox]]) -> list[list[TextBox]]:
    """Bands that follow each other as one while the same gap between columns runs through them."""
    result: list[list[TextBox]] = []
    for band in bands:
        if result and len(_cut([*result[-1], *band], _across)) > 1:
            result[-1] += band
        else:
            result.append(list(band))
    return result


def _cut(boxes: list[TextBox], extent: Callable[[TextBox], tuple[float, float]]) -> list[list[TextBox]]:
    """The groups that straight lines between the boxes make."""
    groups: list[list[TextBox]] = []
    end = float("-inf")
    for box in sorted(boxes, key=extent):
        first, last = extent(box)
        if not groups or first >= end - OVERLAP:
            groups.append([])
        groups[-1].append(box)
        end = max(end, last)
    return groups


def _are_rows(bands: list[list[TextBox]], columns: list[list[TextBox]]) -> bool:
    """Whether boxes that stand in rows and in columns are read row by row.

    They are where every row has a box in every column, and all columns but one only label it.
    """
    if len(bands) < 2 or any(len(band) != len(columns) for band in bands):
        return False
    return sum(not all(map(_is_label, column)) for column in columns) <= 1


def _is_label(box: TextBox) -> bool:
    text = said(box.blocks)
    return len(text) <= 40 and len(text.split()) <= 6


@dataclass
class Column:
    """Blocks from top to bottom, with the boxes that float around them.

    Boxes anchored in paragraphs without letters of their own stand where their places say; `asides`, which
    have sections of their own, wait for the end of the section in which they are anchored. `down` is how
    far the page has gone on: from its edge where `absolute`, else from the last letters.
    """

    down: float
    absolute: bool = True
    blocks: list[Block] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    asides: list[TextBox] = field(default_factory=list)

    def add(self, block: Block, boxes: list[TextBox], breaks: bool = False) -> None:
        """Put a block below the others, with the boxes that are anchored in it."""
        if breaks:
            self._settle()
        for box in boxes:
            box.top += 0.0 if box.on_page else self.down
        if isinstance(block, Paragraph) and block.blank:
            self.boxes += boxes
            self.blocks.append(block)
            self.down += block.before + block.after + LINE
            return
        above = [box for box in boxes if self._is_above(box)]
        self.boxes += above
        self._settle()
        if isinstance(block, Paragraph) and is_heading(block):
            self._settle_asides()
        self.blocks.append(block)
        below = [box for box in boxes if box not in above]
        self.asides += [box for box in below if _has_sections(box)]
        self.boxes = [box for box in below if not _has_sections(box)]
        self.down, self.absolute = 0.0, False

    def _is_above(self, box: TextBox) -> bool:
        """Whether a box stands above the next letters; a heading also where it stands beside them."""
        beside = LINE if len(_lines(box)) == 1 and is_heading(_lines(box)[0]) else 0.0
        return box.top < self.down + beside and (self.absolute or not box.on_page)

    def _settle(self) -> None:
        self.blocks += _shown(self.boxes)
        self.boxes = []

    def _settle_asides(self) -> None:
        self.blocks += _shown(self.asides)
        self.asides = []

    def settled(self) -> list[Block]:
        """All blocks, the last boxes among them."""
        self._settle()
        self._settle_asides()
        return self.blocks


def _shown(boxes: list[TextBox]) -> list[Block]:
    return [block for box in in_order(boxes) for block in (Paragraph(), *box.blocks, Paragraph())]


def _lines(box: TextBox) -> list[Paragraph]:
    return [block for block in box.blocks if isinstance(block, Paragraph) and not block.blank]


def _has_sections(box: TextBox) -> bool:
    """Whether a box beside the text has sections of its own, as a sidebar does."""
    return len(_lines(box)) > 2 and any(map(is_heading, _lines(box)))

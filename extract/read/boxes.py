"""Text boxes in reading order: across the page where a clear line cuts it, down the columns elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.read.blocks import Block, said

OVERLAP = 3.0
"""Points by which the frames of two boxes may overlap and still stand side by side."""


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

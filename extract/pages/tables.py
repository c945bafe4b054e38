"""Ruled tables: the cells between drawn lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.box import Box, around
from extract.pages.glyphs import Segment
from extract.pages.labels import kinds_of
from extract.pages.rows import rows_of, starts_item
from extract.pages.run import Run

_NEAR = 3.0  # points by which lines of a grid may miss each other
_COLUMNS = 3  # of a table that lists things, at least
_NAME = 24  # characters of the name of a column at most
_WRAPPED = 6  # lines of a cell of such a table at most


@dataclass(frozen=True)
class Cell:
    """The runs between four lines."""

    box: Box
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    """A grid's place, and its cells by row, from left to right; a cell stands in the row it begins in."""

    box: Box
    rows: tuple[tuple[Cell, ...], ...]


def tables(runs: Sequence[Run], segments: Sequence[Segment]) -> list[Table]:
    """The ruled tables of a page that hold at least two columns, from top to bottom."""
    found = [table for grid in _grids(segments) if (table := _table(runs, grid))]
    return sorted(found, key=lambda table: table.box.top)


def is_listing(table: Table) -> bool:
    """Whether a table has names of columns in its first row, and under each name a few words in each row."""
    first, *rest = table.rows
    if len(first) < _COLUMNS or not rest or any(len(row) != len(first) for row in rest):
        return False
    names = [_text(cell) for cell in first]
    if kinds_of(names[0]) or any(len(name) > _NAME or re.search(r"\d", name) for name in names):
        return False
    cells = [cell for row in rest for cell in row]
    brief = all(len(rows_of(cell.runs)) <= _WRAPPED and not starts_item(_text(cell)) for cell in cells)
    return brief and all(len(rows_of(cell.runs)) == 1 for cell in first)


def _text(cell: Cell) -> str:
    return " ".join(run.text for run in cell.runs)


def _grids(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Lines that touch, directly or by others."""
    groups: list[list[Segment]] = []
    for segment in segments:
        touching = [group for group in groups if any(_touch(segment, other) for other in group)]
        joined = [segment, *(one for group in touching for one in group)]
        groups = [group for group in groups if group not in touching] + [joined]
    return [group for group in groups if _is_grid(group)]


def _is_grid(group: list[Segment]) -> bool:
    flat = {round(s.top / _NEAR) for s in group if s.is_horizontal}
    upright = {round(s.left / _NEAR) for s in group if not s.is_horizontal}
    return len(flat) >= 2 and len(upright) >= 2 and len(flat) + len(upright) >= 5


def _touch(one: Segment, two: Segment) -> bool:
    return (
        one.left - _NEAR <= two.right
        and two.left - _NEAR <= one.right
        and one.top - _NEAR <= two.bottom
        and two.top - _NEAR <= one.bottom
    )


def _table(runs: Sequence[Run], grid: list[Segment]) -> Table | None:
    cells: dict[Box, list[Run]] = defaultdict(list)
    for run in runs:
        if box := _cell(run, grid):
            cells[box].append(run)
    if len({box.left for box in cells}) < 2:
        return None
    rows: dict[float, list[Cell]] = defaultdict(list)
    for box, inside in cells.items():
        rows[box.top].append(Cell(box, tuple(inside)))
    ordered = (tuple(sorted(rows[top], key=lambda cell: cell.box.left)) for top in sorted(rows))
    return Table(around(grid), tuple(ordered))


def _cell(run: Run, grid: list[Segment]) -> Box | None:
    """The nearest lines around the middle of a run; None when a side is open."""
    x, y = (run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2
    upright = [s.left for s in grid if not s.is_horizontal and s.top - _NEAR <= y <= s.bottom + _NEAR]
    flat = [s.top for s in grid if s.is_horizontal and s.left - _NEAR <= x <= s.right + _NEAR]
    left, right = [at for at in upright if at <= x], [at for at in upright if at > x]
    above, below = [at for at in flat if at <= y], [at for at in flat if at > y]
    if not (left and right and above and below):
        return None
    return Box(*(round(at) for at in (max(left), max(above), min(right), min(below))))

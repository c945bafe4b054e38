"""Runs of a page → blocks in reading order: columns, sidebars, bands and tables are told by geometry.

A page is cut at the gutter that parts most text, and each part again, until there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.box import Box
from extract.pages.glyphs import Glyph, Page
from extract.pages.gutters import Gutter, gutter_of, sides
from extract.pages.kept import kept
from extract.pages.labels import LabelColumn, with_labels
from extract.pages.rows import Row, bounds, rows_of
from extract.pages.run import Run
from extract.pages.tables import Cell, Table, tables

_SIDE = 0.42
"""The share of the width up to which a column is a sidebar, beside which another is the main one."""


@dataclass(frozen=True)
class Block:
    """Rows that are read one after the other, and the edges between which they are set.

    `fresh`: what comes before it is another column, and no section of it goes on here. `closed`: a line
    is drawn at its right edge, so that text is known to wrap there.
    """

    rows: tuple[Row, ...]
    left: float
    right: float
    fresh: bool = False
    aside: bool = False
    closed: bool = False
    table: Table | None = None


def blocks(page: Page, runs: Sequence[Run], labels: LabelColumn | None) -> list[Block]:
    """The blocks of a page in reading order; `aside` those of a sidebar that comes after the main text.

    `labels` tells where section headings stand beside what they name.
    """
    found = tables(runs, page.segments)
    inside = {id(run) for table in found for row in table.rows for cell in row for run in cell.runs}
    placed = [_TableRow(_glyphs(row), table, row) for table in found for row in table.rows]
    return _blocks([*(run for run in runs if id(run) not in inside), *placed], labels)


@dataclass(frozen=True)
class _TableRow(Run):
    """A row of a ruled table, which takes its whole width; it is set like one run."""

    table: Table
    row: tuple[Cell, ...]

    @kept
    def baseline(self) -> float:
        """Where a line at its top would stand: labels in the middle of a cell name all of it."""
        return self.box.top + self.size

    @kept
    def box(self) -> Box:
        """The row's cells, and all between them."""
        boxes = [cell.box for cell in self.row]
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        return Box(self.table.box.left, top, self.table.box.right, bottom)


def _glyphs(row: tuple[Cell, ...]) -> tuple[Glyph, ...]:
    return tuple(glyph for cell in row for run in cell.runs for glyph in run.glyphs)


def _with_tables(block: Block) -> Iterator[Block]:
    """A block cut where its rows are those of a table; what stands beside a table comes before it."""
    rows: list[Row] = []
    table: list[_TableRow] = []
    for row in block.rows:
        words = tuple(run for run in row if not isinstance(run, _TableRow))
        cells = [run for run in row if isinstance(run, _TableRow)]
        if words and not cells and table:
            yield _table_block(table)
            table = []
        if words:
            rows.append(words)
        if cells and rows:
            yield replace(block, rows=tuple(rows))
            rows = []
        table += cells
    if rows:
        yield replace(block, rows=tuple(rows))
    if table:
        yield _table_block(table)


def _table_block(rows: list[_TableRow]) -> Block:
    table = rows[0].table
    return Block((), table.box.left, table.box.right, table=Table(table.box, tuple(run.row for run in rows)))


def _blocks(runs: Sequence[Run], labels: LabelColumn | None, depth: int = 0) -> list[Block]:
    if not runs:
        return []
    rows = rows_of(runs)
    edge = bounds(rows)
    gutter = gutter_of(rows, edge, labels) if depth < 6 else None
    if gutter is None:
        return list(_with_tables(Block(with_labels(rows, labels), edge.left, edge.right)))

    def parted(part: Sequence[Row]) -> list[Block]:
        return _blocks([run for row in part for run in row], labels, depth + 1)

    left, right = sides(rows[gutter.first : gutter.last], gutter.x)
    between = _ordered(gutter, edge, parted(left), parted(right))
    return [*parted(rows[: gutter.first]), *between, *parted(rows[gutter.last :])]


def _ordered(gutter: Gutter, edge: Box, left: list[Block], right: list[Block]) -> Iterator[Block]:
    """Two columns one after the other: a sidebar after the main text, unless the name is in it."""
    share = (gutter.x - edge.left) / (edge.right - edge.left)
    if gutter.kind != "columns" or _SIDE < share < 1 - _SIDE:
        yield from (*left, *right)
        return
    side, main = (left, right) if share < 0.5 else (right, left)
    if _largest(side) > 1.1 * _largest(main):
        yield from (*side, *(replace(block, fresh=block.fresh or not i) for i, block in enumerate(main)))
    else:
        yield from main
        yield from (replace(block, fresh=block.fresh or not i, aside=True) for i, block in enumerate(side))


def _largest(blocks: list[Block]) -> float:
    return max((run.size for block in blocks for row in block.rows for run in row), default=0.0)

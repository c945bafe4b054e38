"""Runs of a page → blocks in reading order: columns, sidebars, bands and tables are told by geometry.

A gutter is a vertical stripe without text over several rows. It parts columns only where both sides
are text of their own; dates set right, labels set left and the cells of a row stay in their row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import ceil

from extract.dates import find_periods
from extract.document import Box, fold
from extract.layout import MARKERS
from extract.pages.glyphs import Glyph, Page
from extract.pages.labels import Look, are_labels, kinds_of, split_labels, with_labels
from extract.pages.runs import Run
from extract.pages.tables import Cell, Table, tables

Row = tuple[Run, ...]

_STEP = 3.0  # points between the places where a gutter is looked for
_NARROWEST = 6.0  # points: a narrower stripe is no gutter
_FEW = 5  # runs that begin at one place make an edge
_SAME_LINE = 0.35  # of an em: baselines that differ by less are one row
_LABEL = re.compile(r"[A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff &/]{1,30}[:：]")
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


@dataclass(frozen=True)
class _Gutter:
    """A stripe at `x` that rows `first` to `last` (excluded) leave free."""

    x: float
    first: int
    last: int
    kind: str


def blocks(page: Page, runs: Sequence[Run], labels: frozenset[Look]) -> list[Block]:
    """The blocks of a page in reading order; `aside` those of a sidebar that comes after the main text.

    `labels` tells how the headings of a label column are set (`label_looks`).
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

    @cached_property
    def baseline(self) -> float:
        """Where a line at its top would stand: labels in the middle of a cell name all of it."""
        return self.box.top + self.size

    @cached_property
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


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs by row, from top to bottom; those of a row from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= _SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(sorted(row, key=lambda run: run.box.left)) for row in rows]


def bounds(rows: Iterable[Row]) -> Box:
    """The box around rows."""
    boxes = [run.box for row in rows for run in row]
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def starts_item(text: str) -> bool:
    """Whether a text begins with a bullet."""
    return text[:1] in MARKERS and len(text) > 1 and not text[1:2].isdigit()


def _blocks(runs: Sequence[Run], labels: frozenset[Look], depth: int = 0) -> list[Block]:
    if not runs:
        return []
    rows = rows_of(runs)
    edge = bounds(rows)
    gutter = _gutter(rows, edge) if depth < 6 else None
    if gutter is None:
        return list(_with_tables(Block(tuple(split_labels(rows, labels)), edge.left, edge.right)))
    inside = [run for row in rows[gutter.first : gutter.last] for run in row]
    if gutter.kind == "labels":
        return _labelled(rows, gutter, labels, depth)
    left = _blocks([run for run in inside if run.box.left < gutter.x], labels, depth + 1)
    right = _blocks([run for run in inside if run.box.left >= gutter.x], labels, depth + 1)
    above = _blocks([run for row in rows[: gutter.first] for run in row], labels, depth + 1)
    below = _blocks([run for row in rows[gutter.last :] for run in row], labels, depth + 1)
    return [*above, *_ordered(gutter, edge, left, right), *below]


def _labelled(rows: list[Row], gutter: _Gutter, labels: frozenset[Look], depth: int) -> list[Block]:
    """Rows with their labels before them, and what is above and below."""
    left, right = _sides(rows[gutter.first : gutter.last], gutter.x)
    edge = bounds(rows)
    above = _blocks([run for row in rows[: gutter.first] for run in row], labels, depth + 1)
    below = _blocks([run for row in rows[gutter.last :] for run in row], labels, depth + 1)
    return [*above, *_with_tables(Block(with_labels(right, left), edge.left, edge.right)), *below]


def _ordered(gutter: _Gutter, edge: Box, left: list[Block], right: list[Block]) -> Iterator[Block]:
    """Two columns one after the other: a sidebar after the main text, unless the name is in it."""
    share = (gutter.x - edge.left) / (edge.right - edge.left)
    if gutter.kind == "list" or _SIDE < share < 1 - _SIDE:
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


def _gutter(rows: list[Row], edge: Box) -> _Gutter | None:
    """The gutter that parts most text, of those that part columns."""
    tried: set[tuple[int, int, int]] = set()
    best: tuple[float, _Gutter] | None = None
    for x in _gaps(rows, edge):
        for first, last in _stretches(rows, x):
            left, right = _sides(rows[first:last], x)
            key = (first, last, sum(map(len, left)))
            if key in tried or not left or not right:
                continue
            tried.add(key)
            gutter = _judged(rows, first, last, x)
            worth = _worth(rows[first:last], x) * (gutter.last - gutter.first) if gutter else 0
            if gutter and (best is None or worth > best[0]):
                best = worth, gutter
    return best[1] if best else None


def _worth(rows: list[Row], x: float) -> float:
    """How much a gutter parts: rows of text on its poorer side, and how wide it is."""
    left, right = _sides(rows, x)
    wide = bounds(right).left - bounds(left).right
    text = min(sum(not _is_cell(row) for row in side) for side in (left, right))
    return (text + 0.1) * min(wide, 4 * _NARROWEST)


def _gaps(rows: list[Row], edge: Box) -> Iterator[float]:
    """Places before which several runs begin, and where more rows have a gap than left and right of them."""
    lefts = Counter(round(run.box.left) for row in rows for run in row)
    yield from (
        run.box.left - _NARROWEST / 2 - 1 for row in rows for run in row[1:] if _LABEL.match(run.text)
    )
    for left, count in sorted(lefts.items()):
        if count + lefts[left + 1] >= _FEW and left > edge.left + 0.1 * (edge.right - edge.left):
            yield left - _NARROWEST / 2 - 0.5
    counts = [0] * (int((edge.right - edge.left) / _STEP) + 2)
    for row in rows:
        for one, two in pairwise(row):
            first = ceil((one.box.right + _NARROWEST / 2 - edge.left) / _STEP)
            last = int((two.box.left - _NARROWEST / 2 - edge.left) / _STEP)
            for step in range(first, last + 1):
                counts[step] += 1
    start = 0
    for step in range(1, len(counts)):
        if counts[step] != counts[step - 1]:
            before = counts[start - 1] if start else 0
            if counts[start] >= 2 and counts[start] > max(before, counts[step]):
                yield edge.left + _STEP * (start + step - 1) / 2
            start = step


def _stretches(rows: list[Row], x: float) -> Iterator[tuple[int, int]]:
    """Rows in sequence that leave a stripe around `x` free."""
    first: int | None = None
    low, high = x - _NARROWEST / 2, x + _NARROWEST / 2
    for index, row in enumerate([*rows, None]):
        free = row is not None and not any(run.box.left <= high and run.box.right >= low for run in row)
        if free and first is None:
            first = index
        elif not free and first is not None:
            yield first, index
            first = None


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [side for row in rows if (side := tuple(run for run in row if run.box.left < x))]
    right = [side for row in rows if (side := tuple(run for run in row if run.box.left >= x))]
    return left, right


def _judged(rows: list[Row], first: int, last: int, x: float) -> _Gutter | None:
    """What a gutter parts, columns or the first list of items side by side, and between which rows."""
    left, right = _sides(rows[first:last], x)
    if len(left) > 1 and len(right) > len(left) and are_labels(left, right):
        return _Gutter(x, first, last, "labels")
    if _are_columns(left, right):
        return _Gutter(x, first, last, "columns")
    for begin, end in _lists(rows, first, last, x):
        left, right = _sides(rows[begin:end], x)
        if not left or not right:
            continue
        if len(left) + len(right) > 2 and _is_list(left) and _is_list(right):
            return _Gutter(x, begin, end, "list")
    return None


def _lists(rows: list[Row], first: int, last: int, x: float) -> Iterator[tuple[int, int]]:
    """Rows in sequence that begin and end with text on both sides, and have no heading between."""
    begin, end = first, first
    for index in range(first, last):
        both = rows[index][0].box.left < x <= rows[index][-1].box.left
        if both:
            begin, end = (index, index + 1) if end <= begin else (begin, index + 1)
        elif rows[index][0].is_bold or _headings([rows[index]]):
            yield begin, end
            begin = end = index + 1
    yield begin, end


def _is_list(side: list[Row]) -> bool:
    """Whether a side is made of items: with bullets, or the first with a label."""
    items = sum(starts_item(row[0].text) for row in side)
    return items >= max(2, 0.5 * len(side)) or bool(_LABEL.match(side[0][0].text))


def _are_columns(left: list[Row], right: list[Row]) -> bool:
    heads_left, heads_right = _headings(left), _headings(right)
    aligned = _aligned(left, right)
    if heads_left and heads_right and heads_left + heads_right >= 3:
        return aligned < 0.9
    if any(sum(map(_is_cell, side)) * 2 > len(side) for side in (left, right)):
        return False
    if max(heads_left, heads_right) >= 2 and min(len(left), len(right)) >= 4:
        return aligned < 0.6
    return min(len(left), len(right)) >= 6 and aligned < 0.4


def _is_cell(row: Row) -> bool:
    """Whether a row is what stands beside an entry: a date, a number, a mark."""
    text = "".join(map(fold, " ".join(run.text for run in row)))
    periods = find_periods(text, 0, len(text))
    return len(text) < 4 or (bool(periods) and len(text) - (periods[-1].end - periods[0].start) < 8)


def _headings(side: list[Row]) -> int:
    """How many rows are headings of sections by their wording."""
    return sum(bool(kinds_of(" ".join(run.text for run in row))) for row in side)


def _aligned(left: list[Row], right: list[Row]) -> float:
    """The share of the rows of the shorter side that stand on the baseline of a row of the other."""
    short, long = sorted((left, right), key=len)
    lines = [row[0].baseline for row in long]
    return sum(any(abs(row[0].baseline - line) < 1.2 for line in lines) for row in short) / len(short)

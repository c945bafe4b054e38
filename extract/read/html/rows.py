"""Boxes side by side → paragraphs: the cells of tables, flex rows and grids, and boxes that float."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from extract.document import fold
from extract.headings import kinds
from extract.layout import columns
from extract.read.blocks import BAR, Cell, Paragraph, Run, Table
from extract.read.html.lines import POINT, Shown
from extract.read.tables import flatten

MAX_COLUMNS = 60
MAX_CELLS = 24
"""Columns of a table that its cells may cover, and boxes in a row: of more, each stands by itself."""

SHORT, FEW = 60, 4
"""Columns of letters and lines of a box that floats beside lines; a larger one is a part of the page."""


@dataclass
class Grid:
    """The rows of a table as they come. `below` counts the rows in which a column is covered from above."""

    rows: list[list[Cell]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)

    def add(self, cells: Iterable[tuple[Cell, int]]) -> None:
        """Put a row below the others: its cells, and how many rows each of them spans."""
        row: list[Cell] = []
        spans: dict[int, int] = {}
        column = 0
        for cell, depth in cells:
            column = self._cover(row, column)
            row.append(replace(cell, spans_down=depth > 1))
            if depth > 1:
                spans |= dict.fromkeys(range(column, column + cell.columns), depth - 1)
            column += cell.columns
        self._cover(row, column)
        self.below |= spans
        self.rows.append(row)

    def _cover(self, row: list[Cell], column: int) -> int:
        """Fill the columns from `column` on that a cell above covers; returns the first free one."""
        while self.below.get(column, 0) and len(row) < MAX_COLUMNS:
            row.append(Cell(covered=True))
            self.below[column] -= 1
            column += 1
        return column

    def read(self) -> list[Paragraph]:
        """The lines of the whole table."""
        if any(len(row) > MAX_CELLS for row in self.rows):
            return [block for row in self.rows for cell in row for block in stacked([cell])]
        return flatten([Table(self.rows)])


def stacked(cells: Iterable[Cell]) -> list[Paragraph]:
    """Cells one below the other."""
    return [block for cell in cells for block in [Paragraph(), *cell.blocks] if isinstance(block, Paragraph)]


def beside(cells: list[Cell], width: int, alike: bool) -> list[Paragraph]:
    """The lines of boxes in a flex row, or in a grid of `width` columns (1: all of them in one row).

    Between boxes that are all `alike` stand points, as in a list.
    """
    rest = iter(cells)
    result: list[Paragraph] = []
    while row := list(islice(rest, width if width > 1 else None)):
        result += _row([cell for cell in row if any(not p.blank for p in _lines(cell))], alike)
    return result


def _lines(cell: Cell) -> list[Paragraph]:
    return [block for block in cell.blocks if isinstance(block, Paragraph)]


def _row(cells: list[Cell], alike: bool) -> list[Paragraph]:
    """The lines of one row of boxes; what stands apart on one line has a tab or a point between."""
    if len(cells) > MAX_CELLS or (len(cells) > 1 and _is_titled(cells[0])):
        return stacked(cells)
    lines = [line for cell in cells for line in _lines(cell)]
    barred = any(run.sign == BAR for line in lines for run in line.runs)
    result = flatten([Table([cells])])
    for heading in (line for line in lines if line.level):
        for line in result:
            if not line.level and set(heading.runs) <= set(line.runs):
                line.level = heading.level
                if isinstance(line, Shown) and isinstance(heading, Shown):
                    line.within = heading.within
    if not barred:
        for line in result:
            line.runs = _without_bars(line.runs, POINT if alike else "\t")
    return result


def _is_titled(cell: Cell) -> bool:
    """Whether a box holds only the heading of a section: it labels what is beside it."""
    lines = [line for line in _lines(cell) if not line.blank]
    return len(lines) == 1 and bool(lines[0].level and kinds("".join(map(fold, lines[0].text))))


def _without_bars(runs: list[Run], between: str) -> list[Run]:
    """The runs of a line with something else for its bars."""
    result: list[Run] = []
    for number, run in enumerate(runs):
        if run.sign == BAR:
            result.append(Run(between))
        elif not (run == Run(" ") and any(r.sign == BAR for r in runs[max(number - 1, 0) : number + 2])):
            result.append(run)
    return result


def is_small(lines: list[Paragraph]) -> bool:
    """Whether a box that floats goes with the lines beside it, as dates and places do."""
    return 0 < len(lines) <= FEW and all(columns(line.text) <= SHORT for line in lines)

"""Tables → lines in reading order.

A row of short cells is one line with bars. Where a row holds more, its content tells how it is read:
a few short lines (dates, a place) stand beside the lines of the other cell, a label stands above what
it labels, and columns of text (a sidebar and a main part) are read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extract.dates import find_periods
from extract.document import fold, is_han
from extract.headings import kinds
from extract.layout import columns
from extract.read.blocks import BAR, Block, Cell, Paragraph, Run, Table, joined

SHORT = 40
LONG = 90
"""Columns of letters: a label, date or place is at most `SHORT`, a line of a list not `LONG`."""

NARROW = 0.45
"""A cell narrower than this share of its neighbour stands beside it line by line."""

_BAR = (Run(" "), Run("|", sign=BAR), Run(" "))
_MAIN = {"education", "experience", "projects", "papers", "awards"}

Lines = list[Paragraph]


def flatten(blocks: Iterable[Block]) -> Lines:
    """Blocks as paragraphs, the tables among them read."""
    result: Lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            result.append(block)
        else:
            result += _read(block)
    return result


class _Cell:
    """A cell while it is read: its lines, and where it stands."""

    def __init__(self, cell: Cell, column: int) -> None:
        self.column, self.cell = column, cell
        nested = any(isinstance(block, Table) for block in cell.blocks)
        self.lines = _trimmed(flatten(cell.blocks))
        if not nested:
            self.lines = _upright(self.lines)
        self.shown = [line for line in self.lines if not line.blank]
        self.text = _plain("\n".join(line.text.strip() for line in self.shown))
        self.short = all(columns(part) <= SHORT for part in self.text.split("\n"))

    @property
    def single(self) -> bool:
        """Whether it is one line at most."""
        return "\n" not in self.text


Cells = list[_Cell]


def _read(table: Table) -> Lines:
    rows = [list(_cells(row)) for row in table.rows]
    if _is_grid(rows):
        return [_line(row, keep_empty=True) for row in rows if _filled(row)]
    rows = [row for row in map(_filled, rows) if row]
    labelled = _is_labelled(rows)
    result: Lines = []
    for in_columns, group in groupby(rows, key=_is_columns if not labelled else lambda _: False):
        band = list(group)
        if in_columns:
            result += _column_by_column(band)
        else:
            for row in band:
                result += _row(row, labelled)
    return result


def _cells(row: list[Cell]) -> Iterator[_Cell]:
    column = 0
    for cell in row:
        yield _Cell(replace(cell, blocks=[]) if cell.covered else cell, column)
        column += cell.columns


def _filled(row: Cells) -> Cells:
    return [cell for cell in row if cell.shown]


def _is_grid(rows: list[Cells]) -> bool:
    """Whether a table is one of data: at least three columns, at most a line or two in each cell."""
    shown = [row for row in rows if _filled(row)]
    if len(shown) < 2 or len({len(row) for row in shown}) > 1 or len(shown[0]) < 3:
        return False
    cells = [cell for row in shown for cell in row]
    filled = [cell for cell in cells if cell.shown]
    few = all(len(cell.shown) <= 3 and cell.cell.columns == 1 for cell in filled)
    single = sum(cell.single for cell in filled)
    head = all(cell.shown for cell in shown[0])
    return few and head and single * 4 >= len(filled) * 3 and len(filled) * 3 >= len(cells) * 2


def _is_labelled(rows: list[Cells]) -> bool:
    """Whether the first column names the sections of a whole résumé."""
    named = [kinds(row[0].text.replace("\n", "")) for row in rows if len(row) > 1 and row[0].column == 0]
    return len({kind for found in named for kind in found} & _MAIN) > 1


def _is_columns(row: Cells) -> bool:
    """Whether the cells of a row are parts of columns of text, such as a sidebar and a main part."""
    if len(row) < 2:
        return False
    if all(cell.single and kinds(cell.text) for cell in row):
        return True
    long = [cell for cell in row if len(cell.shown) > 3 or (len(cell.shown) > 1 and not cell.short)]
    return len(long) > 1 and _beside(row) is None


def _column_by_column(rows: list[Cells]) -> Lines:
    """The lines of several rows, the first column of all of them first."""
    stacks: dict[int, Lines] = {}
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.column):
        stacks.setdefault(cell.column, []).extend(_apart(cell))
    if sum(any(map(_is_heading, lines)) for lines in stacks.values()) > 1:
        for lines in stacks.values():
            next(line for line in lines if not line.blank).fresh = True
    return [line for lines in stacks.values() for line in lines]


def _is_heading(line: Paragraph) -> bool:
    return bool(line.level or kinds(_plain(line.text)))


def _row(row: Cells, labelled: bool) -> Lines:
    """The lines of one row."""
    first, *rest = row
    if not rest:
        return first.lines
    if _labels(first, rest, labelled):
        return [*_apart(first), *_row(rest, False)]
    if all(cell.single for cell in row) and sum(columns(cell.text) > LONG for cell in row) < 2:
        return [_line(row)]
    beside = _beside(row)
    return beside if beside is not None else [line for cell in row for line in _apart(cell)]


def _labels(cell: _Cell, rest: Cells, labelled: bool) -> bool:
    """Whether a cell is a heading of what stands beside it."""
    if any(map(str.isdigit, cell.text)) or not cell.short or len(cell.shown) > 2:
        return False
    if cell.cell.spans_down:
        return True
    named = kinds(cell.text.replace("\n", ""))
    several = any(len(other.shown) > 2 for other in rest)
    return bool(named) and (labelled or several)


def _apart(cell: _Cell) -> Lines:
    """A cell's lines, with an empty one before and after: they go with no other cell."""
    return [Paragraph(), *cell.lines, Paragraph()]


def _line(row: Cells, keep_empty: bool = False) -> Paragraph:
    """Cells as one line, with bars between them."""
    cells = [joined(cell.shown, [Run(" ")]) for cell in row]
    if not keep_empty:
        cells = [cell for cell in cells if not cell.blank]
    while cells and cells[-1].blank:
        cells.pop()
    return joined((_without_breaks(cell) for cell in cells), _BAR)


def _without_breaks(paragraph: Paragraph) -> Paragraph:
    runs = [replace(run, text=run.text.replace("\n", " ")) for run in paragraph.runs]
    return replace(paragraph, runs=runs)


def _beside(row: Cells) -> Lines | None:
    """The lines of cells that stand beside each other line by line; `None` where they do not."""
    main = max(row, key=lambda cell: (len(cell.text), len(cell.shown)))
    others = [cell for cell in row if cell is not main]
    if not all(_accompanies(cell, main) for cell in others):
        return None
    stacks = {id(cell): _stack(cell, main) for cell in row}
    result: Lines = []
    for number in range(max(map(len, stacks.values()))):
        beside = [stacks[id(cell)][number] for cell in row if number < len(stacks[id(cell)])]
        filled = [line for line in beside if not line.blank]
        result.append(joined(filled, _BAR) if filled else Paragraph())
    return result


def _accompanies(cell: _Cell, main: _Cell) -> bool:
    """Whether a cell holds a few short lines (dates, a place) that go with the lines of the main one."""
    if not cell.short or len(cell.shown) > len(main.shown):
        return False
    narrow = 0 < cell.cell.width <= NARROW * main.cell.width
    ragged = all(line.ragged for line in cell.shown)
    dated = bool(find_periods(cell.text, 0, len(cell.text)))
    if len(cell.shown) == 1:
        return narrow or ragged or dated or main.column < cell.column
    same_height = len(cell.lines) == len(main.lines)
    return (narrow or ragged or dated) and (same_height or len(cell.shown) <= 3)


def _stack(cell: _Cell, main: _Cell) -> Lines:
    """A cell's lines as they stand beside those of others; a period of time in pieces is one line."""
    periods = find_periods(cell.text, 0, len(cell.text))
    if cell is not main and len(periods) == 1 and periods[0].end - periods[0].start == len(cell.text):
        return [joined(cell.shown, [Run(" ")])]
    if cell is not main and len(cell.lines) != len(main.lines):
        return cell.shown
    return cell.lines


def _trimmed(lines: Lines) -> Lines:
    """Lines without the empty ones at the ends."""
    shown = [number for number, line in enumerate(lines) if not line.blank]
    return lines[shown[0] : shown[-1] + 1] if shown else []


def _upright(lines: Lines) -> Lines:
    """A word set letter below letter, as in the narrow label cells of Chinese forms, as one line."""
    texts = [line.text.strip() for line in lines if not line.blank]
    stacked = [letter for text in texts for letter in text.split("\n")]
    if len(stacked) < 2 or not all(len(letter) == 1 and is_han(letter) for letter in stacked):
        return lines
    shown = [line for line in lines if not line.blank]
    runs = [replace(run, text=run.text.replace("\n", "").strip()) for run in joined(shown, []).runs]
    return [replace(shown[0], runs=runs)]


def _plain(text: str) -> str:
    return "".join(map(fold, text))

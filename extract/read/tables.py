"""Tables → lines in reading order.

A row of short cells is one line with bars. Where a row holds more, its content tells how it is read:
a few short lines (dates, a place) stand beside the lines of the other cell, a label stands above what
it labels, and columns of text (a sidebar and a main part) are read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, zip_longest

from extract.dates import find_periods
from extract.document import fold, is_han
from extract.headings import kinds
from extract.labels import label_of
from extract.layout import columns
from extract.read.blocks import BAR, LABEL, Block, Cell, Paragraph, Run, Table, joined
from extract.words import load

SHORT = 40
LONG = 90
"""Columns of letters: a label, date or place is at most `SHORT`, a line of a list not `LONG`."""

FEW = 3
"""Lines: more stand beside another cell only where they are dates, or set at the right."""

NARROW = 0.45
"""A cell narrower than this share of its neighbour stands beside it line by line."""

_BAR = (Run(" "), Run("|", sign=BAR), Run(" "))
_MAIN = {"education", "experience", "projects", "papers", "awards"}

Lines = list[Paragraph]
Places = set[tuple[int, int]]
"""The first columns of cells, and how many they span."""


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
        return [_line(row, _is_head(rows[0])) for row in rows if _filled(row)]
    rows = [row for row in map(_filled, rows) if row]
    labelled = _is_labelled(rows)
    columnar = [False] * len(rows) if labelled else _columnar(rows)
    result: Lines = []
    for in_columns, group in groupby(zip(rows, columnar, strict=True), key=lambda pair: pair[1]):
        band = [row for row, _ in group]
        if in_columns:
            result += _column_by_column(band)
        else:
            result += [line for row in band for line in _row(row, labelled)]
    return result


def _columnar(rows: list[Cells]) -> list[bool]:
    """Which rows are read column by column: those of columns of text, and what goes on below a row whose
    columns have headings, or are named by it."""
    tall = any(len(cell.shown) > 2 for row in rows for cell in row)
    columns: Places = set()
    result = []
    for row in rows:
        heads = tall and len(row) > 1 and all(cell.single and kinds(cell.text) for cell in row)
        if heads or (_is_columns(row) and sum(any(map(is_heading, cell.shown)) for cell in row) > 1):
            columns = _places(row)
        elif not _places(row) <= columns:
            columns = set()
        result.append(bool(columns) or _is_columns(row))
    return result


def _places(row: Cells) -> Places:
    return {(cell.column, cell.cell.columns) for cell in row}


def _cells(row: list[Cell]) -> Iterator[_Cell]:
    column = 0
    for cell in row:
        yield _Cell(replace(cell, blocks=[]) if cell.covered else cell, column)
        column += cell.columns


def _filled(row: Cells) -> Cells:
    return [cell for cell in row if cell.shown]


def _is_grid(rows: list[Cells]) -> bool:
    """Whether a table is one of data: at least three columns, a line or two a cell, a head or no gap."""
    shown = [row for row in rows if _filled(row)]
    if len(shown) < 2 or len({len(row) for row in shown}) > 1 or len(shown[0]) < 3:
        return False
    cells = [cell for row in shown for cell in row]
    filled = [cell for cell in cells if cell.shown]
    few = all(len(cell.shown) <= 3 and cell.cell.columns == 1 for cell in filled)
    single = sum(cell.single for cell in filled)
    return few and single * 4 >= len(filled) * 3 and (len(filled) == len(cells) or _is_head(shown[0]))


def _is_head(row: Cells) -> bool:
    """Whether a row names columns."""
    words = load("columns")["column"]["words"]
    known = sum(bool(label_of(cell.text)) or cell.text.casefold() in words for cell in row)
    return known * 2 > len(row)


def _is_labelled(rows: list[Cells]) -> bool:
    """Whether the first column names the sections of a whole résumé."""
    named = [kinds(row[0].text.replace("\n", "")) for row in rows if len(row) > 1 and row[0].column == 0]
    return len({kind for found in named for kind in found} & _MAIN) > 1


def _is_columns(row: Cells) -> bool:
    """Whether the cells of a row are parts of columns of text, such as a sidebar and a main part."""
    if len(row) < 2:
        return False
    long = [cell for cell in row if len(cell.shown) > 3 or (len(cell.shown) > 1 and not cell.short)]
    return len(long) > 1 and _beside(row) is None


def _column_by_column(rows: list[Cells]) -> Lines:
    """The lines of several rows, the first column of all of them first."""
    stacks: dict[int, Lines] = {}
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.column):
        stacks.setdefault(cell.column, []).extend(_apart(cell))
    if sum(any(map(is_heading, lines)) for lines in stacks.values()) > 1:
        for lines in stacks.values():
            next(line for line in lines if not line.blank).fresh = True
    return [line for lines in stacks.values() for line in lines]


def is_heading(line: Paragraph) -> bool:
    """Whether a paragraph is a heading, by its style or by its words."""
    return bool(line.level or kinds(_plain(line.text)))


def _row(row: Cells, labelled: bool) -> Lines:
    """The lines of one row."""
    first, *rest = row
    if not rest:
        return first.lines
    if labelled and len(row) == 4 and all(cell.single and kinds(cell.text) for cell in row[::2]):
        return [line for pair in (row[:2], row[2:]) for line in _named(pair)]
    if _labels(first, rest, labelled):
        lines = _apart(first)
        if labelled:
            lines[1].level = lines[1].level or LABEL
        return [*lines, *_row(rest, False)]
    if all(cell.single for cell in row) and sum(columns(cell.text) > LONG for cell in row) < 2:
        return [_line(row)]
    beside = _beside(row)
    return beside if beside is not None else [line for cell in row for line in _apart(cell)]


def _named(pair: Cells) -> Lines:
    """A heading and the short text beside it."""
    lines = [line for cell in pair for line in _apart(cell)]
    lines[1].level = lines[1].level or LABEL
    return lines


def _labels(cell: _Cell, rest: Cells, labelled: bool) -> bool:
    """Whether a cell is a heading of what stands beside it."""
    if any(map(str.isdigit, cell.text)) or not cell.short or len(cell.shown) > 2:
        return False
    if len(rest) > 1 and label_of(cell.text) and all(other.single and other.short for other in rest):
        return False
    if cell.cell.spans_down:
        return True
    words = cell.text.replace("\n", "")
    most = max(len(other.shown) for other in rest)
    if kinds(words):
        return labelled or most > 2
    return labelled and most > 1 and not label_of(words)


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
    main = max(row, key=lambda cell: (not _is_aside(cell), len(cell.text)))
    others = [cell for cell in row if cell is not main]
    if not all(_accompanies(cell, main) for cell in others):
        return None
    stacks = [main.lines if cell is main else _stack(cell, main) for cell in row]
    result: Lines = []
    for beside in zip_longest(*stacks, fillvalue=Paragraph()):
        filled = [line for line in beside if not line.blank]
        result.append(joined(filled, _BAR) if filled else Paragraph())
    return result


def _is_aside(cell: _Cell) -> bool:
    """Whether a cell holds dates above all, or is set at the right."""
    dated = len(find_periods(cell.text, 0, len(cell.text)))
    mostly = cell.short and dated * 2 >= len(cell.shown)
    return mostly or _is_period(cell) or all(line.ragged for line in cell.shown)


def _is_period(cell: _Cell) -> bool:
    """Whether a cell holds one period of time, which may stand on several lines."""
    text = cell.text.replace("\n", " ")
    periods = find_periods(text, 0, len(text))
    return len(periods) == 1 and periods[0].end - periods[0].start == len(text)


def _accompanies(cell: _Cell, main: _Cell) -> bool:
    """Whether a cell holds short lines (dates, a place) that go with the lines of the main one."""
    if _is_period(cell):
        return True
    sidebar = len(cell.shown) > FEW and any(map(is_heading, cell.shown))
    if not cell.short or len(cell.shown) > len(main.shown) or sidebar:
        return False
    narrow = 0 < cell.cell.width <= NARROW * main.cell.width
    ragged = all(line.ragged for line in cell.shown)
    dated = len(find_periods(cell.text, 0, len(cell.text)))
    if len(cell.shown) == 1:
        return narrow or ragged or dated > 0 or main.column < cell.column
    few = len(cell.shown) <= FEW and (narrow or dated > 0)
    return ragged or few or dated * 2 > len(cell.shown)


def _stack(cell: _Cell, main: _Cell) -> Lines:
    """A cell's lines as they stand beside those of the main one."""
    if _is_period(cell):
        return [joined(cell.shown, [Run(" ")])]
    return cell.lines if len(cell.lines) <= len(main.lines) else cell.shown


def _trimmed(lines: Lines) -> Lines:
    """Lines without the empty ones at the ends."""
    shown = [number for number, line in enumerate(lines) if not line.blank]
    return lines[shown[0] : shown[-1] + 1] if shown else []


def _upright(lines: Lines) -> Lines:
    """A word set in one or two letters a line, as in the narrow label cells of Chinese forms, as one line."""
    texts = [line.text.strip() for line in lines if not line.blank]
    stacked = [part for text in texts for part in text.split("\n")]
    word, longest = "".join(stacked), max(map(len, stacked), default=0)
    if len(stacked) < 2 or not all(map(is_han, word)) or longest > 2 or (longest > 1 and not kinds(word)):
        return lines
    shown = [line for line in lines if not line.blank]
    runs = [replace(run, text=run.text.replace("\n", "").strip()) for run in joined(shown, []).runs]
    return [replace(shown[0], runs=runs)]


def _plain(text: str) -> str:
    return "".join(map(fold, text))

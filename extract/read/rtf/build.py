"""RTF's paragraphs, cells and rows as blocks: tables begin and end by what the paragraphs say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from extract.errors import TooLarge
from extract.read.blocks import NESTING, Block, Cell, Paragraph, Table
from extract.read.boxes import Column, TextBox
from extract.read.rtf.look import POINTS


@dataclass
class Bounds:
    """What `\\trowd` to `\\cellx` say about a row: where its cells end, in twips, and which go on below."""

    WORDS: ClassVar = frozenset({"cellx", "trleft", "clvmgf", "clvmrg", "clmrg", "clcbpat"})

    left: int = 0
    ends: list[int] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)
    covered: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)
    grounds: dict[int, int] = field(default_factory=dict)

    def word(self, word: str, number: int | None) -> None:
        """Take a control word about the next cell."""
        place = len(self.ends)
        if word == "cellx":
            self.ends.append(number or 0)
        elif word == "trleft":
            self.left = number or 0
        elif word == "clvmgf":
            self.begins.add(place)
        elif word == "clvmrg":
            self.covered.add(place)
        elif word == "clmrg":
            self.merged.add(place)
        elif word == "clcbpat":
            self.grounds[place] = number or 0

    def row(self, contents: list[list[Block]]) -> list[Cell]:
        """The cells of a row with these contents."""
        cells: list[Cell] = []
        for place, blocks in enumerate(contents):
            begin = self.ends[place - 1] if 0 < place <= len(self.ends) else self.left
            width = (self.ends[place] - begin) * POINTS if place < len(self.ends) else 0.0
            if place in self.merged and cells:
                cells[-1].width += width
            else:
                cells.append(Cell(blocks, 1, width, place in self.begins, place in self.covered))
        return cells


@dataclass
class _Level:
    """A table that is open: its rows, the cells of the row that is read, the blocks of the cell."""

    rows: list[list[Cell]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Builder:
    """Blocks as they come."""

    file: str
    column: Column = field(default_factory=lambda: Column(72.0))
    levels: list[_Level] = field(default_factory=list)

    @property
    def cell(self) -> int:
        """The place of the cell that is read in its row."""
        return len(self.levels[-1].cells) if self.levels else 0

    def add(self, paragraph: Paragraph, nesting: int, boxes: list[TextBox], breaks: bool) -> None:
        """Put a paragraph so deep in tables."""
        self._reach(nesting)
        if self.levels:
            self.levels[-1].blocks.append(paragraph)
            self.levels[-1].blocks += [block for box in boxes for block in box.blocks]
        else:
            self.column.add(paragraph, boxes, breaks)

    def end_cell(self, nesting: int) -> None:
        """End a cell of a table so deep."""
        self._reach(max(nesting, 1))
        level = self.levels[-1]
        level.cells.append(level.blocks)
        level.blocks = []

    def end_row(self, nesting: int, bounds: Bounds) -> None:
        """End a row of a table so deep."""
        self._reach(max(nesting, 1))
        level = self.levels[-1]
        level.rows.append(bounds.row(level.cells))
        level.cells = []

    def _reach(self, nesting: int) -> None:
        """Close the tables that are deeper, and open those that are missing."""
        if nesting > NESTING:
            raise TooLarge(f"{self.file}: tables lie more than {NESTING} deep in each other")
        while len(self.levels) > nesting:
            level = self.levels.pop()
            left_open = [*level.cells, level.blocks] if level.cells or level.blocks else []
            table = Table([row for row in (*level.rows, Bounds().row(left_open)) if row])
            if self.levels:
                self.levels[-1].blocks.append(table)
            else:
                self.column.add(table, [])
        while len(self.levels) < nesting:
            self.levels.append(_Level())

    def finished(self) -> list[Block]:
        """All blocks."""
        self._reach(0)
        return self.column.settled()

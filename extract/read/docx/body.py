"""The blocks of a Word part: paragraphs, tables, and text boxes where they are anchored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.errors import TooLarge
from extract.read.blocks import NESTING, Block, Cell, Paragraph, Run, Table, bullet
from extract.read.boxes import Column, TextBox
from extract.read.docx.boxes import place_of
from extract.read.docx.ground import of_box, shaded
from extract.read.docx.inline import SKIPPED, Letters, Word, chosen
from extract.read.docx.numbering import BULLET
from extract.read.docx.package import Part
from extract.read.docx.styles import POINTS, Properties, indent, properties, space
from extract.read.instructions import Fields
from extract.read.seen import UNKNOWN
from extract.read.xml import child, children, descendants, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass
class Body:
    """Reads the blocks of one part. `notes` are the footnotes that it refers to, in order."""

    word: Word
    part: Part
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    depth: int = 0

    def blocks(self, parent: _Element, ground: str) -> list[Block]:
        """The blocks in an element whose letters stand on a ground."""
        self.depth += 1
        if self.depth > NESTING:
            raise TooLarge(f"{self.word.file}: tables and boxes lie more than {NESTING} deep in each other")
        column, open_mark = Column(self.word.margins[1]), None
        for element in _unwrapped(parent):
            if name(element) == "tbl":
                column.add(self._table(element, ground), [])
            elif name(element) == "p":
                letters, paragraph = self._paragraph(element, ground, open_mark)
                open_mark = paragraph if _runs_on(element) else None
                if open_mark is None:
                    boxes = [box for content in letters.boxes if (box := self._box(content))]
                    column.add(paragraph, boxes, letters.breaks)
            elif name(element) == "altChunk":
                self.word.unseen.notes.append("a document inside of this one left out")
        if open_mark is not None:
            column.add(open_mark, [])
        self.depth -= 1
        return column.settled()

    def _paragraph(
        self, element: _Element, ground: str, before: Paragraph | None
    ) -> tuple[Letters, Paragraph]:
        """A paragraph, put behind the one `before` it whose mark is deleted or hidden."""
        direct = properties(child(element, "pPr"))
        style = direct.get("pStyle") or self.word.styles.default("paragraph")
        looks = self.word.styles.paragraph(style) | direct
        letters = Letters(self.word, self.part, self.fields, style, shaded(looks, ground))
        letters.walk(element)
        label, looks = self._label(direct, style, looks)
        self.notes += letters.notes
        paragraph = _laid_out(looks, style, self.word.styles.level(style, direct))
        paragraph.runs = letters.runs
        if not paragraph.blank:
            paragraph.runs = _labelled(label, letters.runs)
        if before is not None:
            paragraph = replace(before, runs=[*before.runs, *letters.runs])
        letters.breaks |= looks.get("pageBreakBefore") == "1"
        paragraph.paged |= letters.paged
        return letters, paragraph

    def _label(self, direct: Properties, style: str, looks: Properties) -> tuple[str, Properties]:
        """The bullet or number of a paragraph in a list, and its looks with those of the list."""
        found = self.word.numbering.level(looks.get("numId", ""), looks.get("ilvl", ""), style)
        if found is None:
            return "", looks
        depth, level = found
        label = self.word.numbering.count(looks["numId"], depth)
        label += " " if level.spaced and label else ""
        own = self.word.styles.paragraph(style)
        looks = own | level.paragraph | direct if "numId" in direct else level.paragraph | own | direct
        return label, looks

    def _box(self, content: _Element) -> TextBox | None:
        """A box with its blocks; none where it lies off the page."""
        box = place_of(content, self.word.margins)
        if box.is_off(*self.word.page):
            words = "".join(text.text or "" for text in descendants(content, "t"))
            self.word.unseen.leave_out("text off the page", words)
            return None
        box.blocks = self.blocks(content, of_box(content, self.word.ground))
        return box

    def _table(self, element: _Element, ground: str) -> Table:
        looks = properties(child(element, "tblPr"))
        style = looks.get("tblStyle", "")
        ground = UNKNOWN if self.word.styles.is_shaded(style) else shaded(looks, ground)
        widths = [number(value(c, "w"), POINTS) for c in children(child(element, "tblGrid"), "gridCol")]
        rows = [
            list(self._cells(row, widths, ground))
            for row in _unwrapped(element)
            if name(row) == "tr" and not _is_gone(row)
        ]
        return Table(_spanned(rows))

    def _cells(self, row: _Element, widths: list[float], ground: str) -> Iterator[Cell]:
        column = int(number(value(child(row, "trPr", "gridBefore"))))
        if 0 < column <= len(widths):
            yield Cell(columns=column, width=sum(widths[:column]))
        for element in _unwrapped(row):
            if name(element) != "tc":
                continue
            looks = properties(child(element, "tcPr"))
            columns = min(max(int(number(looks.get("gridSpan", "1"))), 1), 100)
            merge = child(element, "tcPr", "vMerge")
            covered = merge is not None and value(merge) != "restart"
            blocks = self.blocks(element, shaded(looks, ground))
            yield Cell(blocks, columns, sum(widths[column : column + columns]), covered=covered)
            column += columns


def _unwrapped(parent: _Element) -> Iterator[_Element]:
    """The elements in an element, without the wrappers of controls, changes and alternatives."""
    for element in parent:
        kind = name(element)
        if kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _unwrapped(element)
        elif kind == "AlternateContent":
            yield from _unwrapped(chosen(element))
        elif kind not in SKIPPED:
            yield element


def _is_gone(row: _Element) -> bool:
    """Whether a row of a table is deleted or hidden."""
    return any(child(row, "trPr", mark) is not None for mark in ("del", "hidden"))


def _runs_on(paragraph: _Element) -> bool:
    """Whether the next paragraph goes on in the same line, since the mark between is deleted or hidden."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "specVanish") is not None


def _spanned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows whose cells know that they go on in the row below."""
    for row, below in pairwise(rows):
        covered = {column for column, cell in _placed(below) if cell.covered}
        for column, cell in _placed(row):
            cell.spans_down = column in covered and not cell.covered
    return rows


def _placed(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.columns


def _laid_out(looks: Properties, style: str, level: int) -> Paragraph:
    first, others = indent(looks)
    return Paragraph(
        level=level,
        indent=first,
        hang=others,
        before=space(looks, "before"),
        after=space(looks, "after"),
        style=style,
        tight=looks.get("contextualSpacing") == "1",
        ragged=looks.get("jc") in ("right", "end"),
    )


def _labelled(label: str, runs: list[Run]) -> list[Run]:
    """Letters with what their list prints before them."""
    if not label:
        return runs
    if label.strip() == BULLET:
        return [*bullet(), *runs]
    first = next(run for run in runs if run.text.strip())
    return [Run(label, first.strong, first.emphasis, first.size), *runs]

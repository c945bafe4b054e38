"""The blocks of an OpenDocument text: paragraphs, lists, tables, and frames where they are anchored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.errors import TooLarge
from extract.read.blocks import NESTING, Block, Cell, Paragraph, Run, Table, Unseen, bullet
from extract.read.boxes import Column, TextBox
from extract.read.odt.inline import SHAPES, Letters
from extract.read.odt.lists import BULLET, Lists, Place
from extract.read.odt.styles import Properties, Styles, fill, ground, length
from extract.read.xml import descendants, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = ("table-header-rows", "table-rows", "table-row-group")


@dataclass
class Body:
    """Reads blocks. `notes` are the footnotes met on the way; `ground` is the colour behind plain text,
    `margins` where the text begins on the page, left and top."""

    file: str
    styles: Styles
    ground: str
    margins: tuple[float, float] = (72.0, 72.0)
    unseen: Unseen = field(default_factory=Unseen)
    notes: list[_Element] = field(default_factory=list)
    depth: int = 0

    def __post_init__(self) -> None:
        self.lists = Lists(self.styles)

    def blocks(self, parent: _Element, behind: str) -> list[Block]:
        """The blocks in an element whose letters stand on a ground."""
        self.depth += 1
        if self.depth > NESTING:
            raise TooLarge(f"{self.file}: tables and boxes lie more than {NESTING} deep in each other")
        column = Column(self.margins[1])
        self._fill(column, parent, behind, Place())
        self.depth -= 1
        return column.settled()

    def _fill(self, column: Column, parent: _Element, behind: str, place: Place, label: str = "") -> None:
        """Put what an element holds into a column; `label` stands before its first paragraph."""
        for element in parent:
            kind = name(element)
            if kind in ("p", "h"):
                self._paragraph(column, element, behind, place, label)
                label = ""
            elif kind == "list":
                self._list(column, element, behind, place)
            elif kind == "table":
                column.add(self._table(element, behind), [])
            elif (
                kind in ("section", "index-body", "table-of-content") and value(element, "display") != "none"
            ):
                self._fill(column, element, behind, place)
            elif kind == "frame" or kind in SHAPES:
                column.add(Paragraph(), list(self._boxes(element)))

    def _list(self, column: Column, element: _Element, behind: str, outer: Place) -> None:
        place = self.lists.enter(element, outer)
        if place.depth > 3 * NESTING:
            raise TooLarge(f"{self.file}: lists lie more than {3 * NESTING} deep in each other")
        for item in element:
            held = name(item) == "list-item" and any(name(inner) in ("p", "h") for inner in item)
            label = self.lists.label(place, value(item, "start-value")) if held else ""
            self._fill(column, item, behind, place, label)

    def _paragraph(self, column: Column, element: _Element, behind: str, place: Place, label: str) -> None:
        style = value(element, "style-name")
        looks = self.styles.of("paragraph", style)
        letters = Letters(self.styles, self.unseen, ground(looks, behind))
        letters.walk(element, looks)
        self.notes += letters.notes
        paragraph = self._laid_out(element, looks, place)
        paragraph.runs, paragraph.paged = letters.runs, letters.paged
        if label and not paragraph.blank:
            paragraph.runs = [*_shown(label, letters.runs), *letters.runs]
        boxes = [box for shape in letters.shapes for box in self._boxes(shape)]
        column.add(paragraph, boxes, looks.get("break-before") == "page")

    def _laid_out(self, element: _Element, looks: Properties, place: Place) -> Paragraph:
        style = value(element, "style-name")
        outline = value(element, "outline-level") if name(element) == "h" else ""
        left = length(looks.get("margin-left", "0"))
        first = left + min(length(looks.get("text-indent", "0")), 0.0)
        if place.depth and not left:
            first, left = self.lists.indent(place)
        return Paragraph(
            level=int(number(outline)) or self.styles.level(style),
            indent=max(first, 0.0),
            hang=max(left, 0.0),
            before=length(looks.get("margin-top", "0")),
            after=length(looks.get("margin-bottom", "0")),
            style=self.styles.inherited("paragraph", style, "parent-style-name") or style,
            tight=looks.get("contextual-spacing") == "true",
            ragged=looks.get("text-align") in ("end", "right"),
        )

    def _boxes(self, shape: _Element) -> Iterator[TextBox]:
        """The boxes with text in a shape, a frame or a group of them."""
        if name(shape) == "g":
            for inner in shape:
                yield from self._boxes(inner)
            return
        looks = self.styles.of("graphic", value(shape, "style-name"))
        holder = next((inner for inner in shape if name(inner) == "text-box"), shape)
        if name(shape) != "frame" or holder is not shape:
            box = self._place(shape, looks)
            box.blocks = self.blocks(holder, fill(looks, self.ground))
            yield box

    def _place(self, shape: _Element, looks: Properties) -> TextBox:
        anchor = value(shape, "anchor-type")
        if anchor == "as-char":
            return TextBox()
        left, top, width, height = (length(value(shape, side)) for side in ("x", "y", "width", "height"))
        across, down = looks.get("horizontal-rel", ""), looks.get("vertical-rel", "")
        on_page = anchor == "page" or down.startswith("page")
        left += 0.0 if across == "page" or anchor == "page" else self.margins[0]
        top += self.margins[1] if down == "page-content" else 0.0
        return TextBox([], left, top, width, height, on_page)

    def _table(self, element: _Element, behind: str) -> Table:
        behind = ground(self.styles.of("table", value(element, "style-name")), behind)
        widths = [width for column in descendants(element, "table-column") for width in self._widths(column)]
        return Table([list(self._cells(row, widths, behind)) for row in _rows(element)])

    def _widths(self, column: _Element) -> list[float]:
        looks = self.styles.of("table-column", value(column, "style-name"))
        width = length(looks.get("column-width", "")) or number(looks.get("rel-column-width", "").rstrip("*"))
        return [width] * _times(column, "number-columns-repeated")

    def _cells(self, row: _Element, widths: list[float], behind: str) -> Iterator[Cell]:
        column, hidden = 0, 0
        for element in row:
            covered = name(element) == "covered-table-cell"
            if hidden or (not covered and name(element) != "table-cell"):
                hidden -= covered
                continue
            columns = _times(element, "number-columns-spanned")
            behind_cell = ground(self.styles.of("table-cell", value(element, "style-name")), behind)
            tall = _times(element, "number-rows-spanned") > 1
            for _ in range(_times(element, "number-columns-repeated")):
                blocks = [] if covered else self.blocks(element, behind_cell)
                yield Cell(blocks, columns, sum(widths[column : column + columns]), tall, covered)
                column += columns
            hidden = columns - 1


def _rows(table: _Element) -> Iterator[_Element]:
    for element in table:
        if name(element) == "table-row" and value(element, "visibility") not in ("collapse", "filter"):
            yield element
        elif name(element) in _ROWS:
            yield from _rows(element)


def _times(element: _Element, attribute: str) -> int:
    """How often something is repeated, or how much it spans: at least once, and within reason."""
    return min(max(int(number(value(element, attribute) or "1")), 1), 100)


def _shown(label: str, runs: list[Run]) -> list[Run]:
    """The runs of a list's label."""
    if label == BULLET:
        return bullet()
    first = next(run for run in runs if run.text.strip())
    return [Run(label, first.strong, first.emphasis, first.size)]

"""The elements that are open while a page is walked, and what becomes of them when they close."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.document import fold, is_han
from extract.headings import kinds
from extract.layout import columns
from extract.read.blocks import Block, Cell, Paragraph, Run, joined
from extract.read.html.lines import APART, Flow, Gap, Setting
from extract.read.html.look import Look
from extract.read.html.rows import Grid, beside, is_small
from extract.read.html.sheet import Element
from extract.read.html.tags import REGIONS, whole

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TERM, SAID = 30, 90
"""Columns of letters: a longer term, or a longer text about it, has lines of its own."""


@dataclass(slots=True)
class Frame:
    """An open element. It sets its text in `flow`: its own where `side` says how that is put to others.

    `kind` is how it holds its children: `inline`, `block`, `row` (boxes side by side), `through` (for the row
    around it), `table`, `line` (a row of a table) or `group` (of them). `start` counts the paragraphs that
    were in the flow before it, `letters` the letters that were on the page; `last` is what its last block was
    like, and `several` whether that had several lines; `kinds` what its boxes are like.
    """

    node: LexborNode
    element: Element
    look: Look
    flow: Flow
    setting: Setting
    kind: str
    side: str = ""
    url: str = ""
    start: int = 0
    letters: int = 0
    number: int = 0
    step: int = 1
    floated: bool = False
    last: tuple[str, str] = ("", "")
    several: bool = False
    cells: list[tuple[Cell, int]] = field(default_factory=list)
    kinds: set[tuple[str, str]] = field(default_factory=set)
    grid: Grid = field(default_factory=Grid)

    @property
    def likeness(self) -> tuple[str, str]:
        """What entries of one kind have in common."""
        return self.element.tag, self.element.attributes.get("class") or ""


def settle(frame: Frame, parent: Frame) -> None:
    """End what an element set in its flow: its last line, its row of boxes, its table."""
    flow = frame.flow
    if frame.kind == "through":
        return
    if frame.kind == "inline":
        flow.line += [Gap(frame.look.right, frame.likeness)] if frame.look.right else []
        return
    if frame.side or frame.floated:
        flow.close(frame.setting)
    elif frame.setting.heading == parent.setting.heading:
        flow.begin(frame.setting)
    else:
        flow.finish(frame.setting)
    if frame.look.display == "list-item":
        flow.marker = []
    if frame.kind == "row":
        cells = [cell for cell, _ in frame.cells]
        alike = len(cells) > 2 and len(frame.kinds) == 1
        flow.add(beside(cells[::-1] if frame.look.backwards else cells, frame.look.columns, alike))
    elif frame.kind == "table":
        if frame.cells:
            frame.grid.add(frame.cells)
        flow.add(frame.grid.read())
    flow.space = max(flow.space, frame.look.after)


def hand_over(frame: Frame, parent: Frame) -> None:
    """Give what an element set to the one around it."""
    if frame.side:
        _SIDES[frame.side](frame, parent)
    elif frame.kind == "line":
        parent.grid.add(frame.cells)
    elif frame.kind in ("block", "row", "table"):
        lines = sum(not line.blank for line in frame.flow.paragraphs[frame.start :])
        if frame.element.tag in REGIONS and lines > 1:
            frame.flow.paragraphs.insert(frame.start, Paragraph())
            frame.flow.gap = True
        marked = frame.look.display == "list-item" and frame.look.bullet != "none"
        parent.last, parent.several = frame.likeness, lines > 1 and not marked


def _as_cell(frame: Frame, parent: Frame) -> None:
    attributes = frame.element.attributes
    cell = Cell(
        _as_label(frame.flow.paragraphs),
        columns=max(whole(attributes.get("colspan"), 1, 50), 1),
        width=frame.look.width,
    )
    depth = whole(attributes.get("rowspan"), 1) if frame.side == "td" else 1
    parent.cells.append((cell, depth))
    parent.kinds.add(frame.likeness)


def _as_label(paragraphs: list[Paragraph]) -> list[Block]:
    """The lines of a cell; as one where they name a section only together."""
    lines = [line for line in paragraphs if not line.blank]
    if 1 < len(lines) <= 3 and not any(line.level for line in lines):
        han = all(is_han(line.text.strip()[-1]) for line in lines[:-1])
        one = joined(lines, [] if han else [Run(" ")])
        if columns(one.text) <= TERM and _is_section(one):
            return [one]
    return list(paragraphs)


def _below(frame: Frame, parent: Frame) -> None:
    """Put the paragraphs of a box below what is there."""
    parent.flow.finish(parent.setting)
    parent.flow.add(frame.flow.paragraphs)
    parent.flow.gap = parent.flow.gap or len(frame.flow.paragraphs) > 1


def _as_float(frame: Frame, parent: Frame) -> None:
    lines = [line for line in frame.flow.paragraphs if not line.blank]
    if frame.look.floats == "right" and is_small(lines):
        parent.flow.aside += lines
        parent.floated = True
    elif len(lines) == 1 and is_small(lines) and not _is_section(lines[0]):
        _on_line(parent.flow, lines[0], Gap(APART), Gap(APART))
        parent.flow.held = True
    else:
        _below(frame, parent)


def _is_section(line: Paragraph) -> bool:
    return bool(kinds("".join(map(fold, line.text))))


def _as_box(frame: Frame, parent: Frame) -> None:
    """A box on a line is a part of it when it has one line itself; boxes of single letters make a word."""
    lines = [line for line in frame.flow.paragraphs if not line.blank]
    if len(lines) > 1:
        _below(frame, parent)
    elif lines:
        least = float(len(lines[0].text) > 1)
        sides = (Gap(max(space, least), frame.likeness) for space in (frame.look.left, frame.look.right))
        _on_line(parent.flow, lines[0], *sides)


def _on_line(flow: Flow, line: Paragraph, left: Gap, right: Gap) -> None:
    """Set a line of a box on the open line of a flow, with space at its sides."""
    flow.line += [left, *line.runs, right]
    flow.level = flow.level or line.level


def _as_term(frame: Frame, parent: Frame) -> None:
    waiting, parent.flow.term = parent.flow.term, []
    parent.flow.finish(parent.setting)
    parent.flow.add(waiting)
    parent.flow.term = [line for line in frame.flow.paragraphs if not line.blank]


def _as_said(frame: Frame, parent: Frame) -> None:
    """What is said of a term stands on its line when both are short."""
    lines = [line for line in frame.flow.paragraphs if not line.blank]
    term, parent.flow.term = parent.flow.term, []
    parent.flow.finish(parent.setting)
    if len(term) == len(lines) == 1 and _is_value(term[0], lines[0]):
        runs = [*term[0].runs, Run("\t"), *lines[0].runs]
        term[0].runs = runs
        parent.flow.add(term)
    else:
        parent.flow.add([*term, *frame.flow.paragraphs])


def _is_value(term: Paragraph, said: Paragraph) -> bool:
    """Whether what is said is the value of a label, and no sentence about a thing."""
    if said.text.rstrip()[-1] in ".。!！" and not term.text.rstrip().endswith((":", "：")):
        return False
    short = columns(term.text) <= TERM and columns(said.text) <= SAID
    return short and not term.level and not said.level


_SIDES = {
    "cell": _as_cell,
    "td": _as_cell,
    "float": _as_float,
    "box": _as_box,
    "term": _as_term,
    "said": _as_said,
}
"""How an element with a flow of its own is put to others."""

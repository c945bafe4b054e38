"""What word processors write, in one form: blocks of paragraphs and tables, before they become text.

DOCX, ODT and RTF are read into blocks; `extract.read.flow` makes a document of them. Lengths are in points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

BAR, BULLET = 2, 3
"""Keys of `extract.document.SHOWN_AS`: the bar between two cells, and a bullet."""

NESTING = 24
"""How deep tables and boxes may lie in each other."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `text` may hold tabs, and `\\n` for a line break; `size` is 0 where unknown.

    `url` is the target of the link they are part of; `sign` a key of `SHOWN_AS` where the file holds
    no such letters, but shows a mark.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    size: float = 0.0
    url: str = ""
    sign: int = 0


@dataclass(slots=True)
class Paragraph:
    """A paragraph. Without letters it is white space between others.

    `level` is its depth as a heading (0 for none, else also `TITLE` or `LABEL`); `indent` where its
    first line begins, `hang` where the others do; `before` and `after` the space around it; `style`
    what tells that two paragraphs are of a kind, which `tight` ones set without space between them;
    `ragged` whether it is set at the right, `paged` whether a page number in it was left out, `fresh`
    whether it begins a column that has nothing to do with what comes before.
    """

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    indent: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    tight: bool = False
    ragged: bool = False
    paged: bool = False
    fresh: bool = False

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(run.text for run in self.runs)

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return not any(run.text.strip() for run in self.runs)


TITLE, LABEL = -1, -2
"""The levels of a paragraph that is the title of the whole, whatever the depth of other headings, and of one
that names a section from the column beside it: a heading where no paragraph is one by its style."""


@dataclass(slots=True)
class Cell:
    """A cell of a table: its blocks, how many columns it spans, and how wide it is (0: unknown).

    `spans_down` tells that it goes on in the row below, `covered` that it is the rest of the one above.
    """

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    width: float = 0.0
    spans_down: bool = False
    covered: bool = False


@dataclass(slots=True)
class Table:
    """A table, row by row."""

    rows: list[list[Cell]] = field(default_factory=list)


Block = Paragraph | Table


@dataclass
class Unseen:
    """What is left out: letters that nobody sees, counted by the reason, and other `notes`."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def leave_out(self, reason: str, text: str) -> None:
        """Count the letters of a text that is left out."""
        self.counts[reason] += sum(not character.isspace() for character in text)

    def warnings(self) -> list[str]:
        """A line for each reason, and each note once."""
        counted = [
            f"{reason} left out: {count:,} characters" for reason, count in self.counts.items() if count
        ]
        return [*counted, *dict.fromkeys(self.notes)]


def said(blocks: Iterable[Block]) -> str:
    """All letters of some blocks."""
    return "\n".join(
        block.text
        if isinstance(block, Paragraph)
        else said(b for row in block.rows for c in row for b in c.blocks)
        for block in blocks
    )


def joined(paragraphs: Iterable[Paragraph], between: Iterable[Run]) -> Paragraph:
    """Several paragraphs as one, with the look of the first."""
    between, result = list(between), None
    for paragraph in paragraphs:
        if result is None:
            result = replace(paragraph, runs=list(paragraph.runs))
        else:
            result.runs += [*between, *paragraph.runs]
            result.after = paragraph.after
            result.paged |= paragraph.paged
    return result or Paragraph()


def bullet(text: str = "•") -> list[Run]:
    """The runs of a bullet before a paragraph's words."""
    return [Run(text, sign=BULLET), Run(" ")]

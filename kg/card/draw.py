"""The card of a candidate, drawn: one column, or two side by side where the terminal is wide.

Colours are the terminal's own sixteen, and only as an accent of words that say the same, so that the
card reads alike on dark, on light and without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from kg.card import words
from kg.card.paragraph import Paragraph
from kg.card.pieces import joined, plain
from kg.card.sections import LIFE, WORK, Section, paper_counts
from kg.card.view import Candidate
from kg.table import draw

_TWO_COLUMNS = 140  # from this width on, lines in one column would be too long to read
_INDENT = 2
_LONG_TEXT = 2  # lines shown of a highlight or a passage, unless all is asked for


def write_card(candidate: Candidate, stream: TextIO, *, width: int | None = None, full: bool = False) -> None:
    """Draw the card of `candidate` within the terminal's width, or `width`; `full` cuts no text short."""
    draw(Card(candidate, full), stream, width)


@dataclass(frozen=True, slots=True)
class Card:
    """A renderable card."""

    candidate: Candidate
    full: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The head, the sections in one or two columns, and where it all comes from."""
        yield from _head(self.candidate)
        life, work = list(self._sections(LIFE)), list(self._sections(WORK))
        if options.max_width >= _TWO_COLUMNS and life and work:
            columns = Table.grid(padding=(0, 4), expand=True)
            columns.add_column(ratio=1)
            columns.add_column(ratio=1)
            columns.add_row(Group(*life), Group(*work))
            yield columns
        else:
            yield from (*life, *work)
        yield from _foot(self.candidate)

    def _sections(self, sections: Iterable[tuple[str, Section]]) -> Iterator[RenderableType]:
        for title, section in sections:
            body = section(self.candidate, None if self.full else _LONG_TEXT)
            if body is not None:
                counts = "  " + paper_counts(self.candidate) if title == "Papers" else ""
                yield Text()
                yield Text.assemble((title.upper(), "bold"), (counts, "dim"))
                yield Padding(body, (0, 0, 0, _INDENT))


def _head(candidate: Candidate) -> Iterator[RenderableType]:
    contacts = [*candidate.emails, *candidate.phones, candidate.location]
    links = map(words.address, candidate.links)
    lines = (
        plain(candidate.label, "bold"),
        joined([*contacts, *links], gap="   "),
        joined(candidate.research_interests, "italic"),
    )
    yield from (Paragraph(line) for line in lines if line)
    yield Rule(style="dim")


def _foot(candidate: Candidate) -> Iterator[RenderableType]:
    sources = joined([*candidate.documents, candidate.iri], "dim", gap="   ")
    if sources:
        yield Text()
        yield Rule(style="dim")
        yield Paragraph(sources)

"""What RTF's control words say about letters and paragraphs, and the tables that they refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from extract.read.blocks import TITLE, Paragraph
from extract.read.seen import PAPER, UNKNOWN, reason_unseen
from extract.words import load

POINTS = 0.05
"""Points a twip."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: `size` in points, `colour` and `ground` as places in the table of colours.

    `script` is the kind of letters that the words are about: for Chinese ones (`dbch`), `\\ab` says what
    `\\b` says for others.
    """

    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    deleted: bool = False
    size: float = 12.0
    font: int = -1
    colour: int = 0
    ground: int = 0
    script: str = ""

    def with_word(self, word: str, number: int | None) -> Look:
        """The look after a control word."""
        if word in _SCRIPTS:
            return replace(self, script=word)
        if self.script == "dbch":
            word = _OF_CHINESE.get(word, word)
        changed: dict[str, Any] = {}
        if word in _SWITCHES:
            changed[_SWITCHES[word]] = number != 0
        elif word == "fs":
            changed["size"] = 12.0 if number is None else number / 2
        elif word in _NUMBERS:
            changed[_NUMBERS[word]] = number or 0
        return replace(self, **changed) if changed else self


_SCRIPTS = {"loch", "hich", "dbch", "ltrch", "rtlch"}
_OF_CHINESE = {"ab": "b", "ai": "i", "afs": "fs"}
_SWITCHES = {"b": "strong", "i": "emphasis", "v": "hidden", "deleted": "deleted"}
_NUMBERS = {"f": "font", "cf": "colour", "cb": "ground", "chcbpat": "ground", "highlight": "ground"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph is set: lengths in twips, `ground` a place in the table of colours.

    `nesting` is how deep in tables it stands.
    """

    style: int = 0
    outline: int = 9
    left: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    tight: bool = False
    ragged: bool = False
    breaks: bool = False
    ground: int = 0
    nesting: int = 0

    def with_word(self, word: str, number: int | None) -> Layout:
        """The layout after a control word."""
        if word == "intbl":
            return replace(self, nesting=max(self.nesting, 1))
        if word in _FLAGS:
            return replace(self, **{_FLAGS[word]: True})
        if word in _LENGTHS:
            changed: dict[str, Any] = {_LENGTHS[word]: number or 0}
            return replace(self, **changed)
        return self


_FLAGS = {"contextualspace": "tight", "qr": "ragged", "pagebb": "breaks"}
_LENGTHS = {
    "s": "style", "outlinelevel": "outline", "li": "left", "lin": "left", "fi": "first", "sb": "before",
    "sa": "after", "cbpat": "ground", "itap": "nesting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A style's name, the number of the one that it is based on, and the height of its letters, if told."""

    title: str
    parent: int = -1
    size: float = 0.0


@dataclass
class Sheet:
    """The tables at a file's head: fonts with their encodings, colours, and styles."""

    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    encodings: dict[int, str] = field(default_factory=dict)
    colours: list[str] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)

    def colour(self, place: int) -> str:
        """A colour as six hexadecimal digits; empty for the automatic one."""
        return self.colours[place] if 0 < place < len(self.colours) else ""

    def reason(self, look: Look, layout: Layout, behind: int) -> str:
        """Why nobody sees letters; empty when they can be seen. `behind` is a cell's colour."""
        grounds = [place for place in (look.ground, layout.ground, behind) if place]
        ground = (self.colour(grounds[0]) or UNKNOWN) if grounds else PAPER
        colour = self.colour(look.colour)
        return reason_unseen(hidden=look.hidden, size=look.size, colour=colour, ground=ground)

    def size(self, number: int) -> float:
        """The height of a style's letters, which some programs do not repeat in the text; 0 if unknown."""
        for _ in range(len(self.styles)):
            style = self.styles.get(number)
            if style is None or style.size:
                return style.size if style else 0.0
            number = style.parent
        return 0.0

    def level(self, layout: Layout) -> int:
        """The depth of a heading, by its outline level or its style's name; 0 for text."""
        if layout.outline < 9:
            return layout.outline + 1
        style = self.styles.get(layout.style, Style(""))
        words, title = load("styles"), " ".join(style.title.casefold().split())
        if title in words["title"]["names"]:
            return TITLE
        heading = re.fullmatch(rf"(?:{'|'.join(words['heading']['names'])})\s*([1-9])", title)
        return int(heading[1]) if heading else 0

    def paragraph(self, layout: Layout) -> Paragraph:
        """An empty paragraph of a layout."""
        return Paragraph(
            level=self.level(layout),
            indent=max(layout.left + min(layout.first, 0), 0) * POINTS,
            hang=max(layout.left, 0) * POINTS,
            before=layout.before * POINTS,
            after=layout.after * POINTS,
            style=str(layout.style),
            tight=layout.tight,
            ragged=layout.ragged,
        )

"""A document as read: its text once, and all else as places in it.

`text` is what the file says, decoded, with `\\n` for every line ending. `view` has the same length
and is what rules look at: compatibility forms folded, every dash `-`, every quote straight, every
space plain, and markup blanked out. A place found in the view is a place in the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from extract.box import Box
from extract.plain import plain
from extract.profile import Span

DASHES = "‐‑‒–—―−﹣－➖"
SINGLE_QUOTES = "‘’‚‛′`´"
DOUBLE_QUOTES = "“”„‟″〝〞"


MARKUP = "\x1f"
SHOWN_AS = {1: MARKUP, 2: "|", 3: "•", 4: "-"}
"""How the view shows characters of markup: as nothing, as the bar between cells, a bullet, a dash."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: `text[start:end]` without outer space.

    `level` is a heading's depth where the format tells it (1 to 6, else 0); `indent` the columns
    of white space before it; `strong` whether the format prints all of it bold; `size` the height of
    its letters in relation to those of most text. `wraps` tells whether its text goes on in the next
    line, where the format knows (`None` where only the words can tell). `box` is its place on the page.
    `fresh`: it begins a column that has nothing to do with the one before. `certainty` is below 1 where
    the line was read from a picture.
    """

    start: int
    end: int
    page: int = 1
    level: int = 0
    indent: int = 0
    strong: bool = False
    size: float = 1.0
    wraps: bool | None = None
    box: Box | None = None
    fresh: bool = False
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link that the format knows: the label at `start` to `end`, and its target at `url_span`."""

    start: int
    end: int
    url: str
    url_start: int
    url_end: int


@dataclass(frozen=True)
class Document:
    """The text of a file, its lines in reading order, its links, and which characters are markup.

    `markup` has one byte a character of `text`: 0 where it is of the words, else a key of `SHOWN_AS`.
    `strong` are the places printed bold, `emphasis` those in italics. `warnings` say, a line each, what
    the reader left out or could not tell, such as text that nobody sees.
    """

    file: str
    sha256: str
    media_type: str
    text: str
    lines: tuple[Line, ...]
    markup: bytes
    anchors: tuple[Anchor, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    pages: int | None = None
    warnings: tuple[str, ...] = ()

    @cached_property
    def view(self) -> str:
        """The text as rules look at it; the same length as `text`.

        Markup becomes U+001F, which `\\s` matches and no printed text holds, so that a gap of
        printed spaces can be told from a gap left by markup.
        """
        view = folded(self.text)
        if any(self.markup):
            view = "".join(
                SHOWN_AS[hidden] if hidden and character != "\n" else character
                for character, hidden in zip(view, self.markup, strict=True)
            )
        return _ENTITY.sub(_decoded, view) if self.has_entities else view

    def value(self, start: int, end: int) -> str:
        """The words at `start` to `end` as a value: markup dropped, NFKC, spaces joined."""
        shown, markup = self.text[start:end], self.markup[start:end]
        if any(markup):
            pairs = zip(shown, markup, strict=True)
            shown = "".join(character for character, hidden in pairs if not hidden or character == "\n")
        return plain(html.unescape(shown) if self.has_entities and "&" in shown else shown)

    @property
    def has_entities(self) -> bool:
        """Whether `&amp;` in the text stands for one character: it is the source of a page."""
        return self.media_type == "text/markdown"

    def trim(self, start: int, end: int, strip: str = "") -> tuple[int, int]:
        """The place without white space, markup and the characters of `strip` at its ends."""
        view = self.view
        while start < end and (view[start].isspace() or view[start] in strip):
            start += 1
        while end > start and (view[end - 1].isspace() or view[end - 1] in strip):
            end -= 1
        return start, end

    def span(self, start: int, end: int) -> Span:
        """The place `start` to `end` with the page and the line it begins on."""
        return Span(start, end, self.page(start), self.line(start))

    def page(self, offset: int) -> int:
        """The page of a character, from 1; formats without pages have one."""
        before = self._lines_before(offset)
        return self.lines[before - 1].page if before else 1

    def line(self, offset: int) -> int:
        """The line of a character, from 1: on its page, or in the text where there are no pages."""
        if self.pages is None:
            return bisect_left(self._breaks, offset) + 1
        before = self._lines_before(offset)
        return self._numbers[before - 1] if before else 1

    @cached_property
    def _breaks(self) -> list[int]:
        return [place for place, character in enumerate(self.text) if character == "\n"]

    def lines_in(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that begin in `start` to `end`."""
        first, last = (bisect_left(self._starts, at) for at in (start, end))
        return self.lines[first:last]

    def _lines_before(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """The number of each line on its page; a page may be in several parts."""
        seen: Counter[int] = Counter()
        numbers = []
        for line in self.lines:
            seen[line.page] += 1
            numbers.append(seen[line.page])
        return tuple(numbers)

    def certainty(self, start: int, end: int) -> float:
        """How sure it is, from 0 to 1, that the characters `start` to `end` are what the page shows."""
        if self._is_certain:
            return 1.0
        first = max(1, self._lines_before(start)) - 1
        last = self._lines_before(max(start, end - 1))
        return min((line.certainty for line in self.lines[first:last]), default=1.0)

    @cached_property
    def _is_certain(self) -> bool:
        """Whether no line was read from a picture."""
        return all(line.certainty == 1.0 for line in self.lines)

    @cached_property
    def language(self) -> str:
        """`zh` when at least an eighth of the letters are Han, else `en`."""
        letters = sum(map(str.isalpha, self.view))
        return "zh" if letters and 8 * len(_HAN.findall(self.view)) >= letters else "en"


class _Folded(dict[int, str]):
    """Characters in their plain form, by code, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = fold(chr(code))
        return plain


_FOLDED = _Folded()


def folded(text: str) -> str:
    """A text with each character in its plain form: always of the same length."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_FOLDED)


@cache
def fold(character: str) -> str:
    """One character in its plain form: always exactly one character."""
    if character.isascii():
        return character if character >= " " or character in "\t\n\f" else " "
    if character in DASHES:
        return "-"
    if character in SINGLE_QUOTES:
        return "'"
    if character in DOUBLE_QUOTES:
        return '"'
    if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and unicodedata.category(character) != "No" else character


def _decoded(entity: re.Match[str]) -> str:
    """A character reference as its character, filled up to the same length."""
    character = html.unescape(entity[0])
    return fold(character).ljust(len(entity[0]), MARKUP) if len(character) == 1 else entity[0]


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one (unified and compatibility blocks, and the extensions)."""
    return character >= "\u3400" and (
        character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def has_han(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _HAN.search(text) is not None


def han_in(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))

"""Document → rows: what a reader takes for one line, whatever its wrapping.

A row is one bullet, one heading, one line of an entry's head, or one paragraph. Hard-wrapped
lines are put together again by the width of the page: a line is continued when the first word of
the next one would not have fitted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extract.dates import find_periods
from extract.document import Document, Line, han_in, is_han
from extract.headings import kinds
from extract.labels import label_of

MARKERS = "•●○◦▪▫■□◆◇▸►▹‣⁃∙·➢➤➔✓✔√★☆※»›≫⋄◊❖⬧⬥⧫◈✦✧➜⇒▶❯❱*+-"
_BULLET = re.compile(rf"[{re.escape(MARKERS)}](?:\s+|(?=[^\s\d{re.escape(MARKERS)}]))|:\s{{2,}}")
_NUMBER = re.compile(
    r"[\[(]\s?[A-Z]{0,2}-?\d{1,3}\s?[\])][.:]?\s*|\d{1,2}[.)、](?!\d)\s*|[①-⑳]\s*|[A-Z]{1,2}\d{1,2}[.):]\s+|\#\.\s+"
)
_SET_APART = re.compile(r"\t| {2}")
_RULE = re.compile(r"[\s=\-_*~#.+|─━═]{3,}")
_SENTENCE_END = "。.!?！？；;"
_FIRST_WORD = re.compile(r"[A-Za-z0-9.,'/@-]+|\S")
_DECORATED = 40
"""Characters of a heading between dashes at most; longer lines begin with a bullet."""
MIN_WRAP = 64
"""Columns: a page narrower than this is a list, not wrapped text."""

WIDE_SLACK = 6
"""Columns by which a wrapped Chinese line may fall short: two characters and a rule against bad breaks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `start` to `end` in the text, its words from `body` (after the marker).

    `marker` is the bullet or number with which it begins; `gap` whether a blank line comes before
    it; `underlined` whether a ruled line follows it; `level`, `strong`, `size` and `fresh` as in `Line`.
    """

    start: int
    end: int
    body: int
    marker: str = ""
    gap: bool = False
    indent: int = 0
    level: int = 0
    strong: bool = False
    underlined: bool = False
    size: float = 1.0
    fresh: bool = False

    @property
    def numbered(self) -> bool:
        """Whether the marker is a number."""
        return any(character.isdigit() for character in self.marker)


def rows(document: Document) -> list[Row]:
    """The rows of a document in reading order."""
    width = _page_width(document)
    hanging = _hangs(document)
    result: list[Row] = []
    last: Line | None = None
    for line in document.lines:
        if _RULE.fullmatch(document.view, line.start, line.end):
            result = [*result[:-1], replace(result[-1], underlined=True)] if result else result
            last = None
        elif (
            result
            and last
            and not (hanging and result[-1].marker and line.indent <= result[-1].indent)
            and _continues(document, result[-1], last, line, width)
        ):
            result[-1] = replace(result[-1], end=line.end)
            last = line
        else:
            result.append(_row(document, line, last))
            last = line
    return result


def _hangs(document: Document) -> bool:
    """Whether a page sets the second lines of its bullets deeper than the first, and none at the edge."""
    deeper = [
        line.indent >= last.indent + 2
        for last, line in pairwise(document.lines)
        if last.wraps and last.box is not None and _BULLET.match(document.view, last.start)
    ]
    return bool(deeper) and sum(deeper) * 4 >= len(deeper) * 3


def _row(document: Document, line: Line, last: Line | None) -> Row:
    view = document.view
    decorated = line.end - line.start <= _DECORATED and view[line.start] == view[line.end - 1] == "-"
    body = _after_marker(view, line) if line.level == 0 and not decorated else line.start
    gap = last is None or _blank_between(view, last.end, line.start)
    marker = view[line.start : body].strip(" \t\x1f:")
    return Row(
        line.start,
        line.end,
        body,
        marker,
        gap,
        line.indent,
        line.level,
        line.strong,
        size=line.size,
        fresh=line.fresh,
    )


def _after_marker(view: str, line: Line) -> int:
    """Where a line's words begin; a definition's colon may stand before a number."""
    place = line.start
    for expression in (_BULLET, _NUMBER):
        if match := expression.match(view, place, line.end):
            place = match.end()
            if match[0][0] != ":":
                break
    return min(place, line.end)


def _blank_between(view: str, start: int, end: int) -> bool:
    return view.count("\n", start, end) > 1 or "\f" in view[start:end]


def _continues(document: Document, row: Row, last: Line, line: Line, width: int) -> bool:
    """Whether `line` is the rest of `row`, whose last line is `last`."""
    view = document.view
    if last.wraps is False or line.fresh:
        return last.box is not None and not line.fresh and not row.level and _open_period(view, last, line)
    starts_anew = _BULLET.match(view, line.start) or _NUMBER.match(view, line.start)
    if row.level or line.level or starts_anew or "|" in view[line.start : line.end]:
        return False
    if _open_period(view, last, line) or (last.wraps and _cuts_word(view, last, line)):
        return True
    if _open_bracket(view, row, line):
        return True
    if _blank_between(view, last.end, line.start) or _ends_with_date(view, last):
        return False
    if row.marker and last.wraps is None and not view[line.start].islower():
        hanging = line.indent > row.indent if line.box else line.indent >= row.indent
        if not hanging:
            return False
    if row.marker and line.indent >= row.indent + 2 and not line.strong:
        return not _is_labelled(view, line)
    if last.wraps and _is_date_of_head(document, row, line):
        return True
    if _is_labelled(view, line) or _starts_with_period(view, line):
        return False
    dedented = last.indent >= row.indent + 2 and line.indent <= row.indent
    if (
        dedented
        or _changes_script(view, last, line)
        or _ends_sentence(view, last)
        or _ends_with_date(view, line)
    ):
        return False
    if last.wraps:
        return last.strong or not line.strong
    return _is_full(document, last, line, width) and not line.strong


def _is_date_of_head(document: Document, row: Row, line: Line) -> bool:
    """Whether a line is the period of the head above it, which begins in bold and left it no room."""
    bold = any(start <= row.body < end for start, end in document.strong)
    if row.marker or not bold or line.strong:
        return False
    periods = find_periods(document.view, line.start, line.end)
    return bool(periods) and periods[0].start == line.start and periods[-1].end == line.end


def _changes_script(view: str, last: Line, line: Line) -> bool:
    """Whether a Latin line, such as a citation, is followed by a Chinese one, such as its summary."""
    before, after = view[last.start : last.end], view[line.start : line.end]
    chinese = han_in(before) * 5 < len(before), han_in(after) * 2 > len(after)
    return all(chinese) and before[-1] in ")]."


def _ends_sentence(view: str, line: Line) -> bool:
    """Whether a line ends with a sentence: a stop that closes no abbreviation."""
    if view[line.end - 1] in "。!?;":
        return True
    return view[line.end - 1] == "." and not re.search(
        r"(?:\b[A-Z][a-z]{0,4}|\b[a-z]{1,3}|[A-Z])\.$", view[line.start : line.end]
    )


def _is_full(document: Document, last: Line, line: Line, width: int) -> bool:
    view = document.view
    if width < MIN_WRAP:
        return False
    word = _FIRST_WORD.match(view, line.start)
    used = last.indent + columns(view[last.start : last.end])
    slack = WIDE_SLACK if is_han(view[line.start]) else 0
    overflow = used + 1 + columns(word[0] if word else "") > width - slack
    flows_on = view[line.start].islower() and view[last.end - 1] not in _SENTENCE_END
    return overflow or (flows_on and used > 0.7 * width)


def _cuts_word(view: str, last: Line, line: Line) -> bool:
    """Whether a word is cut by the line break: `Scien-` / `tists`."""
    return view[last.end - 1] == "-" and view[last.end - 2].islower() and view[line.start].islower()


def _open_bracket(view: str, row: Row, line: Line) -> bool:
    """Whether a bracket opened near the row's end is closed in the next line."""
    tail = view[row.body : row.end]
    if tail.count("(") <= tail.count(")") or len(tail) < 30:
        return False
    head = view[line.start : line.end]
    close, opening = head.find(")"), head.find("(")
    return 0 <= close < 60 and not 0 <= opening < close


def _open_period(view: str, last: Line, line: Line) -> bool:
    """Whether a period of time is cut by the line break: `July 2021 -` / `present`."""
    if _blank_between(view, last.end, line.start):
        return False
    periods = find_periods(view, max(last.start, last.end - 24), min(line.end, line.start + 24))
    return any(p.start < last.end and p.end > line.start and p.is_range for p in periods)


def _ends_with_date(view: str, line: Line) -> bool:
    """Whether a period of time closes the line, as it does in the head of an entry."""
    periods = find_periods(view, max(line.start, line.end - 40), line.end)
    return bool(periods) and periods[-1].end >= line.end - (view[line.end - 1] in ")]")


def _starts_with_period(view: str, line: Line) -> bool:
    """Whether the line opens with a period of time, as an entry with its dates on the left does."""
    periods = find_periods(view, line.start, min(line.end, line.start + 40))
    if not periods or periods[0].start > line.start + 1:
        return False
    return periods[0].is_range or bool(_SET_APART.match(view, periods[0].end, line.end))


def _is_labelled(view: str, line: Line) -> bool:
    """Whether the line begins with a known label, such as `GPA:`."""
    match = re.match(r"([^:,。\d]{1,24}):", view[line.start : line.end])
    return match is not None and bool(label_of(match[1]) or kinds(match[1]))


def _page_width(document: Document) -> int:
    """The columns at which the text is wrapped: what its longest lines have in common."""
    sizes = sorted(line.indent + columns(document.view[line.start : line.end]) for line in document.lines)
    long = [size for size in sizes if size >= MIN_WRAP]
    if len(long) < 3:
        return 10**6
    width = long[int(len(long) * 0.9)]
    near = sum(width * 0.9 <= size <= width * 1.06 for size in long)
    return width if near >= 3 and sizes[-1] <= 1.5 * width else 10**6


def columns(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters are two."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@cache
def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""One citation taken apart: authors, title, and the regions around them that tell the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.context import Context
from extract.document import is_han
from extract.entries import is_prose
from extract.fields.authors import Author, author_list, is_author_list
from extract.fields.titles import MIN_TITLE, title_end
from extract.headings import kinds
from extract.layout import Row, columns
from extract.words import either, load, pattern

_WORDS = load("papers")
_QUOTED = re.compile(r"\"([^\"\n]{8,}(?:\n[^\"]+)?)\"|《([^》]{4,})》")
_YEAR_FIRST = re.compile(  # what stands between authors and title: `(2023).`, `2023a,`, `(in press).`
    r"\s*[.,]?\s*(?:\(?((?:19|20)\d\d)[a-z]?(?:,\s*\w+)?\)?|"
    rf"\((?:{either(_WORDS['no-year']['words'])}|in prep[^)]*)\))\s*[.,:]\s*",
    re.I,
)
_WITH = re.compile(r"\(with\s[^()]{2,80}\)[\s:,.]*", re.I)
_TAG = re.compile(r"(?:\[[A-Z]{1,2}\]|\((?:[A-Z]{2,10}[^()]{0,20})\)|\[[A-Z][^\]]{1,20}\])[\s:.]*")
_PLACEHOLDER = re.compile(r"^[xX×*\s.…?]+$|^(?:XX+|xx+|某某|论文题目|论文标题|paper title|title)$", re.I)
_COUNTED = re.compile(
    rf"(?:{pattern(_WORDS['no-title']['en'])}(?=\s|$)|\d+\s+(?:papers|articles|manuscripts)\b|"
    rf"{either(_WORDS['no-title']['zh'])}|\d+\s*余?篇)",
    re.I,
)
_LEFT_YEAR = re.compile(r"(?:19|20)\d\d(?:\t+|[ \u3000]{2,}|\s*[:|]\s+|\.\s+(?=[A-Z\u3400-\u9fff]))")
_BAR = re.compile(r"\|")
_BY = re.compile(r"(?:with|by)\s+", re.I)
_BEFORE_AUTHORS = re.compile(r"[.|(\n]\s*|[ ]{2,}|作者\s*:\s*|[Aa]uthors?:\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: the place of the title, the authors, the regions that tell the rest, the rows used."""

    title: tuple[int, int]
    authors: list[Author]
    regions: list[tuple[int, int]]
    rows: list[Row]
    confidence: float = 0.9


def parse_citation(context: Context, rows: list[Row], owner: tuple[str, ...]) -> Citation | None:
    """The citation that the rows of a paper print; nothing where there is no title."""
    used = [row for index, row in enumerate(rows) if index == 0 or not _is_note(context, row)]
    pieces = [(row.body, row.end) for row in used]
    quoted = _quoted(context, pieces)
    title, authors, taken = quoted or _cells(context, pieces, owner) or _unquoted(context, pieces, owner)
    if quoted:
        authors = _authors_outside(context, pieces, title, owner)
    if title is None or not _is_title(context, *title, sure=bool(quoted or authors)):
        return None
    spans = [title, *((a.start, a.end) for a in authors), *taken]
    regions = list(_regions(pieces, spans))
    return Citation(title, authors, regions, used, 0.95 if quoted else 0.85)


def _is_note(context: Context, row: Row) -> bool:
    """Whether a row under a citation tells about the paper instead of naming it."""
    text = context.row_text(row)
    chinese = sum(map(is_han, text))
    return columns(text) > 60 and (
        is_prose(context, row)
        or (chinese > 15 and bool(re.search(r"[,。;]", text)) and not re.search(r"\[J\]|《", text))
    )


Parts = tuple[tuple[int, int] | None, list[Author], list[tuple[int, int]]]


def _quoted(context: Context, pieces: list[tuple[int, int]]) -> Parts | None:
    for start, end in pieces:
        if match := _QUOTED.search(context.view, start, end):
            group = 1 if match[1] else 2
            if len(match[group].split()) > 2 or sum(map(is_han, match[group])) > 5:
                first, last = context.document.trim(*match.span(group), " ,.")
                return (first, last), [], []
    return None


def _cells(context: Context, pieces: list[tuple[int, int]], owner: tuple[str, ...]) -> Parts | None:
    """A row of a table: the widest cell that is no list of authors is the title."""
    start, end = pieces[0]
    bars = [start, *(m.end() for m in _BAR.finditer(context.view, start, end)), end + 1]
    cells = [context.document.trim(a, b - 1) for a, b in pairwise(bars)]
    if len(cells) < 3:
        return None
    authors: list[Author] = []
    for cell in cells:
        found, stop = author_list(context.view, *cell)
        if found and stop >= cell[1] - 1 and is_author_list(context.view, found, stop, cell[1], owner):
            authors = found
    free = [c for c in cells if not authors or not c[0] <= authors[0].start < c[1]]
    return max(free, key=lambda cell: columns(context.view[cell[0] : cell[1]])), authors, []


def _authors_outside(
    context: Context, pieces: list[tuple[int, int]], title: tuple[int, int] | None, owner: tuple[str, ...]
) -> list[Author]:
    """The authors before or after a quoted title."""
    for start, end in _regions(pieces, [title] if title else []):
        first, last = context.document.trim(start, end, ' ,.;:"()《》')
        by = _BY.match(context.view, first, last)
        authors, stop = author_list(context.view, by.end() if by else first, last)
        if by or is_author_list(context.view, authors, stop, last, owner):
            return [] if by else authors
    return []


def _unquoted(context: Context, pieces: list[tuple[int, int]], owner: tuple[str, ...]) -> Parts:
    """Authors first or title first; multi-row forms have each on a row of its own."""
    start, end = pieces[0]
    for lead in (_LEFT_YEAR, _TAG, _WITH):
        match = lead.match(context.view, start, end)
        start = match.end() if match else start
    authors, stop = author_list(context.view, start, end, owner)
    if authors and is_author_list(context.view, authors, stop, end, owner):
        return _after_authors(context, pieces, authors, stop)
    last = title_end(context, start, end)
    authors = _authors_after(context, [(last, end), *pieces[1:]], owner)
    return (start, last), authors, []


def _after_authors(
    context: Context, pieces: list[tuple[int, int]], authors: list[Author], stop: int
) -> Parts:
    _, end = pieces[0]
    dated = _YEAR_FIRST.match(context.view, stop, end)
    first = dated.end() if dated else stop
    first, _ = context.document.trim(first, end, " .,:;*†‡#§)")
    if first >= end and len(pieces) > 1:
        first, end = pieces[1]
    last = title_end(context, first, end)
    return (first, last), authors, []


def _authors_after(context: Context, regions: list[tuple[int, int]], owner: tuple[str, ...]) -> list[Author]:
    for start, end in regions:
        for first in _starts(context, start, end):
            authors, stop = author_list(context.view, first, end)
            enough = len(authors) > (0 if owner else 1)
            if enough and is_author_list(context.view, authors, stop, end, owner):
                return authors
    return []


def _starts(context: Context, start: int, end: int) -> Iterator[int]:
    """Where an author list may begin: at the front, or after a separator."""
    first, _ = context.document.trim(start, end, " .,;:|()-—")
    yield first
    for match in _BEFORE_AUTHORS.finditer(context.view, first, end):
        yield match.end()


def _is_title(context: Context, start: int, end: int, sure: bool) -> bool:
    text = " ".join(context.view[start:end].split())
    if _PLACEHOLDER.match(text) or len(text) < MIN_TITLE or kinds(text) or _COUNTED.match(text):
        return False
    return sum(map(is_han, text)) >= 5 or len(re.findall(r"[A-Za-z]{2,}", text)) >= (2 if sure else 3)


def _regions(pieces: list[tuple[int, int]], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of the rows beside title and authors; what follows the title comes first."""
    left = []
    for start, end in pieces:
        place = start
        for first, last in sorted(t for t in taken if start <= t[0] < end):
            if first > place:
                left.append((place, first))
            place = max(place, last)
        if place < end:
            left.append((place, end))
    title_end = taken[0][1] if taken else 0
    after = [region for region in left if region[0] >= title_end]
    yield from after
    yield from (region for region in left if region not in after)

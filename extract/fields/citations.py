"""One citation taken apart: authors, title, and the regions around them that tell the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from extract.context import Context
from extract.dates import YEAR
from extract.document import han_in
from extract.fields.authors import Author, author_list, is_author_list, leading_authors
from extract.fields.groups import title_label
from extract.fields.pieces import joined, opens_with_venue, without_notes
from extract.fields.titles import is_title, names_venue, title_end
from extract.layout import Row, columns
from extract.words import either, flat, load, pattern

_WORDS = load("papers")
_QUOTED = re.compile(
    r"\"([^\"\n]+(?:\n[^\"\n]+){0,4})\"(?!\s*:)|《([^》]{4,})》|"
    r"(?<![\w'])'((?=[A-Z\d])(?:[^'\n]|(?<=\w)'(?=\w)|\n){12,250})'(?=[\s,.(\[]|$)"
)
_JOURNAL = re.compile(r"[\s,]*(?:\(?\d|第|$|[。.])")
_SENTENCE = re.compile(r"[。.]")
_NO_YEAR = either(_WORDS["no-year"]["words"])
_YEAR_FIRST = re.compile(  # what stands between authors and title: `(2023).`, `2023a,`, `(in press).`
    r"\s*[.,]?\s*(?:\((?:19|20)\d\d[a-z]?\)(?=\s)|(?:\(?(?:19|20)\d\d[a-z]?(?:,\s*\w+)?\)?|"
    rf"\((?:{_NO_YEAR}|in prep[^)]*)\)|{_NO_YEAR})\s*[.,:。])\s*",
    re.I,
)
_WITH = re.compile(r"\(with\s[^()]{2,80}\)[\s:,.]*", re.I)
_TAG = re.compile(r"\[[A-Z]{1,2}\]|\([A-Z]{2,10}[^()]{0,20}\)|\[[A-Z][^\]]{1,20}\]")
_BRACKET = re.compile(r"\[([^\[\]]{2,90})\]|\(([^()]{2,60})\)|【([^【】]{2,60})】")
_AFTER_LEAD = re.compile(r"[\s\x1f:.,|-]*")
_SET_APART = r"\s*[:|.]\s+|\s+-\s+|[ ]*\t\s*|\s*\n|\s*$"
_YEAR_LEFT = re.compile(rf"{YEAR}(?:[./-]\d{{1,2}})?(?:{_SET_APART}| {{2,}}|\s*(?=\"|《))")
_AFTER_VENUE = re.compile(rf"[\s,]*(?:(?:{YEAR}|'\d\d)(?:{_SET_APART})|\s*(?::\s|\||\t|\n|$))")
_BEFORE_TITLE = " .,:;*†‡#§)"
_BAR = re.compile(r"\|")
_BY = re.compile(r"(?:with|by)\s+", re.I)
_PLACES = 40  # in a row where authors may begin: what has more separators is a list of something else
_BEFORE_AUTHORS = re.compile(r"[.|(\n]\s*|[ ]{2,}|作者\s*:\s*|[Aa]uthors?:\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: the place of the title, the authors, the regions that tell the rest, the rows used."""

    title: tuple[int, int]
    authors: list[Author]
    regions: list[tuple[int, int]]
    rows: list[Row]
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a style of citation finds: the title, the authors with the end of their list, what leads, and
    what tells nothing (`with A. Bee`)."""

    title: tuple[int, int]
    authors: list[Author]
    stop: int = 0
    lead: tuple[int, int] | None = None
    aside: tuple[int, int] | None = None

    def taken(self) -> list[tuple[int, int]]:
        """The places that tell nothing but title and authors."""
        names = [(self.authors[0].start, max(self.stop, self.authors[-1].end))] if self.authors else []
        return [self.title, *names, *([self.aside] if self.aside else [])]


def parse_citation(context: Context, rows: list[Row], owner: tuple[str, ...]) -> Citation | None:
    """The citation that the rows of a paper print; nothing where there is no title."""
    used = without_notes(context, rows, owner)
    pieces = joined(context, used, owner)
    quoted = _quoted(context, pieces, owner)
    parts = quoted or _cells(context, pieces, owner) or _unquoted(context, pieces, owner)
    if parts is None or not is_title(context, *parts.title, sure=bool(quoted or parts.authors)):
        return None
    lead = [parts.lead] if parts.lead else []
    regions = [*lead, *_regions(pieces, [*parts.taken(), *lead])]
    return Citation(parts.title, parts.authors, regions, used, 0.95 if quoted else 0.85)


def _quoted(context: Context, pieces: list[tuple[int, int]], owner: tuple[str, ...]) -> _Parts | None:
    for start, end in pieces:
        for match in _QUOTED.finditer(context.view, start, end):
            group = match.lastindex or 1
            if match[2] and _names_journal(context, start, end, match):
                continue
            title = context.document.trim(*match.span(group), " ,.")
            han = han_in(match[group])
            book = match[2] and _is_venue_cell(context, *title)
            if (len(match[group].split()) > 2 or han > 5) and not book:
                return _authors_outside(context, pieces, title, owner)
    return None


def _names_journal(context: Context, start: int, end: int, book: re.Match[str]) -> bool:
    """Whether marks of a book hold the journal behind a title: `…研究述评。《外语研究前沿》，(2)`."""
    before = context.view[start : book.start()].rstrip()
    if not before.endswith(("。", ".")) or not _JOURNAL.match(context.view, book.end(), end):
        return False
    sentence = _SENTENCE.split(before[:-1])[-1]
    return han_in(sentence) > 5


def _cells(context: Context, pieces: list[tuple[int, int]], owner: tuple[str, ...]) -> _Parts | None:
    """A row of a table: the widest cell that is neither a list of authors nor a venue is the title."""
    start, end = pieces[0]
    bars = [start, *(m.end() for m in _BAR.finditer(context.view, start, end)), end + 1]
    cells = [context.document.trim(a, b - 1) for a, b in pairwise(bars)]
    if len(cells) < 3:
        return None
    authors: list[Author] = []
    stop = 0
    for cell in cells:
        found, last = author_list(context.view, *cell)
        if found and last >= cell[1] - 1 and is_author_list(context.view, found, last, cell[1], owner):
            authors, stop = found, last
    free = [c for c in cells if not authors or not c[0] <= authors[0].start < c[1]]
    likely = [c for c in free if not _is_venue_cell(context, *c)] or free
    title = max(likely, key=lambda cell: columns(context.view[cell[0] : cell[1]]))
    return _Parts(title, authors, stop)


def _is_venue_cell(context: Context, start: int, end: int) -> bool:
    """Whether the words of a cell, or in the marks of a book's title, are a venue's name and year."""
    text = context.view[start:end]
    known = [m for m in context.mentions_in(start, end, "VENUE") if m.start == start]
    return bool(
        (known and len(text[max(m.end for m in known) - start :].split()) < 4)
        or re.search(rf"{YEAR}\W*$", text)
        or (names_venue(text) and len(text.split()) < 9)
    )


def _authors_outside(
    context: Context, pieces: list[tuple[int, int]], title: tuple[int, int], owner: tuple[str, ...]
) -> _Parts:
    """A quoted title with the authors before or after it; those after `with` are not all of them."""
    for start, end in _regions(pieces, [title]):
        first, last = context.document.trim(start, end, ' ,;:"()《》')
        first, _ = context.document.trim(first, last, " .")
        by = _BY.match(context.view, first, last)
        authors, stop = author_list(context.view, by.end() if by else first, last, owner)
        if by:
            return _Parts(title, [], aside=(by.start(), max(stop, by.end())))
        if is_author_list(context.view, authors, stop, last, owner):
            return _Parts(title, authors, stop)
    return _Parts(title, [])


def _unquoted(context: Context, pieces: list[tuple[int, int]], owner: tuple[str, ...]) -> _Parts | None:
    """Authors first or title first, after what leads; multi-row forms have each on a row of its own."""
    start, end = pieces[0]
    lead, start = _lead(context, start, end)
    if start >= end and len(pieces) > 1:
        parts = _unquoted(context, pieces[1:], owner)
        return _Parts(parts.title, parts.authors, parts.stop, lead) if parts else None
    authors, stop = leading_authors(context.view, start, end, owner)
    title = _title_after(context, pieces, stop) if authors else (start, start)
    if authors and is_title(context, *title, sure=True) and not _is_venue_cell(context, *title):
        return _Parts(title, authors, stop, lead)
    last = title_end(context, start, end, owner)
    authors, stop = _authors_after(context, [(last, end), *pieces[1:]], owner)
    return _Parts((start, last), authors, stop, lead)


@cache
def _states() -> re.Pattern[str]:
    return re.compile(rf"\s*{pattern(flat(_WORDS['status']))}", re.I)


def _lead(context: Context, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """What stands before authors and title, as venue and year in brackets do, and where it ends."""
    view = context.view
    if label := title_label().match(view, start, end):
        return None, label.end()
    match = _WITH.match(view, start, end) or _YEAR_LEFT.match(view, start, end)
    if match is None and (bracket := _BRACKET.match(view, start, end)):
        inner = bracket.span(bracket.lastindex or 0)
        told = re.search(YEAR, bracket[0]) or opens_with_venue(context, *inner) or names_venue(bracket[0])
        match = bracket if told or _TAG.fullmatch(bracket[0]) or _states().match(view, *inner) else None
    last = match.end() if match else _leading_venue(context, start, end)
    if last <= start:
        return None, start
    rest = _AFTER_LEAD.match(view, last, end)
    return (start, last), rest.end() if rest else last


def _leading_venue(context: Context, start: int, end: int) -> int:
    """The end of a known venue that leads a citation: `KDD 2023: …`; `start` where none does."""
    for mention in context.mentions_in(start, end, "VENUE"):
        after = _AFTER_VENUE.match(context.view, mention.end, end) if mention.start == start else None
        if after:
            return after.end()
    return start


def _title_after(context: Context, pieces: list[tuple[int, int]], stop: int) -> tuple[int, int]:
    """The title behind the authors, in their row or in the next one."""
    _, end = pieces[0]
    dated = _YEAR_FIRST.match(context.view, stop, end)
    first, _ = context.document.trim(dated.end() if dated else stop, end, _BEFORE_TITLE)
    if first >= end and len(pieces) > 1:
        first, end = pieces[1]
        dated = _YEAR_FIRST.match(context.view, first, end)
        first, _ = context.document.trim(dated.end() if dated else first, end, _BEFORE_TITLE)
    return first, title_end(context, first, end)


def _authors_after(
    context: Context, regions: list[tuple[int, int]], owner: tuple[str, ...]
) -> tuple[list[Author], int]:
    for start, end in regions:
        for first in _starts(context, start, end):
            authors, stop = author_list(context.view, first, end)
            enough = len(authors) > (0 if owner else 1)
            if enough and is_author_list(context.view, authors, stop, end, owner):
                return authors, stop
    return [], 0


def _starts(context: Context, start: int, end: int) -> Iterator[int]:
    """Where an author list may begin: at the front, or after a separator."""
    first, _ = context.document.trim(start, end, " .,;:|()-—")
    yield first
    for match in islice(_BEFORE_AUTHORS.finditer(context.view, first, end), _PLACES):
        yield match.end()


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

"""The rows of a section of papers → the rows of each paper.

A list with marks, headings or bold titles says itself where a paper begins. In plain rows it is told by
what a paper has: one list of authors, one title, and a year, a state or a venue at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.context import Context
from extract.dates import YEAR
from extract.document import Line
from extract.entries import is_column_head
from extract.entry_rows import is_prose
from extract.fields.authors import leading_authors
from extract.fields.titles import names_venue
from extract.headings import kinds
from extract.layout import Row, columns
from extract.words import flat, load, pattern

_WORDS = load("papers")
_STATES = pattern(word for words in _WORDS["status"].values() for word in words)
_YEAR = re.compile(rf"(?<!\d)(?:{YEAR}|'\d\d)(?!\d)")
_GOES_ON = re.compile(r"(?:[,&:]|-|\b(?:and|with|for|of|the|in|on|a|an|to|via))\s*$")
_PARTICLE = re.compile(
    r"(?:van|von|der|den|de|da|di|del|du|la|le|ten|ter|dos|al|el)\s+(?:\w{2,3}\s+)?[A-Z]\w+,\s[A-Z]"
)
_ENDING = re.compile(rf"(?:{YEAR}|\d-\d+|(?:CCF|SCI|EI|JCR)[^()\n]{{0,14}}\)|{_STATES}\)?)\W*$", re.I)
_LINE_END = re.compile(r"[.)\]\d]\s*\n\s*")
_OPENING = 18  # characters at the front of a row in which a journal's word stands
SHORT_LIST = 24
"""Columns that may follow a list of authors in its row, as a year does."""
MAX_ROWS = 6
"""A paper has no more rows than these, so that blank lines further apart do not part papers."""


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a section sets its papers: what tells where one begins."""

    level: int
    marked: bool
    top: int
    bold: bool
    barred: bool
    gapped: bool
    labelled: bool
    indent: int


def group_rows(context: Context, rows: tuple[Row, ...], owner: tuple[str, ...] = ()) -> list[list[Row]]:
    """The rows of each paper: a marker, a heading, a bold title or a blank line begins one."""
    if rows and is_column_head(context, rows[0]):
        rows = rows[1:]
    rows = tuple(part for row in rows for part in _by_weight(context, row))
    habit = _habit(context, rows)
    if not (habit.marked or habit.level or habit.barred):
        rows = tuple(part for row in rows for part in _by_citation(context, row, owner))
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or _begins(context, habit, row, groups[-1], owner):
            groups.append([])
        groups[-1].append(row)
    return groups


def _by_weight(context: Context, row: Row) -> Iterator[Row]:
    """A row cut where bold lines, as of a title, are followed by plain ones in one wrapped stretch."""
    lines = context.document.lines_in(row.start, row.end) if row.strong else ()
    cut = next((line for line in lines[1:] if not line.strong), None)
    if not row.strong or cut is None or not _all_strong(lines, cut):
        yield row
        return
    last = lines[lines.index(cut) - 1]
    yield replace(row, end=last.end)
    yield Row(cut.start, row.end, cut.start, indent=cut.indent, size=cut.size)


def _by_citation(context: Context, row: Row, owner: tuple[str, ...]) -> Iterator[Row]:
    """A row cut at the ends of lines where one whole citation ends and another begins."""
    start = row.body
    for match in _LINE_END.finditer(context.view, start, row.end):
        place = match.end()
        whole = columns(context.view[start:place]) > 60 and columns(context.view[place : row.end]) > 60
        if whole and is_told(context, replace(row, body=place)) and _ends(context, row, start, place, owner):
            yield replace(row, end=match.start() + 1)
            row = replace(row, start=place, body=place, gap=False)
            start = place
    yield row


def _ends(context: Context, row: Row, start: int, end: int, owner: tuple[str, ...]) -> bool:
    """Whether a citation from `start` ends at the end of a line: by its year or the next one's authors."""
    authors, stop = leading_authors(context.view, start, end, owner)
    before = context.view[start:end]
    if len(context.view[stop:end].split()) <= 6:
        return False
    if _ENDING.search(before):
        return True
    listed, _ = leading_authors(context.view, end, row.end, owner)
    return len(listed) > 1 and (bool(authors) or bool(context.mentions_in(start, end, "VENUE")))


def _all_strong(lines: tuple[Line, ...], cut: Line) -> bool:
    return all(line.strong for line in lines if line.start < cut.start) and not any(
        line.strong for line in lines if line.start > cut.start
    )


def _habit(context: Context, rows: tuple[Row, ...]) -> _Habit:
    told = [row for row in rows if not only_groups(context, row)]
    marked = [row for row in told if row.marker]
    bold = sum(_opens_bold(context, row) for row in told)
    barred = sum(" | " in context.row_text(row) for row in told)
    return _Habit(
        level=min((row.level for row in told if row.level), default=0),
        marked=bool(marked),
        top=min((row.indent for row in marked), default=0),
        bold=bool(told) and _opens_bold(context, told[0]) and not told[0].marker and bold < len(told),
        barred=barred * 2 > len(told),
        labelled=bool(told) and _is_labelled(context, told[0]),
        gapped=_parts_by_gaps(context, told),
        indent=min((row.indent for row in told), default=0),
    )


def _is_labelled(context: Context, row: Row) -> bool:
    """Whether a row is labelled as a paper's title."""
    return bool(title_label().match(context.view, row.body, row.end))


@cache
def title_label() -> re.Pattern[str]:
    """The label of a title, as in `论文题目：`."""
    return re.compile(rf"{pattern(_WORDS['label']['title'])}\s*(?:\d{{1,2}})?\s*:\s*", re.I)


def _opens_bold(context: Context, row: Row) -> bool:
    """Whether a row begins with bold words, as a title does; fewer than four may be a name."""
    for first, last in context.document.strong:
        if first <= row.body < last:
            return last >= row.end or len(context.view[row.body : last].split()) > 3
    return row.strong


def _parts_by_gaps(context: Context, rows: list[Row]) -> bool:
    """Whether blank lines stand between papers: some do, and no stretch without one holds two papers."""
    stretches: list[list[Row]] = []
    for row in rows:
        if not stretches or _after_gap(context, row):
            stretches.append([])
        stretches[-1].append(row)
    return len(stretches) > 1 and all(
        len(stretch) <= MAX_ROWS and sum(_is_whole(context, row) for row in stretch) < 2
        for stretch in stretches
    )


def _after_gap(context: Context, row: Row) -> bool:
    """Whether a blank line comes before a row; the end of a page is none."""
    before = context.view[: row.start].rstrip()
    return row.gap and context.document.page(len(before) - 1) == context.document.page(row.start)


def only_groups(context: Context, row: Row) -> bool:
    """Whether a row only names a year or a kind of papers."""
    text = context.row_text(row).strip(" .:-")
    return bool(re.fullmatch(YEAR, text)) or (bool(kinds(text)) and not _states().fullmatch(text))


@cache
def _venue_opening() -> re.Pattern[str]:
    """How a row opens that tells the venue or the state of the title above it."""
    opening = pattern([*_WORDS["opening"]["words"], *flat(_WORDS["authorship"]), *flat(_WORDS["status"])])
    return re.compile(rf"\s*(?:{opening}|in[:\s]+(?-i:[A-Z]))", re.I)


@cache
def _states() -> re.Pattern[str]:
    return re.compile(_STATES, re.I)


def is_state(context: Context, row: Row) -> bool:
    """Whether a row is a sentence that only tells the state of a paper: `Under review.`"""
    text = context.row_text(row).strip()
    return text.endswith((".", "。")) and bool(_states().fullmatch(text[:-1]))


def is_told(context: Context, *rows: Row) -> bool:
    """Whether rows print a year or a state, which stand at the end of most citations."""
    texts = [context.row_text(row) for row in rows]
    return any(_YEAR.search(text) or _states().search(text) for text in texts)


def _is_whole(context: Context, row: Row) -> bool:
    """Whether a row is a whole citation: long, with a year or a state."""
    return columns(context.row_text(row)) > 60 and is_told(context, row)


def _begins(context: Context, habit: _Habit, row: Row, group: list[Row], owner: tuple[str, ...]) -> bool:
    if only_groups(context, row) or (only_groups(context, group[-1]) and len(group) == 1):
        return True
    if habit.barred:
        return " | " in context.row_text(row)
    if habit.labelled:
        return _is_labelled(context, row)
    if habit.level:
        return row.level == habit.level
    if habit.bold:
        opens = _opens_bold(context, row)
        return opens and not (row.strong and group[-1].strong and not is_told(context, group[-1]))
    if habit.marked:
        if any(r.marker and r.indent <= habit.top for r in group):
            return bool(row.marker) and (row.indent <= habit.top or row.numbered)
        return bool(row.marker)
    if _goes_on(context, group[-1], row) or row.indent > habit.indent + 1:
        return False
    if habit.gapped and (row.gap == _after_gap(context, row)):
        return row.gap and not _tells_about(context, row, group, owner)
    return _begins_plainly(context, row, group, owner)


def _tells_about(context: Context, row: Row, group: list[Row], owner: tuple[str, ...]) -> bool:
    """Whether a passage under a title that is set apart tells about the paper, as an abstract does."""
    marks = (*context.document.emphasis, *context.document.strong)
    titled, marked = (any(first <= r.body + 1 < last for first, last in marks) for r in (group[0], row))
    cites = is_told(context, row) or leading_authors(context.view, row.body, row.end, owner)[0]
    return titled and not marked and is_prose(context, row) and not cites


def _goes_on(context: Context, last: Row, row: Row) -> bool:
    """Whether a row begins in the middle of a sentence or a list."""
    text = context.row_text(row)
    inside = text[:1].islower() and not _PARTICLE.match(text)
    return inside or bool(_GOES_ON.search(context.row_text(last)))


def _begins_plainly(context: Context, row: Row, group: list[Row], owner: tuple[str, ...]) -> bool:
    """Whether a plain row begins a paper: what it has, the paper before it has already."""
    told = is_told(context, *group)
    authors, stop = leading_authors(context.view, row.body, row.end, owner)
    named = any(leading_authors(context.view, r.body, r.end, owner)[0] for r in group)
    if authors:
        rest = row.end - stop
        return named or (told and rest >= SHORT_LIST)
    if _is_venue(context, row, told):
        return False
    if all(only_authors(context, r, owner) for r in group):
        return False
    if told and context.view[row.body] in '"《' and context.view[group[0].body] in '"《':
        return True
    if told:
        prose = is_prose(context, row) and not is_told(context, row)
        return not prose or _holds_authors(context, row, owner)
    return True


def _holds_authors(context: Context, row: Row, owner: tuple[str, ...]) -> bool:
    """Whether a later line of a row is a list of authors, as one under a title is."""
    ends = re.finditer(r"\n\s*", context.view[row.body : row.end])
    places = [row.body + match.end() for match in ends]
    return any(len(leading_authors(context.view, place, row.end, owner)[0]) > 1 for place in places)


def only_authors(context: Context, row: Row, owner: tuple[str, ...]) -> bool:
    """Whether a row is a list of authors and nothing more, so that a title follows."""
    authors, stop = leading_authors(context.view, row.body, row.end, owner)
    return bool(authors) and row.end - stop < SHORT_LIST // 2


def _is_venue(context: Context, row: Row, told: bool) -> bool:
    """Whether a row gives the venue of the title above it."""
    text = context.row_text(row)
    if columns(text) > 100 or (told and columns(text) > 70) or '"' in text:
        return False
    known = [m for m in context.mentions_in(row.body, row.end, "VENUE") if m.start <= row.body + 4]
    behind = re.findall(r"[A-Za-z]{3,}", context.view[known[0].end : row.end]) if known else []
    if (known and len(behind) < 6 and text[0] not in "[【(") or _venue_opening().match(text):
        return True
    if names_venue(text[:_OPENING]) and len(text.split()) <= 6 and not is_told(context, row):
        return True  # the end of a citation that a line broke: `Frontiers in Immunology.`
    year = _YEAR.search(text)
    return not told and year is not None and len(text[: year.start()].split()) < 9

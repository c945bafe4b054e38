"""The rows of one paper → the stretches of text that cite it: notes left out, broken lines whole again."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.context import Context
from extract.dates import YEAR
from extract.document import han_in
from extract.entry_rows import is_prose
from extract.fields.authors import leading_authors
from extract.fields.groups import is_told, only_authors
from extract.layout import Row, columns

WIDE = 70
"""Columns: a row as wide as this may be cut by the edge of the page."""


def without_notes(context: Context, rows: list[Row], owner: tuple[str, ...]) -> list[Row]:
    """The rows that cite a paper, without those that only tell about it."""
    used = rows[:1]
    for row in rows[1:]:
        used += [] if _is_note(context, row, used, owner) else [row]
    return used


def _is_note(context: Context, row: Row, before: list[Row], owner: tuple[str, ...]) -> bool:
    """Whether a row under a citation tells about the paper instead of naming it."""
    text = context.row_text(row)
    chinese = han_in(text)
    if columns(text) <= 60 or re.search(r"\[[JCDMNR]\]|《", text):
        return False
    asks = context.row_text(before[-1]).rstrip().endswith("?")
    if asks or all(only_authors(context, above, owner) for above in before):
        return False
    if not row.marker and is_told(context, row) and _is_open(context, row, before):
        return False
    if leading_authors(context.view, row.body, row.end, owner)[0]:
        return False
    return is_prose(context, row) or (chinese > 15 and bool(re.search(r"[,。;]", text)))


def _is_open(context: Context, row: Row, before: list[Row]) -> bool:
    """Whether a citation still lacks something that a row may tell: its year, or the end of its sentence."""
    last = context.row_text(before[-1]).rstrip().rpartition("\n")[2]
    cut = columns(last) > WIDE and last[-1:].isalnum()
    same = before[-1].strong == row.strong and not is_told(context, *before)
    return cut or same or context.view[row.body].islower() or _goes_on_bold(context, before[-1], row)


def _goes_on_bold(context: Context, last: Row, row: Row) -> bool:
    """Whether a bold row goes on in the next one, where the title ends."""
    strong = context.document.strong
    ends = any(first < last.end <= end for first, end in strong)
    return ends and any(first <= row.body < end for first, end in strong)


def joined(context: Context, rows: list[Row], owner: tuple[str, ...]) -> list[tuple[int, int]]:
    """The rows as stretches of text: one that a narrow column broke is whole again."""
    pieces = [(rows[0].body, rows[0].end)]
    for last, row in pairwise(rows):
        if _runs_on(context, rows[0], last, row, owner):
            pieces[-1] = (pieces[-1][0], row.end)
        else:
            pieces.append((row.body, row.end))
    return pieces


def _runs_on(context: Context, first: Row, last: Row, row: Row, owner: tuple[str, ...]) -> bool:
    """Whether a row goes on with the words of the one before it."""
    before, text = context.row_text(last).rstrip(), context.row_text(row)
    if row.marker or (last.strong != row.strong and not text[:1].islower()):
        return not row.marker and _goes_on_bold(context, last, row)
    lower = text[:1].islower() and not opens_with_venue(context, row.body, row.end)
    if row.strong or lower or before.endswith((",", "&", ":")):
        return True
    line = context.view.rfind("\n", last.body, last.end) + 1 or last.body
    hangs = row.indent > first.indent and columns(context.view[line : last.end]) > WIDE
    if not (first.marker or hangs) or before[-1:] in '.。!")]':
        return False
    if before[-1:] != "?" and re.search(rf"{YEAR}\W*$", text):
        return False
    starts = leading_authors(context.view, row.body, row.end, owner)[0]
    listed = only_authors(context, replace(last, body=line), owner)
    return not (starts or listed or opens_with_venue(context, row.body, row.end))


def opens_with_venue(context: Context, start: int, end: int) -> bool:
    """Whether a known venue stands at the front of a place."""
    return any(m.start <= start + 4 for m in context.mentions_in(start, end, "VENUE"))

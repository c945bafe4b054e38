"""What a row of a section is beside others: prose, a detail, a period of time, a name, a title."""

from __future__ import annotations

import re

from extract import roles
from extract.context import Context
from extract.dates import find_periods
from extract.layout import Row, columns
from extract.segments import row_label, split_head
from extract.words import load, pattern

DETAIL_LABELS = (
    "gpa", "average", "rank", "thesis", "advisor", "courses", "honors", "interests", "location", "link",
    "minor",
)  # fmt: skip
_ABBREVIATION = re.compile(r"(?:^|[\s.(])[A-Z][a-z]{0,3}\.$")
_SPACES = re.compile(r"(?<=\n) +")
PROSE_COLUMNS = 90
_GRADE = re.compile(
    rf"{pattern([*load('labels')['gpa']['words'], *load('labels')['average']['words']])}\s*[:\d]", re.I
)


def has_period(context: Context, *rows: Row) -> bool:
    """Whether a period of time stands at an end of one of the rows, or alone in brackets."""
    for row in rows:
        for period in find_periods(context.view, row.body, row.end):
            before = context.view[row.body : period.start].strip(" \t\x1f([|*-")
            after = context.view[period.end : row.end].strip(" \t\x1f)]|*-,")
            if period.is_range or not before or not after or len(after) < 24:
                return True
    return False


def is_period(context: Context, row: Row) -> bool:
    """Whether a row is a period of time and nothing else."""
    periods = find_periods(context.view, row.body, row.end)
    whole = context.document.trim(row.body, row.end, "()")
    return bool(periods) and whole == (periods[0].start, periods[-1].end)


def is_prose(context: Context, row: Row) -> bool:
    """Whether a row tells in sentences rather than names, or says by its label that it does."""
    if row_label(context, row)[0] == "prose":
        return True
    text = _SPACES.sub(" ", context.row_text(row))
    ends = text.rstrip()[-1:] in "。.!;；" and not _ABBREVIATION.search(text.rstrip())
    words = len(re.findall(r"(?<![^\W\d_])[a-z]{2,}", text))
    if columns(text) < 36:
        return text.rstrip().endswith("。") or (ends and words > 2)
    clauses = len(re.findall(r"[,。;]", text))
    if ends and (words > 7 or columns(text) > 44):
        return True
    return columns(text) > PROSE_COLUMNS and not has_period(context, row) and (clauses > 1 or words > 12)


def is_detail(context: Context, row: Row) -> bool:
    """Whether a row is labelled as something that never opens an entry, with or without a colon."""
    if _GRADE.match(context.view, row.body, row.end):
        return True
    return row_label(context, row)[0] in DETAIL_LABELS


def names_body(context: Context, row: Row) -> bool:
    """Whether a row names a school or an employer for sure."""
    names = split_head(context, [row]).segments
    return any(
        max(roles.school(context, s.start, s.end), roles.organization(context, s.start, s.end)) >= 0.75
        for s in names
    )


def opens_with_title(context: Context, row: Row) -> bool:
    """Whether the title of a position stands at the front of a row."""
    names = split_head(context, [row]).segments
    return any(roles.title(context, s.start, s.end) >= 0.7 for s in names[:2])

"""The rows of a section → entries: a head that says what it is, and a body that tells about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.context import Context
from extract.dates import find_periods
from extract.labels import label_of
from extract.layout import Row, columns
from extract.segments import row_label
from extract.words import load, pattern

HEAD_LABELS = (
    "institution", "organization", "project", "period", "title", "department", "field", "degree", "name",
)  # fmt: skip
DETAIL_LABELS = (
    "gpa", "average", "rank", "thesis", "advisor", "courses", "honors", "interests", "location", "link",
    "minor",
)  # fmt: skip
PROSE_COLUMNS = 90
COLUMN_WORDS = frozenset(load("columns")["column"]["words"])
_GRADE = re.compile(
    rf"{pattern([*load('labels')['gpa']['words'], *load('labels')['average']['words']])}\s*[:\d]", re.I
)


@dataclass
class Entry:
    """An entry: `head` rows tell what, where and when; `body` rows tell about it.

    `labels` are the fields that a table's head names for the columns.
    """

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    parent: Entry | None = None
    labels: tuple[str, ...] = ()


def split_entries(context: Context, rows: tuple[Row, ...]) -> list[Entry]:
    """The entries of a section, in order; every row is in exactly one."""
    if len(rows) > 1 and is_column_head(context, rows[0]):
        labels = tuple(label_of(cell) for cell in context.row_text(rows[0]).split("|"))
        return [Entry([row], labels=labels) for row in rows[1:]]
    if any(row.level for row in rows):
        return _by_level(context, rows)
    if rows and _all_marked(rows):
        return _by_marker(context, rows)
    return _by_head(context, rows)


def is_column_head(context: Context, row: Row) -> bool:
    """Whether a row is the first of a table, naming its columns."""
    cells = [cell.strip() for cell in context.row_text(row).split("|")]
    known = sum(bool(label_of(cell)) or cell.casefold() in COLUMN_WORDS for cell in cells)
    return len(cells) >= 2 and known * 2 > len(cells)


def _by_level(context: Context, rows: tuple[Row, ...]) -> list[Entry]:
    """Headings open entries; a deeper heading with a period of its own opens an entry below its parent."""
    first = next(index for index, row in enumerate(rows) if row.level)
    entries = split_entries(context, rows[:first]) if first else []
    top = min(row.level for row in rows if row.level)
    parent: Entry | None = None
    for row in rows[first:]:
        if row.level == top:
            parent = Entry([row])
            entries.append(parent)
        elif not entries or (row.level and entries[-1].body):
            entries.append(Entry([row], parent=parent))
        else:
            _extend(context, entries[-1], row)
    return entries


def _extend(context: Context, entry: Entry, row: Row) -> None:
    """Put a row to the head while the head is still open, else to the body."""
    if not entry.body and not is_prose(context, row) and not _is_detail(context, row) and len(entry.head) < 4:
        if not row.marker or (has_period(context, row) and not has_period(context, *entry.head)):
            entry.head.append(row)
            return
        if row_label(context, row)[0] in HEAD_LABELS:
            entry.head.append(row)
            return
    entry.body.append(row)


def _all_marked(rows: tuple[Row, ...]) -> bool:
    return bool(rows[0].marker) and all(row.marker or row.indent > rows[0].indent for row in rows)


def _by_marker(context: Context, rows: tuple[Row, ...]) -> list[Entry]:
    """A list: the outermost bullets open entries, short inner ones first complete the head."""
    top = min(row.indent for row in rows if row.marker)
    entries: list[Entry] = []
    for row in rows:
        if not entries or (row.indent <= top and row.marker):
            entries.append(Entry([row]))
        elif not entries[-1].body and _completes_head(context, entries[-1], row):
            entries[-1].head.append(row)
        else:
            entries[-1].body.append(row)
    return entries


def _completes_head(context: Context, entry: Entry, row: Row) -> bool:
    if is_prose(context, row) or _is_detail(context, row) or len(entry.head) > 3:
        return False
    if has_period(context, *entry.head):
        return not row.marker and columns(context.row_text(row)) < 60 and len(entry.head) < 3
    return has_period(context, row) or columns(context.row_text(row)) < 40


def _by_head(context: Context, rows: tuple[Row, ...]) -> list[Entry]:
    """Unmarked rows are heads, marked rows and prose are bodies."""
    habit = _habit(context, rows)
    entries: list[Entry] = []
    for index, row in enumerate(rows):
        if not entries or _opens(context, entries[-1], rows, index, habit):
            entries.append(Entry([row], parent=_employer(context, entries, row)))
        elif entries[-1].body or _is_body(context, entries[-1].head[-1], row):
            entries[-1].body.append(row)
        else:
            entries[-1].head.append(row)
    return entries


def _employer(context: Context, entries: list[Entry], row: Row) -> Entry | None:
    """The entry whose first row names the organisation for a deeper row too: a second position there."""
    if not entries or row.indent < entries[-1].head[0].indent + 2 or has_period(context, entries[-1].head[0]):
        return (
            entries[-1].parent
            if entries and row.indent and row.indent == entries[-1].head[0].indent
            else None
        )
    return Entry(entries[-1].head[:1])


def _is_body(context: Context, before: Row, row: Row) -> bool:
    """Whether an unmarked section's row tells about an entry: by its look, or set deeper under a date."""
    if row.marker or is_prose(context, row) or _is_detail(context, row):
        return True
    return row.indent > before.indent + 1 and has_period(context, before)


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a section sets its entries: how many rows into one the period stands (0 where the first has
    it), whether any row has a period, whether more than one of the unmarked rows opens in bold."""

    offset: int
    dated: bool
    bold: bool


def _habit(context: Context, rows: tuple[Row, ...]) -> _Habit:
    offset = next((index for index, row in enumerate(rows[:4]) if has_period(context, row)), 0)
    dated = any(has_period(context, row) for row in rows)
    bold = sum(_starts_bold(context, row) for row in rows if not row.marker) > 1
    return _Habit(offset, dated, bold)


def _opens(context: Context, entry: Entry, rows: tuple[Row, ...], index: int, habit: _Habit) -> bool:
    """Whether a row begins a new entry after `entry`."""
    row = rows[index]
    if row.marker and not row.numbered:
        return False
    if _is_detail(context, row) or row_label(context, row)[0] == "prose":
        return False
    if _starts_bold(context, entry.head[0]) and not _starts_bold(context, row) and habit.bold:
        return False
    dated, head_dated = has_period(context, row), has_period(context, *entry.head)
    if is_prose(context, row) and not dated:
        return False
    if entry.body:
        soon = _dated_soon(context, rows, index, habit.offset, head_dated)
        named = row.strong and entry.head[0].strong and _dated_near(context, rows, index)
        return _looks_like_head(entry, row) and (dated or soon or named)
    if dated and head_dated:
        return True
    if _after_gap(context, row) and (head_dated or not habit.dated):
        return True
    if row.strong and entry.head[0].strong and (head_dated or row.gap):
        return True
    if head_dated and habit.offset:
        return _dated_soon(context, rows, index, habit.offset, head_dated) and not dated
    return not habit.dated and _self_contained(context, entry.head[0])


def _starts_bold(context: Context, row: Row) -> bool:
    return any(row.body - 2 <= first <= row.body + 2 for first, _ in context.document.strong)


def _dated_soon(context: Context, rows: tuple[Row, ...], index: int, offset: int, head_dated: bool) -> bool:
    """Whether a period follows where this section's entries have theirs, or a blank line comes before."""
    if not head_dated or rows[index].gap:
        return True
    following = rows[index + 1 : index + 1 + offset]
    dated = [has_period(context, row) for row in following]
    return bool(dated) and dated[-1] and not any(dated[:-1]) and not any(row.marker for row in following)


def _dated_near(context: Context, rows: tuple[Row, ...], index: int) -> bool:
    """Whether a period follows in one of the next rows, before a bullet or another bold row."""
    for row in rows[index + 1 : index + 4]:
        if row.marker or row.strong:
            return False
        if has_period(context, row):
            return True
    return False


def _after_gap(context: Context, row: Row) -> bool:
    """Whether a blank line comes before a row; where a page begins there is none."""
    before = len(context.view[: row.start].rstrip())
    return row.gap and context.document.page(max(before - 1, 0)) == context.document.page(row.start)


def _looks_like_head(entry: Entry, row: Row) -> bool:
    return row.indent <= entry.head[0].indent + 1 or row.gap or row.strong


def _self_contained(context: Context, row: Row) -> bool:
    return bool(re.search(r"[,|;\t]|\s-\s| {2}", context.row_text(row)))


def _is_detail(context: Context, row: Row) -> bool:
    """Whether a row is labelled as something that never opens an entry, with or without a colon."""
    if _GRADE.match(context.view, row.body, row.end):
        return True
    return row_label(context, row)[0] in DETAIL_LABELS


def has_period(context: Context, *rows: Row) -> bool:
    """Whether a period of time stands at an end of one of the rows, or alone in brackets."""
    for row in rows:
        for period in find_periods(context.view, row.body, row.end):
            before = context.view[row.body : period.start].strip(" \t\x1f([|*-")
            after = context.view[period.end : row.end].strip(" \t\x1f)]|*-,")
            if period.is_range or not before or not after or len(after) < 24:
                return True
    return False


def is_prose(context: Context, row: Row) -> bool:
    """Whether a row tells in sentences rather than names, or says by its label that it does."""
    if row_label(context, row)[0] == "prose":
        return True
    text = context.row_text(row)
    if columns(text) < 36:
        return text.rstrip().endswith("。")
    ends = text.rstrip()[-1:] in "。.!;；" and not text.rstrip().endswith(("Inc.", "Ltd.", "Co.", "U.S."))
    clauses = len(re.findall(r"[,。;]", text))
    words = len(re.findall(r"[a-z]{2,}", text))
    if ends and (words > 7 or columns(text) > 44):
        return True
    return columns(text) > PROSE_COLUMNS and not has_period(context, row) and (clauses > 1 or words > 12)

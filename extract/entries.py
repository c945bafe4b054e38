"""The rows of a section → entries: a head that says what it is, and a body that tells about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from extract.context import Context
from extract.dates import find_periods
from extract.entry_rows import has_period, is_detail, is_period, is_prose, names_body, opens_with_title
from extract.labels import label_of
from extract.layout import Row, columns
from extract.segments import row_label, split_head
from extract.words import load

HEAD_LABELS = (
    "institution", "organization", "project", "period", "title", "department", "field", "degree", "name",
)  # fmt: skip
_RAGGED = 6  # columns by which periods of two lengths begin apart, at most
_SHORT = 60  # columns of a row that names an employer
COLUMN_WORDS = frozenset(load("columns")["column"]["words"])


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
    if first == 1 and is_period(context, rows[0]):
        return _by_level(context, tuple(_dates_below(context, rows)))
    entries = split_entries(context, rows[:first]) if first else []
    top = min(row.level for row in rows if row.level)
    parent: Entry | None = None
    for row in rows[first:]:
        if row.level == top:
            parent = Entry([row])
            entries.append(parent)
        elif not entries or (entries[-1].body and (row.level or _is_next_title(context, row))):
            entries.append(Entry([row], parent=parent))
        else:
            _extend(context, entries[-1], row)
    return entries


def _dates_below(context: Context, rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows with each period that stands above the heading of its entry below it."""
    above: Row | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if following and following.level and is_period(context, row):
            above = row
            continue
        yield row
        if above:
            yield above
            above = None


def _is_next_title(context: Context, row: Row) -> bool:
    """Whether a bold row with a period names another position below the same heading."""
    if not _starts_bold(context, row) or row.marker or not has_period(context, row):
        return False
    return opens_with_title(context, row)


def _extend(context: Context, entry: Entry, row: Row) -> None:
    """Put a row to the head while the head is still open, else to the body."""
    if not entry.body and not is_prose(context, row) and not is_detail(context, row) and len(entry.head) < 4:
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
    if is_prose(context, row) or is_detail(context, row) or len(entry.head) > 3:
        return False
    if has_period(context, *entry.head):
        return not row.marker and columns(context.row_text(row)) < 60 and len(entry.head) < 3
    return has_period(context, row) or columns(context.row_text(row)) < (40 if row.marker else 60)


def _by_head(context: Context, rows: tuple[Row, ...]) -> list[Entry]:
    """Unmarked rows are heads, marked rows and prose are bodies."""
    habit = _habit(context, rows)
    entries: list[Entry] = []
    for index, row in enumerate(rows):
        if not entries or _opens(context, entries[-1], rows, index, habit):
            entries.append(Entry([row], parent=_employer(context, entries, row)))
        elif entries[-1].body or _is_body(context, entries[-1], row):
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


def _is_body(context: Context, entry: Entry, row: Row) -> bool:
    """Whether an unmarked section's row tells about an entry: by its look, or set deeper under a date."""
    if row.marker or is_prose(context, row) or is_detail(context, row):
        return True
    if row.indent <= entry.head[0].indent + 1 or not has_period(context, entry.head[0]):
        return False
    if _is_mere_title(context, entry) and columns(context.row_text(row)) < _SHORT:
        return False
    for lacking in (names_body, opens_with_title):
        if lacking(context, row) and not any(lacking(context, above) for above in entry.head):
            return False
    return True


def _is_mere_title(context: Context, entry: Entry) -> bool:
    """Whether a head so far is one row with a period and a title, but not where that was held."""
    if len(entry.head) > 1 or not opens_with_title(context, entry.head[0]):
        return False
    return len(split_head(context, entry.head).segments) == 1


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a section sets its entries: how many rows into one the period stands (0 where the first has
    it), whether the first row is a period alone, whether any row has a period, whether more than one of
    the unmarked rows opens in bold."""

    offset: int
    first: bool
    dated: bool
    bold: bool


def _habit(context: Context, rows: tuple[Row, ...]) -> _Habit:
    offset = next((index for index, row in enumerate(rows[:4]) if has_period(context, row)), 0)
    dated = any(has_period(context, row) for row in rows)
    bold = sum(_starts_bold(context, row) for row in rows if not row.marker) > 1
    first = bool(rows) and is_period(context, rows[0])
    return _Habit(offset, first, dated, bold)


def _opens(context: Context, entry: Entry, rows: tuple[Row, ...], index: int, habit: _Habit) -> bool:
    """Whether a row begins a new entry after `entry`."""
    row = rows[index]
    if row.marker and not row.numbered:
        return False
    if is_detail(context, row) or row_label(context, row)[0] == "prose":
        return False
    if _starts_bold(context, entry.head[0]) and not _starts_bold(context, row) and habit.bold:
        return False
    dated, head_dated = has_period(context, row), has_period(context, *entry.head)
    if is_prose(context, row) and not dated:
        return False
    if not entry.body and head_dated and entry.head[0].indent + 1 < entry.head[-1].indent <= row.indent:
        return False
    if entry.body:
        soon = _dated_soon(context, rows, index, habit.offset, head_dated)
        return _looks_like_head(context, entry, row) and (
            dated or soon or _is_named(context, entry, rows, index)
        )
    if head_dated and (dated or (not habit.first and _is_next_body(context, entry, rows, index))):
        return True
    if _after_gap(context, row) and (head_dated or not habit.dated):
        return True
    if row.strong and entry.head[0].strong and (head_dated or row.gap):
        return True
    if head_dated and habit.offset:
        return _dated_soon(context, rows, index, habit.offset, head_dated) and not dated
    return not habit.dated and _self_contained(context, entry.head[0])


def _is_named(context: Context, entry: Entry, rows: tuple[Row, ...], index: int) -> bool:
    """Whether a row after a body is bold as the head is, or names an employer, with a period below it."""
    if rows[index].strong and entry.head[0].strong and _dated_near(context, rows, index):
        return True
    return names_body(context, rows[index]) and _dated_alone(context, rows, index)


def _is_next_body(context: Context, entry: Entry, rows: tuple[Row, ...], index: int) -> bool:
    """Whether a row names another employer than the head does, with a period of its own below it."""
    if not (_looks_like_head(context, entry, rows[index]) and _dated_alone(context, rows, index)):
        return False
    return names_body(context, rows[index]) and any(names_body(context, above) for above in entry.head)


def _starts_bold(context: Context, row: Row) -> bool:
    return any(row.body - 2 <= first <= row.body + 2 for first, _ in context.document.strong)


def _dated_soon(context: Context, rows: tuple[Row, ...], index: int, offset: int, head_dated: bool) -> bool:
    """Whether a period follows where this section's entries have theirs, or a blank line comes before."""
    if not head_dated or rows[index].gap:
        return True
    following = rows[index + 1 : index + 1 + offset]
    near = next((place for place, row in enumerate(following) if has_period(context, row)), None)
    return near is not None and not any(row.marker for row in following[: near + 1])


def _dated_near(context: Context, rows: tuple[Row, ...], index: int) -> bool:
    """Whether a period follows in one of the next rows, before a bullet or another bold row."""
    for row in rows[index + 1 : index + 4]:
        if row.marker or row.strong:
            return False
        if has_period(context, row):
            return True
    return False


def _dated_alone(context: Context, rows: tuple[Row, ...], index: int) -> bool:
    """Whether one of the next two rows, before a bullet, is a period of time and nothing else."""
    for row in rows[index + 1 : index + 3]:
        if row.marker:
            return False
        if is_period(context, row):
            return True
    return False


def _after_gap(context: Context, row: Row) -> bool:
    """Whether a blank line comes before a row; where a page begins there is none."""
    before = len(context.view[: row.start].rstrip())
    return row.gap and context.document.page(max(before - 1, 0)) == context.document.page(row.start)


def _looks_like_head(context: Context, entry: Entry, row: Row) -> bool:
    head = entry.head[0]
    if row.indent <= head.indent + 1 or row.gap or row.strong:
        return True
    in_column = abs(row.indent - head.indent) <= _RAGGED  # of dates that are set at its right edge
    return in_column and all(_opens_dated(context, each) for each in (head, row))


def _opens_dated(context: Context, row: Row) -> bool:
    """Whether a row begins with a period of two dates."""
    periods = find_periods(context.view, row.body, min(row.end, row.body + _SHORT))
    return bool(periods) and periods[0].is_range and periods[0].start == row.body


def _self_contained(context: Context, row: Row) -> bool:
    return bool(re.search(r"[,|;\t]|\s-\s| {2}", context.row_text(row)))

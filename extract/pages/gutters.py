"""Gutters: vertical stripes without text over several rows, and whether they part columns.

They do where both sides are text of their own; dates set right, labels set left and the cells of a row
stay in their row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import ceil
from operator import attrgetter

from extract.box import Box
from extract.dates import find_periods
from extract.document import folded
from extract.pages.labels import LabelColumn, kinds_of
from extract.pages.rows import Row, bounds, row_text, starts_item

_STEP = 3.0  # points between the places where a gutter is looked for
_NARROWEST = 6.0  # points: a narrower stripe is no gutter
_AT_EDGE = 1.2  # points: but for one that ends at an edge at which many runs begin
_HANGING = 16  # points by which numbers and bullets may stand left of the edge of their text
_FEW = 5  # runs that begin at one place make an edge
_LEVEL = 1.2  # points within which baselines are those of one line
_AMPLE = 12.0  # points: a gutter as wide as that need not be much wider
_RARE = 6  # of so many rows one may reach into a gutter
_YEAR = 4  # characters of a date at least
_CELL = 60  # characters of a date with what may stand beside it
_HEADER = 8  # rows of a header at most
_CLOSE = 3  # rows between a heading and a line that crosses columns at most
_LABEL = re.compile(r"[A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff &/]{1,30}[:：]")
_left = attrgetter("box.left")


@dataclass(frozen=True)
class Gutter:
    """A stripe at `x` that rows `first` to `last` (excluded) leave free, and what it parts.

    `kind`: columns, cards or a list of items side by side; empty until it is judged.
    """

    x: float
    first: int
    last: int
    kind: str = ""


def gutter_of(rows: list[Row], edge: Box, labels: LabelColumn | None) -> Gutter | None:
    """The gutter that parts most text, of those that part columns; `labels` are none."""
    tried: set[tuple[int, int, int]] = set()
    best: tuple[float, Gutter] | None = None
    taken = [[(run.box.left, run.box.right) for run in row] for row in rows]
    for x, width in _gaps(rows, edge):
        for first, last in _stretches(taken, x, width):
            left, right = sides(rows[first:last], x)
            key = (first, last, sum(map(len, left)))
            if key in tried or not left or not right:
                continue
            tried.add(key)
            gutter = _judged(rows, Gutter(x, first, last), left, right)
            if gutter and labels and labels.are_all(sides(rows[gutter.first : gutter.last], x)[0]):
                continue
            worth = _worth(left, right) * (gutter.last - gutter.first) if gutter else 0
            if gutter and (best is None or worth > best[0]):
                best = worth, gutter
    return best[1] if best else None


def _worth(left: list[Row], right: list[Row]) -> float:
    """How much a gutter parts: rows of text on its poorer side, and how wide it is but for a few rows."""
    ends, starts = sorted(row[-1].box.right for row in left), sorted(row[0].box.left for row in right)
    wide = starts[len(starts) // _RARE] - ends[-1 - len(ends) // _RARE]
    text = min(sum(not _is_cell(row) for row in side) for side in (left, right))
    worth = (text + 0.1) * (_AMPLE + min(wide, 2 * _AMPLE))
    return worth / 3 if _cuts_off_dates(left, right) else worth


def _cuts_off_dates(left: list[Row], right: list[Row]) -> bool:
    """Whether most dates next to a gutter stand on a line with words across it, which are what they date."""
    beside = ((row[0] for row in right), left), ((row[-1] for row in left), right)
    for runs, words in beside:
        dates = [run for run in runs if len(run.text) >= _YEAR and _names_no_more(run.text)]
        lines = [row[0].baseline for row in words] if len(dates) > 1 else []
        level = sum(any(abs(run.baseline - line) < _LEVEL for line in lines) for run in dates)
        if level > max(1, len(dates) // 2):
            return True
    return False


def _gaps(rows: list[Row], edge: Box) -> Iterator[tuple[float, float]]:
    """Places before which several runs begin, and where more rows have a gap than left and right of them.

    Each with the width of the stripe that must be free there, in points.
    """
    lefts = Counter(round(run.box.left) for row in rows for run in row)
    yield from (
        (run.box.left - _NARROWEST / 2 - 1, _NARROWEST)
        for row in rows
        for run in row[1:]
        if _LABEL.match(run.text)
    )
    for left, count in sorted(lefts.items()):
        if count + lefts[left + 1] >= _FEW and left > edge.left + 0.1 * (edge.right - edge.left):
            hanging = [other for other in lefts if left - _HANGING <= other < left]
            yield from ((other - _AT_EDGE / 2 - 0.5, _AT_EDGE) for other in (left, *hanging))
    counts = [0] * (int((edge.right - edge.left) / _STEP) + 2)
    for row in rows:
        for one, two in pairwise(row):
            first = ceil((one.box.right + _NARROWEST / 2 - edge.left) / _STEP)
            last = int((two.box.left - _NARROWEST / 2 - edge.left) / _STEP)
            for step in range(first, last + 1):
                counts[step] += 1
    start = 0
    for step in range(1, len(counts)):
        if counts[step] != counts[step - 1]:
            before = counts[start - 1] if start else 0
            if counts[start] >= 2 and counts[start] > max(before, counts[step]):
                yield edge.left + _STEP * (start + step - 1) / 2, _NARROWEST
            start = step


def _stretches(
    rows: Sequence[Sequence[tuple[float, float]]], x: float, width: float
) -> Iterator[tuple[int, int]]:
    """Rows in sequence that leave a stripe around `x` free; of each run of a row its left and right edge."""
    start: int | None = None
    low, high = x - width / 2, x + width / 2
    for index, row in enumerate(rows):
        if any(left <= high and right >= low for left, right in row):
            if start is not None:
                yield start, index
            start = None
        elif start is None:
            start = index
    if start is not None:
        yield start, len(rows)


def sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """What stands left and right of `x`, by row."""
    cuts = [(row, bisect_left(row, x, key=_left)) for row in rows]
    return [row[:cut] for row, cut in cuts if cut], [row[cut:] for row, cut in cuts if cut < len(row)]


def _judged(rows: list[Row], free: Gutter, left: list[Row], right: list[Row]) -> Gutter | None:
    """What a free stripe parts, columns or the first list of items side by side, and between which rows.

    `left` and `right` are its sides.
    """
    x, first, last = free.x, free.first, free.last
    if _are_columns(left, right):
        first = _below_header(rows, first, last, x)
        return replace(free, first=first, last=_above_next(rows, first, last, x), kind="columns")
    if (cards := _cards(rows, first, last, x)) is not None:
        return replace(free, first=cards, last=_above_next(rows, cards, last, x), kind="cards")
    for begin, end in _lists(rows, first, last, x):
        left, right = sides(rows[begin:end], x)
        if not left or not right:
            continue
        if len(left) + len(right) > 2 and _is_list(left) and _is_list(right):
            return Gutter(x, begin, end, "list")
    return None


def _below_header(rows: list[Row], first: int, last: int, x: float) -> int:
    """The first row of columns: a header with text on both sides, up to a heading, is none of them."""
    heads = (i for i in range(first, last) if any(_headings(side) for side in sides(rows[i : i + 1], x)))
    head = next(heads, first)
    left, right = sides(rows[first:head], x)
    return head if left and right and head - first <= _HEADER else first


def _above_next(rows: list[Row], first: int, last: int, x: float) -> int:
    """The last row of columns: a heading just above a line that crosses them is that line's."""
    if last == len(rows):
        return last
    for index in range(last - 1, max(first, last - 1 - _CLOSE), -1):
        left, right = sides(rows[index : index + 1], x)
        if left and right:
            break
        if _headings(left or right):
            return index
    return last


def _cards(rows: list[Row], first: int, last: int, x: float) -> int | None:
    """The row with a heading on each side under which both sides have text: cards side by side."""
    for index in range(first, last):
        if _is_on_both(rows[index], x) and all(map(_headings, sides(rows[index : index + 1], x))):
            return index if min(map(len, sides(rows[index:last], x))) >= 2 else None
    return None


def _is_on_both(row: Row, x: float) -> bool:
    """Whether a row has text left and right of `x`."""
    return row[0].box.left < x <= row[-1].box.left


def _lists(rows: list[Row], first: int, last: int, x: float) -> Iterator[tuple[int, int]]:
    """Rows in sequence that begin and end with text on both sides, and have no heading between."""
    begin, end = first, first
    for index in range(first, last):
        if _is_on_both(rows[index], x):
            begin, end = (index, index + 1) if end <= begin else (begin, index + 1)
        elif rows[index][0].is_bold or _headings([rows[index]]):
            yield begin, end
            begin = end = index + 1
    yield begin, end


def _is_list(side: list[Row]) -> bool:
    """Whether a side is made of items: with bullets, or the first with a label."""
    items = sum(starts_item(row[0].text) for row in side)
    return items >= max(2, 0.25 * len(side)) or bool(_LABEL.match(side[0][0].text))


def _are_columns(left: list[Row], right: list[Row]) -> bool:
    heads_left, heads_right = _headings(left), _headings(right)
    if heads_left >= 2 and heads_left >= 4 * heads_right and _names_rows(left, right):
        return False
    if heads_left and heads_right and heads_left + heads_right >= 3:
        return _aligned(left, right) < 0.9
    if min(len(left), len(right)) < 4:
        return False
    if any(sum(map(_is_cell, side)) * 2 > len(side) or _text_rows(side) < 2 for side in (left, right)):
        return False
    if max(heads_left, heads_right) >= 2:
        return _aligned(left, right) < 0.6
    return min(len(left), len(right)) >= 6 and _aligned(left, right) < 0.4


def _names_rows(left: list[Row], right: list[Row]) -> bool:
    """Whether the left side has dates and labels, each beside its entry, and headings on their own lines.

    Where several of them are dates, headings of small sections may stand beside what they name too.
    """
    named = [row for row in left if not kinds_of(row_text(row))]
    heads = [row for row in left if kinds_of(row_text(row))]
    narrow = bounds(left).right - bounds(left).left < bounds(right).right - bounds(right).left
    if not narrow or not named:  # no column of text is made of headings
        return narrow
    dates = [row for row in named if _is_cell(row)]
    if len(dates) < 3:
        most = 0.6 if len(named) >= 3 else 0.3
        return _aligned(named, right) >= 0.9 and _aligned(heads, right) <= most
    return _aligned(dates, right) >= 0.9 and _aligned(named, right) >= 0.75 and _aligned(heads, right) <= 0.6


def _text_rows(side: list[Row]) -> int:
    """How many rows say something themselves: no headings, no dates."""
    return sum(not _is_cell(row) and not kinds_of(row_text(row)) for row in side)


def _is_cell(row: Row) -> bool:
    """Whether a row is what stands beside an entry: a date, a number, a mark."""
    return _names_no_more(row_text(row))


@lru_cache(1_000)  # the same rows are parted at many places
def _names_no_more(printed: str) -> bool:
    """Whether a text is a date, a number or a mark, with little beside it."""
    if len(printed) < 4 or len(printed) > _CELL:
        return len(printed) < 4
    text = folded(printed)
    periods = find_periods(text, 0, len(text))
    return bool(periods) and len(text) - (periods[-1].end - periods[0].start) < 8


def _headings(side: list[Row]) -> int:
    """How many rows are headings of sections by their wording."""
    return sum([bool(kinds_of(row_text(row))) for row in side])


def _aligned(left: list[Row], right: list[Row]) -> float:
    """The share of the rows of the shorter side that stand on the baseline of a row of the other."""
    short, long = sorted((left, right), key=len)
    lines = [row[0].baseline for row in long]
    return sum([any(abs(row[0].baseline - line) < _LEVEL for line in lines) for row in short]) / len(short)

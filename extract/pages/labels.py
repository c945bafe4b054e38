"""A column of labels: section headings that stand left of what is under them.

    Education      University of Oslo          2018 – 2022
                   Ph.D. in Astrophysics
    Research       [1] …
    Interests

Each label becomes a row of its own, before the row that it stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.document import folded
from extract.headings import kinds
from extract.pages.rows import Row, row_text, usual
from extract.pages.runs import Run

Look = tuple[int, float, bool]
_MAIN = {"education", "experience", "projects", "papers", "awards"}
_LONGEST = 40  # characters
_BESIDE = 1.2  # widths of an em by which a label may stand above or below the line that it names
_GAP = 1.15  # times the usual distance of lines


def label_looks(pages: Iterable[Sequence[Row]]) -> frozenset[Look]:
    """How labels are set, over the rows of all pages: empty unless two of them name main sections."""
    found: set[Look] = set()
    named: set[str] = set()
    for rows in map(_whole_labels, pages):
        for index, row in enumerate(rows):
            if len(row) > 1 and (label := _label(row)) and _is_label_column(rows, index):
                found.add(_look(row[0]))
                named |= set(label)
    return frozenset(found) if len(named & _MAIN) >= 2 else frozenset()


def split_labels(rows: Sequence[Row], looks: frozenset[Look]) -> Iterator[Row]:
    """The rows, with labels that look so as rows of their own."""
    if not looks:
        yield from rows
        return
    for row in _whole_labels(rows):
        if len(row) > 1 and _look(row[0]) in looks:
            end = _label_end(row)
            yield row[:end]
            yield row[end:]
        else:
            yield row


def are_labels(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the left side only names the sections that stand right of it, each name beside a line."""
    names = [row for row in left if kinds_of(row_text(row))]
    named = {kind for row in names for kind in kinds_of(row_text(row))}
    if len(named & _MAIN) < 2 or len(names) * 2 <= len(left) or any(kinds_of(row_text(r)) for r in right):
        return False
    lines = [row[0].baseline for row in right]
    beside = sum(any(abs(row[0].baseline - at) < _BESIDE * row[0].size for at in lines) for row in names)
    return beside >= 0.7 * len(names)


def with_labels(rows: Sequence[Row], labels: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with each label before the stretch, without a gap in it, that the label stands beside."""
    before: dict[int, list[Row]] = defaultdict(list)
    starts = _starts(rows)
    for label in _whole(labels):
        at = label[0].baseline
        near = min(range(len(rows)), key=lambda i: abs(rows[i][0].baseline - at))
        if at - rows[near][0].baseline > 2 * label[0].size:
            near += 1  # it stands under all rows, and what it names is on the next page
        place = max(start for start in (*starts, len(rows)) if start <= near)
        before[near if place in before else place].append(label)
    return tuple(one for index, row in enumerate([*rows, ()]) for one in (*before[index], row) if one)


def _whole(labels: Sequence[Row]) -> list[Row]:
    """The labels, the lines of one label as one row."""
    result: list[Row] = []
    for label in labels:
        last = result[-1] if result else None
        if last and label[0].baseline - last[-1].baseline < 1.6 * label[0].size:
            joined = (*last, *label)
            if kinds_of(row_text(joined)) and not (kinds_of(row_text(last)) and kinds_of(row_text(label))):
                result[-1] = joined
                continue
        result.append(label)
    return result


def _starts(rows: Sequence[Row]) -> list[int]:
    """The rows before which there is a gap."""
    distances = [two[0].baseline - one[0].baseline for one, two in pairwise(rows)]
    apart = _GAP * usual(distances)
    return [0, *(i for i, distance in enumerate(distances, start=1) if distance > apart)]


@lru_cache(1000)
def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds of section that a printed text names, which is short."""
    return kinds(folded(text)) if len(text) < _LONGEST else ()


def _look(run: Run) -> Look:
    """What the labels of one column have in common: left edge, size and weight."""
    return round(run.box.left / 2), run.size, run.is_bold


def _label(row: Row) -> tuple[str, ...]:
    """The kinds of section that the front of a row names."""
    return kinds_of(row_text(row[: _label_end(row)]))


def _label_end(row: Row) -> int:
    """How many runs of a row are its label, which may be set in two lines."""
    return 2 if len(row) > 2 and _is_under(row[1], row[0]) else 1


def _is_label_column(rows: Sequence[Row], index: int) -> bool:
    """Whether the rows below leave the place under a row's label free."""
    right = max(run.box.right for run in rows[index][: _label_end(rows[index])])
    return all(row[0].box.left > right or _label(row) for row in rows[index + 1 : index + 3])


def _whole_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows with labels that go on in a second line whole, in the first."""
    result = list(rows)
    for index in range(len(result) - 1):
        row, below = result[index], result[index + 1]
        if len(row) < 2 or not below or not _is_under(below[0], row[0]) or kinds_of(row[0].text):
            continue
        if kinds_of(f"{row[0].text} {below[0].text}"):
            result[index] = (row[0], below[0], *row[1:])
            result[index + 1] = below[1:]
    return [row for row in result if row]


def _is_under(run: Run, label: Run) -> bool:
    """Whether a run begins or ends where another one does."""
    return abs(run.box.left - label.box.left) < 3 or abs(run.box.right - label.box.right) < 3

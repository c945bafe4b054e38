"""A column of labels: section headings that stand left of what is under them.

    Education      University of Oslo          2018 – 2022
                   Ph.D. in Astrophysics
    Research       [1] …
    Interests

Each label becomes a row of its own, before the row that it stands beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.document import fold
from extract.headings import kinds
from extract.pages.runs import Run

Look = tuple[int, float, bool]
_MAIN = {"education", "experience", "projects", "papers", "awards"}
_LONGEST = 40  # characters


def label_looks(pages: Iterable[Sequence[tuple[Run, ...]]]) -> frozenset[Look]:
    """How labels are set, over the rows of all pages: empty unless two of them name main sections."""
    found: set[Look] = set()
    named: set[str] = set()
    for rows in map(_whole_labels, pages):
        for index, row in enumerate(rows):
            if len(row) > 1 and (label := _label(row)) and _is_label_column(rows, index):
                found.add(_look(row[0]))
                named |= set(label)
    return frozenset(found) if len(named & _MAIN) >= 2 else frozenset()


def split_labels(rows: Sequence[tuple[Run, ...]], looks: frozenset[Look]) -> Iterator[tuple[Run, ...]]:
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


@lru_cache(1000)
def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds of section that a printed text names, which is short."""
    return kinds("".join(map(fold, text))) if len(text) < _LONGEST else ()


def _look(run: Run) -> Look:
    """What the labels of one column have in common: left edge, size and weight."""
    return round(run.box.left / 2), run.size, run.is_bold


def _label(row: tuple[Run, ...]) -> tuple[str, ...]:
    """The kinds of section that the front of a row names."""
    return kinds_of(" ".join(run.text for run in row[: _label_end(row)]))


def _label_end(row: tuple[Run, ...]) -> int:
    """How many runs of a row are its label, which may be set in two lines."""
    return 2 if len(row) > 2 and _is_under(row[1], row[0]) else 1


def _is_label_column(rows: Sequence[tuple[Run, ...]], index: int) -> bool:
    """Whether the rows below leave the place under a row's label free."""
    right = max(run.box.right for run in rows[index][: _label_end(rows[index])])
    return all(row[0].box.left > right or _label(row) for row in rows[index + 1 : index + 3])


def _whole_labels(rows: Sequence[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
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

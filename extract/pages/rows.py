"""Rows: runs on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Iterable

from extract.box import Box, around
from extract.layout import MARKERS
from extract.pages.run import Run

Row = tuple[Run, ...]

_SAME_LINE = 0.35  # of an em: baselines that differ by less are one row


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs by row, from top to bottom; those of a row from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= _SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(sorted(row, key=lambda run: run.box.left)) for row in rows]


def bounds(rows: Iterable[Row]) -> Box:
    """The box around rows."""
    boxes = [run.box for row in rows for run in row]
    return boxes[0] if len(boxes) == 1 else around(boxes)


def usual(distances: Iterable[float]) -> float:
    """The distance of lines that follow each other without a gap: most are no larger than a little more."""
    ordered = sorted(distances)
    return ordered[len(ordered) // 3] if ordered else 0.0


def starts_item(text: str) -> bool:
    """Whether a text begins with a bullet."""
    return text[:1] in MARKERS and len(text) > 1 and not text[1:2].isdigit()


def row_text(row: Row) -> str:
    """The words of a row."""
    return row[0].text if len(row) == 1 else " ".join([run.text for run in row])

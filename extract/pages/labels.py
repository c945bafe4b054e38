"""A column of labels: section headings that stand left of what is under them.

    Education      University of Oslo          2018 – 2022
                   Ph.D. in Astrophysics
    Research       [1] …
    Interests

The column is known by the labels of all pages. Each label becomes a row of its own, before the stretch of
rows that it stands beside: at its first line, or in the middle of its height.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import inf

from extract.document import folded
from extract.headings import goes_on, kinds
from extract.pages.rows import Row, row_text, usual
from extract.pages.run import Run

_MAIN = {"education", "experience", "projects", "papers", "awards"}
_LONGEST = 40  # characters
_EDGE = 2.0  # points by which the edges of labels may differ
_SIZE = 0.06  # of a size, by which those of labels may differ
_BESIDE = 1.2  # widths of an em by which a label may stand above or below the line that it names
_ON = 0.5  # widths of an em within which baselines are those of one line
_UNDER = 1.7  # widths of an em between the lines of a label
_GAP = 1.15  # times the usual distance of lines
_LEVEL = 0.8  # of the labels are on the first line of what they name, or they are in the middle
_MOST = 0.7  # of the labels stand beside a line, and of what stands in the column is a label


@dataclass(frozen=True)
class LabelColumn:
    """Where labels stand, in points, and their size; `level` on the first line of what they name."""

    left: float
    right: float
    size: float
    level: bool = False

    def holds(self, run: Run) -> bool:
        """Whether a run stands in the column and is set as labels are."""
        inside = run.box.left > self.left - _EDGE and run.box.right < self.right + _EDGE
        return inside and abs(run.size - self.size) <= _SIZE * self.size

    def parted(self, row: Row) -> tuple[Row, Row]:
        """What of a row is a label, and the rest."""
        end = next((i for i, run in enumerate(row) if not self.holds(run)), len(row))
        return row[:end], row[end:]

    def are_all(self, rows: Iterable[Row]) -> bool:
        """Whether rows are labels and nothing else."""
        return not any(self.parted(row)[1] for row in rows)


def label_column(pages: Sequence[Sequence[Row]]) -> LabelColumn | None:
    """The column of labels in the rows of all pages; None unless two of them name main sections."""
    leads = [run for rows in pages for run in _leads(rows)]
    for edge in _edges(run for run in leads if kinds_of(run.text)):
        group = [run for run in leads if edge.holds(run)]
        if not group:  # those of the edge stand too far from its middle
            continue
        column = edge.around(group)
        near = _distances(column, pages)
        if sum(distance < _BESIDE for distance in near) >= max(1, _MOST * len(near)):
            return replace(column, level=sum(distance < _ON for distance in near) >= _LEVEL * len(near))
    return None


def _leads(rows: Sequence[Row]) -> list[Run]:
    """The short runs that begin rows, from the first that names a section: what is above is the header."""
    leads = [row[0] for row in rows if len(row[0].text) < _LONGEST]
    return leads[next((i for i, run in enumerate(leads) if kinds_of(run.text)), 0) :]


def _edges(named: Iterable[Run]) -> list[_Edge]:
    """Edges at which runs that name two main sections begin or end, those of most first."""
    groups: dict[tuple[bool, int], list[Run]] = defaultdict(list)
    for run in named:
        for is_left, at in ((True, run.box.left), (False, run.box.right)):
            groups[is_left, round(at / _EDGE)].append(run)
            groups[is_left, round(at / _EDGE) + 1].append(run)
    most = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_edge(group, is_left) for (is_left, _), group in most if _names_main(group)]


def _edge(group: Sequence[Run], is_left: bool) -> _Edge:
    sizes = sorted(run.size for run in group)
    places = sorted(run.box.left if is_left else run.box.right for run in group)
    return _Edge(is_left, places[len(places) // 2], sizes[len(sizes) // 2])


@dataclass(frozen=True)
class _Edge:
    """Where labels begin, or end, and their size."""

    is_left: bool
    at: float
    size: float

    def holds(self, run: Run) -> bool:
        """Whether a run begins, or ends, there and is set as labels are."""
        place = run.box.left if self.is_left else run.box.right
        return abs(place - self.at) <= _EDGE and abs(run.size - self.size) <= _SIZE * self.size

    def around(self, group: Sequence[Run]) -> LabelColumn:
        """The column that runs make up."""
        left, right = min(run.box.left for run in group), max(run.box.right for run in group)
        return LabelColumn(left, right, self.size)


def _names_main(group: Iterable[Run]) -> bool:
    """Whether at least two runs name main sections, and not the same one."""
    named = [found for run in group if (found := _MAIN & set(kinds_of(run.text)))]
    return len(named) >= 2 and len(set().union(*named)) >= 2


def _distances(column: LabelColumn, pages: Sequence[Sequence[Row]]) -> list[float]:
    """How far from a line each label stands, in em; nothing where the column does not only hold labels."""
    distances: list[float] = []
    strays = 0
    for rows in pages:
        parted = [column.parted(row) for row in rows]
        named = [i for i, (label, _) in enumerate(parted) if label and kinds_of(label[0].text)]
        if not named:
            continue
        between = parted[named[0] : named[-1] + 1]
        if any(rest and rest[0].box.left <= column.right for _, rest in between):
            return []
        lines = [rest[0].baseline for _, rest in parted if rest and rest[0].box.left > column.right]
        for label in _whole([label for label, _ in between if label], lines):
            at, size = label[0].baseline, label[0].size
            if kinds_of(row_text(label)):
                distances.append(min((abs(at - line) for line in lines), default=inf) / size)
            else:
                strays += 1
    return distances if strays <= (1 - _MOST) * len(distances) else []


def with_labels(rows: Sequence[Row], column: LabelColumn | None) -> tuple[Row, ...]:
    """The rows with each label before the stretch, without a gap in it, that the label stands beside."""
    if not column:
        return tuple(rows)
    parted = [column.parted(row) for row in rows]
    rest = [row for _, row in parted if row]
    labels = _whole([label for label, _ in parted if label], [row[0].baseline for row in rest])
    if not rest:
        return tuple(labels)
    before: dict[int, list[Row]] = defaultdict(list)
    starts = _starts(rest)
    for label in labels:
        near = _near(rest, label)
        place = near if column.level else max(start for start in (*starts, len(rest)) if start <= near)
        before[near if place in before else place].append(label)
    return tuple(one for index, row in enumerate([*rest, ()]) for one in (*before[index], row) if one)


def _near(rows: Sequence[Row], label: Row) -> int:
    """The row beside which a label stands; the number of rows where it stands under them all."""
    at = label[0].baseline
    near = min(range(len(rows)), key=lambda i: abs(rows[i][0].baseline - at))
    return near + (at - rows[near][0].baseline > 2 * label[0].size)


def _whole(labels: Sequence[Row], lines: Sequence[float]) -> list[Row]:
    """The labels, the lines of one label as one row; `lines` are the baselines of what they name."""
    result: list[Row] = []
    for label in labels:
        last = result[-1] if result else None
        near = last and label[0].baseline - last[-1].baseline < _UNDER * label[0].size
        if last and near and _is_one_label(last, label, lines):
            result[-1] = (*last, *label)
        else:
            result.append(label)
    return result


def _is_one_label(one: Row, two: Row, lines: Sequence[float]) -> bool:
    """Whether two lines are one label, such as `Language` / `Skills` or a name in two languages."""
    joined, above, below = (kinds_of(row_text(row)) for row in ((*one, *two), one, two))
    if not (above and below) or set(above) & set(below) or goes_on(folded(row_text(one))):
        return bool(joined)
    at, reach = two[0].baseline, _ON * two[0].size
    beside = any(abs(at - line) < reach for line in lines)
    return joined == below if beside else len(joined) == 1


def _starts(rows: Sequence[Row]) -> list[int]:
    """The rows before which there is a gap."""
    distances = [two[0].baseline - one[0].baseline for one, two in pairwise(rows)]
    apart = _GAP * usual(distances)
    return [0, *(i for i, distance in enumerate(distances, start=1) if distance > apart)]


@lru_cache(1000)
def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds of section that a printed text names, which is short."""
    return kinds(folded(text)) if len(text) < _LONGEST else ()

"""Several positions at one employer: each is told with the organisation that is printed once for all.

Acme Ltd            2014 – 2022        Acme Ltd
  Team lead (2019 – 2022)              Team lead (2019–2022), Engineer (2014–2019)
  Engineer (2014 – 2019)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from extract import roles
from extract.context import Context
from extract.profile import Experience, Text
from extract.segments import Head, Segment
from extract.words import load, pattern

_ALONE = re.compile(pattern(load("titles")["alone"]["words"]), re.I)
_GAP = 3
"""Months between two positions that may be one after the other at an employer."""
_OVERLAP = 12
"""Months that two such positions share at most, where only years are printed."""


def heads(context: Context, head: Head) -> list[Head]:
    """A head for each position: where a row names several titles, each has a period behind it."""
    ranges = [period for period in head.periods if period.is_range]
    if len(ranges) < 2:
        return [head]
    titles: list[Segment] = []
    place = 0
    for period in ranges:
        own = [s for s in head.segments if place <= s.start < period.start and _is_title(context, s)]
        if not own:
            return [head]
        titles.append(own[-1])
        place = period.end
    if len({title.row for title in titles}) > 1:
        return [head]
    shared = tuple(s for s in head.segments if s not in titles)
    return [Head((*shared, title), (period,)) for title, period in zip(titles, ranges, strict=True)]


def _is_title(context: Context, segment: Segment) -> bool:
    return roles.title(context, segment.start, segment.end) >= 0.7


def under_employers(positions: list[Experience]) -> Iterator[Experience]:
    """The positions of a section; one without an organisation is with the employer before it where its
    time says so. An employer's own line, which names no position, is none beside those below it."""
    employer: Experience | None = None
    before: Experience | None = None
    for position, following in zip_longest(positions, positions[1:]):
        if position.organization is not None:
            employer = before = position
            if not (following and _is_bare(position) and _is_below(position, position, following)):
                yield position
        elif employer is not None and before is not None and _is_below(employer, before, position):
            unit = position.department or employer.department
            before = replace(position, organization=employer.organization, department=unit)
            yield before
        else:
            employer = None
            yield position


def _is_bare(position: Experience) -> bool:
    """Whether an entry names an employer and nothing that was done there."""
    return position.title is None and not position.highlights


def _is_below(employer: Experience, before: Experience, position: Experience) -> bool:
    """Whether a position is held with `employer`: within its time, or next to the position before."""
    if position.organization or not position.title or _ALONE.search(position.title.value):
        return False
    if not (position.start and position.end):
        return False
    if employer.title is None:
        return _is_within(employer, position)
    return _follows(position, before) or _follows(before, position)


def _is_within(employer: Experience, position: Experience) -> bool:
    if not (employer.start and employer.end):
        return True
    first, last = _month(employer.start, 1), _month(employer.end, 12)
    return first <= _month(position.start, 12) and _month(position.end, 1) <= last


def _follows(earlier: Experience, later: Experience) -> bool:
    """Whether one position begins when another ends."""
    if not (earlier.end and later.start):
        return False
    return -_OVERLAP < _month(later.start, 1) - _month(earlier.end, 12) <= _GAP


def _month(date: Text | None, without: int) -> int:
    """The months up to a date; `without` is the month of a date that prints a year only."""
    if date is None or not date.value[:4].isdigit():
        return 12 * 9999
    return 12 * int(date.value[:4]) + (int(date.value[5:7]) if len(date.value) > 4 else without)

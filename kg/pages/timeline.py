"""Studies and positions along the years, as places in percent: they fit a page of any width."""

from __future__ import annotations

import datetime
from math import ceil
from typing import NamedTuple

from kg.card.view import Candidate
from kg.months import months

_LEAST = 1.5  # percent: the width of a bar that can still be seen
_YEARS = 6  # years that are named, at most


class Bar(NamedTuple):
    """A study or position: where it starts and how long it is, in percent of the whole."""

    kind: str
    name: str
    detail: str
    start: str | None
    end: str | None
    x: float
    width: float


class Timeline(NamedTuple):
    """The bars, the earliest first, and some years with their places in percent."""

    bars: list[Bar]
    years: list[tuple[int, float]]


def timeline(told: Candidate) -> Timeline:
    """The studies and positions of which a start is told."""
    today = datetime.date.today()
    now = today.year + (today.month - 1) / 12
    placed = [(each, span) for each in _entries(told) if (span := _span(each[3], each[4], now))]
    first = min((begin for _, (begin, _) in placed), default=0.0)
    whole = max(max((over for _, (_, over) in placed), default=0.0) - first, 0.5)
    bars = [
        Bar(*entry, *_within(100 * (begin - first) / whole, 100 * (over - begin) / whole))
        for entry, (begin, over) in sorted(placed, key=lambda each: each[1])
    ]
    return Timeline(bars, _ticks(first, whole) if bars else [])


def _entries(told: Candidate) -> list[tuple[str, str, str, str | None, str | None]]:
    studies = [
        ("study", study.institution or "", study.degree_text or "", study.start, study.end)
        for study in told.education
    ]
    return studies + [
        ("work", work.organization or "", work.title or "", work.start, work.end) for work in told.experience
    ]


def _within(x: float, width: float) -> tuple[float, float]:
    """A place and width, both in percent, that can be seen and do not pass the end."""
    seen = max(_LEAST, width)
    return round(min(x, 100 - seen), 2), round(seen, 2)


def _ticks(first: float, whole: float) -> list[tuple[int, float]]:
    step = max(1, ceil(whole / _YEARS))
    years = range(ceil(first), int(first + whole) + 1, step)
    return [(year, round(100 * (year - first) / whole, 2)) for year in years]


def _span(start: str | None, end: str | None, now: float) -> tuple[float, float] | None:
    """From when to when, in years; an end that is not told is a month after the start."""
    opening, closing = months(start), months(end)
    if opening is None:
        return None
    begin = opening[0] / 12
    over = now if end == "present" else closing[0] / 12 if closing else begin
    return begin, max(over, begin) + 1 / 12

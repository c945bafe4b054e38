"""Dates as months that can be counted, whatever precision they have."""

from __future__ import annotations

import re

_DATE = re.compile(r"(19\d\d|20\d\d|2100)(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?")  # what a life may hold


def months(date: str | None) -> tuple[int, int] | None:
    """The first and the last month that a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) may mean.

    January of year 0 is month 0. None for any other text, and for years before 1900 or after 2100.
    """
    found = _DATE.fullmatch(date or "")
    if not found:
        return None
    january = 12 * int(found[1])
    return (january + int(found[2]) - 1,) * 2 if found[2] else (january, january + 11)

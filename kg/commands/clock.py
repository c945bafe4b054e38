"""Today: the day that a user names, or else the clock's."""

from __future__ import annotations

import datetime

from kg.errors import BadUsage


def today(named: str | None) -> datetime.date:
    """The day of `YYYY-MM-DD`, or the first of `YYYY-MM`; raises `BadUsage` for anything else."""
    if named is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(f"{named}-01"[:10])
    except ValueError:
        raise BadUsage(f"--today {named}: no day, which is written 2026-11-24") from None

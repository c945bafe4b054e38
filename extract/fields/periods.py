"""The period of an entry: the one that its head prints, as start and end facts."""

from __future__ import annotations

from collections.abc import Iterable

from extract.context import Context
from extract.dates import Moment, Period
from extract.profile import Text


def start_and_end(context: Context, periods: Iterable[Period]) -> tuple[Text | None, Text | None]:
    """The first range, or else the first date of `periods`; two single dates are a start and an end."""
    found = list(periods)
    chosen = next((period for period in found if period.is_range), found[0] if found else None)
    if chosen is None:
        return None, None
    first, last = chosen.first, chosen.last
    if first is None and len(found) > 1 and found[0] is chosen and found[1].first:
        first = found[1].first
    return _fact(context, first), _fact(context, last)


def _fact(context: Context, moment: Moment | None) -> Text | None:
    return context.fact(moment.value, moment.start, moment.end, "date") if moment else None

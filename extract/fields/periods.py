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
    if last is None and len(found) > 1 and _is_stacked(context, chosen, found[1]):
        first, last = found[1].first, chosen.first
    if first is None and len(found) > 1 and found[0] is chosen and found[1].first:
        first = found[1].first
    return _fact(context, first), _fact(context, last)


def _is_stacked(context: Context, upper: Period, lower: Period) -> bool:
    """Whether two dates open two lines of a row, the end above the start."""
    opens = context.view[lower.start - 1] == "\n" and context.view[upper.end : upper.end + 1] == "\t"
    return bool(opens and upper.first and lower.first and lower.first.value <= upper.first.value)


def _fact(context: Context, moment: Moment | None) -> Text | None:
    return context.fact(moment.value, moment.start, moment.end, "date") if moment else None

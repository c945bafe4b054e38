"""Dates stacked left of entries, the end above the start → one row with both, and what stood beside.

    2024/07   Acme / R&D / Intern              2024/07   Acme / R&D / Intern
    2024/05   • built a parser           →     2024/05
                                               • built a parser

Two entries with one date each look alike, so that the whole document is asked: it stacks its dates where,
pair by pair, the upper rows name schools and employers and the lower rows hardly ever do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.context import Context
from extract.dates import Period, find_periods, is_present
from extract.entry_rows import names_body
from extract.layout import Row
from extract.sections import Section

_KINDS = {"education", "experience", "projects"}
_NOW = "9999"
_WRAPPED = 1
"""Rows of an entry's own, without a date, that may stand between its two dates."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two rows of a section by their places, each with a date left of a tab; `date` ends the lower one's."""

    upper: int
    lower: int
    date: int


def with_whole_periods(context: Context) -> Context:
    """The document with stacked dates in one row each, if it stacks its dates."""
    if not _stacks(context):
        return context
    return replace(context, sections=tuple(_merged(context, section) for section in context.sections))


def _stacks(context: Context) -> bool:
    told = [
        (names_body(context, section.rows[pair.upper]), names_body(context, _beside(context, section, pair)))
        for section in context.sections
        if set(section.kinds) & {"education", "experience"}
        for pair in _pairs(context, section)
    ]
    uppers, lowers = (sum(each) for each in zip(*told, strict=True)) if told else (0, 0)
    return uppers * 3 > len(told) and lowers * 4 <= uppers


def _pairs(context: Context, section: Section) -> list[_Pair]:
    """Each date with the next one below it that is not later, none in two pairs."""
    pairs: list[_Pair] = []
    upper: tuple[int, str] | None = None
    for index, row in enumerate(section.rows):
        if (found := _left_date(context, row)) is None:
            if upper and index - upper[0] > _WRAPPED:
                upper = None
            continue
        value, end = found
        if upper and value != _NOW and value <= upper[1]:
            pairs.append(_Pair(upper[0], index, end))
            upper = None
        else:
            upper = index, value
    return pairs


def _left_date(context: Context, row: Row) -> tuple[str, int] | None:
    """The date that alone fills a row before its tab, and its end; no period of two dates."""
    tab = context.view.find("\t", row.body, row.end)
    start, end = context.document.trim(row.body, tab) if tab > 0 else (row.body, row.body)
    if start >= end or end - start > 24:
        return None
    if is_present(context.view[start:end]):
        return _NOW, end
    periods = find_periods(context.view, start, end)
    if len(periods) != 1 or periods[0].is_range or periods[0].start > start:
        return None
    return _value(periods[0]), end


def _value(period: Period) -> str:
    moment = period.first or period.last
    return moment.value if moment else ""


def _beside(context: Context, section: Section, pair: _Pair) -> Row:
    """What stands right of a pair's lower date, as a row of its own."""
    lower = section.rows[pair.lower]
    start = context.document.trim(pair.date, lower.end)[0]
    return Row(start, lower.end, start, indent=lower.indent + 2, strong=lower.strong)


def _merged(context: Context, section: Section) -> Section:
    if not set(section.kinds) & _KINDS:
        return section
    rows = list(section.rows)
    for pair in reversed(_pairs(context, section)):
        whole = replace(rows[pair.upper], end=pair.date)
        beside = _beside(context, section, pair)
        rows[pair.upper : pair.lower + 1] = [whole, *([beside] if beside.start < beside.end else [])]
    return replace(section, rows=tuple(rows))

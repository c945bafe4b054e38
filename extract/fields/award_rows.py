"""Rows of a section of honours → awards: names with their grades, issuers, levels and years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract import roles
from extract.context import Context
from extract.dates import Period, find_periods
from extract.entries import is_column_head
from extract.fields.honours import (
    award_words,
    is_award,
    is_body,
    is_grade,
    is_issuer,
    is_level,
    is_own_name,
    is_place,
    is_word,
    levels,
    names_award,
)
from extract.headings import kinds
from extract.layout import Row
from extract.profile import Award, Text
from extract.segments import Segment, cut_outside_brackets, split_head
from extract.words import either, flat, load

_WORDS = load("awards")
_RECEIVED = re.compile(rf"{either(flat(_WORDS['received']))}\s*(?:the\s+)?(?=\S)", re.I)
_LEVEL_FIRST = re.compile(rf"{either([word for word in _WORDS['level']['zh'] if word.endswith('级')])}")
_BY = re.compile(rf"\s+{either(_WORDS['by']['en'])}\s+(?=[A-Z])")
_SEMICOLON = re.compile(r"\s*;\s*")
_CLASS_OF = re.compile(r"class\s+of\s+$", re.I)


@dataclass
class _Draft:
    """An award while its row is read."""

    name: tuple[int, int]
    issuer: Segment | None = None
    level: Segment | None = None
    periods: list[Period] = field(default_factory=list)


def award_groups(context: Context, rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """One group a row, with deeper rows under it."""
    if rows and is_column_head(context, rows[0]):
        rows = rows[1:]
    group: list[Row] = []
    levels = [row.level for row in rows if row.level]
    marked = sum(bool(row.marker) for row in rows) > 1 and bool(rows[0].marker)
    years_first = bool(rows) and _is_period(context, rows[0])
    for row in rows:
        deeper = group and (row.indent > group[0].indent + 1 or (levels and not row.level))
        deeper = deeper or (bool(group) and not years_first and _completes(context, group, row))
        deeper = deeper or (years_first and len(group) == 2 and _is_giver(context, group[1]))
        if deeper and len(group) == 1 and all(_opens_dated(context, each) for each in (group[0], row)):
            deeper = False
        if marked and group and _goes_on(context, group, row):
            group[-1] = replace(group[-1], end=row.end)
            continue
        if group and not deeper and not (len(group) == 1 and _is_period(context, group[0])):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(context: Context, group: list[Row], row: Row) -> bool:
    """Whether a row among marked ones goes on with the honour above it, which a narrow column broke."""
    if row.marker or row.level or row.gap or len(group) > 1 or not group[0].marker:
        return False
    whole = find_periods(context.view, group[0].body, group[0].end)
    return not whole and names_award(context, row) and not find_periods(context.view, row.body, row.body + 8)


def _opens_dated(context: Context, row: Row) -> bool:
    """Whether a row begins with a period and goes on behind it."""
    periods = find_periods(context.view, row.body, row.end)
    return bool(periods) and periods[0].start == row.body and not _is_period(context, row)


def _completes(context: Context, group: list[Row], row: Row) -> bool:
    """Whether a row without a marker only tells who gave the honour above it, or when."""
    if row.marker or row.gap:
        return False
    if len(group) == 1 and _is_detail(context, group[0], row):
        return True
    if any(find_periods(context.view, r.body, r.end) for r in group):
        return False
    body = roles.organization(context, *context.document.trim(row.body, row.end)) >= 0.75
    return _is_period(context, row) or (body and not names_award(context, row))


def _is_giver(context: Context, row: Row) -> bool:
    """Whether a row names a body and no honour, which then stands below it."""
    body = roles.organization(context, *context.document.trim(row.body, row.end)) >= 0.75
    return body and not names_award(context, row)


def _is_detail(context: Context, name: Row, row: Row) -> bool:
    """Whether a plain row under a bold one tells when, where or what for the honour of that was given."""
    if row.strong or not name.strong or not names_award(context, name):
        return False
    dated, told = (bool(find_periods(context.view, each.body, each.end)) for each in (name, row))
    return not names_award(context, row) or (told and not dated)


def _is_period(context: Context, row: Row) -> bool:
    """Whether a row holds nothing but a period: the years of the honours under it."""
    periods = find_periods(context.view, row.body, row.end)
    return len(periods) == 1 and periods[0].end - periods[0].start >= len(context.row_text(row).strip()) - 2


def awards_of(context: Context, rows: list[Row]) -> list[Award]:
    """The honours that a group of rows names; none where it only heads others."""
    clauses = _clauses(context, rows[0]) if len(rows) == 1 else []
    return [award for row in clauses or [rows] for award in _named(context, row)]


def _clauses(context: Context, row: Row) -> list[list[Row]]:
    """The parts between semicolons of a row, where each has its year: `Prize (2016); Medal (2022)`."""
    places = list(cut_outside_brackets(context.view, row.body, row.end, _SEMICOLON, lambda *_: False))
    told = all(find_periods(context.view, *place) for place in places)
    return [[replace(row, start=a, body=a, end=b)] for a, b in places] if told and len(places) > 1 else []


def _named(context: Context, rows: list[Row]) -> list[Award]:
    """The honours of rows that are read together."""
    head = split_head(context, rows[:4])
    segments = _across_years(context, [s for s in head.segments if s.label != "period"], head.periods)
    names = [
        s
        for s in segments
        if not s.bracket and is_award(context, s) and not is_issuer(context, s) and not is_level(context, s)
    ]
    if not names:
        free = [s for s in segments if not s.bracket]
        names = [s for s in free if not is_issuer(context, s)][:1] or (free[:1] if head.periods else [])
    if not names or (len(segments) == 1 and not head.periods and _is_subheading(context, names[0])):
        return []
    names = _merge(context, names, segments)
    drafts = [_Draft((s.start, s.end)) for s in names]
    for segment in segments:
        if segment not in names:
            _attach(context, drafts, segment)
    _attach_periods(context, drafts, list(head.periods))
    return [_award(context, draft) for draft in drafts]


def _across_years(context: Context, segments: list[Segment], periods: tuple[Period, ...]) -> list[Segment]:
    """Segments that only a year in a Latin name sets apart, as one: `CHI 2024 Honorable Mention Award`."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before and any(_spans(context, before.end, p, segment.start) for p in periods):
            joined[-1] = replace(before, end=segment.end)
        else:
            joined.append(segment)
    return joined


def _spans(context: Context, end: int, period: Period, start: int) -> bool:
    """Whether a year stands between two words, with nothing but a space on either side."""
    whole = context.view[end : period.start], context.view[period.end : start]
    latin = context.view[end - 1].isascii() and context.view[start].isascii()
    return whole == (" ", " ") and latin and not period.is_range


def _is_subheading(context: Context, segment: Segment) -> bool:
    """Whether a row only names a group of honours: `INTERNATIONAL`, `校级`, `Competitions`."""
    text = context.view[segment.start : segment.end].strip()
    return bool(kinds(text)) or is_level(context, segment) or bool(re.fullmatch(r"[A-Z]{4,}", text))


def _merge(context: Context, names: list[Segment], segments: list[Segment]) -> list[Segment]:
    """A bare grade belongs to the name beside it: `Winner, Smart India Hackathon`, `电子设计竞赛 二等奖`."""
    merged: list[Segment] = []
    before: Segment | None = None
    for segment in segments:
        beside = (
            before if before and before.row == segment.row and _adjoin(context, before, segment) else None
        )
        if beside and _belong_together(context, beside, segment):
            merged = [s for s in merged if s is not beside]
            segment = replace(segment, start=beside.start)
            merged.append(segment)
        elif segment in names:
            merged.append(segment)
        before = before if segment.bracket and before else segment
    return merged


def _adjoin(context: Context, before: Segment, segment: Segment) -> bool:
    """Whether nothing but a comma, a bar or a bracket stands between segments, or a gap before a grade."""
    between = re.sub(r"\([^()]*\)", "", context.view[before.end : segment.start])
    if ";" in between:
        return False
    set_apart = re.search(r"\t| {4,}", between) and not is_grade(context, segment)
    return len(between.strip(" \t\x1f")) < 2 and not set_apart


def _belong_together(context: Context, before: Segment, segment: Segment) -> bool:
    first = is_grade(context, before) and not is_own_name(context, before)
    second = is_grade(context, segment)
    given = is_issuer if is_own_name(context, segment) else is_body
    if first and second:  # `Danish Design Award, finalist`
        first, second = (is_word(context, s.start, s.end) for s in (before, segment))
        first = first or (not second and is_place(context, before) and not is_place(context, segment))
    other = segment if first else before
    plain = not (before.bracket or segment.bracket or given(context, other) or is_level(context, other))
    return first != second and plain


def _attach(context: Context, drafts: list[_Draft], segment: Segment) -> None:
    """Give a segment that is no name to the award before it."""
    before = [draft for draft in drafts if draft.name[0] < segment.start]
    draft = before[-1] if before else drafts[0]
    if is_level(context, segment) or (
        segment.bracket and levels().search(context.view, segment.start, segment.end)
    ):
        draft.level = draft.level or segment
    elif is_issuer(context, segment) or segment.label == "organization" or _is_cell(context, segment):
        draft.issuer = draft.issuer or segment


def _is_cell(context: Context, segment: Segment) -> bool:
    """Whether a segment fills a cell of a table: beside name, level and year it can only be the issuer."""
    before = context.view[: segment.start].rstrip(" \x1f")[-1:]
    after = context.view[segment.end :].lstrip(" \x1f")[:1]
    return before == "|" and after in ("|", "\n") and not roles.place(context, segment.start, segment.end)


def _attach_periods(context: Context, drafts: list[_Draft], periods: list[Period]) -> None:
    """A year before the list, or the only one behind it, counts for each award; others for the one before."""
    for period in periods:
        if _CLASS_OF.search(context.view[max(0, period.start - 12) : period.start]):
            continue
        before = [draft for draft in drafts if draft.name[0] < period.start]
        shared = len(periods) == 1 and all(draft.name[1] < period.start for draft in drafts)
        for draft in drafts if shared or not before else before[-1:]:
            draft.periods.append(period)


def _award(context: Context, draft: _Draft) -> Award:
    name, giver = _given(context, *draft.name)
    issuer = draft.issuer or giver
    return Award(
        name=context.text(*bare_name(context, *name), "award-name", 0.9),
        issuer=_text(context, issuer, "award-issuer"),
        years=tuple(award_years(context, draft.periods)),
        level=_text(context, draft.level, "award-level") or _level_in_name(context, draft.name[0]),
    )


def _given(context: Context, start: int, end: int) -> tuple[tuple[int, int], Segment | None]:
    """A name without the body that it says to have given it, and that body."""
    by = _BY.search(context.view, start, end)
    if by is None or not award_words().search(context.view, start, by.start()):
        return (start, end), None
    return (start, by.start()), Segment(by.end(), end, 0)


def _level_in_name(context: Context, start: int) -> Text | None:
    """The level with which a name begins: 校级三好学生."""
    match = _LEVEL_FIRST.match(context.view, start)
    return context.text(*match.span(), "award-level", 0.8) if match else None


def _text(context: Context, segment: Segment | None, rule: str) -> Text | None:
    return context.text(segment.start, segment.end, rule, 0.9) if segment else None


def bare_name(context: Context, start: int, end: int) -> tuple[int, int]:
    """The place of a name without `received` and marks around it."""
    match = _RECEIVED.match(context.view, start, end)
    return context.document.trim(match.end() if match else start, end, " ,.:;|-*·")


def award_years(context: Context, periods: Iterable[Period]) -> Iterator[Text]:
    """The years that periods name: a range is its first and its last."""
    for period in periods:
        for moment in (period.first, period.last):
            if moment and moment.value != "present":
                yield context.fact(moment.value[:4], moment.start, moment.end, "award-year")

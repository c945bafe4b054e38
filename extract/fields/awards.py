"""Honours with every year, the body that gave them, and the printed level (校前2%, 国家级)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from extract import roles
from extract.context import Context
from extract.dates import Period, find_periods
from extract.entries import is_column_head
from extract.headings import kinds
from extract.layout import Row
from extract.profile import Award, Text
from extract.segments import Segment, row_label, split_head
from extract.words import either, flat, load, pattern

_WORDS = load("awards")
_TOP = r"(?:[\u3400-\u9fff]{0,4}前|top)\s*\d+"
_SHARE = rf"{_TOP}(?:\.\d+)?\s*[%‰]|{_TOP}(?:名)?(?!\d)|\d+(?:\.\d+)?\s*%|\d+\s*/\s*\d+"
_GRADE = re.compile(  # 全国一等奖, 校级金奖, 冠军, Second Prize
    r"(?:全国|国家|国际|[\u3400-\u9fff]{0,4}(?:省|市|区|校|级|赛区|区域赛))*"
    r"(?:[一二三特]等奖?|[金银铜]奖|[金银铜]牌)|"
    rf"{either(_WORDS['grade']['zh'])}|(?:\w+\s+){{0,2}}{either(_WORDS['grade']['en'])}",
    re.I,
)
_RECEIVED = re.compile(rf"{either(flat(_WORDS['received']))}\s*(?:the\s+)?(?=\S)", re.I)
_INLINE = re.compile(pattern(_WORDS["inline"]["words"]), re.I)
_ACRONYM = re.compile(r"[A-Z]{3,8}(?: [A-Z]{3,8})?")
_STRONG = re.compile(f"{either(_WORDS['strong']['zh'])}|{pattern(_WORDS['strong']['en'])}", re.I)
_PAPER_AWARD = re.compile(f"{either(_WORDS['paper']['zh'])}|{either(_WORDS['paper']['en'])}", re.I)
_CLASS_OF = re.compile(r"class\s+of\s+$", re.I)


@dataclass
class _Draft:
    """An award while its row is read."""

    name: tuple[int, int]
    issuer: Segment | None = None
    level: Segment | None = None
    periods: list[Period] = field(default_factory=list)


def read(context: Context) -> dict[str, Any]:
    """The honours of their sections, and those named inside studies."""
    found: list[Award] = []
    for section in context.sections:
        if "awards" in section.kinds:
            for rows in _groups(context, section.rows):
                if len(section.kinds) == 1 or any(names_award(context, row) for row in rows):
                    found += _awards(context, rows)
        elif "education" in section.kinds:
            for row in section.rows:
                found += _inside_study(context, row)
        elif "papers" in section.kinds:
            for row in section.rows:
                found += _of_paper(context, row)
    return {"awards": tuple(_joined(found))}


def _groups(context: Context, rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """One group a row, with deeper rows under it."""
    if rows and is_column_head(context, rows[0]):
        rows = rows[1:]
    group: list[Row] = []
    levels = [row.level for row in rows if row.level]
    for row in rows:
        deeper = group and (row.indent > group[0].indent + 1 or (levels and not row.level))
        if group and not deeper and not (len(group) == 1 and _is_period(context, group[0])):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_period(context: Context, row: Row) -> bool:
    """Whether a row holds nothing but a period: the years of the honours under it."""
    periods = find_periods(context.view, row.body, row.end)
    return len(periods) == 1 and periods[0].end - periods[0].start >= len(context.row_text(row).strip()) - 2


def _awards(context: Context, rows: list[Row]) -> list[Award]:
    head = split_head(context, rows[:4])
    segments = [s for s in head.segments if s.label not in ("period",)]
    names = [
        s
        for s in segments
        if not s.bracket
        and _is_award(context, s)
        and not _is_issuer(context, s)
        and not _is_level(context, s)
    ]
    if not names:
        free = [s for s in segments if not s.bracket]
        names = [s for s in free if not _is_issuer(context, s)][:1] or (free[:1] if head.periods else [])
    if not names or (len(segments) == 1 and not head.periods and _is_subheading(context, names[0])):
        return []
    names = _merge(context, names, segments)
    drafts = [_Draft((s.start, s.end)) for s in names]
    for segment in segments:
        if segment not in names:
            _attach(context, drafts, segment)
    _attach_periods(context, drafts, list(head.periods))
    return [_award(context, draft) for draft in drafts]


def _is_subheading(context: Context, segment: Segment) -> bool:
    """Whether a row only names a group of honours: `INTERNATIONAL`, `校级`, `Competitions`."""
    text = context.view[segment.start : segment.end].strip()
    return bool(kinds(text)) or _is_level(context, segment) or bool(re.fullmatch(r"[A-Z]{4,}", text))


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
        before = segment
    return merged


def _adjoin(context: Context, before: Segment, segment: Segment) -> bool:
    """Whether nothing but a comma, a bar or a bracket stands between two segments."""
    between = re.sub(r"\([^()]*\)", "", context.view[before.end : segment.start])
    return len(between.strip(" \x1f")) < 2 and not re.search(r"\t| {4,}", between)


def _belong_together(context: Context, before: Segment, segment: Segment) -> bool:
    first, second = _is_grade(context, before), _is_grade(context, segment)
    other = segment if first else before
    plain = not (before.bracket or segment.bracket or _is_issuer(context, other) or _is_level(context, other))
    return first != second and plain


def _is_grade(context: Context, segment: Segment) -> bool:
    return bool(_GRADE.fullmatch(context.view[segment.start : segment.end].strip()))


def _is_award(context: Context, segment: Segment) -> bool:
    return bool(_award_words().search(context.view, segment.start, segment.end))


def names_award(context: Context, row: Row) -> bool:
    """Whether a row names an honour."""
    return bool(_award_words().search(context.view, row.body, row.end))


@cache
def _award_words() -> re.Pattern[str]:
    return re.compile(f"{either(_WORDS['award']['zh'])}|{pattern(_WORDS['award']['en'])}", re.I)


@cache
def _levels() -> re.Pattern[str]:
    words = _WORDS["level"]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}|{_SHARE}", re.I)


def _is_level(context: Context, segment: Segment) -> bool:
    return bool(_levels().fullmatch(context.view[segment.start : segment.end].strip()))


def _is_issuer(context: Context, segment: Segment) -> bool:
    """Whether a segment names the body that gave the award: an organisation, and no award's word."""
    if _award_words().search(context.view, segment.start, segment.end):
        return False
    if not segment.bracket and _ACRONYM.fullmatch(context.view[segment.start : segment.end].strip()):
        return not roles.place(context, segment.start, segment.end)
    known = context.mentions_in(segment.start, segment.end, "VENUE")
    return roles.organization(context, segment.start, segment.end) >= 0.75 or any(
        m.start == segment.start and m.end == segment.end for m in known
    )


def _attach(context: Context, drafts: list[_Draft], segment: Segment) -> None:
    """Give a segment that is no name to the award before it."""
    before = [draft for draft in drafts if draft.name[0] < segment.start]
    draft = before[-1] if before else drafts[0]
    if _is_level(context, segment) or (
        segment.bracket and _levels().search(context.view, segment.start, segment.end)
    ):
        draft.level = draft.level or segment
    elif _is_issuer(context, segment) or segment.label == "organization" or _is_cell(context, segment):
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
    return Award(
        name=context.text(*_bare(context, *draft.name), "award-name", 0.9),
        issuer=_text(context, draft.issuer, "award-issuer"),
        years=tuple(_years(context, draft.periods)),
        level=_text(context, draft.level, "award-level"),
    )


def _text(context: Context, segment: Segment | None, rule: str) -> Text | None:
    return context.text(segment.start, segment.end, rule, 0.9) if segment else None


def _bare(context: Context, start: int, end: int) -> tuple[int, int]:
    match = _RECEIVED.match(context.view, start, end)
    return context.document.trim(match.end() if match else start, end, " ,.:;|-*·")


def _years(context: Context, periods: Iterable[Period]) -> Iterator[Text]:
    for period in periods:
        for moment in (period.first, period.last):
            if moment and moment.value != "present":
                yield context.fact(moment.value[:4], moment.start, moment.end, "award-year")


def _inside_study(context: Context, row: Row) -> Iterator[Award]:
    """Honours in the rows of a study: after a label, or known by name."""
    label, start = row_label(context, row)
    if label == "honors":
        yield from _awards(context, [Row(row.start, row.end, start)])
        return
    listed = list(_listed(context, row)) if row.marker and not label else []
    yield from listed
    for match in _INLINE.finditer(context.view, row.body, row.end) if not listed else ():
        years = tuple(_years(context, _beside(context, match.end(), row.end)))
        yield Award(name=context.text(*match.span(), "award-inline", 0.85), years=years)


def _listed(context: Context, row: Row) -> Iterator[Award]:
    """The honours of a bullet that names nothing else: `Won 1st place in 2022 Hackathon, Siebel Scholar`."""
    pieces = list(_pieces(context, row))
    if not pieces or not all(_STRONG.search(context.view[first:last]) for first, last in pieces):
        return
    for first, last in pieces:
        periods = find_periods(context.view, first, last)
        bracket = context.view.find("(", first, last)
        yield Award(
            name=context.text(
                *_bare(context, first, bracket if bracket > first else last), "award-inline", 0.8
            ),
            years=tuple(_years(context, periods)),
        )


def _pieces(context: Context, row: Row) -> Iterator[tuple[int, int]]:
    """A row cut at its commas outside of brackets."""
    place, depth = row.body, 0
    for at in range(row.body, row.end):
        character = context.view[at]
        depth += (character == "(") - (character == ")")
        if character in ",;、" and not depth:
            yield context.document.trim(place, at)
            place = at + 1
    yield context.document.trim(place, row.end)


def _of_paper(context: Context, row: Row) -> Iterator[Award]:
    """An honour in the note of a paper, with the venue that gave it: `(ICLR 2021, Best Paper Award)`."""
    for match in _PAPER_AWARD.finditer(context.view, row.body, row.end):
        near = [m for m in context.mentions_in(row.body, row.end, "VENUE") if m.end <= match.start()]
        years = [p for p in find_periods(context.view, row.body, row.end) if p.end <= match.start()]
        venue = max(near, key=lambda mention: mention.end, default=None)
        yield Award(
            name=context.text(*match.span(), "award-paper", 0.9),
            issuer=context.text(venue.start, venue.end, "award-issuer", 0.8) if venue else None,
            years=tuple(_years(context, years[-1:])),
        )


def _beside(context: Context, start: int, end: int) -> Iterator[Period]:
    """The years right behind a name: `Dean's List (2017, 2018)`."""
    for period in find_periods(context.view, start, min(end, start + 40)):
        if context.view[start : period.start].strip(" \t\x1f(,、&:-") or period.is_range:
            return
        yield period
        start = period.end


def _joined(found: list[Award]) -> Iterator[Award]:
    """The same name, and the same issuer where both print one, is one award with all its years."""
    merged: dict[tuple[str, str], Award] = {}
    for award in found:
        if award.name is None:
            continue
        key = _key(award, merged)
        if key in merged:
            known = merged[key]
            years = known.years + tuple(
                y for y in award.years if y.value not in {k.value for k in known.years}
            )
            merged[key] = Award(known.name, known.issuer or award.issuer, years, known.level or award.level)
        else:
            merged[key] = award
    yield from merged.values()


def _key(award: Award, known: dict[tuple[str, str], Award]) -> tuple[str, str]:
    """The award of `known` that this one is, or a key of its own."""
    name = award.name.value.casefold() if award.name else ""
    issuer = award.issuer.value.casefold() if award.issuer else ""
    same = (key for key in known if key[0] == name and (not issuer or not key[1] or key[1] == issuer))
    return next(same, (name, issuer))

"""Certificates, licences and professional qualifications: name, issuer, date, number.

AWS Certified Solutions Architect – Associate, Amazon Web Services, 2022
2021.06  高级中学教师资格证书（数学），编号 20214400123456
注册会计师（CPA）、全国计算机等级考试二级
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from extract import roles
from extract.context import Context
from extract.dates import Period
from extract.document import has_han
from extract.entries import is_column_head
from extract.entry_rows import is_prose
from extract.fields.honours import is_certificate, names_award
from extract.fields.links import links_in
from extract.fields.tests import find_tests
from extract.labels import label_of
from extract.layout import Row
from extract.profile import Certificate, Text
from extract.segments import Segment, split_head
from extract.words import flat, load, pattern

Place = tuple[int, int]
_WORDS = load("certificates")
_NUMBER = re.compile(
    rf"(?:\(\s*)?{pattern(_WORDS['number']['words'])}\s*[:.]?\s*(?P<number>[A-Z0-9][A-Z0-9-]{{4,}})(?:\s*\))?",
    re.I,
)
_BY = re.compile(rf"\s*{pattern(_WORDS['by']['words'])}\s*:?\s*", re.I)
_BEFORE_BY = re.compile(rf"\s+(?:{pattern(_WORDS['by']['words'][:6])})\s+(?=[A-Z\u3400-\u9fff])")
MAX_NAME = 90
"""Characters: what is longer under the heading tells about a certificate, and names none."""


def read(context: Context) -> dict[str, Any]:
    """The certificates of their sections; in mixed ones, the rows that name one."""
    tests = [(t.test.span.start, (t.score or t.test).span.end) for t in find_tests(context) if t.test]
    found: list[Certificate] = []
    for section in context.sections:
        kinds = set(section.kinds) - {"other"}
        if "certificates" not in kinds:
            continue
        head = section.rows[:1] if section.rows and is_column_head(context, section.rows[0]) else ()
        labels = tuple(map(label_of, context.row_text(head[0]).split("|"))) if head else ()
        for row in section.rows[len(head) :]:
            if kinds == {"certificates"} or _is_own(context, row):
                found += _of_row(context, row, labels, tests)
    return {"certificates": tuple(found)}


@cache
def _certificate() -> re.Pattern[str]:
    return re.compile(pattern(flat(_WORDS["certificate"])), re.I)


def _is_own(context: Context, row: Row) -> bool:
    """Whether a row of a mixed section names a certificate, and no honour."""
    named = _certificate().search(context.view, row.body, row.end)
    if is_certificate(context, row):
        return True
    return named is not None and not (
        names_award(context, row) and not context.view[row.body : named.start()].strip().isascii()
    )


def _of_row(context: Context, row: Row, labels: tuple[str, ...], tests: list[Place]) -> Iterator[Certificate]:
    """The certificates of one row; a sentence names none, and a test of language is a test."""
    if is_prose(context, row):
        return
    number = _NUMBER.search(context.view, row.body, row.end)
    taken = number.span() if number else (row.end, row.end)
    head = split_head(context, [replace(row, end=taken[0]), replace(row, body=taken[1])], labels)
    segments = [
        piece
        for segment in head.segments
        for piece in _by_issuer(context, segment)
        if not any(a < piece.end and piece.start < b for a, b in tests)
    ]
    entries = _entries(context, [s for s in segments if s.end - s.start <= MAX_NAME])
    before_all = len(head.periods) == 1 and bool(entries) and head.periods[0].start < entries[0][0].start
    shared = list(head.periods) if before_all else []
    for index, (name, issuer) in enumerate(entries):
        following = entries[index + 1][0].start if index + 1 < len(entries) else row.end
        periods = [p for p in head.periods if len(entries) == 1 or name.start <= p.start < following]
        yield Certificate(
            name=context.text(name.start, _with_bracket(context, name), "certificate-name", 0.9),
            issuer=context.text(issuer.start, issuer.end, "certificate-issuer", 0.9) if issuer else None,
            date=_date(context, periods or shared),
            number=_number(context, number) if number and len(entries) == 1 else None,
            links=links_in(context, [row]) if len(entries) == 1 else (),
        )


def _by_issuer(context: Context, segment: Segment) -> Iterator[Segment]:
    """A segment cut before `issued by …`; what follows such words is labelled as the issuer."""
    if match := _BY.match(context.view, segment.start, segment.end):
        yield replace(segment, start=match.end(), label="issuer")
    elif match := _BEFORE_BY.search(context.view, segment.start, segment.end):
        yield replace(segment, end=match.start())
        yield replace(segment, start=match.end(), label="issuer")
    else:
        yield segment


def _entries(context: Context, segments: list[Segment]) -> list[tuple[Segment, Segment | None]]:
    """Each name with the body that gave it."""
    entries: list[tuple[Segment, Segment | None]] = []
    for segment in segments:
        if entries and _goes_on(context, entries[-1], segment):
            entries[-1] = (replace(entries[-1][0], end=segment.end), None)
        elif entries and _is_issuer(context, segment, entries[-1]):
            entries[-1] = (entries[-1][0], segment)
        elif not segment.bracket and segment.label in ("", "name", "title") and _is_name(context, segment):
            entries.append((segment, None))
    return entries


def _goes_on(context: Context, entry: tuple[Segment, Segment | None], segment: Segment) -> bool:
    """Whether a segment behind a dash is the rest of the name: `Solutions Architect – Associate`."""
    name, issuer = entry
    between = context.view[name.end : segment.start].strip(" \x1f")
    if issuer is not None or segment.label or between not in ("-", "--"):
        return False
    return roles.organization(context, segment.start, segment.end) < 0.75


def _is_name(context: Context, segment: Segment) -> bool:
    text = context.view[segment.start : segment.end]
    letters = sum(map(str.isalpha, text))
    return letters >= 2 and not (roles.place(context, segment.start, segment.end) or text.islower())


def _is_issuer(context: Context, segment: Segment, entry: tuple[Segment, Segment | None]) -> bool:
    """Whether a segment behind a name is the body that gave it rather than another certificate."""
    name, issuer = entry
    if issuer is not None or segment.row != name.row:
        return False
    if segment.label in ("issuer", "organization", "institution"):
        return True
    text = context.view[segment.start : segment.end]
    if segment.label or _certificate().search(text):
        return False
    if roles.organization(context, segment.start, segment.end) >= 0.75:
        return True
    known = _certificate().search(context.view, name.start, name.end)
    return bool(known) and not segment.bracket and not has_han(text) and text[:1].isupper()


def _with_bracket(context: Context, name: Segment) -> int:
    """Where a name ends with the bracket behind it: `教师资格证书（数学）`, `CFA (Level II)`."""
    match = re.compile(r"\s?\([^()\d]{1,24}\d{0,2}\)").match(context.view, name.end)
    return match.end() if match else name.end


def _number(context: Context, match: re.Match[str]) -> Text:
    return context.fact(context.document.value(*match.span("number")), *match.span(), "certificate-number")


def _date(context: Context, periods: list[Period]) -> Text | None:
    """The first date: that of the award; what comes behind it is an expiry."""
    moments = [moment for period in periods if (moment := period.first or period.last)]
    told = [moment for moment in moments if moment.value != "present"]
    return context.fact(told[0].value, told[0].start, told[0].end, "date") if told else None

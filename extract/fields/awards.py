"""Honours with every year, the body that gave them, and the printed level (校前2%, 国家级)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract import roles
from extract.context import Context
from extract.dates import Period, find_periods
from extract.fields.award_rows import award_groups, award_years, awards_of, bare_name
from extract.fields.honours import is_certificate, names_award
from extract.fields.tests import find_tests
from extract.layout import Row
from extract.profile import Award
from extract.segments import row_label, split_head
from extract.words import either, load, pattern

_WORDS = load("awards")
_INLINE = re.compile(pattern(_WORDS["inline"]["words"]), re.I)
_STRONG = re.compile(f"{either(_WORDS['strong']['zh'])}|{pattern(_WORDS['strong']['en'])}", re.I)
_PAPER_AWARD = re.compile(f"{either(_WORDS['paper']['zh'])}|{either(_WORDS['paper']['en'])}", re.I)
_LABELLED = re.compile(r"[\u3400-\u9fff]{2,6}:")


def read(context: Context) -> dict[str, Any]:
    """The honours of their sections, and those named inside studies."""
    found: list[Award] = []
    tests = [test.test.span.start for test in find_tests(context) if test.test]
    for section in context.sections:
        if "awards" in section.kinds:
            for rows in award_groups(context, section.rows):
                if "certificates" in section.kinds and is_certificate(context, rows[0]):
                    continue
                if any(names_award(context, row) for row in rows) or (
                    len(section.kinds) == 1 and not _is_other(context, rows[0], tests)
                ):
                    found += awards_of(context, rows)
        elif "education" in section.kinds:
            for row in section.rows:
                found += _inside_study(context, row)
        elif "papers" in section.kinds:
            for row in section.rows:
                found += _of_paper(context, row)
    return {"awards": tuple(_joined(found))}


def _is_other(context: Context, row: Row, tests: list[int]) -> bool:
    """Whether a row without a word of honours is a test, an office, or labelled as something else."""
    if any(row.body <= start < row.end for start in tests):
        return True
    if _LABELLED.match(context.view, row.body, row.end):
        return True
    head = split_head(context, [row])
    offices = [s for s in head.segments if roles.title_kind(context.view[s.start : s.end]) == "service"]
    return any(roles.title(context, s.start, s.end) >= 0.9 for s in offices)


def _inside_study(context: Context, row: Row) -> Iterator[Award]:
    """Honours in the rows of a study: after a label, or known by name."""
    label, start = row_label(context, row)
    if label == "honors":
        yield from awards_of(context, [Row(row.start, row.end, start)])
        return
    listed = list(_listed(context, row)) if row.marker and not label else []
    yield from listed
    for match in _INLINE.finditer(context.view, row.body, row.end) if not listed else ():
        years = tuple(award_years(context, _beside(context, match.end(), row.end)))
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
                *bare_name(context, first, bracket if bracket > first else last), "award-inline", 0.8
            ),
            years=tuple(award_years(context, periods)),
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
            years=tuple(award_years(context, years[-1:])),
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
    same = (key for key in known if key[0] == name and (issuer in key[1] or key[1] in issuer))
    return next(same, (name, issuer))

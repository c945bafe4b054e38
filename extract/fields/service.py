"""Service to a field: reviewing, committees, editing, memberships; one entry a venue or body.

Program Committee Member: SIGMOD (2012-2023), ICDE (2013, 2015, 2018)
中国公路学会会员；Engineering Structures、土木工程学报等期刊审稿人
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extract import roles
from extract.context import Context
from extract.entries import is_column_head
from extract.entry_rows import is_prose
from extract.fields.duties import Duty, duties, kind_of, opens_with_role, role_in
from extract.fields.honours import names_award
from extract.fields.served import Served, served
from extract.fields.signs import is_duty, is_reviewing, is_talk
from extract.layout import Row
from extract.profile import Service, Text
from extract.sections import Section

_MIXED = {"papers", "talks", "experience", "projects"}
"""Sections that may hold reviewing among other things; the row must say so."""


def read(context: Context) -> dict[str, Any]:
    """The service of its sections, and reviewing wherever a row tells of it."""
    found: list[Service] = []
    for section in context.sections:
        kinds = set(section.kinds) - {"other"}
        if "service" in kinds:
            found += _of_section(context, section, own=kinds == {"service"})
        elif kinds & _MIXED:
            told = is_reviewing if kinds & {"experience", "projects"} else is_duty
            for row in section.rows:
                if told(context, row):
                    found += _of_row(context, row, None)
    return {"service": tuple(_joined(found))}


def _of_section(context: Context, section: Section, own: bool) -> Iterator[Service]:
    """The entries of a section; a row with a role and nothing else gives it to the rows below it."""
    heading = section.heading
    group = role_in(context, heading.start, heading.end) if heading else None
    group = replace(group, printed=False) if group else None
    above: Duty | None = None
    rows = section.rows[1:] if section.rows and is_column_head(context, section.rows[0]) else section.rows
    for row in _unwrapped(context, rows):
        if (alone := _only_role(context, row)) is not None:
            above = alone
            continue
        if own or above or tells_duty(context, section, row):
            yield from _of_row(context, row, above or group)


def tells_duty(context: Context, section: Section, row: Row) -> bool:
    """Whether a row of a section that holds service and other things is service."""
    if "experience" in section.kinds:
        return is_reviewing(context, row)
    if "awards" in section.kinds and names_award(context, row):
        return False
    if is_talk(context, row, likely=True):
        return False
    return is_duty(context, row) or opens_with_role(context, row.body, row.end)


def _unwrapped(context: Context, rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows, a deeper one without marker and role being the rest of the one before it."""
    held: Row | None = None
    for row in rows:
        deeper = held and row.indent > held.indent + 1 and not row.marker and not row.level
        if held and deeper and not _only_role(context, held) and not role_in(context, row.body, row.end):
            held = replace(held, end=row.end)
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _only_role(context: Context, row: Row) -> Duty | None:
    """The role that a row names without anything that it was for: `Conference reviewer:`."""
    role = role_in(context, row.body, row.end)
    if role is None or any(c.isalnum() for c in _rest(context, row, role)):
        return None
    return role


def _rest(context: Context, row: Row, role: Duty) -> str:
    return context.view[row.body : role.start] + context.view[role.end : row.end]


def _of_row(context: Context, row: Row, above: Duty | None) -> Iterator[Service]:
    """The entries of one row, clause by clause; a clause without a role has that of the one before."""
    for duty, places in duties(context, row.body, row.end):
        role = duty or above
        if role is None and (is_prose(context, row) or not _is_known(context, *places[0])):
            continue
        above = duty or above
        for thing in served(context, places, role.kind if role else ""):
            yield _entry(context, role, thing)


def _is_known(context: Context, start: int, end: int) -> bool:
    """Whether a clause without any role names a venue or a body, for which something was done."""
    named = context.mentions_in(start, end, "VENUE")
    return bool(named) or roles.organization(context, start, end) >= 0.75


def _entry(context: Context, role: Duty | None, thing: Served) -> Service:
    return Service(
        role=context.text(role.start, role.end, "service-role", 0.9) if role and role.printed else None,
        kind=kind_of(context, role) if role else None,
        organization=context.text(*thing.name, "service-for", 0.9) if thing.name else None,
        years=tuple(context.fact(*year, "service-year") for year in thing.years),
        start=_moment(context, thing.start),
        end=_moment(context, thing.end),
    )


def _moment(context: Context, moment: tuple[str, int, int] | None) -> Text | None:
    return context.fact(*moment, "date") if moment else None


def _joined(found: list[Service]) -> Iterator[Service]:
    """The same role for the same venue is one entry with all its years."""
    merged: dict[tuple[str, str], Service] = {}
    for entry in found:
        name = entry.organization.value.casefold() if entry.organization else ""
        role = entry.role.value.casefold() if entry.role else ""
        key = (name, role)
        known = merged.get(key)
        if known is None or not name or known.start or entry.start:
            merged[key if known is None else (f"{name}\n{len(merged)}", role)] = entry
            continue
        told = {year.value for year in known.years}
        merged[key] = replace(
            known, years=(*known.years, *(year for year in entry.years if year.value not in told))
        )
    yield from merged.values()

"""Patents and registered software: title, inventors, number, kind, state, date.

王立, 赵明轩. 一种烧结固态电解质的方法, CN115000001A, 2022.（已公开）
A. Quill and B. Bee. "System for counting owls." U.S. Patent 8,000,001, issued June 2012.
软件著作权：鸮类监测系统V1.0，登记号 2021SR0123456
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from extract.context import Context
from extract.dates import Period, find_periods
from extract.document import han_in, is_han
from extract.fields.authors import Author, author_list
from extract.fields.citations import parse_citation
from extract.fields.contact import owner_names
from extract.fields.groups import group_rows
from extract.fields.links import links_in
from extract.fields.signs import NUMBER, is_patent
from extract.layout import Row
from extract.names import is_owner
from extract.profile import Fact, Patent, Text
from extract.sections import Section
from extract.words import either, flat, load, pattern

Place = tuple[int, int]
_WORDS = load("patents")
_CUT = re.compile(
    r"\t+|[ \u3000]{2,}|[|()\[\]【】,，;；。\n]|、(?=\d)|\.(?=\s|$)|:(?=\s)|(?<=[\u3400-\u9fff]):|\s-\s"
)
_COUNT = re.compile(  # 授权发明专利 3 项, 5 patents: how many, and none of them
    rf"(?:{either(_WORDS['opening']['words'][:2])}|{either(flat(_WORDS['kind']))})[^\d,，。;；]{{0,6}}"
    r"[\d一二三四五六七八九十]+\s*余?\s*[项件个]|\b\d+\+?\s+(?:\w+\s+){0,2}patents?\b|[\d一二三四五六七八九十两]+\s*余?\s*[项件个]\S{0,8}专利",
    re.I,
)
_KINDS_OF_SECTIONS = {"papers", "awards", "projects"}
"""Where a patent may stand among other things; anywhere else it takes a label."""


def read(context: Context) -> dict[str, Any]:
    """The patents of their sections, and those with their own signs among papers, honours and projects."""
    owner = owner_names(context)
    found = (read_patent(context, rows, owner, section) for section, rows in _groups(context))
    return {"patents": tuple(patent for patent in found if patent is not None)}


def _groups(context: Context) -> Iterator[tuple[Section, list[Row]]]:
    """The rows of each patent with the section that they stand in."""
    for section in context.sections:
        kinds = set(section.kinds) - {"other"}
        if "patents" in kinds or kinds & _KINDS_OF_SECTIONS:
            groups = group_rows(context, section.rows)
            own = kinds == {"patents"}
            yield from ((section, rows) for rows in groups if own or is_patent(context, rows[0]))
        elif kinds:
            yield from ((section, [row]) for row in section.rows if _label(context, row) > row.body)


@cache
def _labels() -> re.Pattern[str]:
    words = [*_WORDS["opening"]["words"], *flat(_WORDS["kind"])]
    return re.compile(
        rf"[\[(【]?\s*{pattern(words)}\s*[\])】]?\s*:\s*|[\[(【]\s*{pattern(words)}\s*[\])】]\s*", re.I
    )


def _label(context: Context, row: Row) -> int:
    """Where the words of a row begin after a label such as `专利：`, if it has one."""
    match = _labels().match(context.view, row.body, row.end)
    return match.end() if match else row.body


def read_patent(context: Context, rows: list[Row], owner: tuple[str, ...], section: Section) -> Patent | None:
    """The patent that a group of rows tells of; nothing where no title is printed."""
    if any(_COUNT.search(context.view, row.body, row.end) for row in rows[:1]) and not _number(context, rows):
        return None
    found = _title(context, rows, owner)
    if found is None:
        return None
    title, authors = found
    around = [place for row in rows for place in _without(row.body, row.end, [title])]
    inventors = tuple(_names(context, authors))
    number = _number(context, rows)
    return Patent(
        title=context.text(*title, "patent-title", 0.9),
        inventors=inventors,
        inventor_position=_position(context, around, authors, owner),
        number=number,
        kind=_kind(context, around, section),
        status=_status(context, around, number),
        date=_date(context, around),
        links=links_in(context, rows),
    )


def _number(context: Context, rows: list[Row]) -> Text | None:
    """The first number, its label being a part of the evidence."""
    for row in rows:
        for match in NUMBER.finditer(context.view, row.body, row.end):
            value = context.document.value(*match.span(_printed(match)))
            return context.fact(value, *match.span(), "patent-number")
    return None


def _printed(match: re.Match[str]) -> str:
    return next(group for group in ("zh", "office", "en") if match[group])


def _title(context: Context, rows: list[Row], owner: tuple[str, ...]) -> tuple[Place, list[Author]] | None:
    """The title and the inventors: of the first row that has one, the longest stretch between the signs."""
    for row in rows:
        start = _label(context, row)
        stretches = sorted(_stretches(context, start, row.end), key=lambda place: place[0] - place[1])
        for first, last in stretches:
            citation = parse_citation(context, [replace(row, body=first, end=last)], owner)
            if citation is not None:
                return _without_inventors(context, citation.title, citation.authors)
        if stretches and _is_short_title(context, row, start, *stretches[0]):
            return _without_inventors(context, stretches[0], [])
    return None


def _is_short_title(context: Context, row: Row, start: int, first: int, last: int) -> bool:
    """Whether a few words are a title: they are when a number or a label stands beside them."""
    text = context.view[first:last]
    told = start > row.body or NUMBER.search(context.view, row.body, row.end)
    return bool(told) and (han_in(text) >= 4 or len(re.findall(r"[A-Za-z]{3,}", text)) >= 2)


def _stretches(context: Context, start: int, end: int) -> Iterator[Place]:
    """What stands between the number, the dates and the clauses that tell kind, state and part."""
    taken = [match.span() for match in NUMBER.finditer(context.view, start, end)]
    taken += [(p.start, p.end) for p in _periods(context, start, end)]
    for first, last in _without(start, end, taken):
        place: int | None = None
        stop = first
        for clause in _clauses(context, first, last):
            if _is_sign(context.view[slice(*clause)]):
                if place is not None:
                    yield context.document.trim(place, stop, " ,.;:|")
                place = None
            else:
                place, stop = clause[0] if place is None else place, clause[1]
        if place is not None:
            yield context.document.trim(place, stop, " ,.;:|")


def _clauses(context: Context, start: int, end: int) -> Iterator[Place]:
    place = start
    for cut in _CUT.finditer(context.view, start, end):
        first, last = context.document.trim(place, cut.start())
        if first < last:
            yield first, last
        place = cut.end()
    first, last = context.document.trim(place, end)
    if first < last:
        yield first, last


@cache
def _sign() -> re.Pattern[str]:
    tables = ("kind", "status", "position", "office", "around")
    words = [word for name in tables for word in flat(_WORDS[name])]
    return re.compile(rf"(?:{pattern(words)}|[\s\d:./#&-])+", re.I)


def _is_sign(clause: str) -> bool:
    """Whether a clause tells nothing but kind, state, part or office."""
    return bool(_sign().fullmatch(clause))


def _without(start: int, end: int, taken: list[Place]) -> Iterator[Place]:
    """What is left of `start` to `end` without the taken places."""
    for first, last in sorted(taken):
        if start < first <= end:
            yield start, first
        start = max(start, last) if first < end else start
    if start < end:
        yield start, end


def _without_inventors(context: Context, title: Place, authors: list[Author]) -> tuple[Place, list[Author]]:
    """A Chinese title ends at its first comma; the names behind it are the inventors'."""
    view = context.view
    comma = re.compile(r"[,，;；]").search(view, *title)
    if comma is None or not is_han(view[title[0]]) or comma.start() - title[0] < 4:
        return title, authors
    behind, _ = author_list(view, context.document.trim(comma.end(), title[1])[0], title[1])
    return context.document.trim(title[0], comma.start()), authors or behind


def _names(context: Context, authors: list[Author]) -> Iterator[Text]:
    for author in authors:
        fact = context.text(author.start, author.end, "inventor", 0.9)
        if fact and not re.match(r"et\s+al|等$", fact.value):
            yield fact


def _position(
    context: Context, around: list[Place], authors: list[Author], owner: tuple[str, ...]
) -> Fact[int] | None:
    """The owner's place among the inventors: by words, or by the list."""
    for number, words in _WORDS["position"].items():
        if match := _search(context, around, pattern(words)):
            return context.fact(int(number), *match.span(), "inventor-position")
    for number, author in enumerate(authors, 1):
        if is_owner(owner, context.view[author.start : author.end]):
            return context.fact(number, author.start, author.end, "inventor-position", 0.9)
    return None


def _search(context: Context, places: list[Place], words: str) -> re.Match[str] | None:
    expression = re.compile(words, re.I)
    return next((match for place in places if (match := expression.search(context.view, *place))), None)


@cache
def _kinds() -> dict[str, str]:
    """A pattern for each kind, the office before it taken along: 中国发明专利."""
    office = either(_WORDS["office"]["zh"])
    return {kind: rf"(?:{office})?{pattern(words)}" for kind, words in _WORDS["kind"].items()}


def _kind(context: Context, around: list[Place], section: Section) -> Text | None:
    """The kind that the row tells, or the heading where it names just one."""
    for kind, words in _kinds().items():
        if match := _search(context, around, words):
            return context.fact(kind, *match.span(), "patent-kind")
    heading = [(section.heading.start, section.heading.end)] if section.heading else []
    told = {kind: match for kind, words in _kinds().items() if (match := _search(context, heading, words))}
    if len(told) != 1:
        return None
    ((kind, match),) = told.items()
    beside = [place for whole in heading for place in _without(*whole, [match.span()])]
    others = _search(context, beside, pattern(_WORDS["opening"]["words"]))
    return None if others else context.fact(kind, *match.span(), "patent-kind", 0.9)


def _status(context: Context, around: list[Place], number: Text | None) -> Text | None:
    """The state that a clause tells; a number that begins with ZL is only given when a patent is granted."""
    clauses = [clause for place in around for clause in _signs(context, *place)]
    for status, words in _WORDS["status"].items():
        if match := _search(context, clauses, pattern(words)):
            return context.fact(status, *match.span(), "patent-status", 0.9)
    if number and number.value.startswith("ZL"):
        return Fact("granted", number.span, "patent-number-granted", 0.9)
    return None


def _signs(context: Context, start: int, end: int) -> Iterator[Place]:
    """The clauses that tell the state, and English words before a number, without dates and labels."""
    numbers = list(NUMBER.finditer(context.view, start, end))
    taken = [match.span() for match in numbers] + [(p.start, p.end) for p in _periods(context, start, end)]
    for first, last in _without(start, end, taken):
        yield from (c for c in _clauses(context, first, last) if _is_sign(context.view[slice(*c)]))
    yield from (match.span("en") for match in numbers if match["en"])


def _periods(context: Context, start: int, end: int) -> list[Period]:
    """The dates of a row that are no part of a number."""
    numbers = [match.span() for match in NUMBER.finditer(context.view, start, end)]
    return [
        period
        for first, last in _without(start, end, numbers)
        for period in find_periods(context.view, first, last)
    ]


def _date(context: Context, around: list[Place]) -> Text | None:
    """The last date told: a patent is granted after it was filed."""
    moments = [period.last or period.first for place in around for period in _periods(context, *place)]
    told = [moment for moment in moments if moment and moment.value != "present"]
    return context.fact(told[-1].value, told[-1].start, told[-1].end, "date") if told else None

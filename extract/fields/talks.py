"""Talks and posters: title, event, place, date, kind.

"Whose data is clean?" Keynote, BTW 2023, Dresden, Germany, March 2023
2022.11，中国土壤学会年会，分会场报告
*Waveguide QED with artificial atoms*, University of Vienna, June 2023
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from extract import roles
from extract.context import Context
from extract.dates import Period, find_periods
from extract.document import han_in, has_han
from extract.fields.authors import author_list, is_author_list
from extract.fields.contact import owner_names
from extract.fields.groups import group_rows
from extract.fields.links import links_in
from extract.fields.service import tells_duty
from extract.fields.signs import is_talk
from extract.layout import Row
from extract.profile import Talk, Text
from extract.sections import Section
from extract.segments import Segment, split_head
from extract.words import either, flat, load, pattern

Place = tuple[int, int]
_WORDS = load("talks")
_QUOTED = re.compile(
    rf"(?:{either(_WORDS['label']['words'])}\s*:\s*)?(?:\"([^\"]{{4,}})\"|《([^》]{{2,}})》)", re.I
)
_SENTENCE = re.compile(r"(?<=[a-z\u3400-\u9fff)])[.。](?=\s+[A-Z《\"\u3400-\u9fff])|(?<=[a-z])\?(?=\s+[A-Z])")
_YEAR_OF_LIST = re.compile(r"\s*(?:19|20)\d\d\s*:\s*(?=\S)")
_DATED = re.compile(r"\s*\((?:19|20)\d\d[^()]*\)[\s.:]*")
_ATTENDED = re.compile(rf"{either(_WORDS['attended']['zh'])}|{pattern(_WORDS['attended']['en'])}", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")


def read(context: Context) -> dict[str, Any]:
    """The talks of their sections, and invited ones among papers."""
    owner = owner_names(context)
    found = [talk for section, rows in _groups(context) for talk in read_talks(context, rows, section, owner)]
    return {"talks": tuple(talk for talk in found if talk.title or talk.event)}


def _groups(context: Context) -> Iterator[tuple[Section, list[Row]]]:
    """The rows of each talk with the section that they stand in."""
    for section in context.sections:
        kinds = set(section.kinds) - {"other"}
        if not kinds & {"talks", "papers"}:
            continue
        groups = _talks(context, section.rows) if kinds == {"talks"} else group_rows(context, section.rows)
        yield from ((section, rows) for rows in groups if _tells_talk(context, section, kinds, rows[0]))


def _tells_talk(context: Context, section: Section, kinds: set[str], row: Row) -> bool:
    """Whether a row of a section of some kinds is a talk: by the heading alone, or by its own signs."""
    if kinds == {"talks"} or is_talk(context, row, likely="talks" in kinds):
        return True
    return kinds == {"talks", "service"} and not tells_duty(context, section, row)


def _talks(context: Context, rows: tuple[Row, ...]) -> list[list[Row]]:
    """The rows of each talk of a plain list: a talk that has its date already is followed by another."""
    if any(row.marker or row.level or row.gap for row in rows[1:]):
        return group_rows(context, rows)
    dated = {row.start for row in rows if find_periods(context.view, row.body, row.end)}
    groups: list[list[Row]] = []
    for row in rows:
        deeper = groups and row.indent > rows[0].indent + 1
        waits = groups and dated and not any(r.start in dated for r in groups[-1])
        if deeper or waits:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def read_talks(context: Context, rows: list[Row], section: Section, owner: tuple[str, ...]) -> Iterator[Talk]:
    """The talk that a group of rows tells of; several where a year stands before a list of events."""
    if _YEAR_OF_LIST.match(context.view, rows[0].body, rows[0].end) and not _marked(context, rows[0]):
        yield from _listed(context, rows[0], section)
        return
    title, rest = _title(context, rows, owner)
    head = split_head(context, [replace(rows[0], body=first, end=last) for first, last in rest])
    kind = _kind(context, _places(rows), title)
    segments = [s for segment in head.segments if (s := _without_kind(context, segment)) is not None]
    if title is None and (named := _named(context, segments)):
        title = named.start, named.end
        segments.remove(named)
    places = [s for s in segments if roles.place(context, s.start, s.end)]
    events = [s for s in segments if s not in places]
    yield Talk(
        title=context.text(*title, "talk-title", 0.9) if title else None,
        event=_joined(context, events, "talk-event"),
        place=_joined(context, places, "talk-place"),
        date=_date(
            context, [p for place in _around(rows, title) for p in find_periods(context.view, *place)]
        ),
        kind=kind or _kind_of_heading(context, section),
        links=links_in(context, rows),
    )


def _listed(context: Context, row: Row, section: Section) -> Iterator[Talk]:
    """The events of a list behind their year: `2024: SOLE (Portland), EHA Annual Meeting`."""
    head = split_head(context, [row])
    names = [s for s in head.segments if not s.bracket and not roles.place(context, s.start, s.end)]
    for name, after in zip(names, [*names[1:], None], strict=False):
        beside = [
            s for s in head.segments if s.start > name.start and (after is None or s.start < after.start)
        ]
        yield Talk(
            event=context.text(name.start, name.end, "talk-event", 0.8),
            place=_joined(context, beside, "talk-place"),
            date=_date(context, list(head.periods)),
            kind=_kind_of_heading(context, section),
        )


def _marked(context: Context, row: Row) -> bool:
    """Whether a title is set off in a row: by quotation marks, in italics or bold."""
    return bool(_QUOTED.search(context.view, row.body, row.end)) or _set_off(context, row) is not None


def _set_off(context: Context, row: Row) -> Place | None:
    """What is printed in italics or bold at the front of a row."""
    for first, last in (*context.document.emphasis, *context.document.strong):
        if row.body - 2 <= first <= row.body + 2 and last < row.end:
            return first, last
    return None


def _title(context: Context, rows: list[Row], owner: tuple[str, ...]) -> tuple[Place | None, list[Place]]:
    """The title that marks tell, and the places left beside it; else the first sentence of the row."""
    whole = _places(rows)
    for place in whole:
        if quoted := _QUOTED.search(context.view, *place):
            inner = quoted.span(1) if quoted[1] else quoted.span(2)
            return context.document.trim(*inner, " ,."), _beside(whole, quoted.span())
    if set_off := _set_off(context, rows[0]):
        return context.document.trim(*set_off, " ,.*_"), _beside(whole, set_off)
    start = _after_speakers(context, rows[0], owner)
    stop = _SENTENCE.search(context.view, start, rows[0].end)
    if stop and _is_sentence(context, rows[0], start, stop):
        title = context.document.trim(start, stop.start() + (context.view[stop.start()] == "?"))
        return title, _beside(whole, (rows[0].body, stop.end()))
    return None, _beside(whole, (rows[0].body, start))


def _is_sentence(context: Context, row: Row, start: int, stop: re.Match[str]) -> bool:
    """Whether what ends with a full stop is a title: of some words, behind speakers, or before a kind."""
    after = context.document.trim(stop.end(), row.end)[0]
    many = len(_WORD.findall(context.view, start, stop.start())) > 2
    return many or start > row.body or bool(_opening().match(context.view, after, row.end))


def _places(rows: list[Row]) -> list[Place]:
    """The places of the rows; rows without markers are one, since a date may be cut by a line's end."""
    if any(row.marker for row in rows[1:]):
        return [(row.body, row.end) for row in rows]
    return [(rows[0].body, rows[-1].end)]


def _around(rows: list[Row], title: Place | None) -> list[Place]:
    return _beside(_places(rows), title) if title else _places(rows)


def _after_speakers(context: Context, row: Row, owner: tuple[str, ...]) -> int:
    """Where the words begin behind a list of speakers, if there is one."""
    authors, stop = author_list(context.view, row.body, row.end)
    if not authors or not is_author_list(context.view, authors, stop, row.end, owner):
        return row.body
    dated = _DATED.match(context.view, stop, row.end)
    return context.document.trim(dated.end() if dated else stop, row.end, " .,:;")[0]


def _beside(whole: list[Place], taken: Place) -> list[Place]:
    """What is left of the places without the taken one; what comes after it first."""
    left = []
    for start, end in whole:
        if not start <= taken[0] < end:
            left.append((start, end))
            continue
        left += [(taken[1], end)] if taken[1] < end else []
        left += [(start, taken[0])] if start < taken[0] else []
    return left


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    around = pattern(flat(_WORDS["around"]))
    return {
        kind: re.compile(rf"(?:{around}[\s-]*){{0,5}}{pattern(words)}(?:[\s-]*{around}){{0,5}}", re.I)
        for kind, words in _WORDS["kind"].items()
    }


def _kind(context: Context, places: list[Place], title: Place | None) -> Text | None:
    """The kind that is told outside of the title."""
    for kind, words in _kinds().items():
        for place in places:
            for match in words.finditer(context.view, *place):
                if title is None or match.end() <= title[0] or title[1] <= match.start():
                    return context.fact(kind, *match.span(), "talk-kind", 0.9)
    return None


def _kind_of_heading(context: Context, section: Section) -> Text | None:
    heading = section.heading
    if heading is None or set(section.kinds) - {"talks", "other"}:
        return None
    told = {k: m for k, w in _kinds().items() if (m := w.search(context.view, heading.start, heading.end))}
    if len(told) != 1:
        return None
    ((kind, match),) = told.items()
    return context.fact(kind, *match.span(), "talk-kind-heading", 0.8)


@cache
def _opening() -> re.Pattern[str]:
    """A kind at the front of a segment, and what joins it to the event: `invited talk at …`."""
    kinds = "|".join(words.pattern for words in _kinds().values())
    joint = pattern(_WORDS["joint"]["en"])
    lead = pattern(_WORDS["joint"]["lead"])
    return re.compile(rf"(?:{kinds})(?:\s+{joint}\s+|\s*[:-]\s*|\s*$)|{lead}\s+", re.I)


def _without_kind(context: Context, segment: Segment) -> Segment | None:
    """A segment without the kind at its front; nothing where it tells but the kind."""
    match = _opening().match(context.view, segment.start, segment.end)
    if match is None:
        return segment
    start, end = context.document.trim(match.end(), segment.end, " ,.:-")
    label = "title" if match[0].rstrip().endswith(":") else ""
    return replace(segment, start=start, label=label) if start < end else None


@cache
def _event() -> re.Pattern[str]:
    words = _WORDS["event"]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}", re.I)


def _is_event(context: Context, segment: Segment) -> bool:
    """Whether a segment names where a talk was given: a venue, a body, or a word of events."""
    known = context.mentions_in(segment.start, segment.end, "VENUE")
    whole = any(m.end - m.start >= 0.6 * (segment.end - segment.start) for m in known)
    body = roles.organization(context, segment.start, segment.end) >= 0.75
    return whole or body or bool(_event().search(context.view, segment.start, segment.end))


def _named(context: Context, segments: list[Segment]) -> Segment | None:
    """The title where none is set off: what is behind a kind and a colon, or the first of several parts."""
    labelled = (s for s in segments if s.label == "title" and not _is_event(context, s))
    if (found := next(labelled, None)) or not segments:
        return found
    first, text = segments[0], context.view[segments[0].start : segments[0].end]
    if first.bracket or _is_event(context, first) or roles.place(context, first.start, first.end):
        return None
    others = any(not roles.place(context, s.start, s.end) for s in segments[1:])
    words = han_in(text) // 2 if has_han(text) else len(_WORD.findall(text))
    long = words > 3 or (others and words > 1)
    return first if long and not _ATTENDED.match(text) else None


def _joined(context: Context, segments: list[Segment], rule: str) -> Text | None:
    """The first segment, with those that follow it after nothing but a comma."""
    if not segments:
        return None
    end = segments[0].end
    for before, segment in pairwise(segments):
        between = context.view[before.end : segment.start]
        if segment.start < before.end or between.strip(" ,\x1f\n") or "  " in between.strip("\n "):
            break
        end = segment.end
    return context.text(*context.document.trim(segments[0].start, end, "."), rule, 0.9)


def _date(context: Context, periods: list[Period]) -> Text | None:
    """The most precise date, the first of equals."""
    moments = [moment for period in periods if (moment := period.first or period.last)]
    told = max(moments, key=lambda moment: len(moment.value), default=None)
    if told is None or told.value == "present":
        return None
    return context.fact(told.value, told.start, told.end, "date")

"""What somebody served: the venues and bodies beside a role, each with the years that hold for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from extract import roles
from extract.context import Context
from extract.dates import YEAR, Moment, find_periods
from extract.document import has_han
from extract.segments import cut_outside_brackets
from extract.words import either, load, pattern

_WORDS = load("service")
Place = tuple[int, int]
Year = tuple[str, int, int]
LISTED = ("reviewer", "editor", "member", "volunteer")
"""Kinds whose commas part venues; a committee or a panel is of one body, unless each part has its year."""
_CUT = re.compile(
    r"\t+|[ \u3000]{2,}|\s*[,、|·/]\s*(?!\d{3}\b)|(?:(?<=\s)|(?<=[\d)]))(?:and|&)\s+|"
    r"(?<=[\u3400-\u9fff》A-Za-z)\d])\s*(?:以及|和|与|及)\s*(?=[\u3400-\u9fff《A-Z])"
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ONLY_YEARS = re.compile(
    rf"(?:[\s\x1f,/&~–-]|{YEAR}|'?\d\d(?!\d)|\d{{1,2}}(?=[./月])|[.()年月]|至今|present|now|and|since|自|起)*",
    re.I,
)
_SHORT_YEAR = re.compile(r"'(\d\d)(?!\d)")
_FULL_YEAR = re.compile(rf"(?<![\d.:/]){YEAR}(?!\d)|(?<=/){YEAR}(?!\d)")
_EDGE = " \t\x1f,.;:|·•-–—、/@*_《》\"'。+=~"
_SUBLABEL = re.compile(r"[A-Za-z\u3400-\u9fff ]{2,24}:\s*")


@dataclass(frozen=True, slots=True)
class Served:
    """A venue or body at `name`, with single `years` and a period; each with its place."""

    name: Place | None
    years: tuple[Year, ...] = ()
    start: Year | None = None
    end: Year | None = None

    @property
    def is_dated(self) -> bool:
        """Whether any year is told."""
        return bool(self.years or self.start or self.end)


@dataclass
class _Item:
    """A part of a list while it is read: a place, with what years stand in it."""

    place: Place
    served: Served = field(default_factory=lambda: Served(None))


def served(context: Context, places: list[Place], kind: str) -> Iterator[Served]:
    """The venues in the places beside a role of a kind; one without a name where only years are told."""
    items = [item for place in places for item in _without_towns(context, list(_items(context, *place)))]
    named = [item for item in items if item.served.name]
    shared = _shared(items)
    if len(named) > 1 and not _is_list(context, named, kind, places[0]):
        named = [_whole(context, named)]
    for item in named:
        thing = item.served
        yield thing if thing.is_dated or shared is None else replace(shared, name=thing.name)
    if not named and shared:
        yield shared


def _items(context: Context, start: int, end: int) -> Iterator[_Item]:
    """The parts of a list, brackets kept whole; years that stand alone are given to the part before."""
    found: list[_Item] = []
    for first, last in _cut(context, start, end):
        name = _name(context, first, last)
        years = _years(context, first, last)
        if name is not None and roles.place(context, *name):
            found.append(_Item(name))
            continue
        if name is None and years.is_dated and found and found[-1].served.is_dated and found[-1].served.name:
            found[-1].served = _added(found[-1].served, years)
        elif name is not None or years.is_dated:
            found.append(_Item((first, last), replace(years, name=name)))
    yield from found


def _without_towns(context: Context, items: list[_Item]) -> Iterator[_Item]:
    """The parts without places: known ones, and a town before a country (`New Orleans, USA`)."""
    for item, after in zip(items, [*items[1:], None], strict=False):
        place = item.served == Served(None)
        before_place = after is not None and after.served == Served(None) and not item.served.is_dated
        known = context.mentions_in(*item.place, "VENUE") or roles.organization(context, *item.place) > 0.7
        if not place and not (before_place and not known and item is not items[0]):
            yield item


def _added(one: Served, other: Served) -> Served:
    return replace(
        one,
        years=(*one.years, *other.years),
        start=one.start or other.start,
        end=one.end or other.end,
    )


def _shared(items: list[_Item]) -> Served | None:
    """The years that stand in a part of their own, and count for each venue without its own."""
    alone = [item.served for item in items if item.served.name is None]
    result: Served | None = None
    for years in alone:
        result = _added(result, years) if result else years
    return result


def _cut(context: Context, start: int, end: int) -> Iterator[Place]:
    """The parts between separators outside of brackets; a known name is never cut."""

    def kept(low: int, high: int) -> bool:
        known = context.mentions_over(low, high, "VENUE", "SCHOOL", "INSTITUTE")
        return any(m.start < low and high < m.end for m in known)

    yield from cut_outside_brackets(context.view, start, end, _CUT, kept)


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads to a name, and the filling words at its end."""
    joint, opening, closing = _WORDS["joint"], _WORDS["opening"], _WORDS["closing"]
    lead = [word for word in _WORDS["lead"]["en"] if len(word) > 3]
    english = pattern([*joint["en"], *opening["en"], *lead])
    front = rf"(?:\s*(?:{english}|{either([*_WORDS['lead']['zh'], *opening['zh']])})(?=[\s:《A-Z]))+|^的"
    back = rf"(?:\s*(?:{either(closing['zh'])}|{pattern(closing['en'])}|的))+$"
    return re.compile(front, re.I), re.compile(back, re.I)


def _name(context: Context, start: int, end: int) -> Place | None:
    """The name in a part of a list, without years, places and filling words; nothing where it has none."""
    front, back = _around()
    start, end = context.document.trim(start, end, _EDGE)
    label = _SUBLABEL.match(context.view, start, end)
    start = label.end() if label and label.end() < end else start
    while (match := front.match(context.view, start, end)) and match.end() > start:
        start = match.end()
    for match in reversed(list(_BRACKETS.finditer(context.view, start, end))):
        if match.end() >= end - 1 and _ONLY_YEARS.fullmatch(context.view, match.start() + 1, match.end() - 1):
            end = match.start()
    start, end = _without_years(context, start, end)
    tail = back.search(context.view[start:end])
    start, end = context.document.trim(start, start + tail.start() if tail else end, _EDGE)
    text = context.view[start:end]
    if sum(map(str.isalpha, text)) < 2 or _ONLY_YEARS.fullmatch(text):
        return None
    return start, end


def _without_years(context: Context, start: int, end: int) -> Place:
    """Without the years at the ends: `NeurIPS 2021-2023`, `2022 ICML`, `CVPR'21`."""
    spans = [(p.start, p.end) for p in find_periods(context.view, start, end)]
    spans += [m.span() for form in (_FULL_YEAR, _SHORT_YEAR) for m in form.finditer(context.view, start, end)]
    changed = True
    while changed:
        first, last = context.document.trim(start, end, _EDGE + "()")
        changed = False
        for a, b in spans:
            if a <= first < b <= last:
                first, changed = b, True
            elif first <= a < last <= b:
                last, changed = a, True
        if changed:
            start, end = first, last
    if context.view[start:end].count("(") != context.view[start:end].count(")"):
        return context.document.trim(start, end, _EDGE + "()")
    return context.document.trim(start, end, _EDGE)


def _years(context: Context, start: int, end: int) -> Served:
    """The years that a part of a list tells."""
    periods = find_periods(context.view, start, end)
    ranges = [p for p in periods if p.is_range]
    covered = [(p.start, p.end) for p in ranges]
    singles = [
        (m[0], *m.span())
        for m in _FULL_YEAR.finditer(context.view, start, end)
        if not any(a <= m.start() < b for a, b in covered)
    ]
    singles += [(f"20{m[1]}", *m.span()) for m in _SHORT_YEAR.finditer(context.view, start, end)]
    first = _moment(ranges[0].first) if ranges else None
    last = _moment(ranges[0].last) if ranges else None
    return Served(None, tuple(sorted(singles, key=lambda year: year[1])), first, last)


def _moment(moment: Moment | None) -> Year | None:
    return (moment.value, moment.start, moment.end) if moment else None


def _is_list(context: Context, named: list[_Item], kind: str, place: Place) -> bool:
    """Whether several parts are several venues rather than one long name."""
    if kind in LISTED or context.view[place[0] : place[1]].lstrip(" \x1f").startswith(":"):
        return True
    return all(
        item.served.is_dated
        or context.mentions_in(*item.place, "VENUE")
        or has_han(context.view[slice(*item.place)])
        for item in named
    )


def _whole(context: Context, named: list[_Item]) -> _Item:
    """Several parts as one name: `Computer Science, Cornell University`."""
    first, last = named[0].served, named[-1].served
    assert first.name and last.name
    joined = _added(first, last) if len(named) > 1 else first
    for item in named[1:-1]:
        joined = _added(joined, item.served)
    return _Item(named[0].place, replace(joined, name=(first.name[0], last.name[1])))

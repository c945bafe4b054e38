"""Dates and periods in every notation CVs use, with the precision that is printed.

`2021.9 – 至今`, `Sept. 2019 - May 2021`, `09/2019–06/2023`, `2019年9月—2023年6月`, `2019–23`,
`Jan–Mar 2021`, `Summer 2022`, `since 2021`, `expected June 2025`. A period of time is never
guessed to be more precise than its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.words import flat, load, pattern

_WORDS = load("dates")
_MONTHS = {word: int(number) for number, words in _WORDS["months"].items() for word in words}

YEAR = r"(?:19[5-9]\d|20[0-5]\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NAME = pattern(_MONTHS) + r"\.?"
_SEASON = pattern(_WORDS["seasons"])
_GAP = r"[ \t\x1f]*(?:\n[ \t\x1f]*)?"
_TO = rf"(?:-{{1,3}}|~|→|{pattern(flat(_WORDS['to']))})"
_DASH = rf"(?:{_GAP}{_TO}{_GAP})"
_PRESENT = pattern(_WORDS["present"])

_FIGURE_FORMS = (  # the most precise first; `y`, `m`, `d`, `n` (month by name) end in the side's letter
    rf"(?P<y1S>{YEAR})\s?[年./-]\s?(?P<m1S>{_MONTH})\s?[月./-]\s?(?P<d1S>{_DAY})(?:\s?日|(?!\d))",
    rf"(?P<y2S>{YEAR})\s?年\s?(?P<m2S>{_MONTH})\s?月(?:份)?",
    rf"(?P<y3S>{YEAR})\s?(?:[./]|-)\s?(?P<m3S>{_MONTH})(?![\d%]|\.\d)\s?月?",
    rf"(?P<d13S>{_DAY})[./](?P<m13S>{_MONTH})[./](?P<y13S>{YEAR})",
    rf"(?P<d5S>{_DAY})(?:st|nd|rd|th)?\s+(?P<n5S>{_NAME}),?\s*(?P<y5S>{YEAR})",
    rf"(?P<y7S>{YEAR})\s*[,.]?\s*(?P<n7S>{_NAME})",
    rf"(?P<m9S>(?:1[0-2]|0[1-9]|[1-9]))\s?[/.]\s?(?P<y9S>{YEAR})",
    rf"(?P<y11S>{YEAR})\s?(?:年)?\s*(?:{_SEASON})",
    rf"(?P<y12S>{YEAR})(?:\s?年(?!度))?",
)
_WORD_FORMS = (
    rf"(?P<n4S>{_NAME})\s*(?P<d4S>{_DAY})(?:st|nd|rd|th)?\s*,\s*(?P<y4S>{YEAR})",
    rf"(?P<n6S>{_NAME})\s*[,'/]?\s*(?:of\s+)?(?P<y6S>{YEAR})",
    rf"(?P<n8S>{_NAME})\s*'(?P<s8S>\d\d)(?!\d)",
    rf"(?:{_SEASON}\s*(?:term|semester|of)?\s*,?\s*)(?P<y10S>{YEAR})",
)


def _date(side: str) -> str:
    """A date; at each place only the forms are tried that can begin with what stands there."""
    figures, words = ("|".join(forms).replace("S>", f"{side}>") for forms in (_FIGURE_FORMS, _WORD_FORMS))
    return rf"(?:(?=\d)(?:{figures})|(?!\d)(?:{words}))"


def _first(words: Iterable[str]) -> str:
    """The letters with which words begin, for an expression."""
    return "".join(sorted({form[0] for word in words for form in (word, word.upper(), word.lower())}))


_EXPECTED = rf"(?:\(?\s{{0,5}}{pattern(_WORDS['expected'])}\s{{0,5}}:?\s{{0,5}})"
_EXPECTED_AFTER = re.compile(rf"\s*[(（]\s*{pattern(_WORDS['expected'])}", re.IGNORECASE)
_AFTER = r"(?![\d@]|-\d{3})"
_PERIOD = re.compile(
    rf"(?<![\d.+/@-])(?:{_EXPECTED})?{_date('a')}{_DASH}(?:{_EXPECTED})?(?:{_date('b')}|(?P<now>{_PRESENT})){_AFTER}",
    re.IGNORECASE,
)
_SHORT_END = re.compile(  # 2019-23, 2020年3月-12月, 2023.07-09
    rf"(?<![\d.+/@-])(?P<y>{YEAR})\s?(?:(?:年|[./])\s?(?P<m>{_MONTH})\s?月?\s?)?{_DASH}"
    rf"(?:(?P<ey>\d\d)|(?P<em>{_MONTH})\s?月)(?![\d./])(?!\s?[年月])",
    re.IGNORECASE,
)
_SHORT_START = re.compile(  # Jan - Mar 2021
    rf"(?<![\w])(?P<n>{_NAME}){_DASH}(?P<en>{_NAME})\s*,?\s*(?P<ey>{YEAR}){_AFTER}", re.IGNORECASE
)
_NOW = re.compile(_PRESENT, re.IGNORECASE)
_SINCE = re.compile(rf"(?:{pattern(_WORDS['since'])}\s*){_date('a')}(?:\s*起)?", re.IGNORECASE)
_ONWARDS = r"(?:起(?!\w)|onwards?|-\s*(?=$|[\n\t)\]|])|(?<=\d)-(?= {3}))"
_OPEN = re.compile(rf"(?<![\d.+/@-]){_date('a')}\s*{_ONWARDS}", re.IGNORECASE)
_HAS_TO, _HAS_ONWARDS = (re.compile(words, re.IGNORECASE) for words in (_TO, _ONWARDS))
_YEAR = re.compile(rf"{YEAR}|'\d\d")  # no notation does without one of these
_BEFORE_YEAR = 80  # characters that a date may have before its year: a word, a month and a day, far apart
_SINGLE = re.compile(rf"(?<![\d.+/@-])(?P<expected>{_EXPECTED})?{_date('a')}{_AFTER}", re.IGNORECASE)
_BEGINNING = re.compile(  # where what begins with a date may begin: at a digit, a word or a space before one
    rf"[\d(\s{_first((*_MONTHS, *_WORDS['seasons'], *_WORDS['expected']))}]"
    rf"(?<![\d.+/@-][\s\S])(?<![A-Za-z][A-Za-z])(?:(?<![(\s])|(?=\s{{0,5}}[{_first(_WORDS['expected'])}]))"
)


_Finder = Callable[..., Iterator[re.Match[str]]]
_FORMS = (*_FIGURE_FORMS, *_WORD_FORMS)
_SIDES = {  # the groups of each form of a date, by the side's letter
    side: [[name + side for name in re.findall(r"<(\w+)S>", form)] for form in _FORMS] for side in "ab"
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as ISO 8601 of the printed precision, or `present`, and its place."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, either of which may be absent; `start` to `end` is the whole place."""

    first: Moment | None
    last: Moment | None
    start: int
    end: int

    @property
    def is_range(self) -> bool:
        """Whether both ends are told."""
        return self.first is not None and self.last is not None


def find_periods(view: str, start: int, end: int) -> list[Period]:
    """Every period and single date in `view[start:end]`, in order, none overlapping."""
    return list(_periods(view, start, end))


@lru_cache(4_000)  # rows are looked at by several readers
def _periods(view: str, start: int, end: int) -> tuple[Period, ...]:
    if not (year := _YEAR.search(view, start, end)):
        return ()
    start = max(start, year.start() - _BEFORE_YEAR)
    found: list[Period] = []  # in order, so that only the neighbours of a place can overlap it
    places = [beginning.start() for beginning in _BEGINNING.finditer(view, start, end)]

    def free(expression: re.Pattern[str], dated: bool = False) -> Iterator[re.Match[str]]:
        """The matches of an expression, which begins with a date, that overlap no period found so far."""
        matches = _matches(expression, view, places, end) if dated else expression.finditer(view, start, end)
        for match in matches:
            index = bisect_left(found, match.start(), key=lambda other: other.start)
            after_last = not index or found[index - 1].end <= match.start()
            if after_last and (index == len(found) or match.end() <= found[index].start):
                yield match

    ranges = (_ranges, _short_ends, _short_starts) if _HAS_TO.search(view, start, end) else ()
    for finder in (*ranges, _opens, _singles):
        for period in finder(free, view, start, end):
            insort(found, _trimmed(view, period), key=lambda other: other.start)
    return tuple(found)


def _matches(expression: re.Pattern[str], view: str, places: list[int], end: int) -> Iterator[re.Match[str]]:
    """What `finditer` finds where matches begin at some of `places` only: long ones fail slowly."""
    last = 0
    for place in places:
        if place >= last and (match := expression.match(view, place, end)):
            last = match.end()
            yield match


def is_present(text: str) -> bool:
    """Whether a text says nothing but now: `至今`, `present`."""
    return bool(_NOW.fullmatch(text))


def _trimmed(view: str, period: Period) -> Period:
    end = period.start + len(view[period.start : period.end].rstrip())
    return replace(period, end=end) if end < period.end else period


def _ranges(free: _Finder, *_: object) -> Iterator[Period]:
    for match in free(_PERIOD, True):
        last = Moment("present", *match.span("now")) if match["now"] else _moment(match, "b")
        yield Period(_moment(match, "a"), last, *match.span())


def _short_ends(free: _Finder, *_: object) -> Iterator[Period]:
    for match in free(_SHORT_END):
        year, month = match["y"], match["m"]
        first = f"{year}-{int(month):02}" if month else year
        if match["em"]:
            last = Moment(f"{year}-{int(match['em']):02}", *match.span("em"))
        elif (short := _short_year(year, month, match["ey"])) is not None:
            last = Moment(short, *match.span("ey"))
        else:
            continue
        yield Period(
            Moment(first, match.start(), match.end("m") if month else match.end("y")), last, *match.span()
        )


def _short_year(year: str, month: str | None, short: str) -> str | None:
    """The end that two digits mean: 2019-23 is 2023; 2023.07-09 is a month; 2019-12 is a month, no period."""
    if month:
        return f"{year}-{int(short):02}" if 1 <= int(short) <= 12 else None
    return year[:2] + short if int(short) > max(12, int(year[2:])) else None


def _short_starts(free: _Finder, *_: object) -> Iterator[Period]:
    for match in free(_SHORT_START):
        first = f"{match['ey']}-{_month(match['n']):02}"
        last = f"{match['ey']}-{_month(match['en']):02}"
        yield Period(
            Moment(first, *match.span("n")), Moment(last, match.start("en"), match.end()), *match.span()
        )


def _opens(free: _Finder, view: str, start: int, end: int) -> Iterator[Period]:
    for expression in (_SINCE, *([_OPEN] if _HAS_ONWARDS.search(view, start, end) else [])):
        for match in free(expression, expression is _OPEN):
            if expression is _SINCE and match[0][:4].lower() == "from":
                continue
            now = Moment("present", *match.span())
            yield Period(_moment(match, "a"), now, *match.span())


def _singles(free: _Finder, view: str, _: int, end: int) -> Iterator[Period]:
    for match in free(_SINGLE, True):
        moment = _moment(match, "a")
        yield (
            Period(None, moment, *match.span())
            if _is_expected(view, match, end)
            else Period(moment, None, *match.span())
        )


def _is_expected(view: str, match: re.Match[str], end: int) -> bool:
    """Whether a word before the date, or in brackets behind it, makes it an end: `2025.06 (expected)`."""
    return bool(match["expected"] or _EXPECTED_AFTER.match(view, match.end(), end))


def _moment(match: re.Match[str], side: str) -> Moment:
    """The date that one side of a match tells."""
    names = next(names for names in _SIDES[side] if match[names[0]])
    parts = {name[0]: match[name] for name in names}
    year = parts.get("y") or "20" + parts["s"]
    month = int(parts["m"]) if "m" in parts else _month(parts["n"]) if "n" in parts else None
    value = year if month is None else f"{year}-{month:02}"
    if "d" in parts:
        value += f"-{int(parts['d']):02}"
    spans = [match.span(name) for name in names]
    return Moment(value, min(s for s, _ in spans), max(e for _, e in spans))


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]

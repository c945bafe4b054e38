"""Venue, track and year of a paper, from what its citation prints after or around the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.context import Context
from extract.dates import YEAR
from extract.fields.authors import author_list, is_author_list
from extract.fields.titles import names_venue
from extract.names import is_chinese_name
from extract.profile import Fact, Text
from extract.words import either, flat, load, pattern

_WORDS = load("papers")
_YEAR = re.compile(
    rf"(?<![\dA-Za-z./-])(?<!iv:)({YEAR})(?!\d|-\d{{4}}|[./]\d(?!\d?(?!\d)))"  # `2019.8` has a month
)
PIVOT = 60
"""Two digits below this are of the 21st century."""
MAX_NAME = 110
"""Characters: no venue's name is longer."""
_SHORT_YEAR = re.compile(r"'(\d\d)(?!\d)")
_LEAD = re.compile(rf"(?:\s*(?:{pattern(_WORDS['venue']['lead'])})\s*)+", re.I)
_CUT = re.compile(  # where the name of a venue ends
    r"\s*(?:"
    rf",\s*(?=(?:{either(_WORDS['cut']['whole'])}|\d)\b)|"
    rf",\s*(?=(?:{either(_WORDS['cut']['opening'])}|EI\b|Q[1-4]|IF\b))|"
    r"[,(]?\s*(?:19|20)\d\d|\s?'\d\d|"  # a year
    r"[;|\[()]|\s\d{1,4}\s*[(:,]|\s\d+$|,?\s*\b(?:vol|pp|no)\b\.?|[。]|\s\(|"  # volume, number, pages
    r",\s*(?=[\u3400-\u9fff])|,\s*[A-Z][a-z]+(?:,\s*[A-Z]\w+)?\s*[,.]?\s*$|"  # a place
    r"(?<=[^\W\d_]{7})\.(?=\s)|"  # a stop that closes no abbreviation
    rf"\.\s+(?={either(_WORDS['cut']['sentence'])}|ACM\b|[^A-Z\s])|\.?$"
    r")",
    re.I,
)
_BEFORE_VOLUME = re.compile(r"[.,]?\s+\d")
_PREPRINTS = frozenset(_WORDS["venue"]["preprint"])
_EDITED = re.compile(rf"[^()]{{3,120}}?\((?:{either(_WORDS['venue']['editor'])})\)[,:]?\s*", re.I)
_VOLUME = re.compile(r"\d{1,3}\s+(?=[A-Z])")
_EDGE = " |.。,;:()[]《》\"'*_-—/"
_TYPE_MARK = re.compile(r"\s*\[[A-Z](?:/[A-Z]{2})?\]\s*(?://)?\.?")
_PUBLISHER = re.compile(r"(?<![\w/])(?:IEEE(?:/[A-Z]+)?|ACM(?:/[A-Z]+)?|USENIX)\s+$")
_MORE_NAME = re.compile(r"(?:(?:[A-Z][\w&.-]*|of|and|in|the|on|for|&|-)(?:\s+|$)){1,12}")
_BEFORE_NAME = re.compile(r"(?<![\w'-])[A-Z][\w-]+\s+(?:(?:[A-Z][\w&-]*|of|and|&|for|the|on|in)\s+)*$")
_WITH = re.compile(r"with\s[^()]{2,60}(?:\)[\s,.]*|$)", re.I)
_ORDINAL = re.compile(
    r"^(?:(?:the\s+)?\d{1,3}(?:st|nd|rd|th)\s+|(?:第\s?[\d一二三四五六七八九十]+届))|^(?:19|20)\d\d\s+", re.I
)
_FINDINGS = re.compile(
    r"findings\s+of\s+(?:the\s+)?(?:association\s+for\s+computational\s+linguistics\s*:?\s*)?"
    r"(?P<host>(?-i:[A-Z][A-Z-]{1,14}))?",
    re.I,
)
_ACRONYM = re.compile(r"\(\s*((?:[A-Z]{2,}\s)?[A-Z][A-Za-z&*/+-]*[A-Z][A-Za-z-]*)\s*(?:'?\d{2,4})?\s*\)")


def year(context: Context, regions: list[tuple[int, int]]) -> Fact[int] | None:
    """The year: the last one of the first region that has one, else a short one after a venue (`AAAI'23`)."""
    for start, end in regions:
        full = list(_YEAR.finditer(context.view, start, end))
        if full:
            return context.fact(int(full[-1][1]), *full[-1].span(1), "paper-year")
    short = [m for start, end in regions for m in _SHORT_YEAR.finditer(context.view, start, end)]
    if not short:
        return None
    number = int(short[0][1])
    return context.fact(number + (2000 if number < PIVOT else 1900), *short[0].span(), "paper-year", 0.95)


def venue(context: Context, regions: list[tuple[int, int]]) -> tuple[Text | None, Text | None]:
    """The venue's short name and the track."""
    for region in regions:
        if (match := _FINDINGS.search(context.view, *region)) is not None:
            return _findings(context, match)
    place = _known(context, regions) or _printed(context, regions)
    track = _track(context, regions)
    if place is None:
        return None, track
    start, end = place
    return context.text(start, end, "venue", 0.9), track


def _findings(context: Context, match: re.Match[str]) -> tuple[Text | None, Text | None]:
    track = context.fact("findings", *match.span(), "track")
    if match["host"]:
        return context.fact(f"Findings of {match['host']}", match.start(), match.end("host"), "venue"), track
    return context.text(*match.span(), "venue"), track


@cache
def _tracks() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern(words), re.I)) for name, words in _WORDS["track"].items()]


def _track(context: Context, regions: list[tuple[int, int]]) -> Text | None:
    for name, words in _tracks():
        for region in regions:
            if match := words.search(context.view, *region):
                return context.fact(name, *match.span(), "track", 0.9)
    return None


def _known(context: Context, regions: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The known venue that stands first; a workshop keeps the words around its host."""
    for start, end in regions:
        found = [
            m for m in context.mentions_in(start, end, "VENUE") if _is_whole(context.view, m.start, m.end)
        ]
        if not found:
            continue
        first = min(found, key=lambda m: (m.start, -m.end))
        if first.name.casefold() in _PREPRINTS:
            printed = _printed(context, [(start, end)])
            if printed and printed[1] <= first.start and _reads_printed(context, *printed):
                return printed
        if re.search(r"workshop|研讨会|@", context.view[start:end], re.I):
            return _printed(context, [(start, end)]) or (first.start, first.end)
        return _longer(context, _whole_name(context, start, first.start, first.end), first.end, end)
    return None


def _reads_printed(context: Context, start: int, end: int) -> bool:
    """Whether a journal stands before a preprint: by its words, or by the volume behind its name."""
    return names_venue(context.view[start:end]) or bool(_BEFORE_VOLUME.match(context.view, end))


def _is_whole(view: str, start: int, end: int) -> bool:
    """Whether a known name is no part of a longer word, nor of a person's or a rank's name."""
    after = view[end : end + 1]
    return not (after.isalpha() and after.isascii()) and not (
        view[start - 1 : start].isalnum() and view[start - 1].isascii()
    )


def _longer(context: Context, start: int, end: int, last: int) -> tuple[int, int]:
    """A known name inside a longer printed one (`Nature` in `Nature Communications`), or the acronym
    in brackets behind a conference's full name."""
    cut = _CUT.search(context.view, end, last)
    stop = cut.start() if cut else last
    if _MORE_NAME.fullmatch(context.view[end:stop].strip()):
        end = context.document.trim(end, stop, _EDGE)[1]
    acronym = _ACRONYM.search(context.view, end, last)
    if acronym and _is_event(context.view[start : acronym.start()]):
        return acronym.span(1)
    publisher = _PUBLISHER.search(context.view, max(0, start - 12), start)
    if context.view[start:end].lower() == "arxiv preprint":
        end = start + len("arXiv")
    return (publisher.start() if publisher else start), end


def _whole_name(context: Context, first: int, start: int, end: int) -> int:
    """Where a longer name begins that a known one ends (`Science` in `Environmental Science`)."""
    if context.view[start:end].isupper():
        return start
    before = _BEFORE_NAME.search(context.view, first, start)
    if before is None:
        return start
    lead = _LEAD.match(context.view, before.start(), start)
    return lead.end() if lead else before.start()


def _printed(context: Context, regions: list[tuple[int, int]]) -> tuple[int, int] | None:
    """What the first region names that reads like a venue."""
    for start, end in regions:
        place = next(_clauses(context, start, end), None)
        if place is None:
            continue
        acronym = _ACRONYM.search(context.view, place[0], end)
        if acronym and _is_event(context.view[place[0] : acronym.start()]):
            return acronym.span(1)
        return place
    return None


def _clauses(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What may be a venue's name: the first words of a region, or those behind a state or a rank."""
    view = context.view
    while start < end:
        first = _without_lead(context, start, end)
        cut = _CUT.search(view, first, end)
        last = context.document.trim(first, cut.start() if cut else end, _EDGE)[1]
        text = view[first:last]
        told = _is_status(view[context.document.trim(start, end, _EDGE)[0] : last]) or _is_status(text)
        if not told and len(text) > 1 and any(c.isalpha() for c in text):
            if len(text) <= MAX_NAME and not _is_person(view, first, last):
                yield first, last
            return
        start = max(cut.end() if cut else end, first, start + 1)


def _is_person(view: str, start: int, end: int) -> bool:
    """Whether the words are authors that no list could be made of."""
    authors, stop = author_list(view, start, end)
    listed = len(authors) > 1 and stop >= end and is_author_list(view, authors, stop, end, ())
    return listed or (end - start <= 3 and is_chinese_name(view[start:end]))


def _is_event(words: str) -> bool:
    """Whether the words before an acronym in brackets name a conference: the acronym is its short name."""
    event = re.search(r"conf|symp|proc|workshop|meeting|advances in|会议", words, re.I)
    return bool(event) and len(words) < 160 and not re.search(r";|[a-z]{6}\.\s+[A-Z]", words)


def _without_lead(context: Context, start: int, end: int) -> int:
    """Where a venue's own words begin: behind its type, `in Proceedings of`, `the 10th`."""
    view = context.view
    mark = _TYPE_MARK.match(view, start, end)
    start, end = context.document.trim(mark.end() if mark else start, end, _EDGE)
    state = _status_words().match(view, start, end)
    if state and "," in state[0]:  # `first author, published in …`
        start += state[0].rindex(",") + 1
        start, _ = context.document.trim(start, end)
    for form in (_WITH, _EDITED, _LEAD, _VOLUME):
        match = form.match(view, start, end)
        state = _status_words().match(view, start, end)
        start = match.end() if match and not (state and state.end() > match.end()) else start
    while (ordinal := _ORDINAL.match(view[start:end])) and ordinal.end():
        start += ordinal.end()
    return context.document.trim(start, end, _EDGE)[0]


@cache
def _status_words() -> re.Pattern[str]:
    words = [w for kind, ws in _WORDS["status"].items() if kind != "preprint" for w in ws]
    words += flat(_WORDS["authorship"])
    no_part = r"(?![A-Za-z])"
    ranks = rf"CCF.*|SCIE?{no_part}.*|EI{no_part}|JCR.*|Q[1-4]{no_part}|IF{no_part}.*|中科院.*"
    return re.compile(rf"(?:{pattern(words)}|(?<![A-Za-z])(?:{ranks})|[,\s])+", re.I)


def _is_status(text: str) -> bool:
    return bool(_status_words().fullmatch(text)) or bool(
        re.match(r"https?:|www\.|doi|pdf$|code$|paper$|github$", text, re.I)
    )

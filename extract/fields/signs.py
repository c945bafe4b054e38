"""The clear signs by which a row is a patent, a talk or a piece of service, whatever heading it stands under.

A patent's number among papers, `Invited talk`, `Reviewer for`: such a row is none of its neighbours.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.context import Context
from extract.layout import Row
from extract.words import either, flat, load, pattern

_PATENTS = load("patents")
_TALKS = load("talks")
_SERVICE = load("service")
_HIDDEN = r"[\dXx*]"  # digits, or what hides them
_ZH_LABEL = rf"(?:{either(_PATENTS['number']['zh'])}|\([^()]{{1,4}}\))+(?:号(?:码)?|登字)"
_EN_LABEL = (
    rf"(?:(?:{either(_PATENTS['office']['en'])}|{either(_PATENTS['number']['en'])})\s*)*"
    r"(?:patents?|application|publication|registration|serial|app\.|appl\.|pub\.|reg\.)"
    r"\s*(?:nos?\.?|numbers?|\#)?"
)
OFFICE_NUMBER = (  # CN 2021 1 0123456.7, ZL202010000000.1, US10123456B2, PCT/CN2021/081234, 2021SR0123456
    rf"(?<![A-Za-z\d])(?:ZL|CN)\s?\d{{2,4}}{_HIDDEN}*(?:\s\d){{0,2}}\s?{_HIDDEN}{{5,}}(?:\.\s?{_HIDDEN})?(?:\s?[A-Z](?![A-Za-z]))?|"
    rf"(?<![A-Za-z\d])(?:ZL|CN)\s?\d{{6,}}(?:\.\s?{_HIDDEN})?(?:\s?[A-Z](?![A-Za-z]))?|"
    r"(?<![A-Za-z\d])US\s?(?:\d{1,2}(?:,\d{3}){2}|\d{4}/\d{6,7}|\d{6,11})(?:\s?[ABPS]\d?(?![A-Za-z]))?|"
    r"(?<![A-Za-z\d])(?:EP|JP|KR|DE|GB|TW)\s?(?:\d(?:\s?\d{3}){2}|\d{4}-\d{5,7}|\d{6,12})(?:\.\d)?"
    r"(?:\s?[A-Z]\d?(?![A-Za-z]))?|"
    r"(?<![A-Za-z\d])WO\s?\d{2,4}/?\d{5,6}(?:\s?[A-Z]\d?(?![A-Za-z]))?|PCT/[A-Z]{2}\s?\d{2,4}/\d{5,6}|"
    rf"(?<!\d)\d{{4}}SR{_HIDDEN}{{5,8}}"
)
_PRINTED = r"[A-Z]{0,3}\s?\d[\dXx]*(?:[ ,./-]?[\dXx]+){0,5}(?:\s?[ABUYS]\d?(?![A-Za-z]))?"
_ZH_OFFICE = rf"(?:{either(_PATENTS['office']['zh'])})?专利\s*(?:\([^()]{{1,4}}\))?\s*[:,]?\s*"
NUMBER = re.compile(
    rf"(?:{_ZH_OFFICE})?{_ZH_LABEL}\s*[:是为]?\s*(?P<zh>{OFFICE_NUMBER}|第?{_PRINTED}号?)|"
    rf"(?:{_ZH_OFFICE})?(?P<office>{OFFICE_NUMBER})|"
    rf"(?P<en>(?i:\b{_EN_LABEL})\s*:?\s*(?:{OFFICE_NUMBER}|\d{{1,2}}(?:,\d{{3}}){{2}}(?:\s?[A-Z]\d)?|"
    r"\d{2}/\d{3},?\d{3}|\d{7,12}(?:\s?[A-Z]\d)?))",
)
"""A patent's number: without a Chinese label, but with English words, since those name the office."""
_OF_PATENT = re.compile(r"ZL|CN|SR|PCT|专利|申请|公开|公布|公告|授权|软著|patent|provisional", re.I)
_BEFORE = r"(?:^|(?<=[.,;:()\[\]|\"】》!?。])|(?<=[\s\x1f]))\s*"
_AFTER = (  # the end, a mark, a number, a preposition, or a name
    r"(?=$|[.,;:)\]|。】(\d\n]|[\s\x1f]+(?:at|for|in|on|to|and|by)\b|[\s\x1f]*[-(|\d]|\t| {2}|"
    r"[\s\x1f]+(?-i:[A-Z《\"\u3400-\u9fff]))"
)
_TYPE = re.compile(r"\[P\]")
_DIGIT = re.compile(r"\d")


@cache
def _patent() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a row about a patent opens, and what it may hold anywhere."""
    kinds = [word for words in _PATENTS["kind"].values() for word in words if word != "发明"]
    labels = pattern([*_PATENTS["opening"]["words"], *kinds])
    opening = rf"[\[(【]?\s*{labels}\s*(?:[:\])】]|(?<=[\u3400-\u9fff])\s|$)"
    named = rf"{_BEFORE}(?:{either(_PATENTS['office']['zh'])})?{pattern(kinds)}(?:申请|授权)?\s*{_AFTER}"
    return re.compile(opening, re.I), re.compile(named, re.I)


def is_patent(context: Context, row: Row) -> bool:
    """Whether a row is a patent or registered software: by its label, its number or the name of its kind."""
    return _is_patent(context.view, row.body, row.end)


@lru_cache(4_000)  # rows are looked at by several readers
def _is_patent(view: str, start: int, end: int) -> bool:
    opening, anywhere = _patent()
    return bool(
        opening.match(view, start, end)
        or (_DIGIT.search(view, start, end) and any(map(_names_office, NUMBER.finditer(view, start, end))))
        or _TYPE.search(view, start, end)
        or anywhere.search(view, start, end)
    )


def _names_office(match: re.Match[str]) -> bool:
    """Whether a number is a patent's by its letters or the words before it, which no certificate has."""
    return bool(match["office"] or _OF_PATENT.search(match[0]))


@cache
def _talk(likely: bool) -> re.Pattern[str]:
    words = flat(_TALKS["sure"]) + (flat(_TALKS["likely"]) if likely else [])
    return re.compile(rf"{_BEFORE}{pattern(words)}\s*{_AFTER}", re.I)


def is_talk(context: Context, row: Row, likely: bool = False) -> bool:
    """Whether a row says that it is an invited talk, which no paper is; or, where `likely`, any talk."""
    return bool(_talk(likely).search(context.view, row.body, row.end))


@cache
def _duty() -> re.Pattern[str]:
    """Reviewing at the front of a row, after a year perhaps; or at the end of a Chinese one."""
    words = _SERVICE["sure"]
    lead = rf"(?:[\d\s,.~/()-]|{either(_SERVICE['lead']['en'])}\b|{either(_SERVICE['lead']['zh'])})*"
    modifier = rf"(?:{either(_SERVICE['modifier']['en'])}[\s/-]+)*"
    return re.compile(
        rf"{lead}{modifier}{pattern(words['en'])}\s*(?:\bfor\b|:|,|\bat\b|\bof\b|\(|$|\n|\s-\s|\||\t)|"
        rf".*{either(words['zh'])}\s*(?:$|[:(,;。|\n])",
        re.I,
    )


def is_duty(context: Context, row: Row) -> bool:
    """Whether a row tells of reviewing for a venue, which is neither a paper nor a position."""
    return _is_duty(context.view, row.body, row.end)


@lru_cache(4_000)
def _is_duty(view: str, start: int, end: int) -> bool:
    return bool(_duty().match(view, start, end))


_PAPER = re.compile(rf"{either(load('papers')['label']['row'])}\s*《")


def is_paper(context: Context, row: Row) -> bool:
    """Whether a row of another section says that it is a paper: `论文《…》`."""
    return bool(_PAPER.match(context.view, row.body, row.end))


_OF_VENUES = re.compile(pattern(_SERVICE["venue"]["words"]), re.I)


def is_reviewing(context: Context, row: Row) -> bool:
    """Whether a row among positions tells of reviewing papers: `Content Reviewer, ByteDance` is a job."""
    named = context.mentions_in(row.body, row.end, "VENUE")
    return is_duty(context, row) and bool(named or _OF_VENUES.search(context.view, row.body, row.end))

"""What a piece of a row about an honour is: an honour, a grade, a level, or the body that gave it."""

from __future__ import annotations

import re
from functools import cache

from extract import roles
from extract.context import Context
from extract.layout import Row
from extract.segments import Segment
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
_BODY = re.compile(rf"{either(_WORDS['body']['zh'])}$")
_EVENT = re.compile(pattern(_WORDS["event"]["en"]), re.I)
_ORDINAL = re.compile(pattern(_WORDS["ordinal"]["en"]), re.I)
_PLACED = re.compile(rf"{pattern(_WORDS['placed']['en'])}", re.I)
_ACRONYM = re.compile(r"[A-Z]{3,8}(?: [A-Z]{3,8})?")


def is_grade(context: Context, segment: Segment) -> bool:
    """Whether a segment is a grade and nothing else: 全国一等奖, Second Prize."""
    return bool(_GRADE.fullmatch(context.view[segment.start : segment.end].strip()))


def is_own_name(context: Context, segment: Segment) -> bool:
    """Whether a grade is the name of an honour itself: `Barrington Prize`, no `Second Prize`."""
    told = context.view[segment.start : segment.end]
    return told.isascii() and len(told.split()) > 1 and not _ORDINAL.search(told)


def is_place(context: Context, segment: Segment) -> bool:
    """Whether a grade tells a place, as `2nd place` does and `BSc thesis prize` does not."""
    return bool(_PLACED.search(context.view, segment.start, segment.end))


def is_word(context: Context, start: int, end: int) -> bool:
    """Whether one word is a grade alone: `finalist`."""
    words = context.view[start:end].strip()
    return len(words.split()) == 1 and bool(_GRADE.fullmatch(words))


def is_award(context: Context, segment: Segment) -> bool:
    """Whether a segment has a word of honours."""
    return bool(award_words().search(context.view, segment.start, segment.end))


def names_award(context: Context, row: Row) -> bool:
    """Whether a row names an honour."""
    return bool(award_words().search(context.view, row.body, row.end))


@cache
def _certificates() -> re.Pattern[str]:
    return re.compile(pattern(flat(load("certificates")["certificate"])), re.I)


def is_certificate(context: Context, row: Row) -> bool:
    """Whether a row names a certificate, and has no word of honours but those of certificates."""
    rest = _certificates().sub("", context.view[row.body : row.end])
    return rest != context.view[row.body : row.end] and not award_words().search(rest)


@cache
def award_words() -> re.Pattern[str]:
    """The words by which an honour is known."""
    return re.compile(f"{either(_WORDS['award']['zh'])}|{pattern(_WORDS['award']['en'])}", re.I)


@cache
def levels() -> re.Pattern[str]:
    """Printed levels: 国家级, top 2%."""
    words = _WORDS["level"]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}|{_SHARE}", re.I)


def is_level(context: Context, segment: Segment) -> bool:
    """Whether a segment is a level and nothing else."""
    return bool(levels().fullmatch(context.view[segment.start : segment.end].strip()))


def is_body(context: Context, segment: Segment) -> bool:
    """Whether a segment is surely a body or a venue and no competition: `Winner, ACM` is no name."""
    return _is_venue(context, segment) or roles.organization(context, segment.start, segment.end) >= 0.95


def _is_venue(context: Context, segment: Segment) -> bool:
    known = context.mentions_in(segment.start, segment.end, "VENUE")
    return any(m.start == segment.start and m.end == segment.end for m in known)


def is_issuer(context: Context, segment: Segment) -> bool:
    """Whether a segment names the body that gave the award: an organisation, and no award's word."""
    if _BODY.search(context.view, segment.start, segment.end):
        return True
    if award_words().search(context.view, segment.start, segment.end):
        return False
    if not segment.bracket and _ACRONYM.fullmatch(context.view[segment.start : segment.end].strip()):
        return not roles.place(context, segment.start, segment.end)
    named = roles.organization(context, segment.start, segment.end) >= 0.75 or _is_venue(context, segment)
    return named or roles.unit(context, segment.start, segment.end) > 0.5 or _is_event(context, segment)


def _is_event(context: Context, segment: Segment) -> bool:
    """Whether a segment names a meeting at which honours are given: `AMSA Conference`."""
    text = context.view[segment.start : segment.end]
    return bool(_EVENT.search(text)) and text[:1].isupper() and len(text.split()) > 1

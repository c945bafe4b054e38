"""E-mail addresses and phone numbers, from the top of the document or where else they are the owner's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extract.context import Context
from extract.dates import find_periods
from extract.layout import Row
from extract.profile import Text
from extract.words import load, pattern

_DOT = r"(?:\.|\s?[\[(]dot[\])]\s?| dot )"
_AT = r"(?:@|[\[(](?:at|@)[\])]| at (?=\w+(?:\.\w| dot | ?[\[(]dot)))"
_EMAIL = re.compile(  # also spelt out, `a.b [at] c [dot] org`
    rf"(?<![A-Za-z0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]*(?:\s?[\[(]dot[\])]\s?[A-Za-z0-9_+-]+)*"
    rf"[ \t\x1f]?{_AT}[ \t\x1f]?(?:[A-Za-z0-9-]+{_DOT})+[A-Za-z]{{2,}}(?![A-Za-z0-9_@])",
    re.I,
)
_LABELS = load("labels")
_PHONE_LABEL = re.compile(rf"(?:{pattern(_LABELS['phone']['words'])})\s*[:|]?\s*$", re.I)
_PHONE = re.compile(
    r"(?<![\w.@/-])\d{3}\.\d{3}\.\d{4}(?![\w.])|"
    r"(?<![\w.@/-])(?:\(?\+\d{1,3}\)?[\s-]?)?(?:\(\d{1,5}\)[\s-]?)?"  # country, area
    r"[\dXx*][\dXx*\s()-]{4,18}[\dXx*](?![\w@/.]\S|\d)"  # digits, or the X and * that hide them
)
_MOBILE = re.compile(r"1[3-9]\d[\s-]?[\dXx*]{4}[\s-]?[\dXx*]{4}")
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff \x1f/-]{0,18}?)\s*[:|]\s*")


def emails(context: Context, rows: list[Row]) -> Iterator[Text]:
    """The e-mail addresses at the top; anywhere, when there are none there."""
    found = list(_EMAIL.finditer(context.view))
    top = [match for match in found if any(r.start <= match.start() < r.end for r in rows)]
    for match in top or [match for match in found if not _is_reference(context, match.start())]:
        value = re.sub(rf"\s*{_AT}\s*", "@", match[0], flags=re.I)
        value = re.sub(_DOT, ".", value, flags=re.I).replace(" ", "")
        yield context.fact(value, *match.span(), "email")


def _is_reference(context: Context, offset: int) -> bool:
    """Whether a place is among the referees, whose addresses are not the candidate's."""
    for section in context.of("other"):
        heading = section.heading
        about = heading and re.search(r"refer|推荐人|导师", context.view[heading.start : heading.end], re.I)
        if about and any(row.start <= offset < row.end for row in section.rows):
            return True
    return False


def phones(context: Context, rows: list[Row]) -> list[Text]:
    """The phone numbers at the top; labelled or international ones in the last rows, when there are none."""
    found = [phone for row in rows for phone in _phones_in(context, row)]
    found = found or [phone for row in _opening(context) for phone in _phones_in(context, row)]
    last = [row for section in context.sections[-1:] for row in section.rows[-2:]]
    return found or [
        phone for row in last if _EMAIL.search(context.row_text(row)) for phone in _phones_in(context, row)
    ]


def _opening(context: Context) -> list[Row]:
    """The rows before the first heading, whatever they tell: a letter may stand there."""
    before = takewhile(lambda section: section.heading is None, context.sections)
    return [row for section in before for row in section.rows]


def _phones_in(context: Context, row: Row) -> Iterator[Text]:
    dates = [(p.start, p.end) for p in find_periods(context.view, row.start, row.end)]
    taken = [*dates, *(match.span() for match in _EMAIL.finditer(context.view, row.start, row.end))]
    for match in _PHONE.finditer(context.view, row.start, row.end):
        covered = (e - s for s, e in taken if s < match.end() and match.start() < e)
        if max(covered, default=0) < match.end() - match.start() - 2 and _is_phone(context, row, match):
            start, end = context.document.trim(match.start(), match.end(), " -")
            yield context.fact(context.document.value(start, end), start, end, "phone")


def _is_phone(context: Context, row: Row, match: re.Match[str]) -> bool:
    digits = sum(c.isdigit() or c in "Xx*" for c in match[0])
    if not 7 <= digits <= 15 or not any(c.isdigit() for c in match[0]):
        return False
    labelled = _PHONE_LABEL.search(context.view[row.start : match.start()])
    if labelled or _MOBILE.search(match[0]) or match[0].lstrip(" (").startswith("+"):
        return True
    before = context.view[row.start : match.start()].rstrip()
    if before.endswith(":") and _LABEL.search(before):
        return False
    return digits >= 10 or bool(re.match(r"\(\d{3}\)|\d{3,4}-\d{7,8}|\d{3}-\d{3}-\d{4}", match[0]))

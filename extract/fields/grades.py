"""Grade point averages with their scale, and ranks: `GPA: 3.97 / 4.3`, `3.92 (4.0)`, `rank 3/253`, `前2%`.

Averages out of 100 are no grade points and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.context import Context
from extract.dates import find_periods
from extract.layout import Row
from extract.profile import Number, Text
from extract.words import load, pattern

_LABELS = load("labels")
_GPA = pattern(_LABELS["gpa"]["words"])
_RANK = pattern(_LABELS["rank"]["words"])
_POINTS = r"(?P<gpa>\d{1,2}(?:\.\d{1,3})?)"
_SCALE = r"(?P<max>(?:10|[3-9])(?:\.\d{1,2})?)(?![\d.]*\d)"
_BY = r"(?:/|out\s+of|of|over|满分|总分|max\.?:?|scale:?|:)"
_OVER = rf"(?:\s*(?:分\s*)?(?:{_BY}|[(\[]\s*{_BY}?)\s*{_SCALE}(?:\s*(?:分制|分|制|scale))?\s*[)\]]?)"
_LABELLED = re.compile(rf"{_GPA}(?:[^\d\n]{{0,16}}?|\s*:\s*\n\s*){_POINTS}(?![\d%])(?:{_OVER})?", re.I)
_TRAILING = re.compile(rf"(?<![\d.]){_POINTS}(?:{_OVER})?\s*{_GPA}", re.I)
_BARE = re.compile(r"(?<![\d./])(?P<gpa>[0-4]\.\d{1,2})\s*/\s*(?P<max>(?:4|5)(?:\.\d{1,2})?)(?![\d./])")

_SHARE = r"(?:前|top)\s*(?:100|\d{1,2}(?:\.\d+)?)\s*%"
_OF = r"(?:第\s*)?\d{1,4}(?:st|nd|rd|th)?\s*(?:/|of|out\s+of|among|共)\s*\d{1,5}"
_PLACE = (
    r"(?:专业|年级|班级|学院|全系|系|综合)?(?:排名)?第\s?(?:[一二三四五六七八九十]{1,2}|\d{1,3})(?:名|位)?"
)
_RANK_FORMS = (
    re.compile(
        rf"{_RANK}[^\d\n,;，。(]{{0,12}}?[:(]?\s*(?P<rank>{_OF}|{_SHARE}|{_PLACE}|\d{{1,3}}(?:\.\d+)?\s*%|top\s*\d+|No\.?\s?\d+|\d{{1,3}}(?![\d./]))",
        re.I,
    ),
    re.compile(
        r"(?<![\d./-])(?P<rank>(?:第\s*)?\d{1,3}(?:st|nd|rd|th)?\s*(?:of|out\s+of|/)\s*\d{2,4})(?![\d./-])\s*(?:students)?",
        re.I,
    ),
    re.compile(rf"(?P<rank>{_SHARE})", re.I),
    re.compile(
        r"(?P<rank>(?:专业|年级|班级|全系|综合)(?:排名|成绩)*第\s?(?:[一二三四五六七八九十]{1,2}|\d{1,3})(?:名)?)"
    ),
)
_AFTER_PLACE = re.compile(r"(?:奖|等奖|prize|place)", re.I)


def gpa(context: Context, rows: Iterable[Row]) -> tuple[Number | None, Number | None]:
    """The grade point average that the rows print, and its scale where that is printed too."""
    for row in rows:
        for form in (_LABELLED, _TRAILING, _BARE):
            for match in form.finditer(context.view, row.body, row.end):
                if 0 < float(match["gpa"]) <= 10:
                    scale = number_fact(context, match, "max", "gpa-scale") if match["max"] else None
                    return number_fact(context, match, "gpa", "gpa"), scale
    return None, None


def number_fact(context: Context, match: re.Match[str], group: str, rule: str) -> Number:
    """A matched number as a fact; whole numbers printed without a point stay whole."""
    return context.fact(number(match[group]), *match.span(group), rule)


def number(text: str) -> float:
    """The number that digits mean: `13` → 13, `4.0` → 4.0."""
    return float(text) if "." in text else int(text)


def rank(context: Context, rows: Iterable[Row]) -> Text | None:
    """The place among the fellow students, as printed but for spaces and the label."""
    rows = list(rows)
    dates = [(p.start, p.end) for row in rows for p in find_periods(context.view, row.body, row.end)]
    for form in _RANK_FORMS:
        for row in rows:
            for match in form.finditer(context.view, row.body, row.end):
                if any(start < match.end("rank") and match.start("rank") < end for start, end in dates):
                    continue
                marks = _is_points(match["rank"], labelled=form is _RANK_FORMS[0])
                if not _AFTER_PLACE.match(context.view, match.end()) and not marks:
                    value = re.sub(
                        r"\s+(?=[/%\d])|(?<=[/前第])\s+", "", context.document.value(*match.span("rank"))
                    )
                    return context.fact(_spaced(value, match["rank"]), *match.span("rank"), "rank")
    return None


def _is_points(text: str, labelled: bool) -> bool:
    """`4/3` and `93/100` are marks, and no places; `9/10` and `254/253` are, if they are called so."""
    parts = re.findall(r"\d+", text)
    if len(parts) != 2:
        return False
    is_called = labelled and len(parts[1]) > 1
    return parts[1] == "100" or (not is_called and (int(parts[0]) > int(parts[1]) or parts[1] == "10"))


def _spaced(value: str, printed: str) -> str:
    """Latin ranks keep their spaces: `2 of 85`, `top 3%`."""
    return value if not re.search(r"of|top|out", printed, re.I) else " ".join(printed.split())

"""The head of an entry → segments: what commas, bars, tabs, wide gaps, brackets and lines set apart.

Periods of time, links and labels (`专业：`) are recognised first; a known name is never cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extract.context import Context
from extract.dates import Moment, Period, find_periods, is_present
from extract.document import MARKUP, is_han
from extract.labels import label_of
from extract.layout import Row
from extract.roles import is_region, is_town, title_kind
from extract.words import either, load

_SEPARATOR = re.compile(
    r"\t+|[ \u3000]{2,}|\s*[|•·;✦◆]\s*|(?<=[\s\x1f)])-{1,2}(?=[\s\x1f])|\s*[,、](?!\d{3}\b)\s*|\n\s*|\s+@\s+|"
    r"\s/\s|(?<=[\u3400-\u9fff)])\s+(?=[\u3400-\u9fff(])|\s+(?=[A-Za-z]{2,12}:\s)"
)
_AT = re.compile(r"\s+(?:at|(?P<with>with))\s+(?=[A-Z])|\s+@\s*(?=[A-Z\u3400-\u9fff])")
_LEGAL = re.compile(rf"{either(load('organizations')['legal']['words'])}(?![A-Za-z])", re.I)
_COLON = re.compile(r"[\s\x1f]*:[\s\x1f]*(?=\S)")
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff/ '-]{0,22}?)\s*:\s*")
_LATIN_LABEL = re.compile(r"([A-Za-z]{2,12}):\s")
_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]")
_EDGE = " \t\x1f,;:|·•-–—、/@*_"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of an entry's head. `label` is the field that a printed label names; `row` counts the
    head's rows; `bracket` tells that it stood in brackets; `strong` that it is printed bold."""

    start: int
    end: int
    row: int
    label: str = ""
    bracket: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an entry, taken apart."""

    segments: tuple[Segment, ...]
    periods: tuple[Period, ...]


def split_head(context: Context, rows: Iterable[Row], labels: tuple[str, ...] = ()) -> Head:
    """The segments and periods of an entry's head; `labels` name the fields of a table's columns."""
    segments: list[Segment] = []
    periods: list[Period] = []
    for number, row in enumerate(rows):
        found = [*_leading_now(context, row), *find_periods(context.view, row.body, row.end)]
        periods += found
        taken = [(p.start, p.end) for p in found] + _icons(context, row)
        for first, last in _between(row.body, row.end, taken):
            pieces = _split(context, first, last, number)
            segments += (_in_column(context, row, piece, labels) for piece in pieces)
        segments = _named_by_gap(context, segments, number)
    segments = _without_towns(context, segments)
    return Head(tuple(segments), tuple(periods))


def _leading_now(context: Context, row: Row) -> Iterator[Period]:
    """The end of a period whose start stands below it: `至今` before a tab."""
    tab = context.view.find("\t", row.body, row.end)
    if tab > 0 and is_present(context.view[row.body : tab].strip()):
        yield Period(None, Moment("present", row.body, tab), row.body, tab)


def _without_towns(context: Context, segments: list[Segment]) -> list[Segment]:
    """With what a comma or brackets part from a country or a state's letters as the place that it is.

    `Northfield, MN`; letters that are a degree too, such as MA, only behind two other names.
    """
    result = list(segments)
    for index, (town, region) in enumerate(pairwise(segments)):
        between = context.view[town.end : region.start].strip()
        if town.label or town.row != region.row or between not in (",", "("):
            continue
        first = index == 0 or segments[index - 1].row != town.row
        if is_town(context, town.start, town.end) and is_region(
            context, region.start, region.end, sure=first
        ):
            result[index] = replace(town, label="location")
            result[index + 1] = replace(region, label="location")
    return result


def _named_by_gap(context: Context, segments: list[Segment], row: int) -> list[Segment]:
    """A label set apart by a gap instead of a colon names what follows it: `Employer    Acme`."""
    mine = [s for s in segments if s.row == row]
    label = label_of(context.view[mine[0].start : mine[0].end]) if mine and not mine[0].label else ""
    if not label or (len(mine) > 1 and mine[1].label):
        return segments
    named = [replace(mine[1], label=label), *mine[2:]] if len(mine) > 1 else []
    return [*(s for s in segments if s.row != row), *named]


def _in_column(context: Context, row: Row, segment: Segment, labels: tuple[str, ...]) -> Segment:
    """A segment with the label of its column, if it has none of its own."""
    if not labels:
        return segment
    column = context.view.count("|", row.body, segment.start)
    label = labels[column] if column < len(labels) and labels[column] != "period" else ""
    return replace(segment, label=label) if label and not segment.label else segment


def _icons(context: Context, row: Row) -> list[tuple[int, int]]:
    anchors = (a for a in context.document.anchors if row.body <= a.start < row.end)
    return [(a.start, a.end) for a in anchors if _is_icon(context, a.start, a.end)]


def _is_icon(context: Context, start: int, end: int) -> bool:
    """Whether a link's label tells what it leads to rather than what the entry is."""
    return context.view[start:end].strip().lower() in _link_words() or context.view[start:end].startswith(
        "http"
    )


@cache
def _link_words() -> frozenset[str]:
    return frozenset(load("links")["label"]["words"])


def _between(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of `start` to `end` when the taken places are cut out."""
    for first, last in sorted(taken):
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _split(context: Context, start: int, end: int, row: int) -> Iterator[Segment]:
    """The segments of one stretch of a row; what stands in brackets comes after what is before it."""
    view, place = context.view, start
    for match in _BRACKET.finditer(view, start, end):
        if _keeps_bracket(context, match.start(), match.end()):
            continue
        yield from _split_flat(context, place, match.start(), row)
        inner = (match.start(1), match.end(1)) if match[1] is not None else (match.start(2), match.end(2))
        yield from _split_flat(context, *inner, row, bracket=True)
        place = match.end()
    yield from _split_flat(context, place, end, row)


def _keeps_bracket(context: Context, start: int, end: int) -> bool:
    """Whether brackets are part of a name: 中国石油大学(华东), 宝洁(中国)有限公司."""
    view = context.view
    if start and is_han(view[start - 1]) and is_han(view[end : end + 1] or " ") and end - start < 8:
        return True
    return any(m.start < start and end <= m.end for m in context.mentions_over(start, end))


def _split_flat(context: Context, start: int, end: int, row: int, bracket: bool = False) -> Iterator[Segment]:
    view, place = context.view, start
    places = (at for at in _AT.finditer(view, start, end) if not at["with"] or _names_title(view, start, at))
    cuts = [*_SEPARATOR.finditer(view, start, end), *places]
    cuts += (colon for colon in _COLON.finditer(view, start, end) if _closes_name(context, colon.start()))
    for cut in sorted(cuts, key=lambda match: match.start()):
        if cut[0].isspace() and _before_colon(context, cut.end()):
            continue
        if cut[0].strip() == "," and _LEGAL.match(view, cut.end(), end):
            continue
        if "\n" in cut[0] and cut[0].isspace() and _flows(context, cut.start()):
            continue
        if cut.start() >= place and not _inside_name(context, cut.start(), cut.end()):
            yield from _segment(context, place, cut.start(), row, bracket)
            place = cut.end()
    yield from _segment(context, place, end, row, bracket)


def _flows(context: Context, place: int) -> bool:
    """Whether the line that ends at `place` fills its column, so that the next one goes on with it."""
    lines = context.document.lines
    index = bisect_right(lines, place - 1, key=lambda line: line.start) - 1
    return index >= 0 and lines[index].wraps is True


def _names_title(view: str, start: int, at: re.Match[str]) -> bool:
    """Whether what stands before `with` is a position: `Intern with Acme`, not `Cell with Assist`."""
    return bool(title_kind(view[start : at.start()]))


def _before_colon(context: Context, place: int) -> bool:
    """Whether a word before a colon begins at `place` that names no field: the colon is a name's own."""
    match = _LATIN_LABEL.match(context.view, place)
    return match is not None and not label_of(match[1])


def _closes_name(context: Context, place: int) -> bool:
    """Whether what ends at `place` is a known body, or is printed bold or as a link: a name, no label."""
    known = context.mentions_over(place - 1, place, "SCHOOL", "INSTITUTE", "COMPANY")
    if any(mention.end == place for mention in known):
        return True
    ends = [*(last for _, last in context.document.strong), *(a.end for a in context.document.anchors)]
    return any(0 <= place - last <= 80 and not context.view[last:place].strip(MARKUP) for last in ends)


def _inside_name(context: Context, start: int, end: int) -> bool:
    labels = ("SCHOOL", "INSTITUTE", "COMPANY")
    return any(m.start < start and end < m.end for m in context.mentions_over(start, end, *labels))


def _segment(context: Context, start: int, end: int, row: int, bracket: bool) -> Iterator[Segment]:
    start, end = _without_half_brackets(context, *context.document.trim(start, end, _EDGE))
    label = ""
    match = _LABEL.match(context.view, start, end)
    if match and (label := label_of(match[1])):
        start, end = context.document.trim(match.end(), end, _EDGE)
    if not label and label_of(context.view[start:end]) == "period":
        return  # the label of a period, which is taken already
    if start < end and any(c.isalnum() for c in context.view[start:end]):
        yield Segment(start, end, row, label, bracket, _is_strong(context, start, end))


def _without_half_brackets(context: Context, start: int, end: int) -> tuple[int, int]:
    """Without a bracket at an end whose other half a period of time has taken along."""
    text = context.view[start:end]
    if text.count("(") < text.count(")"):
        return (
            context.document.trim(start, end, _EDGE + ")")
            if text[-1] == ")" or text[0] == ")"
            else (start, end)
        )
    if text.count("(") > text.count(")") and text[-1] == "(":
        return context.document.trim(start, end, _EDGE + "(")
    return start, end


def _is_strong(context: Context, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in context.document.strong)


def cut_outside_brackets(
    view: str, start: int, end: int, separator: re.Pattern[str], kept: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """The parts of `start` to `end` between separators; none is cut in brackets, nor where `kept` says so."""
    place = start
    for cut in separator.finditer(view, start, end):
        before = view[place : cut.start()]
        if before.count("(") > before.count(")") or kept(*cut.span()):
            continue
        yield place, cut.start()
        place = cut.end()
    yield place, end


def row_label(context: Context, row: Row) -> tuple[str, int]:
    """The field that the label at the head of a row names, and where its value begins."""
    match = _LABEL.match(context.view, row.body, row.end)
    label = label_of(match[1]) if match else ""
    return (label, match.end()) if match and label else ("", row.body)

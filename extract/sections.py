"""Rows → sections: by the wording of headings, and by the look that a document gives its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.dates import find_periods
from extract.document import Document, has_han
from extract.headings import kinds, kinds_by_ending
from extract.labels import label_of
from extract.layout import Row

_LARGER = 1.1  # times the size of most text
_DETAILS = ("courses", "thesis", "advisor", "minor")
"""Labels of what belongs to a study: none is a heading in a row of its own words."""
_LISTS = {"skills", "languages", "awards"}
_OF_LABELS = {"patents", "talks", "service", "certificates"}
"""What a label names inside of lists too: `Certificates: PMP` among skills is no skill."""
_GAP = re.compile(r" {2,}|\t")
_BESIDE = 5
"""Columns by which what stands beside a label is set deeper than it, at least."""
MAX_HEADING = 60
"""Characters: a longer row is no heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of rows under one heading.

    `kinds` are names of `headings.toml`, several where the heading joins them, `("other",)` where
    its wording is unknown; the rows before the first heading are `("contact",)` and have no heading.
    """

    kinds: tuple[str, ...]
    heading: Row | None
    rows: tuple[Row, ...]


def sections(document: Document, rows: list[Row]) -> list[Section]:
    """The sections of a document; every row that is no heading is in exactly one."""
    marks = _headings(document, rows)
    if sum(kinds != ("contact",) for kinds in marks.values()) < 2:
        rows = list(_cut_inline(document, rows))
        marks = _headings(document, rows)
    marks = _without_translation(document, rows, marks)
    fresh = {index for index in range(len(rows)) if index - 1 not in marks and _begins_anew(rows, index)}
    starts = sorted({0, *marks, *fresh})
    result: list[Section] = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        heading = rows[start] if start in marks else None
        body = tuple(rows[start + (heading is not None) : end])
        if heading or body:
            result += _split_labelled(document, Section(marks.get(start, ("contact",)), heading, body))
    return result


def _begins_anew(rows: list[Row], index: int) -> bool:
    """Whether a row begins a column; a list that goes on in it with the same marks is one list."""
    row, last = rows[index], rows[index - 1] if index else None
    return row.fresh and not (last and row.marker and row.marker == last.marker)


def _without_translation(
    document: Document, rows: list[Row], marks: dict[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """A document told twice, in Chinese and then in English (or the other way), is read once.

    It is when at least three kinds of section come again, in the same order, under headings of the
    other script; what comes again is kept as other passages.
    """
    order = sorted(marks)
    scripts = [_is_chinese(document, rows[index]) for index in order]
    cuts = [place for place in range(1, len(order)) if scripts[place] != scripts[place - 1]]
    if len(cuts) != 1 or not 3 <= cuts[0] < len(order) - 2:
        return marks
    first, second = order[: cuts[0]], order[cuts[0] :]
    told = {marks[index] for index in first}
    if sum(marks[index] in told for index in second) < 3:
        return marks
    return {**marks, **dict.fromkeys(second, ("other",))}


def _is_chinese(document: Document, row: Row) -> bool:
    return has_han(document.view[row.start : row.end])


def _split_labelled(document: Document, section: Section) -> Iterator[Section]:
    """A mixed section cut at rows that name their own kind: `Technical Skills: …` under `Additional`."""
    if section.kinds == ("interests",) and any(_has_dates(document, row) for row in section.rows):
        yield replace(section, kinds=("experience", "projects"))
        return
    dated = sum(_has_dates(document, row) for row in section.rows)
    if section.kinds == ("skills",) and dated and dated * 2 >= len(section.rows):
        yield replace(section, kinds=("projects",))
        return
    if not set(section.kinds) <= {"other", "service", *_LISTS}:
        yield section
        return
    kept: list[Row] = []
    beside: Section | None = None
    for row in section.rows:
        if beside and not row.gap and beside.heading and row.indent > beside.heading.indent + _BESIDE:
            beside = replace(beside, rows=(*beside.rows, row))
            continue
        if beside:
            yield beside
        beside = _named_beside(document, section, row)
        if beside:
            continue
        label, rest, named = _cut_label(document, row)
        elsewhere = set(named) - {"other", "contact", *section.kinds}
        if elsewhere & _OF_LABELS if set(section.kinds) <= _LISTS else elsewhere:
            yield Section(named, label, (rest,))
        else:
            kept.append(row)
    if beside:
        yield beside
    if kept or not section.rows:
        yield replace(section, rows=tuple(kept))


def _named_beside(document: Document, section: Section, row: Row) -> Section | None:
    """The section that a label set left of its text names among other passages: `Publications   Li, W. …`."""
    gap = _GAP.search(document.view, row.body, row.body + MAX_HEADING)
    if section.kinds != ("other",) or row.marker or not gap or gap.end() >= row.end:
        return None
    named = kinds(document.view[row.body : gap.start()])
    if not named or set(named) & {"other", "contact"}:
        return None
    rest = replace(row, start=gap.end(), body=gap.end(), indent=row.indent + gap.end() - row.body)
    return Section(named, replace(row, end=gap.start()), (rest,))


def _has_dates(document: Document, row: Row) -> bool:
    """Whether a row prints a period of time."""
    return any(period.is_range for period in find_periods(document.view, row.body, row.end))


def _cut_label(document: Document, row: Row) -> tuple[Row, Row, tuple[str, ...]]:
    """A row such as `教育: 清华大学 …` as its label, the rest, and the kinds that the label names.

    Without a label, or without anything behind it, no kind is named and both are the row itself.
    """
    colon = document.view.find(":", row.body, row.body + 24)
    rest, end = document.trim(colon + 1, row.end) if colon > 0 else (row.end, row.end)
    if rest >= end:
        return row, row, ()
    named = kinds(document.view[row.body : colon + 1])
    return replace(row, end=colon + 1), Row(rest, row.end, rest, indent=row.indent), named


def _cut_inline(document: Document, rows: list[Row]) -> Iterator[Row]:
    """Rows with inline headings cut in two, for documents whose headings have no row of their own."""
    outer = min((row.indent for row in rows), default=0)
    for row in rows:
        label, rest, named = _cut_label(document, row)
        detail = label_of(document.view[label.start : label.end].strip(" :")) in _DETAILS
        if row.indent == outer and named not in ((), ("contact",), ("languages",)) and not detail:
            yield label
            yield rest
        else:
            yield row


def _headings(document: Document, rows: list[Row]) -> dict[int, tuple[str, ...]]:
    """Which rows are headings, and of what."""
    top = min((row.level for row in rows if row.level > 1 and kinds(_words(document, row))), default=9)
    known = {}
    for index, row in enumerate(rows):
        if found := _kinds_of_row(document, row, top):
            known[index] = found
    known = _without_repeated(document, rows, _of_one_rank(rows, known))
    looks = Counter(_look(document, rows[index]) for index in known)
    house = {look for look, count in looks.items() if count >= 2 and any(look)}
    first = min((i for i, kinds in known.items() if kinds != ("contact",)), default=len(rows))
    for index in range(first, len(rows)):
        if index not in known and _is_unknown_heading(document, rows, index, house):
            known[index] = kinds_by_ending(_words(document, rows[index])) or ("other",)
    for index in range(1, first):
        ending = kinds_by_ending(_words(document, rows[index]))
        if ending and index not in known and _is_unknown_heading(document, rows, index, house):
            known[index] = ending
    return known


def _without_repeated(
    document: Document, rows: list[Row], known: dict[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Without plain rows of the same word, as titles of positions are, where most stand out: 助教."""
    plain = [index for index in known if not any(_look(document, rows[index]))]
    if len(known) - len(plain) < 3:
        return known
    words = Counter(_words(document, rows[index]) for index in plain)
    return {i: kinds for i, kinds in known.items() if i not in plain or words[_words(document, rows[i])] < 2}


def _of_one_rank(rows: list[Row], known: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Without rows that only repeat a heading's word: where the format tells headings, those are it;
    where a list holds the whole document, its outermost bullets are; else no bullet is."""
    if sum(bool(rows[index].level) for index in known) >= 2:
        return {
            i: kinds for i, kinds in known.items() if rows[i].level or (rows[i].strong and not rows[i].marker)
        }
    plain = {i: kinds for i, kinds in known.items() if not rows[i].marker or rows[i].numbered}
    bullets = {i: kinds for i, kinds in known.items() if i not in plain}
    outer = {
        i: kinds for i, kinds in bullets.items() if rows[i].indent == min(rows[j].indent for j in bullets)
    }
    return {**plain, **outer} if len(outer) >= 3 and len(plain) < 3 else plain


def _kinds_of_row(document: Document, row: Row, top: int) -> tuple[str, ...]:
    """The kinds that a heading names; by its last words alone only where it is no deeper than `top`."""
    text = document.view[row.start : row.end]
    if len(text) > MAX_HEADING:
        return ()
    by_format = 1 < row.level <= top and not re.search(r"\d{4}|[,。@]", text)
    return kinds(text) or (kinds_by_ending(text) if by_format else ())


def _words(document: Document, row: Row) -> str:
    return document.view[row.start : row.end]


def _look(document: Document, row: Row) -> tuple[object, ...]:
    """How a row is set: what all headings of one document have in common."""
    text = document.view[row.start : row.end]
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 2 and all(c.isupper() for c in letters)
    ordinal = bool(re.match(r"[一二三四五六七八九十]+[、.]", text))
    bracketed = not (
        text[0].isalnum() or text[0] in "\"'(《$" or (text[0] in "-*~•" and text[-1] not in "-*~")
    )
    size = round(row.size, 1) if row.size > _LARGER else 0
    return row.level, capitals, ordinal, bracketed, row.underlined, row.strong, size


def _is_unknown_heading(
    document: Document, rows: list[Row], index: int, house: set[tuple[object, ...]]
) -> bool:
    """Whether a row of unknown wording looks just like the document's headings."""
    row = rows[index]
    text = document.view[row.start : row.end]
    if len(text) > MAX_HEADING or re.search(r"\d{4}|\d\.\d|@|:\s*\S|[,;。].*[,;。]", text):
        return False
    look = _look(document, row)
    plain_strong = look == (0, False, False, False, False, True, 0)
    capitals_only = look == (0, True, False, False, False, False, 0)
    if (row.marker and not row.numbered) or plain_strong or (capitals_only and not row.gap):
        return False
    return look in house

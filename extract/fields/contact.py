"""Who it is and how to reach them: name, e-mail, phone, links, place, from the top of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract import roles
from extract.context import Context, distinct
from extract.dates import find_periods
from extract.document import is_han
from extract.fields.addresses import emails, phones
from extract.fields.links import links_in
from extract.headings import kinds
from extract.labels import label_of
from extract.layout import Row
from extract.names import NICKNAMED, forms, is_chinese_name, is_latin_name, surnames
from extract.profile import Text
from extract.words import either, load

_NAME_SIZE = 1.3  # times the size of most text
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff \x1f/-]{0,18}?)\s*[:|]\s*")
_GAP_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff /-]{0,18}?)(?:[ \u3000]{2,}|\t+)")
_SPACED = re.compile(r"(?:[\u3400-\u9fff]\s+){1,3}[\u3400-\u9fff]")
_TWO_SCRIPTS = re.compile(r"([\u3400-\u9fff]{2,4})\s+[A-Z][A-Za-z-]+(?:\s+[A-Z][A-Za-z-]+)*$")
_GAP = re.compile(r"\s{2,}|\t")
_LABEL_GAP = re.compile(r"\s{2,}|\t+|\||,")
_LOCATION_END = re.compile(r"[ \u3000]{2,}|\t|\||\n|·|•")
_PIECE_END = re.compile(r"\s*(?:[|·•;\t\n]|\s{2,}|\s-\s)\s*")
_NEXT_LABEL = re.compile(r"\s+[A-Za-z\u3400-\u9fff]{1,10}\s*:")
_NAME_END = re.compile(r"[ \u3000]{2,}|\t|[|,，;·•/(（]|\n|\s-+\s|\d|@|(?<=[\u3400-\u9fff])\s+(?=[男女])")
_CV = load("contact")
_NO_NAMES = frozenset(_CV["no-name"]["words"])
_TITLE_PREFIX = re.compile(rf"^{either(_CV['prefix']['words'])}\b[.:\s·-]*|^(?:个人)?简历[\s:·|-]*", re.I)
_TITLE_SUFFIX = re.compile(
    rf"[\s,·-]*(?:,?\s*(?:Ph\.?\s?D\.?|M\.?D\.?|{either(_CV['degree']['words'])})|的?(?:个人)?简历|"
    rf"'s (?:cv|resume)|[-–—|·]\s*{either(_CV['document']['words'])})\s*$",
    re.I,
)


def read(context: Context) -> dict[str, Any]:
    """Name, e-mails, phones, links and place."""
    rows = _rows(context)
    return {
        "name": _name(context, rows),
        "emails": distinct(emails(context, rows)),
        "phones": distinct(phones(context, rows)),
        "links": links_in(context, rows),
        "location": _location(context, rows),
    }


def owner_names(context: Context) -> tuple[str, ...]:
    """The owner's name and its other form beside it: `Yuhan Lin (林雨涵)`, `唐泽宇 / Zeyu Tang`."""
    rows = _rows(context)
    name = _name(context, rows)
    if name is None:
        return ()
    end = context.view.find("\n", name.span.end)
    rest = context.view[name.span.end : end if end >= 0 else None]
    others = (piece.strip() for piece in re.split(r"[()/|,·]|\s{2,}|\t", rest))
    return (
        *forms(name.value),
        *(other for other in others if is_chinese_name(other) or is_latin_name(other)),
    )


def _rows(context: Context) -> list[Row]:
    return [row for section in context.of("contact") for row in section.rows]


def _name(context: Context, rows: list[Row]) -> Text | None:
    for row in rows:
        for match in _labels(context, row):
            if label_of(match[1]) == "name" or _titles_page(context, row, match):
                return _cut_name(context, match.end(), row.end, "name-label", 1.0)
    if pair := _largest_pair(context, rows):
        return context.text(pair[0].body, pair[1].end, "name-heading", 0.9)
    if large := _largest_row(context, rows):
        found = _name_in_row(context, large)
        if found is not None:
            return found
    headings = [s.heading for s in context.sections if s.heading and s.kinds == ("contact",)]
    candidates = sorted([*(h for h in headings if h.level == 1), *rows[:6]], key=lambda row: row.start)
    opening = [row for section in context.sections[:1] for row in section.rows[:2]]  # under `About me`
    for row in (*candidates, *opening):
        if (found := _name_in_row(context, row)) is not None:
            return found
    return None


def _largest_row(context: Context, rows: list[Row]) -> Row | None:
    """The one row that is set larger than all others, as most names are; no title of the document."""
    headings = [section.heading for section in context.sections if section.heading]
    size = max((row.size for row in (*rows, *headings)), default=1.0)
    largest = [row for row in rows if row.size > 0.97 * size]
    return largest[0] if size >= _NAME_SIZE and len(largest) == 1 else None


def _largest_pair(context: Context, rows: list[Row]) -> tuple[Row, Row] | None:
    """A name that is set in two lines, larger than all others: `Maria` / `Lindqvist`."""
    size = max((row.size for row in rows), default=1.0)
    largest = [row for row in rows if row.size > 0.97 * size]
    if size < _NAME_SIZE or len(largest) != 2 or rows.index(largest[1]) - rows.index(largest[0]) != 1:
        return None
    words = [context.row_text(row).strip() for row in largest]
    single = all(re.fullmatch(r"[^\W\d_][^\W\d]*\.?(?:\s[^\W\d]+\.?)?", text) for text in words)
    return (largest[0], largest[1]) if single and is_latin_name(" ".join(words)) else None


def _labels(context: Context, row: Row) -> Iterator[re.Match[str]]:
    """The labels of a row: at its front, and behind each gap."""
    view, end = context.view, row.end
    for start in [row.body, *(gap.end() for gap in _LABEL_GAP.finditer(view, row.body, end))]:
        if match := _LABEL.match(view, start, end) or _GAP_LABEL.match(view, start, end):
            yield match


def _titles_page(context: Context, row: Row, label: re.Match[str]) -> bool:
    """Whether the title of a page, in its front matter, is a name: `title: Ada Quill`."""
    words = context.view[label.end() : row.end].strip(" \"'")
    if label[1] != "title" or not context.document.text.startswith("---"):
        return False
    other = words in _NO_NAMES or kinds(words) or roles.title(context, label.end(), row.end)
    return not other and (is_latin_name(words) or is_chinese_name(words))


def _name_in_row(context: Context, row: Row) -> Text | None:
    view = context.view
    prefix = _TITLE_PREFIX.match(view[row.body : row.end])
    start = row.body + (prefix.end() if prefix else 0)
    words = view[start : row.end].strip()
    first, *others = _GAP.split(words)
    if others and kinds(first) == ("contact",):  # `Personal information   Ada Quill`
        start = view.index(others[0], start)
        named = is_chinese_name(others[0]) or is_latin_name(others[0])
        titled = roles.title(context, start, start + len(others[0]))
        return (
            context.text(start, start + len(others[0]), "name-beside", 0.9) if named and not titled else None
        )
    if not words or kinds(words) or kinds(first) or _is_labelled(first):
        return None
    if _SPACED.fullmatch(words):
        place, joined = view.index(words, start), "".join(words.split())
        known = is_chinese_name(joined)
        return context.fact(joined, place, place + len(words), "name-top", 0.9) if known else None
    if called := NICKNAMED.match(view, start, row.end):
        return context.text(*called.span(), "name-nickname", 0.95)
    return _printed_name(context, row, *_end_of_name(context, start, row.end))


def _is_labelled(words: str) -> bool:
    """Whether a row begins with a label: a word before a colon, or a known one before a bar."""
    match = _LABEL.match(words)
    return match is not None and (match[0].rstrip().endswith(":") or bool(label_of(match[1])))


def _end_of_name(context: Context, start: int, end: int) -> tuple[int, int]:
    """The stretch from `start` that may be a name: up to a gap or a mark, without what follows names."""
    cut = _NAME_END.search(context.view, start + 1, end)
    first, last = context.document.trim(start, cut.start() if cut else end, " ,:-|·*")
    first, last = _without_signs(context, first, last)
    suffix = _TITLE_SUFFIX.search(context.view[first:last])
    return first, first + suffix.start() if suffix else last


def _without_signs(context: Context, start: int, end: int) -> tuple[int, int]:
    """Without pictures and signs at the ends: 👋 is no letter of a name."""
    while start < end and not context.view[start].isalnum():
        start += 1
    while end > start and not (context.view[end - 1].isalnum() or context.view[end - 1] in ".)'"):
        end -= 1
    return start, end


def _printed_name(context: Context, row: Row, first: int, last: int) -> Text | None:
    """The name at `first` to `last` by its look: a lone heading, Chinese, Latin, or alone in the row."""
    name = " ".join(context.view[first:last].split())
    if name in _NO_NAMES:
        return None
    if two := _TWO_SCRIPTS.match(name):
        return context.text(first, first + two.end(1), "name-heading", 0.95)
    if (
        (row.level == 1 or _largest_row(context, [row]) is row)
        and 2 <= len(name) <= 40
        and not find_periods(context.view, first, last)
    ):
        return context.text(first, last, "name-heading", 0.95)
    if leading := _leading_chinese_name(name):
        return context.text(first, first + len(leading), "name-top", 0.9)
    other = roles.organization(context, first, last) or roles.title(context, first, last)
    if is_latin_name(name) and not other:
        return context.text(first, last, "name-top", 0.9)
    if is_chinese_name(name) or (first == row.body and _is_lone_name(context, row, name)):
        return context.text(first, last, "name-top", 0.85)
    return None


def _leading_chinese_name(name: str) -> str:
    """A Chinese name at the front of a line such as `李雷 男 1999`."""
    words = name.split()
    if len(words) == 2 and len(words[0]) == 2 and words[0] in surnames() and is_chinese_name("".join(words)):
        return name
    return words[0] if words and is_chinese_name(words[0]) else ""


def _is_lone_name(context: Context, row: Row, name: str) -> bool:
    """The first line, alone and short, where names have no shape: `你的姓名`; no title, no place."""
    first_row = context.sections[0].rows[0] if context.sections and context.sections[0].rows else None
    alone = context.view[row.body : row.end].strip() == name
    other = max(role(context, row.body, row.end) for role in (roles.title, roles.place, roles.organization))
    return (
        row is first_row
        and alone
        and not other
        and 2 <= len(name) <= 5
        and all(is_han(c) or c in "X· " for c in name)
    )


def _cut_name(context: Context, start: int, end: int, rule: str, confidence: float) -> Text | None:
    """The name after its label: up to a gap, a bar, or the next label."""
    start, _ = context.document.trim(start, end)
    cut = _NAME_END.search(context.view, start + 1, end)
    label = _NEXT_LABEL.search(context.view, start, end)
    last = min(cut.start() if cut else end, label.start() if label else end)
    return context.text(start, last, rule, confidence)


def _location(context: Context, rows: list[Row]) -> Text | None:
    for row in rows:
        for match in _labels(context, row):
            if label_of(match[1]) == "location":
                cut = _LOCATION_END.search(context.view, match.end(), row.end)
                return context.text(match.end(), cut.start() if cut else row.end, "location-label")
    for row in rows[:6]:
        for first, last in _pieces(context, row):
            if last - first > 1 and roles.place(context, first, last):
                return context.text(first, last, "location", 0.9)
    return None


def _pieces(context: Context, row: Row) -> Iterator[tuple[int, int]]:
    place = row.body
    for match in _PIECE_END.finditer(context.view, row.body, row.end):
        yield context.document.trim(place, match.start())
        place = match.end()
    yield context.document.trim(place, row.end)

"""The rows of a list of skills → its items, each with the level and the group that hold for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.context import Context
from extract.document import is_han
from extract.entries import is_column_head
from extract.fields.levels import (
    CELLS,
    Place,
    begins_sentence,
    bracket_level,
    level_cell,
    level_of_group,
    level_words,
)
from extract.headings import kinds
from extract.layout import Row
from extract.profile import TestScore
from extract.sections import Section
from extract.segments import cut_outside_brackets
from extract.words import either, load

_LEVELS = load("levels")
_GROUP_HEADS = frozenset(load("columns")["group"]["words"])
_KEPT = re.compile(  # names that hold a separator
    r"\b(?:CI\s?/\s?CD|TCP\s?/\s?IP|Tcl\s?/\s?Tk|A\s?/\s?B|PL\s?/\s?SQL|I/O|UI\s?/\s?UX|HTTP/\d|OS/\d|"
    r"GNU/Linux|MS\s?/\s?MS|CRISPR\s?/\s?Cas\d*|R&D|24/7|CentOS/\d|S/4HANA)",
    re.I,
)
_SEPARATOR = re.compile(
    r"\s*[,、;，；·•●|]\s*|\s*/\s*|(?<!\w-)\n\s*|\t+|[ ]{2,}|[。]|\s+\+\s+|(?<=[\w)])\s+(?:and|&)\s+|"
    r"(?<=[\u3400-\u9fffA-Za-z+#])\s*(?:以及|和|与|及)\s*(?=[A-Za-z\u3400-\u9fff])|"
    r"(?<=\))\.\s+(?=[A-Z\u3400-\u9fff])"  # Fortran (basic). Polish (native)
)
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][^:,，;；。()|\n]{0,34}?)\s*(?::|\s-\s|\s[●•]\s|\|(?=[^|]*$))\s*")
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\(([^()]*)\)?")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the level and the group that hold for it."""

    start: int
    end: int
    level: Place | None
    group: Place | None


def items(context: Context, section: Section, tests: Iterable[TestScore]) -> Iterator[Item]:
    """The items of a section, in order; what `tests` take up is left out."""
    taken = [(t.test.span.start, (t.score or t.test).span.end) for t in tests if t.test]
    group: Place | None = None
    parent: Row | None = None
    headed = bool(section.rows) and is_column_head(context, section.rows[0])
    rows = section.rows[1:] if headed else section.rows
    for index, row in enumerate(rows):
        start, label = _label(context, row)
        if headed and (cell := _group_cell(context, section.rows[0], row)):
            start, label = cell[1] + 1, cell
        following = rows[index + 1] if index + 1 < len(rows) else None
        if start >= row.end or _is_group(context, row, following):
            group, parent = label or (row.body, row.end), row
            continue
        if (
            parent
            and not parent.level
            and row.indent <= parent.indent
            and bool(row.marker) == bool(parent.marker)
        ):
            group = None
        for first, last, named in _labelled(context, start, row.end, label or group):
            found = list(_row_items(context, first, last, named, taken))
            spoken = set(section.kinds) == {"languages"} and not found
            yield from _tested_language(context, named, first, last, taken) if spoken else found


def _label(context: Context, row: Row) -> tuple[int, Place | None]:
    """Where the list of a row begins, and the place of the label before it."""
    match = _LABEL.match(context.view, row.body, row.end) or _GAP_LABEL.match(context.view, row.body, row.end)
    if not match or _LEVEL_SENTENCE.match(match[1]) or _tells_level(context, match.end(), row.end):
        return row.body, None
    if match.re is _GAP_LABEL and _is_item(context, match, row):
        return row.body, None
    if _DOT.search(context.view, match.end(1), match.end()) and _is_dotted(context, match, row):
        return row.body, None
    return match.end(), match.span(1)


def _group_cell(context: Context, head: Row, row: Row) -> Place | None:
    """The first cell of a row, where the head of the table says that it names the group of the items."""
    first = context.row_text(head).split("|")[0].strip().casefold()
    bar = context.view.find("|", row.body, row.end)
    return context.document.trim(row.body, bar) if bar > 0 and first in _GROUP_HEADS else None


def _tells_level(context: Context, start: int, end: int) -> bool:
    """Whether a level follows a label: then the label is the first item, `English: C2, German: B1`."""
    level = level_words().match(context.view, start, end)
    if context.view[start:end].strip().casefold() in CELLS:
        return True
    return level is not None and bool(_LEVEL_END.match(context.view, level.end(), end))


_LEVEL_END = re.compile(r"(?:\t| {2}|\s*(?:[,、;，；)]|$|\n))")


def _is_item(context: Context, label: re.Match[str], row: Row) -> bool:
    """Whether what a gap sets apart is a skill itself: a known one, or one spelt or set like the others."""
    start, end = label.span(1)
    known = any(m.start == start and m.end == end for m in context.mentions_in(start, end, "SKILL"))
    rest = context.view[label.end() : row.end].strip()
    columns = not re.search(r"[,、;]", rest) and re.search(r" {2,}|\t", rest)
    return known or bool(columns) or bool(_PRODUCT.search(label[1]) or _RATING.fullmatch(rest))


def _is_dotted(context: Context, label: re.Match[str], row: Row) -> bool:
    """Whether dots stand between the items of a row, so that none of them is a label: `R • Julia • C++`."""
    known = context.mentions_in(*label.span(1), "SKILL", "LANGUAGE")
    line = context.view[label.end() : row.end].split("\n")[0]
    return any((m.start, m.end) == label.span(1) for m in known) or bool(_DOT.search(line))


_DOT = re.compile("[●•]")
_RATING = re.compile(r"[●○◉◯•★☆■□▪▫◆◇\s]+")
_PRODUCT = re.compile(r"[a-z][A-Z]|\d")  # AutoCAD, SAP2000


_NEXT_LABEL = re.compile(
    r"(?: {3,}|\t+|;\s?|\n {0,8})([A-Za-z\u3400-\u9fff][^:,、;。()\n●•]{0,24}?)\s*(?::|\s[●•]\s)\s*"
)
_GAP_LABEL = re.compile(
    r"([A-Za-z\u3400-\u9fff][^:,，;；。()\n]{0,34}?)(?: {2,}|\t+)(?=[^,]{1,40}(?:[,、]|$))"
)
_LEVEL_SENTENCE = re.compile(r".*(?:负责|参与|具有|具备.*经验)")


def _labelled(
    context: Context, start: int, end: int, group: Place | None
) -> Iterator[tuple[int, int, Place | None]]:
    """The lists of a row, each with its label: `Languages: C++, Go      Tools: Docker`."""
    for match in _NEXT_LABEL.finditer(context.view, start, end):
        yield start, match.start(), group
        start, group = match.end(), match.span(1)
    yield start, end, group


def _is_group(context: Context, row: Row, following: Row | None) -> bool:
    """Whether a row only names the group of the rows after it."""
    text = context.row_text(row).strip()
    if following is None or re.search(r"[,、;(]|\t| {2,}", text):
        return False
    deeper = following.indent > row.indent and not row.level
    return bool(row.level) or deeper or bool(kinds(text))


def _row_items(
    context: Context, start: int, end: int, group: Place | None, taken: list[Place]
) -> Iterator[Item]:
    level = level_of_group(context, group) or level_cell(context, start, end)
    cuts = [cut for cut in _cut(context, start, end) if not _is_act(context, start, *cut)]
    cuts = [cut for cut in cuts if "@" not in context.view[slice(*cut)]]  # a signature
    for first, last in cuts:
        if level and level[0] <= first < level[1]:
            continue
        if any(a < last and first < b for a, b in taken):
            spoken = context.mentions_in(first, min([last, *(a for a, _ in taken if a >= first)]), "LANGUAGE")
            if spoken and spoken[0].start == context.document.trim(first, last)[0]:
                yield Item(spoken[0].start, spoken[0].end, None, group)
            continue
        named = level_words().match(context.view, first, last)
        if (
            named
            and named.end() < last
            and (named.end() - first > 1 or context.view[first + 1 : first + 2] == " ")
            and not begins_sentence(context, named.end(), last)
        ):
            level = named.span()
            first = context.document.trim(named.end(), last, " :")[0]
        own, first, last = bracket_level(context, first, last)
        for piece in _open_brackets(context, first, last):
            yield Item(*piece, own or level, group)


def _tested_language(
    context: Context, label: Place | None, start: int, end: int, taken: list[Place]
) -> Iterator[Item]:
    """The language that labels nothing but its tests: `English - TOEFL iBT 104`."""
    spoken = context.mentions_in(*label, "LANGUAGE") if label else []
    if (
        label
        and spoken
        and (spoken[0].start, spoken[0].end) == label
        and any(start <= a < end for a, _ in taken)
    ):
        yield Item(*label, None, None)


def _is_act(context: Context, row: int, start: int, end: int) -> bool:
    """Whether an item is one of the acts that a sentence lists: `实验技术，包括采集、处理、保存`."""
    start, end = context.document.trim(start, end, " 等。")
    if end - start > 2 or not all(map(is_han, context.view[start:end])):
        return False
    sentence = _SENTENCE.split(context.view[max(row, start - _NEAR) : start])[-1]
    return bool(_HOLDS.search(sentence)) and not context.mentions_in(start, end, "SKILL", "LANGUAGE")


_SENTENCE = re.compile(r"[;。]")
_HOLDS = re.compile(either(_LEVELS["list"]["holding"]))


def _cut(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The list's items: cut at separators outside of brackets, names such as CI/CD kept whole."""
    names = [m.span() for m in _KEPT.finditer(context.view, start, end)]

    def kept(low: int, high: int) -> bool:
        named = any(first < high and low < last for first, last in names)
        return named or _joins_nouns(context.view, start, low, high)

    for part in cut_outside_brackets(context.view, start, end, _SEPARATOR, kept):
        yield from _words(context, *part)


def _joins_nouns(view: str, start: int, low: int, high: int) -> bool:
    """Whether a joint stands inside of one phrase: `Linux 下的开发与调试`."""
    if view[low:high].strip() not in ("与", "和", "及", "以及") or not is_han(view[high : high + 1] or " "):
        return False
    return "的" in _CLAUSE.split(view[max(start, low - _NEAR) : low])[-1]


_CLAUSE = re.compile(r"[,、;。\n]")
_NEAR = 200  # characters: no clause or sentence about skills is longer


def _words(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An item that is a row of known names set apart by spaces alone: `Python SQL Airflow`."""
    known = context.mentions_in(start, end, "SKILL", "LANGUAGE")
    count = len(context.view[start:end].split())
    whole = any(m.end - m.start >= 0.8 * (end - start) for m in known) or "(" in context.view[start:end]
    if count < 3 or len({m.start for m in known}) * 2 < count or whole:
        yield start, end
        return
    place = start
    for gap in _SPACE.finditer(context.view, start, end):
        if not any(m.start < gap.start() and gap.end() < m.end for m in known):
            yield place, gap.start()
            place = gap.end()
    yield place, end


def _open_brackets(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands before brackets, and each item inside them: `LLM 微调（LoRA）` is two."""
    match = _BRACKETS.search(context.view, start, end)
    if not match or match.start() == start:
        yield start, end
        return
    yield start, match.start()
    yield from _cut(context, *match.span(1))
    if match.end() < end:
        yield match.end(), end

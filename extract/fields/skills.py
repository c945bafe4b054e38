"""Skills with level and group, human languages, and test scores, from their sections.

编程语言: 熟练使用 Python,熟悉 SQL, Shell,了解 C/C++      levels hold until the next level
Stata (expert), R (advanced)                            levels in brackets
英语六级: 597, TOEFL 105, CET-4                          tests, with or without a score
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.context import Context
from extract.document import is_han
from extract.entries import is_column_head
from extract.fields.tests import find_tests
from extract.headings import kinds
from extract.layout import Row
from extract.profile import Language, Skill, TestScore
from extract.sections import Section
from extract.words import either, load, pattern

_LEVELS = load("levels")
_KEPT = re.compile(  # names that hold a separator
    r"\b(?:CI\s?/\s?CD|TCP\s?/\s?IP|Tcl\s?/\s?Tk|A\s?/\s?B|PL\s?/\s?SQL|I/O|UI\s?/\s?UX|HTTP/\d|OS/\d|"
    r"GNU/Linux|R&D|24/7|CentOS/\d|S/4HANA)",
    re.I,
)
_SEPARATOR = re.compile(
    r"\s*[,、;，；·•|]\s*|\s*/\s*|\n\s*|\t+|[ ]{2,}|[。]|\s+\+\s+|(?<=[\w)])\s+(?:and|&)\s+|"
    r"(?<=[\u3400-\u9fffA-Za-z+#])\s*(?:以及|和|与|及)\s*(?=[A-Za-z\u3400-\u9fff])"
)
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][^:,，;；。()\n]{0,34}?)\s*(?::|\s-\s|\|(?=[^|]*$))\s*")
_BAR = re.compile(r"\|")
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_BEHIND = re.compile(r"\s*(?:\(([^()]*)\)|\s[-–—:]\s*([^()]*)|:\s*([^()]*))\s*$")
MAX_SKILL = 40


@cache
def _level() -> re.Pattern[str]:
    words = _LEVELS["level"]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}", re.I)


@cache
def _filler() -> re.Pattern[str]:
    words = f"(?:{either(_LEVELS['filler']['zh'])}|{pattern(_LEVELS['filler']['en'])})"
    return re.compile(rf"^(?:\s*{words}\s*)+(?=\S)|(?:\s*{words}\s*)+$", re.I)


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a list, with the level and the group that hold for it."""

    start: int
    end: int
    level: tuple[int, int] | None
    group: tuple[int, int] | None


def read(context: Context) -> dict[str, Any]:
    """Skills, languages and test scores."""
    skills: dict[str, Skill] = {}
    languages: list[Language] = []
    for section in context.sections:
        if {"skills", "languages"} & set(section.kinds):
            for item in _items(context, section):
                if language := _language(context, item):
                    languages.append(language)
                if (skill := _skill(context, item)) and skill.name:
                    skills.setdefault(skill.name.value.casefold(), skill)
    return {
        "skills": tuple(skills.values()),
        "languages": tuple(languages),
        "test_scores": tuple(_scores(context)),
    }


def _scores(context: Context) -> Iterator[TestScore]:
    seen = set()
    for test in find_tests(context):
        key = (test.test.value if test.test else "", test.score.value if test.score else "")
        if key not in seen:
            seen.add(key)
            yield test


def _items(context: Context, section: Section) -> Iterator[_Item]:
    tests = [(t.test.span.start, (t.score or t.test).span.end) for t in find_tests(context) if t.test]
    group: tuple[int, int] | None = None
    parent: Row | None = None
    rows = section.rows[1:] if section.rows and is_column_head(context, section.rows[0]) else section.rows
    for index, row in enumerate(rows):
        start, label = _label(context, row)
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
        yield from _row_items(context, start, row.end, label or group, tests)


def _label(context: Context, row: Row) -> tuple[int, tuple[int, int] | None]:
    """Where the list of a row begins, and the place of the label before it."""
    match = _LABEL.match(context.view, row.body, row.end) or _GAP_LABEL.match(context.view, row.body, row.end)
    if not match or _LEVEL_SENTENCE.match(match[1]):
        return row.body, None
    return match.end(), match.span(1)


_GAP_LABEL = re.compile(
    r"([A-Za-z\u3400-\u9fff][^:,，;；。()\n]{0,34}?)(?: {2,}|\t+)(?=[^,]{1,40}(?:[,、]|$))"
)
_LEVEL_SENTENCE = re.compile(r".*(?:负责|参与|具有|具备.*经验)")


def _is_group(context: Context, row: Row, following: Row | None) -> bool:
    """Whether a row only names the group of the rows after it."""
    text = context.row_text(row).strip()
    if following is None or re.search(r"[,、;(]", text):
        return False
    deeper = following.indent > row.indent and not row.level
    return bool(row.level) or deeper or bool(kinds(text))


def _row_items(
    context: Context, start: int, end: int, group: tuple[int, int] | None, tests: list[tuple[int, int]]
) -> Iterator[_Item]:
    level = _level_of_group(context, group) or _level_cell(context, start, end)
    for first, last in _cut(context, start, end):
        if level and level[0] <= first < level[1]:
            continue
        if any(a < last and first < b for a, b in tests):
            spoken = context.mentions_in(first, min([last, *(a for a, b in tests if a >= first)]), "LANGUAGE")
            if spoken and spoken[0].start == context.document.trim(first, last)[0]:
                yield _Item(spoken[0].start, spoken[0].end, None, group)
            continue
        named = _level().match(context.view, first, last)
        if (
            named
            and named.end() < last
            and (named.end() - first > 1 or context.view[first + 1 : first + 2] == " ")
        ):
            level = named.span()
            first = context.document.trim(named.end(), last, " :")[0]
        own, first, last = _bracket_level(context, first, last)
        for piece in _open_brackets(context, first, last):
            yield _Item(*piece, own or level, group)


def _level_of_group(context: Context, group: tuple[int, int] | None) -> tuple[int, int] | None:
    """A label that is a level: `精通: R, SAS`, `Advanced: Python`."""
    if not group:
        return None
    match = _level().match(context.view, *group)
    return group if match and match.end() >= group[1] - 3 else None


def _level_cell(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """The cell of a table's row that is a level and nothing else."""
    place = start
    for bar in [*(m.start() for m in _BAR.finditer(context.view, start, end)), end]:
        cell = context.document.trim(place, bar)
        if place > start and _level().fullmatch(context.view[cell[0] : cell[1]]):
            return cell
        place = bar + 1
    return None


def _cut(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The list's items: cut at separators outside of brackets, names such as CI/CD kept whole."""
    kept = [m.span() for m in _KEPT.finditer(context.view, start, end)]
    place = start
    for match in _SEPARATOR.finditer(context.view, start, end):
        before = context.view[place : match.start()]
        inside = any(first < match.end() and match.start() < last for first, last in kept)
        if inside or before.count("(") > before.count(")"):
            continue
        yield from _words(context, place, match.start())
        place = match.end()
    yield from _words(context, place, end)


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


def _bracket_level(context: Context, start: int, end: int) -> tuple[tuple[int, int] | None, int, int]:
    """A level in brackets or after a dash behind the item: `R (advanced)`, `英语(母语)`."""
    match = _BEHIND.search(context.view, start, end)
    if not match:
        return None, start, end
    group = next(g for g in (1, 2, 3) if match[g] is not None)
    level = _level().match(context.view, *match.span(group))
    if level and level.end() >= match.end(group) - 12:
        return match.span(group), start, match.start()
    return None, start, end


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


def _skill(context: Context, item: _Item) -> Skill | None:
    start, end = _bare(context, item.start, item.end)
    text = context.view[start:end]
    if not text or len(text) > MAX_SKILL or not any(c.isalnum() for c in text):
        return None
    if _is_sentence(text) or _level().fullmatch(text) or re.fullmatch(r"[\d\s.+%-]+", text):
        return None
    return Skill(
        name=context.fact(_printed(context, start, end), start, end, "skill", 0.95),
        level=context.text(*item.level, "skill-level") if item.level else None,
        category=context.text(*item.group, "skill-group") if item.group else None,
    )


def _printed(context: Context, start: int, end: int) -> str:
    """The item as printed; `LATEX`, which is a logo set in small capitals, is LaTeX."""
    value = context.document.value(start, end)
    return "LaTeX" if value in ("LATEX", "LATEX 2ε") else value


_GRADES = ("甲等", "乙等", "丙等", "一等", "二等", "三等")


def _bare(context: Context, start: int, end: int) -> tuple[int, int]:
    """Without marks and filling words at the ends; `.NET` keeps its point, 二级甲等 its 等."""
    start, end = _trimmed(context, start, end)
    for _ in range(3):
        match = _filler().search(context.view[start:end])
        if (
            not match
            or match.end() - match.start() >= end - start
            or context.view[start:end].endswith(_GRADES)
        ):
            break
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
    return _trimmed(context, start, end)


def _trimmed(context: Context, start: int, end: int) -> tuple[int, int]:
    start, end = context.document.trim(start, end, " 。:;,*-_`~")
    while end > start and context.view[end - 1] in ". 。":
        end -= 1
    pointed = (
        context.view[start] == "." and not context.view[start + 1 : start + 2].isalpha()
        if start < end
        else False
    )
    return (start + 1, end) if pointed else (start, end)


def _is_sentence(text: str) -> bool:
    if any(map(is_han, text)):
        return len(text) > 16 or bool(re.search(r"具有|能力强|经验|良好的|能够|可以|负责|熟悉.*的", text))
    return len(text.split()) > 5


def _language(context: Context, item: _Item) -> Language | None:
    known = context.mentions_in(item.start, item.end, "LANGUAGE")
    if not known:
        return None
    mention = known[0]
    return Language(
        name=context.text(mention.start, mention.end, "language"),
        level=context.text(*item.level, "language-level") if item.level else None,
    )

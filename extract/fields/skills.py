"""Skills with level and group, human languages, and test scores, from their sections.

编程语言: 熟练使用 Python,熟悉 SQL, Shell,了解 C/C++      levels hold until the next level
Stata (expert), R (advanced)                            levels in brackets
英语六级: 597, TOEFL 105, CET-4                          tests, with or without a score
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from extract.context import Context
from extract.document import has_han
from extract.fields.items import Item, items
from extract.fields.levels import level_words
from extract.fields.tests import find_tests
from extract.profile import Language, Skill, TestScore
from extract.words import either, load, pattern

MAX_SKILL = 40
_LEVELS = load("levels")


@cache
def _filler() -> re.Pattern[str]:
    words = f"(?:{either(_LEVELS['filler']['zh'])}|{pattern(_LEVELS['filler']['en'])})"
    having = rf"{_LEVELS['list']['having']}(?=\s+[A-Za-z])"
    return re.compile(rf"^(?:\s*(?:{words}|{having})\s*)+(?=\S)|(?:\s*{words}\s*)+$", re.I)


def read(context: Context) -> dict[str, Any]:
    """Skills, languages and test scores."""
    tests = list(find_tests(context))
    skills: dict[str, Skill] = {}
    languages: list[Language] = []
    for section in context.sections:
        if {"skills", "languages"} & set(section.kinds):
            found = list(items(context, section, tests))
            spoken = set(section.kinds) == {"languages"} and _is_spoken(context, found)
            for item in found:
                if language := _language(context, item, spoken):
                    languages.append(language)
                for skill in _skills(context, item):
                    if skill.name:
                        skills.setdefault(skill.name.value.casefold(), skill)
    return {
        "skills": tuple(skills.values()),
        "languages": tuple(languages),
        "test_scores": tuple(_scores(tests)),
    }


def _scores(tests: Iterable[TestScore]) -> Iterator[TestScore]:
    """The tests, each with one score once."""
    seen = set()
    for test in tests:
        key = (test.test.value if test.test else "", test.score.value if test.score else "")
        if key not in seen:
            seen.add(key)
            yield test


def _skills(context: Context, item: Item) -> Iterator[Skill]:
    """The skill that an item is; of a sentence, the known skills in it."""
    start, end = _bare(context, *_listed(context, item.start, item.end))
    text = context.view[start:end]
    empty = _filler().fullmatch(text) or text.casefold() in _GENERIC
    if empty or level_words().fullmatch(text) or not any(c.isalpha() for c in text):
        return
    if len(text) <= MAX_SKILL and not _is_sentence(text):
        yield _skill(context, item, start, end)
        return
    for mention in context.mentions_in(start, end, "SKILL"):
        if mention.start >= start:
            yield _skill(context, item, mention.start, mention.end)
            start = mention.end


@cache
def _opening() -> re.Pattern[str]:
    words = _LEVELS["list"]
    return re.compile(rf".*?(?:\b{either(words['en'])}\s|{either(words['zh'])}(?=\s*[A-Za-z]))\s*", re.I)


@cache
def _closing() -> re.Pattern[str]:
    words = _LEVELS["list"]
    before = "".join(words["not-before"])
    return re.compile(rf"(?<=[^{before}]){words['closing']}(?!{either(words['not-after'])})")


def _listed(context: Context, start: int, end: int) -> tuple[int, int]:
    """An item without the words around a list: `languages such as R`, `R 等程序设计语言`."""
    opening = _opening().match(context.view, start, end)
    known = opening and context.mentions_in(start, opening.end(), "SKILL")
    start = opening.end() if opening and not known else start
    closing = _closing().search(context.view, start + 1, end)
    return start, closing.start() if closing else end


def _skill(context: Context, item: Item, start: int, end: int) -> Skill:
    return Skill(
        name=context.fact(_printed(context, start, end), start, end, "skill", 0.95),
        level=context.text(*item.level, "skill-level") if item.level else None,
        category=context.text(*item.group, "skill-group")
        if item.group and item.group != item.level
        else None,
    )


def _printed(context: Context, start: int, end: int) -> str:
    """The item as printed; `LATEX`, which is a logo set in small capitals, is LaTeX."""
    value = context.document.value(start, end)
    return "LaTeX" if value in ("LATEX", "LATEX 2ε") else value


_GENERIC = frozenset(_LEVELS["generic"]["words"])
_TRAITS = tuple(_LEVELS["trait"]["zh"])
_VERBS = re.compile(either(_LEVELS["verb"]["zh"]))
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


def _is_short_name(text: str) -> bool:
    """One to three words with a capital, or a word of Chinese that is no level."""
    if level_words().fullmatch(text) or any(c.isdigit() for c in text):
        return False
    if has_han(text):
        return 2 <= len(text) <= 6
    return text[:1].isupper() and len(text.split()) <= 3


def _is_sentence(text: str) -> bool:
    if has_han(text):
        return (
            len(text) > 16
            or text.endswith(_TRAITS)
            or bool(_VERBS.search(text))
            or bool(re.search(r"具有|能力强|经验|的|能够|可以|负责", text))
        )
    return len(text.split()) > 5


def _is_spoken(context: Context, found: list[Item]) -> bool:
    """Whether the languages of a list are human ones: known ones are in it, or no known skills."""
    kinds = {
        m.label for item in found for m in context.mentions_in(item.start, item.end, "LANGUAGE", "SKILL")
    }
    return "LANGUAGE" in kinds or "SKILL" not in kinds


def _is_skill(context: Context, start: int, end: int) -> bool:
    return any((m.start, m.end) == (start, end) for m in context.mentions_in(start, end, "SKILL"))


def _language(context: Context, item: Item, spoken: bool) -> Language | None:
    """The human language that an item is; in a section of languages, that any short name is."""
    known = context.mentions_in(item.start, item.end, "LANGUAGE")
    start, end = (known[0].start, known[0].end) if known else _bare(context, item.start, item.end)
    named = spoken and _is_short_name(context.view[start:end]) and not _is_skill(context, start, end)
    if not known and not named:
        return None
    return Language(
        name=context.text(start, end, "language", 1.0 if known else 0.8),
        level=context.text(*item.level, "language-level") if item.level else None,
    )

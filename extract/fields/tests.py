"""Tests of language and aptitude with their scores: CET-6 580, 英语六级: 597, TOEFL 108, IELTS 7.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.context import Context
from extract.profile import TestScore
from extract.words import either, load

_WORDS = load("tests")
_TEST = re.compile(
    r"(?=[A-Z(\u3400-\u9fff])"  # nothing else begins one
    r"(?:(?P<both>CET\s?-?\s?4\s?/\s?6|(?:大学)?英语四\s?[、/]?\s?六级)|"
    r"CET\s?-?\s?[46]|(?:全国)?(?:大学)?英语[四六]级|(?<![\u3400-\u9fff])[四六]级(?=[:\s\d(])|"
    r"TOEFL(?:\s*iBT)?|IELTS(?:\s+Academic|\s+General(?:\s+Training)?)?|GRE(?:\s+General(?:\s+Test)?)?|GMAT|托福|雅思|TEM\s?-?\s?[48]|(?:英语)?专业?[四八]级|专[四八]|"
    r"(?<![A-Z])(?:SAT|LSAT|MCAT|ACT)(?![A-Za-z])|TOEIC|JLPT(?:\s*N[1-5])?|HSK(?:\s?\d(?=\s*[(:,]?\s*\d{2,3}(?!\d)))?|TOPIK|"
    r"Duolingo(?:\s+English\s+Test)?|多邻国|PTE(?:\s+Academic)?|DELF\s?[ABC][12]|TestDaF|德福|BEC)",
)
_JOINT = rf"(?:[:：=(-]|{either(_WORDS['score']['words'])})"
_SCORE = re.compile(
    rf"\s*(?:\([^()\d]{{0,12}}\))?\s*{_JOINT}*\s*"
    r"(?P<score>\d{1,4}(?:\.\d)?)(?![\d.]*[年月%]|\d|-\d{4})\s*(?:分|/\s*\d+)?",
    re.I,
)
_PAIR = re.compile(rf"\s*{_JOINT}*\s*(\d{{3}})\s*[/、,]\s*(\d{{3}})(?!\d)", re.I)
_RANGES: dict[str, list[float]] = _WORDS["range"]
_NO_RANGE = (0, 1000)
_SECTIONS = ("skills", "languages", "tests", "awards", "contact", "education", "certificates", "other")


def find_tests(context: Context) -> Iterator[TestScore]:
    """The tests that the sections about skills, languages, honours and the like print."""
    for section in context.sections:
        if not set(_SECTIONS) & set(section.kinds):
            continue
        for row in section.rows:
            yield from _tests(context, row.body, row.end)


def _tests(context: Context, start: int, end: int) -> Iterator[TestScore]:
    for match in _TEST.finditer(context.view, start, end):
        if match[0].isascii() and re.match(r"[A-Za-z]", context.view[match.end() : match.end() + 1]):
            continue
        score = _SCORE.match(context.view, match.end(), end)
        value = (
            context.text(*score.span("score"), "test-score") if score and _possible(match[0], score) else None
        )
        if match["both"]:
            yield from _both(context, match, end)
        else:
            yield TestScore(test=context.text(*match.span(), "test"), score=value)


def _both(context: Context, match: re.Match[str], end: int) -> Iterator[TestScore]:
    """`CET4/6` is two tests; two scores may follow, one alone is of neither."""
    names = ("CET-4", "CET-6") if "CET" in match[0] else ("英语四级", "英语六级")
    pair = _PAIR.match(context.view, match.end(), end)
    for number, name in enumerate(names, 1):
        value = context.text(*pair.span(number), "test-score") if pair else None
        yield TestScore(test=context.fact(name, *match.span(), "test"), score=value)


def _possible(test: str, score: re.Match[str]) -> bool:
    """Whether a number can be the score of a test: `CET-4 2019` has none."""
    low, high = next((limits for word, limits in _RANGES.items() if word in test), _NO_RANGE)
    return low <= float(score["score"]) <= high or (
        test.startswith(("IELTS", "雅思")) and float(score["score"]) > 9
    )

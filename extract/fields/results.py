"""Achievements in numbers: what changed, which way, by how much, where.

13%~32%的 AUC相对提升            AUC, relative-increase, 13 to 32 %
reduced latency by 40%           latency, decrease, 40 %
将推理速度提升了 2~8倍            推理速度, increase, 2 to 8 倍
仅需 1%的恶意客户端              恶意客户端, share, 1 %
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.context import Context
from extract.fields.grades import number
from extract.layout import Row
from extract.profile import Number, Result, Text
from extract.words import either, flat, load, pattern

_WORDS = load("results")
_HAN = r"\u3400-\u9fff"
_N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = (
    r"%|个?百分点|percentage\s+points?|points?|(?-i:pp)\b|倍|个?点|[x×](?![a-z])|-?fold|times|dB|"
    rf"{either(flat(_WORDS['unit']))}(?![a-z])"
)
_ABOUT = rf"(?:{either(flat(_WORDS['about']))}|[\s~>+-])*"
_TO = r"\s*(?:[~-]{1,2}|到|至|to)\s*"
VALUE = rf"(?P<low>{_N})\s*(?P<u1>{_UNIT})?(?:{_TO}(?P<high>{_N})\s*(?P<u2>{_UNIT}))?"
_AMOUNT = rf"{_ABOUT}(?:(?:a\s+)?factor\s+of\s+(?P<factor>\d+(?:\.\d+)?)|{VALUE})"
_MANNER = rf"(?:{either(_WORDS['manner']['zh'])}|\s)*"


def _either_way(language: str, noun: str = "") -> str:
    """The words of a language for more and for less: its verbs, or its nouns (`-noun`)."""
    return "|".join(either(_WORDS[way + noun][language]) for way in ("increase", "decrease"))


def _before(kind: str) -> str:
    """What comes after a metric in English: a mark, the end, or one of the words of `kind`."""
    return rf"(?=[.,;()]|\s+{either(_WORDS[kind]['en'])}\b|$)"


_ZH_VERB = re.compile(  # 推理速度显著提升了约 2~8倍
    rf"{_MANNER}(?P<verb>{_either_way('zh')})(?P<goal>至|到)?(?:原来的|原先的)?(?:了|幅度)?\s*{_ABOUT}{VALUE}",
    re.I,
)
_ZH_NOUN = re.compile(  # 13%~32%的 AUC相对提升
    rf"{VALUE}\s*(?:左右)?的?\s*(?P<metric>[^,，。;；、%\d]{{0,20}}?(?:@\d+)?)\s*"
    rf"(?:相对|绝对|平均|\s)*(?P<verb>{_either_way('zh', '-noun')})",
    re.I,
)
_ZH_SHARE = re.compile(  # 仅需 1%的恶意客户端
    rf"{either(_WORDS['only']['zh'])}\s*(?P<low>{_N})\s*(?P<u1>%)\s*的\s*"
    rf"(?P<metric>[{_HAN}A-Za-z]{{2,12}}?)(?=就|即|便|,|。|$|可|的)"
)
_ZH_LEVEL = re.compile(  # 准确率达到了 95%
    rf"(?P<metric>[{_HAN}A-Za-z@\d-]{{1,12}}?{either(_WORDS['metric']['words'])})\s*"
    rf"{either(_WORDS['level']['zh'])}\s*(?:约|\s)*(?P<low>0\.\d+|\d+(?:\.\d+)?)\s*(?P<u1>%)?",
    re.I,
)
_EN_BY = re.compile(  # reduced latency by 40%
    rf"\b(?P<verb>{_either_way('en')})\b\s*(?!by\b)(?P<metric>[^.;。%]{{2,90}}?)\s+by\s+{_AMOUNT}", re.I
)
_EN_AFTER = re.compile(  # latency dropped by 40%
    rf"(?P<metric>[A-Za-z][\w@ /-]{{1,40}}?)\s+(?P<verb>{_either_way('en')})\s+by\s+{_AMOUNT}", re.I
)
_EN_NOUN = re.compile(  # a 40% reduction in latency, 40% faster inference
    rf"(?<![\w.]){VALUE}\s*(?:relative|absolute)?\s*(?P<before>[A-Za-z@\d -]{{0,24}}?)"
    rf"\b(?P<verb>{_either_way('en', '-noun')})\b(?:"
    rf"\s+(?:in|of|on|to)\s+(?:the\s+)?(?P<metric>[A-Za-z][\w@/ -]{{1,40}}?){_before('after-metric')}|"
    rf"\s+(?P<after>[a-z][\w -]{{1,24}}?){_before('after-noun')})?",
    re.I,
)
_EN_SHARE = re.compile(  # with only 1% of the labels
    rf"\b(?:with|using|needs?|requires?)\s+(?:only|just)\s+(?P<low>{_N})\s*(?P<u1>%)\s+of\s+(?:the\s+)?"
    r"(?P<metric>[a-z][\w -]{2,30}?)(?=[.,;]|$|\s+(?:to|and|for)\b)",
    re.I,
)
_SCOPE = re.compile(  # 8个地区, 多个数据集, across 12 languages
    rf"(?P<zh>\d+\s*个[{_HAN}]{{1,6}}?(?=取得|上|中|内|实现|获得|的|均|都|[,，。]|$)|"
    rf"多个[{_HAN}]{{2,10}}?(?=取得|上|中|实现|获得|的|,))|"
    r"\b(?:across|in|on)\s+(?P<en>\d+\s+[a-z][\w -]{2,24}?)(?=[.,;]|$|\s+(?:and|with|by|while)\b)",
    re.I,
)
_CLAUSE = re.compile(r"[,，。;；!！]|以及|并且?(?!发)|\band\b|\bwhile\b")
_LEAD = re.compile(
    r"^.*(?:将|把|让|使得?|令)(?=.{2})|"
    rf"^.*?{either(_WORDS['setting']['zh'])}(?:中|上|里|下)?,?|"
    rf"^(?:{either(_WORDS['lead']['zh'])}|通过.{{0,20}}?,)+|^{either(_WORDS['lead']['en'])}\s+",
    re.I | re.S,
)
_TAIL = re.compile(rf"(?:{either([*_WORDS['manner']['zh'], *_WORDS['tail']['zh']])}|\s|从.{{1,8}})+$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A match and what it says: the metric's place, the direction, the numbers."""

    match: re.Match[str]
    metric: tuple[int, int]
    change: str


def results_in(context: Context, rows: Iterable[Row]) -> tuple[Result, ...]:
    """The results that the rows tell, in order, none overlapping."""
    results = []
    for row in rows:
        results += [_result(context, found, row) for found in _find(context.view, row.body, row.end)]
    return tuple(results)


def _find(view: str, start: int, end: int) -> list[_Found]:
    taken: list[_Found] = []
    for finder in (_zh_share, _zh_noun, _zh_verb, _en_by, _en_noun, _en_after, _en_share, _zh_level):
        for found in finder(view, start, end):
            first, last = found.match.start("low"), found.match.end()
            if found.match.groupdict().get("factor"):
                first = found.match.start("factor")
            if all(last <= _number_start(o.match) or o.match.end() <= first for o in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: _number_start(found.match))


def _number_start(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return match.start("low") if groups.get("low") else match.start("factor")


def _zh_verb(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ZH_VERB.finditer(view, start, end):
        if not (match["u1"] or match["u2"]) or _is_date(match):
            continue
        clause = _clause_start(view, start, match.start())
        metric = _clean(view, clause, match.start())
        yield _Found(match, metric, _change(match["verb"], match[0] + view[clause : match.start()]))


def _zh_noun(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ZH_NOUN.finditer(view, start, end):
        if (
            (match["u1"] or match["u2"])
            and not _is_date(match)
            and not re.search("[了就可使将把]", match["metric"])
        ):
            metric = _clean(view, *match.span("metric"))
            yield _Found(match, metric, _change(match["verb"], match[0]))


def _zh_share(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ZH_SHARE.finditer(view, start, end):
        yield _Found(match, match.span("metric"), "share")


def _zh_level(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ZH_LEVEL.finditer(view, start, end):
        yield _Found(match, _clean(view, *match.span("metric")), "level")


def _en_by(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _EN_BY.finditer(view, start, end):
        if match["factor"] or match["u1"] or match["u2"]:
            yield _Found(match, _clean(view, *match.span("metric")), _change(match["verb"], match[0]))


def _en_after(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _EN_AFTER.finditer(view, start, end):
        if match["factor"] or match["u1"] or match["u2"]:
            clause = _clause_start(view, match.start("metric"), match.end("metric"))
            yield _Found(match, _clean(view, clause, match.end("metric")), _change(match["verb"], match[0]))


def _en_noun(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _EN_NOUN.finditer(view, start, end):
        if not (match["u1"] or match["u2"]):
            continue
        place = next((match.span(g) for g in ("metric", "before", "after") if (match[g] or "").strip()), None)
        yield _Found(match, _clean(view, *place) if place else (0, 0), _change(match["verb"], match[0]))


def _en_share(view: str, start: int, end: int) -> Iterator[_Found]:
    for match in _EN_SHARE.finditer(view, start, end):
        yield _Found(match, match.span("metric"), "share")


def _is_date(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", match["low"])) and match["u1"] is None


def _clause_start(view: str, start: int, end: int) -> int:
    place = start
    for match in _CLAUSE.finditer(view, start, end):
        if match.end() < end:
            place = match.end()
    return place


def _clean(view: str, start: int, end: int) -> tuple[int, int]:
    """The metric without the words that lead to it and the adverbs after it."""
    while (match := _LEAD.match(view[start:end])) and match.end() and match.end() < end - start:
        start += match.end()
    match = _TAIL.search(view[start:end])
    return (start, start + match.start()) if match and match.start() else (start, end)


@cache
def _decreasing() -> re.Pattern[str]:
    less, noun = _WORDS["decrease"], _WORDS["decrease-noun"]
    return re.compile(f"{pattern([*less['en'], *noun['en']])}|{either([*less['zh'], *noun['zh']])}", re.I)


@cache
def _better() -> re.Pattern[str]:
    """Verbs that say better and not which way: `优化`, `improved`."""
    return re.compile(pattern(_WORDS["better"]["words"]), re.I)


@cache
def _cost() -> re.Pattern[str]:
    """Metrics of which less is better: `延迟`, `error rate`."""
    return re.compile(pattern(_WORDS["cost"]["words"]), re.I)


def _change(verb: str, words: str) -> str:
    less = _decreasing().search(verb) or (_better().search(verb) and _cost().search(words))
    direction = "decrease" if less else "increase"
    for manner in ("relative", "absolute"):
        if any(word in words for word in _WORDS[manner]["words"]):
            return f"{manner}-{direction}"
    return direction


def _result(context: Context, found: _Found, row: Row) -> Result:
    match, groups = found.match, found.match.groupdict()
    low, high = _numbers(context, match) if not _is_target(groups, match) else (None, None)
    start = min(found.metric[0] or match.start(), match.start())
    metric = context.text(*found.metric, "result-metric", 0.9) if found.metric[0] else None
    if metric and len(metric.value) > 40:
        metric = None
    change = _span_of(groups, match, "verb") or match.span("low")
    return Result(
        metric=metric,
        change=context.fact(found.change, *change, "result-change", 0.9),
        low=low,
        high=high,
        unit=_unit(context, match),
        scope=_scope(context, row, match),
        text=context.text(max(start, row.body), match.end(), "result", 0.9),
    )


MULTIPLES = ("倍", "x", "×")


def _is_target(groups: dict[str, str | None], match: re.Match[str]) -> bool:
    """Whether the number is what was reached, not by how much: `由 3.2s 降至 1.4s`."""
    reached = groups.get("goal") or (groups.get("verb") or "").endswith(("至", "到"))
    return bool(reached) and not ("原" in match[0] and (groups.get("u1") or "") in MULTIPLES)


def _span_of(groups: dict[str, str | None], match: re.Match[str], name: str) -> tuple[int, int] | None:
    return match.span(name) if groups.get(name) else None


def _numbers(context: Context, match: re.Match[str]) -> tuple[Number, Number]:
    groups = match.groupdict()
    first = "low" if groups.get("low") else "factor"
    last = "high" if groups.get("high") else first
    low, high = (number((groups[name] or "").replace(",", "")) for name in (first, last))
    return (
        context.fact(low, *match.span(first), "result-number"),
        context.fact(high, *match.span(last), "result-number"),
    )


def _unit(context: Context, match: re.Match[str]) -> Text | None:
    groups = match.groupdict()
    if groups.get("factor"):
        return context.fact("x", *match.span("factor"), "result-unit")
    name = "u2" if groups.get("u2") else "u1" if groups.get("u1") else ""
    if not name:
        return None
    value = "x" if match[name] in "x×" or match[name].lower() in ("-fold", "fold", "times") else match[name]
    return context.fact(
        context.document.value(*match.span(name)) if value != "x" else "x", *match.span(name), "result-unit"
    )


def _scope(context: Context, row: Row, match: re.Match[str]) -> Text | None:
    """Where it was achieved: `8个地区`, `12 languages`, told in the same sentence."""
    start = max(row.body, *(context.view.rfind(mark, row.body, match.start()) + 1 for mark in "。.;；"))
    before = list(_SCOPE.finditer(context.view, start, match.start()))
    after = next(_SCOPE.finditer(context.view, match.end(), min(row.end, match.end() + 60)), None)
    found = before[-1] if before else after if after and after["en"] else None
    if found is None:
        return None
    return context.text(*found.span("zh" if found["zh"] else "en"), "result-scope", 0.8)

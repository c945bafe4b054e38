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
from extract.words import load, pattern

_WORDS = load("results")
_N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = (
    r"%|个?百分点|percentage\s+points?|points?|(?-i:pp)\b|倍|个?点|[x×](?![a-z])|-?fold|times|dB|"
    r"(?:ms|s|h|hours?|minutes?|min|days?|weeks?|seconds?|天|小时|分钟|秒|毫秒|人日|次|人|MB|GB|K|万)(?![a-z])"
)
_ABOUT = r"(?:约|大约|近|将近|超过?|达到?|最多|最高|至少|平均|了|为|高达|\s|about|around|approximately|nearly|over|up\s+to|more\s+than|roughly|almost|at\s+least|an?\s+average\s+of|~|>|\+|-)*"
_TO = r"\s*(?:[~-]{1,2}|到|至|to|and)\s*"
VALUE = rf"(?P<low>{_N})\s*(?P<u1>{_UNIT})?(?:{_TO}(?P<high>{_N})\s*(?P<u2>{_UNIT}))?"
_FACTOR = r"(?:a\s+)?factor\s+of\s+(?P<factor>\d+(?:\.\d+)?)"


def _either(kind: str, language: str, noun: bool = False) -> str:
    suffix = "-noun" if noun else ""
    return "|".join(sorted(map(re.escape, _WORDS[kind + suffix][language]), key=len, reverse=True))


_HOW = r"(?P<how>相对|绝对|平均|显著|大幅|进一步|整体|分别|有效|累计|环比|同比|\s)*"
_ZH_VERB = re.compile(
    rf"{_HOW}(?P<verb>{_either('increase', 'zh')}|{_either('decrease', 'zh')})(?P<goal>至|到)?(?:原来的|原先的)?(?:了|幅度)?\s*{_ABOUT}{VALUE}",
    re.I,
)
_ZH_NOUN = re.compile(
    rf"{VALUE}\s*(?:左右)?的?\s*(?P<metric>[^,，。;；、%\d]{{0,20}}?(?:@\d+)?)\s*(?P<how>相对|绝对|平均|\s)*(?P<verb>{_either('increase', 'zh', True)}|{_either('decrease', 'zh', True)})",
    re.I,
)
_ZH_SHARE = re.compile(
    rf"(?:仅需|只需|仅用|仅使用|只用|不到|仅)\s*(?P<low>{_N})\s*(?P<u1>%)\s*的\s*(?P<metric>[\u3400-\u9fffA-Za-z]{{2,12}}?)(?=就|即|便|,|。|$|可|的)"
)
_ZH_LEVEL = re.compile(
    r"(?P<metric>[\u3400-\u9fffA-Za-z@\d-]{1,12}?(?:率|精度|值|度|AUC|F1|Acc|mAP|IoU|BLEU|分数|得分))\s*(?:达到了?|达|为|高达|可达|超过)\s*(?:约|\s)*(?P<low>0\.\d+|\d+(?:\.\d+)?)\s*(?P<u1>%)?",
    re.I,
)
_EN_BY = re.compile(
    rf"\b(?P<verb>{_either('increase', 'en')}|{_either('decrease', 'en')})\b\s*(?!by\b)(?P<metric>[^.;。%]{{2,90}}?)\s+by\s+{_ABOUT}(?:{_FACTOR}|{VALUE})",
    re.I,
)
_EN_AFTER = re.compile(
    rf"(?P<metric>[A-Za-z][\w@ /-]{{1,40}}?)\s+(?P<verb>{_either('increase', 'en')}|{_either('decrease', 'en')})\s+by\s+{_ABOUT}(?:{_FACTOR}|{VALUE})",
    re.I,
)
_EN_NOUN = re.compile(
    rf"(?<![\w.]){VALUE}\s*(?P<how>relative|absolute)?\s*(?P<before>[A-Za-z@\d -]{{0,24}}?)\b(?P<verb>{_either('increase', 'en', True)}|{_either('decrease', 'en', True)})\b"
    r"(?:\s+(?:in|of|on|to)\s+(?:the\s+)?(?P<metric>[A-Za-z][\w@/ -]{1,40}?)(?=\s+(?:on|over|across|for|by|in|with|from|compared|and|while|through|via|using|at|than|relative)\b|[.,;()]|$)|\s+(?P<after>[a-z][\w -]{1,24}?)(?=[.,;()]|\s+(?:than|and|on|with|over|by|for|in|while|compared)\b|$))?",
    re.I,
)
_EN_SHARE = re.compile(
    rf"\b(?:with|using|needs?|requires?)\s+(?:only|just)\s+(?P<low>{_N})\s*(?P<u1>%)\s+of\s+(?:the\s+)?(?P<metric>[a-z][\w -]{{2,30}}?)(?=[.,;]|$|\s+(?:to|and|for)\b)",
    re.I,
)
_SCOPE = re.compile(
    r"(?P<zh>\d+\s*个[\u3400-\u9fff]{1,6}?(?=取得|上|中|内|实现|获得|的|均|都|[,，。]|$)|多个[\u3400-\u9fff]{2,10}?(?=取得|上|中|实现|获得|的|,))|"
    r"\b(?:across|in|on)\s+(?P<en>\d+\s+[a-z][\w -]{2,24}?)(?=[.,;]|$|\s+(?:and|with|by|while)\b)",
    re.I,
)
_CLAUSE = re.compile(r"[,，。;；!！]|以及|并且?(?!发)|\band\b|\bwhile\b")
_LEAD = re.compile(
    r"^.*(?:将|把|让|使得?|令)(?=.{2})|^.*?(?:实验|测试|场景|任务|数据集|子集|情况下|条件下|基础上|过程中|环境)(?:中|上|里|下)?,?|"
    r"^(?:并|且|同时|从而|最终|使|在|其|我们?|该|对|为|的|后|可|就|以|方法|能|实现|取得|获得|有效|成功|通过.{0,20}?,)+|^(?:the|a|an|our|overall|average|its|their|of|in)\s+",
    re.I | re.S,
)
_TAIL = re.compile(
    r"(?:相对|绝对|平均|显著|大幅|进一步|整体|分别|有效|提前|的|累计|环比|同比|\s|也|均|都|从.{1,8})+$"
)


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
    words = [*_WORDS["decrease"]["en"], *_WORDS["decrease-noun"]["en"]]
    chinese = "|".join([*_WORDS["decrease"]["zh"], *_WORDS["decrease-noun"]["zh"]])
    return re.compile(f"{pattern(words)}|{chinese}", re.I)


def _change(verb: str, words: str) -> str:
    direction = "decrease" if _decreasing().search(verb) else "increase"
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


def _is_target(groups: dict[str, str | None], match: re.Match[str]) -> bool:
    """Whether the number is what was reached, not by how much: `由 3.2s 降至 1.4s`."""
    return (
        bool(groups.get("goal") or (groups.get("verb") or "").endswith(("至", "到"))) and "原" not in match[0]
    )


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

"""Achievements in numbers: what changed, which way, by how much, where.

13%~32%的 AUC相对提升            AUC, relative-increase, 13 to 32 %
reduced latency by 40%           latency, decrease, 40 %
将推理速度提升了 2~8倍            推理速度, increase, 2 to 8 倍
仅需 1%的恶意客户端              恶意客户端, share, 1 %
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.context import Context
from extract.fields.gains import Gain, gains_in
from extract.fields.grades import number
from extract.layout import Row
from extract.profile import Number, Result, Text

_HAN = r"\u3400-\u9fff"
_SCOPE = re.compile(  # 8个地区, 多个数据集, across 12 languages
    rf"(?P<zh>\d+\s*个[{_HAN}]{{1,6}}?(?=取得|上|中|内|实现|获得|的|均|都|[,，。]|$)|"
    rf"多个[{_HAN}]{{2,10}}?(?=取得|上|中|实现|获得|的|,))|"
    r"\b(?:across|in|on)\s+(?P<en>\d+\s+[a-z][\w -]{2,24}?)(?=[.,;]|$|\s+(?:and|with|by|while)\b)",
    re.I,
)
MULTIPLES = ("倍", "x", "×")


def results_in(context: Context, rows: Iterable[Row]) -> tuple[Result, ...]:
    """The results that the rows tell, in order, none overlapping."""
    results = []
    for row in rows:
        results += [_result(context, found, row) for found in gains_in(context.view, row.body, row.end)]
    return tuple(results)


def _result(context: Context, found: Gain, row: Row) -> Result:
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

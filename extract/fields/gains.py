"""What sentences claim in numbers, in both languages: the metric's place, the direction, the numbers.

推理速度显著提升了约 2~8倍, 13%~32%的 AUC相对提升, reduced latency by 40%, a 40% reduction in latency
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.words import either, flat, load, pattern

_WORDS = load("results")
_HAN = r"\u3400-\u9fff"
_N = r"\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,12})?"
_UNIT = (
    r"%|个?百分点|percentage\s+points?|points?|(?-i:pp)\b|倍|个?点|[x×](?![a-z])|-?fold|times|dB|"
    rf"{either(flat(_WORDS['unit']))}(?![a-z])"
)
_ABOUT = rf"(?:{either(flat(_WORDS['about']))}|[\s~>+-])*"
_TO = r"\s*(?:[~-]{1,2}|到|至|to)\s*"
VALUE = rf"(?P<low>{_N})\s*(?P<u1>{_UNIT})?(?:{_TO}(?P<high>{_N})\s*(?P<u2>{_UNIT}))?"
_AMOUNT = rf"{_ABOUT}(?:(?:a\s+)?factor\s+of\s+(?P<factor>\d+(?:\.\d+)?)|{VALUE})"
_MANNER = rf"(?:{either(_WORDS['manner']['zh'])}|\s){{0,8}}"


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
_BY = re.compile(r"\sby\s", re.I)
_EN_NOUN = re.compile(  # a 40% reduction in latency, 40% faster inference
    rf"(?<![\w.]){VALUE}\s*(?:relative|absolute)?\s*(?P<before>[A-Za-z@\d -]{{0,24}}?)"
    rf"\b(?P<verb>{_either_way('en', '-noun')})\b(?:"
    rf"\s+(?:in|of|on|to)\s+(?:the\s+)?(?P<metric>[A-Za-z][\w@/ -]{{1,40}}?){_before('after-metric')}|"
    rf"\s+(?!{either(_WORDS['after-noun']['en'])}\b)(?P<after>[a-z][\w -]{{1,24}}?){_before('after-noun')})?",
    re.I,
)
_EN_SHARE = re.compile(  # with only 1% of the labels
    rf"\b(?:with|using|needs?|requires?)\s+(?:only|just)\s+(?P<low>{_N})\s*(?P<u1>%)\s+of\s+(?:the\s+)?"
    r"(?P<metric>[a-z][\w -]{2,30}?)(?=[.,;]|$|\s+(?:to|and|for)\b)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[,，。;；!！]|以及|并且?(?!发)|\band\b|\bwhile\b")
_LEAD = re.compile(
    r"^.*(?:将|把|让|使得?|令)(?=.{2})|"
    rf"^.*?{either(_WORDS['setting']['zh'])}(?:中|上|里|下)?,?|"
    rf"^(?:{either(_WORDS['lead']['zh'])}|通过.{{0,20}}?,)+|^{either(_WORDS['lead']['en'])}\s+",
    re.I | re.S,
)
_TAIL = re.compile(rf"(?:{either([*_WORDS['manner']['zh'], *_WORDS['tail']['zh']])}|\s|[从由].{{1,8}})+$")
_SUBJECT = re.compile(
    r"([A-Za-z][\w -]{1,40}?)\s+(?:is|are|was|were|runs?|became|becomes)\s*$"
)  # sampling is 6x faster


@dataclass(frozen=True, slots=True)
class Gain:
    """A match and what it says: the metric's place, the direction, the numbers."""

    match: re.Match[str]
    metric: tuple[int, int]
    change: str


def gains_in(view: str, start: int, end: int) -> list[Gain]:
    """The claims in a place, in order, none overlapping."""
    if not (_DIGIT.search(view, start, end) and _cue().search(view, start, end)):
        return []
    taken: list[Gain] = []
    for finder in (_zh_share, _zh_noun, _zh_verb, _en_by, _en_noun, _en_after, _en_share, _zh_level):
        for found in finder(view, start, end):
            first, last = found.match.start("low"), found.match.end()
            if found.match.groupdict().get("factor"):
                first = found.match.start("factor")
            if all(last <= number_start(o.match) or o.match.end() <= first for o in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: number_start(found.match))


@cache
def _cue() -> re.Pattern[str]:
    """Words of which every claim holds one, beside its number."""
    ways = (_either_way(language, noun) for language in ("zh", "en") for noun in ("", "-noun"))
    return re.compile(
        "|".join((*ways, either(_WORDS["only"]["zh"]), either(_WORDS["level"]["zh"]), "only|just")), re.I
    )


def number_start(match: re.Match[str]) -> int:
    """Where the first number of a claim begins."""
    groups = match.groupdict()
    return match.start("low") if groups.get("low") else match.start("factor")


def _zh_verb(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _ZH_VERB.finditer(view, start, end):
        if not (match["u1"] or match["u2"]) or _is_date(match):
            continue
        clause = _clause_start(view, start, match.start())
        metric = _clean(view, clause, match.start())
        yield Gain(match, metric, _change(match["verb"], match[0] + view[clause : match.start()]))


def _zh_noun(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _ZH_NOUN.finditer(view, start, end):
        if (
            (match["u1"] or match["u2"])
            and not _is_date(match)
            and not _starts_from(view, match)
            and not re.search("[了就可使将把]", match["metric"])
        ):
            metric = _clean(view, *match.span("metric"))
            yield Gain(match, metric, _change(match["verb"], match[0]))


def _starts_from(view: str, match: re.Match[str]) -> bool:
    """Whether a number is where something came from: `由 40% 提升至 85%`."""
    before = view[max(0, match.start() - 4) : match.start()].rstrip(" 约近")
    return before.endswith(("由", "从")) and view[match.end() :].lstrip().startswith(("至", "到", "为"))


def _zh_share(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _ZH_SHARE.finditer(view, start, end):
        yield Gain(match, match.span("metric"), "share")


def _zh_level(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _ZH_LEVEL.finditer(view, start, end):
        yield Gain(match, _clean(view, *match.span("metric")), "level")


def _en_by(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _EN_BY.finditer(view, start, end):
        if match["factor"] or match["u1"] or match["u2"]:
            yield Gain(match, _clean(view, *match.span("metric")), _change(match["verb"], match[0]))


def _en_after(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _EN_AFTER.finditer(view, start, end) if _BY.search(view, start, end) else ():
        if match["factor"] or match["u1"] or match["u2"]:
            clause = _clause_start(view, match.start("metric"), match.end("metric"))
            yield Gain(match, _clean(view, clause, match.end("metric")), _change(match["verb"], match[0]))


def _en_noun(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _EN_NOUN.finditer(view, start, end):
        if not (match["u1"] or match["u2"]):
            continue
        place = next((match.span(g) for g in ("metric", "before", "after") if (match[g] or "").strip()), None)
        metric = _clean(view, *place) if place else _subject(view, start, match.start())
        yield Gain(match, metric, _change(match["verb"], match[0]))


def _subject(view: str, start: int, end: int) -> tuple[int, int]:
    """What is said to have changed before the number: `sampling is 6x faster`."""
    match = _SUBJECT.search(view, _clause_start(view, start, end), end)
    return _clean(view, *match.span(1)) if match else (0, 0)


def _en_share(view: str, start: int, end: int) -> Iterator[Gain]:
    for match in _EN_SHARE.finditer(view, start, end):
        yield Gain(match, match.span("metric"), "share")


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

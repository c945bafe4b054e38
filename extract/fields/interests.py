"""Research interests: from their section, from labelled rows, and from labels inside studies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from extract.context import Context, distinct
from extract.labels import label_of
from extract.layout import Row
from extract.profile import Text
from extract.words import either, load

_LIST = re.compile(r"\s*(?:[,、;|·/•]|\band\b|以及|和|与(?!其))\s*")
_LABEL = re.compile(r"([A-Za-z\u3400-\u9fff][A-Za-z\u3400-\u9fff /-]{1,20}?)\s*:\s*")
_WORDS = load("interests")
_OPENING = re.compile(  # my current research interests lie in; I am interested in; 我的主要研究方向包括
    r"(?:my\s+)?(?:current\s+|main\s+|primary\s+)?(?:research\s+)?(?:interests?|work|research)\s+"
    rf"(?:\w+\s+){{0,3}}?{either(_WORDS['verb']['en'])}\s+(?:in\s+|on\s+)?(?:the\s+)?|"
    r"I\s+(?:am|'m)\s+(?:broadly\s+)?interested\s+in\s+|I\s+work\s+on\s+|"
    rf"我?的?(?:主要)?(?:对|研究(?:方向|兴趣)?(?:{either(_WORDS['verb']['zh'])}|:))",
    re.I,
)
_CLOSING = re.compile(r"(?:感兴趣|等(?:方向|领域)?|的?研究)?[.。;]?$")
_TOLD = re.compile(
    r"我?对(?P<zh>[^。;；]{4,80}?)(?:很|非常|特别|较)?(?:感兴趣|有浓厚兴趣)|"
    r"\binterested\s+in\s+(?P<en>[^.;]{4,160})",
    re.I,
)
_VALUE_END = re.compile(
    r"[ \u3000]{2,}|\t|\||;(?=\s*[A-Za-z\u3400-\u9fff]{2,12}\s*:)|[,\s](?=[A-Za-z\u3400-\u9fff]{2,8}:)"
)
MAX_INTEREST = 60


def read(context: Context) -> dict[str, Any]:
    """The interests of their own sections, and of labelled rows before the first section."""
    found: list[Text] = []
    for section in context.of("interests"):
        for row in section.rows:
            found += items(context, row.body, row.end)
    for section in context.of("contact"):
        found += labelled_interests(context, section.rows)
        for row in section.rows:
            if told := _TOLD.search(context.view, row.body, row.end):
                found += items(context, *told.span("zh" if told["zh"] else "en"))
    return {"research_interests": distinct(found)}


def labelled_interests(context: Context, rows: Iterable[Row]) -> tuple[Text, ...]:
    """The interests after a label such as `研究方向:` anywhere in the rows."""
    found: list[Text] = []
    for row in rows:
        for match in _LABEL.finditer(context.view, row.body, row.end):
            if label_of(match[1]) == "interests" or label_of(match[1].split()[-1]) == "interests":
                found += items(context, match.end(), _end_of_value(context, match.end(), row.end))
    return distinct(found)


def _end_of_value(context: Context, start: int, end: int) -> int:
    """Where the value of a label ends: at the next label, wide gap or bar."""
    cut = _VALUE_END.search(context.view, start, end)
    return cut.start() if cut else end


def items(context: Context, start: int, end: int) -> Iterator[Text]:
    """The items of a list of interests, also when it is a sentence."""
    view = context.view
    opening = _OPENING.search(view, start, end)
    start = opening.end() if opening and opening.start() - start < 30 else start
    closing = _CLOSING.search(view, start, end)
    end = closing.start() if closing else end
    place = start
    for cut in [*_cuts(context, start, end), None]:
        stop = cut.start() if cut else end
        first, last = context.document.trim(place, stop, " .。:;,、*-")
        if first < last and last - first <= MAX_INTEREST and any(c.isalpha() for c in view[first:last]):
            fact = context.text(first, last, "interests")
            if fact:
                yield fact
        place = cut.end() if cut else end


def _cuts(context: Context, start: int, end: int) -> list[re.Match[str]]:
    """Separators outside of brackets; `and` only separates behind the last of other marks."""
    cuts = []
    for match in _LIST.finditer(context.view, start, end):
        before = context.view[start : match.start()]
        if before.count("(") == before.count(")"):
            cuts.append(match)
    marks = [m.start() for m in cuts if not any(c.isalpha() for c in m[0])]
    joints = ("与", "和", "and", *(() if marks else ("/",)))
    return [m for m in cuts if m[0].strip() not in joints or (marks and m.start() >= marks[-1])]

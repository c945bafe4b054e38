"""Word's lists: the bullet or number that it prints before a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.read.counting import written
from extract.read.docx.styles import Properties, properties
from extract.read.xml import child, children, value

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"


@dataclass(frozen=True)
class Level:
    """A level of a list: how it counts, what it prints (`%1.`), from where, and how it indents."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    paragraph: Properties = field(default_factory=dict)
    style: str = ""
    spaced: bool = True


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: _Element | None) -> None:
        abstract = {value(element, "abstractNumId"): element for element in children(root, "abstractNum")}
        self._linked = {value(child(element, "styleLink")): key for key, element in abstract.items()}
        self._levels = {key: _levels(element) for key, element in abstract.items()}
        self._follows = {key: value(child(element, "numStyleLink")) for key, element in abstract.items()}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        for element in children(root, "num"):
            self._lists[value(element, "numId")] = self._list(element)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def _list(self, element: _Element) -> tuple[str, dict[int, Level]]:
        """What a `w:num` counts with, and its levels."""
        key = value(child(element, "abstractNumId"))
        if link := self._follows.get(key):
            key = self._linked.get(link, key)
        levels = dict(self._levels.get(key, {}))
        restarted = False
        for override in children(element, "lvlOverride"):
            depth = _int(value(override, "ilvl"))
            if (level := child(override, "lvl")) is not None:
                levels[depth] = _level(level)
            if (start := child(override, "startOverride")) is not None:
                levels[depth] = replace(levels.get(depth, Level()), start=_int(value(start)))
                restarted = True
        return (f"{key}/{value(element, 'numId')}" if restarted else key), levels

    def level(self, number: str, depth: str, style: str) -> tuple[int, Level] | None:
        """The level of list `number` at a depth; without a depth, the one that the paragraph's style has."""
        if number in ("", "0") or number not in self._lists:
            return None
        levels = self._lists[number][1]
        if not depth:
            depth = next((str(d) for d, level in levels.items() if level.style and level.style == style), "0")
        found = levels.get(_int(depth))
        return (_int(depth), found) if found else None

    def count(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of a list: `•`, `2.`, `一、`, or nothing."""
        key, levels = self._lists[number]
        counts = self._counts[key]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        level = levels[depth]
        if level.form == "bullet":
            return BULLET if level.text.strip() else ""
        if level.form == "none":
            return re.sub(r"%\d", "", level.text)
        return re.sub(r"%(\d)", lambda match: self._number(counts, levels, int(match[1]) - 1), level.text)

    @staticmethod
    def _number(counts: dict[int, int], levels: dict[int, Level], depth: int) -> str:
        level = levels.get(depth, Level())
        return written(counts.setdefault(depth, level.start), level.form)


def _levels(element: _Element) -> dict[int, Level]:
    return {_int(value(level, "ilvl")): _level(level) for level in children(element, "lvl")}


def _level(element: _Element) -> Level:
    return Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")),
        _int(value(child(element, "start"))),
        properties(child(element, "pPr")),
        value(child(element, "pStyle")),
        value(child(element, "suff")) != "nothing",
    )


def _int(text: str) -> int:
    """A small number; what is none counts as 0."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 0

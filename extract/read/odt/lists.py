"""OpenDocument's lists: the bullet or number before an item, and where its letters begin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.read.counting import written
from extract.read.odt.styles import Styles, length
from extract.read.xml import child, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
          "一": "chineseCounting", "①": "decimalEnclosedCircle"}  # fmt: skip
"""The first character of `style:num-format` → how `counting.written` calls it."""


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands in lists: the counter that it belongs to, its style, and how deep it is."""

    key: str = ""
    style: str = ""
    depth: int = 0


@dataclass
class Lists:
    """The counters of all lists of a document."""

    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    last: dict[str, str] = field(default_factory=dict)

    def enter(self, element: _Element, outer: Place) -> Place:
        """The place inside of a `text:list`."""
        style = value(element, "style-name") or outer.style
        if outer.depth:
            return Place(outer.key, style, outer.depth + 1)
        key = value(element, "continue-list")
        if not key and value(element, "continue-numbering") == "true":
            key = self.last.get(style, "")
        if key not in self.counts:
            key = value(element, "id") or f"#{len(self.counts)}"
        self.last[style] = key
        if name_of := value(element, "id"):
            self.counts[name_of] = self.counts[key]
        return Place(key, style, 1)

    def label(self, place: Place, start: str) -> str:
        """What stands before the next item at a place, with the space after it.

        `start` is the count that the item is told to have, if any.
        """
        level = self._level(place.style, place.depth)
        counts = self.counts[place.key]
        first = number(start) or number(value(level, "start-value") or "1")
        told = bool(start) or place.depth not in counts
        counts[place.depth] = int(first) if told else counts[place.depth] + 1
        for deeper in [depth for depth in counts if depth > place.depth]:
            del counts[deeper]
        if level is None:
            return ""
        if name(level) != "list-level-style-number":
            return BULLET
        if not value(level, "num-format"):
            return ""
        return self._number(level, place, counts) + self._gap(level)

    @staticmethod
    def _gap(level: _Element) -> str:
        """What stands between a number and the words."""
        aligned = child(level, "list-level-properties", "list-level-label-alignment")
        return "" if value(aligned, "label-followed-by") == "nothing" else " "

    def _number(self, level: _Element, place: Place, counts: dict[int, int]) -> str:
        shown = int(number(value(level, "display-levels") or "1"))
        depths = range(max(place.depth - shown + 1, 1), place.depth + 1)
        numbers = [self._written(place.style, depth, counts.get(depth, 1)) for depth in depths]
        return value(level, "num-prefix") + ".".join(filter(None, numbers)) + value(level, "num-suffix")

    def _written(self, style: str, depth: int, count: int) -> str:
        form = value(self._level(style, depth), "num-format")
        return written(count, _FORMS.get(form[:1], "decimal")) if form else ""

    def _level(self, style: str, depth: int) -> _Element | None:
        levels = self.styles.lists.get(style)
        if levels is None:
            return None
        return next((level for level in levels if value(level, "level") == str(depth)), None)

    def indent(self, place: Place) -> tuple[float, float]:
        """Where the label begins, and where the other lines do, in points."""
        looks = child(self._level(place.style, place.depth), "list-level-properties")
        aligned = child(looks, "list-level-label-alignment")
        if aligned is not None:
            left = length(value(aligned, "margin-left"))
            return left + min(length(value(aligned, "text-indent")), 0.0), left
        begin = length(value(looks, "space-before"))
        return begin, begin + length(value(looks, "min-label-width"))

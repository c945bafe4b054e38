"""OpenDocument's styles: how letters, paragraphs, cells and shapes look, with what they are based on.

Properties are dicts of strings by the local names of their attributes (`font-weight`, `margin-top`, …).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.read.blocks import TITLE
from extract.read.seen import UNKNOWN, is_colour
from extract.read.xml import descendants, name, number, value
from extract.words import load

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, str]

_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|pc)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, "pc": 12.0}
_MAX_CHAIN = 20


class Styles:
    """The styles of a document: those of both of its parts, by family and name."""

    def __init__(self, *roots: _Element) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self.lists: dict[str, _Element] = {}
        for root in roots:
            for element in (*descendants(root, "style"), *descendants(root, "default-style")):
                self._styles[value(element, "family"), value(element, "name")] = element
            self.lists |= {value(element, "name"): element for element in descendants(root, "list-style")}
        self.of = cache(self._resolved)

    def _chain(self, family: str, style: str) -> list[_Element]:
        """A style's element, those it is based on, and the family's default, the last first."""
        chain: list[_Element] = []
        while (element := self._styles.get((family, style))) is not None and len(chain) < _MAX_CHAIN:
            chain.insert(0, element)
            if not style:
                return chain
            style = value(element, "parent-style-name")
        return chain

    def _resolved(self, family: str, style: str) -> Properties:
        """The properties of a style of a family (`paragraph`, `text`, `table-cell`, `graphic`, …)."""
        merged: Properties = {}
        for element in self._chain(family, style):
            for part in element:
                if name(part).endswith("-properties"):
                    merged = below(merged, {str(k).rpartition("}")[2]: str(v) for k, v in part.items()})
        return merged

    def inherited(self, family: str, style: str, attribute: str) -> str:
        """An attribute of a style itself, or of one that it is based on."""
        chain = reversed(self._chain(family, style))
        return next((found for element in chain if (found := value(element, attribute))), "")

    def level(self, style: str) -> int:
        """The depth of a heading by its style; 0 for text."""
        outline = self.inherited("paragraph", style, "default-outline-level")
        if outline.isdigit() and int(outline):
            return int(outline)
        titles = load("styles")["title"]["names"]
        named = (value(e, "display-name") or value(e, "name") for e in self._chain("paragraph", style))
        return TITLE if any(title.casefold() in titles for title in named) else 0


def below(outer: Properties, inner: Properties) -> Properties:
    """The properties `inner` where `outer` holds; a size in percent is one of the outer size."""
    merged = outer | inner
    if merged.get("font-size", "").endswith("%"):
        share = number(merged["font-size"].rstrip("%"), 0.01)
        merged["font-size"] = f"{length(outer.get('font-size', '12pt')) * share}pt"
    return merged


def length(text: str) -> float:
    """A length in points; 0 where it is none."""
    match = _LENGTH.fullmatch(text.strip())
    return number(match[1], _UNITS[match[2] or "pt"]) if match else 0.0


def ground(looks: Properties, behind: str) -> str:
    """The ground that a background makes of what is behind it."""
    colour = looks.get("background-color", "transparent").lstrip("#")
    return colour if is_colour(colour) else behind


def fill(looks: Properties, behind: str) -> str:
    """The ground that a shape makes of what is behind it; a picture or shading makes it unknown."""
    kind, colour = looks.get("fill", "none"), looks.get("fill-color", "").lstrip("#")
    if kind == "none":
        return ground(looks, behind)
    return colour if kind == "solid" and is_colour(colour) else UNKNOWN

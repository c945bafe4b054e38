"""Word's styles: how letters and paragraphs look, resolved from defaults, styles and direct formatting.

Properties are dicts of strings by the names of their elements (`b`, `sz`, `color`, `ind.left`, …).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.read.blocks import TITLE
from extract.read.xml import child, children, is_on, name, number, value
from extract.words import load

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, str]

POINTS = 0.05
"""Points a twentieth, Word's unit of lengths."""

DEFAULT_SIZE = 20.0
"""Half-points, where nothing sets a size."""

_TOGGLES = ("b", "i", "vanish")
_ATTRIBUTES = {
    "spacing": ("before", "after", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing"),
    "ind": ("left", "start", "hanging", "leftChars", "hangingChars"),
    "numPr": (),
    "shd": ("fill", "val"),
    "rFonts": ("ascii", "hAnsi"),
}
_MAX_CHAIN = 20


@dataclass(frozen=True)
class Style:
    """A style as the file has it."""

    kind: str
    title: str = ""
    parent: str = ""
    letters: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)
    shaded: bool = False


class Styles:
    """The styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        elements = list(children(root, "style"))
        self._elements = {value(element, "styleId"): element for element in elements}
        self._default = {
            value(element, "type"): value(element, "styleId")
            for element in elements
            if value(element, "default") not in ("", "0", "false")
        }
        defaults = child(root, "docDefaults")
        self._letters = properties(child(defaults, "rPrDefault", "rPr"))
        self._paragraph = properties(child(defaults, "pPrDefault", "pPr"))
        self.paragraph = cache(self._resolve_paragraph)
        self._chain_letters = cache(self._resolve_letters)
        self._chain = cache(self._resolve_chain)

    def default(self, kind: str) -> str:
        """The id of the style that paragraphs (or tables) have where they name none."""
        return self._default.get(kind, "")

    def _resolve_chain(self, style_id: str) -> list[Style]:
        """A style and those it is based on, the last first."""
        chain: list[Style] = []
        while (element := self._elements.get(style_id)) is not None and len(chain) < _MAX_CHAIN:
            chain.insert(0, _style(element))
            style_id = chain[0].parent
        return chain

    def _resolve_paragraph(self, style_id: str) -> Properties:
        """The paragraph properties of a style, with those of the defaults."""
        merged = dict(self._paragraph)
        for style in self._chain(style_id):
            merged |= style.paragraph
        return merged

    def _resolve_letters(self, style_id: str) -> Properties:
        merged: Properties = {}
        for style in self._chain(style_id):
            merged |= style.letters
        return merged

    def letters(self, paragraph: str, character: str, direct: Properties) -> Properties:
        """The look of letters in a paragraph of one style, with a style of their own, formatted directly.

        Bold in both styles is not bold: styles toggle (ECMA-376 part 1, 17.7.3).
        """
        below, above = self._chain_letters(paragraph), self._chain_letters(character)
        merged = self._letters | below | above
        for toggle in _TOGGLES:
            if below.get(toggle) == above.get(toggle) == "1":
                merged[toggle] = "0"
        return merged | direct

    def level(self, style_id: str, direct: Properties) -> int:
        """The depth of a heading, by its outline level or by its style's name; 0 for text."""
        outline = direct.get("outlineLvl") or self.paragraph(style_id).get("outlineLvl", "")
        if outline.isdigit():
            return int(outline) + 1 if int(outline) < 9 else 0
        for style in reversed(self._chain(style_id)):
            if (level := _named_level(style.title)) is not None:
                return level
        return 0

    def is_shaded(self, table_style: str) -> bool:
        """Whether a table style paints cells, so that the ground of their letters is unknown."""
        return any(style.shaded for style in self._chain(table_style or self.default("table")))


def _style(element: _Element) -> Style:
    fills = {value(shade, "fill").upper() for shade in element.iter("{*}shd")}
    return Style(
        value(element, "type"),
        value(child(element, "name")),
        value(child(element, "basedOn")),
        properties(child(element, "rPr")),
        properties(child(element, "pPr")),
        bool(fills - {"", "AUTO", "FFFFFF"}),
    )


@cache
def _named_level(title: str) -> int | None:
    """The level that a style's name tells: a heading's, `TITLE` for a title, else nothing."""
    words = load("styles")
    bare = " ".join(title.casefold().split())
    if bare in words["title"]["names"]:
        return TITLE
    heading = re.fullmatch(rf"(?:{'|'.join(words['heading']['names'])})\s*([1-9])", bare)
    return int(heading[1]) if heading else None


def properties(element: _Element | None) -> Properties:
    """The properties in a `w:rPr` or `w:pPr`."""
    found: Properties = {}
    for inner in () if element is None else element:
        key = name(inner)
        if key in _TOGGLES or key in ("contextualSpacing", "pageBreakBefore", "specVanish"):
            found[key] = "1" if is_on(inner) else "0"
        elif key == "numPr":
            found |= {name(part): value(part) for part in inner if name(part) in ("numId", "ilvl")}
        elif key in _ATTRIBUTES:
            found |= {f"{key}.{a}": v for a in _ATTRIBUTES[key] if (v := value(inner, a))}
        elif given := value(inner):
            found[key] = given
    return found


def size(letters: Properties) -> float:
    """The height of letters in points."""
    return number(letters.get("sz", ""), 0.5) or DEFAULT_SIZE / 2


def space(paragraph: Properties, side: str) -> float:
    """The points `before` or `after` a paragraph."""
    if paragraph.get(f"spacing.{side}Autospacing") in ("1", "true", "on"):
        return 14.0
    if lines := number(paragraph.get(f"spacing.{side}Lines", ""), 0.01):
        return 12.0 * lines
    return number(paragraph.get(f"spacing.{side}", ""), POINTS)


def indent(paragraph: Properties) -> tuple[float, float]:
    """Where the first line begins that hangs out, and where the others do, in points.

    A first line set inwards, as in prose, is no indent.
    """
    left = number(paragraph.get("ind.left") or paragraph.get("ind.start", ""), POINTS)
    left = number(paragraph.get("ind.leftChars", ""), 0.105) or left
    hanging = number(paragraph.get("ind.hanging", ""), POINTS)
    return max(left - hanging, 0.0), max(left, 0.0)

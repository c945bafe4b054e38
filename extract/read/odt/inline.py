"""The letters of an OpenDocument paragraph: spans, spaces, tabs, links, fields, without what is not shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.read.blocks import Run, Unseen
from extract.read.odt.styles import Properties, Styles, below, ground, length
from extract.read.seen import reason_unseen
from extract.read.symbols import shown
from extract.read.xml import child, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = {
    "annotation", "annotation-end", "note-citation", "hidden-text", "ruby-text", "tracked-changes", "script",
    "event-listeners", "enhanced-geometry", "sequence-decls", "bookmark", "soft-page-break",
}  # fmt: skip
SHAPES = {"custom-shape", "rect", "ellipse", "circle", "path", "polygon", "caption", "g"}
"""Drawn shapes that may hold text, and groups of shapes."""

_PAGES = {"page-number", "page-count", "page-continuation"}
_SPACE = re.compile(r"[ \t\r\n]+")
_BOLD = ("bold", "600", "700", "800", "900")


@dataclass
class Letters:
    """The letters of one paragraph, collected by `walk`.

    `shapes` are what is anchored in it, `notes` the bodies of its footnotes; `paged` tells that a page
    number was left out.
    """

    styles: Styles
    unseen: Unseen
    ground: str
    runs: list[Run] = field(default_factory=list)
    shapes: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    paged: bool = False

    def walk(self, element: _Element, look: Properties, url: str = "") -> None:
        """Take the letters in an element that has a look."""
        self._add(self._collapsed(element.text or ""), look, url)
        for inner in element:
            self._piece(inner, look, url)
            self._add(self._collapsed(inner.tail or ""), look, url)

    def _piece(self, element: _Element, look: Properties, url: str) -> None:
        kind = name(element)
        if kind == "s":
            self._add(" " * min(int(number(value(element, "c") or "1")), 200), look, url)
        elif kind in ("tab", "line-break"):
            self._add("\t" if kind == "tab" else "\n", look, url)
        elif kind == "a":
            self.walk(element, self._inner(element, look), value(element, "href") or url)
        elif kind == "note":
            body = child(element, "note-body")
            self.notes += [] if body is None else [body]
        elif kind == "frame" or kind in SHAPES:
            self.shapes.append(element)
        elif kind in _PAGES:
            self.paged = True
        elif kind not in SKIPPED:
            self.walk(element, self._inner(element, look), url)

    def _inner(self, element: _Element, look: Properties) -> Properties:
        style = value(element, "style-name")
        return below(look, self.styles.of("text", style)) if style else look

    def _collapsed(self, text: str) -> str:
        """White space as it is shown: one space, and none at the beginning."""
        text = _SPACE.sub(" ", text)
        last = self.runs[-1].text[-1:] if self.runs else " "
        return text[1:] if text[:1] == " " and last in " \n" else text

    def _add(self, text: str, look: Properties, url: str) -> None:
        text = shown(text, look.get("font-name", ""))
        if not text:
            return
        size = length(look.get("font-size", "")) or 12.0
        reason = "" if text.isspace() else self._reason(look, size)
        if reason:
            self.unseen.leave_out(reason, text)
            return
        strong = look.get("font-weight") in _BOLD or look.get("font-weight-asian") in _BOLD
        emphasis = look.get("font-style") in ("italic", "oblique")
        self.runs.append(Run(text, strong, emphasis, size, url))

    def _reason(self, look: Properties, size: float) -> str:
        colour = "" if look.get("use-window-font-color") == "true" else look.get("color", "").lstrip("#")
        hidden = look.get("display") == "none"
        return reason_unseen(hidden=hidden, size=size, colour=colour, ground=ground(look, self.ground))

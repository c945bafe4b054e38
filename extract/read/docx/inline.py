"""The letters of a Word paragraph: runs, tabs, breaks, links, fields, symbols; deleted ones left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.read.blocks import Run, Unseen
from extract.read.docx.ground import reason
from extract.read.docx.numbering import Numbering
from extract.read.docx.package import Part
from extract.read.docx.styles import Properties, Styles, properties, size
from extract.read.instructions import Fields, is_page, link_of
from extract.read.symbols import shown
from extract.read.xml import child, children, descendants, name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = {"del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "annotationRef"}
_PRINTED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class Word:
    """What all parts of a file share: its name, styles, lists, and what was left out.

    `ground` is the colour behind plain text, `margins` where the text begins on the page, left and top,
    `page` the page's width and height, in points.
    """

    file: str
    styles: Styles
    numbering: Numbering
    ground: str
    margins: tuple[float, float] = (72.0, 72.0)
    page: tuple[float, float] = (612.0, 792.0)
    unseen: Unseen = field(default_factory=Unseen)


@dataclass
class Letters:
    """The letters of one paragraph, collected by `walk`.

    `boxes` are the text boxes anchored in it, `notes` the kinds and ids of its footnotes; `paged` tells
    that a page number was left out, `breaks` that it begins or ends a page.
    """

    word: Word
    part: Part
    fields: Fields
    style: str
    ground: str
    runs: list[Run] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    paged: bool = False
    breaks: bool = False
    links: list[str] = field(default_factory=list)

    def walk(self, parent: _Element) -> None:
        """Take the letters of what a paragraph or a part of it holds."""
        for element in parent:
            kind = name(element)
            if kind == "r":
                self._run(element)
            elif kind == "hyperlink":
                self._link(element, self._target(element))
            elif kind == "fldSimple":
                self._simple_field(element)
            elif kind in ("oMath", "oMathPara"):
                self._add("".join(text.text or "" for text in descendants(element, "t")), {})
            elif kind == "AlternateContent":
                self.walk(chosen(element))
            elif kind not in SKIPPED:
                self.walk(element)

    def _target(self, element: _Element) -> str:
        url = self.part.link(value(element, "id"))
        anchor = value(element, "anchor")
        return f"{url}#{anchor}" if url and anchor and "#" not in url else url

    def _link(self, element: _Element, url: str) -> None:
        self.links.append(url)
        self.walk(element)
        self.links.pop()

    def _simple_field(self, element: _Element) -> None:
        instruction = value(element, "instr")
        if is_page(instruction):
            self.paged = True
        else:
            self._link(element, link_of(instruction))

    def _run(self, run: _Element) -> None:
        direct = properties(child(run, "rPr"))
        look = self.word.styles.letters(self.style, direct.get("rStyle", ""), direct)
        self._pieces(run, look)

    def _pieces(self, run: _Element, look: Properties) -> None:
        for piece in run:
            kind = name(piece)
            if kind == "t":
                self._add(shown(piece.text or "", look.get("rFonts.ascii", "")), look)
            elif kind in _PRINTED:
                self._add(_PRINTED[kind], look)
            elif kind == "br":
                self.breaks |= value(piece, "type") == "page"
                self._add("\n", look)
            elif kind == "sym":
                self._add(_symbol(piece), look)
            elif kind in ("fldChar", "instrText"):
                self._field(piece)
            elif kind in ("footnoteReference", "endnoteReference"):
                self.notes.append((kind.removesuffix("Reference"), value(piece, "id")))
            elif kind == "ruby":
                for base in children(piece, "rubyBase"):
                    self.walk(base)
            elif kind == "AlternateContent":
                self._pieces(chosen(piece), look)
            elif kind in ("drawing", "pict", "object"):
                self.boxes += boxes_in(piece)

    def _field(self, piece: _Element) -> None:
        if name(piece) == "instrText":
            self.fields.instruct(piece.text or "")
        else:
            self.fields.mark(value(piece, "fldCharType"))

    def _add(self, text: str, look: Properties) -> None:
        """Take letters, if they are shown."""
        if not text or self.fields.is_code:
            return
        if self.fields.is_page:
            self.paged = True
            return
        why = reason(look, self.ground) if look and not text.isspace() else ""
        if why:
            self.word.unseen.leave_out(why, text)
            return
        url = next((link for link in reversed(self.links) if link), "") or self.fields.url
        strong, emphasis = look.get("b") == "1", look.get("i") == "1"
        self.runs.append(Run(text, strong, emphasis, size(look), url))


def _symbol(element: _Element) -> str:
    code = value(element, "char")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,5}", code):
        return ""
    return shown(chr(int(code, 16)), value(element, "font"))


def chosen(element: _Element) -> _Element:
    """The one of several forms of the same content that is read: the first with text, never two."""
    choices = [*children(element, "Choice"), *children(element, "Fallback")]
    told = [choice for choice in choices if next(choice.iter("{*}t"), None) is not None]
    return next(iter([*told, *choices]), element)


def boxes_in(element: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, outermost only, and none of them twice."""
    for inner in element:
        if name(inner) == "txbxContent":
            yield inner
        elif name(inner) == "AlternateContent":
            yield from boxes_in(chosen(inner))
        else:
            yield from boxes_in(inner)

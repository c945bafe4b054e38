"""How the text objects of a PDF's page are set: size, weight, slant, colour, and whether they are seen."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import defaultdict
from typing import NamedTuple

from extract.pages.glyphs import Style
from extract.read.pdf_calls import (
    address_of,
    colour_of,
    font_of,
    is_unnamed,
    matrix_of,
    mode_of,
    name_of,
    size_of,
    weight_of,
)

_TINY = 2.0  # points
_UNSEEN, _OUTLINED = 3, 2  # PDF 32000-1, 9.3.6: text rendering modes: no paint, a rim as well
_WHITE = 0xF0  # red, green and blue from here on
_NOWHERE, _NOTHING = (0.0,) * 6, (0,) * 4  # a matrix, and a colour with its opacity
_HEAVY = 600  # of 100 to 900: the weight from which a font is bold
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|-sb|medi\b|cmbx|cmssbx|simhei", re.I)
_NOT_BOLD = re.compile(r"(?:ultra|extra)?light", re.I)
_ITALIC = re.compile(r"ital|obli|kaiti|slant|cmti|-it\b", re.I)
_ICON_FONT = re.compile(r"awesome|icon|symbol|dingbat|wingding|webding|marvosym|emoji|octicon|fontello", re.I)
_BULLET_FONT = re.compile(r"symbol|dingbat|wingding", re.I)


class Look(NamedTuple):
    """What the glyphs of a text object have in common."""

    style: Style
    kind: str
    """What they are if no plain text: `icons`, `bullets`, `hidden`; else empty."""
    font: list[str]
    """The characters of their font so far, in the order of the file."""
    dark: bool
    """Whether they are seen on white."""


class _Face(NamedTuple):
    """What a font's name and weight tell."""

    name: str
    bold: bool
    light: bool
    italic: bool
    kind: str


class Looks:
    """The looks of the text objects of one page; `pictured` tells whether pictures are on it."""

    texts: dict[tuple[str, bool], list[str]]
    """The characters of each font, under its name and whether it says what its glyphs mean."""

    def __init__(self, pictured: bool) -> None:
        self.pictured = pictured
        self.texts = defaultdict(list)
        self._looks: dict[int | None, Look] = {}
        self._alike: dict[object, Look] = {}
        self._faces: dict[int | None, _Face] = {}
        self._matrix, self._colour = array("f", _NOWHERE), array("I", _NOTHING)  # which pdfium writes to
        self._to_matrix = address_of(self._matrix)
        self._to_colour = [address_of(self._colour) + n * self._colour.itemsize for n in range(4)]

    def of(self, text: int, index: int, handle: int | None) -> Look:
        """That of the text object `handle`, in which a character of a page's text stands."""
        if handle not in self._looks:
            self._looks[handle] = self._read(text, index, handle)
        return self._looks[handle]

    def _read(self, text: int, index: int, handle: int | None) -> Look:
        """The same look for objects of which pdfium tells the same: a page has many objects and few looks."""
        if not matrix_of(text, index, self._to_matrix):
            self._matrix[:] = array("f", _NOWHERE)
        if not colour_of(text, index, *self._to_colour):
            self._colour[:] = array("I", _NOTHING)
        font, mode = (font_of(handle), mode_of(handle)) if handle else (None, 0)
        size, named = size_of(text, index), not is_unnamed(text, index)
        told = font, mode, size, named, self._matrix[:4].tobytes(), self._colour.tobytes()
        if told not in self._alike:
            self._alike[told] = self._look(self._face(text, index, font), mode, size, named)
        return self._alike[told]

    def _look(self, face: _Face, mode: int, size: float, named: bool) -> Look:
        a, b, _, d, *_ = self._matrix  # what takes a glyph to the page (PDF 32000-1, 8.3.3)
        red, green, blue, alpha = self._colour
        size = round(size * ((b**2 + d**2) ** 0.5 or 1.0), 2)
        bold = (face.bold or mode == _OUTLINED) and not face.light
        style = Style(size, bold, face.italic, red << 16 | green << 8 | blue)
        unseen = (mode == _UNSEEN and not self.pictured) or not alpha or size < _TINY
        kind = "hidden" if unseen or abs(b) > abs(a) else face.kind
        font = [] if kind else self.texts[face.name, named]
        return Look(style, kind, font, min(red, green, blue) < _WHITE)

    def _face(self, text: int, index: int, font: int | None) -> _Face:
        """That of the font of a text object."""
        if font not in self._faces:
            name = _font_name(text, index)
            bold = weight_of(text, index) >= _HEAVY or bool(_BOLD.search(name))
            self._faces[font] = _Face(
                name, bold, bool(_NOT_BOLD.search(name)), bool(_ITALIC.search(name)), _kind(name)
            )
        return self._faces[font]


def _font_name(text: int, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    name_of(text, index, buffer, 200, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


def _kind(name: str) -> str:
    """What the glyphs of a font of this name are, if no plain text."""
    if not _ICON_FONT.search(name):
        return ""
    return "bullets" if _BULLET_FONT.search(name) else "icons"

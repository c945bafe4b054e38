"""How the text objects of a PDF's page are set: size, weight, slant, colour, and whether they are seen."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
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


class _Face(NamedTuple):
    """What a font's name and weight tell."""

    name: str
    bold: bool
    light: bool
    italic: bool
    kind: str


@dataclass
class Looks:
    """The looks of the text objects of one page; `pictured` tells whether pictures are on it."""

    pictured: bool
    texts: dict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))
    """The characters of each font, under its name and whether it says what its glyphs mean."""
    _looks: dict[int | None, Look] = field(default_factory=dict)
    _faces: dict[int | None, _Face] = field(default_factory=dict)

    def of(self, text: int, index: int, handle: int | None) -> Look:
        """That of the text object `handle`, in which a character of a page's text stands."""
        if handle not in self._looks:
            self._looks[handle] = self._read(text, index, handle)
        return self._looks[handle]

    def _read(self, text: int, index: int, handle: int | None) -> Look:
        a, b, _, d, *_ = _matrix(text, index)
        scale = (b**2 + d**2) ** 0.5 or 1.0
        red, green, blue, alpha = _colour(text, index)
        mode = mode_of(handle) if handle else 0
        face = self._face(text, index, handle)
        style = Style(
            round(size_of(text, index) * scale, 2),
            (face.bold or mode == _OUTLINED) and not face.light,
            face.italic,
            red << 16 | green << 8 | blue,
        )
        unseen = (mode == _UNSEEN and not self.pictured) or not alpha or style.size < _TINY
        turned = abs(b) > abs(a)
        kind = "hidden" if unseen or turned else face.kind
        named = not is_unnamed(text, index)
        return Look(style, kind, self.texts[face.name, named] if not kind else [])

    def _face(self, text: int, index: int, handle: int | None) -> _Face:
        """That of the font of a text object; a page has many objects and few fonts."""
        font = font_of(handle) if handle else None
        if font not in self._faces:
            name = _font_name(text, index)
            bold = weight_of(text, index) >= _HEAVY or bool(_BOLD.search(name))
            self._faces[font] = _Face(
                name, bold, bool(_NOT_BOLD.search(name)), bool(_ITALIC.search(name)), _kind(name)
            )
        return self._faces[font]


def _matrix(text: int, index: int) -> array[float]:
    """What takes a glyph to the page: six numbers (PDF 32000-1, 8.3.3)."""
    numbers = array("f", [0.0] * 6)
    matrix_of(text, index, address_of(numbers))
    return numbers


def _colour(text: int, index: int) -> array[int]:
    """Red, green, blue and opacity, each from 0 to 255."""
    parts = array("I", [0] * 4)
    colour_of(text, index, *(address_of(parts) + n * parts.itemsize for n in range(4)))
    return parts


def _font_name(text: int, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    name_of(text, index, buffer, 200, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace")


def _kind(name: str) -> str:
    """What the glyphs of a font of this name are, if no plain text."""
    if not _ICON_FONT.search(name):
        return ""
    return "bullets" if _BULLET_FONT.search(name) else "icons"

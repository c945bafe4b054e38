"""A run: glyphs side by side on one baseline, and what is known of them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extract.box import Box
from extract.document import is_han
from extract.pages.glyphs import Glyph, Style
from extract.pages.kept import kept

_SPACE = 0.17
"""Widths of an em from which a gap is a space, where the file has none."""

_SURE = 0.25
"""The same where the file has other spaces: letters of headings are set apart too."""


@dataclass(frozen=True)
class Run:
    """Glyphs from left to right on one baseline."""

    glyphs: tuple[Glyph, ...]

    @kept
    def columns(self) -> Columns:
        """Its glyphs' texts, left edges and so on, each together: what many are asked for costs little so."""
        return Columns._make(zip(*self.glyphs, strict=True))

    @kept
    def box(self) -> Box:
        """Where it stands."""
        each = self.columns
        return Box(min(each.lefts), min(each.tops), max(each.rights), max(each.bottoms))

    @kept
    def styles(self) -> tuple[Style, ...]:
        """The styles of its glyphs; most have the same."""
        return tuple({id(style): style for style in self.columns.styles}.values())

    @kept
    def sizes(self) -> list[float]:
        """The sizes of its glyphs, in points and in ascending order."""
        if len(self.styles) == 1:
            return [self.styles[0].size] * len(self.glyphs)
        return sorted([style.size for style in self.columns.styles])

    @kept
    def size(self) -> float:
        """The size of most of its glyphs, in points."""
        return self.sizes[len(self.sizes) // 2]

    @kept
    def baseline(self) -> float:
        """The baseline of most of its glyphs."""
        lines = sorted(self.columns.baselines)
        return lines[len(lines) // 2]

    @kept
    def text(self) -> str:
        """Its words, with single spaces."""
        words = list(self.columns.texts)
        for index in self.spaces:
            words[index] = " " + words[index]
        return "".join(words)

    @kept
    def spaces(self) -> frozenset[int]:
        """The glyphs before which a space stands."""
        glyphs, spaced = self.glyphs, self.columns.spaced
        gaps = [
            left - right for left, right in zip(self.columns.lefts[1:], self.columns.rights, strict=False)
        ]
        tracking = _tracking(glyphs[0], gaps)
        least = _SURE if True in spaced[1:] else _SPACE
        touching = _SPACE * self.sizes[0]  # points: no space is as narrow, unless the file has one there
        apart = [index for index, gap in enumerate(gaps, start=1) if gap > touching or spaced[index]]
        return frozenset([i for i in apart if _is_space(glyphs[i - 1], glyphs[i], tracking, least)])

    @kept
    def is_bold(self) -> bool:
        """Whether all its letters are."""
        if not any(style.bold for style in self.styles):
            return False
        each = zip(self.columns.texts, self.columns.styles, strict=True)
        words = [style.bold for text, style in each if text.isalnum()]
        return bool(words) and all(words)


class Columns(NamedTuple):
    """What `Glyph` has of each glyph, of several glyphs."""

    texts: tuple[str, ...]
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    rights: tuple[float, ...]
    bottoms: tuple[float, ...]
    baselines: tuple[float, ...]
    styles: tuple[Style, ...]
    spaced: tuple[bool, ...]
    certainties: tuple[float, ...]


def _tracking(first: Glyph, gaps: list[float]) -> float:
    """The gap that all letters of a run have between them, in points, where they are set apart; else 0.

    `first` is its first glyph, `gaps` are those between its glyphs.
    """
    if len(gaps) < 4 or not first.text.isascii():
        return 0.0
    middle = sorted(gaps)[len(gaps) // 3]
    return middle if middle > _SPACE / 2 * first.style.size else 0.0


def _is_space(last: Glyph, glyph: Glyph, tracking: float, least: float) -> bool:
    """Whether a space stands between two glyphs; `least` is the gap, in em, that needs no further sign."""
    em = min(last.style.size, glyph.style.size)
    gap = glyph.left - last.right
    if glyph.spaced and glyph.baseline - last.baseline > em / 2:  # the next line of one cell
        return True
    if tracking:
        return gap > tracking + _SPACE * em
    if is_han(last.text[-1]) and is_han(glyph.text[0]):
        return gap > (0.3 if glyph.spaced else 0.5) * em
    return gap > (0.08 if glyph.spaced else least) * em or (glyph.spaced and gap > -0.05 * em)

"""Inline text → paragraphs: what stands on one line, with its white space joined as browsers do.

A flow is a stretch of page where paragraphs stand below each other: the page itself, a cell, a floating box.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.layout import MARKERS, columns
from extract.read.blocks import Paragraph, Run

POINTS = 0.75
"""Points a pixel."""

APART = 10.0
NEAR = 1.0
"""Pixels between two inline boxes from which on they stand apart like columns, or like words."""

LONG_WORD = 16
MAX_HEADING = 120
"""Columns and characters: no single word of a name is longer, and no heading."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_MARKED = re.compile(rf"\s*[{re.escape(MARKERS)}](?:\s|$)")
_DASHES = "-–—~～至"
_BREAK = re.compile(r"\r\n?|\n")
_KEPT = {ord(" "): "\ue000", ord("\t"): "\ue001"}
_RESTORED = {ord(mark): chr(character) for character, mark in _KEPT.items()}


NO_KIND = ("", "")
POINT = " · "
"""What is printed between boxes of one kind, such as the tags of a list of skills."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Space on a line at one side of a box, in pixels; `kind` is what boxes of one kind have in common."""

    width: float
    kind: tuple[str, str] = NO_KIND


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the text of an element stands. `heading` numbers the heading that it belongs to, from 1, and
    `within` the element around that.

    `hint` names what may make it a heading; `region` numbers the sidebar or column it stands in.
    """

    indent: float = 0.0
    level: int = 0
    heading: int = 0
    within: int = 0
    hint: str = ""
    region: int = 0
    ragged: bool = False
    verbatim: bool = False


@dataclass(slots=True)
class Shown(Paragraph):
    """A paragraph of a page: `hint`, `region`, `within` as in `Setting`; `verbatim` keeps white space."""

    hint: str = ""
    region: int = 0
    within: int = 0
    verbatim: bool = False


@dataclass(slots=True)
class Flow:
    """Paragraphs and the line that is being set: runs, and the gaps between them.

    `space` is what is asked for before the next paragraph, in pixels, and `gap` whether an empty line is;
    `marker` the bullet that waits for it; `aside` the lines that float at its right; `term` a defined word
    that waits for what is said of it; `held` tells that the line stands left of the next block; `level` is
    the depth of a heading in a box on the line.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    line: list[Run | Gap] = field(default_factory=list)
    space: float = 0.0
    gap: bool = False
    marker: list[Run] = field(default_factory=list)
    aside: list[Paragraph] = field(default_factory=list)
    term: list[Paragraph] = field(default_factory=list)
    held: bool = False
    level: int = 0
    headings: set[int] = field(default_factory=set)

    @property
    def empty(self) -> bool:
        """Whether nothing is on the line yet."""
        return not any(isinstance(item, Run) and item.text.strip(" ") for item in self.line)

    def write(self, text: str, style: Run, verbatim: str) -> Iterator[bool]:
        """Put letters on the line, in the style of a run; yields at each line break that is kept."""
        if not verbatim:
            self._put(_SPACE.sub(" ", text), style)
            return
        for number, line in enumerate(_BREAK.split(text)):
            if number:
                yield True
            self._put(line.translate(_KEPT) if verbatim == "pre" else line, style)

    def _put(self, text: str, style: Run) -> None:
        if text:
            self.line.append(Run(text, style.strong, style.emphasis, style.size, style.url))
            self.held = self.held and not text.strip(" ")

    def begin(self, setting: Setting) -> None:
        """End the line inside of an element; a first word of a large name waits for the others."""
        if setting.level == 1 and self._is_word():
            self.line.append(Run(" "))
        else:
            self.finish(setting)

    def _is_word(self) -> bool:
        text = "".join(item.text for item in self.line if isinstance(item, Run)).strip()
        return 0 < columns(text) <= LONG_WORD and text.replace("-", "").isalpha()

    def finish(self, setting: Setting) -> None:
        """End the line and make a paragraph of it, if anything is on it."""
        runs, self.line, self.held = list(settled(self.line)), [], False
        if runs:
            self.add([self._paragraph(runs, setting)])
            self.headings |= {setting.heading} - {0}

    def _paragraph(self, runs: list[Run], setting: Setting) -> Shown:
        level = setting.level if setting.heading not in self.headings else 0
        level, self.level = level or self.level, 0
        if sum(len(run.text) for run in runs) > MAX_HEADING:
            level = 0
        return Shown(
            runs,
            level=level,
            indent=setting.indent,
            ragged=setting.ragged,
            hint=setting.hint,
            region=setting.region,
            within=setting.within,
            verbatim=setting.verbatim,
        )

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Put paragraphs below what is there."""
        for paragraph in paragraphs:
            if paragraph.blank:
                self.gap = True
                continue
            term, self.term = self.term, []
            for shown in [*term, paragraph]:
                self._append(shown)

    def _append(self, paragraph: Paragraph) -> None:
        if self.gap and self.paragraphs:
            self.paragraphs.append(Paragraph())
        paragraph.before = max(paragraph.before, POINTS * self.space)
        if self.marker:
            marked = paragraph.level > 0 or bool(_MARKED.match(paragraph.text))
            paragraph.runs = paragraph.runs if marked else [*self.marker, *paragraph.runs]
            paragraph.indent -= INDENT
        if self.aside:
            paragraph.runs = [*paragraph.runs, Run("\t"), *self.aside.pop(0).runs]
        self.paragraphs.append(paragraph)
        self.space, self.gap, self.marker = 0.0, False, []

    def close(self, setting: Setting) -> None:
        """End the line, and let what floats or waits stand by itself."""
        self.finish(setting)
        waiting, self.term = self.term, []
        waiting, self.aside = waiting + self.aside, []
        self.add(waiting)


INDENT = 12.0
"""Points by which a list stands deeper than what is around it."""


def settled(line: Iterable[Run | Gap]) -> Iterator[Run]:
    """The runs of a line: single spaces between words, tabs or points between boxes that stand apart."""
    last: Run | None = None
    gaps: list[Gap] = []
    spaced = False
    for item in line:
        if isinstance(item, Gap):
            gaps.append(item)
            continue
        words = item.text.strip(" ")
        if not words:
            spaced = spaced or bool(item.text)
            continue
        lead = ""
        if last is not None:
            between = _between(last.text, item.text, gaps, spaced)
            lead = between if between == " " and _is_alike(last, item) else ""
            if between and not lead:
                yield Run(between, size=item.size)
        last = Run((lead + words).translate(_RESTORED), *_style(item))
        yield last
        gaps, spaced = [], item.text[-1] == " "


def _style(run: Run) -> tuple[bool, bool, float, str, int]:
    return run.strong, run.emphasis, run.size, run.url, run.sign


def _between(last: str, text: str, gaps: list[Gap], spaced: bool) -> str:
    """What stands between two stretches of letters with the given gaps; `spaced` if white space does."""
    if sum(gap.width for gap in gaps) >= APART and not _goes_on(last, text.strip(" ")):
        kinds = {gap.kind for gap in gaps}
        return POINT if len(gaps) > 1 and len(kinds) == 1 and kinds != {NO_KIND} else "\t"
    return " " if spaced or text[0] == " " or sum(gap.width for gap in gaps) >= NEAR else ""


def _goes_on(before: str, after: str) -> bool:
    """Whether a dash between two boxes joins them, as those of a period of time."""
    return before.rstrip()[-1:] in _DASHES or after[0] in _DASHES


def _is_alike(one: Run, other: Run) -> bool:
    """Whether the space between two runs belongs to a stretch of bold, or of equal, letters."""
    return (one.strong and other.strong) or (one.strong, one.emphasis) == (other.strong, other.emphasis)

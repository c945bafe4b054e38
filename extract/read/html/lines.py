"""Inline text → paragraphs: what stands on one line, with its white space joined as browsers do.

A flow is a stretch of page where paragraphs stand below each other: the page itself, a cell, a floating box.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.layout import MARKERS, columns
from extract.read.blocks import Paragraph, Run

POINTS = 0.75
"""Points a pixel."""

APART = 10.0
"""Pixels between two inline boxes from which on they stand apart like columns."""

LONG_WORD = 16
MAX_HEADING = 120
"""Columns and characters: no single word of a name is longer, and no heading."""

_KEPT = {" ": "\ue000", "\t": "\ue001"}
_RESTORED = {ord(mark): character for character, mark in _KEPT.items()}


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
    """Paragraphs and the line that is being set: runs, and the pixels between them.

    `space` is what is asked for before the next paragraph, in pixels, and `gap` whether an empty line is;
    `marker` the bullet that waits for it; `aside` the lines that float at its right; `term` a defined word
    that waits for what is said of it; `held` tells that the line stands left of the next block; `level` is
    the depth of a heading in a box on the line.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    line: list[Run | float] = field(default_factory=list)
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

    def write(self, run: Run, verbatim: str) -> Iterator[bool]:
        """Put letters on the line; yields at each line break that `verbatim` white space has."""
        if not verbatim:
            self._put(replace(run, text=re.sub(r"[ \t\n\r\f]+", " ", run.text)))
            return
        for number, text in enumerate(re.split(r"\r\n?|\n", run.text)):
            if number:
                yield True
            kept = text.translate({ord(c): mark for c, mark in _KEPT.items()}) if verbatim == "pre" else text
            self._put(replace(run, text=kept))

    def _put(self, run: Run) -> None:
        if run.text:
            self.line.append(run)
            self.held = self.held and not run.text.strip(" ")

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
            marked = paragraph.text.lstrip()[:1] in MARKERS
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


def settled(line: Iterable[Run | float]) -> Iterator[Run]:
    """The runs of a line with single spaces between words, and a tab where boxes stand apart."""
    last: Run | None = None
    width, spaced = 0.0, False
    for item in line:
        if not isinstance(item, Run):
            width += item
            continue
        words = item.text.strip(" ")
        if words:
            between = "\t" if width >= APART else " " if spaced or item.text[0] == " " or width else ""
            alike = last is not None and (last.strong, last.emphasis) == (item.strong, item.emphasis)
            if last is not None and between and not (alike and between == " "):
                yield Run(between, size=item.size)
            lead = between if last is not None and alike and between == " " else ""
            last = replace(item, text=(lead + words).translate(_RESTORED))
            yield last
            width, spaced = 0.0, item.text[-1] == " "
        else:
            spaced = spaced or bool(item.text)

"""Paragraphs → document: the text of what a word processor shows, with its lines, looks and links.

A paragraph is one line, and one more after each line break in it. An empty line stands where the page
shows a gap: an empty paragraph, or clearly more space than between most lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extract.document import Anchor, Document, Line
from extract.read.blocks import BULLET, LABEL, TITLE, Paragraph, Run

GAP = 6.0
"""Points: from this much space on there is a gap, if it is also `MORE` than between most lines."""

MORE = 3.0
TAB_WIDTH = 4
_PAGES = ("http://", "https://", "ftp://", "mailto:", "tel:", "www.")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def document(
    paragraphs: list[Paragraph], file: str, sha256: str, media_type: str, warnings: Iterable[str] = ()
) -> Document:
    """The document that shows `paragraphs`, top to bottom."""
    flow = _Flow(_body_size(paragraphs), _usual_space(paragraphs), _first_level(paragraphs))
    for paragraph in paragraphs:
        flow.add(paragraph)
    return Document(
        file,
        sha256,
        media_type,
        "".join(flow.text),
        tuple(flow.lines),
        bytes(flow.markup),
        tuple(_merged_anchors(flow.anchors)),
        strong=tuple(_merged(flow.strong)),
        emphasis=tuple(_merged(flow.emphasis)),
        warnings=tuple(warnings),
    )


def _body_size(paragraphs: list[Paragraph]) -> float:
    """The height of most letters; 1 where no size is known."""
    sizes: Counter[float] = Counter()
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        sizes[run.size] += sum(not c.isspace() for c in run.text)
    size = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    return size or 1.0


def _space(before: Paragraph, after: Paragraph) -> float:
    """The points between two paragraphs."""
    if before.style == after.style and before.tight and after.tight:
        return 0.0
    return before.after + after.before


def _usual_space(paragraphs: list[Paragraph]) -> float:
    """The space between most paragraphs of plain text that follow each other; bullets stand closer."""
    pairs = [(a, b) for a, b in pairwise(paragraphs) if not a.blank and not b.blank]
    plain = [pair for pair in pairs if not any(p.level or _is_item(p) for p in pair)]
    spaces = Counter(round(_space(*pair), 1) for pair in plain or pairs)
    return max(spaces, key=lambda space: (spaces[space], -space), default=0.0)


def _is_item(paragraph: Paragraph) -> bool:
    """Whether a bullet stands before a paragraph."""
    return paragraph.runs[0].sign == BULLET


def _first_level(paragraphs: list[Paragraph]) -> int:
    """What is added to the levels: level 1 is kept for a title of the whole, where headings are many."""
    shown = [paragraph.level for paragraph in paragraphs if paragraph.level and not paragraph.blank]
    levels = [level for level in shown if level > 0]
    if not levels:
        return 2 - LABEL if LABEL in shown else 0
    top = 2 if TITLE in shown or levels.count(min(levels)) > 1 else 1
    return top - min(levels)


@dataclass
class _Flow:
    """The text while it grows."""

    size: float
    space: float
    deeper: int
    text: list[str] = field(default_factory=list)
    markup: bytearray = field(default_factory=bytearray)
    lines: list[Line] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    last: Paragraph | None = None
    blank: bool = False

    def add(self, paragraph: Paragraph) -> None:
        """Put a paragraph below those that are there."""
        if paragraph.blank:
            self.blank = True
            return
        if self.last is not None and (self.blank or self._is_gap(self.last, paragraph)):
            self._write("\n")
        for number, runs in enumerate(_lines(paragraph.runs)):
            self._line(runs, paragraph, number)
        self.last, self.blank = paragraph, False

    def _is_gap(self, before: Paragraph, after: Paragraph) -> bool:
        space = _space(before, after)
        return space >= GAP and space >= self.space + MORE

    def _write(self, text: str, sign: int = 0) -> int:
        """Append letters; returns where they begin."""
        start = len(self.markup)
        self.text.append(text)
        self.markup += bytes(sign if sign and not c.isspace() else 0 for c in text)
        return start

    def _line(self, runs: list[Run], paragraph: Paragraph, number: int) -> None:
        indent = paragraph.hang if number else paragraph.indent
        begin = len(self.markup)
        for run in runs:
            start = self._write(run.text, run.sign)
            self._note(run, start, len(self.markup))
        printed = "".join(run.text for run in runs)
        words = printed.strip()
        if words:
            lead = printed[: len(printed) - len(printed.lstrip())]
            start = begin + len(lead)
            columns = round(2 * indent / self.size) if self.size > 1 else 0
            self.lines.append(
                Line(
                    start,
                    start + len(words),
                    level=self._level(paragraph),
                    indent=max(columns, 0) + len(lead.expandtabs(TAB_WIDTH)),
                    strong=_all_strong(runs),
                    size=self._size(runs),
                    wraps=False,
                    fresh=paragraph.fresh and not number,
                )
            )
        self._write("\n")

    def _level(self, paragraph: Paragraph) -> int:
        if paragraph.level == TITLE:
            return 1
        level = paragraph.level + self.deeper if paragraph.level else 0
        return min(max(level, 0), 6)

    def _size(self, runs: list[Run]) -> float:
        size = _body_size([Paragraph([run for run in runs if not run.sign])])
        return round(size / self.size, 2) if size > 1 else 1.0

    def _note(self, run: Run, start: int, end: int) -> None:
        """Keep the looks and the link of letters that were written."""
        if not run.text.strip() or run.sign:
            return
        if run.strong:
            self.strong.append((start, end))
        if run.emphasis:
            self.emphasis.append((start, end))
        if run.url.lower().startswith(_PAGES):
            lead = len(run.text) - len(run.text.lstrip())
            last = start + len(run.text.rstrip())
            self.anchors.append(Anchor(start + lead, last, run.url, start + lead, last))


def _all_strong(runs: list[Run]) -> bool:
    words = [run for run in runs if any(map(str.isalnum, run.text)) and not run.sign]
    return bool(words) and all(run.strong for run in words)


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph, without letters that take no space."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.translate(_UNSEEN).split("\n")
        line.append(_with(run, first))
        for text in others:
            yield line
            line = [_with(run, text)]
    yield line


def _with(run: Run, text: str) -> Run:
    return run if run.text == text else Run(text, run.strong, run.emphasis, run.size, run.url, run.sign)


def _merged(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places that touch as one."""
    start = end = -1
    for first, last in places:
        if first > end:
            if end > start:
                yield start, end
            start = first
        end = last
    if end > start:
        yield start, end


def _merged_anchors(anchors: list[Anchor]) -> Iterator[Anchor]:
    """Links whose letters were cut in several runs as one."""
    last: Anchor | None = None
    for anchor in anchors:
        if last and last.url == anchor.url and anchor.start - last.end <= 1:
            last = Anchor(last.start, anchor.end, last.url, last.url_start, anchor.url_end)
            continue
        if last:
            yield last
        last = anchor
    if last:
        yield last

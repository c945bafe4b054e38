"""Pages → document: the text once, in reading order, and all else as places in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from extract.box import Box, around
from extract.document import Anchor, Document, Line
from extract.pages.furniture import without_furniture
from extract.pages.glyphs import Glyph, Hyperlink, Page
from extract.pages.labels import label_column
from extract.pages.lines import lines_of
from extract.pages.printed import PrintedLine
from extract.pages.regions import Block, blocks
from extract.pages.rows import rows_of
from extract.pages.run import Run
from extract.pages.runs import runs

_BELOW = 0.8  # of an em: how far apart baselines are at least; raised marks are nearer
_COLUMN = 0.5  # of an em: the width of a column of text, in which indents are counted
_BAR, _BULLET, _DASH = 2, 3, 4  # keys of `extract.document.SHOWN_AS`
_is_bold, _is_italic = attrgetter("bold"), attrgetter("italic")


def document_of(
    pages: Sequence[Page], file: str, sha256: str, media_type: str, warnings: Iterable[str] = ()
) -> Document:
    """The document that pages make."""
    writer = _written(pages)
    return Document(
        file,
        sha256,
        media_type,
        "".join(writer.text),
        tuple(writer.lines),
        bytes(writer.markup),
        tuple(writer.anchors()),
        strong=tuple(writer.strong),
        emphasis=tuple(writer.emphasis),
        pages=len(pages),
        warnings=tuple(warnings),
    )


@dataclass(frozen=True)
class Trace:
    """Where the document that pages make is printed: its lines, and the block of each, counted from 0."""

    lines: tuple[Line, ...]
    blocks: tuple[int, ...]
    glyphs: dict[int, list[tuple[int, int, Glyph]]]

    def places(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Where the characters `start` to `end` are printed: page and box of each stretch on one baseline."""
        found = []
        for line in self.lines[max(0, bisect_right(self.lines, start, key=lambda line: line.start) - 1) :]:
            if line.start >= end:
                break
            first, last = max(start, line.start), min(end, line.end)
            placed = self.glyphs.get(line.page, [])
            inside = placed[bisect_left(placed, first, key=_start) : bisect_left(placed, last, key=_start)]
            found += [(line.page, around(held)) for held in _stretches(glyph for _, _, glyph in inside)]
        return found


def trace(pages: Sequence[Page]) -> Trace:
    """Where the text of `document_of(pages, …)` is printed."""
    writer = _written(pages)
    glyphs = {page: [at for run in runs for at in _places(*run)] for page, runs in writer.runs.items()}
    return Trace(tuple(writer.lines), tuple(writer.blocks), glyphs)


def _stretches(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs cut where they go on in a line below: cells that wrap are one line of the document."""
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and abs(glyph.baseline - held[-1].baseline) > _BELOW * glyph.style.size:
            yield held
            held = []
        held.append(glyph)
    if held:
        yield held


def _start(placed: tuple[int, int, Glyph]) -> int:
    return placed[0]


def _written(pages: Sequence[Page]) -> _Writer:
    printed = printed_blocks(pages)
    body = _body_size(line for _, lines in printed for line in lines)
    writer = _Writer(body, {page.number: page for page in pages})
    for block, (number, lines) in enumerate(printed):
        for line in lines:
            writer.write(line, number)
            writer.blocks.append(block)
    return writer


def printed_blocks(pages: Sequence[Page]) -> list[tuple[int, list[PrintedLine]]]:
    """The blocks of pages in reading order, the number of the page and the lines; sidebars come last."""
    kept = without_furniture(pages, [runs(page) for page in pages])
    main: list[tuple[Page, Block]] = []
    asides: list[tuple[Page, Block]] = []
    labels = label_column([rows_of(found) for found in kept])
    for page, found in zip(pages, kept, strict=True):
        for block in blocks(page, found, labels):
            (asides if block.aside else main).append((page, block))
    return [(page.number, lines_of(block, page)) for page, block in (*main, *asides)]


def _body_size(printed: Iterable[PrintedLine]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for line in printed:
        for part in line.parts:
            sizes[round(part.run.size * 2) / 2] += len(part.run.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


@dataclass
class _Writer:
    """The text while it is written; `runs` are those of each page, with the place at which each begins."""

    body: float
    pages: dict[int, Page]
    text: list[str] = field(default_factory=list)
    markup: bytearray = field(default_factory=bytearray)
    lines: list[Line] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    runs: dict[int, list[tuple[int, Run]]] = field(default_factory=lambda: defaultdict(list))

    def put(self, text: str, hidden: int = 0) -> None:
        """Append characters that are words (0) or markup (a key of `SHOWN_AS`)."""
        self.text.append(text)
        self.markup += bytes([hidden]) * len(text)

    def write(self, line: PrintedLine, page: int) -> None:
        """Append a line."""
        if self.text:
            self.put("\n\n" if line.gap or line.fresh else "\n")
        start = len(self.markup)
        if line.bullet:
            self.put("•", _BULLET)
            self.put(" ")
        for part in line.parts:
            self._separate(part.before)
            self._run(part.run, page)
        self.lines.append(
            Line(
                start,
                len(self.markup),
                page,
                indent=round(line.indent / (_COLUMN * self.body)),
                strong=all(part.run.is_bold for part in line.parts),
                size=round(line.size / self.body, 2),
                wraps=line.wraps,
                box=line.box,
                fresh=line.fresh,
                certainty=_certainty(line),
            )
        )

    def _separate(self, before: str) -> None:
        if before == "|":
            self.put(" ")
            self.put("|", _BAR)
            self.put(" ")
        elif before == "-":
            self.put(" ", _DASH)
        else:
            self.put(before)

    def _run(self, run: Run, page: int) -> None:
        at = len(self.markup)
        self.runs[page].append((at, run))
        self.put(run.text)
        for places, is_set in ((self.strong, _is_bold), (self.emphasis, _is_italic)):
            told = set(map(is_set, run.styles))
            if told == {True}:
                _extend(places, at, len(self.markup))
            elif True in told:
                for start, end, glyph in _places(at, run):
                    if is_set(glyph.style):
                        _extend(places, start, end)

    def anchors(self) -> list[Anchor]:
        """The links, each at the words that stand in its place."""
        found = [
            anchor
            for number, page in self.pages.items()
            for link in page.links
            for anchor in [self._anchor(number, link)]
            if anchor
        ]
        return sorted(found, key=lambda anchor: (anchor.start, anchor.end))

    def _anchor(self, page: int, link: Hyperlink) -> Anchor | None:
        box = link.box
        inside = [
            (start, end)
            for at, run in self.runs.get(page, ())
            if box.meets(run.box)
            for start, end, glyph in _places(at, run)
            if box.top <= glyph.baseline <= box.bottom + 2 and box.holds(glyph)
        ]
        if not inside:
            return None
        first, last = min(start for start, _ in inside), max(end for _, end in inside)
        return Anchor(first, last, link.url, first, last)


def _places(at: int, run: Run) -> Iterator[tuple[int, int, Glyph]]:
    """Where each glyph of a run stands, which is written at a place."""
    for index, glyph in enumerate(run.glyphs):
        start = at + (index in run.spaces)
        at = start + len(glyph.text)
        yield start, at, glyph


def _certainty(line: PrintedLine) -> float:
    """How sure the reading of a line's glyphs is, on average."""
    sure = list(chain.from_iterable([part.run.columns.certainties for part in line.parts]))
    return round(sum(sure) / len(sure), 3)


def _extend(places: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a place; with at most a space between it and the last they are one."""
    if places and start - places[-1][1] <= 1:
        places[-1] = (places[-1][0], end)
    else:
        places.append((start, end))

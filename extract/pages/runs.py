"""Glyphs → runs: words that stand side by side on one baseline, without a wide gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import attrgetter, le

from extract.pages.glyphs import Glyph, Page, Segment
from extract.pages.run import Run

GAP = 0.95
"""Widths of an em between words that no longer belong together; a word space is a quarter, at most a half."""

_OTHER_SIZE = 1.25
"""Times a size from which words beside others are something else, as a name and what follows it are."""

_APART = 0.5
"""Widths of an em between words that do not follow each other in the file: columns may be as near."""

_FEW = 5
"""Words that begin at one place, each anew in the file, make an edge."""

_NEAR = 0.2
"""Widths of an em between words and such an edge: columns are no nearer."""

_LABEL_GAP = 0.6
"""Widths of an em between a bold label and its text, more than a space even where lines are justified."""

_TWIN = 0.2
"""Widths of an em by which a glyph may be printed beside itself."""

_BACK = 0.5
"""Widths of an em by which a glyph may begin before the one before it ends (kerning, accents)."""

_LEFT = attrgetter("left")
_Printed = tuple[dict[str, list[Glyph]], dict[str, float]]
"""What is printed near one baseline, by its text, and how far right each text is: most lines are in order."""


def runs(page: Page) -> list[Run]:
    """The runs of a page, from top to bottom and left to right."""
    pieces = sorted(_pieces(_printed_once(page.glyphs)), key=lambda piece: (piece.baseline, piece.box.left))
    edges = _edges(pieces)
    upright = [segment for segment in page.segments if not segment.is_horizontal]
    found: list[Run] = []
    for row in _rows(pieces):
        found += (
            part for run in _joined(row, upright, edges) for one in _by_size(run) for part in _by_weight(one)
        )
    return sorted(found, key=lambda run: (run.baseline, run.box.left))


def _by_size(run: Run) -> Iterator[Run]:
    """A run in two where all its words up to a space are much larger (or smaller) than all that follow."""
    glyphs = run.glyphs
    first, last = glyphs[0].style.size, glyphs[-1].style.size
    if max(first, last) < _OTHER_SIZE * min(first, last):
        yield run
        return
    sizes = [glyph.style.size for glyph in glyphs]
    for index in range(1, len(glyphs)):
        large, small = sorted((sizes[:index], sizes[index:]), key=max, reverse=True)
        if min(large) >= _OTHER_SIZE * max(small) and index in run.spaces:
            yield Run(glyphs[:index])
            yield Run(glyphs[index:])
            return
    yield run


def _by_weight(run: Run) -> Iterator[Run]:
    """A run in two where its words up to a wide space are bold and none that follow: a label, its text."""
    glyphs = run.glyphs
    if glyphs[0].style.bold and not glyphs[-1].style.bold:
        index = next(i for i, glyph in enumerate(glyphs) if not glyph.style.bold)
        wide = glyphs[index].left - glyphs[index - 1].right > _LABEL_GAP * run.size
        if wide and not any(glyph.style.bold for glyph in glyphs[index:]):
            yield Run(glyphs[:index])
            yield Run(glyphs[index:])
            return
    yield run


def _printed_once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs, those printed again a hair beside themselves (a bold face made by hand) once and bold.

    The letters of a ligature have one place too, but follow each other.
    """
    lines: dict[int, _Printed] = defaultdict(lambda: ({}, {}))
    again: set[int] = set()
    kept: list[Glyph] = []
    last: Glyph | None = None
    level: float | None = None
    for glyph in glyphs:
        text, left, baseline = glyph.text, glyph.left, glyph.baseline
        if baseline != level:
            level, (seen, reach) = baseline, lines[round(baseline / 3)]
        far = reach.get(text)
        if far is None:
            seen[text], reach[text] = [glyph], left
        else:
            near = _TWIN * glyph.style.size
            twin = _twin(seen[text], glyph, near) if left - far < near else None
            if twin and twin is not last:
                again.add(id(twin))
                last = glyph
                continue
            seen[text].append(glyph)
            reach[text] = max(far, left)
        last = glyph
        kept.append(glyph)
    if not again:
        return kept
    return [_bold(glyph) if id(glyph) in again and glyph.text.isalnum() else glyph for glyph in kept]


def _twin(others: list[Glyph], glyph: Glyph, near: float) -> Glyph | None:
    """The first of others that stands where a glyph does; `near` it, in points."""
    for other in others:
        if abs(other.left - glyph.left) < near and abs(other.baseline - glyph.baseline) < near:
            return other
    return None


def _bold(glyph: Glyph) -> Glyph:
    return glyph._replace(style=replace(glyph.style, bold=True))


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    """Stretches of the file that run on: raised marks stay with the words that they follow."""
    start = 0
    for index, (last, glyph) in enumerate(pairwise(glyphs), start=1):
        if not _runs_on(last, glyph):
            yield Run(tuple(glyphs[start:index]))
            start = index
    if glyphs:
        yield Run(tuple(glyphs[start:]))


def _runs_on(last: Glyph, glyph: Glyph) -> bool:
    em = glyph.style.size if glyph.style is last.style else max(last.style.size, glyph.style.size)
    near = -_BACK * em < glyph.left - last.right < GAP * em
    if not near and not (glyph.left == last.left and glyph.right == last.right):  # as letters of a ligature
        return False
    if last.top == glyph.top and last.bottom == glyph.bottom:  # as most do
        return glyph.bottom > glyph.top
    shared = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)  # of the lower one's height
    return shared > 0.5 * min(last.bottom - last.top, glyph.bottom - glyph.top)


def _rows(pieces: list[Run]) -> Iterator[list[Run]]:
    """Pieces whose baselines are the same, nearly."""
    row: list[Run] = []
    for piece in pieces:
        if row and piece.baseline - row[0].baseline > 0.25 * min(piece.size, row[0].size):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _edges(pieces: list[Run]) -> set[int]:
    """Where several pieces begin, in points: the left edge of a column, or of what hangs in it."""
    counts = Counter(round(piece.box.left) for piece in pieces)
    return {left for left, count in counts.items() if count >= _FEW}


def _joined(row: list[Run], upright: list[Segment], edges: set[int]) -> Iterator[Run]:
    """The pieces of a row, those that touch as one, unless a line or an edge is between them."""
    held: list[Run] = []
    for piece in sorted(row, key=lambda piece: piece.box.left):
        if held and not _belongs(held, piece, upright, edges):
            yield _one(held)
            held = []
        held.append(piece)
    if held:
        yield _one(held)


def _one(pieces: list[Run]) -> Run:
    lefts = pieces[0].columns.lefts
    if len(pieces) == 1 and all(map(le, lefts, lefts[1:])):  # in order already
        return pieces[0]
    return Run(tuple(sorted(chain.from_iterable([piece.glyphs for piece in pieces]), key=_LEFT)))


def _belongs(held: list[Run], piece: Run, upright: list[Segment], edges: set[int]) -> bool:
    last = max(held, key=lambda one: one.box.right)
    size = max(piece.size, last.size)
    apart = _NEAR if round(piece.box.left) in edges else _APART
    if piece.box.left - last.box.right >= apart * size:
        return False
    low, high = (held[-1].box.left + held[-1].box.right) / 2, piece.box.left + 0.3 * piece.size
    return not any(low < s.left <= high and s.top < piece.baseline < s.bottom for s in upright)

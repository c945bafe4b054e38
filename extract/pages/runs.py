"""Glyphs → runs: words that stand side by side on one baseline, without a wide gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extract.document import Box, around, is_han
from extract.pages.glyphs import Glyph, Page, Segment

GAP = 0.95
"""Widths of an em between words that no longer belong together; a word space is a quarter, at most a half."""

_SPACE = 0.17
"""Widths of an em from which a gap is a space, where the file has none."""

_SURE = 0.25
"""The same where the file has other spaces: letters of headings are set apart too."""

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


@dataclass(frozen=True)
class Run:
    """Glyphs from left to right on one baseline."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """Where it stands."""
        return around(self.glyphs)

    @cached_property
    def sizes(self) -> list[float]:
        """The sizes of its glyphs, in points and in ascending order."""
        return sorted([glyph.style.size for glyph in self.glyphs])

    @cached_property
    def size(self) -> float:
        """The size of most of its glyphs, in points."""
        return self.sizes[len(self.sizes) // 2]

    @cached_property
    def baseline(self) -> float:
        """The baseline of most of its glyphs."""
        lines = sorted([glyph.baseline for glyph in self.glyphs])
        return lines[len(lines) // 2]

    @cached_property
    def text(self) -> str:
        """Its words, with single spaces."""
        words = [glyph.text for glyph in self.glyphs]
        for index in self.spaces:
            words[index] = " " + words[index]
        return "".join(words)

    @cached_property
    def spaces(self) -> frozenset[int]:
        """The glyphs before which a space stands."""
        tracking = _tracking(self.glyphs)
        least = _SURE if any(glyph.spaced for glyph in self.glyphs[1:]) else _SPACE
        touching = _SPACE * self.sizes[0]  # points: no space is as narrow, unless the file has one there
        apart = [
            (index, last, glyph)
            for index, (last, glyph) in enumerate(pairwise(self.glyphs), start=1)
            if glyph.spaced or glyph.left - last.right > touching
        ]
        return frozenset([index for index, last, glyph in apart if _is_space(last, glyph, tracking, least)])

    @cached_property
    def is_bold(self) -> bool:
        """Whether all its letters are."""
        words = [g for g in self.glyphs if g.text.isalnum()]
        return bool(words) and all(g.style.bold for g in words)


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
    sizes = [glyph.style.size for glyph in glyphs]
    if max(sizes[0], sizes[-1]) < _OTHER_SIZE * min(sizes[0], sizes[-1]):
        yield run
        return
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


def _tracking(glyphs: tuple[Glyph, ...]) -> float:
    """The gap that all letters of a run have between them, in points, where they are set apart; else 0."""
    if len(glyphs) < 5 or not glyphs[0].text.isascii():
        return 0.0
    gaps = sorted(two.left - one.right for one, two in pairwise(glyphs))
    middle = gaps[len(gaps) // 3]
    return middle if middle > _SPACE / 2 * glyphs[0].style.size else 0.0


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


def _printed_once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs, those printed again a hair beside themselves (a bold face made by hand) once and bold.

    The letters of a ligature have one place too, but follow each other.
    """
    seen: dict[tuple[str, int], list[Glyph]] = defaultdict(list)
    reach: dict[tuple[str, int], float] = {}  # the last of them, right of which is none: lines are written so
    again: set[int] = set()
    kept: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        place = glyph.text, round(glyph.baseline / 3)
        near, far = _TWIN * glyph.style.size, reach.get(place)
        twin = _twin(seen[place], glyph, near) if far is not None and glyph.left - far < near else None
        if twin and twin is not last:
            again.add(id(twin))
            last = glyph
            continue
        last = glyph
        reach[place] = glyph.left if far is None else max(far, glyph.left)
        seen[place].append(glyph)
        kept.append(glyph)
    return [_bold(glyph) if id(glyph) in again and glyph.text.isalnum() else glyph for glyph in kept]


def _twin(others: list[Glyph], glyph: Glyph, near: float) -> Glyph | None:
    """The first of others that stands where a glyph does; `near` it, in points."""
    for other in others:
        if abs(other.left - glyph.left) < near and abs(other.baseline - glyph.baseline) < near:
            return other
    return None


def _bold(glyph: Glyph) -> Glyph:
    return glyph._replace(style=replace(glyph.style, bold=True))


def _pieces(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Stretches of the file that run on: raised marks stay with the words that they follow."""
    piece: list[Glyph] = []
    for glyph in glyphs:
        if piece and not _runs_on(piece[-1], glyph):
            yield Run(tuple(piece))
            piece = []
        piece.append(glyph)
    if piece:
        yield Run(tuple(piece))


def _runs_on(last: Glyph, glyph: Glyph) -> bool:
    em = glyph.style.size if glyph.style is last.style else max(last.style.size, glyph.style.size)
    if glyph.left == last.left and glyph.right == last.right:  # letters of one ligature
        return _is_level(last, glyph)
    return -_BACK * em < glyph.left - last.right < GAP * em and _is_level(last, glyph)


def _is_level(last: Glyph, glyph: Glyph) -> bool:
    """Whether two glyphs share most of the lower one's height."""
    if last.top == glyph.top and last.bottom == glyph.bottom:  # as most do
        return glyph.bottom > glyph.top
    shared = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
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
    glyphs = sorted((glyph for piece in pieces for glyph in piece.glyphs), key=lambda glyph: glyph.left)
    run = Run(tuple(glyphs))
    return pieces[0] if run == pieces[0] else run  # what is known of it already


def _belongs(held: list[Run], piece: Run, upright: list[Segment], edges: set[int]) -> bool:
    last = max(held, key=lambda one: one.box.right)
    size = max(piece.size, last.size)
    apart = _NEAR if round(piece.box.left) in edges else _APART
    if piece.box.left - last.box.right >= apart * size:
        return False
    low, high = (held[-1].box.left + held[-1].box.right) / 2, piece.box.left + 0.3 * piece.size
    return not any(low < s.left <= high and s.top < piece.baseline < s.bottom for s in upright)

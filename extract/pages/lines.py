"""Blocks → printed lines: what stands on one line, how far it is set in, whether it goes on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.box import Box
from extract.document import han_in, is_han
from extract.pages.glyphs import Page
from extract.pages.labels import kinds_of
from extract.pages.printed import (
    RUNNING,
    SUPPORT,
    Part,
    PrintedLine,
    fold_text,
    is_ragged_left,
    wrapping_edge,
)
from extract.pages.regions import Block
from extract.pages.rows import Row, bounds, rows_of, starts_item, usual
from extract.pages.run import Run
from extract.pages.stacked import dates_together, is_date
from extract.pages.tables import Cell, Table, is_listing

TAB = 1.7
"""Widths of an em from which a gap sets parts of a line apart."""

_SAME_EDGE = 1.5  # points
_LABELLED = re.compile(r"[^:]{2,24}:\s*\S")
_WORD = re.compile(r"[^\W\d_]+(?:[\s,;、]|$)")
_LABEL = 30  # characters of a label at most
_DEEP = 3  # em by which a line may be set in deeper than the one in which its text goes on
_OTHER, _MARK = 0.06, 0.25  # changes of a size: words of another kind; smaller ones yet are raised marks
_LOOSE = 1.45  # times the usual distance of lines, from which lines no longer belong together


def lines_of(block: Block, page: Page) -> list[PrintedLine]:
    """The lines of a block of a page in reading order."""
    if block.table:
        return list(_of_table(block.table, page))
    edges = _edges(block)
    lines = [_marked(_line(_at_edges(row, edges), block), page.marks) for row in block.rows]
    return _set(_cells_together(dates_together(lines, page.segments)), block)


def _line(row: Row, block: Block) -> PrintedLine:
    gaps = [two.box.left - one.box.right for one, two in pairwise(row)]
    justified = _is_justified(row, gaps, block)
    parts = [Part(row[0])]
    for run, gap in zip(row[1:], gaps, strict=True):
        parts.append(Part(run, " " if justified else "\t" if gap >= TAB * run.size else "  "))
    return PrintedLine(tuple(parts), bounds([row]))


def _cells_together(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Words that wrap inside a column between others, in brackets still open, are read in their place."""
    result: list[PrintedLine] = []
    for line in lines:
        place = _open_cell(result[-1], line) if result else None
        if place is None:
            result.append(line)
            continue
        parts = list(result[-1].parts)
        parts.insert(place + 1, replace(line.parts[0], before=""))
        result[-1] = replace(result[-1], parts=tuple(parts))
    return result


def _open_cell(last: PrintedLine, line: PrintedLine) -> int | None:
    """Which part of the line before goes on in the one part of a line; None for no part."""
    if len(line.parts) != 1 or line.bullet:
        return None
    run = line.parts[0].run
    for place, part in enumerate(last.parts[:-1]):
        text = fold_text(part.run)
        if abs(part.run.box.left - run.box.left) < 2 and text.count("(") > text.count(")"):
            return place if ")" in fold_text(run) else None
    return None


def _edges(block: Block) -> list[float]:
    """Where several lines begin that are set in: what begins there in other lines is a column of its own."""
    lefts = Counter(round(row[0].box.left) for row in block.rows)
    return [
        left
        for left, count in lefts.items()
        if count + lefts[left + 1] >= SUPPORT and left > block.left + 2 * block.rows[0][0].size
    ]


def _at_edges(row: Row, edges: list[float]) -> Row:
    """The row with its first run, if it is a label, cut where it meets an edge (`Tools` / `Git, Linux`)."""
    run = row[0]
    for index in sorted(run.spaces) if edges else ():
        if index > _LABEL or run.glyphs[index - 1].text in ",.;":
            break
        if any(-0.6 <= run.glyphs[index].left - edge <= 1.6 for edge in edges):
            return (Run(run.glyphs[:index]), Run(run.glyphs[index:]), *row[1:])
    return row


def _is_justified(row: Row, gaps: list[float], block: Block) -> bool:
    """Whether the gaps of a line are its word spaces, all widened so that it ends at the right edge."""
    full = block.right - row[-1].box.right < 2
    if not full or len(gaps) < 2 or max(gaps) >= min(1.3 * min(gaps), 4 * row[0].size):
        return False
    inside = (run.glyphs[i].left - run.glyphs[i - 1].right for run in row for i in run.spaces)
    return all(space > 0.5 * min(gaps) for space in inside)


def _marked(line: PrintedLine, marks: Sequence[Box]) -> PrintedLine:
    """The line with the bullet that is drawn before it; or before what stands right of its date."""
    box, size = line.box, line.parts[0].run.size
    for mark in marks:
        if not box.top < (mark.top + mark.bottom) / 2 < box.bottom:
            continue
        if 0 < box.left - mark.right < 2 * size:
            return replace(line, bullet=True, box=replace(box, left=mark.left))
        if len(line.parts) > 1 and _is_before(mark, line):
            parts = (line.parts[0], _with_bullet(line.parts[1], mark), *line.parts[2:])
            return replace(line, parts=parts)
    return line


def _is_before(mark: Box, line: PrintedLine) -> bool:
    """Whether a mark stands between the first part of a line and the second, near the second."""
    one, two = (part.run for part in line.parts[:2])
    return one.box.right < mark.left and 0 < two.box.left - mark.right < 2 * two.size


def _with_bullet(part: Part, mark: Box) -> Part:
    """The part with a bullet for the mark that is drawn before it."""
    first, *rest = part.run.glyphs
    bullet = first._replace(text="•", left=mark.left, right=mark.right, spaced=False)
    return replace(part, run=Run((bullet, first._replace(spaced=True), *rest)))


def _set(lines: list[PrintedLine], block: Block) -> list[PrintedLine]:
    """The lines with their indent, the gaps between them and their wrapping."""
    pitch = _pitch(lines)
    right = block.right if block.closed else wrapping_edge(lines, block.right - block.left)
    ragged = is_ragged_left(lines)
    result = []
    for index, line in enumerate(lines):
        last = lines[index - 1] if index else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        result.append(
            replace(
                line,
                indent=0.0 if ragged else max(0.0, line.box.left - block.left),
                gap=last is None or _distance(last, line) > _loose(pitch, line.size),
                wraps=_wraps(line, following, (block.left, right), pitch, closed=block.closed),
                fresh=block.fresh and index == 0,
            )
        )
    return result


def _distance(one: PrintedLine, two: PrintedLine) -> float:
    return two.parts[0].run.baseline - one.parts[0].run.baseline


def _loose(pitch: float, size: float) -> float:
    """The distance from which lines of this size no longer belong together."""
    return _LOOSE * max(pitch, 1.1 * size)


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """The usual distance of lines that follow each other."""
    return usual(d for one, two in pairwise(lines) if (d := _distance(one, two)) > 1)


def _wraps(
    line: PrintedLine,
    following: PrintedLine | None,
    edges: tuple[float, float | None],
    pitch: float,
    *,
    closed: bool,
) -> bool | None:
    """Whether a line's text goes on in the next: the next one's first word would not have fitted."""
    left, right = edges
    if following is None or right is None:
        return None
    size = line.size
    if abs(following.size - size) > 0.15 * size or _distance(line, following) > _loose(pitch, size):
        return False
    if any(part.before == "\t" for part in line.parts[1:]) and len(line.parts[-1].run.text) < 30:
        return False
    if following.bullet or starts_item(following.parts[0].run.text):
        return False
    if line.box.left - following.box.left > _DEEP * size or _changes_size(line, following):
        return False
    if any(part.before == "\t" for part in following.parts):
        return False
    if line.box.right + _first_word(following) + 0.2 * size <= right:
        return False
    if closed or _is_running(line, following, right):
        return True
    return None if _hangs(line, following, left) else False


def _changes_size(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether a line ends larger or smaller than the next begins, which is no date of its head."""
    last, first = line.parts[-1].run.glyphs[-1].style.size, following.parts[0].run.glyphs[0].style.size
    change = abs(last - first) / max(last, first)
    return _OTHER < change < _MARK and not is_date(following.text)


def _hangs(line: PrintedLine, following: PrintedLine, left: float) -> bool:
    """Whether a line is set in below the words of an item, as only the rest of the item is."""
    deeper = following.box.left - line.box.left
    if line.bullet or starts_item(line.parts[0].run.text):
        return deeper > 0.5 * line.size
    return abs(deeper) < _SAME_EDGE and line.box.left > left + 0.5 * line.size


def _is_running(line: PrintedLine, following: PrintedLine, right: float) -> bool:
    """Whether a line is long enough for running text; a short one may be of a list that fills its column."""
    text = line.text
    wide = (right - line.box.left + line.indent) / (0.5 * line.size)
    least = min(RUNNING, 0.65 * wide) if wide > RUNNING else RUNNING
    if len(text) + han_in(text) >= least:
        return True
    cut = following.text[:1].islower() or text[-1:] in ",-&/、(" or following.text[:1] in "/|,;、)"
    return cut or _is_list(text, following.text)


def _is_list(text: str, following: str) -> bool:
    """Whether a line is a labelled list (`Tools: Git, Altium`) that may go on in the next (`Designer`)."""
    labelled = _LABELLED.match(text) and not _LABELLED.match(following)
    return bool(labelled and _WORD.match(following) and re.search("[,/、;]", f"{text[-40:]}{following}"))


def _first_word(line: PrintedLine) -> float:
    """The width of a line's first word, in points; of Chinese, two characters."""
    glyphs = line.parts[0].run.glyphs
    han = not glyphs[0].text.isascii()
    count = 2 if han else 1
    while not han and count < len(glyphs) and not glyphs[count].spaced:
        count += 1
    return glyphs[min(count, len(glyphs)) - 1].right - glyphs[0].left


def _of_table(table: Table, page: Page) -> Iterator[PrintedLine]:
    """A row of short cells is a line with bars; cells of several lines are read one after the other.

    But for those of a list of things of one kind, such as papers: there each row is one thing.
    """
    listing = is_listing(table)
    for row in table.rows:
        bottom = min(cell.box.bottom for cell in row)
        tall = [cell for cell in row if cell.box.bottom > bottom + 4]
        flat = [cell for cell in row if cell not in tall]
        for cell in tall:
            yield from _label_cell(cell, _of_cell(cell, page))
        inside = [_of_cell(cell, page) for cell in flat]
        labelled = len(flat) == 2 and set(_heading_of(inside[0])) - {"contact"}
        if not labelled and (listing or all(line.wraps for lines in inside for line in lines[:-1])):
            yield _barred(flat)
        else:
            for cell, lines in zip(flat, inside, strict=True):
                yield from _label_cell(cell, lines)


def _heading_of(lines: Sequence[PrintedLine]) -> tuple[str, ...]:
    """The kinds of section that a cell of a table names, also in characters one below another."""
    return kinds_of("".join(line.text for line in lines)) or kinds_of(" ".join(line.text for line in lines))


def _label_cell(cell: Cell, lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of a cell; those of one that names a section as one line."""
    return [_barred([cell])] if len(lines) > 1 and _heading_of(lines) else lines


def _of_cell(cell: Cell, page: Page) -> list[PrintedLine]:
    rows = tuple(rows_of(cell.runs))
    left = bounds(rows).left
    padding = min(max(left - cell.box.left, 2), 8)
    lines = lines_of(Block(rows, left, cell.box.right - padding, closed=True), page)
    return [replace(line, gap=line.gap and i > 0) for i, line in enumerate(lines)]


def _barred(cells: Sequence[Cell]) -> PrintedLine:
    parts: list[Part] = []
    for cell in cells:
        for index, run in enumerate(run for row in rows_of(cell.runs) for run in row):
            before = parts[-1].run.text[-1] if index else ""
            whole = bool(before) and (before in "-–" or (is_han(before) and is_han(run.text[0])))
            parts.append(Part(run, "" if not parts or whole else " " if index else "|"))
    return PrintedLine(tuple(parts), bounds([tuple(part.run for part in parts)]))

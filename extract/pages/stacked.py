"""Periods of time that are set in two lines, one date below the other, are read in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.dates import find_periods, is_present
from extract.document import folded, is_han
from extract.pages.glyphs import Segment
from extract.pages.printed import Part, PrintedLine, fold_text
from extract.pages.rows import bounds, starts_item
from extract.pages.run import Run

_OPEN = re.compile(r"(?:-|~|至|到|\bto)\s*$")
_CUT = 2  # Chinese characters that may be left of a date for a second line: 月, or half of 现在
_SMALLER = 0.95  # times the size of a head's words: below it are details
_DASH = 0.7  # of an em: the width of a dash with its space
_NOTE = re.compile(r"\s*\([^()\d]*\)$")  # (expected)
_OPENING = re.compile(r"^\s*(?:-|~|至|到|to\b)")


def dates_together(lines: list[PrintedLine], segments: Sequence[Segment]) -> list[PrintedLine]:
    """A period of time that is set in lines one below the other is read in one."""
    lines = _cells_together(lines)
    result: list[PrintedLine] = []
    for line in lines:
        moved = _stacked(result[-1], line, segments) if result else None
        if moved:
            result[-1:] = [part for part in moved if part.parts]
        else:
            result.append(line)
    return _pairs_together(result)


def _cells_together(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Periods that wrap in a narrow column left of their entries, over up to four lines."""
    result: list[PrintedLine] = []
    index = 0
    while index < len(lines):
        sizes = (4, 3, 2) if len(lines[index].parts) > 1 else ()
        count = next((n for n in sizes if _is_one_cell(lines[index : index + n], n)), 1)
        result += _as_one_cell(lines[index : index + count]) if count > 1 else [lines[index]]
        index += count
    return result


def _as_one_cell(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines with all their first runs in the first line."""
    line, *below = lines
    date = _one_run([other.parts[0].run for other in lines])
    whole = replace(line, parts=(replace(line.parts[0], run=date), *line.parts[1:]))
    return [whole, *(rest for other in below for rest in [_without(other, 0)] if rest.parts)]


def _one_run(lines: list[Run]) -> Run:
    """The lines of a cell as one run, with a space where each begins."""
    glyphs = list(lines[0].glyphs)
    for line in lines[1:]:
        glyphs += [line.glyphs[0]._replace(spaced=True), *line.glyphs[1:]]
    return Run(tuple(glyphs))


def _is_one_cell(lines: list[PrintedLine], count: int) -> bool:
    """Whether the first runs of so many lines are one period and no dates by themselves."""
    if len(lines) < count:
        return False
    first, *below = (line.parts[0].run for line in lines)
    if not all(_same_edge(first, run) and run.box.right < lines[0].parts[1].run.box.left for run in below):
        return False
    if lines[-1].box.top - lines[0].box.top > 6 * first.size:
        return False
    return is_date(" ".join(run.text for run in (first, *below))) and not all(
        is_date(run.text) for run in (first, *below)
    )


def _pairs_together(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Periods set as two dates in the margin, the second beside a bullet, smaller words or nothing."""
    result = list(lines)
    last: int | None = None
    for index, line in enumerate(lines):
        if not _moment(line.parts[0].run):
            continue
        lone = len(line.parts) == 1
        smaller = last is not None and not lone and _is_smaller(line, lines[last])
        detail = lone or smaller or starts_item(line.parts[1].run.text)
        near = last is not None and index - last <= 2 - lone
        if last is not None and near and detail and _is_pair(lines[last], line):
            result[last], result[index] = _with_date(result[last], line, 0, "-")
            last = None
        else:
            last = None if detail else index
    return _alike_together([line for line in result if line.parts])


def _alike_together(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Two dates one below the other, where other entries of the block have theirs so, are a period too."""
    proven = [line.parts[0].run for line in lines if len(line.parts) > 1 and line.parts[1].before == "-"]
    if len(proven) < 2:
        return lines
    result: list[PrintedLine] = []
    for line in lines:
        last = result[-1] if result else None
        paired = last and len(last.parts) > 1 and last.parts[1].before != "-" and len(line.parts) > 1
        dated = paired and last and _moment(last.parts[0].run) and _moment(line.parts[0].run)
        if last and dated and _is_later(last, line) and _same_edge(proven[0], last.parts[0].run):
            joined, rest = _with_date(last, line, 0, "-")
            result[-1:] = [joined, rest]
        else:
            result.append(line)
    return result


def _is_smaller(line: PrintedLine, head: PrintedLine) -> bool:
    """Whether what stands beside a date is set smaller than what stands beside the one above it."""
    return len(head.parts) > 1 and line.parts[1].run.size < _SMALLER * head.parts[1].run.size


def _is_pair(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether two dates one below the other may be a period, whichever comes first."""
    one, two = above.parts[0].run, below.parts[0].run
    near = abs(one.box.right - two.box.right) < _DASH * one.size  # whose dash is not seen
    return (near or _same_edge(one, two)) and len(above.parts) > 1 and bool(_moment(one))


def _is_later(above: PrintedLine, below: PrintedLine) -> bool:
    one, two = above.parts[0].run, below.parts[0].run
    return _same_edge(one, two) and _moment(one) >= _moment(two)


def _moment(run: Run) -> str:
    """The one date that a run is, `9999` for the present; empty for anything else."""
    plain = _NOTE.sub("", fold_text(run).strip())
    if is_present(plain):
        return "9999"
    periods = find_periods(plain, 0, len(plain))
    if len(periods) != 1 or periods[0].is_range or periods[0].end - periods[0].start < len(plain) - 1:
        return ""
    return periods[0].first.value if periods[0].first else ""


def _stacked(
    last: PrintedLine, line: PrintedLine, segments: Sequence[Segment]
) -> tuple[PrintedLine, PrintedLine] | None:
    """Both lines with the second half of a date moved to the first, where they share one at an edge."""
    for side in (0, -1):
        above, below = last.parts[side].run, line.parts[side].run
        if len(last.parts) == 1 or not _same_edge(above, below):
            continue
        if _is_cut(fold_text(above), fold_text(below)):
            whole = Part(Run((*above.glyphs, *below.glyphs)), last.parts[side].before)
            parts = (whole, *last.parts[1:]) if side == 0 else (*last.parts[:-1], whole)
            return replace(last, parts=parts), _without(line, side)
        if not is_date(below.text):
            continue
        if not is_date(above.text) or line.box.top - last.box.bottom > above.size:
            continue
        if _OPEN.search(fold_text(above)) or _OPENING.search(fold_text(below)):
            return _with_date(last, line, side, " ")
        if side == 0 and _ruled_off(above, below, segments):
            return _with_date(last, line, side, "-")
    return None


def _is_cut(above: str, below: str) -> bool:
    """Whether a line is the end of a date that is cut inside of a word."""
    return len(below) <= _CUT and all(map(is_han, below)) and is_date(above + below)


def _ruled_off(above: Run, below: Run, segments: Sequence[Segment]) -> bool:
    """Whether one upright line stands right of both runs."""
    return any(
        not s.is_horizontal
        and 0 < s.left - max(above.box.right, below.box.right) < 2 * above.size
        and s.top < above.baseline
        and s.bottom > below.baseline - 0.5 * below.size
        for s in segments
    )


def _same_edge(one: Run, two: Run) -> bool:
    return (
        abs(one.box.left - two.box.left) < 3
        or abs(one.box.right - two.box.right) < 3
        or abs(one.box.left + one.box.right - two.box.left - two.box.right) < 6
    )


@lru_cache(1_000)  # lines are looked at with those above and below
def is_date(text: str) -> bool:
    """Whether a text is nothing but a date, with or without the dash of a period."""
    plain = re.sub(r"\([^)\d]*\)\s*$", "", folded(text)).strip(" -~至到")
    plain = re.sub(r"^to\b|\bto$", "", plain).strip()
    periods = find_periods(plain, 0, len(plain))
    return bool(periods) and periods[0].end - periods[0].start >= len(plain) - 1


def _with_date(
    last: PrintedLine, line: PrintedLine, side: int, before: str
) -> tuple[PrintedLine, PrintedLine]:
    moved = replace(line.parts[side], before=before)
    place = 1 if side == 0 else len(last.parts)
    head = last.parts[:place]
    if before == "-" and _moment(head[0].run) > _moment(moved.run):  # the end of the period is set above
        head, moved = (Part(moved.run),), Part(head[0].run, "-")
    parts = (*head, moved, *last.parts[place:])
    return replace(last, parts=parts), _without(line, side)


def _without(line: PrintedLine, side: int) -> PrintedLine:
    """The line without its first (0) or last (-1) part."""
    rest = line.parts[1:] if side == 0 else line.parts[:-1]
    rest = (replace(rest[0], before=""), *rest[1:]) if rest else ()
    box = bounds([tuple(part.run for part in rest)]) if rest else line.box
    return replace(line, parts=rest, box=box)

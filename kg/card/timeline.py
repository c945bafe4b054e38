"""Studies, positions and projects drawn as bars over the years, with papers and awards marked below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from kg.card.view import Candidate
from kg.months import months
from kg.visible import visible

_STYLES = {"study": "cyan", "work": "green", "project": "magenta", "mark": "bold"}
_OPEN_MONTHS = 6  # how far an ongoing bar is drawn past the last date that the résumé knows
_LABEL = (14, 30)  # least and most cells for the names at the left


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: months since year 0, `end` excluded; an ongoing one has no end."""

    label: str
    style: str
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in the order given over the years they span; `marks` are rows of counts by year."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[str, str, Counter[int]], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The years, then one line for each bar and each row of marks."""
        scale = self._scale(options.max_width)
        yield scale.axis()
        for bar in self.bars:
            yield scale.row(bar.label, _STYLES[bar.style], scale.drawn(bar))
        for label, sign, counts in self.marks:
            yield scale.row(label, _STYLES["mark"], scale.marked(sign, counts))

    def _scale(self, width: int) -> _Scale:
        labels = [cell_len(bar.label) for bar in self.bars]
        label = min(max(_LABEL[0], *labels), _LABEL[1], width // 3)
        first = min(bar.start for bar in self.bars) // 12 * 12
        return _Scale(label, max(width - label - 2, 8), first, self._last())

    def _last(self) -> int:
        """The first month after all that is drawn."""
        ends = [bar.end if bar.end is not None else bar.start + 1 for bar in self.bars]
        known = max([*ends, *((year + 1) * 12 for _, _, counts in self.marks for year in counts)])
        return known + (_OPEN_MONTHS if any(bar.end is None for bar in self.bars) else 0)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Months → cells: `cells` of them for the months from `first` to `last`, after `label` cells of name."""

    label: int
    cells: int
    first: int
    last: int

    def at(self, month: int, steps: int = 1) -> int:
        """The position of `month` in cells, or in halves of a cell for `steps` = 2."""
        total = self.cells * steps
        return min(total, max(0, round((month - self.first) * total / (self.last - self.first))))

    def years(self) -> Iterator[tuple[int, int]]:
        """Each year that begins in view, and the cell it begins in."""
        for month in range(self.first, self.last, 12):
            if (cell := self.at(month)) < self.cells:
                yield month // 12, cell

    def axis(self) -> Text:
        """The years as numbers, each where it begins; those without room are left out."""
        line = [" "] * self.cells
        free = 0
        for year, cell in self.years():
            if cell >= free and cell + 4 <= self.cells:
                line[cell : cell + 4] = f"{year:04d}"
                free = cell + 5
        return Text(" " * (self.label + 2) + "".join(line).rstrip(), style="dim", no_wrap=True)

    def row(self, label: str, style: str, cells: list[str]) -> Text:
        """A name and its cells; the beginnings of years show as dots where nothing else is drawn."""
        begins = {cell for _, cell in self.years()}
        line = Text(f"{_cut(label, self.label)}  ", no_wrap=True)
        for index, cell in enumerate(cells):
            line.append(cell, style) if cell.strip() else line.append("·" if index in begins else " ", "dim")
        line.rstrip()
        return line

    def drawn(self, bar: Bar) -> list[str]:
        """A bar to half a cell; an ongoing one ends in an arrow at the edge."""
        start = self.at(bar.start, 2)
        end = 2 * self.cells if bar.end is None else max(self.at(bar.end, 2), start + 1)
        halves = [start <= half < end for half in range(2 * self.cells)]
        line = [_HALVES[pair] for pair in zip(halves[::2], halves[1::2], strict=True)]
        if bar.end is None:
            line[-1] = "▶"
        return line

    def marked(self, sign: str, counts: Counter[int]) -> list[str]:
        """One sign an item, in the middle of its year; a number where there is no room for all."""
        line = [" "] * self.cells
        for year, count in sorted(counts.items()):
            room = max(1, self.at((year + 1) * 12) - self.at(year * 12) - 1)
            text = sign * count if count <= room else f"{count}{sign}"[:room]
            begin = (self.at(year * 12) + self.at((year + 1) * 12) - len(text)) // 2
            begin = max(0, min(begin, self.cells - len(text)))
            line[begin : begin + len(text)] = text
        return line


_HALVES = {(True, True): "━", (True, False): "╸", (False, True): "╺", (False, False): " "}


def _cut(label: str, width: int) -> str:
    """`label` in exactly `width` cells, `…` where it was cut."""
    if cell_len(label) > width:
        label = set_cell_size(label, width - 1).rstrip() + "…"
    return set_cell_size(label, width)


def timeline(candidate: Candidate) -> Timeline | None:
    """The timeline of what has a date, oldest first; None when nothing has."""
    bars = sorted(_bars(candidate), key=lambda bar: (bar.start, bar.end or bar.start + 10_000))
    marks = [
        ("papers", "●", Counter(paper.year for paper in candidate.papers if paper.year)),
        ("awards", "◆", Counter(_years(year for award in candidate.awards for year in award.years))),
    ]
    if not bars:
        return None
    return Timeline(tuple(bars), tuple(mark for mark in marks if mark[2]))


def _bars(candidate: Candidate) -> Iterator[Bar]:
    for study in candidate.education:
        yield from _bar("study", study.start, study.end, study.degree_text or study.degree, study.institution)
    for position in candidate.experience:
        yield from _bar("work", position.start, position.end, position.organization, position.title)
    for project in candidate.projects:
        yield from _bar("project", project.start, project.end, project.name)


def _bar(style: str, start: str | None, end: str | None, *names: str | None) -> Iterator[Bar]:
    """The bar of one entry, or none without any date; a single date is drawn as that month or year."""
    opening = months(start or end)
    if opening is None:
        return
    closing = None if end == "present" else (months(end or start) or opening)
    label = visible(" ".join(name for name in names if name) or "?")
    yield Bar(label, style, opening[0], closing and max(closing[1], opening[0]) + 1)


def _years(years: Iterable[str]) -> Iterator[int]:
    yield from (int(year[:4]) for year in years if months(year[:4]))

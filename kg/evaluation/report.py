"""Scored documents → rows: the figures by section, field and format, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain
from statistics import mean
from typing import NamedTuple

from kg.evaluation.evaluate import Figures, Scored, core
from kg.evaluation.likeness import alike
from kg.evaluation.sections import CORE, EXTRA, Section
from kg.evaluation.verdicts import Verdict
from kg.render import Rows

COLUMNS = (
    *("by", "name", "documents", "fields"),
    *("strict_precision", "strict_recall", "strict_f1"),
    *("lenient_precision", "lenient_recall", "lenient_f1"),
)
HEADINGS = ("part", "docs", "fields", "P", "R", "F1", "~P", "~R", "~F1")
"""The columns for a person's eyes; `~` is lenient."""
WRONG = ("document", "field", "gold", "found", "entry")


class Scores(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, figures: Figures) -> Scores:
        """The scores of counted verdicts."""
        return cls(figures.precision, figures.recall, figures.f1)

    @classmethod
    def mean(cls, every: Sequence[Scores]) -> Scores:
        """The mean of each; of none, as where there is nothing to tell."""
        return cls(*map(mean, zip(*every, strict=True))) if every else cls(1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures over one part of the verdicts; `by` tells what `name` is of."""

    by: str
    name: str
    documents: int
    fields: int
    strict: Scores
    lenient: Scores


def lines(scored: Sequence[Scored], *, documents: bool = False) -> list[Line]:
    """All, the mean over documents, then each section with its fields, format and extra section.

    With `documents`, a line a document too. What nobody tells has no line.
    """
    found = [_whole(scored), _mean(scored), *_sections(scored, CORE, "section", "field")]
    for format in sorted({each.format for each in scored}):
        found.append(_whole([each for each in scored if each.format == format], "format", format))
    found += _sections(scored, EXTRA, "extra", "extra")
    if documents:
        found += [_whole([each], "document", each.document) for each in scored]
    return found


def figures(scored: Sequence[Scored], *, documents: bool = False) -> Rows:
    """The lines as rows for programs."""
    return Rows(COLUMNS, [(line.by, *_cells(line)) for line in lines(scored, documents=documents)])


def table(scored: Sequence[Scored], *, documents: bool = False) -> Rows:
    """The lines as rows for a person's eyes: fields stand below their section, `+` is what is extra."""
    rows = []
    for line in lines(scored, documents=documents):
        _, *cells = _cells(line)
        rows.append((_part_name(line), *cells))
    return Rows(HEADINGS, rows)


def _part_name(line: Line) -> str:
    if "." in line.name and line.by in ("field", "extra"):
        return f"· {line.name.partition('.')[2]}"
    return {"mean": "mean of docs", "format": f"format {line.name}", "extra": f"+ {line.name}"}.get(
        line.by, line.name
    )


def wrong(scored: Sequence[Scored], most: int) -> Rows:
    """Up to so many fields that are wrong by the lenient measure.

    The document with the lowest F1 comes first, and in it what is least like its gold.
    """
    worst = sorted(scored, key=lambda each: (Figures.of(core(each.lenient)).f1, each.document))
    found = [
        (each.document, _path(verdict), _told(verdict.gold), _told(verdict.found), verdict.entry)
        for each in worst
        for verdict in sorted((v for v in core(each.lenient) if not v.right), key=_nearness)
    ]
    return Rows(WRONG, found[:most])


def _nearness(verdict: Verdict) -> float:
    return alike(verdict.gold, verdict.found)


def _told(value: object) -> object:
    return tuple(map(str, value)) if isinstance(value, list) else value


def _path(verdict: Verdict) -> str:
    """`papers.title`; a section that is a single field is its own."""
    name = verdict.section.name
    return name if name == verdict.field else f"{name}.{verdict.field}"


def _cells(line: Line) -> tuple[object, ...]:
    scores = (Decimal(f"{score:.3f}") for score in (*line.strict, *line.lenient))
    return (line.name, line.documents, line.fields, *scores)


def _sections(scored: Sequence[Scored], sections: Sequence[Section], by: str, inner: str) -> Iterator[Line]:
    for section in sections:
        inside = section.fields if section.shape == "entries" else ()
        yield from _part(scored, by, section.name, partial(_is_of, section, None))
        for field in inside:
            yield from _part(scored, inner, f"{section.name}.{field}", partial(_is_of, section, field))


def _is_of(section: Section, field: str | None, verdict: Verdict) -> bool:
    return verdict.section is section and field in (None, verdict.field)


def _part(scored: Sequence[Scored], by: str, name: str, holds: Callable[[Verdict], bool]) -> Iterator[Line]:
    """The figures over the verdicts for which something holds, and the number of documents that have any."""
    strict = [list(filter(holds, each.strict)) for each in scored]
    lenient = [list(filter(holds, each.lenient)) for each in scored]
    if documents := sum(map(bool, lenient)):
        yield _line(by, name, documents, chain(*strict), chain(*lenient))


def _line(by: str, name: str, documents: int, strict: Iterable[Verdict], lenient: Iterable[Verdict]) -> Line:
    exact, loose = Figures.of(strict), Figures.of(lenient)
    return Line(by, name, documents, exact.fields, Scores.of(exact), Scores.of(loose))


def _whole(scored: Sequence[Scored], by: str = "all", name: str = "all") -> Line:
    strict = core(chain(*(each.strict for each in scored)))
    return _line(by, name, len(scored), strict, core(chain(*(each.lenient for each in scored))))


def _mean(scored: Sequence[Scored]) -> Line:
    each = [_whole([one]) for one in scored]
    strict, lenient = (
        Scores.mean([line.strict for line in each]),
        Scores.mean([line.lenient for line in each]),
    )
    return Line("mean", "mean", len(scored), sum(line.fields for line in each), strict, lenient)

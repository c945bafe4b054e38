"""Questions for a number: how many there are, how many over something, and averages."""

from __future__ import annotations

from kg.ask.kinds import KINDS, Column, Kind
from kg.ask.patterns import Shown, block, numbered, patterns, plural
from kg.ask.question import Entry, Question
from kg.ask.select import LABEL, Select, clauses

# What is averaged: the pattern that tells it, and the column that values are only alike within.
_AVERAGED = {
    "gpa": ("?study cv:gpa ?gpa .", "scale"),
    "score": ("?taken cv:score ?score .", "test"),
    "high": ("?outcome cv:high ?high .", "unit"),
}


def total(question: Question) -> Select:
    """How many there are."""
    kind = KINDS[question.target]
    found = patterns(clauses(question), question.target)
    select = Select(found.lines, found.blocks)
    select.show(plural(kind), f"COUNT(DISTINCT {kind.thing})")
    return select


def counts(question: Question) -> Select:
    """Entries, or the candidates who have them, counted over one of their columns or over candidates."""
    kind = KINDS[question.target]
    if question.by == "candidate":
        return _by_candidate(question, kind)
    found, name = patterns(clauses(question), question.target), question.by or ""
    column, number = _column(kind, name, found.shown)
    select = Select([*found.lines, *filter(None, [numbered(column.pattern, number)])], found.blocks)
    bound = f"?{name}Text" if column.label else f"?{name}"
    select.group_by(numbered(column.node or bound, number))
    select.show(name, f"MIN({numbered(bound, number)})" if column.label else "")
    thing = "?person" if kind.counted == "candidates" else kind.thing
    select.show(kind.counted, f"COUNT(DISTINCT {thing})")
    return select


def _column(kind: Kind, name: str, shown: list[Shown]) -> tuple[Column, int]:
    """The column of this name, of the kind or else of another entry, and the number of its entry."""
    kinds = [(kind, 1), *((KINDS[each.entry.kind], each.number) for each in shown)]
    return next((column, number) for each, number in kinds for column in each.columns if name in column.names)


def _by_candidate(question: Question, kind: Kind) -> Select:
    """Who has none is counted as 0, unless it is asked who has the most."""
    own, *others = clauses(question)
    found = patterns([Entry("candidate"), *others], question.target)
    counted = patterns([own], question.target)
    if question.order and question.order.descending:
        select = Select([*counted.lines, *found.lines, LABEL], found.blocks)
    else:
        select = Select([*found.lines, LABEL], [*found.blocks, *block("OPTIONAL {", counted.lines)])
    select.group_by("?person")
    select.show("candidate", "MIN(?name)")
    select.show(plural(kind), f"COUNT(DISTINCT {kind.thing})")
    return select


def average(question: Question) -> str:
    """An average, one a scale of the values, over a column or the candidates if that is asked."""
    kind, column = KINDS[question.target], question.average or ""
    if column == "count":
        counted = _by_candidate(question, kind)
        inner = "\n".join(f"    {line}" for line in str(counted).splitlines())
        return f"SELECT ({_mean(f'?{counted.names[-1]}')} AS ?average)\nWHERE {{\n  {{\n{inner}\n  }}\n}}"
    pattern, within = _AVERAGED[column]
    found = patterns(clauses(question), question.target)
    select = Select([*found.lines, pattern], found.blocks)
    if question.by == "candidate":
        select.where.append(LABEL)
        select.group_by("?person")
        select.show("candidate", "MIN(?name)")
    elif question.by:
        _show(select, *_column(kind, question.by, found.shown), question.by)
    _show(select, *_column(kind, within, found.shown), within)
    select.show("average", _mean(f"?{column}"))
    select.show(plural(kind), f"COUNT(DISTINCT {kind.thing})")
    return f"{select}\nORDER BY {' '.join(f'?{name}' for name in select.names[:-2])}"


def _mean(variable: str) -> str:
    return f"ROUND(AVG({variable}) * 100) / 100"


def _show(select: Select, column: Column, number: int, name: str) -> None:
    """Group by a column."""
    pattern = numbered(column.pattern, number)
    (select.where if column.needed else select.optional).append(
        pattern if column.needed else f"OPTIONAL {{ {pattern} }}"
    )
    bound = numbered(f"?{name}Text" if column.label else f"?{name}", number)
    select.group_by(numbered(column.node, number) if column.node else bound)
    select.show(name, f"MIN({bound})" if column.label else "")

"""Clauses of a question → SPARQL patterns. Variables of a second entry are numbered: `?paper2`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.ask import filters
from kg.ask.kinds import KINDS, Column, Kind, Slot
from kg.ask.question import Clause, Condition, Entry, LastYears, Mentions, Named, Not, Span, Values

_VARIABLE = re.compile(r"\?(?!person\b)(\w+)")


class Shown(NamedTuple):
    """An entry with columns to show, its number, and whether it is in an alternative.

    There its pattern binds its first column itself, since what is outside does not know which one holds.
    """

    entry: Entry
    number: int
    inside: bool = False


def plural(kind: Kind) -> str:
    """The column that a kind is counted in."""
    return kind.many.replace(" ", "_").replace("-", "_")


def numbered(text: str, number: int) -> str:
    """The variables of a pattern as those of the entry with this number; the first has none."""
    return text if number == 1 else _VARIABLE.sub(rf"?\g<1>{number}", text)


def patterns(clauses: Sequence[Clause]) -> tuple[list[str], list[Shown]]:
    """The lines for all clauses, and the entries that have columns to show."""
    lines: list[str] = []
    shown: list[Shown] = []
    number = 1
    for clause in clauses:
        more, entries, number = _clause(clause, number)
        lines += more
        shown += entries
    return lines, shown


def _clause(clause: Clause, number: int) -> tuple[list[str], list[Shown], int]:
    """The lines of a clause, its entries, and the next number."""
    if isinstance(clause, Entry):
        return list(entry(clause, number)), [Shown(clause, number)], number + 1
    if isinstance(clause, Not):
        return _block("MINUS {", entry(clause.entry, number)), [], number + 1
    lines: list[str] = []
    shown: list[Shown] = []
    for alternative in clause.alternatives:
        inner, entries = _alternative(alternative, number)
        number += len(alternative)
        lines += _block("UNION {" if lines else "{", inner)
        shown += [each._replace(inside=True) for each in entries]
    return lines, shown, number


def _alternative(parts: Sequence[Entry | Not], number: int) -> tuple[list[str], list[Shown]]:
    """The lines of one alternative, with the first column of its entries."""
    lines: list[str] = []
    shown: list[Shown] = []
    for part in parts:
        more, entries, number = _clause(part, number)
        lines += more
        for each in entries:
            column = first_column(KINDS[each.entry.kind])
            lines += [numbered(column.pattern, each.number)] if column.pattern else []
        shown += entries
    return lines, shown


def first_column(kind: Kind) -> Column:
    """The column that says what an entry is."""
    return next(column for column in kind.columns if kind.brief[0] in column.names)


def _block(start: str, lines: Iterator[str] | list[str]) -> list[str]:
    return [start, *(f"  {line}" for line in lines), "}"]


def entry(asked: Entry, number: int) -> Iterator[str]:
    """The candidate has such an entry, or so many of them."""
    kind = KINDS[asked.kind]
    if asked.count is not None:
        yield from _counted(asked, kind, number)
        return
    seen: set[str] = set()
    for condition in asked.conditions:
        slot = kind.slots[condition.slot]
        yield from condition_lines(condition, slot, number, again=condition.slot in seen)
        seen.add(condition.slot)
    yield numbered(kind.named if kind.named and "name" in seen else kind.path, number)


def _counted(asked: Entry, kind: Kind, number: int) -> Iterator[str]:
    """Candidates by the number of their entries; where few are enough, those without any too."""
    span = asked.count or Span()
    total = f"COUNT(DISTINCT {numbered(kind.thing, number)})"
    lines = list(entry(Entry(asked.kind, asked.conditions), number))
    if span.low is None or span.low == "0":
        lines = ["?person a cv:Candidate .", *_block("OPTIONAL {", lines)]
    yield "{"
    yield f"  SELECT ?person ({total} AS ?{plural(kind)}) WHERE {{"
    yield from (f"    {line}" for line in lines)
    yield f"  }} GROUP BY ?person HAVING({filters.bounds(total, span)})"
    yield "}"


def condition_lines(condition: Condition, slot: Slot, number: int, again: bool) -> Iterator[str]:
    """What must, or must not, hold of a slot. `again`: the slot is already asked about in this entry."""
    pattern, var = slot.pattern, slot.var
    if (again or condition.negated) and var and var in pattern:
        pattern, var = (re.sub(rf"\{var}\b", f"{var}Too", text) for text in (pattern, var))
    lines = _tested(condition, slot.how, numbered(pattern, number), numbered(var, number))
    yield from _block("FILTER NOT EXISTS {", lines) if condition.negated else lines


def _tested(condition: Condition, how: str, pattern: str, var: str) -> list[str]:
    test = condition.test
    if isinstance(test, Named):
        return _named(test, pattern, var)
    if isinstance(test, Values):
        return _valued(test, pattern, var)
    if isinstance(test, Mentions):
        return [line for line in (pattern, filters.mentions(var, test.groups, test.whole)) if line]
    if isinstance(test, (Span, LastYears)):
        return _spanned(test, how, pattern, var)
    return [pattern]


def _named(test: Named, pattern: str, var: str) -> list[str]:
    if len(test.keys) == 1:
        return [line for line in (f"{var} cv:nameKey {filters.literal(test.keys[0])} .", pattern) if line]
    key = f"{var}Key"
    lines = [f"VALUES {key} {{ {filters.literals(test.keys)} }}", f"{var} cv:nameKey {key} .", pattern]
    return [line for line in lines if line]


def _valued(test: Values, pattern: str, var: str) -> list[str]:
    if len(test.values) == 1 and var in pattern:
        return [pattern.replace(var, filters.literal(test.values[0]))]
    lines = [pattern] if pattern else []
    return [*lines, f"FILTER({var} IN ({', '.join(map(filters.literal, test.values))}))"]


def _spanned(test: Span | LastYears, how: str, pattern: str, var: str) -> list[str]:
    if how == "period":
        return [filters.period(var, test)]
    if how == "year":
        return [pattern, filters.year(var, test)]
    assert isinstance(test, Span)
    return [pattern, filters.number(var, test)]

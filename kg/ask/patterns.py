"""Clauses of a question → SPARQL patterns. Variables of a second entry are numbered: `?paper2`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.ask import filters
from kg.ask.kinds import KINDS, Kind, Slot
from kg.ask.question import Any, Clause, Condition, Entry, LastYears, Mentions, Named, Not, Span, Values

_VARIABLE = re.compile(r"\?(?!person\b)(\w+)")

Shown = list[tuple[Entry, int]]


def plural(kind: Kind) -> str:
    """The column that a kind is counted in."""
    return kind.many.replace(" ", "_").replace("-", "_")


def numbered(text: str, number: int) -> str:
    """The variables of a pattern as those of the entry with this number; the first has none."""
    return text if number == 1 else _VARIABLE.sub(rf"?\g<1>{number}", text)


def patterns(clauses: Sequence[Clause]) -> tuple[list[str], Shown]:
    """The lines for all clauses, and the entries that have columns to show, with their numbers."""
    lines: list[str] = []
    shown: Shown = []
    number = 1
    for clause in clauses:
        more, entries, number = _clause(clause, number)
        lines += more
        shown += entries
    return lines, shown


def _clause(clause: Clause, number: int) -> tuple[list[str], Shown, int]:
    if isinstance(clause, Entry):
        return list(entry(clause, number)), [(clause, number)], number + 1
    if isinstance(clause, Not):
        return _block("FILTER NOT EXISTS {", entry(clause.entry, number)), [], number + 1
    lines: list[str] = []
    shown: Shown = []
    for alternative in clause.alternatives:
        inner, entries = [], []
        for part in alternative:
            more, parts, number = _clause(part, number)
            inner += more
            entries += parts
        lines += _block("UNION {" if lines else "{", inner)
        shown += entries
    return lines, shown, number


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
    yield numbered(kind.path, number)


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
        return [line for line in (pattern, filters.mentions(var, test.groups)) if line]
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

"""Clauses of a question → SPARQL patterns. Variables of a second entry are numbered: `?paper2`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.ask import filters
from kg.ask.kinds import KINDS, Column, Kind, Slot
from kg.ask.question import Any, Clause, Condition, Entry, LastYears, Mentions, Named, Not, Span, Values

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


class Patterns(NamedTuple):
    """`lines` are plain patterns, `blocks` what is set apart (subqueries, MINUS), which comes after them."""

    lines: list[str]
    blocks: list[str]
    shown: list[Shown]


def patterns(clauses: Sequence[Clause], target: str, number: int = 1) -> Patterns:
    """What a question for `target` asks, its first entry with this number."""
    found = Patterns([], [], [])
    for clause in clauses:
        if isinstance(clause, Entry):
            place = found.lines if clause.number is None and clause.total is None else found.blocks
            place += entry(clause, number, target)
            found.shown.append(Shown(clause, number))
            number += 1
        elif isinstance(clause, Not):
            found.blocks.extend(block("MINUS {", entry(clause.entry, number, target)))
            number += 1
        else:
            lines, shown = _alternatives(clause, number, target)
            found.blocks.extend(lines)
            found.shown.extend(shown)
            number += sum(map(len, clause.alternatives))
    return found


def _alternatives(clause: Any, number: int, target: str) -> tuple[list[str], list[Shown]]:
    """A subquery, which Oxigraph evaluates once, and not for each label of anything."""
    lines: list[str] = []
    shown: list[Shown] = []
    for alternative in clause.alternatives:
        only_not = all(isinstance(part, Not) for part in alternative)
        inner = patterns([Entry("candidate"), *alternative] if only_not else alternative, target, number)
        columns = [pattern for each in inner.shown if (pattern := _first_pattern(each))]
        lines += block("UNION {" if lines else "{", [*inner.lines, *columns, *inner.blocks])
        shown += [each._replace(inside=True) for each in inner.shown]
        number += len(alternative)
    kept = dict.fromkeys(["?person", *(variable for each in shown for variable in _kept(each))])
    return block("{", block(f"SELECT DISTINCT {' '.join(kept)} WHERE {{", lines)), shown


def _first_pattern(each: Shown) -> str:
    kind = KINDS[each.entry.kind]
    return numbered(first_column(kind).pattern, each.number) if kind.brief else ""


def _kept(each: Shown) -> tuple[str, str]:
    """The thing of an entry and its first column, as variables."""
    kind = KINDS[each.entry.kind]
    column = first_column(kind)
    name = f"?{kind.brief[0]}Text" if column.label else f"?{kind.brief[0]}"
    return numbered(kind.thing, each.number), numbered(name, each.number)


def first_column(kind: Kind) -> Column:
    """The column that says what an entry is."""
    return next(column for column in kind.columns if kind.brief[0] in column.names)


def block(start: str, lines: Iterable[str]) -> list[str]:
    """Lines in braces."""
    return [start, *(f"  {line}" for line in lines), "}"]


def entry(asked: Entry, number: int, target: str = "") -> Iterator[str]:
    """The candidate, or the paper that is the target, has such an entry, or so many of them."""
    kind = KINDS[asked.kind]
    if asked.number is not None:
        yield from _counted(asked, kind, number)
        return
    if asked.total is not None:
        yield from _summed(asked, kind, number)
        return
    seen: set[str] = set()
    plain: list[str] = []
    later: list[str] = []  # what has an OPTIONAL is tested of few things
    for condition in sorted(asked.conditions, key=lambda each: _is_of_thing(kind, each)):
        slot = kind.slots[condition.slot]
        lines = list(condition_lines(condition, slot, number, again=condition.slot in seen))
        (later if any("OPTIONAL" in line for line in lines) else plain).extend(lines)
        seen.add(condition.slot)
    if target in kind.wholes:
        path = numbered(kind.part, number).format(KINDS[target].thing)
    else:
        path = numbered(kind.named if kind.named and "name" in seen else kind.path, number)
    yield from (*plain, path, *later)


def _is_of_thing(kind: Kind, condition: Condition) -> bool:
    """Whether a condition is on the thing itself; one on what links the candidate to it comes before.

    Oxigraph keeps to the order of patterns that are as selective, and a link is of one candidate only.
    """
    return kind.slots[condition.slot].pattern.startswith(kind.thing)


def _counted(asked: Entry, kind: Kind, number: int) -> Iterator[str]:
    """Candidates by the number of their entries; where few are enough, those without any too."""
    span = asked.number or Span()
    thing = numbered(kind.thing, number)
    lines = list(entry(Entry(asked.kind, asked.conditions), number))
    if kind.again and any(condition.slot == "called" for condition in asked.conditions):
        lines.append(numbered(kind.again, number))  # the same award twice
        thing = f'CONCAT(STR({thing}), COALESCE(STR({numbered("?time", number)}), ""))'
    total = f"COUNT(DISTINCT {thing})"
    if span.low is None or span.low == "0":
        lines = ["?person a cv:Candidate .", *block("OPTIONAL {", lines)]
    yield "{"
    yield f"  SELECT ?person ({total} AS ?{plural(kind)}) WHERE {{"
    yield from (f"    {line}" for line in lines)
    yield f"  }} GROUP BY ?person HAVING({filters.bounds(total, span)})"
    yield "}"


def _summed(asked: Entry, kind: Kind, number: int) -> Iterator[str]:
    """Candidates by the months of their entries together, internships only if they are asked for."""
    months, thing = numbered("?months", number), numbered(kind.thing, number)
    of_all = asked.conditions
    if "kind" in kind.slots and not any(condition.slot == "kind" for condition in of_all):
        of_all = (*of_all, Condition("kind", Values(("internship",)), negated=True))
    each = entry(Entry(asked.kind, (*of_all, Condition("lasted", Span("0")))), number)
    total = f"SUM({months})"
    yield "{"
    yield f"  SELECT ?person ({total} AS {numbered('?total', number)}) WHERE {{"
    yield from (
        f"    {line}" for line in block(f"{{ SELECT DISTINCT ?person {thing} {months} WHERE {{", each)
    )
    yield f"    }} }} GROUP BY ?person HAVING({filters.bounds(total, asked.total or Span())})"
    yield "}"


def condition_lines(condition: Condition, slot: Slot, number: int, again: bool) -> Iterator[str]:
    """What must, or must not, hold of a slot. `again`: the slot is already asked about in this entry."""
    pattern, var = slot.pattern, slot.var
    if (again or condition.negated) and var and var in pattern:
        pattern, var = (re.sub(rf"\{var}\b", f"{var}Too", text) for text in (pattern, var))
    lines = _tested(condition, slot.how, numbered(pattern, number), numbered(var, number))
    if condition.negated:
        yield f"FILTER NOT EXISTS {{ {' '.join(lines)} }}"  # as one line: equal lines are left out
    else:
        yield from lines


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
        return [filters.period(var, test, pattern)]
    if how == "year":
        return [pattern, filters.year(var, test)]
    assert isinstance(test, Span)
    return [pattern, filters.number(var, test)]

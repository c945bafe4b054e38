"""A typed question → one line that says how it was read."""

from __future__ import annotations

from kg.ask.kinds import KINDS
from kg.ask.question import (
    Any,
    Clause,
    Condition,
    Entry,
    LastYears,
    Mentions,
    Named,
    Not,
    Question,
    Span,
    Values,
)

_BETWEEN = " · "


def explain(question: Question) -> str:
    """Such as `papers · venue ranked CCF A (official) · first author`."""
    parts = [_asked(question), *(_clause(clause, question.target) for clause in question.where)]
    notes = f" ({'; '.join(question.notes)})" if question.notes else ""
    return _BETWEEN.join(part for part in (*parts, _order(question)) if part) + notes


def _asked(question: Question) -> str:
    many = KINDS[question.target].many
    if question.average:
        of = f"number of {many} by candidate" if question.average == "count" else question.average
        over = f" by {question.by}" if question.by and question.average != "count" else ""
        return f"average {of}{over}"
    if question.by:
        counted = many if question.by == "candidate" else KINDS[question.target].counted
        return f"number of {counted} by {question.by}"
    if question.how_many:
        return f"number of {many}"
    if question.show:
        return f"{', '.join(question.show)} of candidates"
    return f"any {many}" if question.exists else many


def _clause(clause: Clause, target: str) -> str:
    if isinstance(clause, Not):
        return f"no {_entry(clause.entry)}"
    if isinstance(clause, Any):
        alternatives = (" and ".join(_clause(part, target) for part in each) for each in clause.alternatives)
        return f"either {' or '.join(alternatives)}"
    if clause.kind in (target, "candidate") and clause.number is None:
        return _BETWEEN.join(_condition(condition, clause.kind) for condition in clause.conditions)
    return _entry(clause)


def _entry(entry: Entry) -> str:
    kind = KINDS[entry.kind]
    conditions = ", ".join(_condition(condition, entry.kind) for condition in entry.conditions)
    name = kind.one if entry.number is None else f"{_span(entry.number, '{}')} {kind.many}"
    if entry.total is not None:
        conditions = ", ".join(filter(None, (conditions, f"{_span(entry.total, '{}')} months in all")))
    return f"{name}: {conditions}" if conditions else name


def _condition(condition: Condition, kind: str) -> str:
    slot = KINDS[kind].slots[condition.slot]
    test = condition.test
    if condition.slot == "unit" and isinstance(test, Values):
        return slot.says.format(test.values[0])
    if isinstance(test, Mentions) and condition.slot == "level":
        return test.words
    told = slot.says.format(_test(test, years=slot.how in ("year", "period")))
    return f"not {told}" if condition.negated else told


def _test(test: object, years: bool) -> str:
    if isinstance(test, Named):
        return " or ".join(dict.fromkeys(test.names))
    if isinstance(test, Values):
        return " or ".join(test.values)
    if isinstance(test, Mentions):
        return f"“{test.words}”"
    if isinstance(test, LastYears):
        return _last(test)
    return _span(test, "in {}" if years else "{}") if isinstance(test, Span) else ""


def _last(test: LastYears) -> str:
    if test.years == 1:
        return "last year" if test.ago else "this year"
    return f"in the last {test.years} years"


def _span(span: Span, exact: str) -> str:
    if span.low is not None and span.low == span.high:
        return exact.format(span.low)
    low = f"{'over' if span.over else 'from'} {span.low}" if span.low is not None else ""
    high = f"{'under' if span.under else 'up to'} {span.high}" if span.high is not None else ""
    return " ".join(part for part in (low, high) if part)


def _order(question: Question) -> str:
    if not question.order:
        return ""
    column = "number" if question.order.column == "count" else question.order.column
    way = "highest" if question.order.descending else "lowest"
    if question.order.top:
        scale = " relative to its scale" if column == "gpa" else ""
        return f"{way} {column}{scale} only"
    return f"{way} {column} first" + (f", {question.limit} of them" if question.limit else "")

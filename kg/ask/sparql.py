"""A typed question → SPARQL: one generator for all questions.

Answers have one row for each thing, not for each of its names: labels are aggregated, and rows are grouped
by the other columns.
"""

from __future__ import annotations

from kg.ask import filters
from kg.ask.counts import average, counts, total
from kg.ask.kinds import KINDS, Column, Kind
from kg.ask.patterns import Shown, first_column, numbered, patterns, plural
from kg.ask.question import Entry, Order, Question
from kg.ask.select import LABEL, Select, clauses, fixed

_SHARE = "?gpa / COALESCE(?scale, IF(?gpa <= 4, 4, IF(?gpa <= 5, 5, 100)))"
_DATES = ("year", "start", "end")
_BEST = {"gpa": "DESC(?gpa)", "percentile": "?percentile", "rank": "?percentile"}


def sparql(question: Question, comment: str) -> str:
    """The query that answers the question, with the reading as its comment."""
    body = average(question) if question.average else _body(question)
    note = "".join(f"# {line}\n" for line in comment.splitlines())
    return f"{note}{filters.prefixes(body)}\n{body}\n"


def _body(question: Question) -> str:
    select = counts(question) if question.by else total(question) if question.how_many else _rows(question)
    return _sorted(question, select)


def _rows(question: Question) -> Select:
    kind = KINDS[question.target]
    found = patterns(clauses(question), question.target)
    select, shown = Select(found.lines, found.blocks), found.shown
    if kind.hub:
        select.where.append(LABEL)
        select.group_by("?person")
        select.show("candidate", "MIN(?name)")
    if kind.hub and question.apart and question.target != "candidate":
        select.optional.append("OPTIONAL { ?person schema:email ?email . }")
        select.group_by("?email")
        select.show("email")
    if question.target == "candidate":
        _show_candidate(select, question, shown)
    else:
        _show(select, kind, shown[0], brief=False)
    return select


def _show_candidate(select: Select, question: Question, shown: list[Shown]) -> None:
    """What was asked of the candidates; else what is told of the entries that they were found by."""
    kind = KINDS["candidate"]
    entries = [each for each in shown if each.entry.kind != "candidate"]
    if question.show or not entries:
        _show(select, kind, Shown(Entry("candidate"), 1), brief=False, names=question.show)
    done: set[str] = set()
    for each in entries:
        if each.entry.kind not in done:
            _show_entry(select, each)
        done.add(each.entry.kind)


def _show_entry(select: Select, each: Shown) -> None:
    """The columns of an entry that candidates were found by."""
    kind = KINDS[each.entry.kind]
    if each.entry.number is not None:
        select.group_by(f"?{plural(kind)}")
        select.show(plural(kind))
    elif each.entry.total is not None:
        select.group_by(numbered("?total", each.number))
        select.show("months", numbered("?total", each.number))
    elif each.inside:
        select.group_by(numbered(kind.thing, each.number))
        _show_one(select, kind, first_column(kind), kind.brief[0], each.number)
    else:
        _show(select, kind, each, brief=True)


def _wanted(kind: Kind, asked: Entry, brief: bool) -> tuple[str, ...]:
    """The names of the columns to show: the usual ones, and those of what is asked about."""
    usual = kind.brief if brief else tuple(n for c in kind.columns if not c.extra for n in c.names)
    asked_about = [name for condition in asked.conditions for name in kind.slots[condition.slot].shows]
    order = [name for column in kind.columns for name in column.names]
    return tuple(sorted({*usual, *asked_about}, key=order.index))


def _sure(kind: Kind, asked: Entry) -> set[str]:
    """The columns that have a value in every entry that is asked for."""
    holding = [condition for condition in asked.conditions if not condition.negated]
    return {name for condition in holding for name in kind.slots[condition.slot].sure}


def _show(select: Select, kind: Kind, shown: Shown, brief: bool, names: tuple[str, ...] = ()) -> None:
    """Add the columns of an entry, which is told apart by its thing."""
    names, sure, number = names or _wanted(kind, shown.entry, brief), _sure(kind, shown.entry), shown.number
    select.distinct |= bool(kind.named)
    select.group_by(numbered(kind.thing, number))
    for column in kind.columns:
        wanted = [name for name in column.names if name in names]
        if not wanted:
            continue
        pattern = numbered(column.pattern, number)
        if len(wanted) == 1 and (value := fixed(select.where, pattern, numbered(f"?{wanted[0]}", number))):
            _show_fixed(select, kind, wanted[0], value)
            continue
        if pattern:
            if not column.needed and not sure.issuperset(wanted):
                select.optional.append(f"OPTIONAL {{ {pattern} }}")
            else:
                (select.optional if pattern.startswith("OPTIONAL") else select.where).append(pattern)
        for name in wanted:
            _show_one(select, kind, column, name, number)


def _show_fixed(select: Select, kind: Kind, name: str, value: str) -> None:
    """A column that can have but one value, since it was asked for: it need not be looked up."""
    title = _title(select, kind, name)
    if title not in select.names:
        select.show(title, value)


def _title(select: Select, kind: Kind, name: str) -> str:
    return name if name not in select.names else f"{kind.one.replace(' ', '_')}_{name}"


def _show_one(select: Select, kind: Kind, column: Column, name: str, number: int) -> None:
    title = _title(select, kind, name)
    if title in select.names:
        return
    variable = numbered(f"?{name}Text" if column.label else f"?{name}", number)
    if column.label:
        select.show(title, f"MIN({variable})")
        return
    select.group_by(variable)
    select.show(title, "" if variable == f"?{title}" else variable)


def _sorted(question: Question, select: Select) -> str:
    if question.order and question.order.top:
        return _best(question.order, select)
    terms = [term for term in _terms(question, select) if _SHARE in term or _named(term) in select.names]
    order = f"\nORDER BY {' '.join(dict.fromkeys(terms))}" if terms else ""
    limit = f"\nLIMIT {question.limit}" if question.limit else ""
    return f"{select}{order}{limit}"


def _named(term: str) -> str:
    """The column in a term of ORDER BY."""
    return term.replace("STR(", "").strip("DESC()").lstrip("?")


def _terms(question: Question, select: Select) -> list[str]:
    """What rows are sorted by: what is asked, then the measure that is asked about, then the usual."""
    terms: list[str] = []
    if question.order:
        column = _counting(question.order, select)
        value = f"({_SHARE})" if column == "gpa" else f"?{column}"
        terms.append(f"DESC({value})" if question.order.descending else value)
    elif question.by:
        terms.append("?year" if question.by == "year" else f"DESC(?{select.names[-1]})")
    for clause in question.where:
        if isinstance(clause, Entry):
            slots = [condition.slot for condition in clause.conditions]
            terms += [_BEST[slot] for slot in slots if slot in _BEST and clause.kind == "study"]
    return [*terms, *_usual(question, select)]


def _usual(question: Question, select: Select) -> list[str]:
    if question.by:
        return [f"?{select.names[0]}"]
    kinds = [question.target, *(clause.kind for clause in question.where if isinstance(clause, Entry))]
    return [term for kind in kinds for term in KINDS[kind].order]


def _counting(order: Order, select: Select) -> str:
    """The column of an order, where `count` is the last: the number."""
    return select.names[-1] if order.column == "count" else order.column


def _best(order: Order, select: Select) -> str:
    """Only the best rows, all of them that are equally good."""
    column = _counting(order, select)
    value = _SHARE if column == "gpa" else f"STR(?{column})" if column in _DATES else f"?{column}"
    inner = "\n".join(f"    {line}" for line in str(select).splitlines())
    best = "MAX" if order.descending else "MIN"
    return (
        f"SELECT {' '.join(f'?{name}' for name in select.names)}\nWHERE {{\n  {{\n{inner}\n  }}\n"
        f"  {{ SELECT ({best}({value}) AS ?best) WHERE {{\n  {{\n{inner}\n  }}\n"
        f"  FILTER(BOUND(?{column})) }} }}\n"
        f"  FILTER({value} = ?best)\n}}\nORDER BY ?{select.names[0]}"
    )

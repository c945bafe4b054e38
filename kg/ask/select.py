"""A SELECT in the making, and the clauses that it is made from."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.question import Any, Clause, Entry, Question

LABEL = "?person rdfs:label ?name ."


class Select:
    """A SELECT in the making; `names` are those of its columns.

    Plain patterns (`where`) come before what is set apart (`blocks`) and `optional` ones: only so does
    Oxigraph join them in a good order. Rows are `distinct` without being asked to be, but for what a
    candidate may have in two places.
    """

    def __init__(self, where: list[str], blocks: Iterable[str] = ()) -> None:
        self.where = where
        self.blocks = list(blocks)
        self.optional: list[str] = []
        self.columns: list[str] = []
        self.group: list[str] = []
        self.names: list[str] = []
        self.distinct = False

    def show(self, name: str, expression: str = "") -> None:
        """Add a column: computed, or a variable that rows are grouped by."""
        self.names.append(name)
        self.columns.append(f"({expression} AS ?{name})" if expression else f"?{name}")

    def group_by(self, *variables: str) -> None:
        """Have one row for each value of these."""
        self.group += variables

    def __str__(self) -> str:
        lines = [*dict.fromkeys(self.where), *self.blocks, *dict.fromkeys(self.optional)]
        where = "\n".join(f"  {line}" for line in lines)
        group = f"\nGROUP BY {' '.join(dict.fromkeys(self.group))}" if self.group else ""
        distinct = "DISTINCT " if self.distinct else ""
        return f"SELECT {distinct}{' '.join(self.columns)}\nWHERE {{\n{where}\n}}{group}"


def clauses(question: Question) -> list[Clause]:
    """The clauses, that about the target first; those about candidates start from all of them
    unless something leads there.
    """
    kinds = {clause: clause.kind for clause in question.where if isinstance(clause, Entry)}
    own = [clause for clause, kind in kinds.items() if kind == question.target][:1]
    others = [clause for clause in question.where if clause not in own]
    if own or question.target != "candidate":
        return [*(own or [Entry(question.target)]), *others]
    leads = any(isinstance(clause, (Entry, Any)) for clause in others)
    return others if leads else [Entry("candidate"), *others]


def fixed(where: Iterable[str], pattern: str, variable: str) -> str:
    """The literal that stands in `where` at the place of the variable of a pattern; empty if none does."""
    before, found, after = pattern.partition(f" {variable} ")
    if not found:
        return ""
    literals = (
        line[len(before) + 1 : -len(after) - 1]
        for line in where
        if line.startswith(f'{before} "') and line.endswith(f'" {after}') and "?" not in line[len(before) :]
    )
    return next(literals, "")

"""A question as it is meant: what is asked for, and what must hold of it.

    "CCF-A first-author papers by people who interned at Alibaba"

    Question(
        target="paper",
        where=(
            Entry("paper", (Condition("rank", Values(("A",))), Condition("first", Flag()))),
            Entry("position", (Condition("kind", Values(("internship",))), Condition("organization", …))),
        ),
    )

All kinds of entries (papers, studies, positions, awards, …) hang off a candidate; what is said of two kinds
is said of the same candidate. `kg.ask.kinds` tells what a kind is in the graph, and which slots it has.
"""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """Goes by one of these names: as they were asked for, and as the keys of `kg.iris.name_key`."""

    names: tuple[str, ...]
    keys: tuple[str, ...]


class Values(NamedTuple):
    """Is one of these; `every`: there are entries for all of them."""

    values: tuple[str, ...]
    every: bool = False


class Span(NamedTuple):
    """A number or year from `low` to `high`; an absent end is open, an `over` or `under` end excluded."""

    low: str | None = None
    high: str | None = None
    over: bool = False
    under: bool = False


class LastYears(NamedTuple):
    """The year is one of `years` that end with this one, or with that of `ago` years before."""

    years: int
    ago: int = 0


class Mentions(NamedTuple):
    """The text has a word of each group; `words` are as they were asked for.

    A word is found at the start of a longer one (recommend in recommendation), but not if `whole`.
    """

    words: str
    groups: tuple[tuple[str, ...], ...]
    whole: bool = False


class Flag(NamedTuple):
    """Holds, or is there."""


Test = Named | Values | Span | LastYears | Mentions | Flag


class Condition(NamedTuple):
    """What must (or, `negated`, must not) hold of one slot of an entry."""

    slot: str
    test: Test
    negated: bool = False


class Entry(NamedTuple):
    """The candidate has an entry of this kind for which all conditions hold.

    `number`: so many of them; `total`: so many months in all of them.
    """

    kind: str
    conditions: tuple[Condition, ...] = ()
    number: Span | None = None
    total: Span | None = None


class Not(NamedTuple):
    """The candidate has no such entry."""

    entry: Entry


class Any(NamedTuple):
    """At least one of the alternatives holds; each is a conjunction."""

    alternatives: tuple[tuple[Entry | Not, ...], ...]


Clause = Entry | Not | Any


class Order(NamedTuple):
    """Sorted by a column of the answer; `top`: only the best, with all that are as good."""

    column: str
    descending: bool = True
    top: bool = False


class Question(NamedTuple):
    """What is asked for.

    `target` is a kind of `kg.ask.kinds`; `by` one of its columns, or `candidate`, whose values are counted
    over; `how_many` asks how many; `show` are columns of the candidate that are asked for; `exists` asks
    whether there is any; `average` is the column whose average is asked for, or `count`.
    `notes` say what else the words may mean; `apart`: several candidates have the name that is asked for.
    """

    target: str
    where: tuple[Clause, ...] = ()
    show: tuple[str, ...] = ()
    by: str | None = None
    how_many: bool = False
    order: Order | None = None
    limit: int | None = None
    exists: bool = False
    average: str | None = None
    notes: tuple[str, ...] = ()
    apart: bool = False

"""What a kind of thing is: how a candidate has it, its columns, and the slots that can be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

How = Literal["key", "value", "number", "year", "period", "text", "flag"]


class Column(NamedTuple):
    """One or more columns of an answer that one pattern binds.

    `label`: bound as `?<name>Text`. `node`: the variable that tells its values apart, when they are counted
    over. `needed`: every entry has it. `extra`: shown only when something is asked of it.
    """

    names: tuple[str, ...]
    pattern: str
    label: bool = False
    node: str = ""
    needed: bool = False
    extra: bool = False


class Slot(NamedTuple):
    """What can be said of an entry: `pattern` binds `var`, which is then tested.

    `how` it is tested: key (a name of the thing), value, number, year, period (start and end of `var`), text
    (some of its words), flag (the pattern itself). `says` is the explanation; `shows` are columns that the
    answer then has, and `sure` those that every entry of which it holds has a value for. `scan` finds the
    texts of all entries, where there is a quicker way than over the kind.
    """

    how: How
    pattern: str
    var: str = ""
    says: str = "{}"
    shows: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    scan: str = ""


class Kind(NamedTuple):
    """A kind of thing: `path` leads from `?person` to `thing`.

    `brief` are the columns that are shown when candidates are asked for, `text` the slots in which words
    that no lexicon knows are looked for, `order` what rows are sorted by. `hub` is false for what is not a
    candidate's. `named` is the path to a thing that is asked for by name, if it is another; `part` that from
    a thing (`{}`) of the kinds `wholes`, when such things are asked for. `counted` is the column in which
    they, or who has them, are counted; `again` binds `?time`, of which one such thing may have several.
    """

    one: str
    many: str
    thing: str
    path: str
    columns: tuple[Column, ...]
    slots: Mapping[str, Slot]
    brief: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    hub: bool = True
    named: str = ""
    part: str = ""
    wholes: tuple[str, ...] = ()
    counted: str = "candidates"
    again: str = ""


def held(kind: Kind) -> dict[str, Slot]:
    """For each column that an entry may lack, the slot that it is there: `with_email`."""
    return {
        f"with_{name}": Slot("flag", column.pattern, says=f"with {name}", shows=(name,))
        for column in kind.columns
        if column.pattern and not column.needed
        for name in column.names
    }


def label(name: str, pattern: str, node: str = "", needed: bool = False) -> Column:
    """A column that shows what a thing is called."""
    return Column((name,), pattern, True, node, needed)


def value(pattern: str, *names: str) -> Column:
    """Columns that show values as they are."""
    return Column(names, pattern)


def period(thing: str) -> tuple[Column, Column]:
    """Start, and end or `present`."""
    ended = (
        f"OPTIONAL {{ {thing} schema:endDate ?ended }} OPTIONAL {{ {thing} cv:ongoing ?ongoing }} "
        'BIND(IF(BOUND(?ongoing), "present", STR(?ended)) AS ?end)'
    )
    return value(f"{thing} schema:startDate ?start .", "start"), Column(("end",), ended, needed=True)


# Bound by the slot `lasted`, of which it is shown.
MONTHS = Column(("months",), "", needed=True, extra=True)


def _months(date: str) -> str:
    """Months since year 0; a date without a month is taken as January."""
    return (
        f"xsd:integer(SUBSTR(STR({date}), 1, 4)) * 12 + COALESCE(xsd:integer(SUBSTR(STR({date}), 6, 2)), 1)"
    )


def lasted(thing: str) -> str:
    """A pattern that binds `?months`: how long it lasted, or has lasted until now."""
    end = f"IF(BOUND(?stays), YEAR(NOW()) * 12 + MONTH(NOW()), {_months('?went')})"
    return (
        f"{thing} schema:startDate ?came . OPTIONAL {{ {thing} schema:endDate ?went }} "
        f"OPTIONAL {{ {thing} cv:ongoing ?stays }} BIND({end} - ({_months('?came')}) AS ?months)"
    )


def abroad(thing: str, place: str) -> str:
    """A pattern: it was at a place outside China.

    A name in Chinese alone of which no country is known is taken to be of China.
    """
    return (
        f"{thing} cv:{place} ?foreign . OPTIONAL {{ ?foreign cv:country ?state }} "
        f'FILTER(COALESCE(?state NOT IN ("CN", "HK", "MO", "TW"), EXISTS {{ {thing} cv:{place}Text ?latin . '
        'FILTER(!REGEX(?latin, "[\u4e00-\u9fff]")) }))'
    )


def ongoing(thing: str) -> str:
    """A pattern that holds of what has no end yet, or one to come."""
    ahead = f"{thing} schema:endDate ?until . FILTER(SUBSTR(STR(?until), 1, 7) > SUBSTR(STR(NOW()), 1, 7))"
    return f"FILTER(EXISTS {{ {thing} cv:ongoing true }} || EXISTS {{ {ahead} }})"


def dates(thing: str) -> dict[str, Slot]:
    """The slots of what has a start and an end."""
    return {
        "start": Slot("year", f"{thing} schema:startDate ?began .", "?began", "started {}"),
        "end": Slot("year", f"{thing} schema:endDate ?finished .", "?finished", "ended {}"),
        "during": Slot("period", "", thing, "{}"),
        "ongoing": Slot("flag", ongoing(thing), says="still going on"),
        "lasted": Slot("number", lasted(thing), "?months", "lasting {} months", ("months",)),
    }

"""The edition of a list that a rank is of: in "CCF-A 2026 papers" the year is that of the list.

So it is when the year stands right behind the rank or the list, or a word for an edition beside it; in
"2022 CCF-A papers" and "CCF-A papers in 2022" it is that of the papers.
"""

from __future__ import annotations

from functools import cache

from extract.shipped import shipped
from kg.ask.question import Condition, Values
from kg.ask.senses import Fact, Mark, Token

_COLUMN = "ccf_"
_ALL = Values(("A", "B", "C"))


def folded(row: list[Token]) -> list[Token]:
    """The tokens with a rank and its edition turned into facts."""
    place = next((at for at, token in enumerate(row) if _year(token) and _ranks_beside(row, at)), None)
    if place is None:
        return row
    edition = Fact("paper", Condition("edition", Values((_year(row[place]),))))
    rest = [_listed(token) for token in row if not token.has("edition") or _rank(token)]
    at = rest.index(row[place])
    several = [token for token in rest if _graded(token)]
    if len(several) > 1:  # "CCF 2022 rank B": the list alone says no more
        rest = [token for token in rest if not _graded(token) or _test(token) != _ALL]
        at = rest.index(row[place])
    return [*rest[:at], row[place]._replace(senses=(edition,)), *rest[at + 1 :]]


def _ranks_beside(row: list[Token], place: int) -> bool:
    """Whether the year at a place is that of a list."""
    words = [token for token in row[max(0, place - 1) : place + 3] if token.has("edition")]
    ranked = [at for at, token in enumerate(row) if _rank(token)]
    if words and ranked:
        return True
    before = row[place - 1] if place else None
    return before is not None and _rank(before) is not None


def _rank(token: Token) -> Fact | None:
    fact = token.get(Fact, "paper")
    return fact if fact and fact.condition.slot == "rank" else None


def _graded(token: Token) -> bool:
    fact = token.get(Fact, "paper")
    return fact is not None and fact.condition.slot == "listed"


def _test(token: Token) -> object:
    fact = token.get(Fact, "paper")
    return fact.condition.test if fact else None


def _listed(token: Token) -> Token:
    fact = _rank(token)
    if fact is None:
        return token
    return token._replace(senses=(Fact("paper", fact.condition._replace(slot="listed")),))


def _year(token: Token) -> str:
    """The year that a token is, if a list has an edition of it."""
    marks = (sense for sense in token.senses if isinstance(sense, Mark) and sense.part == "number")
    return next((mark.what for mark in marks if mark.what in editions()), "")


@cache
def editions() -> tuple[str, ...]:
    """The editions of the CCF list that the reference facts hold, by the head of their table."""
    with shipped("data/venues.csv").open(encoding="utf-8") as table:
        columns = table.readline().strip().split(",")
    return tuple(column.removeprefix(_COLUMN) for column in columns if column.startswith(_COLUMN))

"""What the words of a question imply of its entries without saying it."""

from __future__ import annotations

from kg.ask.drafts import Draft
from kg.ask.heads import Head
from kg.ask.question import Condition, Flag, Values
from kg.ask.senses import Aspect, Now, Period, Token

_UNPUBLISHED = ("under-review", "in-preparation")
_MEASURED = {"gpa": ("graded", {"gpa"}), "rank": ("ranked", {"rank", "percentile"})}


def add(row: list[Token], asked: Head, found: list[Draft]) -> None:
    """Say of the drafts what is implied of them."""
    for draft in found:
        _current(row, asked, draft, found)
        _published(row, draft)
        _enrolled(row, draft)
        _measured(draft)
        _ended(draft)


def _current(row: list[Token], asked: Head, draft: Draft, found: list[Draft]) -> None:
    """Where somebody works is where they work now, unless the question tells of another time."""
    owned = any(each.kind == "candidate" and each.has("name") for each in found)
    asks = any(token.has("ask", "where") or token.has("ask", "which") for token in row)
    at = any(token.has("prep", "at") for token in row[: max(asked.place, 0)])
    place = asked.place < 0 or isinstance(asked.sense, Aspect) or (at and row[asked.place].has("present"))
    if draft.kind != "position" or draft.has("kind") or not (owned and asks and place):
        return
    words = [row[at] for at in draft.places if at >= 0]
    if any(word.has("present") for word in words) and not any(map(_tells_time, row)):
        draft.add(Condition("ongoing", Flag()))


def _published(row: list[Token], draft: Draft) -> None:
    """What is under review is not published, which where and when it was need not be told of."""
    said = any(row[place].has("published") for place in draft.places if place >= 0)
    if said and draft.kind == "paper" and not draft.conditions and not draft.number:
        draft.add(Condition("status", Values(_UNPUBLISHED), negated=True))


def _tells_time(token: Token) -> bool:
    return bool(token.get(Now) or token.get(Period)) or token.has("past")


def _ended(draft: Draft) -> None:
    """Who left, without a year for it, is there no more; a study can be finished in the future."""
    if draft.beside == "end" and draft.kind != "study" and not draft.has("end"):
        draft.add(Condition("ongoing", Flag(), negated=True))


def _enrolled(row: list[Token], draft: Draft) -> None:
    """A student still studies, unless the question tells of another time."""
    said = any(row[place].has("enrolled") for place in draft.places if place >= 0)
    if (
        said
        and not draft.beside
        and not any(draft.has(slot) for slot in ("start", "end", "during", "ongoing"))
    ):
        draft.add(Condition("ongoing", Flag()))


def _measured(draft: Draft) -> None:
    """A measure that is compared with nothing must at least be there."""
    for slot in set(draft.measures.values()):
        flag, slots = _MEASURED[slot]
        if not any(draft.has(each) for each in slots):
            draft.add(Condition(flag, Flag()))

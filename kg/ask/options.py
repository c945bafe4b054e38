"""What a token may say of which entry, and how far away that entry is."""

from __future__ import annotations

from typing import NamedTuple

from kg.ask.drafts import Draft
from kg.ask.heads import is_han
from kg.ask.question import Test
from kg.ask.senses import All, Name, Token

_FUNCTION, _COMMA, _LINK, _CONTENT = 0.2, 0.6, 1.0, 1.0
_AGAINST = 0.3  # for an entry on the side where the language seldom puts it


class Option(NamedTuple):
    """That a token says `test` of a slot of a draft, or of a new one of `kind`."""

    cost: float
    draft: Draft | None
    kind: str
    slot: str
    test: Test | Name | All


def distance(row: list[Token], place: int, draft: Draft) -> float:
    """How far the nearest word of a draft is from a place."""
    han = is_han(row)
    return min(
        (gap(row, place, at) + (_AGAINST if (at < place) == han else 0.0) for at in draft.places), default=0.5
    )


def gap(row: list[Token], one: int, other: int) -> float:
    """How much stands between two places."""
    low, high = sorted((one, other))
    return sum(map(_weight, row[low + 1 : high]))


def _weight(token: Token) -> float:
    if token.has("link", "and") or token.has("link", "or"):
        return _LINK
    if token.has("link", "comma"):
        return _COMMA
    return _FUNCTION if token.is_function else _CONTENT

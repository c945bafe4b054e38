"""Ranks that are claimed: in "papers claimed as CCF-B" the rank is the candidate's word, not the list's.

Where a claim is held against the official rank ("papers whose claimed rank differs"), the words for the two
say nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.question import Condition
from kg.ask.senses import Aspect, Fact, Mark, Measure, Token

_HELD = ("differs", "overclaimed")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with the rank after a word of claiming turned into a claimed one."""
    return list(_held(row) if any(_holds(token) for token in row) else _folded(row))


def _holds(token: Token) -> bool:
    fact = token.get(Fact, "paper")
    return fact is not None and fact.condition.slot in _HELD


def _held(row: list[Token]) -> Iterator[Token]:
    """The tokens, those for the claim and the two ranks as fillers; "not … match" is one word."""
    for token in row:
        ranks = token.get(Measure, "study") == Measure("study", "rank") or token.get(Aspect) == Aspect(
            "paper", "rank"
        )
        if (token.has("claim") or ranks) and not _holds(token):
            yield token._replace(senses=(Mark("filler", "words"),))
        else:
            yield token


def _folded(row: list[Token]) -> Iterator[Token]:
    claimed: Token | None = None
    for token in row:
        fact = token.get(Fact, "paper")
        if token.has("claim"):
            claimed = token
        elif claimed and fact and fact.condition.slot == "rank":
            meant = Condition("claimed", fact.condition.test, fact.condition.negated)
            yield Token(f"{claimed.text} {token.text}", claimed.start, token.end, (Fact("paper", meant),))
            claimed = None
        elif claimed and not token.is_function:
            yield claimed
            yield token
            claimed = None
        else:
            yield token
    if claimed:
        yield claimed

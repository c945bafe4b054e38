"""Ranks that are claimed: in "papers claimed as CCF-B" the rank is the candidate's word, not the list's."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.senses import Fact, Token


def folded(row: list[Token]) -> list[Token]:
    """The tokens with the rank after a word of claiming turned into a claimed one."""
    return list(_folded(row))


def _folded(row: list[Token]) -> Iterator[Token]:
    claimed: Token | None = None
    for token in row:
        fact = token.get(Fact, "paper")
        if token.has("claim"):
            claimed = token
        elif claimed and fact and fact.condition.slot == "rank":
            meant = Fact(
                "paper", fact.condition.__class__("claimed", fact.condition.test, fact.condition.negated)
            )
            yield Token(f"{claimed.text} {token.text}", claimed.start, token.end, (meant,))
            claimed = None
        elif claimed and not token.is_function:
            yield claimed
            yield token
            claimed = None
        else:
            yield token
    if claimed:
        yield claimed

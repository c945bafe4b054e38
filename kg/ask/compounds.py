"""Words that are one with the word after them: Go语言 is Go, 百度奖学金 an award, and so on."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.names import Names
from kg.ask.question import Condition, Mentions
from kg.ask.senses import Fact, Name, Noun, Sense, Token, Topic


def folded(row: list[Token], names: Names) -> list[Token]:
    """The tokens with every such pair as one token."""
    return list(_folded(row, names))


def _folded(row: list[Token], names: Names) -> Iterator[Token]:
    place = 0
    while place < len(row):
        pair = row[place : place + 2]
        senses = _meant(pair[0], pair[1], names) if len(pair) > 1 else ()
        yield Token(pair[0].text + pair[1].text, pair[0].start, pair[1].end, senses) if senses else pair[0]
        place += 2 if senses else 1


def _meant(one: Token, other: Token, names: Names) -> tuple[Sense, ...]:
    if one.get(Name, "skill") and other.get(Noun, "certificate"):
        called = Mentions(one.text, ((one.text.lower(),),))
        return (Noun("certificate", (Condition("called", called),)),)
    if one.end != other.start:
        return ()
    if (skill := one.get(Name, "skill")) and other.text == "语言":
        return (skill,)
    if one.get(Name, "organization") and _is_of_award(other) and not one.text.isascii():
        return _called(one.text + other.text, "award", names)
    if one.get(Topic) and other.get(Noun, "certificate") and not one.text.isascii():
        return _called(one.text + other.text, "certificate", names)
    return ()


def _called(text: str, kind: str, names: Names) -> tuple[Name, ...]:
    """What has these words in its name, if anything of the store has."""
    keys = tuple(names.with_part(text))
    return (Name(kind, (text,), keys),) if keys else ()


def _is_of_award(token: Token) -> bool:
    fact = token.get(Fact, "award")
    return token.get(Noun, "award") is not None or (fact is not None and fact.condition.slot == "called")

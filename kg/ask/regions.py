"""Words that are a subject by what stands beside them: "papers about X", "X方向的", "majored in X".

No lexicon needs to know them: they are looked for in titles, interests and fields of study as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask.atoms import is_ideograph
from kg.ask.senses import (
    Actor,
    Amount,
    Aspect,
    Fact,
    Measure,
    Name,
    Noun,
    Now,
    Period,
    Token,
    Topic,
    Verb,
)

_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![sui])s$")
_HYPHEN = "-"


def folded(row: list[Token]) -> list[Token]:
    """The tokens with every such subject as one token."""
    return list(_before(list(_after(list(_compounds(row))))))


def phrase(text: str) -> tuple[str, ...]:
    """Words as they are looked for at the start of words: without case and the plural."""
    lower = text.lower()
    return (f"{lower[:-3]}y", lower) if lower.endswith("ies") else (_PLURAL.sub("", lower),)


def _compounds(row: list[Token]) -> Iterator[Token]:
    """The tokens, those that nothing knows with a suffix or with what stands between two of them."""
    held: Token | None = None
    for place, token in enumerate(row):
        if held is None and _is_first_half(row, place):
            held = Token(token.text, token.start, token.end)
            continue
        if held and _touch(held, token) and _belongs(held, token, row[place + 1 :]):
            held = Token(held.text + token.text, held.start, token.end)
            continue
        if held:
            yield held
        held = None if token.senses else token
        if held is None:
            yield token
    if held:
        yield held


def _is_first_half(row: list[Token], place: int) -> bool:
    """Whether a word is known only by itself: left of left-handed."""
    near = row[place : place + 3]
    if len(near) < 3 or near[1].text != _HYPHEN or near[2].senses:
        return False
    return near[0].end == near[1].start and near[1].end == near[2].start


def _touch(one: Token, other: Token) -> bool:
    return (
        one.end == other.start
        and one.text[-1] not in "的"
        and (is_ideograph(other.text[0]) or _HYPHEN in (one.text[-1], other.text))
    )


def _belongs(held: Token, token: Token, rest: list[Token]) -> bool:
    """Whether a token goes on a word that is not understood.

    It is not understood itself, or a suffix, or between two parts of one (语言 in 自然语言处理, a hyphen), or
    half of a word of two characters.
    """
    if not token.senses or token.has("suffix") or held.text[-1] == _HYPHEN:
        return True
    if token.text == _HYPHEN:
        return bool(rest) and rest[0].start == token.end
    if token.has("prep") or token.get(Noun):
        return False
    sandwiched = bool(rest) and not rest[0].senses and _touch(token, rest[0])
    return (sandwiched and not token.has("link")) or len(held.text) == len(token.text) == 1


def _after(row: list[Token]) -> Iterator[Token]:
    """Subjects with the introducing word after them: X方向, X相关的, X专业."""
    for place, token in enumerate(row):
        kind = None if token.senses or place + 1 == len(row) else _follows(row[place + 1])
        yield _subject([token], kind) if kind else token


def _follows(token: Token) -> str | None:
    if aspect := token.get(Aspect):
        if aspect == Aspect("study", "field"):
            return "field"
        if aspect.kind == "topic":
            return "topic"
    return "topic" if token.has("prep", "about") and is_ideograph(token.text[0]) else None


def _before(row: list[Token]) -> Iterator[Token]:
    """Subjects with the introducing word before them."""
    place = 0
    while place < len(row):
        yield row[place]
        kind = _introduces(row[place])
        place += 1
        end = _end(row, place) if kind else place
        literal = kind is not None and end > place and row[place - 1].has("prep", "words")
        if literal or (kind and any(_is_subject(token) for token in row[place:end])):
            yield _subject(row[place:end], kind or "topic")
            place = end


def _is_subject(token: Token) -> bool:
    """Words that nothing knows and that are long enough to be looked for."""
    return not token.senses and len(token.text) > 1


def _introduces(token: Token) -> str | None:
    verb = token.get(Verb)
    if verb and verb.kind == "topic":
        return "topic"
    if verb and verb.slot == "field":
        return "field"
    return "topic" if token.has("prep", "about") else None


def _end(row: list[Token], place: int) -> int:
    """Where the subject that starts at `place` ends: before what is of another matter."""
    end = place
    while end < len(row) and not _stops(row, end):
        end += 1
    while end > place and row[end - 1].is_function:
        end -= 1
    return end


def _stops(row: list[Token], place: int) -> bool:
    token = row[place]
    if not token.senses or token.get(Topic):
        return False
    if (
        token.text == "的"
        or any(token.has(part) for part in ("ask", "claim", "order"))
        or token.has("link", "not")
    ):
        return True
    if token.has("prep", "at") or token.has("prep", "of"):
        return place + 1 < len(row) and _stops(row, place + 1)
    if any(token.get(sort) for sort in (Period, Amount, Now, Fact, Measure, Actor)):
        return True
    named = any(token.get(Name, kind) for kind in ("candidate", "person", "organization", "venue"))
    nouns = any(token.get(Noun, kind) for kind in ("candidate", "paper"))
    is_object = token.get(Verb) is not None and not (place and _touch(row[place - 1], token))
    return named or nouns or is_object


def _subject(row: list[Token], kind: str) -> Token:
    """What `row` is about: each word or topic counts, but for those joined by "or", of which one does."""
    groups: list[tuple[str, ...]] = []
    either = False
    for token in row:
        if token.has("link", "or"):
            either = True
        elif not token.is_function and not token.has("link"):
            topic = token.get(Topic)
            words = topic.groups[0] if topic else phrase(token.text)
            groups = [*groups[:-1], groups[-1] + words] if either and groups else [*groups, words]
            either = False
    text = " ".join(token.text for token in row)
    return Token(text, row[0].start, row[-1].end, (Topic(kind, tuple(groups)),))

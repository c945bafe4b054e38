"""Things of one kind in a row: "ACL or EMNLP", "Python、C++和Java", "CCF-A or CCF-B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ask.question import Condition, Span, Values
from kg.ask.senses import All, Fact, Name, Noun, Period, Sense, Token, Topic, Verb

# Of these a candidate has several at once, so that "and" asks for all of them.
_TOGETHER = ("skill", "language", "test", "award")
_LINKS = ("or", "and", "comma")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with each list as one token."""
    done: list[Token] = []
    place = 0
    while place < len(row):
        end, links = _end(row, place)
        done.append(_joined(row, place, end, links, done))
        place = end
    return done


def _end(row: list[Token], place: int) -> tuple[int, set[str]]:
    """Where the list that starts at `place` ends, and its links."""
    members, links, end = [row[place]], set[str](), place + 1
    while end < len(row) and (held := _links(row[end])):
        at = end + 1
        while at < len(row) and not _content(row[at]) and not row[at].has("link", "not"):
            held |= _links(row[at])
            at += 1
        if at == len(row) or not _together([*members, row[at]], False, False):
            break
        members, links, end = [*members, row[at]], links | held, at + 1
    return end, links


def _links(token: Token) -> set[str]:
    return {link for link in _LINKS if token.has("link", link)}


def _content(token: Token) -> bool:
    return not token.is_function and not _links(token)


def _joined(row: list[Token], place: int, end: int, links: set[str], before: list[Token]) -> Token:
    if end == place + 1:
        return row[place]
    members = [token for token in row[place:end] if _content(token)]
    strict = any(token.has("link", "both") for token in row) or _is_done(before, row[end:])
    text = " ".join(token.text for token in row[place:end])
    return Token(text, row[place].start, row[end - 1].end, _together(members, "or" in links, strict))


def _is_done(before: Iterable[Token], after: Iterable[Token]) -> bool:
    """Whether a verb, of which the list is the object, comes right before or after it."""
    neighbours = (next(filter(_content, reversed([*before])), None), next(filter(_content, after), None))
    return any(token is not None and (token.get(Verb) or token.get(Noun, "position")) for token in neighbours)


def _together(members: list[Token], either: bool, strict: bool) -> tuple[Sense, ...]:
    """What the members mean together; nothing when they are not of one kind."""
    return tuple(
        sense for make in (_names, _facts, _topics, _periods) for sense in make(members, either, strict)
    )


def _names(members: list[Token], either: bool, strict: bool) -> Iterator[Sense]:
    for kind in dict.fromkeys(sense.kind for sense in members[0].senses if isinstance(sense, Name)):
        names = [name for token in members if (name := token.get(Name, kind))]
        if len(names) == len(members):
            every = not either and (strict or kind in _TOGETHER)
            yield All(kind, tuple(names)) if every else either_of(names)


def either_of(names: Iterable[Name]) -> Name:
    """A name that means any of several."""
    first, *_ = names = tuple(names)
    texts = tuple(text for name in names for text in name.names)
    return Name(
        first.kind, texts, tuple(dict.fromkeys(key for name in names for key in name.keys)), first.role
    )


def _facts(members: list[Token], either: bool, strict: bool) -> Iterator[Sense]:
    facts = [fact for token in members if (fact := token.get(Fact))]
    slots = {(fact.kind, fact.condition.slot, fact.condition.negated) for fact in facts}
    tests = [fact.condition.test for fact in facts if isinstance(fact.condition.test, Values)]
    if len(tests) == len(members) and len(slots) == 1:
        values = tuple(dict.fromkeys(value for test in tests for value in test.values))
        ((kind, slot, negated),) = slots
        every = slot == "degree" and strict and not either
        yield Fact(kind, Condition(slot, Values(values, every), negated))


def _topics(members: list[Token], either: bool, strict: bool) -> Iterator[Sense]:
    for kind in dict.fromkeys(sense.kind for sense in members[0].senses if isinstance(sense, Topic)):
        topics = [topic for token in members if (topic := token.get(Topic, kind))]
        if len(topics) == len(members):
            groups = tuple(group for topic in topics for group in topic.groups)
            yield Topic(kind, (tuple(word for group in groups for word in group),) if either else groups)


def _periods(members: list[Token], either: bool, strict: bool) -> Iterator[Sense]:
    """Years that follow each other."""
    spans = [
        token.senses[0].test for token in members if token.senses and isinstance(token.senses[0], Period)
    ]
    years = [int(span.low) for span in spans if isinstance(span, Span) and span.low and span.low == span.high]
    if len(years) == len(members) and years == list(range(years[0], years[0] + len(years))):
        yield Period(Span(str(years[0]), str(years[-1])))

"""The words of questions, by key: what each may mean.

The tables are `en.toml` and `zh.toml`, one a language, and `terms.toml`, words for the same thing in both.
A key of theirs says what its words mean:

    paper                       a kind                          [noun] [actor] [verb]
    position.kind=internship    … of which this holds           [noun] [actor] [verb] [fact]
    study.degree=master|phd     … one of these
    study.degree=master&phd     … each of these, in entries of their own
    paper.first=                … this flag; `paper.first!` that it does not
    study>end                   a kind, and the slot that what stands beside the word is about      [verb]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from extract.tables import toml_table
from kg.ask.atoms import key
from kg.ask.kinds import KINDS
from kg.ask.question import Condition, Flag, Mentions, Span, Test, Values
from kg.ask.senses import Actor, Aspect, Attribute, Fact, Mark, Measure, Name, Noun, Sense, Topic, Verb
from kg.iris import name_key

LANGUAGES = ("en", "zh")

_LEVELS = {"top": "expert", "high": "proficient or better", "fair": "at least familiar", "low": "basic"}
_FOLDER = Path(__file__).parent
_ID = re.compile(r"(?P<kind>\w+)(?:\.(?P<slot>\w+)(?P<op>[=!])(?P<value>[^>]*))?(?:>(?P<beside>\w+))?")
_GRAMMAR = (
    "op",
    "when",
    "ask",
    "link",
    "order",
    "claim",
    "prep",
    "number",
    "unit",
    "tier",
    "suffix",
    "refused",
    "edition",
    "after",
    "filler",
    "pronoun",
    "direction",
    "present",
    "enrolled",
    "published",
    "total",
)

_CODED = {"countries": "country", "places": "city"}  # what a code of a table of terms names

_OF_COUNTRIES = {
    "study": ("university", "universities", "school", "schools", "degree", "degrees", "college", "colleges"),
    "position": ("company", "companies", "employer", "employers", "firm", "firms"),
}

_Make = Callable[[], Sense]


class Lexicon:
    """Every word by its key. What a word means is made when it is looked up: of thousands, few ever are."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], _Make]]) -> None:
        self._made: dict[str, list[_Make]] = {}
        for words, make in entries:
            for word in words:
                self._made.setdefault(key(word), []).append(make)

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def senses(self, word: str) -> tuple[Sense, ...]:
        """What the word of a key may mean, those of the earlier parts of speech first; none if not known."""
        found: list[Sense] = []
        for make in self._made.get(word, ()):
            if (sense := make()) not in found:
                found.append(sense)
        return tuple(found)


@cache
def lexicon(languages: tuple[str, ...] = LANGUAGES) -> Lexicon:
    """The words of some languages."""
    return Lexicon(_entries(languages))


@cache
def ordinary() -> frozenset[str]:
    """Words that are no names unless they are written with a capital."""
    return frozenset(_words(_table("en")["ordinary"]["words"]))


@cache
def levels() -> dict[str, tuple[str, ...]]:
    """The words for a level of skill, by level."""
    return {level: _words(words) for level, words in _table("terms")["levels"].items()}


def _entries(languages: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], _Make]]:
    tables = [_table(language) for language in languages]
    for part in (*_PARTS, *_GRAMMAR):
        make = _PARTS.get(part) or partial(Mark, part)
        for table in tables:
            for identifier, words in table.get(part, {}).items():
                yield _words(words), partial(make, identifier)
    yield from _terms()


def _terms() -> Iterator[tuple[tuple[str, ...], _Make]]:
    table = _table("terms")
    yield from _clubs(table["clubs"])
    yield from _adjectives(table["adjectives"])
    for kind, make in _TERMS.items():
        for line in table[kind].strip().splitlines():
            names, _, within = line.partition(":")
            code, is_coded, names = names.rpartition("=")
            words, others = _words(names), _words(within)
            single = tuple(
                word[:-1] for word in words if word.isascii() and word[-1:] == "s" and len(word) > 4
            )
            yield (*words, *single), partial(make, (*words, *others))
            if is_coded:
                yield words, partial(Name, _CODED[kind], words[:1], (code.strip(),))


def _clubs(table: str) -> Iterator[tuple[tuple[str, ...], _Make]]:
    """What universities go by together."""
    for line in table.strip().splitlines():
        names, _, members = line.partition("=")
        schools = _words(members)
        yield _words(names), partial(Name, "club", schools, tuple(map(name_key, schools)))


def _adjectives(table: str) -> Iterator[tuple[tuple[str, ...], _Make]]:
    """Universities, degrees and companies of a country: German universities."""
    for line in table.strip().splitlines():
        code, _, words = line.partition("=")
        for kind, nouns in _OF_COUNTRIES.items():
            phrases = tuple(f"{word} {noun}" for word in _words(words) for noun in nouns)
            if (kind, code.strip()) != ("position", "CN"):  # of those, many belong to others
                yield phrases, partial(_fact, f"{kind}.country={code.strip()}")


def _table(name: str) -> dict[str, Any]:
    return toml_table(_FOLDER / f"{name}.toml")


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split("|"))))


def _parsed(identifier: str) -> tuple[str, tuple[Condition, ...], str]:
    """Kind, conditions and slot of a key of a table."""
    found = _ID.fullmatch(identifier)
    assert found and found["kind"] in KINDS, identifier
    condition = (
        _condition(found["kind"], found["slot"], found["op"], found["value"]) if found["slot"] else None
    )
    return found["kind"], (condition,) if condition else (), found["beside"] or ""


def _condition(kind: str, slot: str, op: str, value: str) -> Condition:
    how = KINDS[kind].slots["level" if value in ("top", "high", "fair", "low") else slot].how
    return Condition(slot, *_test(how, value, negated=op == "!"))


def _test(how: str, value: str, negated: bool) -> tuple[Test, bool]:
    if how == "flag":
        return Flag(), negated
    if how == "number":
        return Span(value, value), negated
    if how != "text":
        every = "&" in value
        return Values(_words(value.replace("&", "|")), every), negated
    if value == "fair":  # whoever is no beginner, or does not say
        return Mentions(_LEVELS["fair"], (levels()["low"],)), True
    if value in levels():
        return Mentions(_LEVELS[value], (levels()[value],)), negated
    return Mentions(_words(value)[0], (_words(value),)), negated


def _noun(identifier: str) -> Noun:
    kind, facts, _ = _parsed(identifier)
    return Noun(kind, facts)


def _actor(identifier: str) -> Actor:
    kind, facts, _ = _parsed(identifier)
    return Actor(kind, facts)


def _verb(identifier: str) -> Verb:
    return Verb(*_parsed(identifier))


def _fact(identifier: str) -> Fact:
    kind, (condition,), _ = _parsed(identifier)
    return Fact(kind, condition)


_PARTS: dict[str, Callable[[str], Sense]] = {
    "noun": _noun,
    "fact": _fact,
    "actor": _actor,
    "verb": _verb,
    "measure": lambda identifier: Measure(*identifier.split(".")),
    "attribute": Attribute,
    "aspect": lambda identifier: Aspect(*identifier.split(".")),
}


def _name(kind: str) -> Callable[[tuple[str, ...]], Name]:
    return lambda words: Name(kind, words[:1], tuple(dict.fromkeys(map(name_key, words))))


def _topic(kind: str) -> Callable[[tuple[str, ...]], Topic]:
    return lambda words: Topic(kind, (words,))


_TERMS: dict[str, Callable[[tuple[str, ...]], Sense]] = {
    "topics": _topic("topic"),
    "metrics": _topic("metric"),
    "fields": _topic("field"),
    "places": _topic("place"),
    "countries": _topic("place"),
    "roles": lambda words: Actor("position", (Condition("title", Mentions(words[0], (words,))),)),
    "skills": lambda words: Name("skill", words[:1], tuple(map(name_key, words))),
    "awards": lambda words: Name("award", words, tuple(map(name_key, words))),
    "certificates": lambda words: Name("charter", words, tuple(map(name_key, words))),
    "languages": _name("language"),
    "tests": _name("test"),
}

"""An index of things by their names: a printed name → the things that go by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from kg.reference.facts import Thing
from kg.reference.keys import Words, link_key
from kg.reference.linked import Match


class Found(NamedTuple):
    """A thing that a name may mean, how it was found, and why in words."""

    thing: Thing
    match: Match
    reason: str


Keys = dict[str, tuple[int, ...]]
"""Keys of names → the places, in a row of things, of those that have the name."""


class Index(NamedTuple):
    """The things of one kind by the keys of their proper names, of other names, and by loose keys."""

    own: Keys
    aliases: Keys
    loose: Keys


class ThingNames:
    """The names of things of one kind."""

    def __init__(self, things: tuple[Thing, ...], index: Index, words: Words) -> None:
        self.things = things
        self.words = words
        self._index = index

    def find(self, text: str) -> list[Found]:
        """The things that go by `text`: by a proper name if any has it, else by an alias."""
        key = link_key(text)
        if own := self._index.own.get(key):
            return [Found(self.things[place], "exact", "its name") for place in own]
        aliased = self._index.aliases.get(key, ())
        return [Found(self.things[place], "alias", "another name of it") for place in aliased]

    def find_loosely(self, text: str) -> list[Found]:
        """The same for Latin names with short words, or without small ones: `Univ. of Sci. and Tech.`"""
        key = self.words.loose(text)
        reason = "its name with short words in full"
        return [Found(self.things[place], "alias", reason) for place in self._index.loose.get(key, ())]

    @cached_property
    def by_key(self) -> dict[str, Thing]:
        """The things by their own keys."""
        return {thing.key: thing for thing in self.things}


def index_of(things: tuple[Thing, ...], words: Words) -> Index:
    """The index of some things."""
    own = ((link_key(name), place) for place, thing in enumerate(things) for name in thing.own)
    aliases = ((link_key(name), place) for place, thing in enumerate(things) for name in thing.aliases)
    loose = ((words.loose(name), place) for place, thing in enumerate(things) for name in thing.names)
    return Index(places_by_key(own), places_by_key(aliases), places_by_key(loose))


def places_by_key(pairs: Iterable[tuple[str, int]]) -> Keys:
    """The places that come with each key, each once; an empty key is none."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for key, place in pairs:
        if key:
            found[key][place] = None
    return {key: tuple(places) for key, places in found.items()}

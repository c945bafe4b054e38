"""A printed venue name → the venues it may mean: exact, by alias, bare of what varies, or abbreviated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.iris import name_key
from kg.reference.facts import Venue
from kg.reference.names import Keys, places_by_key
from kg.reference.words import Words

How = Literal["exact", "alias", "context"]

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


class Match(NamedTuple):
    """A venue that a name may mean, and how it was found."""

    venue: Venue
    how: How


class VenueIndex(NamedTuple):
    """Venues by the keys of their names: whole, bare of what varies, of their topic; and by initials."""

    names: Keys
    bare: Keys
    core: Keys
    initials: Keys


class VenueNames:
    """An index of venues by their names."""

    def __init__(self, venues: tuple[Venue, ...], index: VenueIndex, words: Words) -> None:
        self._venues = venues
        self._index = index
        self._words = words

    def track(self, text: str) -> str | None:
        """The track that the words of `text` name: main, findings, workshop, demo, …"""
        return self._words.track(text)

    def matches(self, text: str) -> tuple[Match, ...]:
        """The venues that `text` may mean; more than one where it is ambiguous."""
        found = self._exactly(text)
        for part in _parts(text):
            found = found or self._barely(part, self._words.track(text))
        return self._in_context(text, found) if len(found) > 1 else found

    def _exactly(self, text: str) -> tuple[Match, ...]:
        key = name_key(text)
        found = self._all(self._index.names.get(key, ()))
        own = [venue for venue in found if key in (name_key(venue.abbreviation), name_key(venue.name))]
        return tuple(Match(venue, "exact" if venue in own else "alias") for venue in found)

    def _barely(self, text: str, track: str | None) -> tuple[Match, ...]:
        """By the bare name. Findings and workshops are venues of their own, never their host."""
        words = self._words
        found = self._all(self._index.bare.get(words.bare(text), ()))
        if not found and track == "findings":
            found = self._all(self._index.names.get("findingsof" + words.bare(text, "track"), ()))
        elif not found and track != "workshop":
            found = (
                self._all(self._index.bare.get(words.bare(text, "track"), ()))
                or self._by_topic(text)
                or self._abbreviated(text)
            )
        return tuple(Match(venue, "alias") for venue in found)

    def _by_topic(self, text: str) -> tuple[Venue, ...]:
        """By the name without "conference on" and the like, which then must be of that type."""
        found = self._all(self._index.core.get(self._words.bare(text, "track", "context"), ()))
        type_ = self._words.type(text)
        return tuple(venue for venue in found if type_ in (None, venue.type))

    def _abbreviated(self, text: str) -> tuple[Venue, ...]:
        """By a name of which words are cut short with full stops: `IEEE Trans. Knowl. Data Eng.`"""
        tokens = self._words.tokens(text)
        if "." not in text or len(tokens) < 2:
            return ()
        alike = self._all(self._index.initials.get("".join(token[0] for token in tokens), ()))
        return tuple(
            venue
            for venue in alike
            if any(_shortens(tokens, self._words.tokens(name)) for name in venue.names)
        )

    def _in_context(self, text: str, found: tuple[Match, ...]) -> tuple[Match, ...]:
        type_ = self._words.type(text)
        fitting = [match.venue for match in found if match.venue.type == type_]
        return (Match(fitting[0], "context"),) if len(fitting) == 1 else found

    def _all(self, places: tuple[int, ...]) -> tuple[Venue, ...]:
        return tuple(self._venues[place] for place in places)


def venue_index(venues: tuple[Venue, ...], words: Words) -> VenueIndex:
    """The index of some venues."""
    names = [(name, place) for place, venue in enumerate(venues) for name in venue.names]
    tokens = [(words.tokens(name), place) for name, place in names]
    return VenueIndex(
        places_by_key((name_key(name), place) for name, place in names),
        places_by_key((words.bare(name), place) for name, place in names),
        places_by_key((words.bare(name, "context"), place) for name, place in names),
        places_by_key(("".join(token[0] for token in each), place) for each, place in tokens),
    )


def _shortens(tokens: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether each of `tokens` is a word of `whole` or its beginning, of more than a letter."""
    if len(tokens) != len(whole):
        return False
    pairs = zip(tokens, whole, strict=True)
    return all(token == word or (len(token) > 1 and word.startswith(token)) for token, word in pairs)


def _parts(text: str) -> Iterator[str]:
    """The whole, then without brackets, then what stands in them, then up to the first comma."""
    yield text
    yield _BRACKETS.sub(" ", text)
    yield from _BRACKETS.findall(text)
    yield re.split("[,，:：]", text, maxsplit=1)[0]

"""A printed venue name → the venues it may mean: exact, by alias, bare of what varies, or abbreviated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from kg.iris import name_key
from kg.reference.facts import Venue, rows
from kg.reference.words import Words

How = Literal["exact", "alias", "context"]

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


class Match(NamedTuple):
    """A venue that a name may mean, and how it was found."""

    venue: Venue
    how: How


class VenueNames:
    """An index of venues by their names."""

    def __init__(self, venues: tuple[Venue, ...]) -> None:
        self._venues = venues
        self._words = Words(rows("venue_words.csv"))

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
        found = self._by_key.get(key, ())
        own = [venue for venue in found if key in (name_key(venue.abbreviation), name_key(venue.name))]
        return tuple(Match(venue, "exact" if venue in own else "alias") for venue in found)

    def _barely(self, text: str, track: str | None) -> tuple[Match, ...]:
        """By the bare name. Findings and workshops are venues of their own, never their host."""
        words = self._words
        found = self._by_bare.get(words.bare(text), ())
        if not found and track == "findings":
            found = self._by_key.get("findingsof" + words.bare(text, "track"), ())
        elif not found and track != "workshop":
            found = (
                self._by_bare.get(words.bare(text, "track"), ())
                or self._by_topic(text)
                or self._abbreviated(text)
            )
        return tuple(Match(venue, "alias") for venue in found)

    def _by_topic(self, text: str) -> tuple[Venue, ...]:
        """By the name without "conference on" and the like, which then must be of that type."""
        found = self._by_core.get(self._words.bare(text, "track", "context"), ())
        type_ = self._words.type(text)
        return tuple(venue for venue in found if type_ in (None, venue.type))

    def _abbreviated(self, text: str) -> tuple[Venue, ...]:
        """By a name of which words are cut short with full stops: `IEEE Trans. Knowl. Data Eng.`"""
        tokens = self._words.tokens(text)
        if "." not in text or len(tokens) < 2:
            return ()
        alike = self._by_initials.get("".join(token[0] for token in tokens), ())
        return tuple(
            venue
            for venue in alike
            if any(_shortens(tokens, self._words.tokens(name)) for name in venue.names)
        )

    def _in_context(self, text: str, found: tuple[Match, ...]) -> tuple[Match, ...]:
        type_ = self._words.type(text)
        fitting = [match.venue for match in found if match.venue.type == type_]
        return (Match(fitting[0], "context"),) if len(fitting) == 1 else found

    @cached_property
    def _by_key(self) -> dict[str, tuple[Venue, ...]]:
        return _index((name_key(name), venue) for venue in self._venues for name in venue.names)

    @cached_property
    def _by_bare(self) -> dict[str, tuple[Venue, ...]]:
        return _index((self._words.bare(name), venue) for venue in self._venues for name in venue.names)

    @cached_property
    def _by_initials(self) -> dict[str, tuple[Venue, ...]]:
        names = ((self._words.tokens(name), venue) for venue in self._venues for name in venue.names)
        return _index(("".join(token[0] for token in tokens), venue) for tokens, venue in names)

    @cached_property
    def _by_core(self) -> dict[str, tuple[Venue, ...]]:
        pairs = ((self._words.bare(name, "context"), venue) for venue in self._venues for name in venue.names)
        return _index(pairs)


def _index(pairs: Iterable[tuple[str, Venue]]) -> dict[str, tuple[Venue, ...]]:
    found: dict[str, dict[str, Venue]] = defaultdict(dict)
    for key, venue in pairs:
        found[key][venue.key] = venue
    found.pop("", None)  # names that are nothing but words that vary
    return {key: tuple(venues.values()) for key, venues in found.items()}


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

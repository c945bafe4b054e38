"""A printed venue name → the venues it may mean: exact, then by alias, then bare of what varies.

Years, ordinals, "Proceedings of the", sponsors and tracks vary from print to print; the words for
them are in `data/venue_words.csv`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Literal, NamedTuple

from kg.iris import name_key
from kg.reference.facts import Venue, rows

How = Literal["exact", "alias", "context"]

_NUMBERS = re.compile(
    r"['’‘`]\s*\d\d(?!\d)|(?<=[a-z])[-\s]?\d\d(?!\d)|(?<![a-z0-9])\d+(?:st|nd|rd|th)?(?![a-z0-9])|第\s*\d+\s*届"
)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


class Match(NamedTuple):
    """A venue that a name may mean, and how it was found."""

    venue: Venue
    how: How


class Words:
    """The words around a venue's name, by kind, and what they stand for.

    track, full: the track of a paper; noise, ordinal: nothing; short: the word in full; context: the type
    of the venue; signal: the same, by a word that its name cannot do without.
    """

    def __init__(self, table: Iterable[dict[str, str]]) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        for row in table:
            self._values[row["kind"]][row["words"]] = row["value"]

    def track(self, text: str) -> str | None:
        """The track that the first such words name, a lesser one before the main one."""
        return self._found("track", text) or self._found("full", text)

    def type(self, text: str) -> str | None:
        """The type of venue that the first such words tell: conference or journal."""
        return self._found("context", text) or self._found("signal", text)

    def bare(self, text: str, *kinds: str) -> str:
        """The key of a name without years, ordinals, and words of `kinds`."""
        short = self._values["short"]
        full = self._phrases("short").sub(lambda matched: f"{short[matched[0]]} ", _fold(text))
        return name_key(self._phrases("ordinal", "noise", "full", *kinds).sub(" ", _NUMBERS.sub(" ", full)))

    def _found(self, kind: str, text: str) -> str | None:
        matched = self._phrases(kind).search(_fold(text))
        return self._values[kind][matched[0]] if matched else None

    @cache  # noqa: B019 — few instances, which live as long as the process
    def _phrases(self, *kinds: str) -> re.Pattern[str]:
        longest_first = sorted(
            (words for kind in kinds for words in self._values[kind]), key=len, reverse=True
        )
        return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z0-9])")


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
            found = self._by_bare.get(words.bare(text, "track"), ()) or self._by_topic(text)
        return tuple(Match(venue, "alias") for venue in found)

    def _by_topic(self, text: str) -> tuple[Venue, ...]:
        """By the name without "conference on" and the like, which then must be of that type."""
        found = self._by_core.get(self._words.bare(text, "track", "context"), ())
        type_ = self._words.type(text)
        return tuple(venue for venue in found if type_ in (None, venue.type))

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
    def _by_core(self) -> dict[str, tuple[Venue, ...]]:
        pairs = ((self._words.bare(name, "context"), venue) for venue in self._venues for name in venue.names)
        return _index(pairs)


def _index(pairs: Iterable[tuple[str, Venue]]) -> dict[str, tuple[Venue, ...]]:
    found: dict[str, dict[str, Venue]] = defaultdict(dict)
    for key, venue in pairs:
        found[key][venue.key] = venue
    found.pop("", None)  # names that are nothing but words that vary
    return {key: tuple(venues.values()) for key, venues in found.items()}


def _parts(text: str) -> Iterator[str]:
    """The whole, then without brackets, then what stands in them, then up to the first comma."""
    yield text
    yield _BRACKETS.sub(" ", text)
    yield from _BRACKETS.findall(text)
    yield re.split("[,，:：]", text, maxsplit=1)[0]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

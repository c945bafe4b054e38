"""Which known venues a name that is not known comes near to, and whether it could pass for one of them.

Only a venue of some fame is worth being taken for; short names of others are near to many by chance.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from kg.check.words import generic_words, venue_type
from kg.reference import Reference
from kg.reference.facts import Venue

_WORD = re.compile(r"[a-z]{3,}|[\u3400-\u9fff]{2}")
_SHORT = re.compile(r"[^\W\d_]{4,9}")
_LOOKS = str.maketrans({"1": "i", "l": "i", "0": "o"})
_LONG = 5  # letters from which two that are exchanged are seldom another name
_FAMOUS = frozenset(("A*", "A", "B"))
_ALIKE, _NEAR = 0.6, 0.34  # shares of the words of both names that both have


class Near(NamedTuple):
    """A known venue: its label, how near it is (0 to 1), and why it could be taken for it, if it could."""

    label: str
    score: float
    why: str

    @property
    def alike(self) -> bool:
        """Whether the name could pass for that of the venue."""
        return bool(self.why)


class VenueNearness:
    """Known venues by the words of their names, and by their short names."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._names: list[tuple[Venue, str, frozenset[str]]] = []
        self._short: dict[str, Venue] = {}
        self._seen: dict[str, Venue] = {}
        for venue in reference.venues:
            self._index(venue)

    def near(self, printed: str) -> list[Near]:
        """The venues nearest to a printed name, the nearest first.

        The name of a workshop may have that of its host in it, and is not taken for it.
        """
        found = [*self._by_letters(printed), *self._by_words(printed)]
        if self._reference.track(printed) not in (None, "main"):
            found = [each._replace(why="") for each in found]
        best: dict[str, Near] = {}
        for each in sorted(found, key=lambda near: (not near.alike, -near.score, near.label)):
            best.setdefault(each.label, each)
        return list(best.values())

    def _index(self, venue: Venue) -> None:
        for name in venue.names:
            if _SHORT.fullmatch(name) and _is_famous(venue):
                self._short.setdefault(_folded(name), venue)
                self._seen.setdefault(_seen(name), venue)
            if words := _words(name):
                for word in words:
                    self._by_word[word].add(len(self._names))
                self._names.append((venue, name, words))

    def _by_letters(self, printed: str) -> Iterable[Near]:
        """A letter more, two exchanged, or one that looks like another: ICMLC, NeruIPS, NeurlPS."""
        if not _SHORT.fullmatch(printed.strip()):
            return
        key, seen = _folded(printed.strip()), _seen(printed.strip())
        inside = (*_without_one(key), *_exchanged(key)) if len(key) >= _LONG else ()
        found = [self._seen.get(seen), *map(self._short.get, inside)]
        for venue in filter(None, found):
            yield Near(venue.label, 0.9, f"a letter away from {venue.label}")

    def _by_words(self, printed: str) -> Iterable[Near]:
        words = _words(printed)
        shared = Counter(index for word in words for index in self._by_word.get(word, ()))
        for index, count in shared.items():
            venue, name, others = self._names[index]
            score = count / len(words | others)
            if score >= _NEAR:
                is_near = score >= _ALIKE and count > 1 and _is_famous(venue)
                is_alike = is_near and venue_type(printed) in (None, venue.type)
                likeness = SequenceMatcher(None, _folded(printed), _folded(name)).ratio() / 100  # of equals
                yield Near(
                    venue.label,
                    score + likeness,
                    f"close in name to {venue.label}, {name}" if is_alike else "",
                )


def _is_famous(venue: Venue) -> bool:
    return not _FAMOUS.isdisjoint((*venue.ccf.values(), venue.core, venue.thcpl))


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell one venue from another; of Chinese, pairs of characters."""
    return frozenset(_WORD.findall(_folded(name))) - generic_words()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _seen(name: str) -> str:
    """A short name with letters that look alike as one."""
    return _folded(name).translate(_LOOKS)


def _without_one(key: str) -> list[str]:
    return [key[:at] + key[at + 1 :] for at in range(len(key))]


def _exchanged(key: str) -> list[str]:
    return [key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1)]

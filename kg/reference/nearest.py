"""Things whose names are merely like a printed one: candidates, and never more.

A name is like another by the words that both have, spelt alike, each counting for as much as it is rare:
two universities are not near because both are called so. Chinese names are compared by pairs of characters.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from extract.letters import plain
from kg.reference.keys import simplified

T = TypeVar("T")

_LEAST = 0.6  # of the weight of both names; below it they have little but usual words in common
_SPELT = 80.0  # of a hundred: how alike words are that may be one
_SHORTEST = 4  # letters of a word that may be spelt otherwise
_USUAL = 0.02  # of the names have a word; names that share only such words are not looked at
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+[+#]*")


class Nearest(Generic[T]):
    """Things by the words of their names."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._names = [(_words(name), thing) for name, thing in named]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, (words, _) in enumerate(self._names):
            for word in words:
                self._with[word].append(place)

    def near(self, name: str, most: int = 3) -> list[tuple[T, float]]:
        """The things whose names are most like `name`, each with a likeness from 0 to 1, best first."""
        words = {word: self._spellings(word) for word in _words(name)}
        rare = {each for found in words.values() for each in found if self._is_rare(each)}
        places = {place for word in rare for place in self._with[word]}
        scored = sorted(((self._likeness(words, place), -place) for place in places), reverse=True)
        found: list[tuple[T, float]] = []
        for score, place in scored:
            thing = self._names[-place][1]
            if score < _LEAST or len(found) == most:
                break
            if all(thing is not other for other, _ in found):
                found.append((thing, round(score, 2)))
        return found

    def _likeness(self, words: dict[str, dict[str, float]], place: int) -> float:
        """The weight of the words that both names have, of that of all their words."""
        theirs = self._names[place][0]
        shared = [
            max((how * self._weight(each) for each, how in found.items() if each in theirs), default=0.0)
            for found in words.values()
        ]
        both = sum(map(self._weight, words)) + sum(map(self._weight, theirs))
        return min(1.0, 2 * sum(shared) / both)

    def _spellings(self, word: str) -> dict[str, float]:
        """Known words that a word may be, with how alike they are."""
        if word in self._with or len(word) < _SHORTEST:
            return {word: 1.0} if word in self._with else {}
        from rapidfuzz import fuzz, process

        near = process.extract(word, self._with.keys(), scorer=fuzz.ratio, score_cutoff=_SPELT, limit=8)
        return {each: likeness / 100 for each, likeness, _ in near}

    def _is_rare(self, word: str) -> bool:
        return len(self._with[word]) <= max(10, _USUAL * len(self._names))

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._names) / max(1, len(self._with.get(word, ()))))


def _words(name: str) -> frozenset[str]:
    """The words of a name without accents, in small letters; of Chinese, pairs of characters."""
    bare = name.lower() if name.isascii() else plain(simplified(name))
    words = _WORD.findall(bare)
    return frozenset(part for word in words for part in (_pairs(word) if word[0] >= "\u3400" else (word,)))


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]

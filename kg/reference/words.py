"""The words that vary around a venue's name, from `data/venue_words.csv`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from kg.iris import name_key

_NUMBERS = re.compile(
    r"['’‘`]\s*\d\d(?!\d)"  # ’23
    r"|(?<=[a-z])[-\s]?(?:19|20)?\d\d(?![\da-z])"  # AAAI-23, CVPR2023; but `The 37th`
    r"|(?<![a-z0-9])\d+(?:st|nd|rd|th)?(?![a-z0-9])"  # 2023, 37th, 35(2)
    r"|第\s*\d+\s*届"
)
_TOKEN = re.compile(r"[^\W_]+")


class Words:
    """Words by their kind, and what they stand for.

    track, full: the track of a paper; noise, ordinal: nothing; short: the word in full; context: the type
    of the venue; signal: the same, by a word that its name cannot do without; stop: nothing, between others;
    general: what names have in any field.
    """

    def __init__(self, table: Iterable[dict[str, str]]) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        for row in table:
            self._values[row["kind"]][row["words"]] = row["value"]

    def track(self, text: str) -> str | None:
        """The track that the first such words name, a lesser one before the main one."""
        return self._found("track", text) or self._found("full", text)

    def type(self, text: str) -> str | None:
        """The type of venue that the first such words tell: conference or journal."""
        return self._found("context", text) or self._found("signal", text)

    def of(self, kind: str) -> tuple[str, ...]:
        """The words of a kind."""
        return tuple(self._values[kind])

    def bare(self, text: str, *kinds: str) -> str:
        """The key of a name without years, ordinals, noise, and words of other `kinds`."""
        return name_key(self._stripped(text, *kinds))

    def tokens(self, text: str) -> tuple[str, ...]:
        """The words of a name that carry it: `Transactions on Data` is transactions, data."""
        return tuple(
            token for token in _TOKEN.findall(self._stripped(text)) if token not in self._values["stop"]
        )

    def _stripped(self, text: str, *kinds: str) -> str:
        short = self._values["short"]
        full = self._phrases("short").sub(lambda matched: f"{short[matched[0]]} ", _fold(text))
        return self._phrases("ordinal", "noise", "full", *kinds).sub(" ", _NUMBERS.sub(" ", full))

    def _found(self, kind: str, text: str) -> str | None:
        matched = self._phrases(kind).search(_fold(text))
        return self._values[kind][matched[0]] if matched else None

    def _phrases(self, *kinds: str) -> re.Pattern[str]:
        """Any words of `kinds`, the longest first; compiled once."""
        if kinds not in self._patterns:
            phrases = sorted((words for kind in kinds for words in self._values[kind]), key=len, reverse=True)
            any_of = "|".join(map(re.escape, phrases))
            self._patterns[kinds] = re.compile(rf"(?<![a-z0-9])(?:{any_of})(?![a-z0-9])")
        return self._patterns[kinds]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

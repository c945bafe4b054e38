"""The keys under which printed names are looked up, in which what varies in writing is one.

Case, width, accents, traditional characters and punctuation vary; what stands in brackets is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from extract.shipped import shipped
from extract.tables import csv_table
from kg.iris import name_key

_LETTERS = frozenset("+#")  # which belong to names as letters do
_NO_PART = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in _LETTERS}
_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)


def link_key(text: str) -> str:
    """The key of a name: that of `kg.iris.name_key`, without accents, in simplified characters."""
    if text.isascii():
        return text.lower().translate(_NO_PART) or name_key(text)
    bare = unicodedata.normalize("NFD", text.translate(_simplified()))
    return name_key("".join(char for char in bare if not unicodedata.combining(char)))


@cache
def _simplified() -> dict[int, str]:
    """Traditional characters → simplified ones."""
    rows = csv_table(shipped("data/han.csv")).rows
    return {ord(char): simplified for simplified, traditional in rows for char in traditional}


def simplified(text: str) -> str:
    """`text` in NFKC and simplified characters."""
    return unicodedata.normalize("NFKC", text).translate(_simplified())


class Words:
    """The words that vary in the names of institutions, by kind, from `data/institution_words.csv`.

    short: what stands for a longer word; stop: passed over; legal, trade: at the end of a company's name;
    unit, school: at the end of a part of an institution; subject: what such a part is about; apart: at
    the end of what is not the institution; noise: said beside it; version: said beside a skill.
    """

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows:
            self._values[row["kind"]][row["words"]] = row["value"]

    def of(self, kind: str) -> tuple[str, ...]:
        """The words of a kind, the longest first."""
        return tuple(sorted(self._values[kind], key=len, reverse=True))

    def has(self, kind: str, word: str) -> bool:
        """Whether `word` is of a kind."""
        return word in self._values[kind]

    def loose(self, text: str) -> str:
        """The key of a Latin name with its short words in full, and without those that are passed over.

        `Univ. of Sci. & Tech. of China` has the key of `University of Science and Technology of China`.
        Empty for other scripts, and where nothing but passed-over words is left.
        """
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        if not text.isascii():
            return ""
        short, stop = self._values["short"], self._values["stop"]
        tokens = [token for token in _TOKEN.findall(text.lower().replace("&", " ")) if token not in stop]
        return "".join(short.get(token, token) for token in tokens) if len(tokens) > 1 else ""

    def without_ending(self, text: str, *kinds: str) -> str:
        """`text` without the words of `kinds` that it ends in; whole where nothing else would be left."""
        kept = text.strip(" ,，.。")
        for word in (each for kind in kinds for each in self.of(kind)):
            before = kept[: -len(word)]
            latin = word.isascii() and word.isalnum()
            if kept.lower().endswith(word) and before and not (latin and before[-1].isalnum()):
                return self.without_ending(before, *kinds)
        return kept

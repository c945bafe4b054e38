"""Facts read off a text by their words."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from extract.profile import Fact, Profile, Result, Source, Span


class Quote:
    """Reads facts off a text: each is looked for from `at`, a place named by its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def at(self, words: str) -> Quote:
        """Go to the first `words` of the text; the next facts are looked for from there."""
        self.place = self.text.index(words)
        return self

    def __call__(self, words: str, value: Any = None, confidence: float = 1.0) -> Fact[Any]:
        """The fact that `words` tell, by default themselves with the spaces joined."""
        start = self.text.index(words, self.place)
        told = re.sub(r"\s+", " ", words) if value is None else value
        line = self.text.count("\n", 0, start) + 1
        return Fact(told, Span(start, start + len(words), line=line), "by-hand", confidence)

    def all(self, *words: str) -> tuple[Fact[Any], ...]:
        """One fact for each of `words`."""
        return tuple(self(each) for each in words)

    def result(self, words: str, **facts: tuple[str, Any] | str) -> Result:
        """The result that `words` tell; its parts are printed words or (words, value)."""
        parts = {name: self(*f) if isinstance(f, tuple) else self(f) for name, f in facts.items()}
        return Result(**parts, text=self(words))


def profile(text: str, file: str, language: str, media_type: str = "text/plain", **fields: Any) -> Profile:
    """A profile of `text`, as if it had been read from `file` in UTF-8."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Profile(Source(file, sha256, media_type, language), text, **fields)

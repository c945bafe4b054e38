"""What the field readers look at: the document, its sections, the known names in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from extract.document import Document
from extract.gazetteer import Mention
from extract.layout import Row
from extract.profile import Fact, T, Text
from extract.sections import Section


@dataclass(frozen=True)
class Context:
    """A document made ready for the field readers."""

    document: Document
    sections: tuple[Section, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def view(self) -> str:
        """The text as rules look at it."""
        return self.document.view

    def of(self, *kinds: str) -> list[Section]:
        """The sections whose first kind is one of `kinds`, in order."""
        return [section for section in self.sections if section.kinds[0] in kinds]

    def text(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Text | None:
        """The words at `start` to `end` as a fact; nothing where there are none."""
        start, end = self.document.trim(start, end)
        value = self.document.value(start, end)
        return self._fact(value, start, end, rule, confidence) if value else None

    def fact(self, value: T, start: int, end: int, rule: str, confidence: float = 1.0) -> Fact[T]:
        """A value that the words at `start` to `end` mean; a place in markup, as of a link, stays whole."""
        first, last = self.document.trim(start, end)
        start, end = (first, last) if first < last else (start, end)
        return self._fact(value, start, end, rule, confidence)

    def _fact(self, value: T, start: int, end: int, rule: str, confidence: float) -> Fact[T]:
        """A fact; no surer than the reading of the words that it is taken from."""
        sure = self.document.certainty(start, end)
        return Fact(value, self.document.span(start, end), rule, round(confidence * sure, 3))

    def mentions_in(self, start: int, end: int, *labels: str) -> list[Mention]:
        """The known names inside `start` to `end`; all kinds when no label is given."""
        first, last = (bisect_left(self._starts, place) for place in (start, end))
        return [m for m in self.mentions[first:last] if m.end <= end and (not labels or m.label in labels)]

    def mentions_over(self, start: int, end: int, *labels: str) -> list[Mention]:
        """The known names that share a character with `start` to `end`, or end or begin beside it."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end + 1)
        return [m for m in self.mentions[first:last] if m.end >= start and (not labels or m.label in labels)]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((mention.end - mention.start for mention in self.mentions), default=0)

    def row_text(self, row: Row) -> str:
        """The view of a row's words, without its marker."""
        return self.view[row.body : row.end]


def distinct(found: Iterable[Text]) -> tuple[Text, ...]:
    """The facts with their first occurrence only, in any case of letters."""
    first: dict[str, Text] = {}
    for fact in found:
        first.setdefault(fact.value.casefold(), fact)
    return tuple(first.values())

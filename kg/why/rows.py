"""Evidence as rows for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.render import Rows
from kg.why.evidence import Evidence

COLUMNS = ("fact", "value", "file", "page", "line", "words", "context", "rule", "confidence")
OPEN, CLOSE = "⟦", "⟧"
"""What marks the words in their line."""

_SPACE = re.compile(r"\s+")
_MOST = 100
"""How many characters of a line are shown before its words, and after them."""


def rows(evidence: Iterable[Evidence]) -> Rows:
    """One row a fact; `context` is the line with the words marked."""
    return Rows(COLUMNS, [(*_place(each), context(each), each.rule, _confidence(each)) for each in evidence])


def _place(each: Evidence) -> tuple[object, ...]:
    return each.fact, each.value, each.file, each.page, each.line, each.words


def _confidence(each: Evidence) -> Decimal:
    return Decimal(f"{each.confidence:.2f}")


def context(each: Evidence) -> str:
    """The line of the words with the words marked."""
    before, words, after = pieces(each)
    return f"{before}{OPEN}{words}{CLOSE}{after}"


def pieces(each: Evidence) -> tuple[str, str, str]:
    """What is before the words, the words, and what is after them: what is far is cut, white space joined."""
    before, words, after = (_SPACE.sub(" ", text) for text in (each.before, each.words, each.after))
    before, after = before.lstrip(), after.rstrip()
    return (
        before if len(before) <= _MOST else f"…{before[-_MOST:]}",
        words,
        after if len(after) <= _MOST else f"{after[:_MOST]}…",
    )

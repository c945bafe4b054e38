"""One fact with the place it was read from, and the line around that place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extract.profile import Profile
from kg.terms import decimal


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact by its JSON pointer, as `kg extract` prints it, and where it was read.

    `words` are the very characters `start` to `end` of the document; `before` and `after` what stands
    around them in their line. `line` counts from 1, within the page where there are pages; a store of
    an older version does not tell it. `sha256` names the document.
    """

    fact: str
    value: str
    file: str
    page: int
    line: int | None
    words: str
    before: str
    after: str
    rule: str
    confidence: float
    start: int
    end: int
    sha256: str

    @property
    def entry(self) -> str:
        """The entry that the fact is of: `/papers/0` of `/papers/0/venue`, `/name` of `/name`."""
        section, _, rest = self.fact.lstrip("/").partition("/")
        return f"/{section}/{rest.partition('/')[0]}" if rest else f"/{section}"


def of_profile(profile: Profile) -> list[Evidence]:
    """The evidence of every fact of a profile, in the order of its fields."""
    source = profile.source
    return [
        Evidence(
            pointer,
            shown(fact.value),
            source.file,
            fact.span.page,
            fact.span.line,
            profile.words(fact.span),
            *around(profile.text, fact.span.start, fact.span.end),
            fact.rule,
            fact.confidence,
            fact.span.start,
            fact.span.end,
            source.sha256,
        )
        for pointer, fact in profile.facts()
    ]


def shown(value: Any) -> str:
    """A value as the graph has it: `true`, `3.97`, or the text itself."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return decimal(value).value if isinstance(value, float) else str(value)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place in the first and in the last line of it."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first:start], text[end : last if last >= 0 else len(text)]

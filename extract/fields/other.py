"""What no rule understood: the passages that no fact points into, kept under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.context import Context
from extract.document import han_in
from extract.headings import kinds
from extract.labels import label_of
from extract.profile import Other, Profile, Text
from extract.sections import Section
from extract.words import load

_EDGE = " \t\x1f.,;:|·•()[]-–—/*_~<>{}\"'、。《》!&+=#^†‡§"
_UNCOVERED = re.compile(rb"\x00+")
MIN_LETTERS = 3
_FILLER = frozenset(
    load("levels")["filler"]["zh"] + load("service")["lead"]["zh"] + load("talks")["label"]["words"]
)


def leftovers(context: Context, profile: Profile) -> tuple[Other, ...]:
    """The passages of each section that no fact covers."""
    covered = bytearray(len(context.view))
    for _, fact in profile.facts():
        covered[fact.span.start : fact.span.end] = b"\x01" * (fact.span.end - fact.span.start)
    found = (_of_section(context, section, covered) for section in context.sections)
    return tuple(passage for passage in found if passage is not None)


def _of_section(context: Context, section: Section, covered: bytearray) -> Other | None:
    lines = tuple(fact for row in section.rows for fact in _of_row(context, row.body, row.end, covered))
    heading = section.heading
    if not lines and not (heading and section.kinds == ("other",) and not section.rows):
        return None
    name = context.text(heading.start, heading.end, "heading") if heading else None
    return Other(name, lines)


def _of_row(context: Context, start: int, end: int, covered: bytearray) -> Iterator[Text]:
    if not any(covered[start:end]):
        if (fact := context.text(start, end, "left-over", 0.5)) is not None:
            yield fact
        return
    for match in _UNCOVERED.finditer(covered, start, end):
        first, last = context.document.trim(match.start(), match.end(), _EDGE)
        if (
            _tells(context.view[first:last])
            and (fact := context.text(first, last, "left-over", 0.5)) is not None
        ):
            yield fact


def _tells(words: str) -> bool:
    """Whether words are more than a label or a joint."""
    letters = sum(character.isalnum() for character in words)
    bare = words.strip(_EDGE)
    return (
        (letters >= MIN_LETTERS or han_in(words) > 1)
        and not (label_of(bare) or kinds(bare))
        and bare not in _FILLER
        and bare.casefold() not in ("and", "the", "with", "for")
    )

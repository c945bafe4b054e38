"""Documents with their headings taken away, or replaced by words that no table has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from extract.document import Document, is_han
from extract.headings import kinds
from extract.layout import Row, rows
from extract.sections import sections
from tests.made.facts import phrases

Edit = tuple[int, int, str]
Start = tuple[str, bool]
"""The kind of a section, and whether a heading opens it."""
_NUMBER = re.compile(
    r"[\s#*=\-_~【\[(|]*(?:[一二三四五六七八九十]+[、.)]\s*|\(?\d{1,2}[.、)]\s*|[IVX]{1,4}[.)]\s*)?"
)


def unheaded(
    document: Document, how: str, rng: Random, named: dict[str, str], table: str = "unusual"
) -> tuple[Document, dict[int, Start]]:
    """A document without headings (`none`), with unusual ones (`odd`) or some such (`half`).

    Also where its sections begin, of those whose headings were changed.
    `named` has the kinds of headings by their letters, where more is known than the words tell.
    """
    edits: list[Edit] = []
    dropped: set[int] = set()
    used: set[str] = set()
    starts: dict[int, Start] = {}
    for row, kind in headings(document):
        if how == "half" and rng.random() < 0.5:
            continue
        kind = named.get(bare(document.view[row.start : row.end]), kind)
        starts[row.start] = (kind, how != "none")
        if how == "none":
            dropped |= {line.start for line in document.lines_in(row.start, row.end)}
            edits.append((row.start, row.end, re.sub(r"[^\n]", " ", document.text[row.start : row.end])))
        else:
            edits += other_words(document, row, phrases(table).get(kind, phrases(table)["other"]), rng, used)
    changed, at = edited(document, edits, dropped)
    return changed, {at(place): start for place, start in starts.items()}


def bare(text: str) -> str:
    """The letters and digits of a heading."""
    return "".join(filter(str.isalnum, text)).casefold()


def headings(document: Document) -> Iterator[tuple[Row, str]]:
    """The headings that stand in rows of their own and whose words are known, and the kind of each."""
    for section in sections(document, rows(document)):
        row = section.heading
        if row and section.kinds != ("contact",) and kinds(document.view[row.start : row.end]):
            lines = document.lines_in(row.start, row.end)
            if lines and (lines[0].start, lines[-1].end) == (row.start, row.end):
                yield row, section.kinds[0]


def other_words(
    document: Document, row: Row, words: dict[str, list[str]], rng: Random, used: set[str]
) -> list[Edit]:
    """Other words for a heading; its number, ornament and capitals stay."""
    view = document.view[row.start : row.end]
    number = _NUMBER.match(view)
    core = re.compile(r"\w(?:.*\w)?", re.S).search(view, number.end() if number else 0)
    if core is None:
        return []
    choice = words["zh" if any(map(is_han, view)) else "en"]
    word = rng.choice([word for word in choice if word not in used and not kinds(word)] or choice)
    used.add(word)
    return [(row.start + core.start(), row.start + core.end(), word.upper() if core[0].isupper() else word)]


def edited(document: Document, edits: list[Edit], dropped: set[int]) -> tuple[Document, Callable[[int], int]]:
    """A document with words exchanged, without the lines at `dropped`; and where each place went."""
    text, markup, place, moved = "", b"", 0, 0
    ends, shifts = [-1], [0]
    for start, end, words in sorted(edits):
        text += document.text[place:start] + words
        markup += document.markup[place:start] + bytes(len(words))
        moved += len(words) - (end - start)
        place = end
        ends.append(end)
        shifts.append(moved)

    def at(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset) - 1]

    def spans(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((at(start), at(end)) for start, end in places)

    lines = tuple(
        replace(line, start=at(line.start), end=at(line.end))
        for line in document.lines
        if line.start not in dropped
    )
    anchors = tuple(
        replace(a, start=at(a.start), end=at(a.end), url_start=at(a.url_start), url_end=at(a.url_end))
        for a in document.anchors
    )
    new = Document(
        document.file,
        document.sha256,
        document.media_type,
        text + document.text[place:],
        lines,
        markup + document.markup[place:],
        anchors,
        spans(document.strong),
        spans(document.emphasis),
        document.pages,
        document.warnings,
    )
    return new, at

"""What a row shows of its kind: how it is set, its marks, dates, known names and words.

The words of the rules' own tables count as signs by the table that they stand in, so that what a model learns
of them holds for words that none of its texts had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extract.context import Context
from extract.dates import find_periods
from extract.labels import label_of
from extract.layout import Row
from extract.words import flat, load

_TABLES = (
    *("awards", "certificates", "degrees", "headings", "labels", "levels", "links", "organizations"),
    *("papers", "patents", "places", "projects", "service", "talks", "titles"),
)
_LETTERS = re.compile(r"[a-zà-ɏ]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+(?:[.'&+-][A-Za-zÀ-ɏ]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ANY_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LABEL = re.compile(r"([^\d:,;。]{2,24}):\s*")
_BUSY = re.compile(r"\d|[,;、。@|]|: ")
_MARKS = {
    "marks mail": re.compile(r"\S@\S"),
    "marks phone": re.compile(r"\+?\d[\d -]{8,}\d"),
    "marks link": re.compile(r"https?:|www\.|\w\.(?:com|org|io|net|cn|edu)\b"),
    "marks authors": re.compile(
        r"(?=[A-Ze等])(?:\b[A-Z]\.(?:[ -]?[A-Z]\.)*,? [A-Z][a-z]+|[A-Z][a-z]+,? [A-Z]\.[,;]|\bet al\b|等[.,])"
    ),
    "marks names": re.compile(r"(?:[A-Z][\w-]+ [A-Z][\w-]+(?: [A-Z][\w-]+)?\W{1,3}){2}"),
    "marks pages": re.compile(
        r"(?=[pvda\d])(?:\bpp?\. ?\d|\b\d+\(\d+\)|\d+:\d+-\d+|\bvol\b|\bdoi\b|arxiv)", re.I
    ),
    "marks typed": re.compile(r"\[[JCDPMR](?:/OL)?\]"),
    "marks title": re.compile(r"《[^》]+》|\"[^\"]{12,}\""),
    "marks share": re.compile(r"\d\s?%"),
    "marks ratio": re.compile(r"\d\s?/\s?\d"),
    "marks score": re.compile(r"\d(?<![\d.]\d)\d{0,2}(?:\.\d)?(?:分|\)|$)"),
    "marks stop": re.compile(r"[.。;]$"),
    "marks colon": re.compile(r":$"),
    "marks bars": re.compile(r"\|.*\|"),
    "marks gaps": re.compile(r"\t| {3}"),
    "marks number": re.compile(r"(?:CN|ZL|US|WO)\s?\d{5}"),
}
_LONGEST = 400
"""Characters of a row that are looked at: what a row is shows early."""


class Traits(NamedTuple):
    """Of one row: signs that hold for any text, and its words."""

    signs: list[str]
    words: list[str]


def traits(context: Context, rows: Sequence[Row]) -> list[Traits]:
    """The traits of each row; how often a document sets rows in one way tells its headings."""
    texts = [context.view[row.body : min(row.end, row.body + _LONGEST)] for row in rows]
    styles = [_style(row, text) for row, text in zip(rows, texts, strict=True)]
    often = Counter(styles)
    found = []
    for row, text, style in zip(rows, texts, styles, strict=True):
        common = f"style {min(often[style], 9).bit_length()}"
        found.append(Traits([common, *_signs(context, row, text)], _words(text)))
    return found


def _style(row: Row, text: str) -> tuple[object, ...]:
    """How a row is set; a mark at its edge belongs to that."""
    return row.level, row.strong, row.underlined, round(row.size, 1), text.isupper(), *_edges(text)


def _signs(context: Context, row: Row, text: str) -> Iterator[str]:
    """What a row shows in any language; the names of signs are those of weights, in the order of training."""
    yield from _set(row, text)
    yield from (name for name, mark in _MARKS.items() if mark.search(text))
    yield from (f"count {mark}{min(n, 8).bit_length()}" for mark in ",、/;." if (n := text.count(mark)))
    if label := _LABEL.match(text):
        yield f"label {label_of(label[1].strip()) or 'unknown'}"
    yield from _dates(context, row)
    yield from _names(context, row)
    yield from sorted(_known(text.casefold()))


def _set(row: Row, text: str) -> Iterator[str]:
    """How a row is set."""
    yield f"size {'larger' if row.size > 1.1 else 'smaller' if row.size < 0.93 else 'same'}"
    yield f"long {len(text).bit_length()} {bool(_ANY_HAN.search(text))}"
    yield f"marker {'number' if row.numbered else bool(row.marker)}"
    yield f"edges {'/'.join(_edges(text))}"
    yield f"level {row.level}"
    yield from (name for name in ("gap", "strong", "underlined", "fresh") if getattr(row, name))
    if text.isupper():
        yield "capitals"
    if len(text) < 40 and not _BUSY.search(text):
        yield "bare"


def _edges(text: str) -> list[str]:
    """The first and the last character where they are no letter or digit."""
    return [character for character in (text[:1], text[-1:]) if not character.isalnum()]


def _dates(context: Context, row: Row) -> Iterator[str]:
    for period in find_periods(context.view, row.body, row.end)[:2]:
        kind = "range" if period.is_range else "date"
        yield kind
        if period.start - row.body < 3:
            yield f"first {kind}"
        if row.end - period.end < 3:
            yield f"last {kind}"


def _names(context: Context, row: Row) -> Iterator[str]:
    found = context.mentions_in(row.body, row.end)
    counted = Counter(mention.label for mention in found)
    yield from (f"names {label}{min(count, 4).bit_length()}" for label, count in counted.items())
    yield from {f"first {mention.label}": None for mention in found if mention.start - row.body < 2}


_Words = list[tuple[str, frozenset[str]]]
"""Words of tables with the parts of tables that they stand in."""


@cache
def _tables() -> tuple[dict[str, _Words], dict[str, _Words]]:
    """The words of the tables: Latin ones by their first word, Chinese ones by their first two characters."""
    parts: dict[str, set[str]] = {}
    for table in _TABLES:
        for part, words in load(table).items():
            for word in flat(words):
                parts.setdefault(word.casefold(), set()).add(f"table {table}.{part}")
    latin: dict[str, _Words] = {}
    han: dict[str, _Words] = {}
    for word, where in parts.items():
        if letters := _LETTERS.match(word):
            latin.setdefault(letters[0], []).append((word, frozenset(where)))
        elif _HAN.match(word):
            han.setdefault(word[:2], []).append((word, frozenset(where)))
    return latin, han


def _known(text: str) -> set[str]:
    """The parts of tables in which words of a text stand; Latin ones count as whole words."""
    latin, han = _tables()
    found: set[str] = set()
    for match in _LETTERS.finditer(text):
        for word, parts in latin.get(match[0], ()):
            if text.startswith(word, match.start()) and _is_whole(word, text, match.start()):
                found |= parts
    pairs = {text[at : at + 2] for run in _HAN.finditer(text) for at in range(*run.span())}
    for first in han.keys() & pairs.union(text):
        for word, parts in han[first]:
            if word in text and (not word[-1].isascii() or _stands(word, text)):
                found |= parts
    return found


def _stands(word: str, text: str) -> bool:
    """Whether a word stands whole in a text."""
    return any(_is_whole(word, text, match.start()) for match in re.finditer(re.escape(word), text))


def _is_whole(word: str, text: str, place: int) -> bool:
    """Whether a word that stands at a place ends there, which only Latin ones must."""
    end = place + len(word)
    return not (word[-1].isascii() and text[end : end + 1].isalpha())


def _words(text: str) -> list[str]:
    """Latin words by their first letters, and pairs of Chinese characters."""
    latin = [f"w {word.casefold()[:7]}" for word in _LATIN.findall(text)[:24]]
    return latin + [f"w {one}{two}" for run in _HAN.findall(text)[:12] for one, two in pairwise(run)]

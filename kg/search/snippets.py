"""The line of a document that says most of what was looked for, and where in it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from kg.search import words
from kg.search.syntax import Both, Either, Query, Term
from kg.search.words import Word

_LONGEST = 160  # characters of a line that are shown
_LEAST_ALIKE = 0.75


class Snippet(NamedTuple):
    """A piece of a document at `start`; `marks` are the places in `text` of what was looked for."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, query: Query) -> Snippet | None:
    """The line that says the most different terms; the first such, or None where none is printed."""
    terms = list(_terms(query))
    best: tuple[int, int, list[tuple[int, int]]] | None = None
    start = 0
    for line in text.split("\n"):
        places = [found for term in terms if (found := _places(line, term))]
        if places and (best is None or len(places) > best[0]):
            best = (len(places), start, sorted(place for found in places for place in found))
        start += len(line) + 1
    if best is None:
        return None
    _, start, marks = best
    return _cut(text, start, marks)


def _cut(text: str, start: int, marks: list[tuple[int, int]]) -> Snippet:
    """The line at `start`, of a long one what is around the first mark."""
    line = text[start:].partition("\n")[0]
    begin = 0 if len(line) <= _LONGEST else max(0, min(marks[0][0] - _LONGEST // 4, len(line) - _LONGEST))
    shown = line[begin : begin + _LONGEST]
    inside = (
        (low - begin, high - begin)
        for low, high in _joined(marks)
        if low >= begin and high <= begin + len(shown)
    )
    return Snippet(shown, start + begin, tuple(inside))


def _joined(marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Marks that touch or overlap as one."""
    held: tuple[int, int] | None = None
    for low, high in marks:
        if held and low <= held[1]:
            held = (held[0], max(held[1], high))
        else:
            if held:
                yield held
            held = (low, high)
    if held:
        yield held


def _terms(query: Query) -> Iterator[Term]:
    """What is looked for; what is excluded is not."""
    if isinstance(query, Term):
        yield query
    elif isinstance(query, (Both, Either)):
        for part in query.parts:
            yield from _terms(part)


def _places(line: str, term: Term) -> list[tuple[int, int]]:
    """Where a line has a term."""
    asked, said = words.asked(term.text), list(words.words(line))
    size = len(asked)
    lone = size == 1 and words.is_han(asked[0]) and len(asked[0]) == 1  # which was indexed with its neighbour
    return [
        (said[place].start, said[place].start + 1 if lone else said[place + size - 1].end)
        for place in range(len(said) - size + 1 if size else 0)
        if all(
            _is(word, want, term.how) for word, want in zip(said[place : place + size], asked, strict=True)
        )
    ]


def _is(word: Word, wanted: str, how: str) -> bool:
    if how == "prefix" or (words.is_han(wanted) and len(wanted) == 1):
        return word.text.startswith(wanted)
    if how == "fuzzy":
        return SequenceMatcher(None, word.text, wanted).ratio() >= _LEAST_ALIKE
    return word.text == wanted

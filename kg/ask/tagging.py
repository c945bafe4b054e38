"""A question → tokens: the cheapest way to read its atoms as words of the lexicon, names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from kg.ask.aliases import Table, institutions, skills
from kg.ask.atoms import Atom, atoms
from kg.ask.lexicon import lexicon, ordinary
from kg.ask.names import Names
from kg.ask.senses import Actor, Fact, Mark, Name, Noun, Sense, Token, Topic, Verb
from kg.iris import name_key
from kg.numerals import number

_LONGEST = 24  # atoms; no name of a thing is longer
_BACK = 6  # atoms before one that is not understood, at which a name with it may start

_UNKNOWN_WORD, _UNKNOWN_HAN = 10.0, 6.0
_WORD, _NAME, _MARK = 1.0, 0.9, 0.1  # a name is likelier than the words in it
_NUMERAL = re.compile("[一二两三四五六七八九十百]{2,}")
_TWO_DIGITS = re.compile("[0129][0-9]")
_OF_YEAR = re.compile("[级届]|年(?!以[上内下]|[的多]?经验|[多来内间]|[的]?工|从)")


class Piece(NamedTuple):
    """The atoms `start` to `end` read as one word, at a cost."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    cost: float


def tokens(text: str, names: Names) -> list[Token]:
    """The tokens of a question that is already `normal`; those that nothing knows have no senses."""
    row = atoms(text)
    found = [*_words(text, row), *_numbers(row), *_known(text, row, names)]
    chosen = _cheapest(row, found)
    if doubtful := [piece for piece in chosen if _is_doubtful(piece)]:
        listed = [*_listed(text, row, doubtful, institutions(), "organization")]
        if _may_be_of_skills(sense for piece in chosen for sense in piece.senses):
            listed += _listed(text, row, doubtful, skills(), "skill")
        chosen = _cheapest(row, [*found, *listed])
    joined = list(_joined(row, chosen))
    parts = [
        part
        for piece in joined
        if not piece.senses
        for part in _part_of_name(text, row, joined, piece, names)
    ]
    if parts:
        joined = list(_joined(row, _cheapest(row, [*found, *parts])))
    return [_token(text, row, piece, names) for piece in joined]


def _words(text: str, row: list[Atom]) -> Iterator[Piece]:
    known = lexicon() if any(atom.sort == "han" for atom in row) else lexicon(("en",))
    for start, end in _spans(row):
        word = "".join(atom.key for atom in row[start:end])
        senses = known.senses(word)
        if row[start].text == "a" and end - start > 1 and text[row[start].end] == " ":
            senses = tuple(sense for sense in senses if not isinstance(sense, Fact))  # a rank is no A rank
        if senses:
            yield Piece(start, end, senses, _WORD)
    for place, atom in enumerate(row):
        if senses := known.senses(atom.text) if atom.is_symbol else ():
            yield Piece(place, place + 1, senses, _MARK)


def _spans(row: list[Atom]) -> Iterator[tuple[int, int]]:
    """Runs of atoms that start and end with more than punctuation."""
    for start, first in enumerate(row):
        if first.sort == "mark":
            continue
        for end in range(start + 1, min(start + _LONGEST, len(row)) + 1):
            if row[end - 1].sort != "mark":
                yield start, end


def _numbers(row: list[Atom]) -> Iterator[Piece]:
    for place, atom in enumerate(row):
        if (year := _short_year(row, place)) is not None:
            yield Piece(place, place + 1, (Mark("number", year),), _WORD)
        elif atom.sort == "number":
            yield Piece(place, place + 1, (Mark("number", atom.text),), _WORD)
    han = "".join(atom.text if atom.sort == "han" else " " for atom in row)
    for found in _NUMERAL.finditer(han):
        if (value := number(found[0])) is not None:
            yield Piece(found.start(), found.end(), (Mark("number", str(value)),), _WORD)


def _short_year(row: list[Atom], place: int) -> str | None:
    """21 in 21年 or 18级 is a year in short; 10年以上 and 15年经验 are so many years."""
    digits, after = row[place].text, "".join(atom.text for atom in row[place + 1 : place + 4])
    if not _TWO_DIGITS.fullmatch(digits) or not _OF_YEAR.match(after):
        return None
    return f"{20 if int(digits) < 50 else 19}{digits}"


def _known(text: str, row: list[Atom], names: Names) -> Iterator[Piece]:
    places = {(start, end): text[row[start].start : row[end - 1].end] for start, end in _spans(row)}
    places = {span: name for span, name in places.items() if _may_be_name(name)}
    found = names.known(set(places.values()))
    for (start, end), name in places.items():
        if (senses := found.get(name)) and not _is_only_function(row[start:end], name):
            yield Piece(start, end, senses, _NAME)


def _is_only_function(row: list[Atom], text: str) -> bool:
    """Whether small letters make up nothing but words that may be left out: "is" is no journal."""
    return text.islower() and all(_has_function(lexicon(("en",)).senses(atom.key)) for atom in row)


def _has_function(senses: tuple[Sense, ...]) -> bool:
    return any(isinstance(sense, Mark) for sense in senses)


def _may_be_name(text: str) -> bool:
    """Single letters name things only in capitals (C, R), single Han characters and numbers never."""
    if len(text) > 1:
        return not text.isdigit()
    return text.isascii() and text.isupper()


def _is_doubtful(piece: Piece) -> bool:
    """Not understood, or a place that may be part of a name: University of Tokyo."""
    is_place = any(isinstance(sense, Topic) and sense.kind == "place" for sense in piece.senses)
    return not piece.senses or is_place


def _may_be_of_skills(senses: Iterable[Sense]) -> bool:
    """Whether skills are spoken of, or nothing else is: 会Haskell的人, "Haskell"."""
    kinds = {sense.kind for sense in senses if isinstance(sense, (Noun, Actor, Verb, Fact))}
    return "skill" in kinds or kinds <= {"candidate"}


def _listed(text: str, row: list[Atom], doubtful: list[Piece], table: Table, kind: str) -> Iterator[Piece]:
    """Names in a shipped table that take in something doubtful; an ordinary word needs a capital."""
    starts = {place for piece in doubtful for place in range(max(0, piece.start - _BACK), piece.end)}
    for start in sorted(starts):
        for end in _reach(text, row, start, table):
            name = text[row[start].start : row[end - 1].end]
            touched = any(piece.start < end and start < piece.end for piece in doubtful)
            if touched and name not in ordinary() and _may_be_name(name) and table.rows(name):
                yield Piece(start, end, (Name(kind, (name,), (name_key(name),)),), _NAME)


def _part_of_name(
    text: str, row: list[Atom], pieces: list[Piece], core: Piece, names: Names
) -> Iterator[Piece]:
    """The longest run around Chinese that nothing knows which is a part of a name in the store."""
    if row[core.start].sort != "han":
        return
    start, end = core.start, core.end
    while start > 0 and row[start - 1].sort == "han":
        start -= 1
    while end < len(row) and row[end].sort == "han":
        end += 1
    least = text[row[core.start].start : row[min(max(core.end, core.start + 2), end) - 1].end]
    known = names.with_part(least) if len(least) > 1 else []
    for low, high in _runs(start, end, core):
        if _is_particle(row[low]) or _is_particle(row[high - 1]):
            continue
        run = text[row[low].start : row[high - 1].end]
        if any(name_key(run) in key for key in known):
            yield Piece(low, high, (), _WORD)
            return


def _is_particle(atom: Atom) -> bool:
    """A character that by itself is a word of the grammar, as 的 is."""
    marks = (sense for sense in lexicon().senses(atom.key) if isinstance(sense, Mark))
    return any(mark.part in ("filler", "prep", "link") for mark in marks)


def _runs(start: int, end: int, core: Piece) -> list[tuple[int, int]]:
    """Runs from `start` to `end` that take in the core, the longest first; at least of two atoms."""
    runs = [(low, high) for low in range(start, core.start + 1) for high in range(core.end, end + 1)]
    return sorted((run for run in runs if run[1] - run[0] > 1), key=lambda run: run[0] - run[1])


def _reach(text: str, row: list[Atom], start: int, table: Table) -> Iterator[int]:
    """Ends of runs from `start` that are somewhere in the table: once one is not, no longer one is."""
    for end in range(start + 1, min(start + _LONGEST, len(row)) + 1):
        if not table.has_part(text[row[start].start : row[end - 1].end]):
            return
        yield end


def _cheapest(row: list[Atom], pieces: Iterable[Piece]) -> list[Piece]:
    """The cheapest sequence of pieces that covers all atoms; equal runs share their senses."""
    starting: dict[int, dict[int, Piece]] = {place: {} for place in range(len(row))}
    for piece in pieces:
        same = starting[piece.start].get(piece.end)
        starting[piece.start][piece.end] = _merged(same, piece) if same else piece
    best: list[tuple[float, list[Piece]]] = [(0.0, [])]
    ways: list[list[tuple[float, list[Piece]]]] = [[] for _ in range(len(row) + 1)]
    ways[0] = best
    for place, atom in enumerate(row):
        cost, path = min(ways[place], key=lambda way: way[0])
        ways[place] = []
        for piece in (*starting[place].values(), _unknown(place, atom)):
            ways[piece.end].append((cost + piece.cost, [*path, piece]))
    return min(ways[len(row)], key=lambda way: way[0])[1]


def _merged(one: Piece, other: Piece) -> Piece:
    senses = (*one.senses, *(sense for sense in other.senses if sense not in one.senses))
    return one._replace(senses=senses, cost=min(one.cost, other.cost))


def _unknown(place: int, atom: Atom) -> Piece:
    cost = {"mark": 2 * _MARK, "han": _UNKNOWN_HAN}.get(atom.sort, _UNKNOWN_WORD)
    senses: tuple[Sense, ...] = (Mark("filler", "mark"),) if _is_plain(atom) else ()
    return Piece(place, place + 1, senses, cost)


def _is_plain(atom: Atom) -> bool:
    """Punctuation that means nothing by itself, unlike an emoji or a brace."""
    return (
        atom.sort == "mark"
        and atom.text in ".,;:!?'\"()[]-–—/\\&%+~、。，；：！？“”‘’（）《》「」【】…·・<>=|*_"
    )


def _joined(row: list[Atom], pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours that nothing knows as one piece."""
    held: Piece | None = None
    for piece in pieces:
        if held and not piece.senses and not held.senses and _touch(row, held, piece):
            held = held._replace(end=piece.end)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _touch(row: list[Atom], one: Piece, other: Piece) -> bool:
    """Whether two pieces are of one word or phrase of the same script."""
    return row[one.end - 1].sort == row[other.start].sort


def _token(text: str, row: list[Atom], piece: Piece, names: Names) -> Token:
    start, end = row[piece.start].start, row[piece.end - 1].end
    expand = partial(_expanded, names)
    return Token(text[start:end], start, end, tuple(map(expand, piece.senses)))


def _expanded(names: Names, sense: Sense) -> Sense:
    if isinstance(sense, Name):
        return names.expanded(sense)
    if isinstance(sense, Mark) and sense.part == "tier":
        return names.of_tier(sense.what)
    return sense

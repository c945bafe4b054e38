"""Numbers and years with the words around them: "at least 3.9", "前5%", "from 2021 to 2022", "近三年".

Each pattern is a sequence of parts that tokens may play; the longest that fits at a place is folded into
one token, an `Amount` or a `Period`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg.ask.question import LastYears, Span
from kg.ask.senses import Amount, Mark, Now, Period, Sense, Token

_YEARS = range(1950, 2100)
_RECENT = 3  # years
_UNITS = ("months", "years", "weeks", "%", "point", "count", "times")
_MONTHS = {"months": 1.0, "years": 12.0, "weeks": 12 / 52}


class Parts(NamedTuple):
    """The tokens of a pattern that were there, by what they are."""

    numbers: list[str]
    ops: list[str]
    whens: list[str]
    units: list[str]
    tokens: Sequence[Token]


def folded(row: list[Token]) -> list[Token]:
    """The tokens with every number or year folded together with what belongs to it."""
    return list(_folded(row))


def _folded(row: list[Token]) -> Iterator[Token]:
    place = 0
    while place < len(row):
        fits = ((_fit(pattern, row, place), make) for pattern, make in _PATTERNS)
        end, make = max(fits, key=lambda fit: fit[0])
        if end > place and (sense := make(_parts(row[place:end]))):
            yield _joined(row[place:end], sense)
            place = end
        else:
            yield row[place]
            place += 1


def _joined(row: Sequence[Token], sense: Sense) -> Token:
    """The tokens as one; a word that stood alone keeps what else it may mean."""
    kept = (each for each in row[0].senses if not isinstance(each, Mark) or each == Mark("filler", "words"))
    others = kept if len(row) == 1 else ()
    text = " ".join(token.text for token in row)
    return Token(text, row[0].start, row[-1].end, (sense, *others))


def _fit(pattern: str, row: list[Token], place: int) -> int:
    """Where the pattern ends when it starts at `place`; -1 when it does not fit. A `?` part may lack."""
    for part in pattern.split():
        if place < len(row) and any(_plays(row[place], each) for each in part.rstrip("?").split("|")):
            place += 1
        elif not part.endswith("?"):
            return -1
    return place


def _plays(token: Token, part: str) -> bool:
    number = _mark(token, "number")
    if part == "number":
        return number is not None
    if part == "year":
        return number is not None and number.isdigit() and int(number) in _YEARS
    if part == "filler":
        return token.has("filler") and number is None
    if part == "or":
        return token.has("link", "or")
    if part == "unit":
        return _mark(token, "unit") is not None
    if part == "op":
        return _mark(token, "op") not in (None, "top", "scale")
    if part in ("top", "scale"):
        return token.has("op", part)
    return token.has("when", part)


def _mark(token: Token, part: str) -> str | None:
    marks = (sense for sense in token.senses if isinstance(sense, Mark))
    return next((mark.what for mark in marks if mark.part == part), None)


def _parts(row: Sequence[Token]) -> Parts:
    found = Parts([], [], [], [], row)
    for token in row:
        for sense in token.senses:
            if isinstance(sense, Mark):
                {"number": found.numbers, "op": found.ops, "when": found.whens, "unit": found.units}.get(
                    sense.part, []
                ).append(sense.what)
    return found


def _years(parts: Parts) -> Sense | None:
    low, high = parts.numbers[0], parts.numbers[-1]
    return Period(Span(low, high)) if low <= high else None


def _neighbours(parts: Parts) -> Sense | None:
    """From 2021 or 2022: one of two years that follow each other."""
    low, high = map(int, parts.numbers)
    return Period(Span(str(low), str(high))) if high == low + 1 else None


def _dated(parts: Parts) -> Sense:
    year = parts.numbers[0]
    spans = {
        "since": Span(low=year),
        "after": Span(low=year, over=True),
        "before": Span(high=year, under=True),
        "until": Span(high=year),
    }
    return Period(next((spans[when] for when in parts.whens if when in spans), Span(year, year)))


def _from(parts: Parts) -> Sense:
    """Papers from 2021 are of that year; who worked somewhere from 2021 did so since then."""
    year = parts.numbers[0]
    return Period(Span(year, year), since=True)


def _last(parts: Parts) -> Sense | None:
    number = parts.numbers[0] if parts.numbers else str(_RECENT)
    return Period(LastYears(int(number))) if number.isdigit() and 0 < int(number) < 100 else None


def _between(parts: Parts) -> Sense | None:
    low, high = parts.numbers
    return Amount(Span(low, high), _unit(parts)) if float(low) <= float(high) else None


def _compared(parts: Parts) -> Sense:
    number, op = _amount(parts), parts.ops[0]
    spans = {
        ">": Span(low=number, over=True),
        ">=": Span(low=number),
        "<": Span(high=number, under=True),
        "<=": Span(high=number),
        "=": Span(number, number),
    }
    return Amount(spans[op], _unit(parts))


def _top(parts: Parts) -> Sense:
    return Amount(Span(high=parts.numbers[0]), _unit(parts), top=True)


def _scale(parts: Parts) -> Sense:
    """The highest there is: 3.8 out of 4.0."""
    return Amount(Span(parts.numbers[0], parts.numbers[0]), "scale")


def _bare(parts: Parts) -> Sense:
    number = _amount(parts)
    return Amount(Span(number, number), _unit(parts), bare=True)


def _amount(parts: Parts) -> str:
    """The number, in months if it is a time."""
    number, month = parts.numbers[0], _MONTHS.get(_told(parts))
    return f"{float(number) * month:g}" if month else number


def _unit(parts: Parts) -> str:
    told = _told(parts)
    return "months" if told in _MONTHS else told


def _told(parts: Parts) -> str:
    return next((unit for unit in _UNITS if unit in parts.units), "")


def _single(test: Sense) -> Callable[[Parts], Sense]:
    return lambda parts: test


# Of patterns that fit equally far, the first counts.
_PATTERNS: tuple[tuple[str, Callable[[Parts], Sense | None]], ...] = (
    ("between|since|from|in? year in? to year in? between?", _years),
    ("since|from year or year", _neighbours),
    ("from year", _from),
    ("since|from|after|before|until year in? since|before|after|until?", _dated),
    ("year in? since|after|before|until", _dated),
    ("last number? years", _last),
    ("last number? unit? years", _last),
    ("in? year in?", _dated),
    ("recent", _single(Period(LastYears(_RECENT)))),
    ("this", _single(Period(LastYears(1)))),
    ("previous", _single(Period(LastYears(1, ago=1)))),
    ("now", _single(Now())),
    ("past", _single(Now(past=True))),
    ("between|since|from? number unit? to number unit? between?", _between),
    ("scale number unit?", _scale),
    ("op filler? number unit? unit? op?", _compared),
    ("op unit number", _compared),
    ("number unit? unit? op", _compared),
    ("top number unit? unit?", _top),
    ("top unit number", _top),
    ("number unit? unit?", _bare),
)

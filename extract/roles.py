"""What a piece of an entry's head is: organisation, unit, title, degree, place.

Each test gives a strength from 0 (no) to 1 (a known name); the field readers weigh them by the
kind of section they stand in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.context import Context
from extract.document import has_han
from extract.words import either, flat, load, pattern

KINDS = ("internship", "teaching", "joint-project", "research", "service", "employment")
MAX_NAME = 80
_TOWN = re.compile(r"[A-Z][\w'’.-]+(?:[ -](?:[A-Z][\w'’.-]*|de|la|le|del|am|an|der|upon|sur|on|the)){0,3}")
_SEVERAL = re.compile(r"\s(?:&|and)\s|\s?[/、]\s?|\s\|\s")


@cache
def _endings(kind: str) -> re.Pattern[str]:
    """Chinese names end in one of the words; Latin names hold one of them."""
    words = load("organizations")[kind]
    return re.compile(rf"{either(words['zh'])}(?:\([^)]*\))?$|{pattern(words['en'])}", re.IGNORECASE)


@cache
def _inner() -> frozenset[str]:
    return frozenset(load("organizations")["inner"]["zh"])


def organization(context: Context, start: int, end: int) -> float:
    """How surely `start` to `end` names an organisation."""
    text = context.view[start:end]
    if len(text) > MAX_NAME:
        return 0.0
    if text in _inner():
        return 0.4
    known = context.mentions_in(start, end, "SCHOOL", "INSTITUTE", "COMPANY")
    covered = max((m.end - m.start for m in known), default=0)
    if covered >= 0.9 * len(text):
        return 1.0
    if known and known[0].start == start and covered >= 2:
        return 0.9
    for kind, strength in (("school", 0.85), ("company", 0.8), ("institute", 0.75)):
        if _endings(kind).search(text) and _is_name(text):
            return strength
    return 0.5 if known and _is_name(text) else 0.0


def school(context: Context, start: int, end: int) -> float:
    """How surely `start` to `end` names a place of study."""
    text = context.view[start:end]
    if len(text) > MAX_NAME:
        return 0.0
    known = context.mentions_in(start, end, "SCHOOL", "INSTITUTE")
    covered = max((m.end - m.start for m in known), default=0)
    if covered >= 0.9 * len(text):
        return 1.0
    if known and known[0].start == start and not unit(context, start, end):
        return 0.9
    if _endings("school").search(text) and _is_name(text):
        return 0.9 if re.search(r"大学|university|universit", text, re.I) else 0.6
    return 0.5 if _endings("institute").search(text) and _is_name(text) else 0.0


def unit(context: Context, start: int, end: int) -> float:
    """How surely `start` to `end` names a unit inside an organisation."""
    text = context.view[start:end]
    return 0.7 if len(text) <= MAX_NAME and _endings("unit").search(text) and _is_name(text) else 0.0


def _is_name(text: str) -> bool:
    """Whether words can be a name: no sentence marks, and Latin ones begin with a capital."""
    if re.search(r"[。!?;]|\d{4}", text):
        return False
    if has_han(text):
        return not re.search(r"(?:负责|参与|完成|的.*的|了)", text)
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals * 2 >= len(words)


@cache
def _titles(kind: str) -> re.Pattern[str]:
    words = load("titles")[kind]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}s?", re.I)


def title_kind(text: str) -> str:
    """The kind of position that a title names; empty when it names none.

    An intern is one whatever the rest says; else the first of several titles counts, and of the words
    in it the longest: a data scientist is employed.
    """
    if _titles("internship").search(text):
        return "internship"
    return _longest_kind(_SEVERAL.split(text)[0]) or _longest_kind(text)


def _longest_kind(text: str) -> str:
    found = [(kind, match) for kind in KINDS for match in _titles(kind).finditer(text)]
    return max(found, key=lambda each: each[1].end() - each[1].start(), default=("", None))[0]


@cache
def _title_ending() -> re.Pattern[str]:
    return re.compile(rf"[\u3400-\u9fff]{{2,8}}{either(load('titles')['ending']['zh'])}(?:\([^()]*\))?")


def title(context: Context, start: int, end: int) -> float:
    """How surely `start` to `end` is the title of a position."""
    return _title(context.view[start:end])


@lru_cache(1_000)  # segments of a head are compared in several ways
def _title(text: str) -> float:
    if len(text) > MAX_NAME or re.search(r"[。!?;]", text):
        return 0.0
    spans = [match.span() for kind in KINDS for match in _titles(kind).finditer(text)]
    if not spans:
        return 0.8 if _title_ending().fullmatch(text) else 0.0
    closing = any(not any(map(str.isalpha, text[last:])) for _, last in spans)
    first = any(start == 0 for start, _ in spans)
    opening = not has_han(text) and (first or re.search(r"\b(?:of|for|in)\b", text) is not None)
    return 0.9 if closing else 0.7 if opening else 0.45


@cache
def _degree_words() -> list[tuple[str, re.Pattern[str]]]:
    tables = ((level, load("degrees")[level]) for level in ("phd", "master", "bachelor", "other"))
    return [
        (level, re.compile(f"{either(table['zh'])}|{_dotted(table['en'])}", re.I)) for level, table in tables
    ]


def _dotted(words: list[str]) -> str:
    """Like `pattern`, but two-letter abbreviations only in capitals, and never before a dot and letter."""
    long = [word for word in words if len(word) > 2]
    short = [word for word in words if len(word) <= 2]
    capital = "|".join(f"(?-i:(?<![A-Za-z.&]){re.escape(word.upper())}(?![A-Za-z&]))" for word in short)
    return pattern(long) + ("|" + capital if capital else "")


def degree(view: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The degree that `start` to `end` names: its level and the place of the words.

    The first one printed wins, but a combined master and doctorate is a doctorate.
    """
    best: tuple[str, int, int] | None = None
    for level, words in _degree_words():
        match = words.search(view, start, end)
        if match and (best is None or match.start() < best[1]) and not (best and level == "other"):
            if best and best[0] == "phd" and level != "other" and best[1] - match.start() > 24:
                continue
            if best and best[0] == "phd" and match.end() >= best[1] - 3:
                continue
            best = (level, *match.span())
    return best


@cache
def _places() -> frozenset[str]:
    table = load("places")["place"]
    return frozenset(word.casefold() for word in flat(table))


@cache
def _regions() -> frozenset[str]:
    table = load("places")["place"]
    return frozenset([*(word.casefold() for word in table["countries"]), *table["states"]])


def is_region(context: Context, start: int, end: int, sure: bool) -> bool:
    """Whether a country or a state's letters stand at `start` to `end`; `sure`: and can be no degree."""
    text = context.view[start:end].strip(" ,.")
    return (text in _regions() or text.casefold() in _regions()) and not (
        sure and degree(context.view, start, end)
    )


def is_town(context: Context, start: int, end: int) -> bool:
    """Whether what stands before a region may be a town: one to three capitalised words of no other use."""
    if not _TOWN.fullmatch(context.view, start, end):
        return False
    named = (organization, school, unit, title)
    return not (any(role(context, start, end) for role in named) or degree(context.view, start, end))


def place(context: Context, start: int, end: int) -> float:
    """How surely `start` to `end` is a place: a city, a country, a state's letters."""
    text = context.view[start:end].strip(" ,.·")
    parts = [part.strip().casefold() for part in re.split(r"[,/·-]|\s{2,}", text) if part.strip()]
    known = [part in _places() or re.sub(r"(?:省|市|区|县)$", "", part) in _places() for part in parts]
    if parts and all(known):
        return 1.0
    return (
        0.8
        if re.fullmatch(r"[\u3400-\u9fff]{2,4}(?:省|市|区|县)(?:[\u3400-\u9fff]{2,6}(?:市|区|县))*", text)
        else 0.0
    )

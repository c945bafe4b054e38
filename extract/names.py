"""Names of persons: Chinese ones by their surname, Latin ones by their shape; the owner among authors."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from extract.document import has_han, is_han
from extract.letters import plain
from extract.words import load


def _either(words: list[str]) -> str:
    """One of some words, with or without a capital, as a regex."""
    return "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in words) + ")"


_LATIN_BLOCKS = (range(0xC0, 0x250), range(0x1E00, 0x1F00))  # Latin-1 to Extended-B, Extended Additional
CAPITAL = f"[A-Z{''.join(chr(code) for block in _LATIN_BLOCKS for code in block if chr(code).isupper())}]"
"""A capital Latin letter, with or without marks, as a regex."""
PARTICLE = _either(load("surnames")["particles"]["words"])
"""A particle of a name (`van`, `de`), as a regex."""
_LATIN_WORD = rf"{CAPITAL}[\w'’.-]*"
_LATIN = re.compile(rf"{_LATIN_WORD}(?:\s+(?:{_LATIN_WORD}|{PARTICLE}(?:-{_LATIN_WORD})?)){{1,4}}")
NICKNAMED = re.compile(
    rf"(?P<given>{_LATIN_WORD})[ ]+[(\"](?P<called>{_LATIN_WORD})[)\"][ ]+"
    rf"(?P<rest>{_LATIN_WORD}(?:[ ]{_LATIN_WORD}){{0,2}})(?=\s*(?:$|[\n\t|,·]|  ))"
)
"""A name with what its owner is called in the middle: `Yutong (Evelyn) Shao`."""
_SPELLINGS: dict[str, str] = load("surnames")["spellings"]
_FIRST, _MORE = load("surnames")["titles"]["first"], load("surnames")["titles"]["more"]
_TITLES = re.compile(rf"^{_either(_FIRST)}[.\s-]+(?:{_either(_FIRST + _MORE)}[.\s-]+)*")
_INITIALS = 3  # letters that may be initials where they are all capitals
_MARKS = re.compile(r"[*∗†‡§#¶✉^\d\s,\x1f]+$|^[\s*∗†‡§#\x1f]+")


@cache
def surnames() -> frozenset[str]:
    """The common Chinese surnames, one and two characters long."""
    return frozenset(load("surnames")["chinese"]["words"])


@cache
def pinyin_surnames() -> frozenset[str]:
    """Those of them in pinyin, lower case, that are not words, too (an, she)."""
    return frozenset(load("surnames")["pinyin"]["words"])


def is_chinese_name(text: str) -> bool:
    """Two to four Chinese characters that begin with a surname."""
    text = "".join(text.replace("\x1f", "").split())
    if not 2 <= len(text) <= 4 or not all(map(is_han, text)):
        return False
    return text[0] in surnames() or (text[:2] in surnames() and len(text) >= 3)


def forms(name: str) -> tuple[str, ...]:
    """The names that a printed one stands for: with the given name, and with what its owner is called."""
    if (both := NICKNAMED.fullmatch(name)) is None:
        return (name,)
    return tuple(f"{both[first]} {both['rest']}" for first in ("given", "called"))


def is_latin_name(text: str) -> bool:
    """Two to five capitalised words, particles aside, none of them a digit or a sentence."""
    text = " ".join(text.split())
    return bool(_LATIN.fullmatch(text)) and len(text) <= 48 and not any(c.isdigit() for c in text)


@lru_cache(1_000)  # each author is compared with every form of the owner's name
def parts(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters, marks and dots dropped: `Y. Shën*` → (`y`, `shen`)."""
    if has_han(name):
        return ("".join(c for c in name if is_han(c)),)
    return tuple(_plain(word.casefold()) for word in _printed(name))


def _printed(name: str) -> list[str]:
    """The words of a Latin name as printed, without titles, marks, dots, hyphens and apostrophes."""
    bare = re.sub(
        r"['’‐-]\s*\n\s*|['’‐-]", "", _TITLES.sub("", _MARKS.sub("", unicodedata.normalize("NFC", name)))
    )
    return [word for word in re.split(r"[\s.,]+", bare) if word]


def _plain(word: str) -> str:
    """A word in small letters without accents; `lü` is `lv`, as in passports."""
    return _SPELLINGS.get(word) or plain(word)


@cache
def _readings() -> dict[str, str]:
    """Surnames that are read otherwise than the same characters in common words: 曾 is zeng."""
    readings: dict[str, str] = load("surnames")["readings"]
    return readings


@cache
def pinyin(name: str) -> str:
    """A Chinese name in pinyin, given name first: 高远航 → `Yuan Hang Gao`."""
    from pypinyin import lazy_pinyin

    bare = "".join(character for character in name if is_han(character))
    cut = 2 if bare[:2] in surnames() and len(bare) > 2 else 1
    surname = _readings().get(bare[:cut]) or "".join(lazy_pinyin(bare[:cut]))
    return " ".join([*lazy_pinyin(bare[cut:]), surname])


def same_person(owner: str, author: str) -> bool:
    """Whether an author may be the owner: same words in any order, or the surname with fitting initials.

    A Chinese name and its pinyin are the same.
    """
    mine, theirs = parts(owner), parts(author)
    if has_han(owner) and not has_han(author):
        *given, surname = parts(pinyin(owner))
        mine = ("".join(given), surname)
    if not mine or not theirs:
        return False
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return True
    if len(mine) < 2 or len(theirs) < 2:
        return False
    short = _initial_words(author)
    return any(
        _fits(surname, given, theirs, last, short)
        for surname, given in ((mine[-1], mine[:-1]), (mine[0], mine[1:]))
        for last in (0, -1)
    )


def is_cut(name: str) -> bool:
    """Whether a given name is cut to its initial: `J. Li`, `Li JH`."""
    return bool(_initial_words(name))


@lru_cache(1_000)
def _initial_words(name: str) -> frozenset[str]:
    """The words of a name that may be initials: `J` and `JH`, not `Jun`, nor `ADA` where all is capitals."""
    words = _printed(name)
    longest = _INITIALS if any(word[1:].islower() for word in words) else _INITIALS - 1
    short = (word for word in words if len(word) <= longest and word.isupper())
    return frozenset(_plain(word.casefold()) for word in short)


def is_owner(owner: tuple[str, ...], author: str) -> bool:
    """Whether an author is the owner under any form of the owner's name."""
    return any(same_person(name, author) for name in owner)


def _fits(
    surname: str, given: tuple[str, ...], theirs: tuple[str, ...], place: int, short: frozenset[str]
) -> bool:
    """Whether `theirs` has the surname at `place` (0 or -1), and initials or parts of the given names."""
    if theirs[place] != surname or len(surname) < 2:
        return False
    rest = theirs[1:] if place == 0 else theirs[:-1]
    joined, whole = "".join(rest), "".join(given)
    initials = "".join(word[0] for word in given)
    return joined in (whole, initials, initials[0], whole[0]) or (
        joined[:1] == whole[:1] and _initials(rest, given, whole, short)
    )


def _initials(rest: tuple[str, ...], given: tuple[str, ...], whole: str, short: frozenset[str]) -> bool:
    """`J` or `JH` for Jiahui; a whole first name beside a middle initial left out."""
    if len("".join(rest)) <= _INITIALS and short.issuperset(rest):
        letters = iter(whole)
        return all(letter in letters for letter in "".join(rest))
    return rest[0] == given[0]

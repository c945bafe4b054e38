"""Names of persons: Chinese ones by their surname, Latin ones by their shape; the owner among authors."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.document import is_han
from extract.words import load

_LATIN_WORD = r"[A-ZÀ-ÞŁŚŻĞİŞČŠŽ][\w'’.-]*"
_LATIN = re.compile(
    rf"{_LATIN_WORD}(?:\s+(?:{_LATIN_WORD}|van|von|der|den|de|da|di|del|la|le|bin|al|el|ten|ter|dos)){{1,4}}",
    re.UNICODE,
)
NICKNAMED = re.compile(
    rf"(?P<given>{_LATIN_WORD})[ ]+[(\"](?P<called>{_LATIN_WORD})[)\"][ ]+"
    rf"(?P<rest>{_LATIN_WORD}(?:[ ]{_LATIN_WORD}){{0,2}})(?=\s*(?:$|[\n\t|,·]|  ))"
)
"""A name with what its owner is called in the middle: `Yutong (Evelyn) Shao`."""
_SPELLINGS = {"lyu": "lv", "lü": "lv", "nyu": "nv", "nü": "nv"}
_MARKS = re.compile(r"[*∗†‡§#¶✉^\d\s,\x1f]+$|^[\s*∗†‡§#\x1f]+")


@cache
def surnames() -> frozenset[str]:
    """The common Chinese surnames, one and two characters long."""
    return frozenset(load("surnames")["chinese"]["words"])


@cache
def pinyin_surnames() -> frozenset[str]:
    """The same in pinyin, lower case."""
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
    """The words of a name in lower case, marks and dots dropped: `Y. Shen*` → (`y`, `shen`)."""
    bare = _MARKS.sub("", name)
    if any(map(is_han, bare)):
        return ("".join(c for c in bare if is_han(c)),)
    words = re.split(r"[\s.,]+", re.sub(r"['’‐-]\s*\n\s*|['’‐-]", "", bare).casefold())
    return tuple(_SPELLINGS.get(word, word) for word in words if word)


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
    if any(map(is_han, owner)) and not any(map(is_han, author)):
        owner = pinyin(owner)
    mine, theirs = parts(owner), parts(author)
    if not mine or not theirs:
        return False
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return True
    if len(mine) < 2 or len(theirs) < 2:
        return False
    return any(
        _fits(mine[-1], mine[:-1], theirs, last) or _fits(mine[0], mine[1:], theirs, last) for last in (0, -1)
    )


def is_owner(owner: tuple[str, ...], author: str) -> bool:
    """Whether an author is the owner under any form of the owner's name."""
    return any(same_person(name, author) for name in owner)


def _fits(surname: str, given: tuple[str, ...], theirs: tuple[str, ...], place: int) -> bool:
    """Whether `theirs` has the surname at `place` (0 or -1), and initials or parts of the given names."""
    if theirs[place] != surname or len(surname) < 2:
        return False
    rest = theirs[1:] if place == 0 else theirs[:-1]
    joined, whole = "".join(rest), "".join(given)
    initials = "".join(word[0] for word in given)
    return joined in (whole, initials, initials[0], whole[0]) or (
        joined[:1] == whole[:1] and _initials(rest, given, whole)
    )


def _initials(rest: tuple[str, ...], given: tuple[str, ...], whole: str) -> bool:
    """`j` or `jh` for Jiahui; a whole first name beside a middle initial left out."""
    if len("".join(rest)) <= 3 and all(len(word) <= 3 for word in rest):
        letters = iter(whole)
        return all(letter in letters for letter in "".join(rest))
    return rest[0] == given[0]

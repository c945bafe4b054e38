"""Names of persons: the forms under which one is found, whether two may be one, and which are common."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.document import is_han
from extract.names import forms as told
from extract.names import parts, pinyin, pinyin_surnames, same_person
from extract.tables import toml_table
from kg.identity.tables import COMMON_NAMES

_SYLLABLE = re.compile(r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[iuv]?[aeoiuv]{1,2})(?:ng?|r)?")


@lru_cache(10_000)
def forms(name: str) -> frozenset[str]:
    """The forms that a name has in every order and script: 高远航 and `Yuanhang Gao` are `gao yuanhang`.

    Surname and given name in the order of the alphabet, since the printed order does not tell which is
    which; none for a name of one word, or of initials, which is too little to be found by.
    """
    if any(map(is_han, name)):
        *given, surname = parts(pinyin(name)) or ("",)
        return frozenset({" ".join(sorted((surname, "".join(given))))}) if given else frozenset()
    return frozenset(form for called in told(name) for form in _latin_forms(parts(called)))


def _latin_forms(words: tuple[str, ...]) -> frozenset[str]:
    whole = tuple(word for word in words if len(word) > 1)
    found = {form for each in (words, whole) if len(each) > 1 for form in _orders(each)}
    return frozenset(form for form in found if all(len(word) > 1 for word in form.split(" ")))


def _orders(words: tuple[str, ...]) -> set[str]:
    first, last = (words[0], "".join(words[1:])), ("".join(words[:-1]), words[-1])
    return {" ".join(sorted(first)), " ".join(sorted(last))}


@lru_cache(100_000)
def alike(one: str, other: str) -> bool:
    """Whether two names may be of one person: the same words in any order or script, or fitting initials.

    No name at all may be anybody's. Two names in Chinese characters must be the same characters.
    """
    return (
        not one
        or not other
        or any(
            same_person(mine, theirs) or same_person(theirs, mine)
            for mine in told(one)
            for theirs in told(other)
        )
    )


@lru_cache(10_000)
def is_common(name: str) -> bool:
    """Whether many people have the name: a short Chinese one, or a frequent surname with a frequent name."""
    if han := "".join(filter(is_han, name)):
        return len(han) < 3 or han[-2:] in _common("given", "han")
    words = set(parts(name))
    if not forms(name) or (words & _common("surname", "latin") and words & _common("given", "latin")):
        return True
    return any(_is_short_pinyin(*form.split(" ")) for form in forms(name))


def _is_short_pinyin(one: str, other: str) -> bool:
    """Whether it is a Chinese surname with a given name of one syllable, which stands for many characters."""
    return any(
        surname in pinyin_surnames() and bool(_SYLLABLE.fullmatch(given))
        for surname, given in ((one, other), (other, one))
    )


@cache
def _common(kind: str, script: str) -> frozenset[str]:
    words: list[str] = toml_table(COMMON_NAMES)[kind][script]
    return frozenset(words)

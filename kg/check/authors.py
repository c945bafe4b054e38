"""Whether two printed names may be one person's: order, accents, initials, Chinese and pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_TOKEN = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u9fff]{2,5}")
_WHOLE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart."""
_DBLP_NUMBER = re.compile(r"\s+\d{4}$")  # `Wei Wang 0001`


def places(names: Iterable[str], authors: Sequence[str]) -> tuple[int, ...]:
    """The places (from 1) among `authors` that somebody who goes by `names` may have.

    Names in full come before those of which one is cut to initials.
    """
    own = list(names)
    every = list(enumerate(authors, 1))
    full = frozenset[str]().union(*map(full_forms, own))
    if found := tuple(place for place, author in every if full & full_forms(author)):
        return found
    return tuple(place for place, author in every if any(_may_be(name, author) for name in own))


def _may_be(name: str, author: str) -> bool:
    """Whether two names, of which one at least has an initial in place of a given name, agree."""
    return (_is_cut(name) or _is_cut(author)) and bool(weak_forms(name) & weak_forms(author))


def _is_cut(name: str) -> bool:
    return any(len(token) == 1 for token in _tokens(name))


@lru_cache(4096)
def full_forms(name: str) -> frozenset[str]:
    """The letters of a name, with the family name first and last: 李小明 is `lixiaoming`, `xiaomingli`."""
    tokens = _tokens(name)
    return frozenset("".join(tokens[turn:] + tokens[:turn]) for turn in range(len(tokens))) - {""}


@lru_cache(4096)
def weak_forms(name: str) -> frozenset[str]:
    """The family name, which may be the first or the last, with the initial of a given name."""
    tokens = _tokens(name)
    if len(tokens) < 2:
        return frozenset()
    return frozenset({f"{tokens[-1]} {tokens[0][0]}", f"{tokens[0]} {tokens[1][0]}"})


def _tokens(name: str) -> list[str]:
    """The words of a name in plain small letters; Chinese ones in pinyin, a syllable each."""
    plain = _DBLP_NUMBER.sub("", unicodedata.normalize("NFKC", name)).strip("*†‡§# ")
    if han := _HAN.search(plain):
        from pypinyin import lazy_pinyin

        return lazy_pinyin(han[0])
    letters = unicodedata.normalize("NFKD", plain.casefold().translate(_WHOLE))
    letters = "".join(each for each in letters if not unicodedata.combining(each)).replace("-", "")
    tokens = _TOKEN.findall(letters)
    inner = [token for token in tokens[1:-1] if len(token) > 1]
    return tokens[:1] + inner + tokens[1:][-1:]

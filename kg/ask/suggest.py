"""The nearest questions that are understood, for one that is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches

from kg.ask.aliases import skills
from kg.ask.atoms import is_ideograph, key
from kg.ask.examples import examples
from kg.ask.lexicon import LANGUAGES, lexicon
from kg.ask.senses import Mark

_MOST = 3
_SHORTEST = 4  # letters of a word that may be a slip


def suggestions(text: str, words: Sequence[str], reads: Callable[[str], bool]) -> tuple[str, ...]:
    """Up to three questions: with slips mended, without what is not understood, and like examples."""
    found: dict[str, None] = {}
    for candidate in (*_mended(text, words), *_without(text, words)):
        if candidate != text and reads(candidate):
            found[candidate] = None
    near = (example for example in _examples(text) if example not in found)
    return (*found, *near)[:_MOST]


def _mended(text: str, words: Sequence[str]) -> Iterator[str]:
    """The question with each word that is not understood replaced by the nearest that is."""
    known = [word for word in lexicon(("en",)) if word.isascii()] + [
        name.lower() for name in skills().names()
    ]
    mended = text
    for word in (part for several in words for part in several.split()):
        if len(word) >= _SHORTEST and word.isascii():
            nearest = get_close_matches(key(word), known, n=1, cutoff=0.8)
            mended = mended.replace(word, nearest[0]) if nearest else mended
    yield mended


def _without(text: str, words: Sequence[str]) -> Iterator[str]:
    left = text
    for word in words:
        left = left.replace(word, " ", 1)
    kept = left.split()
    while kept and _may_end_nothing(kept[-1]):
        kept.pop()
    yield " ".join(kept)


def _may_end_nothing(word: str) -> bool:
    senses = lexicon().senses(key(word))
    return any(isinstance(sense, Mark) and sense.part in ("prep", "link") for sense in senses)


def _examples(text: str) -> list[str]:
    """The examples in the language of the question, those that share most with it first."""
    lines = examples()[LANGUAGES[any(map(is_ideograph, text))]]
    own = _pieces(text)
    return sorted(lines, key=lambda line: -len(own & _pieces(line)))


def _pieces(text: str) -> set[str]:
    """Words, and single Chinese characters."""
    return set(re.findall(r"[a-z0-9]+|[\u3400-\u9fff]", text.lower()))

"""A question → atoms, the smallest pieces that a word may be made of.

A word of a Latin or other spaced script, a number, one Chinese character, or one mark of punctuation. Words
of the lexicon and names are runs of atoms, since Chinese is written without spaces and names mix scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_ATOM = re.compile(
    r"""
      (?P<address> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<number> \d+(?:\.\d+)? )
    | (?P<word> [^\W\d_]+ (?: (?<=[a-zA-Z]) (?: \+\+ | [#*] | @\d+ ) | (?<=\b[a-zA-Z])\+ )? )
    | (?P<mark> [<>≤≥=]=? | \S )
    """,
    re.VERBOSE,
)
_IDEOGRAPHS = (("\u3400", "\u9fff"), ("\u3040", "\u30ff"), ("\uf900", "\ufaff"), ("々", "々"), ("〇", "〇"))
_NO_KEY = dict.fromkeys(map(ord, " -.'/:,&()"))
_SYMBOLS = frozenset("%+&/,、~～<>≤≥=-–—")  # punctuation that may mean something


class Atom(NamedTuple):
    """A piece of the question at `start` to `end`; `key` is what words are made of, empty for most marks."""

    text: str
    key: str
    start: int
    end: int
    sort: str

    @property
    def is_symbol(self) -> bool:
        """A mark that may mean something by itself."""
        return self.sort == "mark" and self.text[0] in _SYMBOLS


def normal(text: str) -> str:
    """`text` in NFKC, with the spaces joined and typographic apostrophes made plain."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").split())


def atoms(text: str) -> list[Atom]:
    """The atoms of a text that is already `normal`."""
    return [atom for found in _ATOM.finditer(text) for atom in _parted(found)]


def is_ideograph(character: str) -> bool:
    """Whether a character is a Chinese or Japanese one. A regex of so many would take long to compile."""
    return any(first <= character <= last for first, last in _IDEOGRAPHS)


def key(phrase: str) -> str:
    """The keys of the atoms of a phrase of the lexicon, joined; a lone mark is its own key."""
    return phrase.casefold().translate(_NO_KEY) or phrase


def _parted(found: re.Match[str]) -> Iterator[Atom]:
    """The atoms of a match: one, or those of a word with Chinese characters in it."""
    sort, text, start = found.lastgroup or "mark", found[0], found.start()
    if sort == "word" and not text.isascii():
        for together, characters in groupby(text, key=is_ideograph):
            run = "".join(characters)
            for piece in run if together else [run]:
                yield _atom(piece, start, "han" if together else "word")
                start += len(piece)
    else:
        yield _atom(text, start, sort)


def _atom(text: str, start: int, sort: str) -> Atom:
    return Atom(text, "" if sort == "mark" else text.casefold(), start, start + len(text), sort)

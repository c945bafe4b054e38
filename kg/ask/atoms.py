"""A question → atoms, the smallest pieces that a word may be made of.

A word of a Latin or other spaced script, a number, one Chinese character, or one mark of punctuation. Words
of the lexicon and names are runs of atoms, since Chinese is written without spaces and names mix scripts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_HAN = r"\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_ATOM = re.compile(
    rf"""
      (?P<address> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<number> \d+(?:\.\d+)? )
    | (?P<han> [{_HAN}] )
    | (?P<word> (?: (?![{_HAN}]) [^\W\d_] )+ (?:\+\+ | [#*] | @\d+ | (?<=\b[a-zA-Z])\+ )? )
    | (?P<mark> [<>≤≥=]=? | \S )
    """,
    re.VERBOSE,
)
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
    return [_atom(found) for found in _ATOM.finditer(text)]


def key(phrase: str) -> str:
    """The keys of the atoms of a phrase of the lexicon, joined; a lone mark is its own key."""
    return phrase.casefold().translate(_NO_KEY) or phrase


def _atom(found: re.Match[str]) -> Atom:
    sort = found.lastgroup or "mark"
    text = found[0]
    return Atom(text, "" if sort == "mark" else text.casefold(), found.start(), found.end(), sort)

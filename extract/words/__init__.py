"""The words that rules know, as data: one table a kind, one column a language.

`load("dates")` is `dates.toml` of this folder. `pattern(words)` and `either(words)` make one regular
expression of a list, longest first; in a pattern Latin words only match whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.tables import toml_table

_FOLDER = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    """The table `name`."""
    return toml_table(_FOLDER / f"{name}.toml")


def flat(table: dict[str, list[str]] | list[str]) -> list[str]:
    """The words of a table of languages, as one list."""
    return list(table) if isinstance(table, list) else [word for words in table.values() for word in words]


def pattern(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, Latin ones as whole words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    latin = "|".join(_form(word) for word in ordered if _is_latin(word[0]))
    others = "|".join(_form(word) for word in ordered if not _is_latin(word[0]))
    whole = rf"(?<![A-Za-z])(?:{latin})" if latin else ""
    return f"(?:{whole}{'|' if whole and others else ''}{others})"


def either(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, also inside of longer words."""
    return "(?:" + "|".join(map(_escaped, sorted(words, key=len, reverse=True))) + ")"


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "'?")


def _form(word: str) -> str:
    return _escaped(word) + (r"(?![A-Za-z])" if _is_latin(word[-1]) else "")


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()

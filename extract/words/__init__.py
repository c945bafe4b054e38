"""The words that rules know, as data: one table a kind, one column a language.

`load("dates")` is `dates.toml` of this folder. `pattern(words)` and `either(words)` make one regular
expression of a list, longest first; in a pattern Latin words only match whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from extract.tables import toml_table

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name`."""
    return toml_table(_FOLDER / f"{name}.toml")


def flat(table: dict[str, list[str]] | list[str]) -> list[str]:
    """The words of a table of languages, as one list."""
    return list(table) if isinstance(table, list) else [word for words in table.values() for word in words]


def pattern(words: Iterable[str], wide: Callable[[str], str] = str) -> str:
    """A regular expression for any of `words`, the longest first, Latin ones as whole words.

    `wide` makes the expression for one word match other ways to print it too.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    latin = _any([wide(_form(word)) for word in ordered if _is_latin(word[0])])
    others = _any([wide(_form(word)) for word in ordered if not _is_latin(word[0])])
    whole = rf"(?<![A-Za-z])(?:{latin})" if latin else ""
    return f"(?:{whole}{'|' if whole and others else ''}{others})"


def either(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first, also inside of longer words."""
    return f"(?:{_any([_escaped(word) for word in sorted(words, key=len, reverse=True)])})"


def _any(forms: Sequence[str]) -> str:
    """Forms as alternatives, those that begin with one letter together, so that few are tried at each place.

    Forms that begin with different letters exclude each other: only the order of those that begin alike
    counts, and that is kept. What may be absent, as an apostrophe, excludes nothing.
    """
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:1].casefold(), []).append(form)
    if "'" in groups:
        return "|".join(forms)
    return "|".join(_alike(group) for group in groups.values())


def _alike(forms: Sequence[str]) -> str:
    """Forms that begin with the same letter, but for its case, or none of which begins with one."""
    first = forms[0][:1]
    if len(forms) == 1 or not first.isalnum() or any(form[0] != first for form in forms):
        return "|".join(forms)
    return f"{first}(?:{_any([form[1:] for form in forms])})"


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "'?")


def _form(word: str) -> str:
    return _escaped(word) + (r"(?![A-Za-z])" if _is_latin(word[-1]) else "")


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()

"""Printed labels → the fields that they name: `专业` is field, `GPA` is gpa."""

from __future__ import annotations

from functools import cache

from extract.document import MARKUP
from extract.words import load


@cache
def _labels() -> dict[str, str]:
    return {word.casefold(): label for label, table in load("labels").items() for word in table["words"]}


def label_of(words: str) -> str:
    """The field that a printed label names; empty when unknown. `性    别` is read as `性别`."""
    words = words.replace(MARKUP, " ")
    bare = " ".join(words.split()) if words.isascii() else "".join(words.split())
    return _labels().get(bare.casefold(), "")

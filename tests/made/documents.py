"""One number → one document: person, words, looks, layout and source, all drawn from a seed.

`make(seed, number)` always makes the same document, for the same tool and in the same format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from tests.made import look as looks
from tests.made import render
from tests.made.layouts import html, tex, typ, word
from tests.made.people import invent
from tests.made.sheet import Sheet
from tests.made.wording import word as put

Source = Callable[[Sheet, looks.Look, Random], bytes]


@dataclass(frozen=True)
class Document:
    """A CV ready to render: `source` is what the tool gets; `suffix` the format of the file to write."""

    id: str
    layout: str
    tool: str
    suffix: str
    source: bytes
    gold: dict[str, Any]
    sheet: Sheet


def by_html(layout: str) -> Source:
    """The source of an HTML layout."""
    return lambda sheet, look, rng: html.page(sheet, look, rng, layout).encode()


def by_text(layout: Callable[[Sheet, looks.Look, Random], str]) -> Source:
    """The source of a layout that is text."""
    return lambda sheet, look, rng: layout(sheet, look, rng).encode()


def by_word(layout: Callable[[Sheet, looks.Look, Random], Any]) -> Source:
    """The source of a Word layout. Raises `render.Absent` without python-docx."""

    def source(sheet: Sheet, look: looks.Look, rng: Random) -> bytes:
        if not render.present("docx"):
            raise render.Absent("python-docx is not installed: Word layouts are skipped")
        return word.packed(layout(sheet, look, rng))

    return source


SOURCES: dict[str, tuple[str, Source]] = {
    **{name: ("chromium", by_html(name)) for name in html.LAYOUTS},
    **{name: ("xelatex", by_text(layout)) for name, layout in tex.LAYOUTS.items()},
    **{name: ("typst", by_text(layout)) for name, layout in typ.LAYOUTS.items()},
    **{name: ("soffice", by_word(layout)) for name, layout in word.LAYOUTS.items()},
}
"""Layout → the tool that renders it, and its source."""
SUFFIXES = {"chromium": ["pdf"] * 3 + ["html"], "soffice": ["docx"] * 3 + ["pdf"] * 2 + ["odt"]}
"""The formats that a tool's files are kept in; the other tools make PDF only."""
OFTEN = {
    "html_sidebar": 2,
    "html_one_column": 2,
    "tex_article": 2,
    "tex_moderncv": 2,
    "word_one_column": 3,
    "word_sidebar": 2,
    "word_form": 2,
}
"""Layouts that come up more often than once a round."""


@cache
def deck(seed: int, round_: int) -> tuple[str, ...]:
    """The layouts of a round, shuffled, so that each comes up before any does again."""
    cards = [name for name in SOURCES for _ in range(OFTEN.get(name, 1))]
    Random(f"{seed}:{round_}").shuffle(cards)
    return tuple(cards)


def make(seed: int, number: int, layout: str = "", lang: str = "") -> Document:
    """The document of a number under a seed, in a layout and language if asked. Raises `render.Absent`."""
    rng = Random(f"{seed}/{number}")
    size = len(deck(seed, 0))
    name = layout or deck(seed, number // size)[number % size]
    lang = lang or rng.choice(["zh", "zh", "zh", "en", "en"])
    sheet, gold = put(rng, invent(rng, lang))
    look = looks.draw(rng, lang)
    tool, source = SOURCES[name]
    suffix = rng.choice(SUFFIXES.get(tool, ["pdf"]))
    return Document(
        f"{seed}-{number:03}-{lang}-{name}", name, tool, suffix, source(sheet, look, rng), gold, sheet
    )

"""One number → one document: person, words, looks, layout and source, all drawn from a seed.

`make(seed, number)` always makes the same document; which tool renders it and into which format is part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.made import look as looks
from tests.made.layouts import html
from tests.made.people import Person, invent
from tests.made.sheet import Sheet
from tests.made.wording import word


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


def by_html(layout: str) -> Callable[[Sheet, looks.Look, Random], bytes]:
    """The source of an HTML layout."""
    return lambda sheet, look, rng: html.page(sheet, look, rng, layout).encode()


SOURCES: dict[str, tuple[str, Callable[[Sheet, looks.Look, Random], bytes]]] = {
    **{name: ("chromium", by_html(name)) for name in html.LAYOUTS},
}
"""Layout → the tool that renders it, and its source."""
SHARES = {"chromium": 6}
"""How often each tool comes up."""


def make(seed: int, number: int, layout: str = "") -> Document:
    """The document of a number under a seed; `layout` asks for one layout."""
    rng = Random(f"{seed}/{number}")
    lang = "zh" if number % 2 == 0 else "en"
    person: Person = invent(rng, lang)
    sheet, gold = word(rng, person)
    look = looks.draw(rng, lang)
    tool = rng.choices(list(SHARES), list(SHARES.values()))[0]
    names = [name for name, (by, _) in SOURCES.items() if by == tool]
    drawn = rng.choice(names)
    name = layout or drawn
    tool, source = SOURCES[name]
    suffix = {"chromium": ["pdf", "pdf", "html"], "docx": ["docx"]}.get(tool, ["pdf"])
    return Document(f"{seed}-{number:03}-{lang}-{name}", name, tool, rng.choice(suffix), source(sheet, look, rng), gold, sheet)  # fmt: skip

"""Text that is no fact: what a template left, and what a reader left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import Literal

from kg.check.finding import ITSELF, Found
from kg.check.said import Said
from kg.check.words import placeholder as in_words
from kg.check.words import placeholder_address, placeholder_number, tells_hidden_text
from kg.check.world import World
from kg.vocab import CV, SCHEMA

_LONG = 60  # characters
_TESTS: dict[object, Callable[[str], str]] = {
    SCHEMA.email: placeholder_address,
    SCHEMA.telephone: placeholder_number,
}
_READER = "the reader of the document"


def placeholder(said: Said, world: World) -> Iterator[Found]:
    """No value is one of those that a template has until somebody fills it in."""
    seen: set[str] = set()
    for subject, predicate, obj, place in sorted(said.read(), key=lambda each: each[3].pointer):
        printed = obj.value if isinstance(obj, Literal) else place.words
        if printed in seen:
            continue
        seen.add(printed)
        if word := in_words(printed) or _TESTS.get(predicate, in_words)(printed):
            yield Found(subject, predicate, _short(printed), f"{word!r} stands for what is not told", ITSELF)


def hidden_text(said: Said, world: World) -> Iterator[Found]:
    """A document has no text that a person does not see."""
    for warning in filter(tells_hidden_text, said.values(said.document, CV.warning)):
        yield Found(said.document, CV.warning, "text that nobody sees", warning, _READER)


def unread(said: Said, world: World) -> Iterator[Found]:
    """What else the reader has to say: pages left out, or read by OCR."""
    for warning in said.values(said.document, CV.warning):
        if not tells_hidden_text(warning):
            yield Found(said.document, CV.warning, said.file, warning, _READER)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"

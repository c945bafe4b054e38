"""A fact: one value together with the place it was read from, so that the two cannot part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound="str | int | float | bool")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (end excluded) of the document's text, on `page` (from 1).

    `line` is that of the first character, from 1: on its page, or in the text where there are no pages.
    It follows from the document, so two spans of the same characters are equal.
    """

    start: int
    end: int
    page: int = 1
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, where it was read, by which rule, and how sure that rule is (0 to 1)."""

    value: T
    span: Span
    rule: str
    confidence: float = 1.0


Text = Fact[str]
Number = Fact[float]


def facts_in(pointer: str, value: object) -> Iterator[tuple[str, Fact[Any]]]:
    """Every fact in a value, a tuple of values or an entry, each with its JSON pointer below `pointer`."""
    if isinstance(value, Fact):
        yield pointer, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from facts_in(f"{pointer}/{index}", item)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            if (inner := getattr(value, name)) is not None:
                yield from facts_in(f"{pointer}/{name}", inner)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(item.name for item in fields(kind))


def bare(value: object) -> Any:
    """A value without its places, as JSON has it: entries become objects, tuples arrays."""
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, tuple):
        return [bare(item) for item in value]
    if is_dataclass(value):
        return {item.name: bare(getattr(value, item.name)) for item in fields(value)}
    return value


def placed(fact: Fact[Any], text: str | None) -> dict[str, Any]:
    """The place of a fact, as JSON has it: with its words out of `text`, or else with its line."""
    span = fact.span
    place: dict[str, Any] = {"page": span.page, "start": span.start, "end": span.end}
    place |= {"line": span.line} if text is None else {"text": text[span.start : span.end]}
    return place | {"confidence": fact.confidence, "rule": fact.rule}

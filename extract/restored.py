"""Profiles from their stored form: values where they were, each with the place it was read from.

The stored form is the JSON form with all that this leaves to the document: its text, the warnings of its
reader, and the line of every place.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from extract.facts import Fact, Span

Evidence = dict[str, Any]  # by JSON pointer: page, line, start, end, confidence, rule


def entry(kind: Any, body: dict[str, Any], evidence: Evidence, pointer: str = "") -> Any:
    """The entry of a `kind` (a dataclass) whose bare values are `body`, at `pointer` of its profile.

    Raises `KeyError` or `TypeError` for what is not of that form.
    """
    known = _kinds(kind)
    return kind(
        **{name: _value(known[name], value, evidence, f"{pointer}/{name}") for name, value in body.items()}
    )


@cache
def _kinds(kind: Any) -> dict[str, tuple[bool, type[Any] | None]]:
    """Of each field of a dataclass: whether it has several values, and of which kind; None for facts."""
    hints = get_type_hints(kind)
    return {item.name: _kind(hints[item.name]) for item in fields(kind)}


def _kind(hint: Any) -> tuple[bool, type[Any] | None]:
    several = get_origin(hint) is tuple
    inner = get_args(hint)[0] if several else hint
    return several, inner if isinstance(inner, type) and is_dataclass(inner) else None


def _value(kind: tuple[bool, type[Any] | None], value: Any, evidence: Evidence, pointer: str) -> Any:
    several, inner = kind
    if several:
        return tuple(
            _value((False, inner), each, evidence, f"{pointer}/{index}") for index, each in enumerate(value)
        )
    if value is None:
        return None
    return entry(inner, value, evidence, pointer) if inner else _fact(value, evidence[pointer])


def _fact(value: Any, place: Evidence) -> Fact[Any]:
    span = Span(place["start"], place["end"], place["page"], place["line"])
    return Fact(value, span, place["rule"], place["confidence"])

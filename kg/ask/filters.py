"""The small pieces of SPARQL that names and numbers become. Words only ever become literals."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Literal

from kg.ask.question import LastYears, Span
from kg.vocab import PREFIXES

_SPECIAL = re.compile(r"([\\.^$*+?()\[\]{}|])")
_LATIN = re.compile(r"[a-z0-9]", re.IGNORECASE)
_BETWEEN = "[^a-z0-9]+"
_START, _END = "(^|[^a-z0-9])", "s?([^a-z0-9]|$)"


def literal(text: str) -> str:
    """A string as SPARQL writes it, whatever is in it."""
    return str(Literal(text.encode("utf-8", "replace").decode()))


def literals(texts: Iterable[str]) -> str:
    """Several strings with spaces between."""
    return " ".join(map(literal, texts))


def prefixes(sparql: str) -> str:
    """The declarations of the prefixes that `sparql` uses."""
    used = (name for name in PREFIXES if re.search(rf"\b{name}:", sparql))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used)


def mentions(var: str, groups: Iterable[Iterable[str]], whole: bool = False) -> str:
    """A filter: the text `var` has, for each group, a word of it, or one that starts so unless `whole`."""
    tests = (f'REGEX({var}, {literal(_pattern(group, _END if whole else ""))}, "i")' for group in groups)
    return f"FILTER({' && '.join(tests)})"


def number(var: str, span: Span) -> str:
    """A filter: the number `var` is in the span."""
    return f"FILTER({bounds(var, span)})"


def year(var: str, span: Span | LastYears) -> str:
    """A filter: the year of the date `var` is in the span."""
    return f"FILTER({bounds(_year(var), _dated(span))})"


def period(thing: str, span: Span | LastYears, start: str = "") -> str:
    """Patterns: what has a start reached into the span; without an end, it was in the year it started.

    `start` are the properties that tell when it was, if they are others than `schema:startDate`.
    """
    told = _dated(span)
    began = f"{thing} {start or 'schema:startDate'} ?since . OPTIONAL {{ {thing} schema:endDate ?till }} "
    began += f"OPTIONAL {{ {thing} cv:ongoing ?on }} "
    tests = []
    if told.high is not None:
        tests.append(f"{_year('?since')} {'<' if told.under else '<='} {told.high}")
    if told.low is not None:
        ended = f"COALESCE({_year('?till')}, {_year('?since')})"
        tests.append(f"(BOUND(?on) || {ended} {'>' if told.over else '>='} {told.low})")
    return f"{began}FILTER({' && '.join(tests)})"


def _pattern(words: Iterable[str], end: str) -> str:
    words = tuple(dict.fromkeys(word.lower() for word in words))
    if not end:  # what starts with another of them is found by that
        words = tuple(word for word in words if not any(word.startswith(o) for o in words if o != word))
    latin: list[str] = []
    other: list[str] = []
    for word in words:
        escaped = _BETWEEN.join(_SPECIAL.sub(r"\\\1", part) for part in word.split())
        (latin if _LATIN.match(word) else other).append(escaped)
    parts = [f"{_START}({'|'.join(latin)}){end}"] if latin else []
    return "|".join(parts + other)


def bounds(var: str, span: Span) -> str:
    """A test: the number `var` is in the span."""
    if span.low is not None and span.low == span.high:
        return f"{var} = {span.low}"
    tests = []
    if span.low is not None:
        tests.append(f"{var} {'>' if span.over else '>='} {span.low}")
    if span.high is not None:
        tests.append(f"{var} {'<' if span.under else '<='} {span.high}")
    return " && ".join(tests)


def _dated(span: Span | LastYears) -> Span:
    """The last years are counted when the query runs, so that the query itself is always the same."""
    if isinstance(span, Span):
        return span
    low, high = (f"YEAR(NOW()) - {years}" for years in (span.ago + span.years - 1, span.ago))
    return Span(low, high if span.ago else None)


def _year(var: str) -> str:
    return f"xsd:integer(SUBSTR(STR({var}), 1, 4))"

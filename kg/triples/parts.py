"""What several kinds of entries have: keys made of names, labels, results in numbers, links, periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.profile import Fact, Result
from kg.iris import name_key
from kg.terms import date, decimal, url
from kg.triples import tells
from kg.triples.telling import Kind, Part, Scene, Statement
from kg.vocab import CV, SCHEMA


def keys(*facts: Fact[Any] | None) -> tuple[str | None, ...]:
    """What facts make an entry itself: their names or numbers in one form."""
    return tuple(_key(fact.value) if fact else None for fact in facts)


def _key(value: Any) -> str:
    return name_key(value) if isinstance(value, str) else decimal(value).value


def joined(*facts: Fact[Any] | None, between: str = ", ") -> str:
    """The values of the facts that there are, as a label."""
    return between.join(str(fact.value) for fact in facts if fact)


def _result_key(result: Result) -> tuple[str | None, ...]:
    numbers = (result.metric, result.change, result.low, result.high, result.unit, result.scope)
    return keys(*numbers) if any(numbers) else keys(result.text)


def _result_label(result: Result) -> str:
    if result.text:
        return result.text.value
    numbers = (result.metric, result.change, result.low, result.high, result.unit)
    return joined(*numbers, between=" ") or "result"


RESULT = Kind(
    "result",
    (CV.Result,),
    key=_result_key,
    label=_result_label,
    fields={
        "metric": tells.text(CV.metric),
        "change": tells.text(CV.change),
        "low": tells.value(CV.low, decimal),
        "high": tells.value(CV.high, decimal),
        "unit": tells.text(CV.unit),
        "scope": tells.text(CV.scope),
        "text": tells.text(SCHEMA.description),
    },
)

LINK = Kind(
    "link",
    (CV.Link,),
    key=lambda link: tuple(fact.value if fact else None for fact in (link.label, link.url)),
    label=lambda link: joined(link.label or link.url),
    fields={"label": tells.text(SCHEMA.name), "url": tells.value(SCHEMA.url, url)},
)


def addresses(scene: Scene) -> Iterator[Statement]:
    """The addresses of an entry's links, as its own."""
    yield from ((SCHEMA.url, url(link.url.value)) for link in scene.entry.links if link.url)


RESULTS = {"results": Part(CV.result, RESULT)}
LINKS = {"links": Part(CV.link, LINK)}
DATES = {"start": tells.value(SCHEMA.startDate, date), "end": tells.end}

"""The formats of answers, by media type, and which of them a client likes best (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.serve.http import Refused

Format = TypeVar("Format")

# The first of each table answers a client without a preference.
RESULT_TYPES: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
GRAPH_TYPES: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "text/n3": RdfFormat.N3,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
    "application/x-turtle": RdfFormat.TURTLE,
    "text/plain": RdfFormat.N_TRIPLES,
}


def chosen(accept: str, available: Mapping[str, Format]) -> tuple[str, Format]:
    """The media type that a client's `Accept` likes best and its format; refuses with 406 when none is.

    Of types that are liked equally the earlier in `available` is taken; a header that names no type
    takes any.
    """
    best = _best(accept, tuple(available))
    if not best:
        raise Refused(406, f"this answer comes as {', '.join(available)}")
    return best, available[best]


@lru_cache(256)  # clients are few
def _best(accept: str, available: tuple[str, ...]) -> str:
    """The media type that is liked best; empty when none is."""
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    liked = {media_type: _quality(media_type, ranges) for media_type in available}
    best = max(liked, key=lambda media_type: liked[media_type])
    return best if liked[best] else ""


def content_type(media_type: str) -> str:
    """A media type as a response tells it: text with its charset."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def accepts(accept: str, media_type: str, over: Iterable[str]) -> bool:
    """Whether a client likes `media_type` better than all of `over`, and by name."""
    ranges = [item for item in _ranges(accept) if item[0] != "*/*"]
    quality = _quality(media_type, ranges)
    return quality > 0 and all(quality > _quality(other, ranges) for other in over)


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    """The media ranges of an `Accept` header with their qualities; a bad quality counts as 0."""
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            yield name, next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """How much a type is liked: what the most specific range that covers it says."""
    group = media_type.partition("/")[0] + "/*"
    for name in (media_type, group, "*/*"):
        found = [quality for given, quality in ranges if given == name]
        if found:
            return max(found)
    return 0.0

"""Quads → files in RDF formats, all with the same content, and in formats of other tools.

TriG and N-Quads carry the names of the graphs; the others hold their union. BibTeX and JSON Resume say less:
they are written from what a card shows of a candidate (`kg.card`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.errors import UnknownFormat
from kg.exchange import graphml, jsonld, rdf
from kg.exchange.reading import Options
from kg.iris import DEFAULT_BASE

__all__ = ["FORMATS", "MEDIA_TYPES", "write"]

Writer = Callable[[Iterable[Quad], Options], Iterator[bytes]]

FORMATS: dict[str, Writer] = {
    "jsonld": jsonld.write,
    "turtle": rdf.turtle,
    "trig": rdf.trig,
    "nquads": rdf.nquads,
    "ntriples": rdf.ntriples,
    "rdfxml": rdf.rdfxml,
    "graphml": graphml.write,
}
MEDIA_TYPES = {
    "jsonld": "application/ld+json",
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "graphml": "application/graphml+xml",
}


def write(
    quads: Iterable[Quad],
    format: str,
    candidate: NamedNode | None = None,
    *,
    evidence: bool = True,
    base: str = DEFAULT_BASE,
) -> Iterator[bytes]:
    """`quads` in `format`, in pieces, in UTF-8; raises `UnknownFormat`.

    JSON-LD is a tree that starts at `candidate`. Without `evidence`, where each fact was read is left
    out. IRIs below `base` are written relative to it where the format can say so.
    """
    if format not in FORMATS:
        raise UnknownFormat(format, FORMATS)
    return FORMATS[format](quads, Options(candidate, base, evidence))

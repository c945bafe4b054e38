"""Quads as Turtle, TriG, N-Quads, N-Triples and RDF/XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.exchange.reading import Options, reading_order
from kg.iris import Iris
from kg.vocab import PREFIXES

_VOCABULARIES = ("cv", "schema", "prov", "oa", "rdfs", "owl", "xsd")
_MOST_PREFIXES = 100
_PREFIX = re.compile("[a-z][a-z0-9-]*")


def turtle(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """The union of the graphs, in reading order."""
    triples = dict.fromkeys(quad.triple for quad in filter(options.keeps, reading_order(quads)))
    yield _serialized(triples, RdfFormat.TURTLE, _prefixes(triples, options.base))


def trig(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """Graph by graph, each in reading order."""
    kept = list(filter(options.keeps, reading_order(quads)))
    by_graph: dict[object, list[Quad]] = {}
    for quad in kept:
        by_graph.setdefault(quad.graph_name, []).append(quad)
    ordered = chain.from_iterable(by_graph.values())
    yield _serialized(ordered, RdfFormat.TRIG, _prefixes(kept, options.base))


def nquads(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """A quad a line, as they come."""
    return (f"{quad} .\n".encode() for quad in filter(options.keeps, quads))


def ntriples(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """The union of the graphs, a triple a line, as they come."""
    triples = dict.fromkeys(quad.triple for quad in filter(options.keeps, quads))
    return (f"{triple} .\n".encode() for triple in triples)


def rdfxml(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """The union of the graphs, in reading order."""
    triples = dict.fromkeys(quad.triple for quad in filter(options.keeps, reading_order(quads)))
    yield _serialized(triples, RdfFormat.RDF_XML, {name: PREFIXES[name] for name in _VOCABULARIES})


def _serialized(
    statements: Iterable[Triple] | Iterable[Quad], format: RdfFormat, prefixes: dict[str, str]
) -> bytes:
    written = serialize(statements, format=format, prefixes=prefixes)
    assert written is not None  # it is, unless an output file is given
    return written


def _prefixes(statements: Iterable[Triple | Quad], base: str) -> dict[str, str]:
    """Of the vocabularies, and one for each kind of thing, so that names are short: `paper:9955a6…`.

    Evidence has a folder for each document; where these are many, it is written in full.
    """
    found = {name: PREFIXES[name] for name in _VOCABULARIES}
    root = Iris(base).root
    folders = {f"{iri.rpartition('/')[0]}/" for iri in _iris(statements) if iri.startswith(root)}
    for folder in sorted(folders - {base, root}, key=lambda folder: (folder.count("/"), folder))[
        :_MOST_PREFIXES
    ]:
        name = folder.removeprefix(base).removeprefix(root).strip("/").replace("/", "-")
        if _PREFIX.fullmatch(name):
            found.setdefault(name, folder)
    return found


def _iris(statements: Iterable[Triple | Quad]) -> Iterator[str]:
    for statement in statements:
        parts = (statement.subject, statement.object, getattr(statement, "graph_name", None))
        yield from (part.value for part in parts if isinstance(part, NamedNode))

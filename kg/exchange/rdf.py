"""Quads as Turtle, TriG and N-Quads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.exchange.places import reading_order
from kg.iris import Iris
from kg.vocab import PREFIXES

_VOCABULARIES = ("cv", "schema", "prov", "oa", "rdfs", "owl", "xsd")
_MOST_PREFIXES = 100
_PREFIX = re.compile("[a-z][a-z0-9-]*")


def turtle(quads: Iterable[Quad], candidate: NamedNode | None, base: str) -> Iterator[bytes]:
    """The union of the graphs, in reading order."""
    ordered = reading_order(quads)
    triples = dict.fromkeys(quad.triple for quad in ordered)
    yield _serialized(triples, RdfFormat.TURTLE, _prefixes(triples, base))


def trig(quads: Iterable[Quad], candidate: NamedNode | None, base: str) -> Iterator[bytes]:
    """Graph by graph, each in reading order."""
    by_graph: dict[object, list[Quad]] = {}
    for quad in (ordered := reading_order(quads)):
        by_graph.setdefault(quad.graph_name, []).append(quad)
    yield _serialized(chain.from_iterable(by_graph.values()), RdfFormat.TRIG, _prefixes(ordered, base))


def nquads(quads: Iterable[Quad], candidate: NamedNode | None, base: str) -> Iterator[bytes]:
    """A quad a line, as they come."""
    return (f"{quad} .\n".encode() for quad in quads)


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
    folders = {iri.rpartition("/")[0] + "/" for iri in _iris(statements) if iri.startswith(root)} - {
        base,
        root,
    }
    for folder in sorted(folders, key=lambda folder: (folder.count("/"), folder))[:_MOST_PREFIXES]:
        name = folder.removeprefix(base).removeprefix(root).strip("/").replace("/", "-")
        if _PREFIX.fullmatch(name):
            found.setdefault(name, folder)
    return found


def _iris(statements: Iterable[Triple | Quad]) -> Iterator[str]:
    for statement in statements:
        parts = (statement.subject, statement.object, getattr(statement, "graph_name", None))
        yield from (part.value for part in parts if isinstance(part, NamedNode))

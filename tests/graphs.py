"""RDF read by other engines than the one under test, as sets of triples that can be compared.

There are no blank nodes in the project's graphs, so that two graphs are isomorphic when they are equal.
"""

from __future__ import annotations

import json
import warnings
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox
import rdflib
from pyld import jsonld

from kg.reference import Reference

Term = tuple[str, ...]
Terms = tuple[Term, Term, Term]

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def of_quads(quads: Iterable[ox.Quad]) -> set[Terms]:
    """The union of the graphs of `quads`."""
    return {(_ox(quad.subject), _ox(quad.predicate), _ox(quad.object)) for quad in quads}


def read_by_rdflib(data: bytes, format: str) -> set[Terms]:
    """`data` as rdflib reads it, with literals as they are written."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
            dataset = rdflib.Dataset().parse(data=data, format=format)
            return {tuple(map(_rdflib, statement[:3])) for statement in dataset.quads()}
    finally:
        rdflib.NORMALIZE_LITERALS = before


def read_by_pyld(data: bytes) -> set[Terms]:
    """JSON-LD as PyLD expands it; nothing is fetched."""
    dataset = jsonld.to_rdf(json.loads(data), {"documentLoader": _no_loader})
    return {
        (_pyld(triple["subject"]), _pyld(triple["predicate"]), _pyld(triple["object"]))
        for graph in dataset.values()
        for triple in graph
    }


def read_by_oxigraph(data: bytes, format: ox.RdfFormat) -> set[Terms]:
    """`data` as Oxigraph reads it."""
    return of_quads(ox.parse(data, format=format))


def plain_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The union of the graphs of `quads` as a graph of rdflib in memory, for pySHACL."""
    triples = dict.fromkeys(quad.triple for quad in quads)
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def _no_loader(url: str, options: Any) -> Any:
    raise AssertionError(f"a document was asked for: {url}")


def _ox(term: Any) -> Term:
    if isinstance(term, ox.Literal):
        return _literal(term.value, term.datatype.value, term.language)
    return (term.value,)


def _rdflib(term: Any) -> Term:
    if isinstance(term, rdflib.Literal):
        return _literal(str(term), str(term.datatype or XSD_STRING), term.language)
    return (str(term),)


def _pyld(term: dict[str, str]) -> Term:
    if term["type"] == "literal":
        return _literal(term["value"], term["datatype"], term.get("language"))
    return (term["value"],)


def _literal(value: str, datatype: str, language: str | None) -> Term:
    return (value, "", language) if language else (value, datatype)


def with_reference(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads`, and what the reference facts say of what they point to, and of what that points to."""
    every = list(quads)
    seen: set[Any] = set()
    new = {quad.object for quad in every}
    while new:
        seen |= new
        told = [quad for node in new for quad in _told().get(node, ())]
        every += told
        new = {quad.object for quad in told} - seen
    return every


@cache
def _told() -> dict[Any, list[ox.Quad]]:
    found: dict[Any, list[ox.Quad]] = defaultdict(list)
    for quad in Reference.load().quads():
        found[quad.subject].append(quad)
    return found

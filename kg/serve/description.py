"""The service description (https://www.w3.org/TR/sparql11-service-description/): what an endpoint can do."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES, chosen, content_type
from kg.serve.http import Response

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def description(endpoint: str, accept: str, *, writable: bool = False) -> Response:
    """The description of the endpoint at the URL `endpoint`, in the RDF format that `accept` likes best."""
    media_type, form = chosen(accept, GRAPH_TYPES)
    body = ox.serialize(_triples(NamedNode(endpoint), writable), format=form, prefixes={"sd": _SD})
    return Response(200, body or b"", content_type(media_type))


def _triples(endpoint: NamedNode, writable: bool) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{endpoint.value}#service"), NamedNode(f"{endpoint.value}#dataset")
    graph = NamedNode(f"{endpoint.value}#default-graph")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), endpoint)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if writable:
        yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    results, graphs = (
        (form.iri for form in RESULT_TYPES.values()),
        (form.iri for form in GRAPH_TYPES.values()),
    )
    for form in sorted({*results, *graphs}):
        yield Triple(service, _sd("resultFormat"), NamedNode(form))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, _sd("Graph"))


def _sd(term: str) -> NamedNode:
    return NamedNode(_SD + term)

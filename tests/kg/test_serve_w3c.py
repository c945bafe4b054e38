"""The W3C's own cases of the SPARQL 1.1 Protocol, as far as they concern queries.

They are read from the W3C's test suite beside the project (`../shared/w3c/sparql11`), where it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDFS

from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES
from tests.server import ROOT, Reply, Served, serving

SUITE = ROOT.parent / "shared" / "w3c" / "sparql11" / "protocol"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's suite is not at {SUITE}")


class Case(NamedTuple):
    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    success: bool
    format: str | None
    boolean: bool | None


def manifest() -> rdflib.Graph:
    return rdflib.Graph().parse(SUITE / "manifest.ttl", publicID=SUITE.as_uri() + "/")


def cases() -> Iterator[Case]:
    """Each case of one request; those that write before they ask are for an endpoint that writes."""
    if not SUITE.is_dir():
        return
    graph = manifest()
    (entries,) = graph.objects(None, MF.entries)
    for test in Collection(graph, entries):
        requests = list(Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)))
        name = str(test).rpartition("#")[2]
        if not name.startswith("update_"):
            yield case(graph, name, requests[0])


def case(graph: rdflib.Graph, name: str, request) -> Case:
    headers = Collection(graph, graph.value(request, HT.headers)) if graph.value(request, HT.headers) else []
    fields = {str(graph.value(item, HT.fieldName)): str(graph.value(item, HT.fieldValue)) for item in headers}
    body, reply = graph.value(request, HT.body), graph.value(request, HT.resp)
    content = None
    if body is not None:
        content = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
    statuses = {str(status)[-3:] for status in graph.objects(reply, MF.expectedStatus)}
    form, boolean = graph.value(reply, MF.expectedFormat), graph.value(reply, MF.expectedBoolean)
    return Case(
        name,
        str(graph.value(request, HT.methodName)),
        str(graph.value(request, HT.absolutePath)),
        fields,
        content,
        "2xx" in statuses,
        None if form is None else str(form),
        None if boolean is None else bool(boolean.toPython()),
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server over the suite's own data."""
    folder = tmp_path_factory.mktemp("w3c") / "store"
    store, graph = ox.Store(str(folder)), manifest()
    for data in set(graph.objects(None, UT.graphData)):
        file, name = str(graph.value(data, UT.graph)), str(graph.value(data, RDFS.label))
        store.load(path=SUITE / Path(file).name, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    store.flush()
    del store
    with serving(folder) as served:
        yield served


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_protocol(server: Served, case: Case) -> None:
    """The status, the format and the answer are those that the manifest expects."""
    reply = server.ask(case.method, case.path, case.headers, case.body)
    assert (reply.status // 100 in (2, 3)) == case.success, reply.text
    assert reply.status < 500
    if case.format:
        assert reply.media_type in (GRAPH_TYPES if case.format == "RDF" else RESULT_TYPES)
    if case.boolean is not None:
        assert truth(reply) == case.boolean


def truth(reply: Reply) -> bool:
    return bool(json.loads(reply.body)["boolean"])


def test_all_cases_of_the_suite_are_known() -> None:
    """27 of the 34 cases are queries, or updates that any endpoint refuses; 7 write."""
    assert len(list(cases())) == 27

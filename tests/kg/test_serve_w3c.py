"""The W3C's own cases of the SPARQL 1.1 Protocol, the Graph Store Protocol and the service description.

They are read from the W3C's test suite beside the project (`../shared/w3c/sparql11`), where it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS
from rdflib.term import Node

from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES
from tests.server import ROOT, Reply, Served, serving

SUITE = ROOT.parent / "shared" / "w3c" / "sparql11" / "protocol"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's suite is not at {SUITE}")


TOKEN = "only-for-tests"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/http-rdf-update/"


class Step(NamedTuple):
    """One request of a case and what its reply is to be; `statuses` are those allowed: `2xx`, `201`, …"""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    format: str | None
    boolean: bool | None
    graph: str | None
    location: str | None


Case = tuple[str, list[Step]]


def cases(file: str) -> list[Case]:
    """The cases of a manifest, in its order."""
    if not SUITE.is_dir():
        return []
    path = SUITE.parent / file
    graph = rdflib.Graph().parse(path, publicID=path.as_uri())
    (entries,) = graph.objects(None, MF.entries)
    return [(str(test).rpartition("#")[2], steps(graph, test)) for test in Collection(graph, entries)]


def steps(graph: rdflib.Graph, test: Node) -> list[Step]:
    requests = graph.value(graph.value(test, MF.action), HT.requests)
    return [step(graph, request) for request in Collection(graph, requests)]


def step(graph: rdflib.Graph, request: Node) -> Step:
    reply = graph.value(request, HT.resp)
    statuses = graph.objects(reply, MF.expectedStatus)
    form, boolean = graph.value(reply, MF.expectedFormat), graph.value(reply, MF.expectedBoolean)
    sent, told = content(graph, request), content(graph, reply)
    location = graph.value(reply, MF.expectedLocation)
    return Step(
        str(graph.value(request, HT.methodName)),
        str(graph.value(request, HT.absolutePath)),
        headers(graph, request),
        sent,
        frozenset(NAMES.get(name := str(status).rpartition("#")[2], name[-3:]) for status in statuses),
        None if form is None else str(form),
        None if boolean is None else bool(boolean.toPython()),
        None if told is None else told.decode(),
        None if location is None else str(location),
    )


NAMES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404", "BadRequest": "400"}


def headers(graph: rdflib.Graph, node: Node) -> dict[str, str]:
    if not (listed := graph.value(node, HT.headers)):
        return {}
    return {
        str(graph.value(item, HT.fieldName)): str(graph.value(item, HT.fieldValue))
        for item in Collection(graph, listed)
    }


def content(graph: rdflib.Graph, node: Node) -> bytes | None:
    if not (body := graph.value(node, HT.body)):
        return None
    return str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server over the suite's own data, which takes writes."""
    folder = tmp_path_factory.mktemp("w3c") / "store"
    graph = rdflib.Graph().parse(SUITE / "manifest.ttl", publicID=SUITE.as_uri() + "/")
    store = ox.Store(str(folder))
    for data in set(graph.objects(None, UT.graphData)):
        file, name = str(graph.value(data, UT.graph)), str(graph.value(data, RDFS.label))
        store.load(path=SUITE / Path(file).name, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    store.flush()
    del store
    with serving(folder, "--writable", "--token", TOKEN) as served:
        yield served


def asked(server: Served, step: Step, path: str | None = None) -> Reply:
    """The reply to a request of a case, which is that of somebody who may write."""
    sent = step.headers | {"Authorization": f"Bearer {TOKEN}"}
    return server.ask(step.method, path or step.path, sent, step.body)


def is_expected(reply: Reply, step: Step) -> bool:
    return bool({str(reply.status), f"{reply.status // 100}xx"} & step.statuses)


@pytest.mark.parametrize("case", cases("protocol/manifest.ttl"), ids=lambda case: case[0])
def test_protocol(server: Served, case: Case) -> None:
    """The status, the format and the answer are those that the manifest expects."""
    for each in case[1]:
        reply = asked(server, each)
        assert is_expected(reply, each), reply.text
        if each.format:
            assert reply.media_type in (GRAPH_TYPES if each.format == "RDF" else RESULT_TYPES)
        if each.boolean is not None:
            assert truth(reply) == each.boolean


def truth(reply: Reply) -> bool:
    return bool(json.loads(reply.body)["boolean"])


STORE_CASES = [
    case for kind in ("direct", "indirect") for case in cases(f"graph-store-protocol/manifest-{kind}.ttl")
]


@pytest.mark.parametrize("case", STORE_CASES, ids=lambda case: case[0])
def test_graph_store(server: Served, case: Case) -> None:
    """Each request is answered as expected, and a graph that is got is the one that was put."""
    emptied = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    assert server.ask("POST", "/sparql", emptied, b"DROP ALL").status == 204
    known: dict[str, str] = {}
    for each in case[1]:
        path = each.path.replace("/gsp", "/store", 1)
        for name, value in known.items():
            path = path.replace(name, value)
        reply = asked(server, each, path)
        assert is_expected(reply, each), (each, reply.text)
        if each.location:
            known[each.location] = reply.headers["location"]
        if each.graph is not None and each.method != "HEAD":
            assert isomorphic(parsed(reply.text), parsed(each.graph))


def parsed(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle", publicID=BASE)


def test_service_description(server: Served) -> None:
    """The suite's three cases: it is RDF, names this endpoint, and has the standard's terms."""
    reply = server.ask("GET", "/sparql", {"Accept": "text/turtle", "Host": f"127.0.0.1:{server.port}"})
    graph = parsed(reply.text)
    services = set(graph.subjects(rdflib.RDF.type, SD.Service))
    assert [str(graph.value(service, SD.endpoint)) for service in services] == [f"{server.url}/sparql"]
    assert set(graph.objects(None, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    terms = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
    assert all(str(term).startswith(str(SD)) for term in terms)


def test_all_cases_of_the_suite_are_known() -> None:
    """34 cases of the protocol and 13 of the Graph Store."""
    assert len(cases("protocol/manifest.ttl")) == 34
    assert len(STORE_CASES) == 13

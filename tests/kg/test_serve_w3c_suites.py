"""The W3C's query and update suites through HTTP, beside what the engine itself does with the same data.

The default graph here is the union of the named ones, so answers differ where a case tells the two apart;
every case that does is listed by name, with the reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDFS
from rdflib.term import Node

from kg.iris import DEFAULT_BASE, Iris
from kg.serve.caching import is_unsteady
from tests.kg.test_serve_w3c import MF, SUITE, TOKEN, UT
from tests.server import Reply, Served, serving

QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
OWN = ox.NamedNode(f"{Iris(DEFAULT_BASE).root}graph/default")
WRITER = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = {"Content-Type": "application/sparql-update"} | WRITER
QUERY = {"Content-Type": "application/sparql-query"}

UNION = "the default graph that it reads is the union of all graphs"
LOADS = "LOAD is refused"
SERVES = "SERVICE is refused"
DIFFERENCES = {
    "subquery/subquery04": UNION,
    "update-silent/load-into-silent": LOADS,
    "update-silent/load-silent": LOADS,
    **{f"service/service{number}": SERVES for number in (1, 2, 3, 5, 6, 7)},
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's suite is not at {SUITE}"),
]


class Case(NamedTuple):
    """A query or an update with what it is about; the name tells the folder, too."""

    name: str
    text: str
    quads: tuple[ox.Quad, ...]


def cases(kind: str, words: rdflib.Namespace, text: str) -> list[Case]:
    """The evaluation cases of a kind in all folders; `words` are those of their manifests."""
    folders = sorted(SUITE.parent.iterdir()) if SUITE.is_dir() else []
    files = [folder / "manifest.ttl" for folder in folders if folder.name != "entailment"]
    return [case for file in files if file.exists() for case in _cases(file, kind, words, text)]


def _cases(file: Path, kind: str, words: rdflib.Namespace, text: str) -> Iterator[Case]:
    graph = rdflib.Graph().parse(file, publicID=file.as_uri())
    for test in sorted(graph.subjects(rdflib.RDF.type, MF[kind])):
        action = graph.value(test, MF.action)
        request = graph.value(action, words[text]) if action else None
        if request is not None:
            name = f"{file.parent.name}/{str(test).rpartition('#')[2]}"
            yield Case(name, local(request).read_text("utf-8"), tuple(quads(graph, action, words)))


def local(address: Node) -> Path:
    return Path(str(address).removeprefix("file://"))


def quads(graph: rdflib.Graph, action: Node, words: rdflib.Namespace) -> Iterator[ox.Quad]:
    for data in graph.objects(action, words.data):
        yield from parsed(local(data), ox.DefaultGraph())
    for data in graph.objects(action, words.graphData):
        file, label = graph.value(data, words.graph), graph.value(data, RDFS.label)
        yield from parsed(local(file or data), ox.NamedNode(str(label or data)))


def parsed(file: Path, name: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    for quad in ox.parse(path=file, base_iri=file.as_uri(), rename_blank_nodes=True):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("suites") / "store", "--writable", "--token", TOKEN) as served:
        yield served


_loaded: dict[int, tuple[ox.Quad, ...]] = {}


def load(server: Served, case: Case) -> None:
    """Have the server hold what a case is about, and nothing else."""
    told = "\n".join(
        f"{q.triple} ." if q.graph_name == ox.DefaultGraph() else f"GRAPH {q.graph_name} {{ {q.triple} }}"
        for q in case.quads
    )
    reply = server.ask("POST", "/sparql", UPDATE, f"DROP ALL ;\nINSERT DATA {{ {told} }}".encode())
    assert reply.status == 204, reply.text


def canonical(quads: Iterator[ox.Quad] | list[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def same(name: str, equal: bool) -> None:
    """That an outcome is equal, or different and listed."""
    assert equal != (name in DIFFERENCES), DIFFERENCES.get(name, "it differs and is not listed")


# Updates


@pytest.mark.parametrize("case", cases("UpdateEvaluationTest", UT, "request"), ids=lambda case: case.name)
def test_update(server: Served, case: Case) -> None:
    """All graphs are as the engine leaves them, what is in its default graph in that of its own."""
    load(server, case)
    reply = server.ask("POST", "/sparql", UPDATE, case.text.encode())
    engine = ox.Store()
    engine.extend(case.quads)
    done = True
    try:
        if "LOAD" not in case.text:
            engine.update(case.text, base_iri=f"{server.url}/sparql")
    except RuntimeError:
        done = False
    equal = (reply.status == 204) == done and canonical(held(server)) == canonical(list(engine))
    same(case.name, equal)


def held(server: Served) -> list[ox.Quad]:
    """The named graphs of the server, that of the default graph as the default graph."""
    query = b"SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"
    reply = server.ask("POST", "/sparql", QUERY, query)
    rows = ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)
    found = [ox.Quad(*(row[name] for name in "spog")) for row in rows]
    return [ox.Quad(*q.triple, ox.DefaultGraph()) if q.graph_name == OWN else q for q in found]


# Queries


@pytest.mark.parametrize("case", cases("QueryEvaluationTest", QT, "query"), ids=lambda case: case.name)
def test_query(server: Served, case: Case) -> None:
    """The answer is the engine's own over the default graph and the named ones as they were told."""
    if is_unsteady(case.text):
        pytest.skip("no two answers are the same")
    if _loaded.get(server.port) != case.quads:
        load(server, case)
        _loaded[server.port] = case.quads
    engine = ox.Store()
    engine.extend(case.quads)
    reply = server.ask("POST", "/sparql", QUERY, case.text.encode())
    try:
        result = (
            engine.query(case.text, base_iri=f"{server.url}/sparql") if "SERVICE" not in case.text else None
        )
        same(case.name, result is not None and reply.status == 200 and is_same(reply, result))
    except (SyntaxError, RuntimeError):
        same(case.name, reply.status == 400)


def is_same(reply: Reply, result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> bool:
    if isinstance(result, ox.QueryBoolean):
        return bool(json.loads(reply.body)["boolean"]) == bool(result)
    if isinstance(result, ox.QueryTriples):
        given = ox.parse(reply.body, format=ox.RdfFormat.TURTLE)
        return canonical(list(given)) == canonical([ox.Quad(*triple) for triple in result])
    given = ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)
    assert isinstance(given, ox.QuerySolutions)
    return solutions(given) == solutions(result)


def solutions(found: ox.QuerySolutions) -> Counter[frozenset[tuple[str, str]]]:
    """The solutions without their order and without the labels of nameless nodes."""
    names = [variable.value for variable in found.variables]
    return Counter(
        frozenset(
            (name, "_:" if isinstance(row[name], ox.BlankNode) else str(row[name]))
            for name in names
            if row[name] is not None
        )
        for row in found
    )


def test_what_is_listed_is_there() -> None:
    """94 updates and 239 queries; no listed difference is a case's that is gone."""
    updates = cases("UpdateEvaluationTest", UT, "request")
    queries = cases("QueryEvaluationTest", QT, "query")
    assert (len(updates), len(queries)) == (94, 239)
    assert DIFFERENCES.keys() <= {case.name for case in (*updates, *queries)}

"""The endpoint, by behaviour, over a real socket and with real clients."""

from __future__ import annotations

import csv
import io
import json
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.guard import reaches_out
from kg.serve.app import LARGEST_BODY
from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES, chosen
from kg.serve.http import Refused
from kg.store import open_store
from tests.profiles import rich, sample_store
from tests.server import Served, serving

SELECT = "SELECT ?name WHERE { ?c a cv:Candidate ; rdfs:label ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?c a schema:Person } WHERE { ?c a cv:Candidate }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    sample_store(folder).close()
    return folder / "store"


@pytest.fixture(scope="module")
def server(store: Path):
    with serving(store) as served:
        yield served


def get(query: str, **fields: str) -> str:
    return "/sparql?" + urlencode({"query": query, **fields})


# Ways to ask


@pytest.mark.parametrize(
    ("method", "path", "headers", "body"),
    [
        ("GET", get(SELECT), {}, None),
        ("POST", "/sparql", FORM, urlencode({"query": SELECT}).encode()),
        (
            "POST",
            "/sparql",
            {"Content-Type": FORM["Content-Type"] + "; charset=UTF-8"},
            b"query=" + quote(SELECT).encode(),
        ),
        ("POST", "/sparql", DIRECT, SELECT.encode()),
        ("POST", "/sparql/", {"Content-Type": "application/sparql-query;charset=utf-8"}, SELECT.encode()),
    ],
)
def test_query_by_every_way(
    server: Served, method: str, path: str, headers: dict, body: bytes | None
) -> None:
    """GET, a form and a bare query are answered alike."""
    reply = server.ask(method, path, headers, body)
    assert (reply.status, reply.media_type) == (200, "application/sparql-results+json")
    names = [row["name"]["value"] for row in json.loads(reply.body)["results"]["bindings"]]
    assert names == ["Ada Lin", "Unnamed candidate 2e5a79 (中国科学技术大学)"]


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_results_in_every_format(server: Served, media_type: str) -> None:
    """A SELECT comes in each format under the type that was asked for, and reads back."""
    reply = server.ask("GET", get(SELECT), {"Accept": media_type})
    assert (reply.status, reply.media_type) == (200, media_type)
    if media_type == "text/csv":
        assert [row[0] for row in csv.reader(io.StringIO(reply.text))][:2] == ["name", "Ada Lin"]
    else:
        rows = list(ox.parse_query_results(reply.body, RESULT_TYPES[media_type]))
        assert rows[0]["name"].value == "Ada Lin"


@pytest.mark.parametrize("media_type", [name for name in GRAPH_TYPES if name != "text/n3"])
def test_graphs_in_every_format(server: Served, media_type: str) -> None:
    """A CONSTRUCT comes in each RDF format and reads back."""
    reply = server.ask("GET", get(CONSTRUCT), {"Accept": media_type})
    assert (reply.status, reply.media_type) == (200, media_type)
    assert len(list(ox.parse(reply.body, format=GRAPH_TYPES[media_type]))) == 2


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("application/*;q=0.2, text/csv;q=0.3", "text/csv"),
        ("TEXT/CSV ; Q=1.0", "text/csv"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
    ],
)
def test_negotiation(accept: str, expected: str) -> None:
    """Qualities and the most specific range decide (RFC 9110, section 12.5.1)."""
    assert chosen(accept, RESULT_TYPES)[0] == expected


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "text/csv;q=0", "text/csv;q=x"])
def test_nothing_acceptable_is_406_with_the_choices(server: Served, accept: str) -> None:
    with pytest.raises(Refused):
        chosen(accept, RESULT_TYPES)
    reply = server.ask("GET", get(SELECT), {"Accept": accept})
    assert (reply.status, reply.media_type) == (406, "text/plain")
    assert "application/sparql-results+json" in reply.text


def test_head_is_get_without_a_body(server: Served) -> None:
    with_body = server.ask("GET", get(SELECT))
    without = server.ask("HEAD", get(SELECT))
    assert (without.status, without.body) == (200, b"")
    assert without.headers["content-length"] == str(len(with_body.body))
    assert without.headers["content-type"] == with_body.headers["content-type"]


def test_cors(server: Served) -> None:
    """Pages of any origin may ask, and a browser that asks first hears so."""
    preflight = server.ask(
        "OPTIONS", "/sparql", {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    assert (preflight.status, preflight.body) == (204, b"")
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    for reply in (preflight, server.ask("GET", get(SELECT)), server.ask("GET", get("SELECT"))):
        assert reply.headers["access-control-allow-origin"] == "*"


# Graphs


def test_graphs_that_the_request_names(server: Served, store: Path) -> None:
    """The dataset of the request takes the place of the store's, and of the query's own."""
    with open_store(store) as opened:
        graph = next(
            opened.iris.graph(row.sha256).value for row in opened.documents() if row.files == ("ada.md",)
        )
    count = "SELECT (COUNT(*) AS ?n) { ?c a cv:Candidate }"
    assert number(server.ask("GET", get(count))) == 2
    assert number(server.ask("GET", get(count, **{"default-graph-uri": graph}))) == 1
    assert number(server.ask("GET", get(count, **{"named-graph-uri": graph}))) == 0
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a cv:Candidate } }"
    assert number(server.ask("GET", get(named))) == 2
    assert number(server.ask("GET", get(named, **{"named-graph-uri": graph}))) == 1
    assert number(server.ask("GET", get(named, **{"default-graph-uri": graph}))) == 0


def number(reply) -> int:
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def test_a_plain_query_sees_each_fact_once(server: Served) -> None:
    """The default graph is the union of all graphs, without repetition."""
    query = "SELECT (COUNT(*) AS ?n) { ?org a schema:CollegeOrUniversity ; schema:name '中国科学技术大学' }"
    assert number(server.ask("GET", get(query))) == 1


# Refusals

REFUSALS = [
    ("GET", get("SELECT * {"), {}, None, 400, "bad SPARQL at line 1, column 11"),
    ("GET", get("SELECT (<x:f>(1) AS ?x) {}"), {}, None, 400, "x:f"),
    ("GET", get(" "), {}, None, 400, "empty"),
    ("GET", get(SELECT) + "&query=ASK{}", {}, None, 400, "one query"),
    ("GET", get(SELECT, **{"default-graph-uri": "no iri"}), {}, None, 400, "no IRI"),
    ("GET", "/sparql?query=%FF", {}, None, 400, "not UTF-8"),
    ("GET", "/sparql?update=CLEAR%20ALL", {}, None, 400, "only reads"),
    ("POST", "/sparql", FORM, b"update=CLEAR+ALL", 403, "only reads"),
    ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403, "only reads"),
    ("POST", "/sparql", DIRECT, b"INSERT DATA { <x:a> <x:b> 1 }", 400, "bad SPARQL"),
    ("POST", "/sparql", DIRECT, b"LOAD <http://127.0.0.1/>", 400, "bad SPARQL"),
    ("POST", "/sparql", DIRECT, b"SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403, "network"),
    ("POST", "/sparql", FORM, b"x=y", 400, "no query"),
    ("POST", "/sparql", DIRECT, b"\xff", 400, "not UTF-8"),
    (
        "POST",
        "/sparql",
        {"Content-Type": "application/sparql-query; charset=UTF-16"},
        SELECT.encode("utf-16"),
        415,
        "UTF-8",
    ),
    ("POST", "/sparql", {"Content-Type": "text/plain"}, SELECT.encode(), 415, "application/sparql-query"),
    ("POST", "/sparql", {}, SELECT.encode(), 415, "without a type"),
    ("POST", "/sparql", DIRECT, b"#" * (LARGEST_BODY + 1), 413, "1 MB"),
    ("PUT", "/sparql", {}, b"", 405, "GET or POST"),
    ("DELETE", get(SELECT), {}, None, 405, "GET or POST"),
    ("POST", "/", {}, b"", 405, "use GET"),
    ("GET", "/nope", {}, None, 404, "/sparql"),
    ("GET", "/sparqlx", {}, None, 404, "/sparql"),
]


@pytest.mark.parametrize(("method", "path", "headers", "body", "status", "reason"), REFUSALS)
def test_refusals_give_a_reason(
    server: Served, method: str, path: str, headers: dict, body: bytes | None, status: int, reason: str
) -> None:
    """What is not answered gets the right status and one line of plain text."""
    reply = server.ask(method, path, headers, body)
    assert (reply.status, reply.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert reason in reply.text
    assert reply.text.count("\n") == 1
    assert ("allow" in reply.headers) == (status == 405)


@pytest.mark.parametrize(
    ("sparql", "reaches"),
    [
        ("SELECT * { SERVICE <http://x> { ?s ?p ?o } }", True),
        ("SELECT*{service silent ?x{}}", True),
        ("SELECT * { ?s <http://a/\\u0041#b> true . SERVICE <x:y> {} }", True),
        ("SELECT * { ?s ?p trueSERVICE <x:y> {} }", True),
        ("SELECT * { ?s ex:a·\\' ?o . SERVICE <x:y> { ?s ex:a·\\' ?o } }", True),
        ("# '\nSELECT * { SERVICE <x:y> {} } # '", True),
        ("SELECT ?service { ?service :service 'SERVICE' }", False),
        ('SELECT * { ?s ?p """x " SERVICE """ } # SERVICE', False),
        ("PREFIX service: <http://service/> SELECT * { ?s service:SERVICE <http://SERVICE> }", False),
        ("SELECT * { ?s ?p 'it\\'s SERVICE' }", False),
    ],
)
def test_a_query_that_reaches_out_is_told_from_one_that_speaks_of_service(sparql: str, reaches: bool) -> None:
    assert reaches_out(sparql) == reaches


# Description, page, health


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, in its JSON-LD
@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_service_description(server: Served, media_type: str) -> None:
    """Without a query the endpoint says in RDF what it is, with its own address and formats."""
    reply = server.ask("GET", "/sparql", {"Accept": media_type, "Host": f"127.0.0.1:{server.port}"})
    assert reply.media_type == media_type
    graph = rdflib.Graph().parse(data=reply.text, format=media_type)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.url}/sparql")
    assert (service, sd.feature, sd.UnionDefaultGraph) in graph
    assert len(set(graph.objects(service, sd.resultFormat))) >= 9


def test_a_browser_gets_pages(server: Served) -> None:
    """Pages need no other address than this server's; their policy allows no other either."""
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for path in ("/", "/sparql"):
        page = server.ask("GET", path, {"Accept": accept})
        assert (page.status, page.media_type) == (200, "text/html")
        assert not [word for word in page.text.split() if word.startswith(('"//', 'href="http', 'src="http'))]
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]


def test_healthz(server: Served) -> None:
    assert server.ask("GET", "/healthz").body == b"ok\n"
    assert server.ask("HEAD", "/healthz").status == 200


# Clients


def test_sparqlwrapper(server: Served) -> None:
    """The usual Python client, by both methods and in its formats."""
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(SELECT)
    for method in ("GET", POST):
        client.setMethod(method)
        client.setReturnFormat(JSON)
        assert len(client.queryAndConvert()["results"]["bindings"]) == 2
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 2
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().splitlines()[0] == "name"
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == 2


def test_rdflib_sparqlstore(server: Served) -> None:
    """rdflib sees the endpoint as a graph."""
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    cv = rdflib.Namespace("https://w3id.org/candidate-kg/ns#")
    candidates = list(graph.subjects(rdflib.RDF.type, cv.Candidate))
    assert len(candidates) == 2
    found = list(graph.query(f"SELECT ?l {{ <{candidates[0]}> <{rdflib.RDFS.label}> ?l }}"))
    assert len(found) == 1


def test_curl(server: Served) -> None:
    """As the README of any endpoint has it."""
    try:
        done = subprocess.run(
            [
                "curl",
                "-sS",
                f"{server.url}/sparql",
                "--data-urlencode",
                f"query={SELECT}",
                "-H",
                "Accept: text/csv",
            ],
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        pytest.skip("curl is not installed")
    assert done.stdout.splitlines()[:2] == ["name", "Ada Lin"]


def test_many_at_once(server: Served) -> None:
    """Queries run side by side."""
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: server.ask("GET", get(SELECT)), range(40)))
    assert {reply.status for reply in replies} == {200}


# The process


def test_serves_what_is_added_meanwhile(tmp_path: Path) -> None:
    """A document that goes in while the server runs is in the next answer."""
    with open_store(tmp_path / "store", "write") as writer:
        writer.add_reference()
    with serving(tmp_path / "store") as served:
        assert json.loads(served.ask("GET", get(SELECT)).body)["results"]["bindings"] == []
        with open_store(tmp_path / "store", "write") as writer:
            writer.add(rich())
        assert "Ada Lin" in served.ask("GET", get(SELECT)).text


def test_a_port_in_use_is_one_line(store: Path, server: Served) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(server.port)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f"kg: cannot listen on 127.0.0.1 port {server.port}: address already in use;"
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_stops_when_told(store: Path, number: int, code: int) -> None:
    """SIGTERM is a normal end and Ctrl-C an interruption; neither has more to say."""
    with serving(store) as served:
        served.process.send_signal(number)
        assert served.process.wait(10) == code
        assert served.process.stderr and served.process.stderr.read() == ""


def test_stops_though_a_query_does_not(store: Path) -> None:
    """A query that native code runs for hours does not keep the server up."""
    with serving(store) as served, socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.sendall(f"GET {get(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(15) == 0


@pytest.mark.parametrize("path", ["/", "/healthz", "/sparql", get(SELECT)])
def test_get_answers_one_request_without_a_socket(store: Path, server: Served, path: str) -> None:
    """`kg serve --get PATH` prints what the server would answer."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--get", path]
    done = subprocess.run(command, capture_output=True)
    served = server.ask("GET", path, {"Host": "localhost"})
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", served.body)

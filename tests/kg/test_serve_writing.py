"""Writing over HTTP: who may, what it does, and that it is seen by whoever asks next."""

from __future__ import annotations

import base64
import gzip
import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, SPARQLWrapper

from kg.serve.app import LARGEST_BODY
from kg.store import open_store
from tests.kg.test_serve import ENDLESS, FORM, SELECT, get
from tests.profiles import sample_store
from tests.server import Reply, Served, serving

WRITER = {"Authorization": "Bearer secret"}
UPDATE = {"Content-Type": "application/sparql-update"}
TURTLE = {"Content-Type": "text/turtle"}
CV = "# Jo Roe\njo@example.org\n\n## Education\n2018 - 2022 Nanjing University, Computer Science, Bachelor\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("writing")
    sample_store(made).close()
    return made / "store"


@pytest.fixture(scope="module")
def server(folder: Path):
    with serving(folder, "--writable", "--token", "secret") as served:
        yield served


def update(server: Served, text: str, **fields: str) -> Reply:
    path = "/sparql" + (f"?{urlencode(fields)}" if fields else "")
    return server.ask("POST", path, UPDATE | WRITER, text.encode())


def ask(server: Served, pattern: str) -> bool:
    return bool(json.loads(server.ask("GET", get(f"ASK {{ {pattern} }}")).body)["boolean"])


# Who may


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer "}, 401),
        ({"Authorization": "secret"}, 401),
        ({"Authorization": "Bearer secret\u00e9"}, 401),
        ({"Authorization": "Basic " + base64.b64encode(b"me:secret").decode()}, 401),
        ({"Authorization": "bearer secret"}, 204),
    ],
)
def test_writing_takes_the_token(server: Served, headers: dict[str, str], status: int) -> None:
    """A password will not do: a browser sends that along with what another site makes it ask."""
    reply = server.ask("POST", "/sparql", UPDATE | headers, b"INSERT DATA { <x:t> <x:t> 1 }")
    assert reply.status == status
    assert ("www-authenticate" in reply.headers) == (status == 401)


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/store?default"), ("POST", "/store/x"), ("DELETE", "/store?graph=x:y"), ("POST", "/documents")],
)
def test_every_way_to_write_takes_the_token_before_the_body(server: Served, method: str, path: str) -> None:
    large = b"x" * (LARGEST_BODY + 1)
    assert server.ask(method, path, TURTLE, large).status == 401


def test_a_server_that_only_reads_says_so(folder: Path) -> None:
    with serving(folder, "--token", "secret") as served:
        for method, path in (("PUT", "/store/x"), ("POST", "/documents"), ("POST", "/sparql")):
            reply = served.ask(method, path, UPDATE | WRITER, b"CLEAR ALL")
            assert (reply.status, "only reads" in reply.text) == (403, True)
        assert "SPARQL11Update" not in served.ask("GET", "/sparql").text


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--writable"], "--writable needs a token"),
        (["--host", "0.0.0.0"], "or say --public"),
        (["--host", "::"], "or say --public"),
        (["--host", "example.org", "--writable", "--public"], "--writable needs a token"),
    ],
)
def test_what_is_open_wider_than_said_does_not_start(folder: Path, options: list[str], reason: str) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert reason in done.stderr


def test_from_elsewhere_reading_takes_the_token_too(folder: Path) -> None:
    from kg.serve.access import Access
    from kg.serve.http import Refused, Request

    access = Access("secret", writable=False, guarded=True)
    password = "Basic " + base64.b64encode("用户:secret".encode()).decode()
    for path in ("/", "/sparql", "/metrics", "/id/candidate/x"):
        for given in ("", "Bearer x", "Basic !", "Basic " + base64.b64encode(b"\xff").decode()):
            with pytest.raises(Refused) as refused:
                access.check(Request("GET", path, headers={"authorization": given}))
            assert refused.value.status == 401
        for given in ("Bearer secret", password):
            access.check(Request("GET", path, headers={"authorization": given}))
    access.check(Request("GET", "/healthz"))
    with pytest.raises(Refused):
        Access(guarded=True).check(Request("GET", "/", headers={"authorization": "Bearer "}))


# Updates


def test_an_update_is_seen_at_once_and_again(server: Served) -> None:
    for number in range(8):
        assert update(server, f"INSERT DATA {{ <x:n> <x:is> {number} }}").status == 204
        assert ask(server, f"<x:n> <x:is> {number}")
        assert ask(server, f"GRAPH ?g {{ <x:n> <x:is> {number} }}")
    assert update(server, "DELETE WHERE { <x:n> ?p ?o }").status == 204
    assert not ask(server, "<x:n> ?p ?o")


def test_an_update_by_form(server: Served) -> None:
    body = urlencode({"update": "INSERT DATA { <x:f> <x:f> 'ü' }"}).encode()
    assert server.ask("POST", "/sparql", FORM | WRITER, body).status == 204
    assert ask(server, "<x:f> <x:f> 'ü'")


def test_documents_and_updates_do_not_disturb_one_another(server: Served, folder: Path) -> None:
    """What a document says stays in the union, though an update takes it from the default graph."""
    assert update(server, "DELETE WHERE { ?c a cv:Candidate }").status == 204
    assert ask(server, "?c a cv:Candidate")
    with open_store(folder) as store:
        told = {q.triple for q in store.export_quads()}
        union = {q.triple for q in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert told == union


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("INSERT DATA { <x:a> <x:b> }", 400, "bad SPARQL at line 1, column 27"),
        ("INSERT DATA { nope:a <x:b> 1 }", 400, "bad SPARQL"),
        ("CLEAR GRAPH <x:nope>", 400, "does not exist"),
        ("LOAD <http://127.0.0.1:1/>", 403, "network"),
        ("load silent <http://127.0.0.1:1/> into graph <x:g>", 403, "network"),
        ("INSERT { <x:a> <x:b> ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "network"),
        ("SELECT * { ?s ?p ?o }", 400, "bad SPARQL"),
        (" ", 400, "empty"),
    ],
)
def test_updates_that_are_refused(server: Served, text: str, status: int, reason: str) -> None:
    reply = update(server, text)
    assert (reply.status, reply.text.count("\n")) == (status, 1)
    assert reason in reply.text


def test_a_failing_update_changes_nothing(server: Served) -> None:
    assert update(server, "INSERT DATA { <x:half> <x:b> 1 } ; CLEAR GRAPH <x:nope>").status == 400
    assert not ask(server, "<x:half> ?p ?o")


def test_nothing_is_sent_to_the_network(server: Served) -> None:
    """Neither SERVICE nor LOAD nor a context of JSON-LD opens a connection."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.5)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        update(server, f"LOAD SILENT <{address}>")
        server.ask("GET", get(f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"))
        told = json.dumps({"@context": f"{address}context", "@id": "x:a", "name": "b"}).encode()
        kind = {"Content-Type": "application/ld+json"}
        assert server.ask("PUT", "/store/context", kind | WRITER, told).status == 400
        with pytest.raises(TimeoutError):
            listening.accept()


def test_a_store_that_another_writes_to_is_busy(server: Served, folder: Path) -> None:
    with open_store(folder, "write"):
        reply = update(server, "INSERT DATA { <x:a> <x:b> 1 }")
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert update(server, "INSERT DATA { <x:a> <x:b> 1 }").status == 204


# The Graph Store


def test_a_graph_comes_and_goes(server: Served) -> None:
    path = "/store?graph=" + quote("http://example.org/图", safe="")
    assert server.ask("GET", path).status == 404
    assert server.ask("PUT", path, TURTLE | WRITER, b"<x:s> <x:p> [ <x:q> '\xe5\xad\xa6' ] .").status == 201
    reply = server.ask("GET", path, {"Accept": "application/n-triples"})
    assert (reply.status, len(list(ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)))) == (200, 2)
    assert ask(server, "<x:s> <x:p>/<x:q> '学'")
    assert server.ask("POST", path, TURTLE | WRITER, b"<x:s> <x:r> 2 .").status == 204
    assert ask(server, "<x:s> <x:p>/<x:q> '学' ; <x:r> 2")
    assert server.ask("PUT", path, TURTLE | WRITER, b"<x:s> <x:r> 3 .").status == 204
    assert not ask(server, "<x:s> <x:r> 2")
    assert not ask(server, "?any <x:q> '学'")
    head = server.ask("HEAD", path)
    assert (head.status, head.media_type, head.body) == (200, "text/turtle", b"")
    assert server.ask("DELETE", path, WRITER).status == 204
    assert server.ask("DELETE", path, WRITER).status == 404
    assert not ask(server, "<x:s> ?p ?o")


def test_the_default_graph_is_written_apart_from_documents(server: Served) -> None:
    """A PUT replaces what was written before, and nothing that a document says."""
    assert server.ask("PUT", "/store?default", TURTLE | WRITER, b"<x:d> <x:p> 1 .").status in (201, 204)
    assert server.ask("PUT", "/store?default", TURTLE | WRITER, b"<x:d> <x:p> 2 .").status == 204
    told = server.ask("GET", "/store?default", {"Accept": "text/turtle"}).text
    assert "<x:p> 2" in told.replace("\t", " ")
    assert "cv:Candidate" in told
    assert not ask(server, "<x:d> <x:p> 1")
    assert server.ask("DELETE", "/store?default", WRITER).status == 204
    assert not ask(server, "<x:d> ?p ?o")
    assert ask(server, "?c a cv:Candidate")


def test_several_files_in_one_request(server: Served) -> None:
    """Types are told by each part, or else by the end of its name."""
    body = form(
        ("a", "a.ttl", "", b"<x:m> <x:p> 1 ."), ("b", "", "application/n-triples", b"<x:m> <x:p> <x:o> .")
    )
    kind = {"Content-Type": "multipart/form-data; boundary=edge"}
    assert server.ask("POST", "/store/parts", kind | WRITER, body).status == 201
    assert ask(server, "<x:m> <x:p> 1, <x:o>")


def form(*files: tuple[str, str, str, bytes]) -> bytes:
    parts = b""
    for name, file, kind, data in files:
        told = f'; filename="{file}"' if file else ""
        typed = f"Content-Type: {kind}\r\n" if kind else ""
        head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{told}\r\n{typed}\r\n'
        parts += head.encode() + data + b"\r\n"
    return parts + b"--edge--\r\n"


@pytest.mark.parametrize(
    ("method", "path", "kind", "body", "status", "reason"),
    [
        ("GET", "/store", "", b"", 400, "say which graph"),
        ("PUT", "/store", "text/turtle", b"", 400, "say which graph"),
        ("GET", "/store?default&graph=x:y", "", b"", 400, "one graph"),
        ("GET", "/store/x?default", "", b"", 400, "one graph"),
        ("GET", "/store?graph=no+iri", "", b"", 400, "no IRI"),
        ("GET", "/store?graph=x:nope", "", b"", 404, "no graph"),
        ("PUT", "/store/x", "text/turtle", b"<x:a> <x:b>", 400, "bad RDF"),
        ("PUT", "/store/x", "text/html", b"", 415, "text/turtle"),
        ("PUT", "/store/x", "", b"", 415, "without a type"),
        ("PUT", "/store/x", "application/n-quads", b"<x:a> <x:b> <x:c> <x:g> .", 400, "one graph"),
        ("POST", "/store/x", "multipart/form-data", b"", 400, "boundary"),
        ("POST", "/store/x", "multipart/form-data; boundary=edge", b"--edge\r\n", 400, "last boundary"),
        ("PUT", "/store?graph=http://x.org/index/signs", "text/turtle", b"", 403, "the store's own"),
        ("PATCH", "/store/x", "", b"", 405, "GET, HEAD, PUT"),
        ("POST", "/documents", "multipart/form-data; boundary=edge", b"--edge--", 400, "no parts"),
        ("POST", "/documents", "", b"# CV", 400, "no name"),
        ("POST", "/documents?name=x.md", "", b"", 400, "no document"),
        ("GET", "/documents", "", b"", 405, "POST"),
    ],
)
def test_refusals(
    server: Served, method: str, path: str, kind: str, body: bytes, status: int, reason: str
) -> None:
    headers = WRITER | ({"Content-Type": kind} if kind else {})
    reply = server.ask(method, path, headers, body)
    assert (reply.status, reply.text.count("\n")) == (status, 1), reply.text
    assert reason in reply.text


# Documents


def test_documents_are_read_and_added(server: Served) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=edge"}
    body = form(("file", "../jo.md", "", CV.encode()), ("file", "x.pdf", "", b"%PDF-1.4 nothing"))
    reply = server.ask("POST", "/documents", kind | WRITER, body)
    jo, broken = json.loads(reply.body)
    assert (reply.status, jo["file"], jo["state"], broken["state"]) == (201, "jo.md", "new", "failed")
    assert "x.pdf" in broken["notes"][0]
    assert jo["notes"] == []
    assert ask(server, f"<{jo['candidate']}> rdfs:label 'Jo Roe'")
    again = server.ask("POST", "/documents?name=jo.md", WRITER, CV.encode())
    assert (again.status, json.loads(again.body)[0]["state"]) == (200, "unchanged")
    letter = server.ask("POST", "/documents?name=letter.txt", WRITER, b"Dear all, see you at lunch.")
    assert json.loads(letter.body)[0]["notes"] == ["no section of a r\u00e9sum\u00e9 was found"]
    failed = server.ask("POST", "/documents?name=x.pdf", WRITER, b"%PDF-1.4 nothing")
    assert failed.status == 422


# Asking again, smaller, and what is counted


def test_an_answer_that_is_known_is_not_sent_again(server: Served) -> None:
    first = server.ask("GET", get(SELECT))
    known = {"If-None-Match": f'"other", {first.headers["etag"]}'}
    assert (server.ask("GET", get(SELECT), known).status, server.ask("HEAD", get(SELECT), known).status) == (
        304,
        304,
    )
    assert server.ask("GET", get(SELECT), known | {"Accept": "text/csv"}).status == 200
    assert "etag" not in server.ask("GET", get("SELECT (NOW() AS ?now) {}")).headers
    update(server, "INSERT DATA { <x:new> <x:b> 1 }")
    assert server.ask("GET", get(SELECT), known).status == 200


def test_large_answers_are_packed_for_who_takes_that(server: Served) -> None:
    path = get("SELECT * { ?s ?p ?o }")
    plain = server.ask("GET", path)
    packed = server.ask("GET", path, {"Accept-Encoding": "br, gzip;q=0.5"})
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    assert sorted(gzip.decompress(packed.body)) == sorted(plain.body)
    for refused in ("", "br", "gzip;q=0"):
        assert "content-encoding" not in server.ask("GET", path, {"Accept-Encoding": refused}).headers


def test_metrics(server: Served) -> None:
    server.ask("GET", "/nope")
    reply = server.ask("GET", "/metrics")
    assert reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in reply.text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r'[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.]+', line) for line in lines)
    values = dict(line.rsplit(" ", 1) for line in lines)
    assert int(values['kg_requests_total{status="404"}']) >= 1
    assert values['kg_workers{kind="write"}'] == "1"
    assert values["kg_request_seconds_count"] == values['kg_request_seconds_bucket{le="+Inf"}']


def test_openapi_tells_what_there_is(server: Served) -> None:
    told = json.loads(server.ask("GET", "/openapi.json").body)
    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]["/store"]) == {"get", "put", "post", "delete"}
    for path in (path for path, ways in told["paths"].items() if "get" in ways and "{" not in path):
        assert server.ask("GET", path).status != 404


def test_heads_have_a_limit(server: Served) -> None:
    assert server.ask("GET", "/?" + "x" * 40_000).status == 414
    assert server.ask("GET", "/", {"X-Long": "x" * 60_000}).status == 431


def test_the_access_log_tells_nobody(folder: Path) -> None:
    with serving(folder, "--access-log") as served:
        for path in (get(SELECT), "/id/candidate/ada-lin", "/ask?q=Ada+Lin", "/a%0Ab"):
            served.ask("GET", path)
        served.process.terminate()
        told = served.process.stderr.read() if served.process.stderr else ""
    expected = [r"GET /sparql 200", r"GET /id/candidate/… 404", r"GET /ask 200", r"GET /a%0Ab 404"]
    assert all(
        re.fullmatch(f"{start} [0-9.]+ ms", line)
        for start, line in zip(expected, told.splitlines(), strict=True)
    ), told


# Clients


def test_clients_write(server: Served) -> None:
    """rdflib's store and SPARQLWrapper, with the token in a header."""
    address = f"{server.url}/sparql"
    store = SPARQLUpdateStore(address, address, headers=WRITER)
    thing, says = rdflib.URIRef("x:rdflib"), rdflib.URIRef("x:says")
    for name in (DATASET_DEFAULT_GRAPH_ID, rdflib.URIRef("x:graph")):
        graph = rdflib.Graph(store, name)
        graph.add((thing, says, rdflib.Literal("你好")))
        assert list(graph.objects(thing, says)) == [rdflib.Literal("你好")]
        graph.remove((thing, None, None))
        assert not list(graph.objects(thing, says))
    client = SPARQLWrapper(address)
    client.addCustomHttpHeader("Authorization", WRITER["Authorization"])
    client.setMethod(POST)
    client.setQuery("INSERT DATA { <x:wrapper> <x:says> 1 }")
    client.query()
    assert ask(server, "<x:wrapper> <x:says> 1")


def test_a_write_goes_on_though_all_readers_are_busy(folder: Path) -> None:
    with serving(folder, "--writable", "--token", "secret", "--workers", "1", "--timeout", "20") as served:
        with socket.create_connection(("127.0.0.1", served.port)) as busy:
            busy.sendall(f"GET {get(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert update(served, "INSERT DATA { <x:busy> <x:b> 1 }").status == 204
        assert ask(served, "<x:busy> <x:b> 1")


def test_a_store_that_is_gone_is_told(folder: Path, tmp_path: Path) -> None:
    """And is served again when it is back."""
    copy = tmp_path / "store"
    with open_store(folder) as store:
        store.backup(copy)
    with serving(copy) as served:
        copy.rename(tmp_path / "moved")
        reply = served.ask("GET", get(SELECT))
        assert (reply.status, "no store at" in reply.text) == (503, True)
        (tmp_path / "moved").rename(copy)
        assert served.ask("GET", get(SELECT)).status == 200


def test_a_server_that_writes_makes_its_store(tmp_path: Path) -> None:
    with serving(tmp_path / "new", "--writable", "--token", "secret") as served:
        assert update(served, "INSERT DATA { <x:first> <x:b> 1 }").status == 204
        assert ask(served, "<x:first> <x:b> 1")

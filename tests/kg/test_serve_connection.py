"""HTTP as it comes over a socket: in pieces, several at once, by other protocols, broken, or not at all."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from kg.serve import frames, worker
from kg.serve.answer import answer
from kg.serve.app import LARGEST_BODY, Application
from kg.serve.caching import Kept
from kg.serve.connection import Connection
from kg.serve.files import Files
from kg.serve.http import Request, Response
from kg.serve.incoming import LARGEST_HEAD, LONGEST_ADDRESS
from kg.serve.pool import Pool
from kg.serve.reply import reply
from kg.store import open_store
from tests.kg.test_serve import ENDLESS, SELECT, get
from tests.kg.test_serve_safety import until
from tests.profiles import sample_store, synthetic
from tests.server import Served, serving

HOST = "Host: localhost\r\n"
ASK = "ASK { ?c a cv:Candidate }"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("connection")
    sample_store(folder).close()
    return folder / "store"


@pytest.fixture(scope="module")
def server(store: Path):
    with serving(store) as served:
        yield served


def said(server: Served, *parts: bytes, silence: float = 0.5) -> bytes:
    """What the server says to these bytes, until it closes or is silent for a while."""
    with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(0.05 if len(parts) > 1 else 0)
        told = b""
        try:
            while more := connection.recv(1 << 16):
                told += more
                connection.settimeout(silence)
        except (TimeoutError, ConnectionError):
            pass
        return told


@contextmanager
def connections(server: Served, count: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        made = (socket.create_connection(("127.0.0.1", server.port), 30) for _ in range(count))
        yield [stack.enter_context(each) for each in made]


def statuses(told: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb"HTTP/1\.1 (\d+) ", told)]


def request(target: str, head: str = HOST, method: str = "GET", version: str = "1.1") -> bytes:
    return f"{method} {target} HTTP/{version}\r\n{head}\r\n".encode()


def post(head: str) -> bytes:
    return request("/sparql", f"{HOST}Content-Type: application/sparql-query\r\n{head}", "POST")


# Requests


def test_requests_that_do_not_wait_are_answered_in_order(server: Served) -> None:
    paths = ["/healthz", get(SELECT), "/nope", "/healthz", get(ASK)] * 40
    told = said(server, b"".join(map(request, paths)), silence=3)
    assert statuses(told) == [200, 200, 404, 200, 200] * 40


@pytest.mark.parametrize("pieces", [1, 3, 50])
def test_a_request_in_pieces(server: Served, pieces: int) -> None:
    whole = post(f"Content-Length: {len(ASK)}\r\n") + ASK.encode()
    size = len(whole) // pieces + 1
    told = said(server, *(whole[start : start + size] for start in range(0, len(whole), size)))
    assert statuses(told) == [200]
    assert b'"boolean":true' in told


def test_a_body_in_chunks(server: Served) -> None:
    half = len(ASK) // 2
    chunks = f"{half:x}\r\n{ASK[:half]}\r\n{len(ASK) - half:x}\r\n{ASK[half:]}\r\n0\r\nX-Trailer: 1\r\n\r\n"
    told = said(server, post("Transfer-Encoding: chunked\r\n") + chunks.encode() + request("/healthz"))
    assert statuses(told) == [200, 200]
    assert b'"boolean":true' in told


def test_a_client_may_ask_before_it_sends_the_body(server: Served) -> None:
    head = post(f"Content-Length: {len(ASK)}\r\nExpect: 100-continue\r\n")
    assert statuses(said(server, head, ASK.encode())) == [100, 200]
    large = post(f"Content-Length: {LARGEST_BODY + 1}\r\nExpect: 100-continue\r\n")
    assert statuses(said(server, large)) == [413]


@pytest.mark.parametrize("pieces", [1, 2])
def test_who_offers_http_2_is_answered_by_http_1(server: Served, pieces: int) -> None:
    """As Java's client does with its first request, whether that has a body or not."""
    offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"
    head, body = post(f"{offer}Content-Length: {len(ASK)}\r\n"), ASK.encode()
    told = said(server, *((head + body,) if pieces == 1 else (head, body)), request("/healthz"))
    assert statuses(told) == [200, 200]
    assert b'"boolean":true' in told
    assert statuses(said(server, request(get(ASK), HOST + offer), request("/healthz"))) == [200, 200]


def test_an_address_as_it_was_typed(server: Served) -> None:
    """Letters that ought to be escaped, as curl sends them."""
    typed = "/sparql?query=ASK{FILTER('学'='学')}"
    assert b'"boolean":true' in said(server, request(typed))
    line = f"GET {typed} HTTP/1.1\r\n".encode()
    assert b'"boolean":true' in said(server, line[:30], line[30:] + f"{HOST}\r\n".encode())


def test_an_address_with_the_host(server: Served) -> None:
    assert statuses(said(server, request("http://other/healthz"))) == [200]


def test_connections_are_kept_or_closed_as_asked(server: Served) -> None:
    for version, head, closed in (
        ("1.1", HOST, False),
        ("1.1", f"{HOST}Connection: close\r\n", True),
        ("1.0", "", True),
        ("1.0", "Connection: keep-alive\r\n", False),
    ):
        told = said(server, request("/healthz", head, version=version))
        assert (statuses(told), b"connection: close" in told) == ([200], closed)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00", 501),  # the first bytes of TLS
        (b"NONSENSE / HTTP/1.1\r\n\r\n", 501),
        (b"GET /healthz HTTP/9.9\r\n\r\n", 400),
        (b"GET /healthz\r\n\r\n", 200),  # HTTP/0.9, in a way
        (b"GET /healthz HTTP/1.1\r\n\r\n", 400),
        (b"GET /heal thz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /healthz HTTP/1.1\nHost: x\n\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n", 400),
        (b"GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        (request("/?" + "x" * LONGEST_ADDRESS), 414),
        (request("/", f"{HOST}X: {'x' * LARGEST_HEAD}\r\n"), 431),
        (request("/", HOST + "".join(f"X-{n}: {'x' * 50}\r\n" for n in range(1000))), 431),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * (1 << 18), 431),
    ],
)
def test_what_is_no_request_is_refused(server: Served, raw: bytes, status: int) -> None:
    """With one answer, after which nothing that follows is taken for a request."""
    told = said(server, raw + request("/healthz") if status != 200 else raw)
    assert statuses(told) == [status]
    assert server.ask("GET", "/healthz").status == 200


def test_a_large_body_is_refused_before_it_has_come(server: Served) -> None:
    assert statuses(said(server, post(f"Content-Length: {10 << 30}\r\n") + b"x" * 1000)) == [413]
    chunk = f"{LARGEST_BODY + 1:x}\r\n".encode() + b"x" * (LARGEST_BODY + 1)
    assert statuses(said(server, post("Transfer-Encoding: chunked\r\n") + chunk)) == [413]


def test_a_client_that_does_not_read_holds_up_nobody(server: Served) -> None:
    asking = request(get("SELECT * { ?s ?p ?o . ?s ?q ?r } LIMIT 20000")) * 20
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(asking)
        time.sleep(1)
        begin = time.monotonic()
        assert server.ask("GET", get(SELECT)).status == 200
        assert time.monotonic() - begin < 2


class Wire:
    """A transport to nowhere."""

    def __init__(self) -> None:
        self.sent, self.closed, self.unsent = b"", False, 0

    def get_extra_info(self, name: str) -> tuple[str, int]:
        return ("127.0.0.1", 1)

    def write(self, data: bytes) -> None:
        self.sent += data

    def close(self) -> None:
        self.closed = True

    abort = close

    def is_closing(self) -> bool:
        return self.closed

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def resume_reading(self) -> None:
        pass


def silent_for(seconds: float, sent: bytes = b"", unsent: int = 0) -> bool:
    """Whether a connection is closed whose client has sent so much and then nothing more."""

    async def done() -> bool:
        connection, wire = Connection(Application(cast(Pool, None)), set()), Wire()
        connection.connection_made(cast(asyncio.BaseTransport, wire))
        connection.data_received(sent)
        wire.unsent = unsent
        now = asyncio.get_running_loop().time()
        connection.check(now)
        connection.check(now + seconds)
        return wire.closed

    return asyncio.run(done())


def test_who_is_silent_or_slow_is_not_waited_for() -> None:
    part = post("Content-Length: 9\r\n") + b"SEL"
    assert not silent_for(15)
    assert silent_for(25)
    assert silent_for(25, part[:40])
    assert not silent_for(60, part)
    assert silent_for(130, part)
    assert not silent_for(50, request("/healthz"), unsent=1000)
    assert silent_for(70, request("/healthz"), unsent=1000)


def test_a_header_has_one_line() -> None:
    told = reply(Response(200, b"x", headers={"Location": "a\r\nSet-Cookie: b"}), "GET")
    assert told.head.count(b"\r\n") == 4
    assert b"\r\nset-cookie" not in told.head.lower()


# What is remembered


def test_files_tell_that_a_store_has_changed(tmp_path: Path) -> None:
    """Each write to a store that has long been quiet, too."""
    folder = tmp_path / "store"
    assert Files(folder).state() == ""
    profiles = iter(synthetic(6))
    with open_store(folder, "write") as store:
        store.add(next(profiles))
    files = Files(folder)
    seen = {files.state()}
    for round_ in range(1, 5):
        os.utime(folder, (1, round_))
        assert files.state() == files.state()
        with open_store(folder, "write") as store:
            store.add(next(profiles))
            inside = files.state()
        seen |= {inside, files.state()}
        assert len(seen) > round_


def test_answers_are_kept_by_what_they_depend_on() -> None:
    kept = Kept()
    asked = Request("GET", "/sparql", "query=x")
    kept.keep(asked, "tag", b"answer")
    assert kept.get(asked, "tag") == b"answer"
    assert kept.get(asked, "other") is None
    assert kept.get(Request("HEAD", "/sparql", "query=x"), "tag") is None
    assert kept.get(Request("GET", "/sparql", "query=x", {"accept-encoding": "gzip"}), "tag") is None
    for query, tag, frame in (
        ("query=N%4FW()", "t", b"x"),
        ("query=x", "", b"x"),
        ("q=x", "t", b"x" * (1 << 18)),
    ):
        kept.keep(Request("GET", "/sparql", query), tag, frame)
        assert kept.get(Request("GET", "/sparql", query), tag) is None
    for number in range(100):
        kept.keep(asked, str(number), b"x" * (1 << 17))
    assert kept.get(asked, "tag") is None
    assert kept.get(asked, "99")


def test_an_answer_that_a_write_spoiled_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot may lack files that the writer has put together meanwhile."""
    profiles = iter(synthetic(3))
    with open_store(tmp_path / "store", "write") as store:
        store.add(next(profiles))
    failing = iter([True, False])

    def spoiled(*arguments: Any) -> Response:
        if not next(failing):
            return answer(*arguments)
        with open_store(tmp_path / "store", "write") as store:
            store.add(next(profiles))
        return Response(500)

    monkeypatch.setattr("kg.serve.answer.answer", spoiled)
    respond = worker._reading(tmp_path / "store", 1 << 20)
    told = frames.reply(respond(Request("GET", "/sparql", "query=ASK{}")))
    assert told
    assert told.status == 200


# Who has to wait


def test_hostile_queries_leave_workers_to_the_others(store: Path) -> None:
    """As many as there are workers: others are started in their place, and go when they are done."""
    with serving(store, "--workers", "2", "--timeout", "5") as served:
        with connections(served, 2) as hostile:
            for connection in hostile:
                connection.sendall(request(get(ENDLESS)))
            begin = time.monotonic()
            assert {served.ask("GET", get(SELECT)).status for _ in range(20)} == {200}
            assert time.monotonic() - begin < 4
            assert [statuses(connection.recv(1 << 16)) for connection in hostile] == [[504], [504]]
        assert until(lambda: 'kg_workers{kind="read"} 2\n' in served.ask("GET", "/metrics").text)


def test_who_is_behind_a_slow_query_goes_to_another_worker(store: Path) -> None:
    """Requests of many clients at once, one of which is hostile, and is not waited for by the others."""
    with serving(store, "--workers", "2", "--timeout", "20") as served, connections(served, 8) as clients:
        for number, client in enumerate(clients):
            client.sendall(request(get(ENDLESS if number == 0 else f"{SELECT} LIMIT {number}")))
        begin = time.monotonic()
        assert [statuses(client.recv(1 << 16)) for client in clients[1:]] == [[200]] * 7
        assert time.monotonic() - begin < 2

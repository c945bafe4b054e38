"""What hostile queries and careless clients get, and that the others go on being answered."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.kg.test_process import children
from tests.kg.test_serve import ENDLESS, SELECT, get
from tests.profiles import sample_store
from tests.server import Served, serving

HUNGRY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c))) AS ?all) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
SORTED = "SELECT * { ?a ?p ?x . ?b ?q ?y } ORDER BY ?x ?y"


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("safety")
    sample_store(folder).close()
    return folder / "store"


def until(done: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether something comes true in time."""
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.05)
    return done()


def running(served: Served) -> set[int]:
    """The workers that compute at the moment."""

    def ticks(process: int) -> int:
        try:
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return int(told[11]) + int(told[12])

    before = {child: ticks(child) for child in children(served.process.pid)}
    time.sleep(0.5)
    return {child for child, used in before.items() if ticks(child) > used + 2}


def test_a_query_that_takes_too_long_is_504_and_the_next_is_answered(store: Path) -> None:
    with serving(store, "--timeout", "1.5", "--workers", "2") as served:
        begin = time.monotonic()
        for query in (ENDLESS, SORTED):
            reply = served.ask("GET", get(query))
            assert reply.status in (504, 507), reply.text
            assert "ask for less" in reply.text
        assert time.monotonic() - begin < 20
        assert served.ask("GET", get(SELECT)).status == 200
        assert until(lambda: not running(served))


def test_others_are_answered_meanwhile(store: Path) -> None:
    """One hostile query at a time leaves the second worker to the others."""
    with serving(store, "--timeout", "4", "--workers", "2") as served, ThreadPoolExecutor(1) as pool:
        hostile = pool.submit(served.ask, "GET", get(ENDLESS))
        time.sleep(0.5)
        begin = time.monotonic()
        assert {served.ask("GET", get(SELECT)).status for _ in range(5)} == {200}
        assert time.monotonic() - begin < 3
        assert hostile.result().status == 504


def test_a_query_that_eats_memory_is_refused(store: Path) -> None:
    with serving(store, "--timeout", "20", "--workers", "1") as served:
        reply = served.ask("GET", get(HUNGRY))
        assert reply.status in (504, 507), reply.text
        assert served.ask("GET", get(SELECT)).status == 200


def test_a_client_that_goes_takes_its_query_along(store: Path) -> None:
    with serving(store, "--timeout", "60", "--workers", "1") as served:
        with socket.create_connection(("127.0.0.1", served.port)) as connection:
            connection.sendall(f"GET {get(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert until(lambda: bool(running(served)))
        assert until(lambda: not running(served))
        assert served.ask("GET", get(SELECT)).status == 200


def test_too_many_of_one_client_are_told_to_wait(store: Path) -> None:
    with serving(store, "--timeout", "3", "--workers", "1") as served, ThreadPoolExecutor(24) as pool:
        replies = list(pool.map(lambda _: served.ask("GET", get(ENDLESS)), range(24)))
        refused = [reply for reply in replies if reply.status == 429]
        assert {reply.status for reply in replies} <= {429, 503, 504}
        assert refused
        waited = [reply for reply in replies if reply.status == 503]
        assert all(reply.headers["retry-after"] == "1" for reply in (*refused, *waited))
        assert served.ask("GET", "/healthz").status == 200


def test_a_killed_server_leaves_no_worker(store: Path) -> None:
    request = f"GET {get(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with (
        serving(store, "--timeout", "60") as served,
        socket.create_connection(("127.0.0.1", served.port)) as it,
    ):
        it.sendall(request)
        assert until(lambda: bool(running(served)))
        workers = children(served.process.pid)
        served.process.kill()
        served.process.wait()
        assert until(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))


def test_a_worker_that_dies_is_replaced(store: Path) -> None:
    with serving(store, "--workers", "1") as served:
        assert served.ask("GET", get(SELECT)).status == 200
        for worker in children(served.process.pid):
            os.kill(worker, signal.SIGTERM)
        assert until(lambda: served.ask("GET", get(SELECT)).status == 200)

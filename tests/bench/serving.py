"""The endpoint beside the engine's own server: requests a second and their times, in turns on one machine.

    python -m tests.bench.serving [SECONDS] [CANDIDATES]

Eight connections ask one point query each after the other, of `kg serve` and then of the native
`oxigraph serve-read-only` (PyPI: `oxigraph`), where that is installed; the two take turns, since what else
the machine does counts for both. Then the same of `kg serve` with four workers, while two queries run that
would take for ever.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kg.store import open_store
from tests.bench.crowd import crowded_store
from tests.server import serving

CONNECTIONS = 8
TURNS = 3
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
)


class Load(NamedTuple):
    """What came of asking for a while: the seconds of each answer, and how many were not 200."""

    seconds: float
    times: list[float]
    failed: int

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.times, n=100)[98] if len(self.times) > 1 else float("inf")

    def __str__(self) -> str:
        return f"{self.rate:7.0f} requests/s, p99 {self.p99 * 1000:6.1f} ms, {self.failed} failed"


async def _ask(port: int, path: str, until: float, times: list[float]) -> int:
    """Ask again and again on one connection; how many answers were not 200."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n".encode()
    failed = 0
    while time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await _body(reader, head)
        times.append(time.perf_counter() - begun)
        failed += b" 200 " not in head.partition(b"\r\n")[0]
    writer.close()
    return failed


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    if length:
        await reader.readexactly(int(length))
        return
    while size := int((await reader.readuntil(b"\r\n")).strip() or b"0", 16):
        await reader.readexactly(size + 2)
    await reader.readexactly(2)


async def _load(port: int, path: str, seconds: float) -> Load:
    times: list[float] = []
    until = time.perf_counter() + seconds
    failed = await asyncio.gather(*(_ask(port, path, until, times) for _ in range(CONNECTIONS)))
    return Load(seconds, times, sum(failed))


def load(port: int, path: str, seconds: float) -> Load:
    return asyncio.run(_load(port, path, seconds))


@contextmanager
def native(store: Path) -> Iterator[int]:
    """The engine's own server over a store: its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    command = [binary, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        try:
            yield port
        finally:
            process.terminate()


def has_native() -> bool:
    return bool(shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph"))


def point_query(store: Path) -> str:
    """The path of a query for all that is said of one candidate's name."""
    with open_store(store) as opened:
        person = opened.candidates()[0].iri
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    return "/sparql?query=" + quote(f"SELECT ?name {{ {person} {label} ?name }}")


def beside_native(store: Path, path: str, seconds: float) -> None:
    """Both in turns, and the ratios of the medians."""
    with serving(store, "--workers", "2") as ours, native(store) as port:
        places = {"kg serve": (ours.port, path), "native": (port, path.replace("/sparql", "/query", 1))}
        for where in places.values():
            load(*where, 1)
        loads: dict[str, list[Load]] = {name: [] for name in places}
        for _ in range(TURNS):
            for name, where in places.items():
                loads[name].append(load(*where, seconds))
                print(f"{name:>16}  {loads[name][-1]}")
    ratio = [statistics.median(each.rate for each in loads[name]) for name in places]
    late = [statistics.median(each.p99 for each in loads[name]) for name in places]
    print(f"{'ratio':>16}  {ratio[0] / ratio[1]:.2f} of the requests, p99 {late[0] / late[1]:.1f} times")


def with_hostile(store: Path, path: str, seconds: float) -> None:
    """Without and with two queries that would not end."""
    with serving(store, "--workers", "4", "--timeout", "5") as ours:
        load(ours.port, path, 1)
        calm = load(ours.port, path, seconds)
        print(f"{'calm':>16}  {calm}")
        waiting = [_hanging(ours.port, query) for query in HOSTILE]
        time.sleep(0.3)
        busy = load(ours.port, path, min(seconds, 4))
        for connection in waiting:
            connection.close()
        print(f"{'two hostile':>16}  {busy}\n{'ratio':>16}  p99 {busy.p99 / calm.p99:.1f} times")


def _hanging(port: int, query: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return connection


def main(seconds: float = 5, candidates: int = 200) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        store = crowded_store(Path(folder), candidates)
        path = point_query(store)
        if has_native():
            beside_native(store, path, seconds)
        else:
            print("native: not measured, the package `oxigraph` is not installed")
        with_hostile(store, path, seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))

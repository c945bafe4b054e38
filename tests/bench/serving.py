"""The endpoint beside the engine's own server: requests a second and their times, in turns on one machine.

    python -m tests.bench.serving [SECONDS] [CANDIDATES]

Eight connections ask point queries each after the other, of `kg serve` and of the native
`oxigraph serve-read-only` (PyPI: `oxigraph`), where that is installed; the two take turns, since what else
the machine does counts for both. First it is one query again and again, whose answer `kg serve` keeps, then
another one each time, which it has to work out. Then the latter of `kg serve` as it is started without
options, before and while two queries run that would take for ever.
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
from itertools import cycle, repeat
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


Paths = Iterator[str]


async def _ask(port: int, paths: Paths, until: float, times: list[float]) -> int:
    """Ask again and again on one connection; how many answers were not 200."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    failed = 0
    while time.perf_counter() < until:
        head = f"GET {next(paths)} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
        begun = time.perf_counter()
        writer.write(head.encode())
        told = (await reader.readuntil(b"\r\n\r\n")).lower()
        await _body(reader, told)
        times.append(time.perf_counter() - begun)
        failed += b" 200 " not in told.partition(b"\r\n")[0]
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


async def _load(port: int, paths: Paths, seconds: float) -> Load:
    times: list[float] = []
    until = time.perf_counter() + seconds
    failed = await asyncio.gather(*(_ask(port, paths, until, times) for _ in range(CONNECTIONS)))
    return Load(seconds, times, sum(failed))


def load(port: int, paths: Paths, seconds: float) -> Load:
    """What comes of asking for these paths on all connections for so many seconds."""
    return asyncio.run(_load(port, paths, seconds))


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


def point_queries(store: Path) -> Paths:
    """The paths of queries for the name of one candidate after another, no two of which are the same."""
    with open_store(store) as opened:
        people = [candidate.iri for candidate in opened.candidates()]
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    for number, person in enumerate(cycle(people), 1):
        yield "/sparql?query=" + quote(f"SELECT ?name {{ {person} {label} ?name }} LIMIT {number}")


def beside_native(store: Path, ask: str, paths: Paths, seconds: float) -> None:
    """Both in turns, and the ratios of the medians."""
    with serving(store) as ours, native(store) as port:
        native_paths = (path.replace("/sparql", "/query", 1) for path in paths)
        places = {"kg serve": (ours.port, paths), "native": (port, native_paths)}
        for where in places.values():
            load(*where, 1)
        loads: dict[str, list[Load]] = {name: [] for name in places}
        for _ in range(TURNS):
            for name, where in places.items():
                loads[name].append(load(*where, seconds))
                print(f"{ask}, {name:>9}  {loads[name][-1]}", flush=True)
    ratio = [statistics.median(each.rate for each in loads[name]) for name in places]
    late = [statistics.median(each.p99 for each in loads[name]) for name in places]
    print(
        f"{ask}, {'ratio':>9}  {ratio[0] / ratio[1]:.2f} of the requests, p99 {late[0] / late[1]:.1f} times"
    )


def with_hostile(store: Path, paths: Paths, seconds: float) -> None:
    """Without and with two queries that would not end."""
    with serving(store) as ours:
        load(ours.port, paths, 1)
        calm = load(ours.port, paths, seconds)
        print(f"{'calm':>15}  {calm}", flush=True)
        waiting = [_hanging(ours.port, query) for query in HOSTILE]
        busy = load(ours.port, paths, seconds)
        for connection in waiting:
            connection.close()
        print(f"{'two hostile':>15}  {busy}\n{'ratio':>15}  p99 {busy.p99 / calm.p99:.1f} times")


def _hanging(port: int, query: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return connection


def main(seconds: float = 5, candidates: int = 200) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        store = crowded_store(Path(folder), candidates)
        paths = point_queries(store)
        if has_native():
            beside_native(store, "same", repeat(next(paths)), seconds)
            beside_native(store, "each", paths, seconds)
        else:
            print("native: not measured, the package `oxigraph` is not installed")
        with_hostile(store, paths, seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))

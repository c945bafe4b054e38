"""The endpoint under mixed load for long: nothing fails but by design, memory stays, no worker is left over.

    python -m tests.bench.endurance [--minutes 10] [--candidates 200]

All at once, each over and over: point queries and pages are asked for, queries run that would take for ever
or eat all memory, clients go away amid their requests, bytes come that are no request, and updates, graphs
and documents are written, each of which has to be seen by the next query. The exit code is 1 when something
came of it that is not by design.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kg.store import open_store
from tests.bench.crowd import crowded_store
from tests.bench.serving import HOSTILE
from tests.kg.test_process import children
from tests.server import Served, serving

WRITER = {"Authorization": "Bearer secret"}
HUNGRY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c))) AS ?all) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
BUSY = {429, 503}
"""What anybody may be told while there is too much to do."""
READERS = 3
_PAUSE = 10.0  # seconds between two looks at the processes
_GROWTH = 1.15
"""How much more memory than at the start the web process may have at the end."""
Random = random.Random


class Look(NamedTuple):
    """The processes at one moment: megabytes of the web process and of its workers, how many, open files."""

    web: float
    workers: float
    count: int
    files: int


class Load:
    """What is asked of a server until the time is over, and what came of it."""

    def __init__(self, served: Served, people: list[str], until: float) -> None:
        self.served = served
        self.people = people
        self.until = until
        self.statuses: dict[str, Counter[int]] = {}
        self.wrong: list[str] = []
        self.seen: set[int] = set()
        self.looks: list[Look] = []

    def count(self, kind: str, status: int, expected: set[int], about: str = "") -> None:
        """Note an answer; one that is not expected is wrong."""
        self.statuses.setdefault(kind, Counter())[status] += 1
        if status not in expected | BUSY:
            self.wrong.append(f"{kind}: {status} {about}")

    def repeated(self, act: Callable[[Load, Random], None], seed: int) -> None:
        """Do something over and over."""
        generator = Random(seed)
        while time.monotonic() < self.until:
            try:
                act(self, generator)
            except Exception as error:
                self.wrong.append(f"{act.__name__}: {type(error).__name__} {error}")
                time.sleep(1)

    def watch(self) -> None:
        """Look at the processes every now and then."""
        while time.monotonic() < self.until:
            self.looks.append(self.look())
            print(f"{len(self.looks) * _PAUSE:6.0f} s  {self.looks[-1]}", file=sys.stderr, flush=True)
            time.sleep(_PAUSE)

    def look(self) -> Look:
        """The processes now."""
        web = self.served.process.pid
        workers = children(web)
        self.seen |= set(workers)
        files = len(list(Path(f"/proc/{web}/fd").iterdir()))
        return Look(_megabytes(web), sum(map(_megabytes, workers)), len(workers), files)


def _megabytes(process: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
    return 0.0


def query(sparql: str) -> str:
    """The path of a query."""
    return "/sparql?query=" + quote(sparql)


def reads(load: Load, generator: Random) -> None:
    person = generator.choice(load.people)
    number = generator.randrange(1, 1 << 30)
    path = generator.choice(
        [
            *[query(f"SELECT * {{ <{person}> ?p ?o }} LIMIT {number}")] * 20,
            query(f"SELECT ?c {{ ?c a cv:Candidate }} ORDER BY ?c LIMIT {number % 100}"),
            query(f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o }} LIMIT {number % 5000}"),
            "/",
            "/candidates",
            "/id/" + person.partition("/id/")[2],
            "/queries",
            "/ask.json?q=" + quote("candidates with a PhD"),
            "/openapi.json",
            "/metrics",
        ]
    )
    headers = generator.choice([{}, {"Accept-Encoding": "gzip"}, {"Accept": "text/html,*/*;q=0.1"}])
    reply = load.served.ask(generator.choice(["GET", "GET", "HEAD"]), path, headers)
    load.count("reads", reply.status, {200}, f"{path} {reply.body[:200]!r}")


def attacks(load: Load, generator: Random) -> None:
    sparql = generator.choice([*HOSTILE, HUNGRY])
    reply = load.served.ask("GET", query(f"{sparql} LIMIT {generator.randrange(1, 1 << 30)}"))
    load.count("attacks", reply.status, {504, 507}, sparql)


def leaves(load: Load, generator: Random) -> None:
    """A client sends a request or a part of it, waits for a while, and goes."""
    path = query(generator.choice([*HOSTILE, "SELECT * { ?s ?p ?o }"]))
    whole = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", load.served.port), 10) as connection:
        connection.sendall(whole[: generator.randrange(len(whole) + 200)])
        time.sleep(generator.uniform(0, 0.5))
    load.statuses.setdefault("leaves", Counter())[0] += 1
    time.sleep(generator.uniform(0, 1))


def babbles(load: Load, generator: Random) -> None:
    """A client sends what is no request."""
    raw = generator.choice(
        [
            generator.randbytes(generator.randrange(1, 3000)),
            b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 200_000,
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /healthz HTTP/1.1\r\n\r\n",
        ]
    )
    with socket.create_connection(("127.0.0.1", load.served.port), 10) as connection:
        connection.settimeout(1)
        with suppress(ConnectionError, TimeoutError):
            connection.sendall(raw)
            told = connection.recv(1 << 16)
            if told:
                load.count("babbles", int(told.split(b" ", 2)[1]), {400, 404, 405, 413, 414, 415, 431, 501})
    time.sleep(0.1)


def writes(load: Load, generator: Random) -> None:
    """An update, a graph or a document, which the next query has to see."""
    number = generator.randrange(1 << 40)
    way = generator.randrange(4)
    if way == 0:
        body = f"# Jo Roe {number}\njo{number}@example.org\n\n## Skills\nPython, C++\n".encode()
        reply = load.served.ask("POST", f"/documents?name={number}.md", WRITER, body)
        pattern = f"?c schema:email ?m FILTER(CONTAINS(STR(?m), 'jo{number}@'))"
    elif way == 1:
        kind = {"Content-Type": "text/turtle"}
        reply = load.served.ask("PUT", "/store/endurance", kind | WRITER, f"<x:e> <x:p> {number} .".encode())
        pattern = f"<x:e> <x:p> {number}"
    else:
        text = f"DELETE WHERE {{ <x:u> ?p ?o }} ; INSERT DATA {{ <x:u> <x:p> {number} }}"
        kind = {"Content-Type": "application/sparql-update"}
        reply = load.served.ask("POST", "/sparql", kind | WRITER, text.encode())
        pattern = f"<x:u> <x:p> {number}"
    load.count("writes", reply.status, {200, 201, 204}, reply.text[:200])
    if reply.status in (200, 201, 204):
        seen = load.served.ask("GET", query(f"ASK {{ {pattern} }}"))
        load.count("reads", seen.status, {200}, pattern)
        if seen.status == 200 and not json.loads(seen.body)["boolean"]:
            load.wrong.append(f"writes: not seen: {pattern}")
    time.sleep(generator.uniform(0, 0.5))


def endure(load: Load) -> None:
    """All of it at once until the time is over."""
    acts = [*[reads] * READERS, attacks, attacks, leaves, babbles, writes]
    threads = [
        threading.Thread(target=load.repeated, args=(act, seed), daemon=True) for seed, act in enumerate(acts)
    ]
    for thread in threads:
        thread.start()
    load.watch()
    for thread in threads:
        thread.join(60)


def told(load: Load, left: list[int], code: int) -> int:
    """Print what came of it; 1 when something is wrong, else 0."""
    for kind, statuses in sorted(load.statuses.items()):
        each = ", ".join(f"{status or 'gone'}: {count}" for status, count in sorted(statuses.items()))
        print(f"{kind:>8}  {sum(statuses.values()):>7} ({each})")
    quarter = max(1, len(load.looks) // 4)
    early, late = (
        Look(*(statistics.median(column) for column in zip(*looks, strict=True)))
        for looks in (load.looks[1:][:quarter] or load.looks, load.looks[-quarter:])
    )
    grown = late.web > early.web * _GROWTH
    most = max(look.count for look in load.looks)
    print(f"  memory  web {early.web:.0f} → {late.web:.0f} MB", end=", ")
    print(f"workers {early.workers:.0f} → {late.workers:.0f} MB")
    print(f"   files  {early.files:.0f} → {late.files:.0f}")
    print(f" workers  {len(load.seen)} seen, {most} at most at once, {len(left)} left")
    print(f"   wrong  {len(load.wrong)}, exit code of the server {code}")
    for each in load.wrong[:20]:
        print(f"          {each}")
    return int(bool(load.wrong or left or code or grown))


def main(minutes: float, candidates: int) -> int:
    """Endure for so many minutes; the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        store = crowded_store(Path(folder), candidates)
        with open_store(store) as opened:
            people = [str(candidate.iri).strip("<>") for candidate in opened.candidates()]
        with serving(store, "--writable", "--token", "secret", "--timeout", "10") as served:
            load = Load(served, people, time.monotonic() + minutes * 60)
            endure(load)
            load.look()
            served.process.send_signal(signal.SIGTERM)
            code = served.process.wait(20)
            said = served.process.stderr.read() if served.process.stderr else ""
            print(said[-2000:], end="", file=sys.stderr)
        time.sleep(1)
        return told(load, [each for each in load.seen if Path(f"/proc/{each}/exe").exists()], code)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--candidates", type=int, default=200)
    sys.exit(main(**vars(parser.parse_args())))

"""A disk that is full, and two servers over one store."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import DiskFull
from kg.opening import engine_errors
from tests.kg.test_process import children
from tests.kg.test_serve_writing import CV, TURTLE, WRITER, ask, update
from tests.profiles import sample_store
from tests.server import Served, serving

WRITABLE = ("--writable", "--token", "secret")
FULL = 512
"""How many bytes a file may have that the writer writes to, where it has no more."""

pytestmark = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux's prlimit")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    sample_store(tmp_path).close()
    return tmp_path / "store"


@contextmanager
def full(server: Served) -> Iterator[None]:
    """While no file can grow that the process writes to which writes for this server."""
    writer = next(
        each
        for each in children(server.process.pid)
        if b"\0write\0" in Path(f"/proc/{each}/cmdline").read_bytes()
    )
    before = resource.prlimit(writer, resource.RLIMIT_FSIZE)
    resource.prlimit(writer, resource.RLIMIT_FSIZE, (FULL, before[1]))
    try:
        yield
    finally:
        resource.prlimit(writer, resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_nothing_is_lost(store: Path) -> None:
    """No write is taken for done that is not, those before stay, and those after go on."""
    large = "INSERT DATA { " + " ".join(f"<x:s> <x:p> 'value {n}' ." for n in range(2000)) + " }"
    with serving(store, *WRITABLE) as server:
        assert update(server, "INSERT DATA { <x:before> <x:p> 1 }").status == 204
        with full(server):
            for reply in (
                update(server, large),
                server.ask("PUT", "/store/full", TURTLE | WRITER, b"<x:graph> <x:p> 1 ." * 100),
                server.ask("POST", "/documents?name=jo.md", WRITER, CV.encode()),
            ):
                assert (reply.status, reply.text.count("\n")) == (507, 1), reply.text
            assert ask(server, "<x:before> <x:p> 1")
            assert not ask(server, "<x:s> <x:p> ?o")
        assert update(server, "INSERT DATA { <x:after> <x:p> 1 }").status == 204
        assert ask(server, "<x:before> <x:p> 1 . <x:after> <x:p> 1")
        assert not ask(server, "<x:s> ?p ?o")


@pytest.mark.parametrize("reason", ["No space left on device", "File too large", "Disk quota exceeded"])
def test_a_full_disk_is_told_from_a_broken_store(tmp_path: Path, reason: str) -> None:
    with pytest.raises(DiskFull, match="make room"), engine_errors(tmp_path):
        raise OSError(f"IO error: While appending to file: x.log: {reason}")


def test_two_servers_write_to_one_store(store: Path) -> None:
    """In turns: what one has answered the other shows."""
    with serving(store, *WRITABLE) as one, serving(store, *WRITABLE) as other:
        for number in range(4):
            writing, reading = (one, other) if number % 2 else (other, one)
            assert update(writing, f"INSERT DATA {{ <x:turn> <x:p> {number} }}").status == 204
            assert ask(reading, f"<x:turn> <x:p> {number}")
        assert ask(one, "<x:turn> <x:p> 0, 1, 2, 3")

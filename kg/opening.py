"""The folder of an embedded store: whether it is one, and opening it to read or to write."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg.errors import BrokenStore, DiskFull, MissingStore, NotAStore, StoreLocked
from kg.union import UNION
from kg.vocab import CV, RDF

Mode = Literal["read", "write"]

_MARK = "CURRENT"  # the file that RocksDB, which Oxigraph keeps its data in, looks for
_WRITER = "WRITER"  # the process id of the last writer
_LEFTOVER = re.compile(rf"LOCK|LOG.*|IDENTITY|{_WRITER}|MANIFEST-.*|OPTIONS-.*|\d+\.(?:log|sst|dbtmp)")
_LOCKED = re.compile("LOCK: (?:Resource temporarily unavailable|No locks available)")
_FULL = re.compile("No space left on device|File too large|quota exceeded", re.IGNORECASE)
_ATTEMPTS = 10  # opening a snapshot fails now and then while a writer is busy
_PAUSE = 0.05  # seconds


def open_folder(path: Path, mode: Mode) -> ox.Store:
    """The engine at `path`; writing makes the folder, reading makes nothing.

    Raises `MissingStore`, `NotAStore`, `StoreLocked`, `BrokenStore`.
    """
    with engine_errors(path):
        if mode == "write":
            return _writer(path)
        if not is_store(path):
            raise MissingStore(path)
        return _reader(path)


@contextmanager
def full_errors(path: Path) -> Iterator[None]:
    """Tell a full disk from all else that the engine raises as the system's."""
    try:
        yield
    except OSError as error:
        if _FULL.search(str(error)):
            raise DiskFull(path) from None
        raise


@contextmanager
def engine_errors(path: Path) -> Iterator[None]:
    """Turn what the engine and the file system raise into errors of the store at `path`."""
    try:
        with full_errors(path):
            yield
    except OSError as error:
        if _LOCKED.search(str(error)):
            raise StoreLocked(path, _holder(path)) from None
        raise BrokenStore(path, error) from None
    except RuntimeError as error:
        raise BrokenStore(path, error) from None


def is_remote(location: Path | str) -> bool:
    """Whether a store is named by an address and not by a folder."""
    return str(location).startswith(("http://", "https://"))


def is_store(path: Path) -> bool:
    """Whether a store is at `path`; raises `NotAStore` when something else is.

    The engine would make a database amid the files of any folder. What a writer left that was killed
    before it had made one is no store yet, and nothing else either.
    """
    if not path.exists():
        return False
    if not path.is_dir():
        raise NotAStore(path)
    names = [file.name for file in path.iterdir()]
    if _MARK not in names and not all(map(_LEFTOVER.fullmatch, names)):
        raise NotAStore(path)
    return _MARK in names


def _writer(path: Path) -> ox.Store:
    if not is_store(path):
        path.mkdir(parents=True, exist_ok=True)
    engine = ox.Store(str(path))
    (path / _WRITER).write_text(str(os.getpid()))
    return engine


def _reader(path: Path) -> ox.Store:
    """A snapshot of the store as it is now."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError):
            time.sleep(_PAUSE)
    return ox.Store.read_only(str(path))


def _holder(path: Path) -> str:
    try:
        return (path / _WRITER).read_text()
    except OSError:
        return "unknown"


def own_base(engine: ox.Store) -> str | None:
    """The base that a store was made with, which any candidate's IRI tells."""
    for quad in engine.quads_for_pattern(None, RDF.type, CV.Candidate, UNION):
        if isinstance(quad.subject, NamedNode):
            return quad.subject.value.rpartition("candidate/")[0] or None
    return None

"""The store: an embedded Oxigraph in a folder, one set of named graphs a document.

Oxigraph's own union of named graphs repeats a triple once for each graph that holds it, which would
count a university twice when two documents name it. So the default graph is kept as the true union:
it holds every triple of any named graph once, and a plain query just works.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal as Choice

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from extract.profile import Profile
from kg import candidates
from kg.candidates import CandidateRow, DocumentRow
from kg.errors import BadQuery, BrokenStore, MissingStore, NotAStore, RemoteStore, StoreLocked
from kg.iris import DEFAULT_BASE, Iris
from kg.reference import Reference
from kg.triples import candidate_iri, quads
from kg.vocab import CV, OWL, PREFIXES, RDF

State = Choice["new", "unchanged", "replaced"]
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_DEFAULT = DefaultGraph()
_MARK = "CURRENT"  # the file that every RocksDB has, and that RocksDB looks for
_WRITER = "WRITER"  # the process id of the last writer
_FLUSH_EVERY = 50  # transactions
_ATTEMPTS = 10  # opening a snapshot fails now and then while a writer is busy
_PAUSE = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did to the store."""

    state: State
    candidate: NamedNode
    sha256: str


@dataclass(frozen=True, slots=True)
class Info:
    """What a store holds. `triples` counts each once, `quads` once for each graph that has it."""

    path: Path
    documents: int
    candidates: int
    triples: int
    quads: int
    bytes: int
    reference: str


def open_store(
    location: Path | str, mode: Choice["read", "write"] = "read", base: str = DEFAULT_BASE
) -> Store:
    """The store at `location`; writing makes it, reading never does.

    Raises `MissingStore`, `NotAStore`, `StoreLocked`, `BrokenStore`, `RemoteStore`, `BadBase`.
    """
    if str(location).startswith(("http://", "https://")):
        raise RemoteStore(str(location))
    path, iris = Path(location), Iris(base)
    if not _is_store(path):
        if mode == "read":
            raise MissingStore(path)
        path.mkdir(parents=True, exist_ok=True)
    return Store(_open_writer(path) if mode == "write" else _open_reader(path), path, iris)


class Store:
    """An open store; a context manager, whose end lets go of the folder."""

    def __init__(self, engine: ox.Store, path: Path, iris: Iris) -> None:
        self.engine = engine
        self.path = path
        self.iris = iris
        self._unflushed = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder, so that others can write; what was written is then quick to open."""
        if self._unflushed:
            self._flush()
        self.engine = ox.Store()  # Oxigraph has no close: the last reference holds the lock

    def add(self, profile: Profile) -> Added:
        """Put a document in, whole or not at all; what was known of its bytes before is replaced.

        Another name of a file with the same bytes is kept beside the first.
        """
        self.add_reference()
        sha256 = profile.source.sha256
        held = set(self.document_quads(sha256))
        names = {quad for quad in held if quad.predicate == CV.fileName}
        wanted = dict.fromkeys((*quads(profile, Reference.load(), self.iris.base), *names))
        lost, gained = held - wanted.keys(), [quad for quad in wanted if quad not in held]
        self._exchange(lost, gained)
        changed = lost or any(quad.predicate != CV.fileName for quad in gained)
        state: State = "new" if not held else "replaced" if changed else "unchanged"
        return Added(state, candidate_iri(profile, self.iris), sha256)

    def remove(self, sha256: str) -> bool:
        """Forget a document, with all that only it said; False when it is not here."""
        held = set(self.document_quads(sha256))
        self._exchange(held, [])
        return bool(held)

    def add_reference(self) -> None:
        """Put the shipped reference facts in, unless this version of them is here."""
        reference = Reference.load()
        if reference.version != self.reference_version():
            held = set(self.graph_quads(self.iris.reference_graph))
            wanted = dict.fromkeys(reference.quads(self.iris.base))
            self._exchange(held - wanted.keys(), [quad for quad in wanted if quad not in held])

    def reference_version(self) -> str:
        """The version of the reference facts in the store; empty when there are none."""
        graph = self.iris.reference_graph
        found = self.engine.quads_for_pattern(graph, OWL.versionInfo, None, graph)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), "")

    def query(self, sparql: str) -> Answer:
        """The answer to a SPARQL query, over the union of all graphs; raises `BadQuery`.

        Solutions are computed as they are taken: do that inside `query_errors`.
        """
        with query_errors(sparql):
            return self.engine.query(sparql, prefixes=PREFIXES)

    def candidates(self) -> list[CandidateRow]:
        """The candidates, by label."""
        return candidates.rows(self)

    def resolve_candidate(self, text: str) -> CandidateRow:
        """The candidate that `text` names; raises `NoSuchCandidate`, `AmbiguousCandidate`."""
        return candidates.resolve(self, text)

    def documents(self, candidate: NamedNode | None = None) -> list[DocumentRow]:
        """The documents of one candidate, or all."""
        return candidates.documents(self, candidate)

    def document_quads(self, sha256: str) -> Iterator[Quad]:
        """All that is held of one document."""
        for graph in self.iris.document_graphs(sha256):
            yield from self.graph_quads(graph)

    def graph_quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The quads of one named graph."""
        return self.engine.quads_for_pattern(None, None, None, graph)

    def export_quads(self, candidate: NamedNode | None = None) -> Iterator[Quad]:
        """The named graphs of one candidate's documents with the reference facts they use, or of all."""
        if candidate is None:
            everything = self.engine.quads_for_pattern(None, None, None, None)
            return (quad for quad in everything if quad.graph_name != _DEFAULT)
        return candidates.export(self, candidate)

    def info(self) -> Info:
        """Counts, and where the store is."""
        return Info(
            path=self.path,
            documents=len(self.documents()),
            candidates=sum(1 for _ in self.engine.quads_for_pattern(None, RDF.type, CV.Candidate, _DEFAULT)),
            triples=(merged := sum(1 for _ in self.engine.quads_for_pattern(None, None, None, _DEFAULT))),
            quads=len(self.engine) - merged,
            bytes=sum(file.stat().st_size for file in self.path.iterdir()),
            reference=self.reference_version(),
        )

    def backup(self, folder: Path) -> None:
        """A copy of the store as it is now, in a new `folder`; raises `NotAStore`, `BrokenStore`."""
        if folder.exists():
            raise NotAStore(folder)
        with _engine_errors(folder):
            self.engine.backup(str(folder))

    def _exchange(self, removed: set[Quad], added: list[Quad]) -> None:
        """Take `removed` out and put `added` in, with the default graph kept as the union; at once."""
        if not removed and not added:
            return
        gained = list(dict.fromkeys(Quad(q.subject, q.predicate, q.object) for q in added))
        with _engine_errors(self.path):
            if removed:
                lost = {q.triple for q in removed} - {q.triple for q in gained}
                lost = {triple for triple in lost if not self._said_elsewhere(triple, removed)}
                self.engine.update(_update(removed, lost, added, gained))
            else:
                self.engine.extend([*added, *gained])
        self._unflushed += 1
        if self._unflushed == _FLUSH_EVERY:
            self._flush()

    def _flush(self) -> None:
        """Write the log into tables: every reader would replay it at opening, a second for 20 documents."""
        with _engine_errors(self.path):
            self.engine.flush()
        self._unflushed = 0

    def _said_elsewhere(self, triple: Triple, removed: set[Quad]) -> bool:
        holding = self.engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name != _DEFAULT and quad not in removed for quad in holding)


@contextmanager
def query_errors(sparql: str) -> Iterator[None]:
    """Turn the engine's errors into `BadQuery`, with the place in `sparql` where there is one."""
    try:
        yield
    except SyntaxError as error:
        raise BadQuery(str(error), sparql) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise BadQuery(str(error)) from None


def _update(
    removed: Iterable[Quad], lost: Iterable[Triple], added: Iterable[Quad], gained: Iterable[Quad]
) -> str:
    """One SPARQL update, since only that removes and adds in one transaction."""
    out = "".join(map(_data, removed)) + "".join(f"{triple} .\n" for triple in lost)
    into = "".join(map(_data, added)) + "".join(f"{quad.triple} .\n" for quad in gained)
    return f"DELETE DATA {{\n{out}}} ;\nINSERT DATA {{\n{into}}}"


def _data(quad: Quad) -> str:
    return f"GRAPH {quad.graph_name} {{ {quad.triple} }}\n"


def _is_store(path: Path) -> bool:
    """Whether a store is at `path`; raises `NotAStore` when something else is."""
    if not path.exists():
        return False
    if not path.is_dir():
        raise NotAStore(path)
    if (path / _MARK).exists():
        return True
    if any(not _left_by_a_killed_start(file.name) for file in path.iterdir()):
        raise NotAStore(path)
    return False


def _left_by_a_killed_start(name: str) -> bool:
    return name in ("LOCK", "LOG", "IDENTITY", _WRITER) or name.startswith(
        ("MANIFEST-", "OPTIONS-", "LOG.old", "0000")
    )


def _open_writer(path: Path) -> ox.Store:
    with _engine_errors(path):
        engine = ox.Store(str(path))
        (path / _WRITER).write_text(str(os.getpid()))
        return engine


def _open_reader(path: Path) -> ox.Store:
    for _ in range(_ATTEMPTS - 1):
        try:
            return ox.Store.read_only(str(path))
        except OSError:
            time.sleep(_PAUSE)
    with _engine_errors(path):
        return ox.Store.read_only(str(path))


@contextmanager
def _engine_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreLocked(path, _holder(path)) from None
        raise BrokenStore(path, error) from None
    except RuntimeError as error:
        raise BrokenStore(path, error) from None


def _holder(path: Path) -> str:
    try:
        return (path / _WRITER).read_text()
    except OSError:
        return "unknown"

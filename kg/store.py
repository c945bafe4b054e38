"""The store: an embedded Oxigraph in a folder, with three named graphs for each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg import held
from kg.errors import BadQuery, OtherBase, RemoteStore, StoreExists
from kg.iris import DEFAULT_BASE, Iris, is_apart
from kg.opening import Mode, engine_errors, is_remote, open_folder, own_base
from kg.union import UNION, exchange
from kg.vocab import CV, OWL, PREFIXES

if TYPE_CHECKING:
    from extract.profile import Profile
    from kg.candidates import CandidateRow, DocumentRow

State = Literal["new", "unchanged", "replaced"]
Functions = dict[NamedNode, Callable[..., Any]]
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_FLUSH_EVERY = 50  # transactions
_COMPACT_FROM = 200  # transactions of one opening, whose tables are then merged: a second for 250 documents


class Added(NamedTuple):
    """What adding a document did to the store."""

    state: State
    candidate: NamedNode
    sha256: str


class Info(NamedTuple):
    """What a store holds. `triples` counts each once, `quads` once for each graph that has it."""

    path: Path
    documents: int
    candidates: int
    triples: int
    quads: int
    bytes: int
    reference: str


def open_store(location: Path | str, mode: Mode = "read", base: str | None = None) -> Store:
    """The store at `location`; writing makes it, reading never does.

    Without a `base` it is the one that the store was made with, or else the usual. Raises `BadBase`,
    `MissingStore`, `NotAStore`, `StoreLocked`, `BrokenStore`, `OtherBase`, `RemoteStore`.
    """
    if is_remote(location):
        raise RemoteStore(str(location))
    wanted = Iris(base or DEFAULT_BASE)
    engine = open_folder(path := Path(location), mode)
    with engine_errors(path):
        own = own_base(engine)
    if base and own and base != own:
        raise OtherBase(path, own)
    return Store(engine, path, Iris(own) if own else wanted)


class Store:
    """An open store; a context manager, whose end lets go of the folder."""

    def __init__(self, engine: ox.Store, path: Path, iris: Iris) -> None:
        self.engine = engine
        self.path = path
        self.iris = iris
        self._unflushed = 0
        self._written = 0

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
        if self._written >= _COMPACT_FROM:
            with engine_errors(self.path):
                self.engine.optimize()
        self.engine = ox.Store()  # Oxigraph has no close: the last reference holds the lock

    def add(self, profile: Profile) -> Added:
        """Put a document in, whole or not at all; what was known of its bytes before is replaced.

        Another name of a file with the same bytes is kept beside the first. Other documents of the same
        person become documents of one candidate with it.
        """
        from kg import retelling

        self.add_reference()
        sha256 = profile.source.sha256
        is_new = not any(self.document_quads(sha256))
        retold = retelling.added(self.engine, self.iris, profile)
        self._exchange(*retold.change)
        state: State = "new" if is_new else "unchanged" if retold.own.is_a_name else "replaced"
        return Added(state, retold.candidates[sha256], sha256)

    def is_up_to_date(self, sha256: str) -> bool:
        """Whether a document is here as this version reads it: then `refresh` does instead of reading."""
        import extract

        document, said = self.iris.document(sha256), self.iris.graph(sha256)
        version = Quad(document, CV.extractorVersion, ox.Literal(extract.__version__), said)
        return version in self.engine and held.has_profile(self.engine, self.iris, sha256)

    def refresh(self, sha256: str) -> State:
        """Tell a document that is here anew, from its profile, if it was told with other reference facts."""
        from kg.reference import Reference

        if held.is_told_with(self.engine, self.iris, sha256, Reference.load().version):
            return "unchanged"
        profile = self.profile(sha256)
        return self.add(profile).state if profile else "unchanged"

    def profile(self, sha256: str) -> Profile | None:
        """The profile of a document, as it was read; None where the store does not have it."""
        return held.profile_of(self.engine, self.iris, sha256)

    def add_name(self, sha256: str, file: str) -> None:
        """Keep `file` as a name of a document that is here."""
        from kg.terms import text

        name = Quad(self.iris.document(sha256), CV.fileName, text(file), self.iris.graph(sha256))
        if name not in self.engine:
            self._exchange(set(), [name])

    def contents(self, sha256: str) -> Counter[str]:
        """How many entries of each field of its profile a document has, by the pointers of its evidence."""
        graph = self.iris.evidence_graph(sha256)
        found = self.engine.quads_for_pattern(None, CV.pointer, None, graph)
        pointers = (quad.object.value for quad in found if isinstance(quad.object, ox.Literal))
        return Counter(field for _, field, *_ in {tuple(pointer.split("/", 3)[:3]) for pointer in pointers})

    def remove(self, sha256: str) -> bool:
        """Forget a document, with all that only it said; False when it is not here.

        Documents that only it linked become documents of several candidates again.
        """
        from kg import retelling

        retold = retelling.removed(self.engine, self.iris, sha256)
        self._exchange(*retold.change)
        return bool(retold.own.lost)

    def decide(self, one: set[str], other: set[str], verdict: Literal["same", "different"]) -> None:
        """Keep that the documents of two sides are, or are not, of one person; raises `BadDecision`."""
        from kg import retelling

        self._exchange(*retelling.with_decision(self.engine, self.iris, one, other, verdict))

    def undecide(self, one: set[str], other: set[str]) -> None:
        """Forget what was decided between two sides; raises `BadDecision` where nothing was."""
        from kg import retelling

        self._exchange(*retelling.without_decision(self.engine, self.iris, one, other))

    def add_reference(self) -> None:
        """Put the shipped reference facts in, unless this version of them is here."""
        from kg.reference import Reference

        reference = Reference.load()
        if reference.version != self.reference_version():
            before = set(self.graph_quads(self.iris.reference_graph))
            self._exchange(*held.change(before, reference.quads(self.iris.base)))

    def reference_version(self) -> str:
        """The version of the reference facts in the store; empty when there are none."""
        graph = self.iris.reference_graph
        found = self.engine.quads_for_pattern(graph, OWL.versionInfo, None, graph)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), "")

    def query(self, sparql: str, functions: Functions | None = None) -> Answer:
        """The answer to a SPARQL query, over the union of all graphs; raises `BadQuery`.

        `functions` are those that it may call beside SPARQL's own. Solutions are computed as they are taken:
        do that inside `query_errors`.
        """
        with query_errors(sparql):
            return self.engine.query(sparql, prefixes=PREFIXES, custom_functions=functions)

    def rows(self, sparql: str) -> Iterator[Any]:
        """The solutions of a SELECT query, as `query` gives them; raises `BadQuery`."""
        solutions = self.query(sparql)
        assert isinstance(solutions, ox.QuerySolutions)
        with query_errors(sparql):
            yield from solutions

    def candidates(self) -> list[CandidateRow]:
        """The candidates: those with a name by name, and then the others."""
        from kg import candidates

        return candidates.rows(self)

    def resolve_candidate(self, text: str) -> CandidateRow:
        """The candidate that `text` names; raises `NoSuchCandidate`, `AmbiguousCandidate`."""
        from kg import candidates

        return candidates.resolve(self, text)

    def documents(self, candidate: NamedNode | None = None) -> list[DocumentRow]:
        """The documents of one candidate, or all."""
        from kg import candidates

        return candidates.documents(self, candidate)

    def document(self, sha256: str) -> DocumentRow:
        """One document that is here; raises `KeyError` for another."""
        from kg import candidates

        return candidates.document(self, sha256)

    def document_quads(self, sha256: str) -> Iterator[Quad]:
        """What a document says, where it says so, and what follows."""
        for graph in self.iris.document_graphs(sha256):
            yield from self.graph_quads(graph)

    def graph_quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The quads of one named graph."""
        return self.engine.quads_for_pattern(None, None, None, graph)

    def export_quads(self, candidate: NamedNode | None = None) -> Iterator[Quad]:
        """The named graphs of one candidate's documents with the reference facts they use, or of all."""
        if candidate is None:
            everything = self.engine.quads_for_pattern(None, None, None, None)
            return (q for q in everything if q.graph_name != UNION and not is_apart(q.graph_name))
        from kg import candidates

        return candidates.export(self, candidate)

    def info(self) -> Info:
        """Counts, and where the store is."""
        triples = self._count("?subject ?predicate ?object")
        return Info(
            path=self.path,
            documents=len(self.documents()),
            candidates=self._count("?person a cv:Candidate"),
            triples=triples,
            quads=len(self.engine) - triples,
            bytes=sum(file.stat().st_size for file in self.path.iterdir()),
            reference=self.reference_version(),
        )

    def _count(self, pattern: str) -> int:
        """How often a pattern holds in the union, counted by the engine."""
        solutions = self.query(f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}")
        assert isinstance(solutions, ox.QuerySolutions)
        return int(next(solutions)["count"].value)

    def backup(self, folder: Path) -> None:
        """A copy of the store as it is now, in a new `folder`; raises `StoreExists`, `BrokenStore`."""
        if folder.exists():
            raise StoreExists(folder, "for the copy")
        with engine_errors(folder):
            self.engine.backup(str(folder))

    def _exchange(self, removed: set[Quad], added: list[Quad]) -> None:
        if removed or added:
            with engine_errors(self.path):
                exchange(self.engine, removed, added)
            self._unflushed += 1
            self._written += 1
        if self._unflushed == _FLUSH_EVERY:
            self._flush()

    def _flush(self) -> None:
        """Write the log into tables: every reader would replay it at opening, a second for 20 documents."""
        with engine_errors(self.path):
            self.engine.flush()
        self._unflushed = 0


@contextmanager
def query_errors(sparql: str) -> Iterator[None]:
    """Turn the engine's errors into `BadQuery`, with the place in `sparql` where there is one."""
    try:
        yield
    except SyntaxError as error:
        raise BadQuery(str(error), sparql) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise BadQuery(str(error)) from None

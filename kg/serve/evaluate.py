"""Operations → answers: the one place where a query runs, so that it can move to another process."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.search import functions_for
from kg.serve.files import Files
from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES, chosen, content_type
from kg.serve.http import Refused, Response
from kg.serve.protocol import Operation
from kg.store import Store, open_store, query_errors
from kg.vocab import PREFIXES


class Evaluator(Protocol):
    """Runs operations; whatever can go wrong with a query is refused, not raised otherwise."""

    def snapshot(self) -> str:
        """Look at the store anew, once for each request; a text that is another once it has changed."""

    def store(self) -> Store:
        """The store as it was at the last look."""

    def evaluate(self, operation: Operation, accept: str) -> Response:
        """The answer to `operation` in the format that `accept` likes best."""


class SnapshotEvaluator:
    """Runs queries in this process, over the store as it is when a request comes.

    A reader of the embedded store sees it as it was when opened, so the store is opened again when
    its files have changed since.
    """

    def __init__(self, location: Path | str) -> None:
        self._location = location
        self._files = Files(location)
        self._state = ""
        self._store: Store | None = None

    def snapshot(self) -> str:
        """The files of the store as they are now, which it is opened anew for when they have changed."""
        if (state := self._files.state()) != self._state or not state:
            self._store = open_store(self._location)
            self._state = state
        return self._state

    def is_behind(self) -> bool:
        """Whether the store has changed since the last look; then files may be gone that it was read from."""
        return self._files.state() != self._state

    def store(self) -> Store:
        """The store as it was at the last look."""
        if self._store is None:
            self.snapshot()
        assert self._store
        return self._store

    def evaluate(self, operation: Operation, accept: str) -> Response:
        """The answer to `operation`; refuses a bad query with 400 and an unwanted format with 406."""
        try:
            return _answer(self.store(), operation, accept)
        except BadQuery as error:
            raise Refused(400, str(error)) from None


def _answer(store: Store, operation: Operation, accept: str) -> Response:
    with query_errors(operation.sparql):
        result = _run(store, operation)
        if isinstance(result, ox.QueryTriples):
            media_type, graph_format = chosen(accept, GRAPH_TYPES)
            body = result.serialize(format=graph_format)
        else:
            media_type, result_format = chosen(accept, RESULT_TYPES)
            body = result.serialize(format=result_format)
    return Response(200, body or b"", content_type(media_type))


def _run(store: Store, operation: Operation) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    sparql = operation.sparql
    asked = partial(
        store.engine.query,
        sparql,
        base_iri=operation.base,
        prefixes={name: iri for name, iri in PREFIXES.items() if f"{name}:" in sparql},
        custom_functions=functions_for(sparql, store),
    )
    if not operation.default_graphs and not operation.named_graphs:
        return asked()
    return asked(
        default_graph=[*map(_graph, operation.default_graphs)],
        named_graphs=[*map(_graph, operation.named_graphs)],
    )


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Refused(400, f"a graph's name is no IRI: {error}") from None

"""The Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/) at `/store`.

    /store?graph=IRI     the graph of that name
    /store?default       read: the union of all graphs; written: the named graph for what has no other
    /store/ANY/PATH      the graph whose name is this address itself
    POST /store          a new graph, whose address is answered as its Location

What the default graph is written goes to a graph of its own (`own_graph`), since the default graph here is
the union of all the named ones: to take from it what a document says is to change that document's graph.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple

from kg.iris import is_apart
from kg.serve.access import STORE
from kg.serve.formats import GRAPH_TYPES, chosen, content_type
from kg.serve.http import MULTIPART, Refused, Request, Response
from kg.serve.multipart import parts
from kg.serve.update import keeping_union
from kg.store import Store
from kg.vocab import PREFIXES

METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")


class Written(NamedTuple):
    """A graph that a request writes: its name, and whether it is new and the client does not know it yet."""

    name: NamedNode
    invented: bool = False


def own_graph(store: Store) -> NamedNode:
    """The named graph of what is written to the default graph."""
    return NamedNode(f"{store.iris.root}graph/default")


def read(request: Request, store: Store) -> Response:
    """A graph in the format that the client likes best; 404 where there is none of this name."""
    graph = _named(request) or _default(request)
    if isinstance(graph, NamedNode) and not exists(store, graph):
        raise Refused(404, f"there is no graph {graph.value}")
    media_type, form = chosen(request.header("accept"), GRAPH_TYPES)
    prefixes = {name: iri for name, iri in PREFIXES.items() if name}
    body = store.engine.dump(format=form, from_graph=graph, prefixes=prefixes)
    return Response(200, body or b"", content_type(media_type))


def write(request: Request, store: Store) -> Response:
    """The answer to a PUT, POST or DELETE, once it is done."""
    target = _target(request, store)
    if is_apart(target.name):
        raise Refused(403, f"{target.name.value} is the store's own: it follows from the documents")
    known = exists(store, target.name)
    if request.method == "DELETE":
        if not known and not _asks_default(request):
            raise Refused(404, f"there is no graph {target.name.value}")
        _run(store, f"DROP SILENT GRAPH {target.name}")
        return Response(204)
    triples = list(_sent(request, target.name.value))
    _run(store, _writing(target.name, triples, anew=request.method == "PUT"))
    if known:
        return Response(204)
    return Response(201, headers={"Location": target.name.value} if target.invented else {})


def exists(store: Store, graph: NamedNode) -> bool:
    """Whether the store has a graph of this name, which may be empty."""
    return store.engine.contains_named_graph(graph)


def _writing(graph: NamedNode, triples: Iterable[Triple], *, anew: bool) -> str:
    cleared = f"CLEAR SILENT GRAPH {graph} ;\n" if anew else ""
    told = "\n".join(f"{triple} ." for triple in triples)
    return f"{cleared}CREATE SILENT GRAPH {graph} ;\nINSERT DATA {{ GRAPH {graph} {{\n{told}\n}} }}"


def _run(store: Store, update: str) -> None:
    store.engine.update(keeping_union(update, own_graph(store).value))


def _target(request: Request, store: Store) -> Written:
    if named := _named(request):
        return Written(named)
    if _asks_default(request):
        return Written(own_graph(store))
    if request.method != "POST":
        raise _without_a_name()
    return Written(NamedNode(f"{request.origin}{STORE}/{uuid.uuid4()}"), invented=True)


def _default(request: Request) -> DefaultGraph:
    if not _asks_default(request):
        raise _without_a_name()
    return DefaultGraph()


def _asks_default(request: Request) -> bool:
    return any(name == "default" for name, _ in request.url_fields())


def _without_a_name() -> Refused:
    return Refused(400, f"say which graph: {STORE}?graph=IRI or {STORE}?default")


def _named(request: Request) -> NamedNode | None:
    """The graph that a request names, by its field `graph` or by its address."""
    fields = request.url_fields()
    names = [value for name, value in fields if name == "graph"]
    below = request.path.removeprefix(STORE).strip("/")
    if len(names) + _asks_default(request) + bool(below) > 1:
        raise Refused(400, "name one graph, not several")
    if below:
        return NamedNode(f"{request.origin}{quote(request.path)}")
    if not names:
        return None
    try:
        return NamedNode(names[0])
    except ValueError as error:
        raise Refused(400, f"a graph's name is no IRI: {error}") from None


def _sent(request: Request, base: str) -> Iterator[Triple]:
    """The triples of a body, or of all its parts."""
    if request.media_type != MULTIPART:
        yield from _parsed(request.body, _format(request.media_type), base)
        return
    for part in parts(request):
        suffix = PurePosixPath(part.file).suffix.removeprefix(".").lower()
        form = GRAPH_TYPES.get(part.media_type) or RdfFormat.from_extension(suffix)
        yield from _parsed(part.body, form or _format(part.media_type), base)


def _format(media_type: str) -> RdfFormat:
    if media_type not in GRAPH_TYPES:
        raise Refused(415, f"send {', '.join(GRAPH_TYPES)}, not {media_type or 'a body without a type'}")
    return GRAPH_TYPES[media_type]


def _parsed(body: bytes, form: RdfFormat, base: str) -> Iterator[Triple]:
    try:
        for quad in ox.parse(body, format=form, base_iri=base, rename_blank_nodes=True):
            if quad.graph_name != DefaultGraph():
                raise Refused(400, "send the triples of one graph, without graphs inside")
            yield quad.triple
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise Refused(400, f"bad RDF: {' '.join(str(error).split())[:300]}") from None

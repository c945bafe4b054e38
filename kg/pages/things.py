"""Any thing of the graph: for people, what is said of it and what points to it; for programs, RDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.pages.candidate import candidate
from kg.pages.render import page
from kg.render import text
from kg.serve.formats import GRAPH_TYPES, accepts, chosen
from kg.serve.http import Refused, Request, Response
from kg.store import Store
from kg.union import UNION
from kg.vocab import CV, PREFIXES, RDF, RDFS

_OF_EVIDENCE = (CV.subject, CV.object)  # which would be most of what points to a thing
_MOST = 200  # statements of a kind on a page
_ENDINGS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


def thing(request: Request, store: Store) -> Response:
    """The thing at `/id/…`: HTML, or RDF by what the client likes best, or by an ending such as `.ttl`."""
    path, media_type = _ending(request.path)
    iri = _iri(store, path)
    if iri is None or not any(store.engine.quads_for_pattern(iri, None, None, UNION)):
        raise Refused(404, f"nothing is known of {path}")
    if media_type is None and accepts(request.header("accept") or "text/html", "text/html", GRAPH_TYPES):
        if ox.Quad(iri, RDF.type, CV.Candidate, UNION) in store.engine:
            return candidate(iri, request, store)
        return _page(iri, request, store)
    return _data(iri, media_type or chosen(request.header("accept"), GRAPH_TYPES)[0], store)


def _ending(path: str) -> tuple[str, str | None]:
    bare, _, ending = path.rpartition(".")
    return (bare, _ENDINGS[ending]) if ending in _ENDINGS else (path, None)


def _iri(store: Store, path: str) -> NamedNode | None:
    try:
        return NamedNode(store.iris.base + path.removeprefix("/id/"))
    except ValueError:
        return None


def _data(iri: NamedNode, media_type: str, store: Store) -> Response:
    body = ox.serialize(_statements(iri, store), format=GRAPH_TYPES[media_type], prefixes=PREFIXES)
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(200, body or b"", media_type + charset, {"Vary": "Accept"})


def _statements(iri: NamedNode, store: Store) -> Iterator[Triple]:
    """What is said of a thing, and what of other things points to it."""
    for quad in store.engine.quads_for_pattern(iri, None, None, UNION):
        yield quad.triple
    for quad in store.engine.quads_for_pattern(None, None, iri, UNION):
        if quad.subject != iri:
            yield quad.triple


def _page(iri: NamedNode, request: Request, store: Store) -> Response:
    about = store.engine.quads_for_pattern(iri, None, None, UNION)
    said = [(quad.predicate, quad.object) for quad in about]
    points = [
        (quad.predicate, quad.subject)
        for quad in store.engine.quads_for_pattern(None, None, iri, UNION)
        if quad.predicate not in _OF_EVIDENCE
    ]
    return page(
        "thing.html",
        request,
        label=_label(iri, store),
        iri=iri.value,
        said=_shown(said, store),
        points=_shown(points, store),
    )


def _shown(statements: list[tuple[Any, Any]], store: Store) -> list[tuple[str, str, str | None]]:
    """Property, value, and the page of the value where it is a thing of this store."""
    rows: list[tuple[str, str, str | None]] = []
    for predicate, value in statements[:_MOST]:
        name = predicate.value.replace("#", "/").rpartition("/")[2]
        if isinstance(value, NamedNode):
            rows.append((name, _label(value, store), _address(value, store)))
        else:
            rows.append((name, text(value), None))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def _address(node: NamedNode, store: Store) -> str | None:
    own = node.value.startswith(store.iris.base)
    return f"/id/{node.value.removeprefix(store.iris.base)}" if own else None


def _label(node: NamedNode, store: Store) -> str:
    found = store.engine.quads_for_pattern(node, RDFS.label, None, UNION)
    return min((text(quad.object) for quad in found), default=node.value)

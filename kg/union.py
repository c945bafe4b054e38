"""Changing named graphs in one transaction, with the default graph kept as the union of what they tell.

Oxigraph's own union of named graphs repeats a triple once for each graph that holds it, which would
count a university twice when two documents name it. So the default graph holds every triple of any
named graph, once, and a plain query just works.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, Quad, Triple

from kg.iris import is_apart

UNION = DefaultGraph()

_MANY = 10_000  # quads; from there on tables are written straight away, which takes a third of the time


def exchange(engine: ox.Store, removed: Set[Quad], added: Iterable[Quad]) -> None:
    """Take the quads `removed` out of their named graphs and put `added` in; all at once or not at all."""
    incoming = list(added)
    gained = dict.fromkeys(Quad(q.subject, q.predicate, q.object) for q in incoming if _is_told(q))
    if removed:
        lost = {quad.triple for quad in removed if _is_told(quad)} - {quad.triple for quad in gained}
        orphaned = (triple for triple in lost if not _said_elsewhere(engine, triple, removed))
        engine.update(_update(removed, orphaned, incoming, gained))
    elif len(incoming) > _MANY:
        engine.bulk_extend([*incoming, *gained])
    else:
        engine.extend([*incoming, *gained])


def _said_elsewhere(engine: ox.Store, triple: Triple, removed: Set[Quad]) -> bool:
    holding = engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != UNION and quad not in removed and _is_told(quad) for quad in holding)


def _is_told(quad: Quad) -> bool:
    """Whether the union holds what is said in this graph."""
    return not is_apart(quad.graph_name)


def _update(
    removed: Iterable[Quad], orphaned: Iterable[Triple], added: Iterable[Quad], gained: Iterable[Quad]
) -> str:
    """SPARQL, since only an update removes and adds in one transaction."""
    out = [*map(_data, removed), *(f"{triple} ." for triple in orphaned)]
    into = [*map(_data, added), *map(_data, gained)]
    return "DELETE DATA {\n" + "\n".join(out) + "\n} ;\nINSERT DATA {\n" + "\n".join(into) + "\n}"


def _data(quad: Quad) -> str:
    if quad.graph_name == UNION:
        return f"{quad.triple} ."
    return f"GRAPH {quad.graph_name} {{ {quad.triple} }}"

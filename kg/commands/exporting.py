"""`kg export`: a candidate, or all, in formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.commands import DONE
from kg.commands.place import GRAPH_SUFFIXES, Place, format_of, reader
from kg.errors import BadUsage
from kg.output import destination

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.store import Store

_SUFFIXES = {".json": "jsonld", ".bib": "bibtex", ".graphml": "graphml", **GRAPH_SUFFIXES}
_CONFERENCES = "SELECT DISTINCT ?label WHERE { ?venue a schema:EventSeries ; rdfs:label ?label }"


def export_graph(
    name: str | None, place: Place, format: str | None, output: str | None, *, evidence: bool = True
) -> int:
    """The graph of one candidate, or of all: JSON-LD for one, N-Quads for all, or another format."""
    from kg import exchange

    known = (*exchange.FORMATS, *_OF_CARDS)
    chosen = format_of(format, output, known, _SUFFIXES) or ("jsonld" if name else "nquads")
    with reader(place) as store:
        iri = store.resolve_candidate(name).iri if name else None
        if chosen in _OF_CARDS:
            written = _OF_CARDS[chosen](store, iri)
        else:
            quads, base = store.export_quads(iri), store.iris.base
            written = exchange.write(quads, chosen, iri, evidence=evidence, base=base)
        with destination(output) as stream:
            stream.buffer.writelines(written)
    return DONE


def _bibtex(store: Store, iri: NamedNode | None) -> Iterator[bytes]:
    from kg.card import bibtex
    from kg.card.from_store import from_store

    conferences = {row["label"].value for row in store.rows(_CONFERENCES)}
    people = [iri] if iri else [row.iri for row in store.candidates()]
    return bibtex.write((from_store(store, person) for person in people), conferences)


def _jsonresume(store: Store, iri: NamedNode | None) -> Iterator[bytes]:
    from kg.card import jsonresume
    from kg.card.from_store import from_store

    if iri is None:
        raise BadUsage("JSON Resume is of one person: kg export CANDIDATE -f jsonresume")
    return jsonresume.write(from_store(store, iri))


_OF_CARDS = {"bibtex": _bibtex, "jsonresume": _jsonresume}

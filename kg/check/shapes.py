"""The graph of a candidate against the SHACL shapes that every graph here keeps to."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.check.finding import Found
from kg.iris import is_evidence_graph
from kg.store import Store
from kg.vocab import RDF, SCHEMA_FOLDER, Namespace

SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    [
        *("ValidationReport", "ValidationResult", "conforms", "result", "focusNode", "resultPath", "value"),
        *("resultMessage", "resultSeverity", "sourceConstraintComponent", "sourceShape"),
        *("Violation", "Warning", "Info"),
    ],
)
SOURCE = "shapes.ttl"


def broken_shapes(store: Store, candidate: NamedNode) -> Iterator[Found]:
    """Each statement about a candidate, and each lack of one, that a shape does not allow.

    Evidence is left out: it is only ever told by `kg.triples`, and is most of what there is.
    """
    exported = store.export_quads(candidate)
    for result in _results(quad for quad in exported if not is_evidence_graph(quad.graph_name)):
        yield Found(
            result["focusNode"],
            result.get("resultPath", RDF.type),
            _shown(result.get("value")),
            _shown(result["resultMessage"]),
            SOURCE,
        )


def _results(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    """The results of a validation, by the names of their properties."""
    about: dict[Any, dict[str, Any]] = {}
    for triple in _report(quads):
        about.setdefault(triple.subject, {})[triple.predicate.value.rpartition("#")[2]] = triple.object
    results = [each for each in about.values() if isinstance(each.get("focusNode"), NamedNode)]
    return iter(
        sorted(results, key=lambda each: [str(each.get(name)) for name in ("focusNode", "resultPath")])
    )


def _report(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The validation report. The graph is copied, since pySHACL is slow and wrong on one of another store."""
    import pyshacl
    import rdflib

    triples = dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers use what rdflib deprecates
        data = rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
        conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes())
    if conforms:
        return iter(())
    written = report.serialize(format="nt")
    return (quad.triple for quad in parse(input=written, format=RdfFormat.N_TRIPLES))


@cache
def _shapes() -> Any:
    import rdflib

    return rdflib.Graph().parse(SCHEMA_FOLDER / "shapes.ttl")


def _shown(term: Any) -> str:
    return "" if term is None else str(term.value)

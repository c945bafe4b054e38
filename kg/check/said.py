"""What one document says, read from the store: statements by subject, and where each was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.candidates import DocumentRow
from kg.store import Store
from kg.vocab import CV, OA, RDF, RDFS

Facts = dict[Any, dict[Any, list[Any]]]  # subject → predicate → objects


class Place(NamedTuple):
    """Where a statement was read: the evidence, the page and line from 1, and the very words."""

    evidence: NamedNode
    pointer: str
    page: int
    line: int | None
    words: str


class Said:
    """The statements of a document, with those that follow from it, and the places of its evidence."""

    def __init__(self, store: Store, row: DocumentRow) -> None:
        said, self._evidence_graph, inferred = store.iris.document_graphs(row.sha256)
        self._store = store
        self.document = store.iris.document(row.sha256)
        self.candidate = row.candidate
        self.file = ", ".join(sorted(row.files))
        self.facts = _facts(store, said)
        for subject, about in _facts(store, inferred).items():
            for predicate, objects in about.items():
                self.facts[subject][predicate] += objects

    def of(self, kind: NamedNode) -> list[NamedNode]:
        """The things of a class that the document tells of, in its order."""
        found = [node for node, about in self.facts.items() if kind in about.get(RDF.type, ())]
        return sorted(found, key=lambda node: (self._first.get(node, 1 << 62), node.value))

    def objects(self, node: NamedNode, predicate: NamedNode) -> list[Any]:
        """What the document says of a thing, as terms."""
        about = self.facts.get(node)
        return about.get(predicate, []) if about else []

    def values(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        """What the document says of a thing, as text."""
        return [each.value for each in self.objects(node, predicate)]

    def value(self, node: NamedNode, predicate: NamedNode) -> str | None:
        """The first of these values."""
        return next(iter(self.values(node, predicate)), None)

    def number(self, node: NamedNode, predicate: NamedNode) -> float | None:
        """The first of these values, if it is a number."""
        found = self.objects(node, predicate)
        return float(found[0].value) if found and _is_number(found[0]) else None

    def label(self, node: NamedNode) -> str:
        """How the document calls a thing."""
        return self.value(node, RDFS.label) or node.value

    def place(self, node: NamedNode, predicate: NamedNode) -> Place | None:
        """Where a statement was read, or else anything about the same thing."""
        return self._places.get((node, predicate)) or self._places.get((node, None))

    def read(self) -> Iterator[tuple[NamedNode, NamedNode, Any, Place]]:
        """Every statement that was read from words, with its place."""
        for evidence, about in self._evidence.items():
            subject, predicate, obj = (about[part][0] for part in (CV.subject, CV.predicate, CV.object))
            yield subject, predicate, obj, _place(evidence, about)

    def shown(self, place: Place | None) -> str:
        """`cv.pdf, page 1, line 7`."""
        if place is None:
            return self.file
        return f"{self.file}, page {place.page}" + (f", line {place.line}" if place.line else "")

    @cached_property
    def _evidence(self) -> Facts:
        found = _facts(self._store, self._evidence_graph)
        return {node: about for node, about in found.items() if CV.pointer in about}

    @cached_property
    def _places(self) -> dict[tuple[Any, Any], Place]:
        places: dict[tuple[Any, Any], Place] = {}
        for subject, predicate, _, place in sorted(self.read(), key=lambda each: each[3].pointer):
            places.setdefault((subject, predicate), place)
            places.setdefault((subject, None), place)
        return places

    @cached_property
    def _first(self) -> dict[Any, int]:
        """The first character that tells of each thing."""
        starts: dict[Any, int] = {}
        for about in self._evidence.values():
            for subject in (about[CV.subject][0], about[CV.object][0]):
                starts[subject] = min(int(about[OA.start][0].value), starts.get(subject, 1 << 62))
        return starts


def _facts(store: Store, graph: NamedNode) -> Facts:
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for quad in store.graph_quads(graph):
        facts[quad.subject][quad.predicate].append(quad.object)
    for about in facts.values():
        for objects in about.values():
            objects.sort(key=str)
    return facts


def _place(evidence: NamedNode, about: dict[Any, list[Any]]) -> Place:
    line = about.get(CV.lineNumber)
    return Place(
        evidence,
        about[CV.pointer][0].value,
        int(about[CV.page][0].value),
        int(line[0].value) if line else None,
        about[OA.exact][0].value,
    )


def _is_number(term: Any) -> bool:
    return isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in ("decimal", "integer")

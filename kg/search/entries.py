"""A document in the store → the texts of its fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.store import Store
from kg.union import UNION
from kg.vocab import CV, RDFS, SCHEMA

_FIELDS = {
    CV.institution: "organization",
    CV.organization: "organization",
    CV.issuer: "organization",
    CV.department: "department",
    CV.fieldOfStudy: "department",
    CV.venue: "venue",
    CV.paper: "paper",
    CV.term: "skill",
    CV.test: "test",
    CV.project: "project",
    CV.award: "award",
    CV.researchInterest: "topic",
    CV.fileName: "file",
    SCHEMA.email: "email",
    SCHEMA.roleName: "title",
}
"""What a property's values are indexed as."""
_NAMES = (RDFS.label, SCHEMA.name, SCHEMA.alternateName)


class Entries:
    """Reads documents of a store; names of things that many documents speak of are looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[NamedNode, tuple[str, ...]] = {}

    def texts(self, sha256: str) -> dict[str, list[str]]:
        """The texts of each field of `kg.search.index.FIELDS`; things under all names that they go by."""
        iris = self._store.iris
        found: dict[str, list[str]] = defaultdict(list)
        found["text"] += self.printed(sha256)
        for quad in self._store.graph_quads(iris.graph(sha256)):
            if quad.predicate == SCHEMA.about and isinstance(quad.object, NamedNode):
                found["name"] += self._names(quad.object)
            elif field := _FIELDS.get(quad.predicate):
                found[field] += self._values(quad.object)
        return found

    def printed(self, sha256: str) -> Iterator[str]:
        """The text of a document as it was read."""
        graph, document = self._store.iris.evidence_graph(sha256), self._store.iris.document(sha256)
        for quad in self._store.engine.quads_for_pattern(document, SCHEMA.text, None, graph):
            if isinstance(quad.object, Literal):
                yield quad.object.value

    def _values(self, value: object) -> tuple[str, ...]:
        if isinstance(value, Literal):
            return (value.value,)
        return self._names(value) if isinstance(value, NamedNode) else ()

    def _names(self, thing: NamedNode) -> tuple[str, ...]:
        if thing not in self._known:
            said = (
                quad.object.value
                for predicate in _NAMES
                for quad in self._store.engine.quads_for_pattern(thing, predicate, None, UNION)
                if isinstance(quad.object, Literal)
            )
            self._known[thing] = tuple(sorted(set(said)))
        return self._known[thing]

"""Statements about things, and where in a document each was read: what a card is put together from."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.vocab import CV, RDFS, SCHEMA

Term = NamedNode | Literal
LAST = 1 << 40
"""The place of what no evidence places."""


@dataclass(slots=True)
class Graph:
    """Statements by subject and by object, and where in the document things and their values were read.

    The place of a thing is its first word and its last: skills that share a level begin together.
    """

    known: set[NamedNode] = field(default_factory=set)
    objects: dict[tuple[NamedNode, NamedNode], list[Term]] = field(default_factory=dict)
    subjects: dict[tuple[Term, NamedNode], list[NamedNode]] = field(default_factory=dict)
    places: dict[NamedNode, tuple[int, int]] = field(default_factory=dict)
    value_places: dict[tuple[NamedNode, Term], int] = field(default_factory=dict)

    def say(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        """Note a statement."""
        self.objects.setdefault((subject, predicate), []).append(value)
        self.subjects.setdefault((value, predicate), []).append(subject)

    def pointed(self, predicates: AbstractSet[NamedNode]) -> set[NamedNode]:
        """What some statement with one of `predicates` leads to."""
        found = (values for (_, predicate), values in self.objects.items() if predicate in predicates)
        return {value for values in found for value in values if isinstance(value, NamedNode)}

    def place(self, subject: NamedNode, value: Term, start: int) -> None:
        """Note where `subject` was said to have `value`."""
        self.value_places[subject, value] = start
        first, last = self.places.get(subject, (start, start))
        self.places[subject] = min(first, start), max(last, start)


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph with what is said of it."""

    graph: Graph
    iri: NamedNode

    @property
    def place(self) -> tuple[int, int]:
        """Where in the document the thing is first and last spoken of."""
        return self.graph.places.get(self.iri, (LAST, LAST))

    def values(self, predicate: NamedNode) -> list[Term]:
        """The objects of `predicate`, as the document has them."""
        places = self.graph.value_places
        found = self.graph.objects.get((self.iri, predicate), [])
        return sorted(found, key=lambda term: (places.get((self.iri, term), LAST), term.value))

    def texts(self, predicate: NamedNode) -> tuple[str, ...]:
        """All literals of `predicate`."""
        return tuple(term.value for term in self.values(predicate))

    def text(self, predicate: NamedNode) -> str | None:
        """The first literal of `predicate`."""
        return next(iter(self.texts(predicate)), None)

    def number(self, predicate: NamedNode) -> float | None:
        """The first literal of `predicate` as a number."""
        value = self.text(predicate)
        return None if value is None else float(value)

    def things(self, predicate: NamedNode) -> Iterator[Thing]:
        """The things that `predicate` leads to, as the document has them."""
        nodes = (node for node in self.values(predicate) if isinstance(node, NamedNode))
        yield from sorted((Thing(self.graph, node) for node in nodes), key=lambda thing: thing.place)

    def label(self, predicate: NamedNode) -> str | None:
        """The label of the thing that `predicate` leads to."""
        return next((thing.text(RDFS.label) for thing in self.things(predicate)), None)

    def whole(self, predicate: NamedNode) -> int | None:
        """The first literal of `predicate` as a whole number, such as a year."""
        value = self.text(predicate)
        return int(value) if value and value.isdecimal() else None

    def end(self) -> str | None:
        """The end of a study or work: a date or `present`."""
        return "present" if self.text(CV.ongoing) == "true" else self.text(SCHEMA.endDate)

"""The order in which things are told: that of the document they were read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.exchange.context import place_of
from kg.iris import DEFAULT_BASE, is_evidence_graph
from kg.vocab import CV, OA, RDF

Facts = dict[Any, dict[NamedNode, dict[Any, None]]]  # subject → predicate → objects
Place = tuple[int, int]  # the first and the last character

NOWHERE: Place = (1 << 62, 1 << 62)


@dataclass(frozen=True, slots=True)
class Options:
    """How to write: the candidate to start at, the base of IRIs, whether with the evidence."""

    candidate: NamedNode | None = None
    base: str = DEFAULT_BASE
    evidence: bool = True

    def keeps(self, quad: Quad) -> bool:
        """Whether a quad is to be written."""
        return self.evidence or not is_evidence_graph(quad.graph_name)


def facts_of(quads: Iterable[Quad]) -> Facts:
    """The union of the graphs, by subject and predicate."""
    about: Facts = defaultdict(lambda: defaultdict(dict))
    for quad in quads:
        about[quad.subject][quad.predicate][quad.object] = None
    return about


def reading_order(quads: Iterable[Quad]) -> list[Quad]:
    """A subject at a time: candidates, then all else in the order of the document, and evidence last."""
    every = list(quads)
    about = facts_of(every)
    places = Places(about)

    def subject_order(subject: Any) -> tuple[bool, bool, Place, str]:
        facts = about[subject]
        is_candidate = CV.Candidate in facts.get(RDF.type, ())
        return CV.pointer in facts, not is_candidate, places.of_thing(subject), str(subject)

    def order(quad: Quad) -> tuple[int, int, int, Place, str]:
        place = places.of(quad.subject, quad.predicate, quad.object)
        return (
            subjects[quad.subject],
            predicates[quad.predicate],
            _place_of_class(quad),
            place,
            str(quad.object),
        )

    subjects = {subject: place for place, subject in enumerate(sorted(about, key=subject_order))}
    predicates = {quad.predicate: place_of(quad.predicate.value) for quad in every}
    return sorted(every, key=order)


def _place_of_class(quad: Quad) -> int:
    """Specific classes before general ones, as the context has them; 0 for what is no class."""
    if quad.predicate == RDF.type and isinstance(quad.object, NamedNode):
        return place_of(quad.object.value)
    return 0


class Places:
    """Where each statement and each thing was read, from first to last, as the evidence tells."""

    def __init__(self, about: Facts) -> None:
        self._about = about
        self._statements: dict[tuple[Any, Any, Any], Place] = {}
        self._things: dict[Any, Place] = {}
        for node, facts in about.items():
            if CV.pointer in facts:
                self._note(node, facts)

    def of(self, subject: Any, predicate: Any, obj: Any) -> Place:
        """The place of a statement, or else of the thing that it points to."""
        found = self._statements.get((subject, predicate, obj))
        return found if found is not None else self.of_thing(obj)

    def of_thing(self, thing: Any) -> Place:
        """From the first to the last statement about a thing.

        A thing without any (an authorship) is where the last thing that it points to is: the paper, not
        its author, whose name comes before all else.
        """
        if thing in self._things:
            return self._things[thing]
        beyond = (obj for objects in self._about.get(thing, {}).values() for obj in objects)
        return max((self._things[obj] for obj in beyond if obj in self._things), default=NOWHERE)

    def _note(self, evidence: Any, facts: Mapping[Any, Iterable[Any]]) -> None:
        parts = (CV.subject, CV.predicate, CV.object, OA.start)
        subject, predicate, obj, start = (next(iter(facts.get(part, ())), None) for part in parts)
        if isinstance(start, Literal) and start.value.isdecimal():
            statement, place = (subject, predicate, obj), int(start.value)
            self._statements[statement] = _spanning(self._statements.get(statement), place)
            self._things[subject] = _spanning(self._things.get(subject), place)
            self._things[evidence] = (place, place)


def _spanning(known: Place | None, place: int) -> Place:
    return (min(known[0], place), max(known[1], place)) if known else (place, place)

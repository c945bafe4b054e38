"""What claims are held against: reference facts in the store, a bibliography, and today's date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.check.nearness import VenueNearness
from kg.reference import Reference
from kg.store import Store
from kg.vocab import CV, RDFS, SCHEMA

if TYPE_CHECKING:
    from kg.bibliography import Papers

Grades = dict[str, str]  # edition → grade; the edition of an undated list is empty


@dataclass(frozen=True)
class World:
    """The store with its reference facts, a bibliography, and the day to judge from."""

    store: Store
    papers: Papers
    today: datetime.date

    @cached_property
    def reference(self) -> Reference:
        """The names of the reference facts."""
        return Reference.load()

    @cached_property
    def nearness(self) -> VenueNearness:
        """Known venues by what their names are near to."""
        return VenueNearness(self.reference)

    @cached_property
    def source(self) -> str:
        """The name of the reference facts, with their version."""
        return f"reference facts {self.store.reference_version()}"

    def is_known(self, node: NamedNode) -> bool:
        """Whether the reference facts tell of a thing."""
        return any(self._told(node, RDFS.label))

    def label(self, node: NamedNode) -> str | None:
        """How the reference facts call a thing."""
        return next((label.value for label in self._told(node, RDFS.label)), None)

    def name(self, node: NamedNode) -> str:
        """The full name that the reference facts give a thing; empty where they know none."""
        return next((name.value for name in self._told(node, SCHEMA.name)), "")

    def numbers(self, node: NamedNode, predicate: NamedNode) -> list[float]:
        """The numbers that the reference facts give a thing."""
        return [float(each.value) for each in self._told(node, predicate)]

    def grades(self, venue: NamedNode, list_: str) -> Grades:
        """The grades of a venue on a list, oldest edition first."""
        found = {}
        for ranking in self._told(venue, CV.ranking):
            if list_ in (each.value for each in self._told(ranking, CV.list)):
                edition = next((each.value for each in self._told(ranking, CV.edition)), "")
                found[edition] = next(each.value for each in self._told(ranking, CV.rankValue))
        return dict(sorted(found.items()))

    def _told(self, node: NamedNode, predicate: NamedNode) -> list[Any]:
        graph = self.store.iris.reference_graph
        return [quad.object for quad in self.store.engine.quads_for_pattern(node, predicate, None, graph)]

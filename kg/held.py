"""A document as a store holds it: its graphs, its profile, and what changes when it is told anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import Iris
from kg.vocab import CV, OWL

if TYPE_CHECKING:
    from extract.profile import Profile
    from kg.triples.telling import Others


class Change(NamedTuple):
    """The quads to take out of a store, and those to put in."""

    lost: set[Quad]
    gained: list[Quad]

    @property
    def is_a_name(self) -> bool:
        """Whether nothing changes but that a document has one more name."""
        return not self.lost and all(quad.predicate == CV.fileName for quad in self.gained)


def change(held: set[Quad], wanted: Iterable[Quad]) -> Change:
    """From the quads that are `held` to those that are `wanted`."""
    kept = dict.fromkeys(wanted)
    return Change(held - kept.keys(), [quad for quad in kept if quad not in held])


def document_quads(engine: ox.Store, iris: Iris, sha256: str) -> set[Quad]:
    """All that is held of a document, its profile too."""
    graphs = (*iris.document_graphs(sha256), iris.profile_graph(sha256))
    return {quad for graph in graphs for quad in engine.quads_for_pattern(None, None, None, graph)}


def told(
    engine: ox.Store,
    iris: Iris,
    profile: Profile,
    candidate: NamedNode | None = None,
    others: Others | None = None,
) -> Change:
    """What changes so that the document says what `profile` does, of `candidate` or else of its own.

    Another name of a file with the same bytes is kept beside the first. `others` are co-authors.
    """
    from kg.reference import Reference
    from kg.triples import profile_quads, quads

    reference = Reference.load()
    held = document_quads(engine, iris, profile.source.sha256)
    names = [quad for quad in held if quad.predicate == CV.fileName]
    says = quads(profile, reference, iris.base, candidate, others)
    return change(held, (*says, *profile_quads(profile, reference.version, iris), *names))


def profile_of(engine: ox.Store, iris: Iris, sha256: str) -> Profile | None:
    """The profile of a document; None where the store does not have it."""
    from kg.triples import stored_profile

    document = iris.document(sha256)
    names = engine.quads_for_pattern(document, CV.fileName, None, iris.graph(sha256))
    files = [quad.object.value for quad in names if isinstance(quad.object, Literal)]
    held = engine.quads_for_pattern(document, CV.profile, None, iris.profile_graph(sha256))
    return stored_profile(held, min(files)) if files else None


def has_profile(engine: ox.Store, iris: Iris, sha256: str) -> bool:
    """Whether the store can tell a document anew; one of before it kept profiles cannot be."""
    document, graph = iris.document(sha256), iris.profile_graph(sha256)
    return any(engine.quads_for_pattern(document, CV.profile, None, graph))


def is_told_with(engine: ox.Store, iris: Iris, sha256: str, version: str) -> bool:
    """Whether a document was told with this version of the reference facts."""
    graph = iris.profile_graph(sha256)
    return Quad(graph, OWL.versionInfo, Literal(version), graph) in engine

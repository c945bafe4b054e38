"""The index of signs in a store, as it will be once a document has been added or removed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.iris import Iris
from kg.vocab import CV


class Index:
    """Which documents have which signs: those in the store, but for `sha256`, which will have `own`."""

    def __init__(
        self, engine: ox.Store, iris: Iris, sha256: str = "", own: frozenset[str] = frozenset()
    ) -> None:
        self._engine, self._iris = engine, iris
        self.sha256, self.own = sha256, own
        self.before = self._held(sha256)
        self._signs = {sha256: own}

    def signs(self, sha256: str) -> frozenset[str]:
        """The signs of a document; none if it is not in the store."""
        if sha256 not in self._signs:
            self._signs[sha256] = self._held(sha256)
        return self._signs[sha256]

    def _held(self, sha256: str) -> frozenset[str]:
        document, graph = self._iris.document(sha256), self._iris.sign_graph
        found = self._engine.quads_for_pattern(document, CV.sign, None, graph)
        return frozenset(quad.object.value for quad in found if isinstance(quad.object, Literal))

    def holders(self, sign: str, most: int | None = None) -> list[str]:
        """The documents that have a sign, by SHA-256; of more than `most`, some `most` + 1."""
        limit = None if most is None else most + 1
        return sorted(islice(self._holders(sign), limit))

    def _holders(self, sign: str) -> Iterator[str]:
        if sign in self.own:
            yield self.sha256
        found = self._engine.quads_for_pattern(None, CV.sign, terms.text(sign), self._iris.sign_graph)
        for quad in found:
            sha256 = key_of(quad.subject)
            if sha256 != self.sha256:
                yield sha256

    def quads(self) -> Iterator[Quad]:
        """What the index will say of the document."""
        document, graph = self._iris.document(self.sha256), self._iris.sign_graph
        return (Quad(document, CV.sign, terms.text(sign), graph) for sign in sorted(self.own))

    def held_quads(self) -> Iterator[Quad]:
        """What the index says of it now."""
        document, graph = self._iris.document(self.sha256), self._iris.sign_graph
        return self._engine.quads_for_pattern(document, CV.sign, None, graph)


def key_of(node: object) -> str:
    """The last part of an IRI, which is the SHA-256 of a document."""
    assert isinstance(node, NamedNode)
    return node.value.rpartition("/")[2]

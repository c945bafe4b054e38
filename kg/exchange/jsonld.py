"""Quads as JSON-LD that a person can read: a tree that starts at the candidate, with its context in it.

A thing is told where it is first met and named by its `id` from then on. What a processor needs to get
the same triples back is in the context: types of values, and IRIs relative to the base.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.exchange.context import Context, reversible
from kg.exchange.pretty import document
from kg.exchange.reading import NOWHERE, Options, Place, Places, facts_of
from kg.vocab import CV, RDF, XSD

_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")  # past that, a reader's numbers may not be exact


class Edge(NamedTuple):
    """A triple as the tree sees it: from its subject, or `backwards` from its object."""

    subject: Any
    predicate: NamedNode
    object: Any
    backwards: bool = False


def write(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """The union of the graphs as one tree, or as several below `@graph` where one does not reach all."""
    tree = Tree(quads, options)
    roots = [tree.node(root) for root in ([options.candidate] if options.candidate else tree.candidates())]
    roots += [tree.node(left) for left in tree.unvisited()]
    body = roots[0] if len(roots) == 1 else {"@graph": roots}
    yield document(tree.context.to_json(), body).encode()


class Tree:
    """What is told of each subject, where it was read, and which subjects have been told already."""

    def __init__(self, quads: Iterable[Quad], options: Options) -> None:
        every = list(quads)
        kept = list(filter(options.keeps, every))
        self.context = Context(options.base)
        self._about = facts_of(kept)
        self._places = Places(facts_of(every))
        self._pointing: dict[tuple[str, Any], dict[Any, None]] = defaultdict(dict)
        self._visited: set[Any] = set()
        for quad in kept:
            if quad.predicate.value in reversible():
                self._pointing[quad.predicate.value, quad.object][quad.subject] = None

    def candidates(self) -> list[Any]:
        """All candidates, which each have a tree of their own."""
        return sorted((node for node in self._about if self._is_candidate(node)), key=str)

    def unvisited(self) -> Iterator[Any]:
        """What no tree has told yet; telling one may tell others."""
        return (node for node in sorted(self._about, key=str) if node not in self._visited)

    def node(self, node: Any, behind: Edge | None = None) -> dict[str, Any]:
        """All that is said of `node`, but for the edge `behind`, along which the tree came to it."""
        self._visited.add(node)
        told: dict[str, Any] = {"id": self._id(node)}
        edges = self._edges(node, behind)
        for key in sorted(edges, key=self.context.place):
            if values := list(self._values(edges[key])):
                told[key] = values if len(values) > 1 else values[0]
        return told

    def _edges(self, node: Any, behind: Edge | None) -> dict[str, list[Edge]]:
        """What `node` is tied to, by key, each in the order of the document."""
        edges: dict[str, list[Edge]] = defaultdict(list)
        for predicate, objects in self._about[node].items():
            for obj in objects:
                if (edge := Edge(node, predicate, obj)) != behind:
                    edges[self._key(edge)].append(edge)
        for iri in reversible():
            for subject in self._pointing.get((iri, node), ()):
                edges[self.context.reverse(iri)].append(Edge(subject, NamedNode(iri), node, backwards=True))
        return {key: sorted(found, key=self._order) for key, found in edges.items()}

    def _order(self, edge: Edge) -> tuple[int, Place, str]:
        """Classes from specific to general; all else as the document has it."""
        if edge.predicate == RDF.type and isinstance(edge.object, NamedNode):
            return self.context.place(self.context.name(edge.object.value)), NOWHERE, ""
        if edge.backwards:
            return 0, self._places.of_thing(edge.subject), str(edge.subject)
        return 0, self._places.of(*edge[:3]), str(edge.object)

    def _key(self, edge: Edge) -> str:
        if edge.predicate == RDF.type and isinstance(edge.object, NamedNode):
            return "type"
        return self.context.word(edge.predicate.value, _kind(edge.object))[0]

    def _values(self, edges: list[Edge]) -> Iterator[Any]:
        for edge in edges:
            if edge.backwards:
                if edge.subject not in self._visited:
                    yield self.node(edge.subject, behind=edge._replace(backwards=False))
            else:
                yield self._value(edge)

    def _value(self, edge: Edge) -> Any:
        said = self.context.word(edge.predicate.value, _kind(edge.object))[1]
        if isinstance(edge.object, Literal):
            return _plain(edge.object) if said else self._value_object(edge.object)
        if edge.predicate == RDF.type and isinstance(edge.object, NamedNode):
            return self.context.name(edge.object.value)
        if self._is_news(edge.object):
            return self.node(edge.object)
        return self._id(edge.object) if said else {"id": self._id(edge.object)}

    def _value_object(self, literal: Literal) -> Any:
        if literal.language:
            return {"@value": literal.value, "@language": literal.language}
        if literal.datatype == XSD.string:
            return literal.value
        return {"@value": literal.value, "type": self.context.compact(literal.datatype.value)}

    def _id(self, node: NamedNode | BlankNode) -> str:
        return self.context.thing(node.value) if isinstance(node, NamedNode) else str(node)

    def _is_news(self, node: Any) -> bool:
        """Whether `node` is to be told here: candidates have trees of their own."""
        return node in self._about and node not in self._visited and not self._is_candidate(node)

    def _is_candidate(self, node: Any) -> bool:
        return CV.Candidate in self._about[node].get(RDF.type, ())


def _kind(term: Any) -> str | None:
    """What a word must say of its values to fit `term`: a datatype, `@id`, or nothing for a string."""
    if not isinstance(term, Literal):
        return "@id"
    return None if term.datatype == XSD.string else term.datatype.value


def _plain(literal: Literal) -> Any:
    if literal.datatype == XSD.boolean and literal.value in ("true", "false"):
        return literal.value == "true"
    if literal.datatype == XSD.integer and _INTEGER.fullmatch(literal.value):
        return int(literal.value)
    return literal.value

"""What one document says, as it is being told: statements, and for each fact the one it stands behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from extract.profile import Fact, Profile
from kg import terms
from kg.iris import Iris, digest, name_key
from kg.reference import Context, Reference
from kg.reference.graph import iri
from kg.vocab import CV, RDF, RDFS, SCHEMA

Term = NamedNode | Literal
Statement = tuple[NamedNode, Term]  # of a node: predicate and object


class Scene(NamedTuple):
    """Where a fact is told: of which `node`, which stands for which `entry` of the profile."""

    telling: Telling
    node: NamedNode
    entry: Any


Tell = Callable[[Scene, Fact[Any]], Iterable[Statement]]
"""A fact → the statements it makes about the node of its scene, the first being the one it is evidence of."""


class Elsewhere(NamedTuple):
    """A paper as other documents tell it: the key of the `title` that its node is made of, and the
    candidates, by name, whose own documents have it."""

    title: str
    candidates: tuple[tuple[str, NamedNode], ...] = ()


Others = Mapping[str, Elsewhere]
"""Papers of other documents, by the key of the title in this one."""


class Part(NamedTuple):
    """Entries below an entry, told as `kind` and tied to it by `predicate`."""

    predicate: NamedNode
    kind: Kind


@dataclass(frozen=True)
class Kind:
    """How entries of one kind are told.

    `key` gives the parts that make an entry itself; an entry without any is only itself. An `owned`
    entry is its owner's (two people's studies are two things); others are the same for everyone.
    An entry of an institution, which its field `at` names, is one with it, in whatever language; a
    `titled` one is a paper, which other documents may have under another title.
    `fields` tells facts by field, `parts` entries by field, `aspects` the same entry as another kind.
    """

    name: str
    classes: tuple[NamedNode, ...]
    key: Callable[[Any], tuple[Any, ...]]
    label: Callable[[Any], str]
    fields: Mapping[str, Tell] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    aspects: tuple[Part, ...] = ()
    more: Callable[[Scene], Iterable[Statement]] = lambda scene: ()
    at: str = ""
    titled: bool = False
    owned: bool = True
    mergeable: bool = True  # two equal keys in one document are one thing


@dataclass
class Telling:
    """The statements of `profile` so far, in order and without repetition."""

    profile: Profile
    iris: Iris
    reference: Reference
    candidate: NamedNode
    others: Others
    statements: dict[Triple, None] = field(default_factory=dict)
    behind: dict[str, Triple] = field(default_factory=dict)  # JSON pointer → the fact's statement
    minted: set[NamedNode] = field(default_factory=set)

    def say(self, subject: NamedNode, predicate: NamedNode, obj: Term) -> Triple:
        """State one triple."""
        triple = Triple(subject, predicate, obj)
        self.statements[triple] = None
        return triple

    def describe(self, node: NamedNode, classes: Iterable[NamedNode], label: str) -> None:
        """State what `node` is and how people call it."""
        for each in classes:
            self.say(node, RDF.type, each)
        self.say(node, RDFS.label, terms.text(label))

    def named(self, node: NamedNode, classes: Iterable[NamedNode], name: str) -> NamedNode:
        """Describe a thing that goes by `name`, so that it is found by it."""
        self.describe(node, classes, name)
        self.say(node, SCHEMA.name, terms.text(name))
        self.say(node, CV.nameKey, terms.text(name_key(name)))
        return node

    def node(self, kind: str, name: str, context: Context | None = None) -> NamedNode:
        """The node of what `name` means: of the known thing of that kind, or else of the name itself."""
        known = self.reference.link(name, kind, context)
        return iri(self.iris, kind, known.key if known else name)

    def thing(
        self, kind: str, classes: Iterable[NamedNode], name: str, context: Context | None = None
    ) -> NamedNode:
        """The same, described where it is not known; what is known the reference graph describes."""
        node = self.node(kind, name, context)
        return node if self.reference.link(name, kind, context) else self.named(node, classes, name)

    def tell(self, entry: Any, kind: Kind, owner: NamedNode, pointer: str) -> NamedNode:
        """State an entry, at `pointer` of the profile, with all that is in it; gives its node."""
        node = self.mint(entry, kind, owner, pointer)
        self.describe(node, kind.classes, kind.label(entry))
        return self.fill(entry, kind, node, pointer)

    def fill(self, entry: Any, kind: Kind, node: NamedNode, pointer: str) -> NamedNode:
        """State the facts and parts of an entry that is already described."""
        scene = Scene(self, node, entry)
        for name, tell in kind.fields.items():
            for place, fact in _facts(getattr(entry, name), f"{pointer}/{name}"):
                self._fact(node, tell(scene, fact), place)
        for predicate, obj in kind.more(scene):
            self.say(node, predicate, obj)
        for name, part in kind.parts.items():
            for index, inner in enumerate(getattr(entry, name)):
                if inner != type(inner)():  # one that says nothing is no thing
                    told = self.tell(inner, part.kind, node, f"{pointer}/{name}/{index}")
                    self.say(node, part.predicate, told)
        for aspect in kind.aspects:
            self.say(node, aspect.predicate, self.tell(entry, aspect.kind, node, pointer))
        return node

    def _fact(self, node: NamedNode, statements: Iterable[Statement], pointer: str) -> None:
        for predicate, obj in statements:
            self.behind.setdefault(pointer, self.say(node, predicate, obj))

    def mint(self, entry: Any, kind: Kind, owner: NamedNode, pointer: str) -> NamedNode:
        """The node of an entry: the same for the same key, whatever else the document says."""
        key = (*self._place(entry, kind), *kind.key(entry))
        key = tuple(map(self.title, key)) if kind.titled else key
        parts = key if any(key) else (self.profile.source.sha256, pointer)
        scope = (owner.value,) if kind.owned else ()
        node = self.iris.thing(kind.name, digest(*parts, *scope))
        if kind.mergeable or node not in self.minted:
            self.minted.add(node)
            return node
        return self._next(node)

    def title(self, key: str | None) -> str | None:
        """The key of the title that a paper's node is made of, for that of its title in this document."""
        known = self.others.get(key or "")
        return known.title if known else key

    def _place(self, entry: Any, kind: Kind) -> tuple[str, ...]:
        """The institution that an entry is at, by its key where it is known."""
        fact = getattr(entry, kind.at) if kind.at else None
        return (self.node("institution", fact.value).value,) if fact else ()

    def _next(self, node: NamedNode) -> NamedNode:
        number = 2
        while (other := NamedNode(f"{node.value}-{number}")) in self.minted:
            number += 1
        self.minted.add(other)
        return other


def _facts(value: Any, pointer: str) -> Iterator[tuple[str, Fact[Any]]]:
    if isinstance(value, Fact):
        yield pointer, value
    elif value is not None:
        yield from ((f"{pointer}/{index}", fact) for index, fact in enumerate(value))

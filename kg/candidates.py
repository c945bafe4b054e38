"""Candidates in a store: the list of them, the one that a name means, and all that their documents say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import AmbiguousCandidate, NoSuchCandidate
from kg.iris import name_key
from kg.vocab import CV, RDFS, SCHEMA

if TYPE_CHECKING:
    from kg.store import Store

_DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate: `label` is the printed name, or says that there is none."""

    iri: NamedNode
    label: str
    named: bool
    documents: tuple[str, ...]

    @property
    def key(self) -> str:
        """The last part of the IRI, which names the candidate within a store."""
        return self.iri.value.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: its SHA-256, the file names it was read under, and whom it is about."""

    sha256: str
    files: tuple[str, ...]
    candidate: NamedNode


def rows(store: Store) -> list[CandidateRow]:
    """Every candidate with the names of their files, by label."""
    files: dict[NamedNode, list[str]] = defaultdict(list)
    for document in documents(store):
        files[document.candidate].extend(document.files)
    found = [_row(store, iri, tuple(sorted(names))) for iri, names in files.items()]
    return sorted(found, key=lambda row: (not row.named, row.label, row.iri.value))


def documents(store: Store, candidate: NamedNode | None = None) -> list[DocumentRow]:
    """The documents of `candidate`, or all, by SHA-256."""
    about = store.engine.quads_for_pattern(None, SCHEMA.about, candidate, _DEFAULT)
    found = []
    for quad in about:
        document, person = quad.subject, quad.object
        if isinstance(document, NamedNode) and isinstance(person, NamedNode):
            sha256 = document.value.rpartition("/")[2]
            found.append(DocumentRow(sha256, tuple(_texts(store, document, CV.fileName)), person))
    return sorted(found, key=lambda row: row.sha256)


def resolve(store: Store, text: str) -> CandidateRow:
    """The candidate with this IRI, key, file or name; part of a name or key will do if no other has it."""
    known = rows(store)
    for match in (_by_iri, _by_file, _by_name, _by_part_of_name, _by_key):
        found = [row for row in known if match(store, row, text)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousCandidate(text, [row.key for row in found])
    raise NoSuchCandidate(text, [row.label for row in known])


def export(store: Store, candidate: NamedNode) -> Iterator[Quad]:
    """The graphs of the documents of `candidate`, and the reference facts that these point to."""
    pointed = set()
    for document in documents(store, candidate):
        for quad in store.document_quads(document.sha256):
            yield quad
            pointed.add(quad.object)
    yield from _reference(store, {node for node in pointed if isinstance(node, NamedNode)})


def _reference(store: Store, nodes: set[NamedNode]) -> Iterator[Quad]:
    """What the reference graph says of `nodes`, and of what it points to from there."""
    seen: set[NamedNode] = set()
    while nodes:
        seen |= nodes
        said = [quad for node in sorted(nodes, key=str) for quad in _about(store, node)]
        yield from said
        nodes = {quad.object for quad in said if isinstance(quad.object, NamedNode)} - seen


def _about(store: Store, node: NamedNode) -> Iterator[Quad]:
    return store.engine.quads_for_pattern(node, None, None, store.iris.reference_graph)


def _row(store: Store, iri: NamedNode, files: tuple[str, ...]) -> CandidateRow:
    names = sorted(_texts(store, iri, SCHEMA.name))
    label = (names or sorted(_texts(store, iri, RDFS.label)))[0]
    return CandidateRow(iri, label, bool(names), files)


def _texts(store: Store, subject: NamedNode, predicate: NamedNode) -> Iterator[str]:
    for quad in store.engine.quads_for_pattern(subject, predicate, None, _DEFAULT):
        if isinstance(quad.object, Literal):
            yield quad.object.value


def _by_iri(store: Store, row: CandidateRow, text: str) -> bool:
    return text in (row.iri.value, row.key)


def _by_file(store: Store, row: CandidateRow, text: str) -> bool:
    return text in row.documents


def _by_name(store: Store, row: CandidateRow, text: str) -> bool:
    return name_key(text) in _texts(store, row.iri, CV.nameKey) or text == row.label


def _by_part_of_name(store: Store, row: CandidateRow, text: str) -> bool:
    return name_key(text) in name_key(row.label)


def _by_key(store: Store, row: CandidateRow, text: str) -> bool:
    return len(text) >= 4 and row.key.startswith(text)

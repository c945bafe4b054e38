"""Candidates in a store: the list of them, the one that a name means, and all that their documents say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from extract.letters import plain, written_out
from kg import terms
from kg.errors import AmbiguousCandidate, NoSuchCandidate
from kg.iris import name_key, slug
from kg.union import UNION
from kg.vocab import CV, RDF, RDFS, SCHEMA

if TYPE_CHECKING:
    from kg.store import Store

_KEY_BEGINNING = 4  # digits of a key that may stand for all of it


class CandidateRow(NamedTuple):
    """A candidate: `label` is the printed name, or says that there is none."""

    iri: NamedNode
    label: str
    named: bool
    documents: tuple[str, ...]

    @property
    def key(self) -> str:
        """The last part of the IRI, which names the candidate within a store."""
        return _key(self.iri)


class DocumentRow(NamedTuple):
    """A document: its SHA-256, the file names it was read under, and whom it is about."""

    sha256: str
    files: tuple[str, ...]
    candidate: NamedNode


def rows(store: Store) -> list[CandidateRow]:
    """Every candidate with the names of their files, by label."""
    files: dict[NamedNode, list[str]] = defaultdict(list)
    for document in documents(store):
        files[document.candidate].extend(document.files)
    found = [_row(store, iri, names) for iri, names in files.items()]
    return sorted(found, key=lambda row: (not row.named, row.label, row.iri.value))


def documents(store: Store, candidate: NamedNode | None = None) -> list[DocumentRow]:
    """The documents of `candidate`, or all, by SHA-256."""
    return sorted(_documents(store, None, candidate), key=lambda row: row.sha256)


def document(store: Store, sha256: str) -> DocumentRow:
    """One document that the store holds; raises `KeyError` for another."""
    for row in _documents(store, store.iris.document(sha256), None):
        return row
    raise KeyError(sha256)


def _documents(store: Store, about: NamedNode | None, candidate: NamedNode | None) -> Iterator[DocumentRow]:
    for quad in store.engine.quads_for_pattern(about, SCHEMA.about, candidate, UNION):
        node, person = quad.subject, quad.object
        if isinstance(node, NamedNode) and isinstance(person, NamedNode):
            sha256 = node.value.rpartition("/")[2]
            yield DocumentRow(sha256, tuple(_texts(store, node, CV.fileName)), person)


def all_names(store: Store) -> dict[NamedNode, set[str]]:
    """The candidates with a name, and all their names as printed."""
    people = store.engine.quads_for_pattern(None, RDF.type, CV.Candidate, UNION)
    nodes = (quad.subject for quad in people if isinstance(quad.subject, NamedNode))
    named = ((node, set(_texts(store, node, SCHEMA.name))) for node in nodes)
    return {node: names for node, names in named if names}


def resolve(store: Store, text: str) -> CandidateRow:
    """The candidate with this IRI, key, file or name; part of a name or key will do if no other has it."""
    found = _by_iri(store, text) or _by_file(store, text) or _by_name(store, text) or _by_form(store, text)
    if not found:
        known = rows(store)
        found = _by_part(known, text)
        if not found:
            raise NoSuchCandidate(text, [row.label for row in known])
    if len(found) > 1:
        raise AmbiguousCandidate(text, sorted(_key(iri) for iri in found))
    (iri,) = found
    return _row(store, iri, (file for document in documents(store, iri) for file in document.files))


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


def _row(store: Store, iri: NamedNode, files: Iterable[str]) -> CandidateRow:
    names = sorted(_texts(store, iri, SCHEMA.name))
    label = (names or sorted(_texts(store, iri, RDFS.label)))[0]
    return CandidateRow(iri, label, bool(names), tuple(sorted(files)))


def _texts(store: Store, subject: NamedNode, predicate: NamedNode) -> Iterator[str]:
    for quad in store.engine.quads_for_pattern(subject, predicate, None, UNION):
        if isinstance(quad.object, Literal):
            yield quad.object.value


def _key(candidate: NamedNode) -> str:
    return candidate.value.rpartition("/")[2]


def _by_iri(store: Store, text: str) -> set[NamedNode]:
    key = text.removeprefix(f"{store.iris.base}candidate/")
    return _candidates(store, {store.iris.thing("candidate", slug(key))})


def _by_file(store: Store, text: str) -> set[NamedNode]:
    found = _subjects(store, CV.fileName, text)
    about = (
        quad for file in found for quad in store.engine.quads_for_pattern(file, SCHEMA.about, None, UNION)
    )
    return {quad.object for quad in about if isinstance(quad.object, NamedNode)}


def _by_name(store: Store, text: str) -> set[NamedNode]:
    named = _subjects(store, CV.nameKey, name_key(text)) | _subjects(store, RDFS.label, text)
    return _candidates(store, named)


def _by_form(store: Store, text: str) -> set[NamedNode]:
    """Those whose name it is in another order or script."""
    from kg.persons import goes_by

    return {person for person, names in all_names(store).items() if goes_by(names, text)}


def _by_part(known: list[CandidateRow], text: str) -> set[NamedNode]:
    part = name_key(text)
    of_name = {row.iri for row in known if part and part in name_key(row.label)}
    if part and not of_name:
        typed = plain(part)
        of_name = {
            row.iri
            for row in known
            if typed in plain(name_key(row.label)) or typed in written_out(name_key(row.label))
        }
    return of_name or {row.iri for row in known if len(text) >= _KEY_BEGINNING and row.key.startswith(text)}


def _subjects(store: Store, predicate: NamedNode, value: str) -> set[NamedNode]:
    found = store.engine.quads_for_pattern(None, predicate, terms.text(value), UNION)
    return {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}


def _candidates(store: Store, nodes: set[NamedNode]) -> set[NamedNode]:
    """Those of `nodes` that are candidates."""
    return {node for node in nodes if Quad(node, RDF.type, CV.Candidate) in store.engine}

"""Profile → quads: what a document says, where it says so, and what follows. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pyoxigraph import NamedNode, Quad, Triple

import extract
from extract.profile import Fact, Profile
from kg import terms
from kg.identity.signs import key_words
from kg.iris import DEFAULT_BASE, Iris
from kg.reference import Reference
from kg.triples.inferred import inferences
from kg.triples.kinds import CANDIDATE
from kg.triples.stored import profile_quads, stored_profile
from kg.triples.telling import Others, Telling
from kg.vocab import CV, OA, PROV, RDF, SCHEMA

__all__ = ["candidate_iri", "profile_quads", "quads", "stored_profile"]


def quads(
    profile: Profile,
    reference: Reference,
    base: str = DEFAULT_BASE,
    candidate: NamedNode | None = None,
    others: Others | None = None,
) -> Iterator[Quad]:
    """What `profile` says of `candidate`, in the three named graphs of its document, each quad once.

    Without a `candidate` it is the one that the document alone tells (`candidate_iri`). Among the authors
    of a paper, those that are candidates themselves are told by `others`.

    What the document itself says is in `…/graph/<sha256>`; what follows from it together with the
    `reference` facts (the rank of a paper) in `…/inferred/<sha256>`; and for every fact the place it
    was read from in `…/evidence/<sha256>`, with the text that these places are in. The same profile
    always gives the same quads.
    """
    iris, sha256 = Iris(base), profile.source.sha256
    telling = Telling(profile, iris, reference, candidate or candidate_iri(profile, iris), others or {})
    _tell(telling)
    said, evidence, inferred = iris.document_graphs(sha256)
    yield from _in(said, telling.statements)
    yield from _in(inferred, dict.fromkeys(inferences(telling)))
    yield Quad(iris.document(sha256), SCHEMA.text, terms.text(profile.text), evidence)
    for pointer, fact in profile.facts():
        yield from _in(evidence, _evidence(telling, pointer, fact))


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(each.subject, each.predicate, each.object, graph) for each in triples)


def candidate_iri(profile: Profile, iris: Iris) -> NamedNode:
    """The candidate of `profile` alone: known by e-mail, else by telephone, else by the document."""
    return iris.candidate(key_words(profile)[1])


def _tell(telling: Telling) -> None:
    profile, candidate = telling.profile, telling.candidate
    telling.describe(candidate, CANDIDATE.classes, _label(profile, candidate))
    telling.fill(profile, CANDIDATE, candidate, "")
    _tell_document(telling)


def _label(profile: Profile, candidate: NamedNode) -> str:
    if profile.name:
        return profile.name.value
    key = candidate.value.rpartition("/")[2][:6]
    schools = (study.institution for study in profile.education)
    known_from = next(filter(None, chain(schools, (work.organization for work in profile.experience))), None)
    return f"Unnamed candidate {key}" + (f" ({known_from.value})" if known_from else "")


def _tell_document(telling: Telling) -> None:
    source = telling.profile.source
    document = telling.iris.document(source.sha256)
    telling.describe(document, (CV.Document, PROV.Entity), f"Document {source.sha256[:6]}")
    telling.say(document, CV.sha256, terms.text(source.sha256))
    telling.say(document, CV.fileName, terms.text(source.file))
    telling.say(document, SCHEMA.encodingFormat, terms.text(source.media_type))
    telling.say(document, SCHEMA.inLanguage, terms.text(source.language))
    telling.say(document, CV.extractorVersion, terms.text(extract.__version__))
    if source.pages is not None:
        telling.say(document, SCHEMA.numberOfPages, terms.integer(source.pages))
    for warning in telling.profile.warnings:
        telling.say(document, CV.warning, terms.text(warning))
    telling.say(document, SCHEMA.about, telling.candidate)
    telling.say(telling.candidate, CV.document, document)


def _evidence(telling: Telling, pointer: str, fact: Fact[Any]) -> Iterator[Triple]:
    profile, span = telling.profile, fact.span
    node = telling.iris.evidence(profile.source.sha256, pointer)
    subject, predicate, obj = telling.behind[pointer]
    yield Triple(node, RDF.type, CV.Evidence)
    yield Triple(node, CV.subject, subject)
    yield Triple(node, CV.predicate, predicate)
    yield Triple(node, CV.object, obj)
    yield Triple(node, OA.exact, terms.text(profile.words(span)))
    yield Triple(node, OA.start, terms.integer(span.start))
    yield Triple(node, OA.end, terms.integer(span.end))
    yield Triple(node, CV.page, terms.integer(span.page))
    yield Triple(node, CV.lineNumber, terms.integer(span.line))
    yield Triple(node, CV.confidence, terms.decimal(fact.confidence))
    yield Triple(node, CV.rule, terms.text(fact.rule))
    yield Triple(node, CV.pointer, terms.text(pointer))
    yield Triple(node, PROV.wasDerivedFrom, telling.iris.document(profile.source.sha256))

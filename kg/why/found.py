"""The evidence in a store: of a candidate, of a thing, or of what was read from given words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.errors import NoSuchCandidate, NoSuchFact, NoSuchThing
from kg.iris import name_key
from kg.store import Store
from kg.vocab import CV
from kg.why.evidence import Evidence, around
from kg.why.select import is_pointer, select

_DOCUMENTS = """SELECT ?document ?file ?text WHERE {{
  VALUES ?document {{ {documents} }} ?document cv:fileName ?file
  OPTIONAL {{ ?document schema:text ?text }} }}"""
_EVIDENCE = """SELECT ?evidence ?document ?subject ?predicate ?object ?label ?fact ?words ?start ?end ?page
    ?line ?rule ?confidence WHERE {{
  VALUES ?document {{ {documents} }} ?evidence prov:wasDerivedFrom ?document ;
    cv:subject ?subject ; cv:predicate ?predicate ; cv:object ?object ; cv:pointer ?fact ; oa:exact ?words ;
    oa:start ?start ; oa:end ?end ; cv:page ?page ; cv:rule ?rule ; cv:confidence ?confidence .
  OPTIONAL {{ ?evidence cv:lineNumber ?line }} OPTIONAL {{ ?object rdfs:label ?label }} }}"""
_ABOUT = """SELECT DISTINCT ?document WHERE {{ VALUES ?thing {{ {thing} }}
  {{ ?evidence cv:subject ?thing }} UNION {{ ?evidence cv:object ?thing }}
  UNION {{ ?thing a cv:Evidence BIND(?thing AS ?evidence) }}
  UNION {{ ?thing a cv:Document . ?evidence prov:wasDerivedFrom ?thing }}
  ?evidence prov:wasDerivedFrom ?document }}"""
_POINTED = ("?evidence cv:pointer ?said FILTER(STRSTARTS(?said, {word}))",)
_SAYING = (  # one by one: together the engine reads all evidence before it looks for the words
    "?evidence oa:exact ?said FILTER(CONTAINS(LCASE(?said), {word}))",
    "?evidence cv:pointer ?said FILTER(CONTAINS(LCASE(?said), {word}))",
    "?evidence cv:object ?said FILTER(ISLITERAL(?said) && CONTAINS(LCASE(STR(?said)), {word}))",
    "?thing rdfs:label ?said FILTER(CONTAINS(LCASE(?said), {word})) ?evidence cv:object ?thing .",
)
_DOCUMENTS_OF = "SELECT DISTINCT ?document WHERE {{ {pattern} ?evidence prov:wasDerivedFrom ?document }}"
_LABELS = (
    "SELECT DISTINCT ?label WHERE { ?evidence cv:object ?thing . "
    "?thing rdfs:label|schema:name|schema:alternateName ?label } LIMIT 5000"
)
_RUN = re.compile(r"\w+")


def in_store(store: Store, asked: Sequence[str]) -> list[Evidence]:
    """The evidence for what was `asked`: an IRI, a candidate with pointers or words, or words alone.

    Raises `NoSuchFact`, or `AmbiguousCandidate` where a part of a name is that of several.
    """
    first, *rest = asked
    if first.startswith(("http://", "https://")):
        return _of_thing(store, first, rest)
    if candidate := _candidate(store, first):
        return _of_candidate(store, candidate, rest)
    try:
        return select(_anywhere(store, asked), asked)
    except NoSuchFact:
        try:
            candidate = store.resolve_candidate(first).iri
        except NoSuchCandidate:
            raise NoSuchFact(" ".join(asked), _labels(store)) from None
        return _of_candidate(store, candidate, rest)


def _candidate(store: Store, text: str) -> NamedNode | None:
    """The candidate whose name, key, IRI or file is `text`, and not only a part of it."""
    try:
        row = store.resolve_candidate(text)
    except NoSuchThing:
        return None
    whole = text in (row.iri.value, row.key, *row.documents) or name_key(text) == name_key(row.label)
    return row.iri if whole else None


def _of_candidate(store: Store, candidate: NamedNode, asked: Sequence[str]) -> list[Evidence]:
    documents = (store.iris.document(row.sha256) for row in store.documents(candidate))
    return select((read.evidence for read in _read(store, documents)), asked)


def _of_thing(store: Store, iri: str, asked: Sequence[str]) -> list[Evidence]:
    if candidate := _candidate(store, iri):
        return _of_candidate(store, candidate, asked)
    try:
        thing = NamedNode(iri)
    except ValueError:
        raise NoSuchFact(iri) from None
    documents = _column(store, _ABOUT.format(thing=thing))
    about = [read.evidence for read in _read(store, documents) if thing in read.things]
    if not about:
        raise NoSuchFact(iri)
    return select(about, asked)


def _anywhere(store: Store, asked: Sequence[str]) -> Iterator[Evidence]:
    """The evidence of the documents in which everything that was asked is said."""
    said = [set(_documents_saying(store, text)) for text in asked]
    return (read.evidence for read in _read(store, set.intersection(*said)))


def _documents_saying(store: Store, text: str) -> Iterator[NamedNode]:
    """The documents that say the longest word of `text`, or have facts below a pointer."""
    word = terms.text(text if is_pointer(text) else max(_RUN.findall(text.casefold()), key=len, default=text))
    for pattern in _POINTED if is_pointer(text) else _SAYING:
        yield from _column(store, _DOCUMENTS_OF.format(pattern=pattern.format(word=word)))


def _column(store: Store, sparql: str) -> Iterator[Any]:
    return (row[0] for row in store.rows(sparql))


def _labels(store: Store) -> list[str]:
    return [label.value for label in _column(store, _LABELS)]


@dataclass(frozen=True, slots=True)
class _Read:
    """Evidence as the store has it, with the things that it is about."""

    evidence: Evidence
    things: tuple[Any, ...]


def _read(store: Store, documents: Iterable[NamedNode]) -> list[_Read]:
    """The evidence of some documents, each with the line around its words."""
    named = " ".join(sorted(map(str, documents)))
    if not named:
        return []
    texts: dict[Any, str] = {}
    files: dict[Any, set[str]] = {}
    for row in store.rows(_DOCUMENTS.format(documents=named)):
        files.setdefault(row["document"], set()).add(row["file"].value)
        texts[row["document"]] = row["text"].value if row["text"] else ""
    best: dict[Any, Any] = {}  # a thing may have several labels: that of the words, else the first
    for row in store.rows(_EVIDENCE.format(documents=named)):
        held = best.get(row["evidence"])
        if held is None or _nearness(row) < _nearness(held):
            best[row["evidence"]] = row
    return [
        _told(row, ", ".join(sorted(files[row["document"]])), texts[row["document"]]) for row in best.values()
    ]


def _nearness(row: Any) -> tuple[bool, str]:
    label = row["label"].value if row["label"] else ""
    return label != row["words"].value, label


def _told(row: Any, file: str, text: str) -> _Read:
    start, end = int(row["start"].value), int(row["end"].value)
    evidence = Evidence(
        row["fact"].value,
        _value(row),
        file,
        int(row["page"].value),
        int(row["line"].value) if row["line"] else None,
        row["words"].value,
        *around(text, start, end),
        row["rule"].value,
        float(row["confidence"].value),
        start,
        end,
        row["document"].value.rpartition("/")[2],
    )
    return _Read(evidence, (row["evidence"], row["document"], row["subject"], row["object"]))


def _value(row: Any) -> str:
    if row["predicate"] == CV.ongoing:
        return "present"
    named = row["label"] if row["label"] and not isinstance(row["object"], Literal) else row["object"]
    return str(named.value)

"""What the store tells of all candidates, as far as requirements ask for it.

One query a kind of fact over all candidates, so that a thousand of them cost a second, not a query each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from kg.iris import name_key
from kg.store import Store

_STUDIES = """SELECT ?person ?study ?degree ?field ?department ?end ?ongoing ?gpa ?scale ?percentile ?school
WHERE {
  ?person a cv:Candidate ; cv:education ?study .
  OPTIONAL { ?study cv:degree ?degree } OPTIONAL { ?study cv:fieldOfStudy ?field }
  OPTIONAL { ?study cv:department/rdfs:label ?department } OPTIONAL { ?study schema:endDate ?end }
  OPTIONAL { ?study cv:ongoing ?ongoing } OPTIONAL { ?study cv:gpa ?gpa }
  OPTIONAL { ?study cv:gpaScale ?scale }
  OPTIONAL { ?study cv:percentile ?percentile } OPTIONAL { ?study cv:institution/rdfs:label ?school } }"""
_SKILLS = """SELECT ?person ?claim ?name ?level WHERE {
  ?person cv:skill ?claim . ?claim cv:term/rdfs:label ?name . OPTIONAL { ?claim cv:level ?level } }"""
_LANGUAGES = """SELECT ?person ?claim ?name ?level WHERE {
  ?person cv:language ?claim . ?claim cv:term/rdfs:label ?name . OPTIONAL { ?claim cv:level ?level } }"""
_TESTS = """SELECT ?person ?result ?name ?printed ?score WHERE {
  ?person cv:testResult ?result . ?result schema:name ?name .
  OPTIONAL { ?result cv:scoreText ?printed } OPTIONAL { ?result cv:score ?score } }"""
_PAPERS = """SELECT ?person ?paper ?title ?venue ?rank ?year ?first ?abstract WHERE {
  ?person cv:authorship ?authorship . ?authorship cv:paper ?paper . ?paper rdfs:label ?title .
  OPTIONAL { ?paper cv:venue/rdfs:label ?venue } OPTIONAL { ?paper cv:ccfRank ?rank }
  OPTIONAL { ?paper schema:datePublished ?year } OPTIONAL { ?authorship cv:firstAuthor ?first }
  OPTIONAL { ?paper schema:abstract ?abstract } }"""
_WORK = """SELECT ?person ?work ?kind ?organization ?title ?start ?end ?ongoing WHERE {
  ?person cv:experience ?work . OPTIONAL { ?work cv:kind ?kind } OPTIONAL { ?work schema:roleName ?title }
  OPTIONAL { ?work cv:organization/rdfs:label ?organization } OPTIONAL { ?work schema:startDate ?start }
  OPTIONAL { ?work schema:endDate ?end } OPTIONAL { ?work cv:ongoing ?ongoing } }"""
_SAID = """SELECT ?person ?thing ?said WHERE {
  { ?person cv:researchInterest ?said BIND(?person AS ?thing) }
  UNION { ?person cv:education ?thing . ?thing cv:researchInterest ?said }
  UNION { ?person cv:experience|cv:project ?thing .
    ?thing cv:highlight|schema:roleName|schema:name ?said } }"""


class Entry(NamedTuple):
    """One entry of a CV: its values by name, each as printed or as a number in text."""

    thing: str
    values: dict[str, str]

    def get(self, name: str) -> str:
        """A value, or nothing."""
        return self.values.get(name, "")

    def number(self, name: str) -> float | None:
        """A value as a number."""
        try:
            return float(self.values[name])
        except (KeyError, ValueError):
            return None


class Facts(NamedTuple):
    """What is known of one candidate."""

    studies: tuple[Entry, ...] = ()
    skills: tuple[Entry, ...] = ()
    languages: tuple[Entry, ...] = ()
    tests: tuple[Entry, ...] = ()
    papers: tuple[Entry, ...] = ()
    work: tuple[Entry, ...] = ()
    said: tuple[Entry, ...] = ()


_QUERIES = {
    "studies": _STUDIES,
    "skills": _SKILLS,
    "languages": _LANGUAGES,
    "tests": _TESTS,
    "papers": _PAPERS,
    "work": _WORK,
    "said": _SAID,
}


def facts(store: Store) -> dict[str, Facts]:
    """The facts of every candidate, by IRI."""
    found: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(store, "SELECT ?person { ?person a cv:Candidate }"):
        found[row["person"].value]  # also of whom nothing is told
    for name, query in _QUERIES.items():
        for person, entry in _entries(store, query):
            found[person][name].append(entry)
    return {
        person: Facts(**{name: tuple(sorted(entries, key=_order)) for name, entries in told.items()})
        for person, told in found.items()
    }


def _entries(store: Store, query: str) -> Iterator[tuple[str, Entry]]:
    for row in _rows(store, query):
        person, thing, *_ = row.values()
        held = {name: value.value for name, value in list(row.items())[2:] if value is not None}
        yield person.value, Entry(thing.value, held)


def _rows(store: Store, query: str) -> Iterator[dict[str, Any]]:
    """The solutions with their variables in the order of the query."""
    solutions: Any = store.query(query)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: solution[name] for name in names}


def _order(entry: Entry) -> tuple[str, list[tuple[str, str]]]:
    return entry.thing, sorted(entry.values.items())


def goes_by(called: str, names: tuple[str, ...]) -> bool:
    """Whether a printed name is one of some names."""
    return name_key(called) in set(map(name_key, names))

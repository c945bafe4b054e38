"""What the store tells of all candidates, as far as requirements ask for it.

One query a kind of fact over all candidates, so that a thousand of them cost a second, not a query each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from kg.iris import name_key
from kg.store import Store

_STUDIES = """SELECT ?person ?thing ?degree ?field ?department ?end ?ongoing ?gpa ?scale ?percentile ?school
WHERE {
  ?person a cv:Candidate ; cv:education ?thing .
  OPTIONAL { ?thing cv:degree ?degree } OPTIONAL { ?thing cv:fieldOfStudy ?field }
  OPTIONAL { ?thing cv:department/rdfs:label ?department } OPTIONAL { ?thing schema:endDate ?end }
  OPTIONAL { ?thing cv:ongoing ?ongoing } OPTIONAL { ?thing cv:gpa ?gpa }
  OPTIONAL { ?thing cv:gpaScale ?scale }
  OPTIONAL { ?thing cv:percentile ?percentile } OPTIONAL { ?thing cv:institution/rdfs:label ?school } }"""
_SCHOOLS = """SELECT ?person ?thing ?school ?tier WHERE {
  ?person cv:education ?thing . ?thing cv:institution ?place . ?place cv:tier ?tier ; rdfs:label ?school }"""
_AWARDS = """SELECT ?person ?thing ?name WHERE { ?person cv:award ?thing . ?thing schema:name ?name }"""
_SKILLS = """SELECT ?person ?thing ?name ?level WHERE {
  ?person cv:skill ?thing . ?thing cv:term/rdfs:label ?name . OPTIONAL { ?thing cv:level ?level } }"""
_LANGUAGES = """SELECT ?person ?thing ?name ?level WHERE {
  ?person cv:language ?thing . ?thing cv:term/rdfs:label ?name . OPTIONAL { ?thing cv:level ?level } }"""
_TESTS = """SELECT ?person ?thing ?name ?printed ?score WHERE {
  ?person cv:testResult ?thing . ?thing schema:name ?name .
  OPTIONAL { ?thing cv:scoreText ?printed } OPTIONAL { ?thing cv:score ?score } }"""
_PAPERS = """SELECT ?person ?thing ?title ?venue ?rank ?year ?first ?abstract WHERE {
  ?person cv:authorship ?authorship . ?authorship cv:paper ?thing . ?thing rdfs:label ?title .
  OPTIONAL { ?thing cv:venue/rdfs:label ?venue } OPTIONAL { ?thing cv:ccfRank ?rank }
  OPTIONAL { ?thing schema:datePublished ?year } OPTIONAL { ?authorship cv:firstAuthor ?first }
  OPTIONAL { ?thing schema:abstract ?abstract } }"""
_WORK = """SELECT ?person ?thing ?kind ?organization ?title ?start ?end ?ongoing WHERE {
  ?person cv:experience ?thing . OPTIONAL { ?thing cv:kind ?kind } OPTIONAL { ?thing schema:roleName ?title }
  OPTIONAL { ?thing cv:organization/rdfs:label ?organization } OPTIONAL { ?thing schema:startDate ?start }
  OPTIONAL { ?thing schema:endDate ?end } OPTIONAL { ?thing cv:ongoing ?ongoing } }"""
_SAID = """SELECT ?person ?thing ?said WHERE {
  { ?person cv:researchInterest ?said BIND(?person AS ?thing) }
  UNION { ?person cv:education ?thing . ?thing cv:researchInterest ?said }
  UNION { ?person cv:experience|cv:project ?thing .
    ?thing cv:highlight|schema:roleName|schema:name ?said } }"""


_VARIABLE = re.compile(r"\?(\w+)")
_LEADING = ("person", "thing")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Entry(NamedTuple):
    """One entry of a CV: what is told of it by name, each as printed or as a number in text.

    Two documents may tell two things of it.
    """

    thing: str
    values: dict[str, tuple[str, ...]]

    def get(self, name: str) -> str:
        """A value, or nothing."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All that is told."""
        return self.values.get(name, ())

    def numbers(self, name: str) -> list[float]:
        """The values that are numbers."""
        return [float(value) for value in self.all(name) if _NUMBER.fullmatch(value)]


class Facts(NamedTuple):
    """What is known of one candidate."""

    studies: tuple[Entry, ...] = ()
    schools: tuple[Entry, ...] = ()
    skills: tuple[Entry, ...] = ()
    languages: tuple[Entry, ...] = ()
    tests: tuple[Entry, ...] = ()
    papers: tuple[Entry, ...] = ()
    awards: tuple[Entry, ...] = ()
    work: tuple[Entry, ...] = ()
    said: tuple[Entry, ...] = ()


_QUERIES = {
    "studies": _STUDIES,
    "schools": _SCHOOLS,
    "skills": _SKILLS,
    "languages": _LANGUAGES,
    "tests": _TESTS,
    "papers": _PAPERS,
    "awards": _AWARDS,
    "work": _WORK,
    "said": _SAID,
}


def facts(store: Store) -> dict[str, Facts]:
    """The facts of every candidate, by IRI."""
    found: dict[str, dict[str, tuple[Entry, ...]]] = defaultdict(dict)
    for row in store.rows("SELECT ?person { ?person a cv:Candidate }"):
        found[row["person"].value]  # also of whom nothing is told
    for name, query in _QUERIES.items():
        for person, entries in _entries(store, query).items():
            found[person][name] = entries
    return {person: Facts(**told) for person, told in found.items()}


def _entries(store: Store, query: str) -> dict[str, tuple[Entry, ...]]:
    """The entries of each candidate, in the order of their IRIs; a row is one of the ways to tell one."""
    names = [name for name in _VARIABLE.findall(query.partition("WHERE")[0]) if name not in _LEADING]
    told: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.rows(query):
        values = told[row["person"].value, row["thing"].value]
        for name in names:
            if row[name] is not None:
                values[name].add(row[name].value)
    found: dict[str, tuple[Entry, ...]] = defaultdict(tuple)
    for (person, thing), each in sorted(told.items()):
        found[person] += (Entry(thing, {name: tuple(sorted(values)) for name, values in each.items()}),)
    return found


def goes_by(called: str, names: tuple[str, ...]) -> bool:
    """Whether a printed name is one of some names."""
    return name_key(called) in set(map(name_key, names))

"""What can be completed: names in the store, words of questions, SPARQL's own words and terms."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kg.ask.examples import examples
from kg.commands.place import Place, reader
from kg.errors import KgError
from kg.vocab import CV, SCHEMA

_KEYWORDS = """
SELECT DISTINCT WHERE OPTIONAL FILTER ORDER BY GROUP HAVING LIMIT OFFSET VALUES BIND UNION MINUS EXISTS NOT IN
AS ASC DESC COUNT SUM MIN MAX AVG CONTAINS LCASE STR REGEX PREFIX ASK CONSTRUCT DESCRIBE GRAPH
"""
_NAMES = "SELECT DISTINCT ?label WHERE {{ ?thing a {cls} ; rdfs:label ?label }} LIMIT {most}"
_CLASSES = (
    "cv:Candidate",
    "schema:Organization",
    "cv:Venue",
    "schema:DefinedTerm",
    "schema:ScholarlyArticle",
)
_MOST = 5000  # names of each class


class Words:
    """The words for one store; its names are read at their first use."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @cached_property
    def names(self) -> list[str]:
        """Names of candidates, organisations, venues, skills and papers."""
        try:
            with reader(self._place) as store:
                found: Any = (
                    row["label"].value
                    for cls in _CLASSES
                    for row in store.query(_NAMES.format(cls=cls, most=_MOST))  # type: ignore[union-attr]
                )
                return sorted(set(found))
        except KgError:
            return []

    @cached_property
    def questions(self) -> list[str]:
        """Questions that are understood whatever is in the store."""
        return [question for questions in examples().values() for question in questions]

    @cached_property
    def terms(self) -> list[str]:
        """SPARQL's words, and the terms of the vocabulary."""
        spaces = {"cv": CV, "schema": SCHEMA}
        named = ((prefix, node.value) for prefix, space in spaces.items() for node in space)
        return [
            *_KEYWORDS.split(),
            *(f"{prefix}:{iri.removeprefix(str(spaces[prefix]))}" for prefix, iri in named),
        ]

"""Ranked full text over documents and what was read from them.

words     text → the words that are indexed, each with its place
syntax    what a person types → a query: AND OR NOT + - | ( ) "phrase" prefix* fuzzy~ field:word
index     the index on disk, and the documents that a query finds, best first
entries   a document in the store → the texts of its fields
keeping   the index in step with its store
snippets  the lines of a document that a query was found in
    found     what a search finds, as rows
    functions full text inside SPARQL
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.store import Store

MATCHES, SCORE = "matches", "textScore"
"""The local names of the functions, below `cv:`."""


def functions_for(sparql: str, store: Store) -> dict[NamedNode, Callable[..., Any]] | None:
    """The functions for full text, if a query may call them; else what they need is not even imported."""
    if MATCHES not in sparql and SCORE not in sparql:
        return None
    from kg.search.functions import functions

    return functions(store)

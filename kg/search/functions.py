"""Full text inside SPARQL: two functions of a document, or of whom it is about.

    FILTER(cv:matches(?candidate, "federated AND (python | java)"))
    BIND(cv:textScore(?candidate, "federated learning") AS ?score)

The second is unbound where the first is false. A search runs once a query, however many rows ask for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.errors import BadSearch
from kg.search import MATCHES, SCORE
from kg.search.index import FIELDS
from kg.search.keeping import kept
from kg.search.syntax import parse
from kg.store import Store
from kg.vocab import CV

_ALL = 1_000_000  # documents: a join needs every hit


def functions(store: Store) -> dict[NamedNode, Callable[..., Any]]:
    """The functions over what `store` holds; a search that makes no sense is an error of the expression."""

    @cache
    def scores(text: str) -> dict[str, float]:
        found: dict[str, float] = {}
        try:
            hits = kept(store).search(parse(text, FIELDS), _ALL)
        except BadSearch:
            return found
        for hit in hits:
            found.setdefault(store.iris.document(hit.sha256).value, hit.score)
            found.setdefault(store.document(hit.sha256).candidate.value, hit.score)
        return found

    def matches(thing: Any, text: Any) -> Literal:
        return terms.boolean(thing.value in scores(text.value))

    def score(thing: Any, text: Any) -> Literal | None:
        found = scores(text.value).get(thing.value)
        return None if found is None else Literal(found)

    return {NamedNode(f"{CV}{MATCHES}"): matches, NamedNode(f"{CV}{SCORE}"): score}

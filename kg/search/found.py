"""What a search finds in a store: candidates with the line that says it, best first."""

from __future__ import annotations

from typing import NamedTuple

from kg import terms
from kg.search.entries import Entries
from kg.search.index import FIELDS
from kg.search.keeping import kept
from kg.search.snippets import Snippet, snippet
from kg.search.syntax import parse
from kg.store import Store

_PAGES = """SELECT ?start ?page WHERE {{ GRAPH {graph} {{
  ?evidence oa:start ?start ; cv:page ?page . FILTER(?start <= {most}) }} }} ORDER BY DESC(?start) LIMIT 1"""


class Found(NamedTuple):
    """A document that a search found.

    `snippet` is None where only what was read from it matches, such as another name of a university;
    `page` is that of the fact before the snippet.
    """

    candidate: str
    key: str
    file: str
    page: int | None
    snippet: Snippet | None
    score: float


def search(store: Store, text: str, limit: int) -> list[Found]:
    """The best documents for what was typed; raises `BadSearch`."""
    query = parse(text, FIELDS)
    hits = kept(store).search(query, limit)
    entries = Entries(store)
    found = []
    for hit in hits:
        row = store.document(hit.sha256)
        candidate = store.resolve_candidate(row.candidate.value)
        shown = snippet("\n".join(entries.printed(hit.sha256)), query)
        page = _page(store, hit.sha256, shown.start) if shown else None
        found.append(
            Found(candidate.label, candidate.key, ", ".join(row.files), page, shown, round(hit.score, 2))
        )
    return found


def _page(store: Store, sha256: str, start: int) -> int | None:
    graph = store.iris.evidence_graph(sha256)
    rows = store.rows(_PAGES.format(graph=graph, most=terms.integer(start).value))
    return next((int(row["page"].value) for row in rows), None)

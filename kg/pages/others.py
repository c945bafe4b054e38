"""Search and comparison."""

from __future__ import annotations

from kg.card.from_store import from_store
from kg.compare import compare
from kg.errors import NoSuchThing, SearchError
from kg.pages.render import page
from kg.serve.http import Request, Response
from kg.store import Store

_MOST = 50


def search(request: Request, store: Store) -> Response:
    """Hits for `q` with their lines, what was looked for marked."""
    from kg.search.found import search as find

    text, found, error = dict(request.url_fields()).get("q", "").strip(), [], None
    if text:
        try:
            found = find(store, text, _MOST)
        except SearchError as problem:
            error = str(problem)
    hits = [(hit, _marked(hit.snippet.text, hit.snippet.marks) if hit.snippet else []) for hit in found]
    return page("search.html", request, text=text, hits=hits, error=error)


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Pieces of a line, and whether each was looked for."""
    pieces, place = [], 0
    for start, end in marks:
        pieces += [(text[place:start], False), (text[start:end], True)]
        place = end
    return [*pieces, (text[place:], False)]


def comparison(request: Request, store: Store) -> Response:
    """The candidates of the fields `c` side by side; with fewer than two, a list to choose from."""
    names = [value for name, value in request.url_fields() if name == "c" and value]
    rows, error = [], None
    for name in names:
        try:
            rows.append(store.resolve_candidate(name))
        except NoSuchThing as problem:
            error = str(problem)
    people = list(dict.fromkeys(rows))
    sides = compare([from_store(store, row.iri) for row in people]) if len(people) > 1 else []
    return page(
        "compare.html", request, people=people, sides=sides, error=error, everyone=store.candidates()[:500]
    )

"""Saved queries as pages and links, and the SPARQL editor."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from kg.errors import KgError, QueryError
from kg.pages.asked import liked, rows_of, written
from kg.pages.render import page
from kg.queries import SavedQuery, all_queries, bind, find
from kg.serve.http import FORM, Refused, Request, Response
from kg.store import Store
from kg.vocab import CV, SCHEMA

_FORMATS = ("csv", "json", "tsv", "jsonl")
_FIRST = """SELECT ?name ?title ?venue
WHERE {
  ?person a cv:Candidate ; rdfs:label ?name ; cv:authorship/cv:paper ?paper .
  ?paper rdfs:label ?title ; cv:ccfRank "A" .
  OPTIONAL { ?paper cv:venue/rdfs:label ?venue }
}
ORDER BY ?name ?title"""


def queries(request: Request, store: Store) -> Response:
    """The list of saved queries."""
    return page("queries.html", request, queries=all_queries())


def query(request: Request, store: Store) -> Response:
    """One saved query with a form for its parameters and its rows: `/queries/NAME`, `.json`, `.csv`."""
    name, _, ending = request.path.removeprefix("/queries/").partition(".")
    found = _found(name)
    values = {key: value for key, value in request.url_fields() if key not in ("lang",)}
    if ending not in ("", "html", *_FORMATS):
        raise Refused(404, f"a query comes as {', '.join(_FORMATS)} or html, not {ending}")
    format = liked(request) if not ending else ending if ending != "html" else None
    if format:
        return written(_bound(found, values), format, store)
    return _page(found, values, request, store)


def _page(found: SavedQuery, values: dict[str, str], request: Request, store: Store) -> Response:
    given = {param.name: values.get(param.name, param.default or "") for param in found.params}
    needed = [param.name for param in found.params if param.default is None and not values.get(param.name)]
    table, error, sparql = None, None, found.text
    if not needed:
        try:
            sparql = bind(found, values)
            table = rows_of(sparql, store)
        except QueryError as problem:
            error = str(problem)
    fields = f"?{urlencode(values)}" if values else ""
    downloads = {kind: f"/queries/{found.name}.{kind}{fields}" for kind in _FORMATS} if table else {}
    return page(
        "query.html",
        request,
        query=found,
        given=given,
        table=table,
        error=error,
        sparql=sparql,
        downloads=downloads,
    )


def _found(name: str) -> SavedQuery:
    try:
        return find(name)
    except KgError as error:
        raise Refused(404, str(error)) from None


def _bound(found: SavedQuery, values: dict[str, str]) -> str:
    try:
        return bind(found, values)
    except QueryError as error:
        raise Refused(400, str(error)) from None


def _has_all(query: SavedQuery) -> bool:
    """Whether a query can be run as it is: each of its parameters has a default."""
    return all(param.default is not None for param in query.params)


def asked(request: Request) -> str:
    """The query that a browser sent to `/sparql`: by its address, or by the form of the editor."""
    fields = request.url_fields()
    if request.method == "POST" and request.media_type == FORM:
        fields += request.form_fields()
    return dict(fields).get("query", "")


def editor(request: Request, status: int = 200, sparql: str = "", error: str = "") -> Response:
    """The SPARQL editor with a query, or with that of the field `edit`; `error` is why it was refused."""
    spaces = {"cv": CV, "schema": SCHEMA}
    known = ((prefix, str(space), node) for prefix, space in spaces.items() for node in space)
    terms = [f"{prefix}:{node.value.removeprefix(base)}" for prefix, base, node in known]
    return page(
        "editor.html",
        request,
        status,
        sparql=sparql or dict(request.url_fields()).get("edit", _FIRST),
        error=error,
        terms=json.dumps(terms),
        saved=[(each, bind(each, {})) for each in all_queries() if _has_all(each)],
    )

"""A request → a query, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.guard import reaches_out
from kg.serve.http import FORM, Refused, Request

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
READ_ONLY = "this endpoint only reads: it takes queries, no updates"


@dataclass(frozen=True, slots=True)
class Operation:
    """A query, the base of its relative IRIs, and the graphs that the request says it is about."""

    sparql: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def operation(request: Request, endpoint: str) -> Operation | None:
    """What a request to the URL `endpoint` asks for; None for a GET without a query. Refuses all else."""
    if request.method not in METHODS:
        raise Refused(405, f"use GET or POST, not {request.method}", {"Allow": ", ".join(METHODS)})
    fields = request.url_fields()
    if request.method == "POST":
        fields += _posted(request)
    names = {name for name, _ in fields}
    if names & {"update", "using-graph-uri", "using-named-graph-uri"}:
        raise Refused(403 if request.method == "POST" else 400, READ_ONLY)
    if "query" not in names:
        if request.method == "POST":
            raise Refused(400, "there is no query: send it in the field `query`, or as the body")
        return None
    return Operation(
        _sparql([value for name, value in fields if name == "query"]),
        endpoint,
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
    )


def _posted(request: Request) -> list[tuple[str, str]]:
    """The fields that a body gives: those of a form, or a bare query as if it were one."""
    kind = request.media_type
    if kind == FORM:
        return request.form_fields()
    if kind == QUERY_TYPE:
        return [("query", request.text())]
    if kind == UPDATE_TYPE:
        raise Refused(403, READ_ONLY)
    raise Refused(415, f"send the query as {QUERY_TYPE} or {FORM}, not {kind or 'a body without a type'}")


def _sparql(queries: Sequence[str]) -> str:
    if len(queries) > 1:
        raise Refused(400, "send one query, not several")
    if not queries[0].strip():
        raise Refused(400, "the query is empty")
    if reaches_out(queries[0]):
        raise Refused(403, "SERVICE is refused: no query reaches the network")
    return queries[0]

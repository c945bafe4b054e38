"""A request → a query or an update, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.guard import loads, reaches_out
from kg.serve.http import FORM, Refused, Request
from kg.serve.update import Using

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
READ_ONLY = "this endpoint only reads: it takes queries, no updates"
_NETWORK = "SERVICE and LOAD are refused: nothing here reaches the network"

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query, the base of its relative IRIs, and the graphs that the request says it is about."""

    sparql: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """An update, the base of its relative IRIs, and the graphs that the request says it reads."""

    sparql: str
    base: str
    using: Using


def operation(request: Request, endpoint: str) -> Operation | None:
    """What a request to the URL `endpoint` asks for; None for a GET without a query. Refuses all else."""
    fields = _fields(request)
    names = {name for name, _ in fields}
    if names & {"update", "using-graph-uri", "using-named-graph-uri"}:
        raise Refused(400, "send an update by POST, and no query with it" if request.writable else READ_ONLY)
    if "query" not in names:
        if request.method == "POST":
            raise Refused(400, "there is no query: send it in the field `query`, or as the body")
        return None
    return Operation(
        _one("query", fields),
        endpoint,
        _values("default-graph-uri", fields),
        _values("named-graph-uri", fields),
    )


def is_update(request: Request) -> bool:
    """Whether a request to the endpoint is to write: a POST with an update and no query."""
    if request.method != "POST":
        return False
    if request.media_type != FORM:
        return request.media_type == UPDATE_TYPE
    try:
        return any(name == "update" for name, _ in request.form_fields())
    except Refused:
        return False


def update(request: Request, endpoint: str) -> Update:
    """The update that a request to the URL `endpoint` sends; refuses all else."""
    fields = _fields(request)
    names = {name for name, _ in fields}
    if names & {"query", "default-graph-uri", "named-graph-uri"}:
        raise Refused(400, "send an update or a query, not both")
    using = Using(_values("using-graph-uri", fields), _values("using-named-graph-uri", fields))
    return Update(_one("update", fields), endpoint, using)


def _fields(request: Request) -> Fields:
    """The fields of the URL and of the body: those of a form, or a bare operation as if it were one."""
    if request.method not in METHODS:
        raise Refused(405, f"use GET or POST, not {request.method}", {"Allow": ", ".join(METHODS)})
    fields = request.url_fields()
    if request.method != "POST":
        return fields
    kind = request.media_type
    if kind == FORM:
        return fields + request.form_fields()
    if kind in (QUERY_TYPE, UPDATE_TYPE):
        return [*fields, ("query" if kind == QUERY_TYPE else "update", request.text())]
    raise Refused(415, f"send the query as {QUERY_TYPE} or {FORM}, not {kind or 'a body without a type'}")


def _values(name: str, fields: Fields) -> tuple[str, ...]:
    return tuple(value for each, value in fields if each == name)


def _one(name: str, fields: Fields) -> str:
    """The text of the operation in the field `name`."""
    texts: Sequence[str] = _values(name, fields)
    if len(texts) > 1:
        raise Refused(400, f"send one {name}, not several")
    if not texts[0].strip():
        raise Refused(400, f"the {name} is empty")
    if reaches_out(texts[0]) or (name == "update" and loads(texts[0])):
        raise Refused(403, _NETWORK)
    return texts[0]

"""The endpoint's description by OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0), at `/openapi.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import kg
from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES
from kg.serve.http import FORM, MULTIPART, Request, Response
from kg.serve.protocol import QUERY_TYPE, UPDATE_TYPE

_JSON = "application/json"
_REFUSALS = {
    "400": "The request makes no sense; the reason in plain text.",
    "401": "It takes the token.",
    "403": "It is not allowed here.",
    "404": "There is no such thing.",
    "405": "It is not done by this method.",
    "406": "There is no such format of the answer.",
    "413": "The request or its answer is too large.",
    "414": "The address is too long.",
    "415": "The body is of a type that is not taken here.",
    "429": "Too many requests at once from one address.",
    "431": "The headers are too long.",
    "503": "All workers are busy: try again in a moment.",
    "504": "It takes longer than it may.",
    "507": "It takes more memory or room than there is.",
}


def description(request: Request) -> Response:
    """The description, with the ways to write where the server takes writes."""
    paths = _reading() | (_writing() if request.writable else {})
    if request.writable:
        for path in ("/sparql", "/store"):
            paths[path] = _reading()[path] | paths[path]
    told = {
        "openapi": "3.1.0",
        "info": {"title": "kg", "version": kg.__version__, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": request.origin}],
        "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }
    return Response(200, json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n", _JSON)


def _reading() -> dict[str, Any]:
    answers = {**RESULT_TYPES, **GRAPH_TYPES}
    query = [_field("query", "A SPARQL query; none asks for the service description.")]
    return {
        "/sparql": {
            "get": _operation("Query", answers, [*query, *_dataset()]),
            "post": _operation("Query", answers, _dataset(), _body([FORM, QUERY_TYPE])),
        },
        "/store": {"get": _operation("A graph", GRAPH_TYPES, _graph())},
        "/ask": {
            "get": _operation(
                "A question in words", ["text/html", "text/csv", _JSON], [_field("q", "The question.")]
            )
        },
        "/ask.{format}": {
            "get": _operation(
                "The answer as rows",
                ["text/csv", _JSON],
                [_format(("csv", "tsv", "json", "jsonl")), _field("q", "The question.", needed=True)],
            )
        },
        "/queries/{name}.{format}": {
            "get": _operation(
                "A saved query",
                ["text/csv", _JSON],
                [
                    _path("name", "The name of the query; its parameters are fields."),
                    _format(("csv", "tsv", "json", "jsonl")),
                ],
            )
        },
        "/id/{kind}/{key}": {
            "get": _operation(
                "A thing",
                ["text/html", *GRAPH_TYPES],
                [_path("kind", "What it is: candidate, paper, …"), _path("key", "Which one.")],
            )
        },
        "/healthz": {"get": _operation("Whether the server is up", ["text/plain"])},
        "/metrics": {"get": _operation("Counts for Prometheus", ["text/plain"])},
    }


def _writing() -> dict[str, Any]:
    graph = _graph()
    secured: dict[str, Any] = {"security": [{"token": []}]}
    using = [_fields("using-graph-uri"), _fields("using-named-graph-uri")]
    sent = _body([*GRAPH_TYPES, MULTIPART])
    post = _operation(
        "Query or update",
        {**RESULT_TYPES, **GRAPH_TYPES},
        [*_dataset(), *using],
        _body([FORM, QUERY_TYPE, UPDATE_TYPE]),
        "204",
    )
    return {
        "/sparql": {"post": post},
        "/store": {
            "put": _operation("Replace a graph", [], graph, sent, "201", "204") | secured,
            "post": _operation("Add to a graph, or make one", [], graph, sent, "201", "204") | secured,
            "delete": _operation("Forget a graph", [], graph, None, "204") | secured,
        },
        "/documents": {
            "post": _operation(
                "Read documents and add them",
                [_JSON],
                [_field("name", "The name of the file, where the body is one.")],
                _body([MULTIPART, "application/octet-stream"]),
                "201",
                "422",
            )
            | secured
        },
    }


def _operation(
    about: str, types: Iterable[str], fields: Iterable[Any] = (), body: Any = None, *statuses: str
) -> dict[str, Any]:
    content: dict[str, Any] = {media_type: {} for media_type in types}
    answers: dict[str, Any] = {"200": {"description": "The answer.", "content": content}} if content else {}
    answers |= {status: {"description": "Done, or why not."} for status in statuses}
    answers |= {status: {"description": reason} for status, reason in _REFUSALS.items()}
    told = {"summary": about, "parameters": list(fields), "responses": answers}
    return told | ({"requestBody": body} if body else {})


def _body(types: Iterable[str]) -> dict[str, Any]:
    return {"required": True, "content": {media_type: {} for media_type in types}}


def _graph() -> list[dict[str, Any]]:
    default = _field("default", "The default graph: the union of all, or what was written to it.")
    return [_field("graph", "The IRI of a graph."), default]


def _dataset() -> list[dict[str, Any]]:
    return [_fields("default-graph-uri"), _fields("named-graph-uri")]


def _field(name: str, about: str, *, needed: bool = False) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": "query", "required": needed, "description": about, "schema": schema}


def _fields(name: str) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _path(name: str, about: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": about, "schema": {"type": "string"}}


def _format(values: Iterable[str]) -> dict[str, Any]:
    return _path("format", "The format.") | {"schema": {"type": "string", "enum": list(values)}}

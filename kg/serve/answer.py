"""A request → its response: the whole endpoint as one function, without a socket."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.serve.evaluate import Evaluator
from kg.serve.formats import GRAPH_TYPES, accepts
from kg.serve.http import Refused, Request, Response
from kg.serve.protocol import METHODS, operation

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
_ALWAYS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept"}

Handler = Callable[[Request, Evaluator], Response]


def answer(request: Request, evaluator: Evaluator) -> Response:
    """The response to any request; never raises. A HEAD is answered as the GET that it stands for."""
    try:
        response = _handler(request)(request, evaluator)
    except Refused as refused:
        response = refused.response()
    except Exception as error:  # the client hears of it; the server goes on
        response = Response(500, f"internal error: {type(error).__name__}\n".encode())
    return replace(response, headers=_ALWAYS | dict(response.headers))


def _handler(request: Request) -> Handler:
    if request.path.rstrip("/") == "/sparql":
        return _sparql
    handler = _PAGES.get(request.path) or _page(request.path)
    if handler is None:
        raise Refused(404, f"nothing is at {request.path}: queries go to /sparql")
    if request.method not in ("GET", "HEAD"):
        raise Refused(405, f"use GET, not {request.method}", {"Allow": "GET, HEAD"})
    return handler


def _sparql(request: Request, evaluator: Evaluator) -> Response:
    """A query, the service description when there is none, or what a browser asks before it sends one."""
    try:
        response = _protocol(request, evaluator)
    except Refused as refused:
        response = refused.response()
    return replace(response, headers=_CORS | dict(response.headers))


def _protocol(request: Request, evaluator: Evaluator) -> Response:
    endpoint = _endpoint(request)
    asked = operation(request, endpoint)
    if request.method == "OPTIONS":
        return Response(204, headers={"Allow": ", ".join(METHODS)})
    accept = request.header("accept")
    if asked is not None:
        return evaluator.evaluate(asked, accept)
    if accepts(accept, "text/html", GRAPH_TYPES):
        from kg.pages.saved import editor

        return editor(request)
    from kg.serve.description import description

    return description(endpoint, accept)


def _endpoint(request: Request) -> str:
    """The URL of the endpoint as the client knows it."""
    host = request.header("host")
    return f"http://{host if _HOST.fullmatch(host) else 'localhost'}/sparql"


def _page(path: str) -> Handler | None:
    """The page for people at a path."""
    from kg.pages import site

    return (lambda request, evaluator: site.respond(request, evaluator.store())) if site.has(path) else None


_PAGES: dict[str, Handler] = {
    "/healthz": lambda request, evaluator: Response(200, b"ok\n"),
}

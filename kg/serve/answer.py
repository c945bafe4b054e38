"""A request that reads → its response: the whole endpoint as one function, without a socket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.errors import StoreError
from kg.serve import caching, cors
from kg.serve.access import DOCUMENTS, is_below_store
from kg.serve.evaluate import Evaluator
from kg.serve.formats import GRAPH_TYPES, RESULT_TYPES, accepts
from kg.serve.http import Refused, Request, Response
from kg.serve.limits import USUAL
from kg.serve.protocol import READ_ONLY, operation

_ALWAYS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept, Accept-Encoding"}

Handler = Callable[[Request, Evaluator], Response]


def answer(
    request: Request, evaluator: Evaluator, largest: int = USUAL.answer, tag: str | None = None
) -> Response:
    """The response to any request, of `largest` bytes at most; raises nothing but `MemoryError`.

    A HEAD is answered as the GET that it stands for. `tag` is its ETag, where that has been looked for.
    """
    try:
        response = _current(request, evaluator, _handler(request), tag)
    except Refused as refused:
        response = _refusal(request, refused)
    except StoreError as error:  # its folder is gone, or another's; that may pass
        response = Response(503, f"{error}\n".encode(), headers={"Retry-After": "5"})
    except MemoryError:
        raise  # what has been taken may not come back: the process is to end
    except Exception as error:  # the client hears of it; the server goes on
        response = Response(500, f"internal error: {type(error).__name__}\n".encode())
    if len(response.body) > largest:
        most = largest >> 20
        response = Response(413, f"the answer has more than {most} MB: ask for less, with LIMIT\n".encode())
    response = caching.packed(request, response)
    return replace(response, headers={**_ALWAYS, **cors.headers(request.path), **response.headers})


def _refusal(request: Request, refused: Refused) -> Response:
    """A page for who prefers one, as browsers do; else the reason as plain text."""
    if not accepts(request.header("accept"), "text/html", (*GRAPH_TYPES, *RESULT_TYPES)):
        return refused.response()
    from kg.pages.site import refusal

    return refusal(request, refused)


def _current(request: Request, evaluator: Evaluator, handler: Handler, tag: str | None) -> Response:
    """The answer, or 304 where the client has it as it would be."""
    if request.method == "OPTIONS" or request.path in _STEADY or request.path.startswith("/static/"):
        return handler(request, evaluator)
    if tag is None:
        tag = caching.tag(request, evaluator.snapshot())
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if caching.is_known(request, tag):
        return Response(304, headers=headers)
    response = handler(request, evaluator)
    if response.status != 200 or not tag:
        return response
    return replace(response, headers=headers | dict(response.headers))


def _handler(request: Request) -> Handler:
    if request.path.rstrip("/") == "/sparql":
        return _sparql
    if is_below_store(request.path):
        return _graph
    if request.path == DOCUMENTS:
        raise Refused(405, "send documents by POST", {"Allow": "POST"})
    handler = _STEADY.get(request.path) or _page(request.path)
    if handler is None:
        raise Refused(404, f"nothing is at {request.path}: queries go to /sparql")
    if request.method not in ("GET", "HEAD"):
        raise Refused(405, f"use GET, not {request.method}", {"Allow": "GET, HEAD"})
    return handler


def _sparql(request: Request, evaluator: Evaluator) -> Response:
    """A query, the service description when there is none, or what a browser asks before it sends one."""
    endpoint = f"{request.origin}/sparql"
    asked = operation(request, endpoint)
    if request.method == "OPTIONS":
        return _methods(request)
    accept = request.header("accept")
    if asked is not None:
        return evaluator.evaluate(asked, accept)
    if accepts(accept, "text/html", GRAPH_TYPES):
        from kg.pages.saved import editor

        return editor(request)
    from kg.serve.description import description

    return description(endpoint, accept, writable=request.writable)


def _graph(request: Request, evaluator: Evaluator) -> Response:
    """A graph of the store."""
    from kg.serve import graphs

    if request.method == "OPTIONS":
        return _methods(request)
    if request.method in ("GET", "HEAD"):
        return graphs.read(request, evaluator.store())
    if request.method in graphs.METHODS:
        raise Refused(403, READ_ONLY)
    allowed = cors.methods(request.path)
    raise Refused(405, f"use {allowed}, not {request.method}", {"Allow": allowed})


def _methods(request: Request) -> Response:
    return Response(204, headers={"Allow": cors.methods(request.path)})


def _page(path: str) -> Handler | None:
    """The page for people at a path."""
    from kg.pages import site

    return (lambda request, evaluator: site.respond(request, evaluator.store())) if site.has(path) else None


def _described(request: Request, evaluator: Evaluator) -> Response:
    from kg.serve.openapi import description

    return description(request)


_STEADY: dict[str, Handler] = {
    "/healthz": lambda request, evaluator: Response(200, b"ok\n"),
    "/openapi.json": _described,
}
"""What does not depend on the store."""

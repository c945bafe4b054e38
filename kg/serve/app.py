"""The endpoint as an ASGI application: Starlette reads requests and writes responses."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.requests import Request as WebRequest
from starlette.responses import Response as WebResponse
from starlette.types import Receive, Scope, Send

from kg.serve.answer import answer
from kg.serve.evaluate import Evaluator
from kg.serve.http import Request, Response

LARGEST_BODY = 1 << 20
"""The largest request, in bytes; a query of a megabyte is no query."""


class Application:
    """Every path and method goes through `answer`, in threads, which the engine lets run side by side."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            return
        try:
            response = await self._answered(WebRequest(scope, receive))
        except ClientDisconnect:
            return
        await _web(response, scope["method"])(scope, receive, send)

    async def _answered(self, web: WebRequest) -> Response:
        body = await _body(web)
        if body is None:
            return Response(413, f"a request may have {LARGEST_BODY >> 20} MB at most\n".encode())
        query = web.scope["query_string"].decode("latin-1")
        request = Request(web.method, web.scope["path"], query, _headers(web), body)
        return await run_in_threadpool(answer, request, self._evaluator)


def _headers(web: WebRequest) -> dict[str, str]:
    """The headers by lower-case name; one that comes several times is one list (RFC 9110, section 5.3)."""
    headers: dict[str, str] = {}
    for name, value in web.headers.items():
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


async def _body(web: WebRequest) -> bytes | None:
    """The body of a request, or None as soon as it is too large."""
    read = bytearray()
    async for chunk in web.stream():
        read += chunk
        if len(read) > LARGEST_BODY:
            return None
    return bytes(read)


def _web(response: Response, method: str) -> WebResponse:
    headers = dict(response.headers)
    if response.status == 204:
        return WebResponse(status_code=204, headers=headers)
    headers["Content-Length"] = str(len(response.body))
    body = b"" if method == "HEAD" else response.body
    return WebResponse(body, response.status, headers, response.media_type)

"""The endpoint as an ASGI application: Starlette reads requests, workers answer them."""

from __future__ import annotations

from starlette.requests import ClientDisconnect
from starlette.requests import Request as WebRequest
from starlette.responses import Response as WebResponse
from starlette.types import Receive, Scope, Send

from kg.serve.http import Request, Response
from kg.serve.pool import Pool

LARGEST_BODY = 1 << 20
"""The largest request, in bytes; a query of a megabyte is no query."""


class Application:
    """Every path and method goes to a worker; this process evaluates nothing."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            return
        web = WebRequest(scope, receive)
        try:
            response = await self._answered(web, receive)
        except ClientDisconnect:
            return
        self._pool.counts[f"answered {response.status}"] += 1
        await _web(response, scope["method"])(scope, receive, send)

    async def _answered(self, web: WebRequest, receive: Receive) -> Response:
        body = await _body(web)
        if body is None:
            return Response(413, f"a request may have {LARGEST_BODY >> 20} MB at most\n".encode())
        if web.scope["path"] == "/healthz":
            return Response(200, b"ok\n")
        query = web.scope["query_string"].decode("latin-1")
        request = Request(web.method, web.scope["path"], query, _headers(web), body)
        client = web.client.host if web.client else ""
        return await self._pool.answer(request, client, _gone(receive))


async def _gone(receive: Receive) -> None:
    """Done once the client has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


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

"""The endpoint as an ASGI application: it takes requests in, and workers answer them.

Starlette is not needed for so little, and costs a quarter of the requests a second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from typing import Any

from kg.serve import cors, log
from kg.serve.access import OPEN, Access, writes
from kg.serve.documents import LARGEST as LARGEST_WRITE
from kg.serve.http import Refused, Request, Response
from kg.serve.metrics import Metrics
from kg.serve.pool import Pool

LARGEST_BODY = 1 << 20
"""The largest request, in bytes, of who may not write; a query of a megabyte is no query."""
LONGEST_ADDRESS = 32 << 10
"""The longest address of a request, in bytes; a longer query is sent by POST."""
LARGEST_HEAD = 48 << 10
"""How many bytes the headers of a request may have in all."""

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Disconnected(Exception):
    """The client has gone before its request was whole."""


class Application:
    """Requests that read go to one pool of workers, those that write to another; none is evaluated here."""

    def __init__(
        self,
        readers: Pool,
        writer: Pool | None = None,
        access: Access = OPEN,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._readers = readers
        self._writer = writer
        self._access = access
        self._tell = tell
        self._metrics = Metrics()

    @property
    def pools(self) -> dict[str, Pool]:
        """The pools by what they do."""
        return {"read": self._readers} | ({"write": self._writer} if self._writer else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["type"] != "http":
            return
        begun = time.perf_counter()
        try:
            response = await self._answered(scope, receive)
        except Disconnected:
            return
        seconds = time.perf_counter() - begun
        self._metrics.count(response.status, seconds)
        if self._tell:
            self._tell(log.line(scope["method"], scope["path"], response.status, seconds))
        await _send(response, scope["method"], send)

    async def _answered(self, scope: Scope, receive: Receive) -> Response:
        query = scope["query_string"].decode("latin-1")
        request = Request(scope["method"], scope["path"], query, _headers(scope), b"", self._access.writable)
        try:
            _check_head(scope)
            if writes(request):
                self._access.check(request)  # before the body is taken in
            largest = LARGEST_WRITE if self._access.is_writer(request) else LARGEST_BODY
            request = replace(request, body=await _body(receive, largest))
            self._access.check(request)
            return await self._passed_on(request, scope, receive)
        except Refused as refused:
            return cors.shared(request, refused.response())

    async def _passed_on(self, request: Request, scope: Scope, receive: Receive) -> Response:
        if request.method in ("GET", "HEAD"):
            if request.path == "/healthz":
                return Response(200, b"ok\n")
            if request.path == "/metrics":
                return self._metrics.response(self.pools)
        client = scope["client"][0] if scope.get("client") else ""
        if self._writer and writes(request):
            never: asyncio.Future[None] = (
                asyncio.Future()
            )  # what has been begun is ended, or runs out of time
            response = await self._writer.answer(request, client, never)
        else:
            response = await self._readers.answer(request, client, _gone(receive))
        return cors.shared(request, response)


def _check_head(scope: Scope) -> None:
    if len(scope["query_string"]) + len(scope.get("raw_path") or b"") > LONGEST_ADDRESS:
        raise Refused(414, f"an address may have {LONGEST_ADDRESS >> 10} KB at most: send the query by POST")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEAD:
        raise Refused(431, f"headers may have {LARGEST_HEAD >> 10} KB at most")


async def _gone(receive: Receive) -> None:
    """Done once the client has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by lower-case name; one that comes several times is one list (RFC 9110, section 5.3)."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


async def _body(receive: Receive, largest: int) -> bytes:
    """The body of a request; refuses it as soon as it is too large."""
    read = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        read += message.get("body", b"")
        if len(read) > largest:
            raise Refused(413, f"a request may have {largest >> 20} MB at most")
        if not message.get("more_body"):
            return bytes(read)


async def _send(response: Response, method: str, send: Send) -> None:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status not in (204, 304):
        headers["content-length"] = str(len(response.body))
        headers.setdefault("content-type", response.media_type)
    raw = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": raw})
    body = b"" if method == "HEAD" or response.status in (204, 304) else response.body
    await send({"type": "http.response.body", "body": body})

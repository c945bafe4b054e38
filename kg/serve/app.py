"""What becomes of each request: refused or told here, or passed on to workers; none is evaluated here."""

from __future__ import annotations

import time
from collections.abc import Callable

from kg.serve import cors, log
from kg.serve.access import OPEN, Access, writes
from kg.serve.documents import LARGEST as LARGEST_WRITE
from kg.serve.http import Refused, Request, Response
from kg.serve.metrics import Metrics
from kg.serve.pool import Pool
from kg.serve.reply import Reply

LARGEST_BODY = 1 << 20
"""The largest request, in bytes, of who may not write; a query of a megabyte is no query."""

Tell = Callable[[Reply], None]


class Application:
    """Requests that read go to one pool of workers, those that write to another."""

    def __init__(
        self,
        readers: Pool,
        writer: Pool | None = None,
        access: Access = OPEN,
        log: Callable[[str], None] | None = None,
    ) -> None:
        self._readers = readers
        self._writer = writer
        self._access = access
        self._log = log
        self._metrics = Metrics()

    @property
    def pools(self) -> dict[str, Pool]:
        """The pools by what they do."""
        return {"read": self._readers} | ({"write": self._writer} if self._writer else {})

    @property
    def writable(self) -> bool:
        """Whether requests may write."""
        return self._access.writable

    def largest(self, request: Request) -> int:
        """How many bytes the body may have of a request whose head has come; raises `Refused` for others."""
        if writes(request):
            self._access.check(request)
        return LARGEST_WRITE if self._access.is_writer(request) else LARGEST_BODY

    def answer(self, request: Request, client: str, tell: Tell) -> Callable[[], None]:
        """Have a request answered; `tell` is called with the reply, perhaps at once.

        What is returned ends it, for when nobody waits for it any more.
        """
        told = self._counted(request, tell)
        try:
            self._access.check(request)
        except Refused as refused:
            told(cors.replied(request, refused.response()))
            return _nothing
        if (own := self._own(request)) is not None:
            told(cors.replied(request, own))
            return _nothing
        if self._writer and writes(request):
            self._writer.ask(request, client, told)
            return _nothing  # what has been begun is ended, or runs out of time
        asked = self._readers.ask(request, client, told)
        return lambda: self._readers.forget(asked)

    def _own(self, request: Request) -> Response | None:
        if request.path not in ("/healthz", "/metrics"):
            return None
        if request.method not in ("GET", "HEAD"):
            reason = f"use GET, not {request.method}"
            return Refused(405, reason, {"Allow": "GET, HEAD"}).response()
        return Response(200, b"ok\n") if request.path == "/healthz" else self._metrics.response(self.pools)

    def refuse(self, request: Request, refused: Refused, tell: Tell) -> None:
        """Tell the reply to a request that is not even whole."""
        self._counted(request, tell)(cors.replied(request, refused.response()))

    def _counted(self, request: Request, tell: Tell) -> Tell:
        begun = time.perf_counter()

        def told(reply: Reply) -> None:
            seconds = time.perf_counter() - begun
            self._metrics.count(reply.status, seconds)
            if self._log:
                self._log(log.line(request.method, request.path, reply.status, seconds))
            tell(reply)

        return told


def _nothing() -> None:
    pass

"""Workers that answer requests, and are killed when one takes too long or its client has gone.

free worker → request → response        200, 400, … as the worker says
no worker free, too many waiting        503, Retry-After
none came free within the time          503, Retry-After
too many of one client                  429, Retry-After
no answer within the time               504, the worker is killed and replaced
the worker died                         507 when of hunger for memory, else 500; it is replaced
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, Literal

from kg.serve import frames
from kg.serve.http import Request, Response
from kg.serve.limits import Limits

Kind = Literal["read", "write"]

_RETRY = "1"  # seconds
_MEMORY = (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV)  # how a process ends that is given no more


class _Worker:
    """One process, and whether it is still fit to answer."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def ask(self, request: Request) -> Response:
        """The response; raises `EOFError` when the worker dies first."""
        told, given = self.process.stdin, self.process.stdout
        assert told and given
        try:
            told.write(frames.of_request(request))
            await told.drain()
            head, body = frames.lengths(await given.readexactly(frames.LENGTHS))
            return frames.response(await given.readexactly(head), await given.readexactly(body))
        except (asyncio.IncompleteReadError, ConnectionError):
            raise EOFError from None

    async def end(self) -> int:
        """Kill it, and wait; how it ended, which may have been before."""
        with suppress(ProcessLookupError):
            self.process.kill()
        return await self.process.wait()


class Pool:
    """The workers over one store, which read it, or of which one writes."""

    def __init__(self, store: str, limits: Limits, kind: Kind = "read") -> None:
        self._store = store
        self._kind = kind
        self._limits = limits
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self.waiting = 0
        self._of_client: Counter[str] = Counter()
        self._replacing: set[asyncio.Task[None]] = set()
        self.replaced = 0

    @property
    def busy(self) -> int:
        """How many workers answer a request."""
        return len(self._all) - self._free.qsize()

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._all)

    async def start(self) -> None:
        """Start the workers; returns when they have been started."""
        for _ in range(self._limits.workers):
            await self._add()

    async def stop(self) -> None:
        """Kill them all."""
        for task in self._replacing:
            task.cancel()
        for worker in list(self._all):
            await worker.end()
        self._all.clear()

    async def answer(self, request: Request, client: str, gone: Awaitable[None]) -> Response:
        """The response to a request of `client`; `gone` is done once the client no longer waits for it."""
        if self._of_client[client] >= self._limits.per_client:
            return _busy(429, "too many requests at once from one address")
        if self.waiting >= self._limits.waiting and self._free.empty():
            return _busy(503, "all workers are busy")
        self._of_client[client] += 1
        try:
            return await self._answered(request, asyncio.ensure_future(gone))
        finally:
            self._of_client[client] -= 1
            if not self._of_client[client]:
                del self._of_client[client]

    async def _answered(self, request: Request, gone: asyncio.Future[None]) -> Response:
        self.waiting += 1
        try:
            worker = await self._worker(gone)
        finally:
            self.waiting -= 1
        if worker is None:
            left = gone.done()
            gone.cancel()
            return _nobody() if left else _busy(503, "all workers are busy")
        return await self._of(worker, request, gone)

    async def _worker(self, gone: asyncio.Future[None]) -> _Worker | None:
        """A free worker; None when the client goes or the time runs out first."""
        if not self._free.empty():
            return self._free.get_nowait()
        getting = asyncio.create_task(self._free.get())
        await _first(getting, gone, self._limits.seconds)
        if getting.done():
            return getting.result()
        getting.cancel()
        return None

    async def _of(self, worker: _Worker, request: Request, gone: asyncio.Future[None]) -> Response:
        asking = asyncio.ensure_future(worker.ask(request))
        try:
            await _first(asking, gone, self._limits.seconds)
            if asking.done() and asking.exception() is None:
                self._free.put_nowait(worker)
                return _within(asking.result(), self._limits)
            if asking.done():
                return _died(await self._replace(worker))
            left = gone.done()
            await self._replace(worker)
            return _nobody() if left else _late()
        finally:
            for task in (asking, gone):
                task.cancel()
            with suppress(asyncio.CancelledError, EOFError):
                await asking

    async def _replace(self, worker: _Worker) -> int:
        """End a worker and have another started meanwhile; how it ended."""
        code = await worker.end()
        self._all.discard(worker)
        self.replaced += 1
        task = asyncio.ensure_future(self._add())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)
        return code

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker", self._kind, self._store, str(self._limits.memory)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends its workers
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        worker = _Worker(process)
        self._all.add(worker)
        self._free.put_nowait(worker)


async def _first(one: asyncio.Future[Any], other: asyncio.Future[Any], seconds: float) -> None:
    """Wait until one of two is done, or the time runs out."""
    both: set[asyncio.Future[Any]] = {one, other}
    await asyncio.wait(both, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)


def _within(response: Response, limits: Limits) -> Response:
    if len(response.body) <= limits.answer:
        return response
    most = limits.answer >> 20
    return Response(413, f"the answer has more than {most} MB: ask for less, with LIMIT\n".encode())


def _busy(status: int, reason: str) -> Response:
    return Response(status, f"{reason}: try again in a moment\n".encode(), headers={"Retry-After": _RETRY})


def _late() -> Response:
    return Response(504, b"the query takes longer than it may: ask for less\n")


def _nobody() -> Response:
    return Response(499, b"")


def _died(code: int) -> Response:
    if code in _MEMORY:
        return Response(507, b"the query needs more memory than it may have: ask for less\n")
    return Response(500, b"the process that answered ended: try again\n")

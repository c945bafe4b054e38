"""The endpoint on a socket, until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn

from kg.serve.app import Application
from kg.serve.pool import Pool

_PATIENCE = 3  # seconds that running requests have to end in, once the server is told to stop
_LARGEST_HEAD = 128 << 10  # bytes that the parser keeps of a head; the application refuses less, and says so
_STOPPING = (signal.SIGINT, signal.SIGTERM)


def serve(application: Application, listening: socket.socket, ready: Callable[[], None]) -> int:
    """Answer requests on the socket `listening` until SIGINT or SIGTERM; the signal that came.

    `ready` is called once requests are answered.
    """
    config = uvicorn.Config(
        application,
        http="h11",  # the parser that limits what a head may take, though not the fastest
        h11_max_incomplete_event_size=_LARGEST_HEAD,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, list(application.pools.values()), ready)
    server.run(sockets=[listening])
    return server.stopped_by


class _Server(uvicorn.Server):
    """uvicorn, but it says when it is ready, and what stopped it instead of dying of the same signal."""

    def __init__(self, config: uvicorn.Config, pools: list[Pool], ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._pools = pools
        self._ready = ready
        self.stopped_by = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        for pool in self._pools:
            await pool.start()
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        for pool in self._pools:
            await pool.stop()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        previous = {number: signal.signal(number, self.handle_exit) for number in _STOPPING}
        try:
            yield
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)
            self.stopped_by = next(iter(self._captured_signals), 0)

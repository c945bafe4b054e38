"""The endpoint on a socket, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
from collections.abc import Callable

from kg.serve.app import Application
from kg.serve.connection import Connection

_PATIENCE = 3.0  # seconds that running requests have to end in, once the server is told to stop
_ROUND = 1.0  # seconds from one look at all connections to the next
_PAUSE = 0.05
_STOPPING = (signal.SIGINT, signal.SIGTERM)


def serve(application: Application, listening: socket.socket, ready: Callable[[], None]) -> int:
    """Answer requests on the socket `listening` until SIGINT or SIGTERM; the signal that came.

    `ready` is called once requests are answered.
    """
    return asyncio.run(_serve(application, listening, ready))


async def _serve(application: Application, listening: socket.socket, ready: Callable[[], None]) -> int:
    loop = asyncio.get_running_loop()
    told: asyncio.Future[int] = loop.create_future()

    def stop(number: int) -> None:
        if not told.done():
            told.set_result(number)

    for number in _STOPPING:
        loop.add_signal_handler(number, stop, number)
    connections: set[Connection] = set()
    try:
        for pool in application.pools.values():
            await pool.start()
        server = await loop.create_server(lambda: Connection(application, connections), sock=listening)
        gc.freeze()  # what has been loaded by now stays
        ready()
        while not told.done():
            await asyncio.wait([told], timeout=_ROUND)
            for connection in list(connections):
                connection.check(loop.time())
        server.close()
        await _part(connections)
        return told.result()
    finally:
        for pool in application.pools.values():
            await pool.stop()


async def _part(connections: set[Connection]) -> None:
    """Let running requests end, for a while."""
    deadline = asyncio.get_running_loop().time() + _PATIENCE
    for connection in list(connections):
        connection.stop()
    while connections and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(_PAUSE)
    for connection in list(connections):
        connection.abort()

"""One worker process as the pool sees it: asked one request at a time, and killed when need be."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import cast

from kg.serve import frames
from kg.serve.http import Request
from kg.serve.limits import Limits
from kg.serve.reply import Reply

_NICE = 10  # a ninth of the time that others get


@dataclass(slots=True, eq=False)
class Asked:
    """A request of a client, whom to tell the reply, and until when it may wait or run."""

    request: Request
    client: str
    tell: Callable[[Reply], None]
    until: float = 0.0
    over: bool = False


class Worker(asyncio.Protocol):
    """A process, and what it is asked: the first it is at since `begun`, the others are in its socket.

    None stands for what has been given to another worker meanwhile; its reply is not waited for.
    """

    process: asyncio.subprocess.Process
    transport: asyncio.Transport

    def __init__(self, replied: Callable[[Worker, Reply], None], lost: Callable[[Worker], None]) -> None:
        self._replied = replied
        self._lost = lost
        self._read = b""
        self.asked: deque[Asked | None] = deque()
        self.begun = 0.0
        self.ready = False
        self.slow = False
        self.ended = False

    async def start(self, kind: str, store: str, limits: Limits) -> None:
        """Start the process; it is `ready` later, which is told as a reply with status 0."""
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "kg.serve.worker", kind, store),
                *(str(limits.memory), str(limits.answer)),
                stdin=theirs.fileno(),
                stdout=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the server, which then ends its workers
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        await asyncio.get_running_loop().create_connection(lambda: self, sock=ours)

    def ask(self, asked: Asked) -> None:
        """Send it a request, which it begins with once it is done with those before."""
        self.asked.append(asked)
        self.transport.write(frames.of_request(asked.request))

    def take_back(self, first: int = 1) -> list[Asked]:
        """What it has not begun with; `first` is 0 for all that it is asked."""
        waiting = [asked for asked in islice(self.asked, first, None) if asked and not asked.over]
        self.asked = deque(None if number >= first else asked for number, asked in enumerate(self.asked))
        return waiting

    def stand_back(self) -> None:
        """Let it have less of the processors from now on: it is at one request for long."""
        self.slow = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _NICE)

    async def end(self) -> int:
        """Kill it, and wait; how it ended, which may have been before."""
        self.ended = True
        self.transport.abort()
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(
                    self.process.pid, signal.SIGKILL
                )  # asyncio's own way may lose how it had ended before
        return await self.process.wait()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The process has been started."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Replies, or parts of one."""
        self._read = self._read + data if self._read else data
        while reply := frames.reply(self._read):
            self._read = self._read[frames.length_of_reply(reply) :]
            self._replied(self, reply)

    def connection_lost(self, error: Exception | None) -> None:
        """The process is no more."""
        if not self.ended:
            self._lost(self)

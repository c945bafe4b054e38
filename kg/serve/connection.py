"""One client's connection: its requests are answered one after another, in the order in which they came."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from typing import cast

from kg.serve.app import Application
from kg.serve.incoming import Came, Incoming
from kg.serve.reply import Reply

MOST = 512
"""How many connections there are at once."""
_IDLE = 20.0  # seconds in which the head of a request is to come
_SENDING = 120.0  # seconds in which a request is to be whole
_STUCK = 60.0  # seconds in which a client takes nothing of an answer
_LINGER = 2.0  # seconds that a client has to read why it was refused, while it still sends
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_CROWDED = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class Connection(asyncio.Protocol):
    """Bytes of a client to requests, and replies to bytes."""

    _transport: asyncio.Transport

    def __init__(self, application: Application, all_of_them: set[Connection]) -> None:
        self._application = application
        self._all = all_of_them
        self._incoming = Incoming(application.largest, self._came, self._go_on, writable=application.writable)
        self._waiting: deque[Came] = deque()
        self._forget: Callable[[], None] | None = None
        self._busy = self._full = False
        self._keep = True
        self._unsent = 0
        self._stopping = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has come."""
        self._transport = cast(asyncio.Transport, transport)
        self._loop = asyncio.get_running_loop()
        self._since = self._loop.time()
        name = self._transport.get_extra_info("peername")
        self._client = str(name[0]) if name else ""
        if len(self._all) >= MOST:
            self._transport.write(_CROWDED)
            self._transport.close()
        self._all.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        """The client has gone, and with it whatever it asked for."""
        self._all.discard(self)
        self._waiting.clear()
        self._incoming.end()
        if self._busy and self._forget:
            self._forget()

    def data_received(self, data: bytes) -> None:
        """The client sends on."""
        if not self._incoming.refused:
            self._incoming.feed(data)

    def pause_writing(self) -> None:
        """The client does not take what it is sent as fast as it comes."""
        self._full = True

    def resume_writing(self) -> None:
        """The client has taken what it was sent."""
        self._full = False
        self._next()

    def _came(self, came: Came) -> None:
        self._waiting.append(came)
        if self._busy or self._full:
            self._transport.pause_reading()  # a client that does not wait for its answers waits for them here
        else:
            self._next()

    def _go_on(self) -> None:
        """The client asks whether it may send the body."""
        if not self._busy:
            self._transport.write(_CONTINUE)

    def _next(self) -> None:
        """Have the next request answered."""
        if self._busy or self._full or not self._waiting:
            return
        request, refused, self._keep = self._waiting.popleft()
        if not self._waiting:
            self._transport.resume_reading()
        self._busy = True
        self._forget = None
        if refused:
            self._application.refuse(request, refused, self._told)
        else:
            self._forget = self._application.answer(request, self._client, self._told)

    def _told(self, reply: Reply) -> None:
        self._busy = False
        self._since = self._loop.time()
        if self._transport.is_closing():
            return
        keep = self._keep and not self._stopping
        end = b"\r\n" if keep else b"connection: close\r\n\r\n"
        self._transport.write(b"".join((reply.head, _date(int(time.time())), end, reply.body)))
        if not keep:
            self._close()
        elif self._waiting:
            self._loop.call_soon(self._next)

    def _close(self) -> None:
        """Close once all is sent; a client that is refused amid its request is let speak for a moment."""
        if self._incoming.refused and not self._stopping:
            self._transport.resume_reading()
            self._loop.call_later(_LINGER, self._transport.close)
        else:
            self._transport.close()

    def check(self, now: float) -> None:
        """Close what has been idle, sends its request too slowly, or does not take its answer."""
        unsent = self._transport.get_write_buffer_size()
        if unsent < self._unsent:
            self._since = now
        self._unsent = unsent
        if unsent and now - self._since > _STUCK:
            self._transport.abort()
        elif not (self._busy or unsent) and now - self._since > self._patience():
            self._transport.close()

    def _patience(self) -> float:
        return _SENDING if self._incoming.has_head else _IDLE

    def stop(self) -> None:
        """Answer what is asked at the moment and nothing else."""
        self._stopping = True
        self._waiting.clear()
        if not self._busy:
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()


@lru_cache(1)
def _date(second: int) -> bytes:
    return f"date: {formatdate(second, usegmt=True)}\r\n".encode()

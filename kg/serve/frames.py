"""Requests and replies between the web process and its workers: lengths, a head, a body."""

from __future__ import annotations

import struct
from itertools import chain

from kg.serve.http import Request
from kg.serve.reply import Reply

_ASKED = struct.Struct("!II")
_TOLD = struct.Struct("!HII")
_END = "\0"  # no part of a request has one
READY = _TOLD.pack(0, 0, 0)
"""What a worker sends once it answers: the frame of a reply that is none."""


def of_request(request: Request) -> bytes:
    """A request as one frame; its parts have no NUL."""
    told = (request.method, request.path, request.query, "1" if request.writable else "")
    head = _END.join(chain(told, *request.headers.items())).encode()
    return _ASKED.pack(len(head), len(request.body)) + head + request.body


def length_of_request(read: bytes | bytearray) -> int:
    """How long the frame is that begins so; 0 where that cannot be told yet."""
    return _ASKED.size + sum(_ASKED.unpack_from(read)) if len(read) >= _ASKED.size else 0


def request(frame: bytes | bytearray) -> Request:
    """The request of a frame."""
    head, _ = _ASKED.unpack_from(frame)
    method, path, query, writable, *told = frame[_ASKED.size : _ASKED.size + head].decode().split(_END)
    headers = dict(zip(told[::2], told[1::2], strict=True))
    return Request(method, path, query, headers, bytes(frame[_ASKED.size + head :]), bool(writable))


def of_reply(reply: Reply) -> bytes:
    """A reply as one frame."""
    return _TOLD.pack(reply.status, len(reply.head), len(reply.body)) + reply.head + reply.body


def reply(read: bytes) -> Reply | None:
    """The reply with which these bytes begin; None while it is not whole."""
    if len(read) < _TOLD.size:
        return None
    status, head, body = _TOLD.unpack_from(read)
    start = _TOLD.size + head
    if len(read) < start + body:
        return None
    return Reply(status, read[_TOLD.size : start], read[start : start + body])


def length_of_reply(reply: Reply) -> int:
    """How long the frame of a reply is."""
    return _TOLD.size + len(reply.head) + len(reply.body)

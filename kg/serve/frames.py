"""Requests and responses between the web process and its workers: a length, a head in JSON, a body."""

from __future__ import annotations

import json
import struct
from typing import Any

from kg.serve.http import Request, Response

_LENGTHS = struct.Struct("!II")
LENGTHS = _LENGTHS.size
"""How many bytes tell how long the head and the body are."""


def of_request(request: Request) -> bytes:
    """A request as one frame."""
    head = {
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "headers": dict(request.headers),
        "writable": request.writable,
    }
    return _frame(head, request.body)


def of_response(response: Response) -> bytes:
    """A response as one frame."""
    head = {
        "status": response.status,
        "media_type": response.media_type,
        "headers": dict(response.headers),
    }
    return _frame(head, response.body)


def lengths(told: bytes) -> tuple[int, int]:
    """How long the head and the body are, by the first `LENGTHS` bytes of a frame."""
    head, body = _LENGTHS.unpack(told)
    return head, body


def request(head: bytes, body: bytes) -> Request:
    """The request of a frame."""
    told: dict[str, Any] = json.loads(head)
    return Request(told["method"], told["path"], told["query"], told["headers"], body, told["writable"])


def response(head: bytes, body: bytes) -> Response:
    """The response of a frame."""
    told: dict[str, Any] = json.loads(head)
    return Response(told["status"], body, told["media_type"], told["headers"])


def _frame(head: dict[str, Any], body: bytes) -> bytes:
    encoded = json.dumps(head).encode()
    return _LENGTHS.pack(len(encoded), len(body)) + encoded + body

"""A response as the bytes that go to the client, but for what only the connection knows."""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple

from kg.serve.http import Response

_BODILESS = (204, 304)
_LINES = {status.value: f"HTTP/1.1 {status.value} {status.phrase}" for status in HTTPStatus}


class Reply(NamedTuple):
    """The status, the head without the empty line that ends it, and the body."""

    status: int
    head: bytes
    body: bytes = b""


def reply(response: Response, method: str) -> Reply:
    """The response to a request by `method`: HEAD has the head of a GET, and no body."""
    lines = [_LINES[response.status]]
    lines += [f"{name.lower()}: {value}" for name, value in response.headers.items()]
    body = response.body
    if response.status in _BODILESS:
        body = b""
    else:
        lines.append(f"content-length: {len(body)}")
        if "Content-Type" not in response.headers:
            lines.append(f"content-type: {response.media_type}")
    return Reply(response.status, _joined(lines), b"" if method == "HEAD" else body)


def _joined(lines: list[str]) -> bytes:
    """The lines of a head; no value begins a line of its own."""
    told = "\r\n".join(lines)
    if told.count("\n") + told.count("\r") != 2 * len(lines) - 2:
        told = "\r\n".join(" ".join(line.splitlines()) for line in lines)
    return f"{told}\r\n".encode("latin-1", "replace")

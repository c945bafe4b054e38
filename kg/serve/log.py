"""The access log: a line a request, without personal data.

No address, no query, no body; and of the path of a thing, which may be
named after a person, only its kind.
"""

from __future__ import annotations

from urllib.parse import quote

_LONGEST = 100


def line(method: str, path: str, status: int, seconds: float) -> str:
    """What is told of a request: `GET /id/candidate/… 200 12.3 ms`."""
    return f"{quote(method[:16])} {_told(path)} {status} {seconds * 1000:.1f} ms"


def _told(path: str) -> str:
    if path.startswith("/id/"):
        kind, below, _ = path.removeprefix("/id/").partition("/")
        return f"/id/{quote(kind[:_LONGEST])}{'/…' if below else ''}"
    if path.startswith("/store/"):
        return "/store/…"
    return quote(path[:_LONGEST])

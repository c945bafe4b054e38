"""Answers that need not be sent again, or not whole: ETags by snapshot, gzip (RFC 9110, 8 and 13)."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import OrderedDict
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

from kg.serve.http import Request, Response

_CHOOSING = ("accept", "accept-language", "host")
_UNSTEADY = ("NOW", "RAND", "UUID")
_LARGEST_KEPT = 1 << 17  # bytes of an answer
_MOST_KEPT = 8 << 20  # bytes of all of them
_SMALLEST = 1024  # bytes that are worth packing
_PACKED = re.compile(r"text/|application/(?:.*[+/-])?(?:json|xml|triples|quads|trig|n3|turtle)|image/svg")
_ZIPPED = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([0-9.]+))?\s*(?:,|$)", re.IGNORECASE)


def tag(request: Request, snapshot: str) -> str:
    """The ETag of the answer to a request over a snapshot; empty where two answers may differ.

    It is weak: it tells what the answer is made from. What is shown may depend on the day.
    """
    if request.method not in ("GET", "HEAD") or is_unsteady(request.query):
        return ""
    told = (request.path, request.query, *map(request.header, _CHOOSING), str(request.writable))
    joined = "\0".join((snapshot, date.today().isoformat(), *told))
    return f'W/"{hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=12).hexdigest()}"'


def is_unsteady(query: str) -> bool:
    """Whether two answers to a query over one snapshot may differ."""
    capitals = query.upper()
    return any(name in capitals for name in _UNSTEADY)


def is_known(request: Request, tag: str) -> bool:
    """Whether the client says that it has the answer with this tag."""
    given = request.header("if-none-match")
    return bool(tag and given) and tag.removeprefix("W/") in (
        each.strip().removeprefix("W/") for each in given.split(",")
    )


class Kept:
    """The latest answers as they were sent, by request and ETag: what has been worked out is not again."""

    def __init__(self) -> None:
        self._frames: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._bytes = 0

    def get(self, request: Request, tag: str) -> bytes | None:
        """The answer to this request, if it is kept."""
        if (found := self._frames.get(key := _key(request, tag))) is not None:
            self._frames.move_to_end(key)
        return found

    def keep(self, request: Request, tag: str, frame: bytes) -> None:
        """Keep an answer, unless it is large or another one might come of the same request."""
        if len(frame) > _LARGEST_KEPT or not tag or is_unsteady(unquote(request.query)):
            return
        if (key := _key(request, tag)) not in self._frames:
            self._frames[key] = frame
            self._bytes += len(frame)
        while self._bytes > _MOST_KEPT:
            self._bytes -= len(self._frames.popitem(last=False)[1])


def _key(request: Request, tag: str) -> tuple[str, ...]:
    return tag, request.method, request.header("accept-encoding"), request.header("if-none-match")


def packed(request: Request, response: Response) -> Response:
    """The response by gzip, where the client takes that and it is worth while."""
    if len(response.body) < _SMALLEST or not _PACKED.match(response.media_type) or not _takes(request):
        return response
    body = gzip.compress(response.body, 5, mtime=0)
    return replace(response, body=body, headers={**response.headers, "Content-Encoding": "gzip"})


def _takes(request: Request) -> bool:
    found = _ZIPPED.search(request.header("accept-encoding"))
    try:
        return bool(found) and float((found and found[1]) or 1) > 0
    except ValueError:
        return False

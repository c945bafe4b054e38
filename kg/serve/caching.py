"""Answers that need not be sent again, or not whole: ETags by snapshot, gzip (RFC 9110, 8 and 13)."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import replace
from datetime import date

from kg.serve.http import Request, Response

_CHOOSING = ("accept", "accept-language", "host")
UNSTEADY = re.compile(r"NOW|RAND|UUID", re.IGNORECASE)
"""What in a query makes two answers over one snapshot differ."""
_SMALLEST = 1024  # bytes that are worth packing
_PACKED = re.compile(r"text/|application/(?:.*[+/-])?(?:json|xml|triples|quads|trig|n3|turtle)|image/svg")
_ZIPPED = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([0-9.]+))?\s*(?:,|$)", re.IGNORECASE)


def tag(request: Request, snapshot: str) -> str:
    """The ETag of the answer to a request over a snapshot; empty where two answers may differ.

    It is weak: it tells what the answer is made from. What is shown may depend on the day.
    """
    if request.method not in ("GET", "HEAD") or UNSTEADY.search(request.query):
        return ""
    told = (request.path, request.query, *map(request.header, _CHOOSING), str(request.writable))
    joined = "\0".join((snapshot, date.today().isoformat(), *told))
    return f'W/"{hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:24]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the client says that it has the answer with this tag."""
    given = request.header("if-none-match")
    return bool(tag) and tag.removeprefix("W/") in (
        each.strip().removeprefix("W/") for each in given.split(",")
    )


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

"""What pages of other origins may do: ask, and with the token write (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kg.serve import graphs, protocol
from kg.serve.access import is_below_store
from kg.serve.http import Request, Response
from kg.serve.reply import Reply, reply

_USUAL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-None-Match",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Location, Retry-After",
    "Access-Control-Max-Age": "86400",
}


def methods(path: str) -> str:
    """The methods at a path, as a list in a header; empty for what is no part of a protocol."""
    if is_below_store(path):
        return ", ".join(graphs.METHODS)
    return ", ".join(protocol.METHODS) if path.rstrip("/") == "/sparql" else ""


@lru_cache(64)
def headers(path: str) -> Mapping[str, str]:
    """What a browser asks for before it shows what is at a path to a page of another origin."""
    allowed = methods(path)
    return _USUAL | {"Access-Control-Allow-Methods": allowed} if allowed else {}


def shared(request: Request, response: Response) -> Response:
    """The response with the headers of its path."""
    return replace(response, headers={**headers(request.path), **response.headers})


def replied(request: Request, response: Response) -> Reply:
    """The reply with which a request is refused, or told what is no secret, without a worker."""
    return reply(shared(request, response), request.method)

"""What pages of other origins may do: ask, and with the token write (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

from __future__ import annotations

from dataclasses import replace

from kg.serve import graphs, protocol
from kg.serve.access import is_below_store
from kg.serve.http import Request, Response

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


def shared(request: Request, response: Response) -> Response:
    """The response with what a browser asks for before it shows it to a page of another origin."""
    allowed = methods(request.path)
    if not allowed:
        return response
    headers = {**_USUAL, "Access-Control-Allow-Methods": allowed}
    return replace(response, headers=headers | dict(response.headers))

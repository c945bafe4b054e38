"""Paths → pages, and the static files that pages use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from kg.errors import KgError, StoreError
from kg.pages import asked, others, people, saved, things
from kg.pages.render import page
from kg.serve.http import Refused, Request, Response
from kg.store import Store

_STATIC = Path(__file__).with_name("static")
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

Page = Callable[[Request, Store], Response]

_PAGES: dict[str, Page] = {
    "/": asked.home,
    "/ask": asked.ask,
    "/ask.html": asked.ask,
    **{f"/ask.{format}": partial(asked.ask_as, format) for format in ("csv", "tsv", "json", "jsonl")},
    "/candidates": people.candidates,
    "/search": others.search,
    "/compare": others.comparison,
    "/queries": saved.queries,
}
_BELOW: dict[str, Page] = {"/queries/": saved.query, "/id/": things.thing}


def has(path: str) -> bool:
    """Whether there is a page, or a file of pages, at a path."""
    return path in _PAGES or path.startswith((*_BELOW, "/static/"))


def respond(request: Request, store: Store) -> Response:
    """The page at a path; refuses with 400 what cannot be answered as it was asked."""
    path = request.path
    if path.startswith("/static/"):
        return static(path.removeprefix("/static/"))
    handler = _PAGES.get(path) or next(each for start, each in _BELOW.items() if path.startswith(start))
    try:
        return handler(request, store)
    except StoreError:
        raise
    except KgError as error:
        raise Refused(400, str(error)) from None


def refusal(request: Request, refused: Refused) -> Response:
    """A refusal as a page; a query that cannot be run stands in the editor, for its place to be shown."""
    reason = str(refused)
    try:
        if request.path.rstrip("/") == "/sparql" and (sparql := saved.asked(request)):
            response = saved.editor(request, refused.status, sparql, reason)
        else:
            response = page("refused.html", request, refused.status, reason=reason)
    except Refused:  # its fields cannot be read, which may be why it is refused
        return refused.response()
    return replace(response, headers={**response.headers, **refused.headers})


def static(name: str) -> Response:
    """A file that pages use; refuses with 404 what is none of them."""
    content = _files().get(name)
    if content is None:
        raise Refused(404, f"there is no file {name}")
    headers = {"Cache-Control": "max-age=3600"}
    return Response(200, content, _TYPES[Path(name).suffix], headers)


@cache
def _files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in _STATIC.iterdir() if file.suffix in _TYPES}

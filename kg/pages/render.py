"""Templates with the words of a language → HTML responses, with the headers of every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from extract.tables import toml_table
from kg.serve.http import Request, Response

_FOLDER = Path(__file__).parent
HTML = "text/html; charset=utf-8"
POLICY = "; ".join(
    (
        *("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"),
        *("connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept, Accept-Encoding, Accept-Language",
}
_SPACES = {" ": "%20", '"': "%22", "<": "%3C", ">": "%3E"}


def page(template: str, request: Request, status: int = 200, **values: Any) -> Response:
    """A template filled with `values` and the words of the language that the request asks for."""
    language = language_of(request)
    body = (
        _templates()
        .get_template(template)
        .render(
            words=toml_table(_FOLDER / "words.toml")[language],
            language=language,
            other="zh" if language == "en" else "en",
            path=request.path,
            status=status,
            fields=request.url_fields(),
            writable=request.writable,
            **values,
        )
    )
    return Response(status, body.encode("utf-8", "replace"), HTML, _HEADERS)


def language_of(request: Request) -> str:
    """`zh` or `en`: by the field `lang`, or else by what the browser prefers."""
    given = dict(request.url_fields()).get("lang")
    if given in ("en", "zh"):
        return given
    for part in request.header("accept-language").lower().split(","):
        code = part.partition(";")[0].strip()[:2]
        if code in ("en", "zh"):
            return code
    return "en"


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(_FOLDER / "templates")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"web": web, "at": _at, "told": _told}
    return made


@pass_context
def _at(context: Context, address: str) -> str:
    """An address of this server with the language of the page."""
    return f"{address}{'&' if '?' in address else '?'}lang={context['language']}"


@pass_context
def _told(context: Context, term: str) -> str:
    """A word of programs, such as the name of a column, in the language of the page."""
    known: str | None = context["words"]["terms"].get(term)
    return term.replace("_", " ") if known is None else known


def web(text: str | None) -> str | None:
    """An address that a browser may follow, or None: nothing but http, https and mailto."""
    address = "".join(_SPACES.get(character, character) for character in (text or "").strip())
    if address.startswith(("http://", "https://", "mailto:")):
        return address
    host = address.partition("/")[0]
    if address[:1].isalnum() and "." in host and ":" not in host:
        return f"https://{address}"
    return None

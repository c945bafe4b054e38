"""A request and its response, and the refusals between them; no web framework is needed for these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

PLAIN = "text/plain; charset=utf-8"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: `headers` have lower-case names; `query` is the part of the URL after `?`.

    `writable` says whether the server takes writes.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    writable: bool = False

    def header(self, name: str) -> str:
        """The value of a header, empty when it is not there."""
        return self.headers.get(name, "")

    @property
    def media_type(self) -> str:
        """The type of the body, without its parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def origin(self) -> str:
        """The address of the server as the client knows it, without a path."""
        host = self.header("host")
        return f"http://{host if _HOST.fullmatch(host) else 'localhost'}"

    def parameter(self, header: str, name: str) -> str:
        """A parameter of a header: `charset` of `text/turtle; charset=utf-8`; empty when it is not there."""
        return _parameter(self.header(header), name)

    def url_fields(self) -> list[tuple[str, str]]:
        """The fields of the URL; refuses what is not UTF-8."""
        return _fields(self.query)

    def form_fields(self) -> list[tuple[str, str]]:
        """The fields of a form in the body; refuses what is not UTF-8."""
        return _fields(self.text())

    def text(self) -> str:
        """The body as text; refuses another charset than UTF-8, and what is not UTF-8."""
        charset = self.parameter("content-type", "charset")
        if charset and charset.lower().replace("-", "") != "utf8":
            raise Refused(415, f"send UTF-8, not {charset}")
        try:
            return self.body.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(400, "the body is not UTF-8") from None


def _fields(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refused(400, "a field is not UTF-8") from None
    except ValueError as error:
        raise Refused(400, str(error)) from None


def _parameter(header: str, name: str) -> str:
    """A parameter of a header's value: `charset` of `text/turtle; charset=utf-8`."""
    for part in header.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == name:
            return value.strip().strip('"')
    return ""


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered; a body is whole before the status is sent, so that the status is true."""

    status: int
    body: bytes = b""
    media_type: str = PLAIN
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the request was answered."""
        return self.status < 400


class Refused(Exception):
    """A request that is not answered: the status, the reason, and headers that go with it."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The refusal as a response: its reason in plain text."""
        return Response(self.status, f"{self}\n".encode(), PLAIN, self.headers)

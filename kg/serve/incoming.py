"""Bytes → requests: the parser of a connection (llhttp, by `httptools`), and the limits that it lacks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import unquote

import httptools

from kg.serve.http import Refused, Request

LONGEST_ADDRESS = 32 << 10
"""The longest address of a request, in bytes; a longer query is sent by POST."""
LARGEST_HEAD = 48 << 10
"""How many bytes the headers of a request may have in all."""
_TORN = 128 << 10  # bytes after which a head is given up that has not come to its end
_HIGH = re.compile(rb"[\x80-\xff]")


class Came(NamedTuple):
    """A request that has come: whole, or refused; whether the connection is kept after it."""

    request: Request
    refused: Refused | None = None
    keep: bool = True


class Incoming:
    """The requests of one connection, in their order.

    `largest` tells how many bytes the body of a request may have, and refuses it by its head if need be;
    `came` is told each request. After one that is refused nothing more is read.
    """

    def __init__(
        self,
        largest: Callable[[Request], int],
        came: Callable[[Came], None],
        awaits: Callable[[], None],
        *,
        writable: bool,
    ) -> None:
        self._limit = largest
        self._came = came
        self._awaits = awaits
        self._writable = writable
        self._parser: Any = httptools.HttpRequestParser(self)
        self._goes_on = False
        self.refused = False
        self._begin()

    def _begin(self) -> None:
        self._address = b""
        self._headers: dict[str, str] = {}
        self._size = self._fed = 0
        self._request: Request | None = None
        self._body = bytearray()

    def end(self) -> None:
        """Let go of the parser, which holds on to this as this does to it."""
        self._parser = None
        self._begin()

    @property
    def has_head(self) -> bool:
        """Whether a request has come but for its body, or a part of that."""
        return self._request is not None

    def feed(self, data: bytes) -> None:
        """Read on."""
        if not self._headers and not data.isascii():
            line, end, rest = data.partition(b"\r\n")  # an address as it was typed
            data = _HIGH.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + rest
        if self._request is None:
            self._fed += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._stay(data[upgrade.args[0] :])
        except httptools.HttpParserInvalidMethodError:
            self._refuse(Refused(501, "there is no such method"))
        except httptools.HttpParserError as error:
            self._refuse(Refused(400, f"this is no HTTP: {error}"))
        if self._request is None and self._fed > _TORN:
            self._refuse(_too_large_a_head())

    def _stay(self, rest: bytes) -> None:
        """Go on with HTTP/1.1 where the client would change to another protocol, as Java's does."""
        request = self._request
        if request is None or request.method == "CONNECT":
            self._refuse(Refused(405, "this is no proxy", {"Allow": "GET, HEAD, POST"}))
            return
        told = {name: request.header(name) for name in ("content-length", "transfer-encoding")}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
        self._parser = httptools.HttpRequestParser(self)
        self._goes_on = True
        self.feed(f"POST / HTTP/1.1\r\n{head}\r\n".encode() + rest)

    def _refuse(self, refused: Refused) -> None:
        if not self.refused:
            self.refused = True
            self._came(Came(self._request or self._head(), refused, keep=False))

    # What the parser tells

    def on_message_begin(self) -> None:
        """A request begins."""
        if not self._goes_on:
            fed = self._fed
            self._begin()
            self._fed = fed

    def on_url(self, part: bytes) -> None:
        """The address, or a part of it."""
        if not self._goes_on:
            self._address += part
            if len(self._address) > LONGEST_ADDRESS:
                most = LONGEST_ADDRESS >> 10
                self._refuse(Refused(414, f"an address may have {most} KB at most: send the query by POST"))

    def on_header(self, raw_name: bytes, raw_value: bytes) -> None:
        """A header; one that comes several times is one list (RFC 9110, section 5.3)."""
        self._size += len(raw_name) + len(raw_value)
        if self._size > LARGEST_HEAD:
            self._refuse(_too_large_a_head())
        elif self._request is None:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            self._headers[name] = f"{self._headers[name]}, {value}" if name in self._headers else value

    def on_headers_complete(self) -> None:
        """The head is whole: the body may be too large, or its sender not allowed to write."""
        if self.refused or self._goes_on:
            return
        self._request = request = self._head()
        try:
            self._check(request)
        except Refused as refused:
            self._refuse(refused)
            return
        if self._headers.get("expect", "").lower() == "100-continue":
            self._awaits()

    def _check(self, request: Request) -> None:
        if "host" not in self._headers and self._parser.get_http_version() == "1.1":
            raise Refused(400, "there is no header Host")
        if "\0" in request.path:
            raise Refused(400, "a path has no NUL")
        self._largest = self._limit(request)
        told = self._headers.get("content-length", "")
        if told.isdecimal() and int(told) > self._largest:
            raise self._too_large()

    def on_body(self, part: bytes) -> None:
        """The body, or a part of it."""
        if self.refused:
            return
        self._body += part
        if len(self._body) > self._largest:
            self._refuse(self._too_large())

    def on_message_complete(self) -> None:
        """The request is whole, unless it asked for another protocol: then its body is still to come."""
        if self.refused or (self._parser.should_upgrade() and not self._goes_on):
            return
        request = self._request
        assert request
        if self._body:
            request = replace(request, body=bytes(self._body))
        keep = self._parser.should_keep_alive()
        self._goes_on = False
        self._begin()
        self._came(Came(request, keep=keep))

    def _head(self) -> Request:
        method = self._parser.get_method().decode("latin-1")
        address = self._address
        if not address.startswith(b"/"):
            address = _without_host(address)
        path, _, query = address.decode("ascii", "replace").partition("?")
        path = unquote(path) if "%" in path else path
        return Request(method, path, query, self._headers, b"", self._writable)

    def _too_large(self) -> Refused:
        return Refused(413, f"a request may have {self._largest >> 20} MB at most")


def _too_large_a_head() -> Refused:
    return Refused(431, f"headers may have {LARGEST_HEAD >> 10} KB at most")


def _without_host(address: bytes) -> bytes:
    """The path and query of an address with a scheme and a host."""
    try:
        url = httptools.parse_url(address)
    except httptools.HttpParserError:
        return address
    return (url.path or b"/") + (b"?" + url.query if url.query else b"")

"""Who may do what: reading is open or takes the token, writing always takes it, where it is allowed at all.

A program sends the token as `Authorization: Bearer …`. A browser, which knows only passwords, may send it as
the password of any user, for reading alone: it sends a password along with whatever another site has it
request, and no other site may write here.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import NamedTuple

from kg.serve.http import Refused, Request
from kg.serve.protocol import READ_ONLY, is_update

STORE = "/store"
DOCUMENTS = "/documents"
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="kg"'}
_EITHER = {"WWW-Authenticate": 'Bearer realm="kg", Basic realm="kg", charset="UTF-8"'}
_ALWAYS_OPEN = frozenset({"/healthz"})


class Access(NamedTuple):
    """`token` is the secret; `writable` allows writing with it, `guarded` asks for it to read, too."""

    token: str = ""
    writable: bool = False
    guarded: bool = False

    def check(self, request: Request) -> None:
        """Refuse with 401 or 403 what the request may not do."""
        if request.method == "OPTIONS" or request.path in _ALWAYS_OPEN:
            return
        if writes(request):
            self._check_writer(request)
        elif self.guarded and not (self.is_writer(request) or self._is_token(_password(request))):
            raise Refused(401, "reading takes the token that the server was started with", _EITHER)

    def _check_writer(self, request: Request) -> None:
        if not self.writable:
            raise Refused(403, READ_ONLY)
        if not self.is_writer(request):
            raise Refused(401, "writing takes the token: send `Authorization: Bearer TOKEN`", _CHALLENGE)

    def is_writer(self, request: Request) -> bool:
        """Whether a request brings the token as one that writes must."""
        scheme, _, given = request.header("authorization").partition(" ")
        return scheme.lower() == "bearer" and self._is_token(given.strip())

    def _is_token(self, given: str) -> bool:
        """Whether this is the token, in a time that does not tell how much of it is right."""
        same = hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode("utf-8", "replace"))
        return bool(self.token) and same


OPEN = Access()
"""Reading for all, writing for none."""


def writes(request: Request) -> bool:
    """Whether a request is to change the store."""
    path = request.path.rstrip("/")
    if path == "/sparql":
        return is_update(request)
    if is_below_store(path):
        return request.method in ("PUT", "POST", "DELETE")
    return path == DOCUMENTS and request.method == "POST"


def is_below_store(path: str) -> bool:
    """Whether a path is that of the Graph Store, or of a graph in it."""
    return path == STORE or path.startswith(f"{STORE}/")


def _password(request: Request) -> str:
    scheme, _, given = request.header("authorization").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(given.strip(), validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, ValueError):
        return ""

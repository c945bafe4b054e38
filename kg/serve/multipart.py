"""Bodies of several parts, as forms with files send them (RFC 7578)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.serve.http import Refused, Request

_MOST_PARTS = 64
_LONGEST_HEAD = 8192  # bytes
_DISPOSITION = re.compile(r';\s*(name|filename)="((?:[^"\\]|\\.)*)"', re.I)
_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n"}  # as browsers write them


class Part(NamedTuple):
    """One part: its name in the form, that of its file (empty where none is told), its type, its bytes."""

    name: str
    file: str
    media_type: str
    body: bytes


def parts(request: Request) -> list[Part]:
    """The parts of a body; refuses with 400 one that is broken off, or has too many."""
    boundary = request.parameter("content-type", "boundary").encode()
    if not boundary:
        raise Refused(400, "the type of the body tells no boundary")
    found = list(_parts(request.body, boundary))
    if not found:
        raise Refused(400, "the body has no parts")
    return found


def _parts(body: bytes, boundary: bytes) -> Iterator[Part]:
    _, *pieces = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(pieces) > _MOST_PARTS:
        raise Refused(400, f"the body has more than {_MOST_PARTS} parts")
    if not pieces or not pieces[-1].startswith(b"--"):
        raise Refused(400, "the body ends before its last boundary")
    for piece in pieces[:-1]:
        padding, line, content = piece.partition(b"\r\n")
        head, blank, data = (b"\r\n" + content).partition(b"\r\n\r\n")
        if padding.strip(b" \t") or not line or not blank or len(head) > _LONGEST_HEAD:
            raise Refused(400, "a part of the body is broken")
        yield _part(head, data)


def _part(head: bytes, data: bytes) -> Part:
    headers = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    told = {
        name.lower(): _plain(value)
        for name, value in _DISPOSITION.findall(headers.get("content-disposition", ""))
    }
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return Part(told.get("name", ""), told.get("filename", ""), kind, data)


def _plain(value: str) -> str:
    for escape, character in _ESCAPES.items():
        value = value.replace(escape, character)
    return re.sub(r"\\(.)", r"\1", value)

"""Documents by HTTP: `POST /documents` reads them, each in a process of its own, and adds them.

The body is a form with files, or one file as it is, whose name is told by `?name=` or by the header
Content-Disposition. The answer is JSON, an object a file:

    {"file": "ada.pdf", "state": "new", "candidate": "https://…/candidate/1f…", "notes": []}
    {"file": "x.bin", "state": "failed", "candidate": null, "notes": ["x.bin: …"]}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from extract.errors import ExtractError
from extract.isolated import of_bytes, profile
from extract.profile import Profile
from kg.add import NO_SECTION
from kg.errors import one_line
from kg.serve.http import MULTIPART, Refused, Request, Response
from kg.serve.multipart import Part, parts
from kg.store import Store

JSON = "application/json"
LARGEST = 64 << 20
"""The largest request that writes, in bytes."""


def add(request: Request, opened: Callable[[], Store]) -> Response:
    """What became of the documents: 201 when there is something new, 422 when none could be read.

    The store is opened once they have been read, since nobody else can write meanwhile.
    """
    read = [(part.file, _read(part)) for part in _files(request)]
    if any(isinstance(each, Profile) for _, each in read):
        with opened() as store:
            told = [_outcome(file, each, store) for file, each in read]
    else:
        told = [_failed(file, str(each)) for file, each in read]
    body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return Response(_status({each["state"] for each in told}), body, JSON)


def _status(states: set[str]) -> int:
    if states == {"failed"}:
        return 422
    return 201 if "new" in states else 200


def _files(request: Request) -> Iterator[Part]:
    if request.media_type == MULTIPART:
        files = [part for part in parts(request) if part.file]
        if not files:
            raise Refused(400, "the form has no file")
        yield from (part._replace(file=_name(part.file)) for part in files)
        return
    if not request.body:
        raise Refused(400, "there is no document: send a file as the body, or a form with files")
    told = dict(request.url_fields()).get("name") or request.parameter("content-disposition", "filename")
    if not _name(told):
        raise Refused(400, "the document has no name: add ?name=cv.pdf to the address")
    yield Part("", _name(told), request.media_type, request.body)


def _name(told: str) -> str:
    """The last part of a path, without what is not to be seen."""
    last = told.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in last if character.isprintable())[:200]


def _read(part: Part) -> Profile | ExtractError:
    try:
        return profile(of_bytes(part.body, part.file))
    except ExtractError as error:
        return error


def _outcome(file: str, read: Profile | ExtractError, store: Store) -> dict[str, Any]:
    if isinstance(read, ExtractError):
        return _failed(file, str(read))
    added = store.add(read)
    notes = [one_line(warning) for warning in read.warnings]
    if not read.has_section:
        notes.append(NO_SECTION)
    return {"file": file, "state": added.state, "candidate": added.candidate.value, "notes": notes}


def _failed(file: str, reason: str) -> dict[str, Any]:
    return {"file": file, "state": "failed", "candidate": None, "notes": [one_line(reason)]}

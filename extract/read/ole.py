"""Compound files (OLE): the old binary formats of Office, and the wrapping of encrypted new ones.

Nothing here is read; the refusal says what the file is and what to do.
"""

from __future__ import annotations

from typing import NoReturn

from extract.errors import Encrypted, UnknownFormat

_STREAMS = {  # names of streams that tell the program; source: [MS-CFB], [MS-DOC], [MS-XLS], [MS-PPT]
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}


def read(data: bytes, file: str, sha256: str) -> NoReturn:
    """Refuse a compound file. Raises `Encrypted` or `UnknownFormat`."""
    if _holds(data, "EncryptedPackage"):
        raise Encrypted(f"{file}: asks for a password: save it without one")
    kind = next((kind for stream, kind in _STREAMS.items() if _holds(data, stream)), "application/msword")
    raise UnknownFormat(f"{file}: {kind} is not a format that kg reads: save it as DOCX or PDF")


def _holds(data: bytes, stream: str) -> bool:
    """Whether a name stands in the file's directory, where names are UTF-16."""
    return stream.encode("utf-16-le") in data

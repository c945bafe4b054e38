"""Files → documents: one reader a format, told by content.

A new format is one module with `read(data: bytes, file: str, sha256: str) -> Document` and one line in
`READERS`. A reader is imported when a file of its format comes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from extract.document import Anchor, Document
from extract.errors import TooLarge, UnknownFormat, UnreadableFile
from extract.read.sniff import BYTE_ORDER_MARKS, media_type

LIMIT = 20 * 1024 * 1024
"""The largest file read, in bytes: a résumé of text is a thousandth of it."""

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.I)
_HARMLESS = re.compile(r"(?:https?|ftp|mailto|tel|sms|skype|callto|weixin|tencent|im|xmpp|doi):", re.I)
_BLANK = b"\0 \t\n\r\v\f"
MAX_CHARACTERS = 1_000_000
"""The longest text read; the pipeline refuses more."""

READERS = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-org": "org",
    "message/rfc822": "mail",
    "text/html": "html",
    "multipart/related": "webarchive",
    "application/x-webarchive": "webarchive",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "application/msword": "ole",
    "image/png": "image",
    "image/jpeg": "image",
    "image/tiff": "image",
    "image/webp": "image",
    "image/bmp": "image",
    "image/gif": "image",
}
"""Media types → the modules here that read them."""

SUFFIXES = {
    "text/plain": (".txt", ".text"),
    "text/markdown": (".md", ".markdown"),
    "text/x-org": (".org",),
    "message/rfc822": (".eml",),
    "text/html": (".html", ".htm", ".xhtml"),
    "multipart/related": (".mht", ".mhtml"),
    "application/x-webarchive": (".webarchive",),
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/rtf": (".rtf",),
    "application/msword": (".doc",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "image/webp": (".webp",),
    "image/bmp": (".bmp",),
    "image/gif": (".gif",),
}
"""Media types → how the names of such files end: to find them in a folder, never to tell what they are."""


def read_file(path: Path) -> Document:
    """The document in a file. Raises `ExtractError` with one line that names the file."""
    look(path)
    with _named(path):
        data = path.read_bytes()
    return read_bytes(data, str(path))


def look(path: Path) -> None:
    """Raise what is wrong with a file before a byte of it is read: that it is not there, or too large."""
    with _named(path):
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableFile(f"{path}: is a folder, not a file")
        _refuse_large(size, str(path))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into `UnreadableFile`."""
    try:
        yield
    except OSError as error:
        raise UnreadableFile(f"{path}: {(error.strerror or str(error)).lower()}") from error


def _refuse_large(size: int, file: str) -> None:
    if size > LIMIT:
        raise TooLarge(f"{file}: {size / 2**20:.0f} MB is over the limit of {LIMIT // 2**20} MB for a résumé")


def _without_mark(data: bytes) -> bytes:
    """The bytes without the mark of their order."""
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    return data.removeprefix(mark)


def read_bytes(data: bytes, file: str) -> Document:
    """The document in `data`; `file` names it in messages and in the profile."""
    _refuse_large(len(data), file)
    if not _without_mark(data).strip(_BLANK):
        raise UnreadableFile(f"{file}: the file is empty")
    kind = media_type(data, file)
    if kind not in READERS:
        raise UnknownFormat(f"{file}: {kind} is not a format that kg reads: save it as PDF, DOCX or text")
    reader = import_module(f"extract.read.{READERS[kind]}")
    document: Document = reader.read(data, file, hashlib.sha256(data).hexdigest())
    if kind.startswith("text/") and not any(c.isprintable() and not c.isspace() for c in document.text):
        raise UnreadableFile(f"{file}: the file is empty")
    if len(document.text) > MAX_CHARACTERS:
        raise TooLarge(
            f"{file}: {len(document.text):,} characters are over the limit of {MAX_CHARACTERS:,} for a résumé"
        )
    anchors = tuple(anchor for anchor in document.anchors if _leads_elsewhere(anchor))
    return replace(document, file=Path(file).name, anchors=anchors)


def _leads_elsewhere(anchor: Anchor) -> bool:
    """Whether a link is to a page or an address: none runs a script or looks at the disk of who reads it.

    Browsers pass over white space and controls inside of the name of a scheme.
    """
    return not _SCHEME.match(target := _UNSEEN.sub("", anchor.url)) or bool(_HARMLESS.match(target))

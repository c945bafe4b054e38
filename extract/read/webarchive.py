"""Web archives (MHTML and Safari's): a page and its pictures in one file.

Nothing here is read; the refusal says what to do.
"""

from __future__ import annotations

from typing import NoReturn

from extract.errors import UnknownFormat


def read(data: bytes, file: str, sha256: str) -> NoReturn:
    """Refuse a web archive. Raises `UnknownFormat`."""
    raise UnknownFormat(f"{file}: a web archive is not a format that kg reads: save the page as HTML or PDF")

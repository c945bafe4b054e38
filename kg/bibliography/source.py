"""The bytes of a bibliography: unpacked, counted, and never more of one record than fits into memory."""

from __future__ import annotations

import gzip
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import cast

LARGEST = (
    64_000_000  # bytes of one record; those of dblp with the most authors have a tenth of a percent of it
)
_HEAD = 8_192
_STANDARD = "-"
_GZIP = b"\x1f\x8b"


class TooLong(Exception):
    """One record is larger than `LARGEST`."""


class Source:
    """A file (`-` is standard input), to read once from its beginning; compressed with gzip or not.

    `line` is the line that reading has come to (from 1). Where compressed data break off, the file ends
    for its reader, and `broken` says why.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name.removesuffix(".gz")
        self.line = 1
        self.broken = ""
        self._since_record = 0
        self._is_standard = str(path) == _STANDARD
        self._file = cast(BufferedReader, sys.stdin.buffer) if self._is_standard else path.open("rb")
        self._stream: BufferedReader | gzip.GzipFile = self._file
        if self._file.peek(2)[:2] == _GZIP:
            self._stream = gzip.GzipFile(fileobj=self._file)
        self.head = self._read(_HEAD).removeprefix(BOM_UTF8)
        self._pending = self.head

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._is_standard:
            self._file.close()

    def read(self, size: int) -> bytes:
        """The next bytes, at most about `size`; empty at the end. Raises `TooLong`."""
        data, self._pending = self._pending or self._read(size), b""
        self.line += data.count(b"\n")
        self._since_record += len(data)
        if self._since_record > LARGEST:
            raise TooLong
        return data

    def record_ended(self) -> None:
        """Tell that a record was read, so that the next may be as large again."""
        self._since_record = 0

    def lines(self) -> Iterator[str]:
        """The lines as text: UTF-8, or else (a line at a time) Windows-1252. Raises `TooLong`."""
        left = b""
        while data := self.read(1 << 20):
            *whole, left = (left + data).split(b"\n")
            if whole:
                self.record_ended()
            for line in whole:
                yield _text(line) + "\n"
        if left:
            yield _text(left)

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read1(size)  # `read` would lose what came before the break
        except EOFError:
            self.broken = "the compressed data end in the middle"
        except (zlib.error, gzip.BadGzipFile) as error:
            self.broken = f"the compressed data are damaged ({error})"
        return b""


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")

"""Bitmaps → PNG files (W3C, Portable Network Graphics, second edition)."""

from __future__ import annotations

import struct
import zlib
from typing import Any


def png(bitmap: Any) -> bytes:
    """A bitmap of pdfium's, with red, green and blue in a byte each, as a PNG file."""
    rows = memoryview(bitmap.buffer)
    used = 3 * bitmap.width
    lines = b"".join(
        b"\0" + bytes(rows[row * bitmap.stride : row * bitmap.stride + used]) for row in range(bitmap.height)
    )
    head = struct.pack("!IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)  # 8 bits, red green blue
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("!I", len(body)) + name + body + struct.pack("!I", zlib.crc32(name + body))

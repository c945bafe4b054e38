"""PDF files written byte by byte, so that they can be as bad as no tool would make them.

After PDF 32000-1: objects 7.3, streams 7.3.8, cross-references 7.5, encryption 7.6.3.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LINES = (
    "Ada Quill",
    "ada@example.org",
    "EDUCATION",
    "Oslo University, BSc Physics, 2015-2018",
    "SKILLS",
    "Python, Go",
)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"


def text(lines: Sequence[str] = LINES) -> bytes:
    """Page content that prints lines one below the other."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    return f"BT /F1 12 Tf 72 770 Td {shown}ET".encode("latin-1")


def stream(content: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object, packed by Deflate where asked."""
    if packed:
        content, extra = zlib.compress(content, 1), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def assembled(objects: Sequence[bytes], trailer: bytes = b"", *, table: bool = True) -> bytes:
    """A file of objects numbered from 1, of which the first is the catalogue."""
    parts, places, size = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, start=1):
        places.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        size,
    )
    rows = [b"%010d 00000 n \n" % place for place in places]
    known = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(rows))
    return b"".join(parts) + (known if table else b"") + end


def pdf(
    contents: Sequence[bytes] = (stream(text()),),
    *,
    page: bytes = b"",
    resources: bytes = b"",
    extra: Sequence[bytes] = (),
    trailer: bytes = b"",
    table: bool = True,
) -> bytes:
    """A file with a page for each of `contents`, whose `extra` objects are numbered from 4."""
    first = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    pages = []
    for index, content in enumerate(contents):
        described = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R " % (
            first + 2 * index + 1
        )
        used = b"/Resources << /Font << /F1 3 0 R >> %s >> %s >>" % (resources, page)
        pages += [described + used, content]
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids)
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, *extra, *pages], trailer, table=table)


def encrypted(password: str) -> bytes:
    """The same page, for which a person must type `password` (standard security handler, revision 2)."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(_PADDING).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + _ID).digest()[:5]
    user = _rc4(key, _PADDING)
    place = 5  # the number of the content's object
    content = _rc4(hashlib.md5(key + place.to_bytes(3, "little") + b"\0\0").digest()[:10], text())
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (
        *(value.hex().encode() for value in (owner, user, _ID, _ID)),
    )
    return pdf([stream(content)], trailer=handler)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, swap = list(range(256)), 0
    for index in range(256):
        swap = (swap + state[index] + key[index % len(key)]) % 256
        state[index], state[swap] = state[swap], state[index]
    found, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + state[one]) % 256
        state[one], state[two] = state[two], state[one]
        found.append(byte ^ state[(state[one] + state[two]) % 256])
    return bytes(found)


def million_objects() -> bytes:
    """A million numbers in object streams, told of by a packed cross-reference stream."""
    per, fixed = 10_000, 4
    held = 1_000_000 // per
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page % (b"/Font << /F1 " + FONT + b" >>"),
        stream(text()),
    ]
    first = fixed + held + 2
    for number in range(held):
        start = first + number * per
        heads = b" ".join(b"%d %d" % (start + index, 2 * index) for index in range(per)) + b" "
        extra = b"/Type /ObjStm /N %d /First %d" % (per, len(heads))
        objects.append(stream(heads + b"1 " * per, extra, packed=True))
    parts, rows, size = [b"%PDF-1.7\n"], [bytes(7)], 9
    for number, body in enumerate(objects, start=1):
        rows.append(b"\1" + size.to_bytes(4, "big") + b"\0\0")
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    rows.append(b"\1" + size.to_bytes(4, "big") + b"\0\0")
    for number in range(held):
        rows += [
            b"\2" + (fixed + 1 + number).to_bytes(4, "big") + index.to_bytes(2, "big") for index in range(per)
        ]
    extra = b"/Type /XRef /W [1 4 2] /Size %d /Root 1 0 R" % len(rows)
    table = stream(b"".join(rows), extra, packed=True)
    return b"".join(parts) + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (first - 1, table, size)


def nested(depth: int, body: Callable[[int], bytes]) -> list[bytes]:
    """Form objects, numbered from 4, of which each draws what `body` says of the next one's number."""
    heads = [
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >>"
        b" /XObject << /X %d 0 R >> >>" % (5 + index)
        for index in range(depth)
    ]
    return [stream(body(index), head) for index, head in enumerate(heads)]

"""PDF files written by hand: text with right or wrong maps to Unicode, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Meaning = Callable[[str], str]
"""What a font's map says that a character is; nothing for none."""


@dataclass(frozen=True)
class Sheet:
    """A page: lines of plain Latin text, or a grey picture (width, height, bytes) that fills it."""

    lines: Sequence[str] = ()
    meaning: Meaning | None = None
    picture: tuple[int, int, bytes] | None = None
    size: float = 11.0


def pdf(*sheets: Sheet) -> bytes:
    """A PDF of A4 pages."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for sheet in sheets:
        resources = _resources(sheet, objects)
        objects.append(_stream(b"", _drawn(sheet)))
        contents = len(objects)
        page = f"<</Type /Page /Parent 2 0 R /Contents {contents} 0 R /Resources <<{resources}>>>>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type /Catalog /Pages 2 0 R>>"
    objects[1] = (
        f"<</Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} /MediaBox [0 0 595 842]>>".encode()
    )
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n"


def _resources(sheet: Sheet, objects: list[bytes]) -> str:
    """Writes a sheet's font and picture; what its page calls them."""
    named = ""
    if sheet.meaning:
        objects.append(_stream(b"", _map(sheet.meaning).encode()))
        named = f" /ToUnicode {len(objects)} 0 R"
    objects.append(
        f"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding{named}>>".encode()
    )
    resources = f"/Font <</F {len(objects)} 0 R>>"
    if sheet.picture:
        width, height, pixels = sheet.picture
        kind = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
        objects.append(_stream(f"{kind} /ColorSpace /DeviceGray".encode(), pixels))
        resources += f" /XObject <</I {len(objects)} 0 R>>"
    return resources


def _drawn(sheet: Sheet) -> bytes:
    marks = ["q 595 0 0 842 0 0 cm /I Do Q"] if sheet.picture else []
    for row, line in enumerate(sheet.lines):
        text = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        marks.append(f"BT /F {sheet.size} Tf 60 {780 - 1.5 * sheet.size * row} Td ({text}) Tj ET")
    return "\n".join(marks).encode("cp1252")


def _map(meaning: Meaning) -> str:
    """A map from codes to Unicode (PDF 32000-1, 9.10.3)."""
    pairs = [(code, meaning(chr(code))) for code in range(32, 127)]
    told = [f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs if text]
    return (
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(told)} beginbfchar\n" + "\n".join(told) + "\nendbfchar endcmap"
    )


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s /Length %d>> stream\n%s\nendstream" % (entries, len(data), data)

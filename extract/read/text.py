"""Plain text → document: encodings, lines, form feeds as page breaks."""

from __future__ import annotations

import re
import unicodedata

from charset_normalizer import from_bytes

from extract.document import Document, Line
from extract.errors import UnknownFormat

_LINE = re.compile(r"[^\n]*")
TAB_WIDTH = 4
COMMON_ROWS = {"gb18030": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
"""The lead bytes of the common characters: GB 2312 level 1 (3,755), Big5 level 1 (5,401)."""


def read(data: bytes, file: str, sha256: str) -> Document:
    """A plain text file as a document; `pages` counts form feeds where there are any."""
    content = decode(data, file)
    lines = tuple(split_lines(content))
    pages = lines[-1].page if lines and lines[-1].page > 1 else None
    return Document(file, sha256, "text/plain", content, lines, bytes(len(content)), pages=pages)


def decode(data: bytes, file: str) -> str:
    """The text in `data`: UTF-8, UTF-16 with or without a mark, GB18030, Big5 or a Western code page."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = _guess(data, file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or "\0" in content:
        content = _guess(data, file)
    return re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", content)


def _guess(data: bytes, file: str) -> str:
    chinese = max(COMMON_ROWS, key=lambda encoding: _common_share(data, encoding))
    if _common_share(data, chinese) >= 0.7:
        return data.decode(chinese)
    encodings = ["utf_8", "utf_16", "utf_16_le", "utf_16_be", "big5", "gb18030", "cp1252"]
    best = from_bytes(data, cp_isolation=encodings, threshold=0.5).best()
    if best is None:
        raise UnknownFormat(f"{file}: the text is in no encoding that kg reads: save it as UTF-8")
    return str(best).removeprefix("\ufeff")


def _common_share(data: bytes, encoding: str) -> float:
    """The share of non-ASCII letters that are common ones, if `data` is in that encoding at all.

    Both standards sort the common characters first; statistics err on a short text.
    """
    try:
        content = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    letters = [c.encode(encoding) for c in content if not c.isascii() and _is_letter(c)]
    rows = COMMON_ROWS[encoding]
    return sum(len(c) == 2 and c[0] in rows for c in letters) / len(letters) if letters else 0.0


def _is_letter(character: str) -> bool:
    """Letters, and characters for private use, which tell that an encoding is the wrong one."""
    return character.isalpha() or unicodedata.category(character) == "Co"


def split_lines(content: str) -> list[Line]:
    """The lines of a text that hold words, each without outer space, with page and indent."""
    lines, page = [], 1
    for match in _LINE.finditer(content):
        printed = match[0]
        page += printed.count("\f")
        words = printed.strip()
        if words:
            start = match.start() + len(printed) - len(printed.lstrip())
            indent = len(printed[: start - match.start()].expandtabs(TAB_WIDTH))
            lines.append(Line(start, start + len(words), page, indent=indent))
    return lines

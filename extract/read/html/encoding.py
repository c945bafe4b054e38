"""Bytes of a page → its text: by a mark at the front, by what the page declares, else by the bytes."""

from __future__ import annotations

import codecs
import re

from extract.document import has_han
from extract.read.text import decode

HEAD = 4096
"""Bytes in which a page declares its encoding: 1,024 in the HTML Standard, but saved pages put more first."""

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "windows-874": "cp874",
    "unicode": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8",
}  # fmt: skip
"""Labels that browsers take for a wider encoding. Source: the WHATWG Encoding Standard, section 4.2."""


def page_text(data: bytes, file: str) -> str:
    """The text of a page. Raises `UnknownFormat` for bytes in no known encoding."""
    declared = _DECLARED.search(data[:HEAD])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if marked or not declared:
        return decode(data, file)
    label = declared[1].decode("ascii", "replace").lower()
    text = _read_as(data, _WIDER.get(label, label))
    if text is None or _is_utf_8_after_all(data, text):
        return decode(data, file)
    return re.sub(r"\r\n?", "\n", text)


def _read_as(data: bytes, encoding: str) -> str | None:
    """The text in an encoding; `None` where it is not in it."""
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _is_utf_8_after_all(data: bytes, text: str) -> bool:
    """Whether a page was saved anew as UTF-8 with its old declaration left in it."""
    try:
        utf_8 = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return utf_8 != text and (has_han(utf_8) or not has_han(text))

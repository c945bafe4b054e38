"""LaTeX text → plain text, as far as titles and names need it."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquotesingle": "'",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_ACCENT = re.compile(
    r"""\\(?:([`'^~=."])|([uvHcdbkr])(?![A-Za-z]))\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))"""
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*(\{\})?")
_ESCAPED = re.compile(r"\\([^A-Za-z\s])|\\\s")


def plain(text: str) -> str:
    """The letters that LaTeX would print: accents set, commands and braces dropped, spaces joined.

    A command that stands for no letter leaves its name in mathematics (`$\\alpha$`), and nothing elsewhere.
    """
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _COMMAND.sub(lambda command: _letter(command, text), text)
        text = _ESCAPED.sub(lambda escaped: escaped[1] or " ", text)
    text = text.replace("{", "").replace("}", "").replace("$", "").replace("~", " ")
    return " ".join(unicodedata.normalize("NFC", text).split())


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])


def _letter(command: re.Match[str], text: str) -> str:
    name = command[1]
    if name in _LETTERS:
        return _LETTERS[name]
    return name if text.count("$", 0, command.start()) % 2 else ""

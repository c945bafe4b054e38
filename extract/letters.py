"""Names as they are typed without the letters of their language: Yıldırım as Yildirim, Müller as Mueller."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def plain(text: str) -> str:
    """Without case and accents; letters that are no accented ones as others write them."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return "".join(char for char in folded if not unicodedata.combining(char))


def written_out(text: str) -> str:
    """`plain`, with umlauts as two letters."""
    return plain(unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS))

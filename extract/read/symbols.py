"""Letters of symbol fonts: what they show, where it is a sign that text has; else nothing.

Bullets, ticks and Greek letters have characters of their own. Pictures of telephones and envelopes say
nothing that the words beside them don't.
"""

from __future__ import annotations

import re
from functools import cache

_PICTURES = re.compile(r"wingdings|webdings|dingbats|awesome|icon|glyph|marlett|\bmt extra\b", re.IGNORECASE)

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⬧", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢",
    0xE0: "→", 0xE8: "➔", 0xF0: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Source: the glyph charts of the font Wingdings; only signs that stand before text or in it."""

_SYMBOL = {
    **dict(zip(b"abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True)),
    **dict(zip(b"ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True)),
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠",
    0xBB: "≈", 0xBE: "—", 0xD7: "·", 0x2D: "−",
}  # fmt: skip
"""Source: the encoding of the font Symbol (Adobe, 1990); Greek letters and the signs of sums."""


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are pictures or another alphabet."""
    return bool(_PICTURES.search(font)) or font.strip().casefold() == "symbol"


def shown(text: str, font: str) -> str:
    """The characters that `text` shows in `font`; pictures are left out.

    Without a symbol font it is the text without characters for private use, which are pictures too.
    """
    if not is_symbol_font(font):
        return text if text.isascii() else "".join(c for c in text if not is_private(c))
    table = _table(font.strip().casefold())
    return "".join(c if c.isspace() else table.get(_code(c), _of_text(c)) for c in text)


@cache
def _table(font: str) -> dict[int, str]:
    return _SYMBOL if font == "symbol" else _WINGDINGS if font == "wingdings" else {}


def _code(character: str) -> int:
    """A character's place in a symbol font, which Word moves to U+F000."""
    code = ord(character)
    return code - 0xF000 if 0xF000 <= code <= 0xF0FF else code


def _of_text(character: str) -> str:
    """A character that no symbol font has, such as a Chinese one: Word takes it from another font."""
    return character if ord(character) > 0x2FF and not is_private(character) else ""


def is_private(character: str) -> bool:
    """Whether a character is one for private use, which shows whatever a font likes."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"

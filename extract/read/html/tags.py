"""What tags and their attributes say of look and place, apart from style sheets."""

from __future__ import annotations

from collections.abc import Mapping

LEVELS = {f"h{depth}": depth for depth in range(1, 7)}
"""Headings by tag, with their depth."""

REGIONS = frozenset({"section", "article", "main", "aside"})
"""Tags of parts of a page that stand apart from what is around them."""

_LETTERS = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}
"""The sizes of `<font size>`. Source: HTML Standard, "Phrasing content" of the rendering section."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_BULLETS = ("none", "disc", "circle", "square", "initial", "disclosure-open", "disclosure-closed")


def level(tag: str, attributes: Mapping[str, str | None]) -> int:
    """The depth of the heading that an element is; 0 for none."""
    if attributes.get("role") == "heading":
        depth = attributes.get("aria-level") or ""
        return min(max(int(depth), 1), 6) if depth.isdecimal() and len(depth) < 4 else 2
    return LEVELS.get(tag, 0) if attributes.get("role") not in ("presentation", "none") else 0


def presentation(tag: str, attributes: Mapping[str, str | None]) -> dict[str, str]:
    """The declarations that old attributes stand for."""
    result = {}
    for name, value in attributes.items():
        text = (value or "").strip()
        if name == "align" and text.lower() == "right":
            result["float" if tag in ("table", "img") else "text-align"] = "right"
        elif name == "bgcolor":
            result["background-color"] = text.lower()
        elif name == "background" and text:
            result["background-image"] = "url()"
        elif (name, tag) in (("color", "font"), ("text", "body")):
            result["color"] = text.lower()
        elif (name, tag) == ("size", "font"):
            result["font-size"] = _LETTERS.get(text, "larger" if text[:1] == "+" else "smaller")
        elif (name, tag) == ("face", "font"):
            result["font-family"] = text
        elif name == "width" and tag in ("td", "th"):
            result["width"] = text.lower()
    return result


def whole(text: str | None, otherwise: int, most: int = 1000) -> int:
    """An attribute that is a whole number, within bounds."""
    text = (text or "").strip()
    return min(max(int(text), -most), most) if text.lstrip("-").isdecimal() and len(text) < 9 else otherwise


def numeral(number: int, style: str, kind: str | None = None) -> str:
    """How a list prints a number, in a `list-style-type` or the `type` of `<ol>`; empty for bullets."""
    style = _TYPES.get(kind or "", style)
    if style in _BULLETS:
        return ""
    if style.endswith(("alpha", "latin")) and number > 0:
        digits = _letters(number)
    elif style.endswith("roman") and 0 < number < 4000:
        digits = _roman(number)
    else:
        digits = str(number)
    return f"{digits.upper() if style.startswith('upper') else digits}."


def _letters(number: int) -> str:
    result = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        result = _ALPHABET[place] + result
    return result


def _roman(number: int) -> str:
    result = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        result += letters * times
    return result

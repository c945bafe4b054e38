"""Whether letters can be seen: their size, and their colour on what is behind them."""

from __future__ import annotations

import re

PAPER = "FFFFFF"
UNKNOWN = ""
"""The ground where a shape or picture may stand behind the letters."""

MIN_SIZE = 2.0
"""Points: smaller letters cannot be read."""

MIN_CONTRAST = 20
"""How far red, green or blue (of 255) must be from the ground for a letter to be seen."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour of six hexadecimal digits."""
    return bool(_HEX.fullmatch(text))


def reason_unseen(*, hidden: bool, size: float, colour: str, ground: str) -> str:
    """Why nobody sees letters of a size (points) and colour on a ground; empty when they can be seen.

    Colours are six hexadecimal digits; what is none, such as the automatic one, can be seen.
    """
    if hidden:
        return "hidden text"
    if size < MIN_SIZE:
        return "tiny text"
    if is_colour(colour) and is_colour(ground) and _is_alike(colour, ground):
        return "text in the colour of its ground"
    return ""


def _is_alike(colour: str, ground: str) -> bool:
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4)]
    return max(abs(one - other) for one, other in parts) < MIN_CONTRAST

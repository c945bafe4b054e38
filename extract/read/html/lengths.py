"""The values of CSS: lengths in pixels, colours, columns of a grid."""

from __future__ import annotations

import colorsys
import re

Color = tuple[int, int, int]

ROOT_SIZE = 16.0
"""Pixels of a letter, where nothing sets its size."""

_UNITS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
    "rem": ROOT_SIZE, "vw": 12.8, "vh": 8.0, "": 1.0,
}  # fmt: skip
"""Pixels a unit. Source: CSS Values and Units 4, with a screen of 1280 to 800 pixels."""

_RELATIVE = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)")
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_COLORS = {
    "white": (255, 255, 255), "snow": (255, 250, 250), "ghostwhite": (248, 248, 255),
    "ivory": (255, 255, 240), "floralwhite": (255, 250, 240), "whitesmoke": (245, 245, 245),
    "mintcream": (245, 255, 250), "azure": (240, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0),
    "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0), "navy": (0, 0, 128),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "teal": (0, 128, 128),
    "maroon": (128, 0, 0), "purple": (128, 0, 128), "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169), "darkgrey": (169, 169, 169),
    "dimgray": (105, 105, 105), "darkblue": (0, 0, 139), "orange": (255, 165, 0),
    "steelblue": (70, 130, 180), "slategray": (112, 128, 144), "darkslategray": (47, 79, 79),
}  # fmt: skip
_COLOR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|(?<![\w(-])[a-z]{3,20}(?![\w(-])")


def pixels(value: str, size: float) -> float | None:
    """A length in pixels; `size` is that of the letters, or what a share is of. `None` if it is no length."""
    match = _LENGTH.fullmatch(value)
    if not match:
        return None
    unit = match[2]
    scale = size * _RELATIVE[unit] if unit in _RELATIVE else _UNITS.get(unit)
    return None if scale is None else max(min(float(match[1]) * scale, 1e6), -1e6)


def letter_size(value: str, around: float) -> float:
    """The size of letters in pixels, in an element where it was `around`."""
    if value in ("smaller", "larger"):
        return around * (0.83 if value == "smaller" else 1.2)
    size = _SIZES.get(value) or pixels(value, around)
    return around if size is None or size < 0 else size


def color(value: str) -> tuple[Color | None, float] | None:
    """The first colour that a value names, and how opaque it is; `None` where it names none.

    The colour itself is `None` where its name is not known.
    """
    for word in _COLOR.findall(value):
        if word == "transparent":
            return (0, 0, 0), 0.0
        if word.startswith("#"):
            return _of_digits(word[1:])
        if "(" in word:
            return _of_numbers(word)
        if word in _COLORS:
            return _COLORS[word], 1.0
    return None


def _of_digits(digits: str) -> tuple[Color | None, float]:
    if len(digits) in (3, 4):
        digits = "".join(2 * digit for digit in digits)
    if len(digits) not in (6, 8):
        return None, 1.0
    red, green, blue, *alpha = (int(digits[place : place + 2], 16) for place in range(0, len(digits), 2))
    return (red, green, blue), alpha[0] / 255 if alpha else 1.0


def _of_numbers(word: str) -> tuple[Color | None, float]:
    """`rgb(…)` and `hsl(…)`, with commas or with spaces."""
    numbers = [(float(number), unit) for number, unit in re.findall(r"(-?\d+\.?\d*|-?\.\d+)(%?)", word)][:4]
    if len(numbers) < 3:
        return None, 1.0
    alpha = numbers[3][0] * (0.01 if numbers[3][1] else 1) if len(numbers) > 3 else 1.0
    if word.startswith("hsl"):
        hue, saturation, lightness = (number for number, _ in numbers[:3])
        parts = colorsys.hls_to_rgb(hue / 360 % 1, min(lightness, 100) / 100, min(saturation, 100) / 100)
        red, green, blue = (round(255 * part) for part in parts)
    else:
        red, green, blue = (round(number * (2.55 if unit else 1)) for number, unit in numbers[:3])
    return (red, green, blue), alpha


def alike(one: Color, other: Color) -> bool:
    """Whether letters of one colour cannot be seen on the other."""
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def grid_columns(value: str) -> int:
    """How many columns a grid has; 1 where that depends on what is in it."""
    if "auto-fi" in value or value in ("none", ""):
        return 1
    value = re.sub(r"\[[^\]]*\]", " ", value)
    for _ in range(4):
        value = re.sub(r"(?<!repeat)\([^()]*\)", "", value)
    count = 0
    for times, inner, _ in re.findall(r"repeat\(\s*(\d{1,3})\s*,([^()]*)\)|(\S+)", value):
        count += int(times) * len(inner.split()) if times else 1
    return max(1, min(count, 12))

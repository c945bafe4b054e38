"""Chinese numerals up to a hundred."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}


def number(numeral: str) -> int | None:
    """十五 is 15, 二十 20, 三十五 35, 一百 100; None for what is no such numeral."""
    if numeral in ("一百", "百"):
        return 100
    tens, ten, ones = numeral.partition("十")
    if not numeral or len(tens) > 1 or len(ones) > 1 or not set(tens + ones) <= _DIGITS.keys():
        return None
    if not ten:
        return _DIGITS[tens]
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)

"""How lists count: 3, c, iii, 三, ③."""

from __future__ import annotations

_IN_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand",
}  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def written(count: int, form: str) -> str:
    """A count as a list of that form prints it (`ST_NumberFormat`); unknown forms are decimal."""
    if form.endswith("Letter") and 0 < count < 1000:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman"):
        return _roman(count).upper() if form.startswith("upper") else _roman(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    return _chinese(count) if form in _IN_CHINESE else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        times, count = divmod(min(count, 4999), worth)
        letters += letter * times
    return letters


def _chinese(count: int) -> str:
    """A number up to 99 as it counts Chinese headings."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")

"""Pages whose letters are turned: set upright, so that all that follows sees text from left to right."""

from __future__ import annotations

from collections import Counter
from math import atan2, pi
from typing import Any

import pypdfium2.raw as c

_EACH = 7  # of so many characters one is looked at


def set_upright(page: Any) -> bool:
    """Turn what is on a page of pdfium's until most of its letters stand upright; whether it was turned.

    How the page is to be shown is not asked: some are scanned on their side, some have tables on theirs.
    """
    turn = _quarters(page)
    if not turn or (turn == 2 and not page.get_rotation()):
        return False
    left, bottom, right, top = page.get_bbox()
    matrix = {  # PDF 32000-1, 8.3.4: x' = a x + c y + e, y' = b x + d y + f
        1: (0, -1, 1, 0, -bottom, right),
        2: (-1, 0, 0, -1, right, top),
        3: (0, 1, -1, 0, top, -left),
    }[turn]
    wide, high = right - left, top - bottom
    for thing in page.get_objects(max_depth=1):
        c.FPDFPageObj_Transform(thing.raw, *matrix)
        c.FPDFPageObj_TransformClipPath(thing.raw, *matrix)
    c.FPDFPage_TransformAnnots(page.raw, *matrix)
    if turn != 2:
        wide, high = high, wide
    page.set_mediabox(0, 0, wide, high)
    page.set_cropbox(0, 0, wide, high)
    page.set_rotation(0)
    return True


def _quarters(page: Any) -> int:
    """By how many quarters of a circle, against the clock, most letters are turned."""
    matrix = c.FS_MATRIX()
    turns: Counter[int] = Counter()
    text = page.get_textpage()
    for index in range(0, c.FPDFText_CountChars(text.raw), _EACH):
        if c.FPDFText_GetUnicode(text.raw, index) > 32 and c.FPDFText_GetMatrix(text.raw, index, matrix):
            turns[round(2 * atan2(matrix.b, matrix.a) / pi) % 4] += 1
    text.close()
    turn, count = max(turns.items(), key=lambda item: item[1], default=(0, 0))
    return turn if 2 * count > turns.total() else 0

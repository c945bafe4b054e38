"""Pictures of text → pages of glyphs: optical character recognition, an extra of the package.

    picture → strips     the lines that are seen, with the place of each character    engine.py
    strips → page        glyphs, set straight, and the ruled lines                    glyphs.py, rules.py

It needs `pip install 'candidate-kg[ocr]'`; its models come in the wheel, and it asks no network.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from extract.limits import more_time
from extract.pages import Page

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "pip install 'candidate-kg[ocr]'"
"""What to type to have OCR."""

DPI = 200
"""Dots an inch at which pages are rendered to be read."""

_SECONDS = 20.0  # for a page: four times what it takes


@cache
def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime", "PIL"))


def page_of(picture: Image, number: int, width: float | None = None) -> Page:
    """What is printed on a picture of a page that is `width` points wide.

    Without a width the measures are such that most text is set in 10.5 points. The page has no glyphs
    where nothing was seen.
    """
    from extract.ocr.engine import strips
    from extract.ocr.glyphs import set_page

    more_time(_SECONDS)
    found, upright = strips(picture)
    return set_page(found, upright, number, width)

"""How a document was read, drawn on the pictures of its pages: what went wrong is seen at a glance.

    file → sheets      its pages, and the pictures of them          sheets.py
    profile → marks    lines, blocks, sections and fields           marks.py
    marks → picture    on a canvas of pdfium's, as PNG              canvas.py, drawing.py

What is drawn is what `extract_file` does with the file: nothing is read in another way to be shown.
"""

from __future__ import annotations

from extract.debug.drawing import layout_picture

__all__ = ["layout_picture"]

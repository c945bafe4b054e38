"""Pages of glyphs → lines in reading order: layout analysis by geometry.

    glyphs → runs      words that stand side by side without a gap         runs.py
    runs → regions     columns, sidebars, bands, ruled tables              regions.py, tables.py
    regions → lines    what stands on one line, its indent and wrapping    lines.py
    lines → document   the text once, and all else as places in it         compose.py

A reader of a format with pages (PDF; a scan by OCR) makes `Page`s and calls `document_of`.
"""

from __future__ import annotations

from extract.pages.compose import Trace, document_of, trace
from extract.pages.glyphs import Glyph, Hyperlink, Page, Segment, Style

__all__ = ["Glyph", "Hyperlink", "Page", "Segment", "Style", "Trace", "document_of", "trace"]

"""Word files made with python-docx, as other programs make them."""

from __future__ import annotations

import io

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.table import Table, _Cell


def saved(document: Word) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def line(holder: Word | _Cell, text: str, style: str | None = None, bold: bool = False) -> None:
    """A paragraph; in `a**b**c` the middle is bold, and `\\t` goes to a stop at the right."""
    paragraph = holder.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = Pt(0)
    for number, piece in enumerate(text.split("**")):
        paragraph.add_run(piece).bold = bold or number % 2 == 1 or None
    if "\t" in text:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(430), WD_TAB_ALIGNMENT.RIGHT)


def fill(target: _Cell, *lines: str) -> None:
    """Lines in a cell, the first in the paragraph that is there; `- ` makes a bullet."""
    for text in lines:
        if text.startswith("- "):
            line(target, text[2:], "List Bullet")
        else:
            line(target, text)
    first = target.paragraphs[0]
    first._p.getparent().remove(first._p)


def grid(document: Word | _Cell, rows: int, columns: int, ruled: bool = False) -> Table:
    """A table, without rules if nothing else is said."""
    made = document.add_table(rows, columns)
    if ruled and isinstance(document, Word):
        made.style = "Table Grid"
    return made

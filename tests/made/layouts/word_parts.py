"""The parts of a CV as Word paragraphs and tables, written with python-docx into any container."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from tests.made.look import Look
from tests.made.sheet import Cite, Honour, Label, Row, Runs, Section, Sheet, table_of

Box = Any
"""A python-docx document or table cell: what paragraphs and tables can be added to."""


def paragraph(box: Box, *pieces: tuple[str, str], style: str = "", after: float = 1) -> Any:
    """A paragraph of styled pieces; the first of a fresh cell is reused, as Word does."""
    from docx.shared import Pt

    paragraphs = box.paragraphs
    fresh = hasattr(box, "merge") and len(paragraphs) == 1 and not paragraphs[0].text and not box.tables
    made = paragraphs[0] if fresh else box.add_paragraph()
    if style:
        made.style = style
    for text, kind in pieces:
        run = made.add_run(text)
        run.bold, run.italic, run.underline = kind == "b" or None, kind == "i" or None, kind == "u" or None
    made.paragraph_format.space_after = Pt(after)
    made.paragraph_format.space_before = Pt(0)
    return made


def spread(box: Box, width: float, left: Iterable[tuple[str, str]], right: str) -> Any:
    """A line whose right part stands at a tab stop at the right edge; `width` in centimetres."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    made = paragraph(box, *left, ("\t" + right if right else "", ""))
    made.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    return made


def bare_table(box: Box, widths: list[float], rows: int = 1) -> Any:
    """A table without rules; `widths` in centimetres."""
    from docx.shared import Cm

    table = box.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def bullets(box: Box, lines: Iterable[Runs], look: Look) -> None:
    """Bullets: a list style, or the character itself before the text."""
    for line in lines:
        if look.bullet in "•–◦":
            paragraph(box, *line, style="List Bullet")
        else:
            paragraph(box, (f"{look.bullet} ", ""), *line)


def details(box: Box, row: Row, look: Look) -> None:
    """Notes, then bullets."""
    for note in row.notes:
        paragraph(box, (note, ""))
    bullets(box, [((bullet, ""),) for bullet in row.bullets], look)


def head(row: Row, look: Look, *parts: str) -> list[tuple[str, str]]:
    """The name in bold and other parts, set apart."""
    pieces = [(row.name, "b")]
    for part in (row.unit, *parts):
        pieces += [(look.dot, ""), (part, "")] if part else []
    return pieces


def by_tabs(box: Box, row: Row, look: Look, width: float) -> None:
    """Name and dates at the ends of a line; role and place at the ends of the next."""
    spread(box, width, head(row, look), row.when.text)
    if row.role or row.place:
        spread(box, width, [(row.role, "i")], row.place)
    details(box, row, look)


def by_table(box: Box, row: Row, look: Look, width: float) -> None:
    """Dates in the left cell of a table without rules, the rest in the right."""
    wide = 4.2 if len(row.when.text) > 14 else 3.2
    table = bare_table(box, [wide, width - wide])
    paragraph(table.cell(0, 0), (row.when.text, ""))
    paragraph(table.cell(0, 1), *head(row, look, row.role, row.place))
    details(table.cell(0, 1), row, look)


def by_triple(box: Box, row: Row, look: Look, width: float) -> None:
    """Name, role and dates set apart by tabs."""
    from docx.shared import Cm

    if row.broad:
        by_tabs(box, row, look, width)
        return
    pieces = [(row.name, "b"), ("\t" + row.role, ""), ("\t" + row.when.text, "")]
    made = paragraph(box, *pieces)
    for stop in (0.42, 0.72):
        made.paragraph_format.tab_stops.add_tab_stop(Cm(width * stop))
    if row.unit or row.place:
        paragraph(box, (look.dot.join(filter(None, (row.unit, row.place))), ""))
    details(box, row, look)


def by_spaces(box: Box, row: Row, look: Look, width: float) -> None:
    """Dates first, then all in one line set apart by spaces, as people type it."""
    paragraph(box, (row.when.text + "    ", ""), *head(row, look, row.role, row.place))
    details(box, row, look)


def by_lines(box: Box, row: Row, look: Look, width: float) -> None:
    """A line for the name, one for role and place, one for the dates."""
    for line in (
        head(row, look),
        [(look.dot.join(filter(None, (row.role, row.place))), "i")],
        [(row.when.text, "")],
    ):
        if line[0][0]:
            paragraph(box, *line)
    details(box, row, look)


def by_stops(box: Box, row: Row, look: Look, width: float) -> None:
    """Dates, name, field and degree, or dates, name and role, at even tab stops, in bold."""
    from docx.shared import Cm

    if row.broad:
        by_tabs(box, row, look, width)
        return
    cells = row.columns
    made = paragraph(box, ("\t".join(cells), "b"))
    for number in range(1, len(cells)):
        made.paragraph_format.tab_stops.add_tab_stop(Cm(width * number / len(cells)))
    details(box, row, look)


ROWS: dict[str, Callable[[Box, Row, Look, float], None]] = {
    "date_right": by_tabs,
    "role_first": by_tabs,
    "date_left": by_table,
    "stacked": by_table,
    "three": by_triple,
    "one_line": by_spaces,
    "two_lines": by_lines,
    "four": by_stops,
}


def honours(box: Box, made: tuple[Honour, ...], look: Look, width: float) -> None:
    """Awards: in a table with years left, at tab stops, or as bullets; `grouped` prints each year once."""
    if look.honours in ("year_left", "grouped"):
        pairs = [
            (h.years if look.honours == "year_left" or not n else "", h)
            for _, group in groupby(made, lambda h: h.years)
            for n, h in enumerate(group)
        ]
        table = bare_table(box, [2.2, width - 2.2], len(pairs))
        for number, (years, honour) in enumerate(pairs):
            paragraph(table.cell(number, 0), (years, ""))
            paragraph(table.cell(number, 1), *body(honour))
    elif look.honours in ("year_right", "two_columns"):
        for honour in made:
            spread(box, width, body(honour), honour.years)
    elif look.honours == "run":
        joint = "；" if look.font != look.latin else "; "
        pieces = [
            f"{h.name}{', ' + h.issuer if h.issuer else ''}{f' ({h.years})' if h.years else ''}" for h in made
        ]
        paragraph(box, (joint.join(pieces), ""))
    elif look.honours == "dashed":
        for honour in made:
            paragraph(box, (honour.years + "  " if honour.years else "", ""), *body(honour))
    else:
        bullets(box, [(*body(h), (f" ({h.years})" if h.years else "", "")) for h in made], look)


def body(honour: Honour) -> list[tuple[str, str]]:
    """An award's name and issuer."""
    return [(honour.name, ""), (f", {honour.issuer}" if honour.issuer else "", "i")]


def labels(box: Box, made: tuple[Label, ...], look: Look, colon: str, width: float) -> None:
    """Skills and the like, in lines, bullets or a table without rules."""
    if look.labels in ("label_column", "tags", "three_columns") and all(item.label for item in made):
        table = bare_table(box, [3.6, width - 3.6], len(made))
        for number, item in enumerate(made):
            paragraph(table.cell(number, 0), (item.label, "b"))
            paragraph(table.cell(number, 1), (item.text, ""))
        return
    lines = [((item.label + colon if item.label else "", "b"), (item.text, "")) for item in made]
    if look.labels == "bullets":
        bullets(box, lines, look)
        return
    for line in lines:
        paragraph(box, *line)


def cites(box: Box, made: tuple[Cite, ...], look: Look, start: int, lang: str) -> None:
    """Publications: numbered by the format's own lists or by typed numbers, or in a ruled table."""
    if look.cites == "table":
        cite_table(box, made, lang)
        return
    for number, item in enumerate(made, start):
        marks = {"brackets": f"[{number}] ", "hanging": "", "plain": "", "bullets": f"{look.bullet} "}
        if look.cites == "numbers":
            paragraph(box, *item.runs, style="List Number", after=3)
        else:
            paragraph(box, (marks[look.cites], ""), *item.runs, after=3)


def cite_table(box: Box, made: tuple[Cite, ...], lang: str) -> None:
    """Publications in a ruled table."""
    heads, rows = table_of(made, lang)
    table = box.add_table(len(rows) + 1, len(heads))
    table.style = "Table Grid"
    for number, row in enumerate((heads, *rows)):
        for column, text in enumerate(row):
            paragraph(table.cell(number, column), (text, "" if number else "b"))


def content(box: Box, section: Section, look: Look, sheet: Sheet, width: float) -> None:
    """All that stands under a heading."""
    start = 1
    for heading, inside in section.groups:
        if heading:
            paragraph(box, (heading, "b"))
        group(box, section.kind, inside, look, start, sheet, width)
        start += len(inside)


def group(
    box: Box, kind: str, inside: tuple[Any, ...], look: Look, start: int, sheet: Sheet, width: float
) -> None:
    """The items of one group."""
    if kind == "rows":
        for row in inside:
            ROWS[look.rows](box, row, look, width)
    elif kind == "honours":
        honours(box, inside, look, width)
    elif kind == "labels":
        labels(box, inside, look, sheet.colon, width)
    elif kind == "cites":
        cites(box, inside, look, start, sheet.lang)
    else:
        for line in inside:
            paragraph(box, (line, ""))

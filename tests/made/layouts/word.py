"""Word CVs, read as they are or printed by LibreOffice: tab stops, tables, columns, text boxes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from tests.made.layouts.html_form import NAME
from tests.made.layouts.html_pages import ASIDE
from tests.made.layouts.word_boxes import boxed
from tests.made.layouts.word_parts import bare_table, content, paragraph
from tests.made.look import Look
from tests.made.sheet import Section, Sheet

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def blank(sheet: Sheet, look: Look) -> Any:
    """An empty document with the look's page, fonts and running line."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = look.latin, Pt(look.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), look.font if sheet.lang == "zh" else look.latin)
    normal.paragraph_format.line_spacing = min(look.leading, 1.3)
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(21), Cm(29.7)) if look.paper == "A4" else (Cm(21.59), Cm(27.94))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(
        max(look.margin, 13) / 10
    )
    if look.running:
        spot = page.header if look.running == "header" else page.footer
        spot.paragraphs[0].text = sheet.footer
    return document


def width(look: Look) -> float:
    """The text width in centimetres."""
    return (21 if look.paper == "A4" else 21.59) - 2 * max(look.margin, 13) / 10


def shade(element: Any, colour: str) -> None:
    """Give a cell or paragraph a ground; `colour` as #rrggbb."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour[1:].upper())):
        ground.set(qn(f"w:{key}"), value)
    element.append(ground)


def underline(made: Any, colour: str) -> None:
    """A rule under a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", colour[1:].upper())):
        rule.set(qn(f"w:{key}"), value)
    borders.append(rule)
    made._p.get_or_add_pPr().append(borders)


def heading(box: Any, section: Section, look: Look, colour: str = "") -> None:
    """A heading: a heading style in some looks, bold text in others, with a rule or a ground."""
    from docx.shared import Pt, RGBColor

    styled = look.heading in ("rule", "plain", "spaced", "icon")
    text = f"▎{section.heading}" if look.heading == "mark" else section.heading
    made = paragraph(box, (text, "b"), style="Heading 2" if styled else "", after=3)
    made.paragraph_format.space_before = Pt(look.gap)
    run = made.runs[0]
    run.font.size = Pt(look.size * 1.25)
    run.font.color.rgb = RGBColor.from_string((colour or look.colour)[1:].upper())
    if look.heading in ("rule", "centred", "line_right", "small_caps", "boxed"):
        underline(made, colour or look.colour)
    if look.heading == "fill" and not colour:
        shade(made._p.get_or_add_pPr(), "#D9E2F3")


def title(box: Any, sheet: Sheet, look: Look, colour: str = "") -> None:
    """The name, large; a tagline under it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    made = paragraph(box, (sheet.titled, "b"))
    made.runs[0].font.size = Pt(look.size * 2)
    made.runs[0].font.color.rgb = RGBColor.from_string((colour or look.colour)[1:].upper())
    if look.header == "centre":
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if sheet.tagline:
        paragraph(box, (sheet.tagline, ""))


def contacts(sheet: Sheet, look: Look) -> list[str]:
    """Personal data, labelled or bare."""
    bare = look.icons in ("none", "svg", "font", "symbol")
    plain = ("phone", "email", "site", "city")
    return [
        one.value if bare and one.kind in plain else f"{one.label}{sheet.colon}{one.value}"
        for one in sheet.contacts
    ]


def header(document: Any, sheet: Sheet, look: Look) -> None:
    """Name and personal data: one line, or a table without rules."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title(document, sheet, look)
    pieces = contacts(sheet, look)
    if look.header == "table":
        half = (len(pieces) + 1) // 2
        table = bare_table(document, [width(look) / 2] * 2, half)
        for number, piece in enumerate(pieces):
            paragraph(table.cell(number // 2, number % 2), (piece, ""))
        return
    line = paragraph(document, (look.dot.join(pieces), ""), after=4)
    if look.header == "centre":
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def one_column(sheet: Sheet, look: Look, rng: Random) -> Any:
    """Section under section."""
    document = blank(sheet, look)
    header(document, sheet, look)
    for section in sheet.sections:
        heading(document, section, look)
        content(document, section, look, sheet, width(look))
    return document


def sidebar(sheet: Sheet, look: Look, rng: Random) -> Any:
    """A table of two cells without rules, one shaded in some looks."""
    document, left, coloured = blank(sheet, look), rng.random() < 0.65, rng.random() < 0.6
    whole = width(look)
    widths = [whole * 0.32, whole * 0.68] if left else [whole * 0.66, whole * 0.34]
    cells = bare_table(document, widths).rows[0].cells
    narrow, wide = cells if left else cells[::-1]
    slim = replace(
        look, rows="two_lines", honours="inline", labels="plain", heading="plain", cites="brackets"
    )
    colour = "#FFFFFF" if coloured else ""
    title(narrow, sheet, look, colour)
    for piece in contacts(sheet, look):
        paragraph(narrow, (piece, ""))
    for section in sheet.sections:
        aside = section.key in ASIDE
        box, dress = (
            (narrow, slim)
            if aside
            else (wide, replace(look, rows=look.rows if look.rows != "date_left" else "date_right"))
        )
        heading(box, section, dress, colour if aside else "")
        content(box, section, dress, sheet, widths[left] - 0.4)
    if coloured:
        shade(narrow._tc.get_or_add_tcPr(), look.colour)
        whiten(narrow)
    return document


def whiten(cell: Any) -> None:
    """White text in a cell."""
    from docx.shared import RGBColor

    tables = [inner for table in cell.tables for row in table.rows for inner in row.cells]
    for box in (cell, *tables):
        for made in box.paragraphs:
            for run in made.runs:
                run.font.color.rgb = RGBColor(255, 255, 255)


def form(sheet: Sheet, look: Look, rng: Random) -> Any:
    """A ruled form with merged cells."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = blank(sheet, replace(look, running=""))
    paragraph(document, (sheet.title, "b")).alignment = WD_ALIGN_PARAGRAPH.CENTER
    pairs = [(NAME[sheet.lang], sheet.name), *[(one.label, one.value) for one in sheet.contacts]]
    half = (len(pairs) + 1) // 2
    table = document.add_table(half + len(sheet.sections), 4)
    table.style = "Table Grid"
    for number, (label, value) in enumerate(pairs):
        row, column = number // 2, number % 2 * 2
        paragraph(table.cell(row, column), (label, "b"))
        paragraph(table.cell(row, column + 1), (value, ""))
    dress = replace(
        look, rows=rng.choice(["one_line", "three", "two_lines"]), honours="dashed", cites="brackets"
    )
    for number, section in enumerate(sheet.sections, half):
        paragraph(table.cell(number, 0), (section.heading, "b"))
        merged = table.cell(number, 1).merge(table.cell(number, 3))
        content(merged, section, dress, sheet, width(look) * 0.7)
    return document


def columns(sheet: Sheet, look: Look, rng: Random) -> Any:
    """A header over two columns of flowing text."""
    from docx.enum.section import WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = blank(sheet, look)
    header(document, sheet, look)
    part = document.add_section(WD_SECTION.CONTINUOUS)
    for old in part._sectPr.findall(qn("w:cols")):
        part._sectPr.remove(old)
    two = OxmlElement("w:cols")
    two.set(qn("w:num"), "2")
    two.set(qn("w:space"), "500")
    part._sectPr.append(two)
    slim = replace(look, rows=rng.choice(["two_lines", "one_line", "date_right"]), labels="plain")
    for section in sheet.sections:
        heading(document, section, slim)
        content(document, section, slim, sheet, width(look) / 2 - 0.5)
    return document


def label_table(sheet: Sheet, look: Look, rng: Random) -> Any:
    """A table without rules: headings in the left cells, what they head in the right."""
    document = blank(sheet, look)
    header(document, sheet, look)
    wide = width(look) - 3.4
    table = bare_table(document, [3.4, wide], len(sheet.sections))
    for number, section in enumerate(sheet.sections):
        paragraph(table.cell(number, 0), (section.heading, "b"))
        content(table.cell(number, 1), section, look, sheet, wide - 0.4)
    return document


def boxes(sheet: Sheet, look: Look, rng: Random) -> Any:
    """A sidebar in a floating text box beside the text, or, for short CVs, beside a second box."""
    from docx.shared import Cm

    document, whole, edge = blank(sheet, replace(look, running="")), width(look), max(look.margin, 13) / 10
    slim = replace(look, rows="two_lines", honours="inline", labels="plain", cites="brackets", heading="fill")
    aside, main = blank(sheet, look), blank(sheet, look)
    anchor = document.add_paragraph()
    title(aside, sheet, look)
    for piece in contacts(sheet, look):
        paragraph(aside, (piece, ""))
    long = sum(len(section.items) for section in sheet.sections) > 16
    for section in sheet.sections:
        box = aside if section.key in ASIDE else document if long else main
        heading(box, section, slim)
        content(box, section, slim, sheet, whole * 0.6)
    boxed(anchor, aside, edge, whole * 0.33, 26.0)
    if long:
        document.sections[0].left_margin = Cm(edge + whole * 0.36)
    else:
        boxed(anchor, main, edge + whole * 0.36, whole * 0.64, 26.0)
    return document


def letterhead(sheet: Sheet, look: Look, rng: Random) -> Any:
    """Name and personal data in the page header, the rest in the body."""
    document = blank(sheet, replace(look, running=""))
    top = document.sections[0].header
    title(top, sheet, look)
    paragraph(top, (look.dot.join(contacts(sheet, look)), ""))
    for section in sheet.sections:
        heading(document, section, look)
        content(document, section, look, sheet, width(look))
    return document


def packed(document: Any) -> bytes:
    """The bytes of a document, without the time of day in them."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


LAYOUTS: dict[str, Callable[[Sheet, Look, Random], Any]] = {
    "word_one_column": one_column,
    "word_sidebar": sidebar,
    "word_form": form,
    "word_columns": columns,
    "word_label_table": label_table,
    "word_letterhead": letterhead,
    "word_boxes": boxes,
}

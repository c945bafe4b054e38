"""The ruled form that Chinese CVs are often filled into: personal data in cells, sections in merged rows."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from random import Random

from tests.made.layouts.html_parts import content
from tests.made.layouts.html_rows import tag
from tests.made.look import Look
from tests.made.sheet import Row, Section, Sheet

HEADS = {
    "zh": ("时间", "学校", "专业", "学历", "成绩"),
    "en": ("Dates", "Institution", "Field", "Degree", "Marks"),
}
NAME = {"zh": "姓名", "en": "Name"}


def form(sheet: Sheet, look: Look, rng: Random) -> str:
    """A table of pairs of cells for personal data, then one merged row a section."""
    pairs = [(NAME[sheet.lang], sheet.name), *[(one.label, one.value) for one in sheet.contacts]]
    plain = replace(
        look,
        rows=rng.choice(["date_right", "one_line", "three", "date_left"]),
        cites=rng.choice(["numbers", "brackets"]),
        honours=rng.choice(["dashed", "inline", "year_right"]),
    )
    beside = rng.random() < 0.6
    made = [personal(pairs, look.photo)]
    for section in sheet.sections:
        inside = (
            studies(section, sheet)
            if section.key == "education" and rng.random() < 0.5
            else content(section, plain, sheet)
        )
        made.append(merged(section, inside, beside))
    return f'<div class="formtitle">{escape(sheet.title)}</div><table class="ruled">{"".join(made)}</table>'


def personal(pairs: list[tuple[str, str]], with_photo: bool) -> str:
    """Personal data, two labelled cells a row; a photo cell spans the first rows."""
    rows = [pairs[n : n + 2] for n in range(0, len(pairs), 2)]
    cells = []
    for number, row in enumerate(rows):
        line = "".join(f"<th>{escape(label)}</th><td>{escape(value)}</td>" for label, value in row)
        line += "<td></td><td></td>" if len(row) == 1 else ""
        if with_photo and number == 0:
            line += f'<td rowspan="{len(rows)}" style="width:64pt"></td>'
        cells.append(f"<tr>{line}</tr>")
    return "".join(cells)


def merged(section: Section, inside: str, beside: bool) -> str:
    """A section in a row: its heading in a cell beside it, or in a row above it."""
    head = escape(section.heading)
    if beside:
        return f'<tr><th class="side">{head}</th><td colspan="4">{inside}</td></tr>'
    return f'<tr><th colspan="5">{head}</th></tr><tr><td colspan="5">{inside}</td></tr>'


def studies(section: Section, sheet: Sheet) -> str:
    """Degrees in a table of their own, one column a part."""
    head = "".join(f"<th>{name}</th>" for name in HEADS[sheet.lang])
    lines = []
    for row in section.items:
        lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in parts(row)) + "</tr>")
    more = "".join(
        tag("div", "", escape(note))
        for row in section.items
        for note in row.notes
        if note != row.cells["marks"]
    )
    return f'<table class="ruled"><tr>{head}</tr>{"".join(lines)}</table>{more}'


def parts(row: Row) -> tuple[str, ...]:
    """A degree's cells."""
    name = f"{row.name} {row.unit}".strip()
    return (row.when.text, name, row.cells["field"], row.cells["degree"], row.cells["marks"])

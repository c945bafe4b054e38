"""HTML CVs, printed by Chromium or read as they are."""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random
from string import Template

from tests.made.layouts.html_extra import areas, hidden, old_tables
from tests.made.layouts.html_form import form
from tests.made.layouts.html_pages import PAGES
from tests.made.look import Look
from tests.made.sheet import Sheet

STYLE = Template((Path(__file__).parent / "page.css").read_text("utf-8"))
LAYOUTS = {
    f"html_{name}": page
    for name, page in {**PAGES, "form": form, "old_tables": old_tables, "areas": areas}.items()
}


def running(sheet: Sheet, look: Look) -> str:
    """A running line in the margin with the name and page numbers."""
    if not look.running or look.margin < 13:
        return ""
    spot = "@bottom-center" if look.running == "footer" else "@top-right"
    name = sheet.footer.replace('"', "'")
    return f'{spot} {{ content: "{name} – " counter(page) "/" counter(pages); font-size: 8pt; color: #777; }}'


def style(sheet: Sheet, look: Look, rng: Random) -> str:
    """The style sheet of a look."""
    return STYLE.substitute(
        paper=look.paper,
        margin=look.margin,
        running=running(sheet, look),
        size=look.size,
        leading=look.leading,
        latin=look.latin,
        font=look.font,
        colour=look.colour,
        gap=look.gap,
        half=max(look.gap / 2.5, 2),
        justified="text-align: justify; hyphens: auto;" if look.justified else "",
        name_size=look.size * rng.choice([1.7, 2, 2.4, 2.8]),
        heading_size=look.size * rng.choice([1.1, 1.2, 1.35, 1.5]),
        italic="font-style: italic;" if sheet.lang == "en" and rng.random() < 0.4 else "",
        dates="font-size: 0.88em; color: #666;" if look.small_dates else "",
        dates_width=rng.choice([92, 105, 118]),
        band=rng.choice(["row", "row-reverse"]),
        label_size=look.size * 1.1,
    )


def page(sheet: Sheet, look: Look, rng: Random, layout: str) -> str:
    """A whole HTML file."""
    lang = "zh-CN" if sheet.lang == "zh" else "en"
    css, inside = style(sheet, look, rng), LAYOUTS[layout](sheet, look, rng) + hidden(rng)
    head = f'<meta charset="utf-8"><title>{escape(sheet.name)}</title><style>{css}</style>'
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>{inside}</body></html>\n'

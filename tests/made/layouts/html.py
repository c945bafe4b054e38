"""HTML CVs, printed by Chromium or read as they are."""

from __future__ import annotations

from html import escape
from random import Random
from string import Template

from tests.made.layouts.html_form import form
from tests.made.layouts.html_pages import PAGES
from tests.made.look import Look
from tests.made.sheet import Sheet

STYLE = Template("""
@page { size: $paper; margin: ${margin}mm; $running }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; }
body { margin: 0; font: ${size}pt/$leading "$latin", "$font", sans-serif; color: #222; $justified }
h1 { font-size: ${name_size}pt; margin: 0 0 2pt; color: $colour; line-height: 1.2; }
h2 { font-size: ${heading_size}pt; margin: ${gap}pt 0 ${half}pt; color: $colour; line-height: 1.3; break-after: avoid; }
h2.rule { border-bottom: 1pt solid $colour; }
h2.bar { border-left: 5pt solid $colour; padding-left: 5pt; }
h2.fill { background: $colour; color: #fff; padding: 1pt 6pt; }
h2.small_caps { font-variant: small-caps; font-weight: normal; border-bottom: 0.5pt solid #999; }
h2.spaced { text-transform: uppercase; letter-spacing: 3pt; font-weight: normal; }
h2.centred { text-align: center; border-top: 0.6pt solid #888; border-bottom: 0.6pt solid #888; }
h2.line_right { display: flex; align-items: center; } h2.line_right::after { content: ""; flex: 1; border-top: 1pt solid $colour; margin-left: 6pt; }
h2.boxed span { border: 1pt solid $colour; padding: 0 8pt; }
ul { margin: 1pt 0; padding-left: 14pt; } li { margin: 0; }
.pair { display: flex; justify-content: space-between; gap: 8pt; } .right { text-align: right; }
.role { color: #555; $italic } .when { white-space: nowrap; $dates }
.dated { display: grid; grid-template-columns: ${dates_width}pt 1fr; gap: 8pt; } .dated.narrow { grid-template-columns: 52pt 1fr; }
.dated .when { white-space: normal; }
.three { display: grid; grid-template-columns: 2fr 2fr 1.6fr; gap: 6pt; } .three span:last-child { text-align: right; }
.entry { margin-bottom: ${half}pt; } .bullet { padding-left: 12pt; text-indent: -10pt; }
.twocols { columns: 2; column-gap: 18pt; } .threecols { columns: 3; } .keep { break-inside: avoid; } span.keep { white-space: nowrap; }
.tag { border: 0.5pt solid $colour; border-radius: 3pt; padding: 0 4pt; display: inline-block; margin: 1pt; }
.cite { display: grid; grid-template-columns: 22pt 1fr; margin-bottom: 3pt; } .hang { padding-left: 16pt; text-indent: -16pt; margin-bottom: 3pt; }
.sub { font-weight: bold; font-style: italic; margin: 3pt 0; break-after: avoid; } .tagline { color: #666; font-size: 1.1em; }
.photo { width: 62pt; height: 80pt; background: #ccc; float: right; } .pair .photo { float: none; flex: none; }
.fa { font-family: FontAwesome; font-weight: normal; } a { color: inherit; text-decoration: none; }
header { margin-bottom: ${gap}pt; } header.centre { text-align: center; } header::after { content: ""; display: block; clear: both; } header.pair::after { display: none; }
.grid { display: grid; grid-template-columns: 31% 1fr; gap: 14pt; } .grid.right { grid-template-columns: 1fr 31%; }
.grid.left aside { grid-column: 1; grid-row: 1; } .grid.right aside { grid-column: 2; grid-row: 1; } .grid main { grid-row: 1; }
.flex { display: flex; gap: 14pt; } .flex aside { width: 31%; flex: none; order: 0; } .flex main { order: 1; flex: 1; } .flex.right aside { order: 2; }
.float::after { content: ""; display: block; clear: both; } .float aside { width: 31%; float: left; } .float main { width: 66%; float: right; }
.float.right aside { float: right; } .float.right main { float: left; }
aside.coloured { background: $colour; color: #fff; padding: 10pt; } aside.coloured h1, aside.coloured h2 { color: #fff; border-color: #fff; }
aside.coloured .role { color: #eee; } aside.coloured .tag { border-color: #fff; } aside { overflow-wrap: anywhere; } aside .photo { float: none; margin: 0 auto 8pt; }
.band { background: $colour; color: #fff; padding: 14pt; display: flex; gap: 14pt; flex-direction: $band; } .band > div:last-child { flex: 1; } .band h1, .band .tagline { color: #fff; } .band .photo { float: none; flex: none; }
.flow { columns: 2; column-gap: 20pt; } .halves { display: grid; grid-template-columns: 1fr 1fr; gap: 20pt; }
.labelled { display: grid; grid-template-columns: 92pt 1fr; gap: 12pt; border-top: 0.5pt solid #bbb; padding-top: 4pt; margin-top: 4pt; } .labelled h2 { margin: 0; font-size: ${label_size}pt; }
.timeline .entry { border-left: 1.5pt solid $colour; padding-left: 10pt; margin-bottom: 0; padding-bottom: 4pt; position: relative; } .timeline .entry::before { content: ""; position: absolute; left: -4pt; top: 4pt; width: 6pt; height: 6pt; border-radius: 3pt; background: $colour; }
.cards { display: flex; flex-wrap: wrap; gap: 8pt; } .card { border: 0.6pt solid #bbb; border-radius: 4pt; padding: 6pt; width: 100%; } .card.half { width: calc(50% - 4pt); } .card h2 { margin-top: 0; }
table.ruled { border-collapse: collapse; width: 100%; } .ruled td, .ruled th { border: 0.6pt solid #444; padding: 2pt 5pt; text-align: left; vertical-align: top; }
.ruled th.side { width: 58pt; background: #eee; text-align: center; vertical-align: middle; } .formtitle { text-align: center; font-size: ${name_size}pt; letter-spacing: 6pt; }
""")  # fmt: skip
LAYOUTS = {f"html_{name}": page for name, page in {**PAGES, "form": form}.items()}


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
        paper=look.paper, margin=look.margin, running=running(sheet, look), size=look.size, leading=look.leading,
        latin=look.latin, font=look.font, colour=look.colour, gap=look.gap, half=max(look.gap / 2.5, 2),
        justified="text-align: justify; hyphens: auto;" if look.justified else "", name_size=look.size * rng.choice([1.7, 2, 2.4, 2.8]),
        heading_size=look.size * rng.choice([1.1, 1.2, 1.35, 1.5]), italic="font-style: italic;" if sheet.lang == "en" and rng.random() < 0.4 else "",
        dates="font-size: 0.88em; color: #666;" if look.small_dates else "", dates_width=rng.choice([92, 105, 118]),
        band=rng.choice(["row", "row-reverse"]), label_size=look.size * 1.1,
    )  # fmt: skip


def page(sheet: Sheet, look: Look, rng: Random, layout: str) -> str:
    """A whole HTML file."""
    lang = "zh-CN" if sheet.lang == "zh" else "en"
    css, inside = style(sheet, look, rng), LAYOUTS[layout](sheet, look, rng)
    head = f'<meta charset="utf-8"><title>{escape(sheet.name)}</title><style>{css}</style>'
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>{inside}</body></html>\n'

# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""Typst CVs: one column in several dresses, a sidebar, two columns, a ruled form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.made.layouts.html_form import NAME
from tests.made.layouts.html_pages import ASIDE
from tests.made.layouts.html_parts import GLYPHS
from tests.made.layouts.typ_parts import bold, content, ends, joined, lit, say
from tests.made.look import Look
from tests.made.sheet import Contact, Section, Sheet

HEADINGS = {
    "rule": '#block(above: {gap}pt, below: 5pt, width: 100%, stroke: (bottom: 0.7pt + accent), inset: (bottom: 2pt))[#text(1.2em, weight: "bold", fill: accent)[{text}]]',
    "fill": '#block(above: {gap}pt, below: 5pt, width: 100%, fill: accent, inset: 3pt)[#text(1.1em, fill: white, weight: "bold")[{text}]]',
    "small_caps": "#block(above: {gap}pt, below: 5pt)[#smallcaps[#text(1.3em)[{text}]]]",
    "spaced": "#block(above: {gap}pt, below: 5pt)[#text(tracking: 3pt, fill: accent)[#upper[{text}]]]",
    "centred": '#align(center)[#block(above: {gap}pt, below: 5pt)[#text(1.2em, weight: "bold")[{text}]]]',
    "line_right": '#block(above: {gap}pt, below: 5pt)[#grid(columns: (auto, 1fr), column-gutter: 6pt, text(1.2em, weight: "bold", fill: accent)[{text}], align(horizon, line(length: 100%, stroke: 0.6pt + accent)))]',
    "bar": '#block(above: {gap}pt, below: 5pt, stroke: (left: 4pt + accent), inset: (left: 6pt, y: 2pt))[#text(1.15em, weight: "bold")[{text}]]',
    "plain": "#block(above: {gap}pt, below: 5pt)[#text(1.25em, fill: accent)[{text}]]",
}


def setup(sheet: Sheet, look: Look, margin: str = "") -> str:
    """Page, fonts and lists."""
    paper = "a4" if look.paper == "A4" else "us-letter"
    fonts = (
        f'("{look.latin}", "{look.font}", "Noto Sans CJK SC")' if sheet.lang == "zh" else f'("{look.latin}",)'
    )
    lang = '"zh", region: "cn"' if sheet.lang == "zh" else '"en"'
    return (
        f'#let accent = rgb("{look.colour}")\n'
        f'#set page("{paper}", margin: {margin or f"{look.margin}mm"}{running(sheet, look)})\n'
        f"#set text(font: {fonts}, size: {look.size}pt, lang: {lang})\n"
        f"#set par(leading: {look.leading * 0.42:.2f}em, spacing: {look.leading * 0.5:.2f}em, justify: {str(look.justified).lower()})\n"
        "#set list(indent: 4pt, body-indent: 5pt)\n#set grid(row-gutter: 4pt)\n"
    )


def running(sheet: Sheet, look: Look) -> str:
    """A running head or foot."""
    if not look.running or look.margin < 13:
        return ""
    line = f'context text(0.8em, fill: gray)[{say(sheet.footer)} #h(1fr) #counter(page).display("1 / 1", both: true)]'
    return f", {look.running}: {line}"


def heading(section: Section, look: Look) -> str:
    """A heading in the look's style."""
    form = HEADINGS.get(look.heading, HEADINGS["rule"])
    return form.replace("{gap}", str(look.gap + 4)).replace("{text}", say(section.heading)) + "\n"


def block(section: Section, look: Look, sheet: Sheet) -> str:
    """A heading and what stands under it."""
    return heading(section, look) + content(section, look, sheet)


def contact(one: Contact, look: Look, colon: str) -> str:
    """One piece of personal data."""
    if look.icons in ("font", "svg"):
        return f'#box[#text(font: "FontAwesome", {lit(GLYPHS[one.kind])}) {say(one.value)}]'
    bare = look.icons in ("none", "symbol") and one.kind in ("phone", "email", "site", "city")
    return f"#box[{say(one.value if bare else one.label + colon + one.value)}]"


def title(sheet: Sheet, look: Look) -> str:
    """The name, large, and a tagline."""
    line = f'#text({2.2 if look.size < 11 else 1.9}em, weight: "bold", fill: accent)[{say(sheet.titled)}]'
    return line + (f"\n\n{say(sheet.tagline)}" if sheet.tagline else "")


def header(sheet: Sheet, look: Look) -> str:
    """Name and contacts."""
    pieces = [contact(one, look, sheet.colon) for one in sheet.contacts]
    if look.header == "split":
        lines = "#linebreak()".join(pieces)
        return f"#grid(columns: (1fr, auto), [{title(sheet, look)}], align(right)[{lines}])\n"
    if look.header == "table":
        cells = "".join(f"[{piece}]," for piece in pieces)
        photo = ", rect(width: 55pt, height: 70pt, fill: luma(220))" if look.photo else ""
        count = "1fr, auto" if look.photo else "1fr,"
        return f"#grid(columns: ({count}), [{title(sheet, look)}\n\n#grid(columns: (1fr, 1fr), {cells})]{photo})\n"
    line = f"{title(sheet, look)}\n\n{joined(pieces, look.dot)}"
    return f"#align(center)[{line}]\n" if look.header == "centre" else f"{line}\n\n"


def one_column(sheet: Sheet, look: Look, rng: Random) -> str:
    """One column."""
    return setup(sheet, look) + header(sheet, look) + "".join(block(s, look, sheet) for s in sheet.sections)


def sidebar(sheet: Sheet, look: Look, rng: Random) -> str:
    """A sidebar on a coloured page background, or on none, left or right; it may come last in the file."""
    left, coloured = rng.random() < 0.6, rng.random() < 0.6
    slim = replace(
        look,
        rows="role_first",
        honours="inline",
        labels=rng.choice(["plain", "tags"]),
        heading=rng.choice(["plain", "rule", "spaced"]),
        small_dates=False,
    )
    aside = [s for s in sheet.sections if s.key in ASIDE]
    main = [s for s in sheet.sections if s.key not in ASIDE]
    lines = "#linebreak()".join(contact(one, look, sheet.colon) for one in sheet.contacts)
    narrow = f"{title(sheet, look)}\n\n{lines}\n\n" + "".join(block(s, slim, sheet) for s in aside)
    wide = "".join(block(s, look, sheet) for s in main)
    if coloured:
        narrow = f"#set text(fill: white)\n#let accent = white\n{narrow}"
    side = "left" if left else "right"
    ground = (
        f'#set page(background: place({side}, rect(width: 33%, height: 100%, fill: rgb("{look.colour}"))))\n'
        if coloured
        else ""
    )
    columns = ("27%", "1fr") if left else ("1fr", "27%")
    cells = (narrow, wide) if left else (wide, narrow)
    return (
        setup(sheet, look)
        + ground
        + f"#grid(columns: ({columns[0]}, {columns[1]}), column-gutter: 9%, [{cells[0]}], [{cells[1]}])\n"
    )


def two_columns(sheet: Sheet, look: Look, rng: Random) -> str:
    """Text that flows through two columns under a header."""
    slim = replace(
        look,
        rows=rng.choice(["role_first", "one_line", "date_right"]),
        honours="inline",
        labels="plain",
        cites="brackets",
    )
    inside = "".join(block(s, slim, sheet) for s in sheet.sections)
    return setup(sheet, look) + header(sheet, look) + f"#columns(2, gutter: 18pt)[{inside}]\n"


def labelled(sheet: Sheet, look: Look, rng: Random) -> str:
    """Headings in a left column, right-aligned, beside what they head."""
    made = [
        f'#grid(columns: (82pt, 1fr), column-gutter: 12pt, align(right)[#set par(justify: false); #text(hyphenate: false, weight: "bold", fill: accent)[{say(s.heading)}]], [{content(s, look, sheet)}])\n#v({look.gap}pt)\n'
        for s in sheet.sections
    ]
    return setup(sheet, look) + header(sheet, look) + "".join(made)


def form(sheet: Sheet, look: Look, rng: Random) -> str:
    """A ruled form: labelled cells, then a merged row a section."""
    pairs = [(NAME[sheet.lang], sheet.name), *[(one.label, one.value) for one in sheet.contacts]]
    cells = "".join(f"[{bold(label)}], [{say(value)}]," for label, value in pairs)
    cells += "[], []," * (len(pairs) % 2)
    plain = replace(look, rows=rng.choice(["three", "date_right", "date_left"]), cites="numbers")
    for section in sheet.sections:
        cells += f"[{bold(section.heading)}], table.cell(colspan: 3)[{content(section, plain, sheet)}],"
    grid = f"#table(columns: (64pt, 1fr, 64pt, 1.3fr), stroke: 0.6pt, inset: 5pt, {cells})\n"
    return setup(sheet, look) + f"#align(center)[#text(1.8em, tracking: 4pt)[{say(sheet.title)}]]\n{grid}"


def modern(sheet: Sheet, look: Look, rng: Random) -> str:
    """A thin name, small capitals for roles, dates in colour at the right."""
    dressed = replace(
        look, heading="line_right", rows="date_right", header="centre", icons="font", small_dates=True
    )
    first, _, rest = sheet.name.partition(" ")
    name = f'#align(center)[#text(2.6em, weight: "light")[{say(first)}] #text(2.6em, weight: "bold")[{say(rest)}]]\n'
    line = f"#align(center)[{joined([contact(one, dressed, sheet.colon) for one in sheet.contacts], look.dot)}]\n"
    tagline = f"#align(center)[#smallcaps[{say(sheet.tagline)}]]\n" if sheet.tagline else ""
    return (
        setup(sheet, look) + name + tagline + line + "".join(block(s, dressed, sheet) for s in sheet.sections)
    )


def split_line(sheet: Sheet, look: Look, rng: Random) -> str:
    """One column under a header whose name and title stand at the ends of a line."""
    top = ends(title(sheet, look), f"#text(1.4em)[{say(sheet.title)}]")
    pieces = joined([contact(one, look, sheet.colon) for one in sheet.contacts], look.dot)
    return setup(sheet, look) + top + pieces + "\n\n" + "".join(block(s, look, sheet) for s in sheet.sections)


LAYOUTS: dict[str, Callable[[Sheet, Look, Random], str]] = {
    "typ_one_column": one_column,
    "typ_sidebar": sidebar,
    "typ_two_columns": two_columns,
    "typ_labelled": labelled,
    "typ_form": form,
    "typ_modern": modern,
    "typ_split_line": split_line,
}

# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""Whole pages of HTML: skeletons that set the parts of a CV beside and under each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from random import Random

from tests.made.layouts.html_parts import GLYPHS, SYMBOLS, block, content, heading
from tests.made.layouts.html_rows import tag
from tests.made.look import Look
from tests.made.sheet import Contact, Section, Sheet

ASIDE = ("skills", "tests", "certificates", "hobbies", "interests", "statement", "awards", "references")
SVG = '<svg width="9" height="9" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="currentColor"/></svg> '


def contact(one: Contact, look: Look, colon: str) -> str:
    """One piece of personal data with an icon or a label, or bare."""
    lead = {
        "svg": SVG,
        "font": f'<span class="fa">{GLYPHS[one.kind]}</span> ',
        "symbol": f"{SYMBOLS[one.kind]} ",
        "label": f"{escape(one.label)}{colon}",
        "none": "",
    }[look.icons]
    if one.kind in ("born", "gender", "politics", "target") and look.icons == "none":
        lead = f"{escape(one.label)}{colon}"
    value = escape(one.value)
    return lead + (f'<a href="mailto:{value}">{value}</a>' if one.kind == "email" else value)


def contacts(sheet: Sheet, look: Look) -> list[str]:
    """All personal data, each as a piece."""
    return [contact(one, look, sheet.colon) for one in sheet.contacts]


def photo(look: Look) -> str:
    """A grey stand-in for a photograph."""
    return '<div class="photo"></div>' if look.photo else ""


def header(sheet: Sheet, look: Look) -> str:
    """The name and the personal data in one of four ways."""
    pieces = contacts(sheet, look)
    name = f"<h1>{escape(sheet.titled)}</h1>" + tag("div", "tagline", escape(sheet.tagline))
    if look.header == "table":
        cells = "".join(f"<div>{piece}</div>" for piece in pieces)
        return f'<header class="left">{photo(look)}{name}<div class="twocols">{cells}</div></header>'
    if look.header == "split":
        lines = "".join(f"<div>{piece}</div>" for piece in pieces)
        return f'<header class="pair"><div>{name}</div><div class="right">{lines}</div>{photo(look)}</header>'
    line = escape(look.dot).join(f"<span class='keep'>{piece}</span>" for piece in pieces)
    return f'<header class="{look.header}">{photo(look)}{name}<div>{line}</div></header>'


def one_column(sheet: Sheet, look: Look, rng: Random) -> str:
    """A header, then section under section."""
    return header(sheet, look) + "".join(block(section, look, sheet) for section in sheet.sections)


def parted(sheet: Sheet, rng: Random) -> tuple[list[Section], list[Section]]:
    """The sections of a main column and of a sidebar; education may go either way."""
    aside = set(ASIDE) if rng.random() < 0.5 else set(ASIDE[:4])
    if rng.random() < 0.35:
        aside.add("education")
    main = [section for section in sheet.sections if section.key not in aside]
    return main, [section for section in sheet.sections if section.key in aside]


def sidebar(sheet: Sheet, look: Look, rng: Random) -> str:
    """A main column and a sidebar, left or right, on colour or not; the sidebar may come last in the file."""
    main, aside = parted(sheet, rng)
    side, coloured = rng.choice(["left", "left", "right"]), rng.random() < 0.6
    narrow = replace(
        look,
        rows=rng.choice(["two_lines", "role_first"]),
        honours=rng.choice(["inline", "bullets"]),
        labels=rng.choice(["tags", "plain", "bold_label"]),
        cites="numbers",
    )
    narrow = replace(narrow, heading=rng.choice(["plain", "rule", "spaced"])) if coloured else narrow
    name, lines = (
        f"<h1>{escape(sheet.titled)}</h1>",
        "".join(f"<div>{piece}</div>" for piece in contacts(sheet, look)),
    )
    name_aside = rng.random() < 0.4
    person = f"<section><h2 class='{narrow.heading}'><span>{escape(sheet.contact_heading)}</span></h2>{lines}</section>"
    beside = (
        photo(look) + (name if name_aside else "") + person + "".join(block(s, narrow, sheet) for s in aside)
    )
    middle = (
        ("" if name_aside else name)
        + tag("div", "tagline", escape(sheet.tagline))
        + "".join(block(s, look, sheet) for s in main)
    )
    pieces = [
        f'<aside class="{"coloured" if coloured else "bare"}">{beside}</aside>',
        f"<main>{middle}</main>",
    ]
    return f'<div class="{rng.choice(["grid", "flex", "float"])} {side}">{"".join(pieces if rng.random() < 0.5 else pieces[::-1])}</div>'


def band(sheet: Sheet, look: Look, rng: Random) -> str:
    """A coloured band with the name and contacts in two columns, then one column."""
    cells = "".join(f"<div>{piece}</div>" for piece in contacts(sheet, look))
    tagline = tag("div", "tagline", escape(sheet.tagline))
    top = f'<div class="band">{photo(look)}<div><h1>{escape(sheet.titled)}</h1>{tagline}<div class="twocols">{cells}</div></div></div>'
    return top + '<div class="under">' + "".join(block(s, look, sheet) for s in sheet.sections) + "</div>"


def balanced(sheet: Sheet, look: Look, rng: Random) -> str:
    """Two even columns: sections dealt to a grid, or text that flows from the first to the second."""
    slim = replace(
        look,
        rows=rng.choice(["two_lines", "role_first", "one_line", "date_right"]),
        labels="bold_label",
        cites=rng.choice(["brackets", "numbers", "hanging"]),
    )
    blocks = [block(section, slim, sheet) for section in sheet.sections]
    if rng.random() < 0.5:
        return header(sheet, look) + '<div class="flow">' + "".join(blocks) + "</div>"
    half = (len(blocks) + 1) // 2
    columns = "".join(f"<div>{''.join(part)}</div>" for part in (blocks[:half], blocks[half:]))
    return header(sheet, look) + f'<div class="halves">{columns}</div>'


def label_column(sheet: Sheet, look: Look, rng: Random) -> str:
    """Headings in a column on the left, what they head on the right."""
    made = [
        f"<section class='labelled'>{heading(s, replace(look, heading='plain'))}<div>{content(s, look, sheet)}</div></section>"
        for s in sheet.sections
    ]
    return header(sheet, look) + "".join(made)


def timeline(sheet: Sheet, look: Look, rng: Random) -> str:
    """One column with a line and dots along the entries."""
    return f'<div class="timeline">{one_column(sheet, look, rng)}</div>'


def cards(sheet: Sheet, look: Look, rng: Random) -> str:
    """Sections as bordered cards, some beside each other."""
    blocks = [
        f'<div class="card {"" if s.kind in ("rows", "cites") else "half"}">{block(s, look, sheet)}</div>'
        for s in sheet.sections
    ]
    return header(sheet, look) + f'<div class="cards">{"".join(blocks)}</div>'


PAGES: dict[str, Callable[[Sheet, Look, Random], str]] = {
    "one_column": one_column,
    "sidebar": sidebar,
    "band": band,
    "balanced": balanced,
    "label_column": label_column,
    "timeline": timeline,
    "cards": cards,
}

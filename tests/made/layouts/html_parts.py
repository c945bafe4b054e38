# Markup in other languages is left in whole lines.
"""The parts of a CV as HTML: each kind of section in each arrangement that a look can ask for."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from typing import Any

from tests.made.layouts.html_rows import rows, runs, tag
from tests.made.look import Look
from tests.made.sheet import Cite, Honour, Label, Section, Sheet, table_of

GLYPHS = {
    "phone": "\uf095",
    "email": "\uf0e0",
    "site": "\uf0ac",
    "city": "\uf041",
    "born": "\uf1fd",
    "gender": "\uf007",
    "target": "\uf0b1",
    "politics": "\uf024",
}
SYMBOLS = {
    "phone": "☎",
    "email": "✉",
    "site": "⌂",
    "city": "⚑",
    "born": "★",
    "gender": "☺",
    "target": "➤",
    "politics": "⚐",
}
SECTION_GLYPHS = {
    "education": "\uf19d",
    "experience": "\uf0b1",
    "internship": "\uf0b1",
    "projects": "\uf121",
    "papers": "\uf02d",
    "awards": "\uf091",
    "skills": "\uf0ad",
}


def honours(items: tuple[Honour, ...], look: Look) -> str:
    """Awards: `grouped` prints a year once for all awards of it, in the first row only."""
    if look.honours == "grouped":
        return tag("div", "entry", *[grouped(list(group)) for _, group in groupby(items, lambda h: h.years)])
    if look.honours == "run":
        return tag(
            "div",
            "entry",
            "； ".join(map(inline, items)) if look.font != look.latin else "; ".join(map(inline, items)),
        )
    if look.honours == "two_columns":
        return tag("ul", "twocols", *[f"<li>{inline(item)}</li>" for item in items])
    return tag("div", "entry", *[HONOURS.get(look.honours, bullet_honour)(item, look) for item in items])


def body(item: Honour) -> str:
    """An award's name with its issuer."""
    return escape(item.name) + (f", <i>{escape(item.issuer)}</i>" if item.issuer else "")


def grouped(items: list[Honour]) -> str:
    """Awards of one year; the year stands beside the first."""
    return "".join(
        tag(
            "div",
            "dated narrow",
            f"<span>{escape(item.years) if not n else ''}</span>",
            tag("div", "", body(item)),
        )
        for n, item in enumerate(items)
    )


def inline(item: Honour) -> str:
    """An award with its years in brackets."""
    return body(item) + (f" ({escape(item.years)})" if item.years else "")


def bullet_honour(item: Honour, look: Look) -> str:
    """An award as a bullet."""
    return tag("div", "bullet", f"{look.bullet} ", inline(item))


HONOURS: dict[str, Callable[[Honour, Look], str]] = {
    "year_left": lambda h, look: tag(
        "div", "dated narrow", f"<span>{escape(h.years)}</span>", tag("div", "", body(h))
    ),
    "year_right": lambda h, look: tag(
        "div", "pair", f"<span>{body(h)}</span>", f"<span class='when'>{escape(h.years)}</span>"
    ),
    "inline": lambda h, look: tag("div", "", inline(h)),
    "dashed": lambda h, look: tag("div", "", escape(h.years), "  " if h.years else "", body(h)),
}


def labels(items: tuple[Label, ...], look: Look, colon: str) -> str:
    """Skills and the like: as labelled lines, tags, or short items in columns."""
    if look.labels in ("two_columns", "three_columns"):
        columns = "twocols" if look.labels == "two_columns" else "threecols"
        if len(items) == 1:
            return tag("ul", columns, *[f"<li>{escape(item)}</li>" for item in items[0].items])
        return tag("div", columns, *[tag("div", "keep", bold_label(item, colon)) for item in items])
    return tag(
        "div", "entry", *[LABELS.get(look.labels, LABELS["bold_label"])(item, look, colon) for item in items]
    )


def bold_label(item: Label, colon: str) -> str:
    """A label in bold before its text."""
    return (f"<b>{escape(item.label)}{colon}</b>" if item.label else "") + escape(item.text)


def tags(item: Label) -> str:
    """A label over single items in boxes."""
    boxes = " ".join(f'<span class="tag">{escape(one)}</span>' for one in item.items)
    return tag("div", "role", escape(item.label)) + tag("div", "tags", boxes)


def dots(item: str) -> str:
    """A rating as filled and empty dots."""
    level = 3 + len(item) % 3
    return f"<span>{'●' * level}{'○' * (5 - level)}</span>"


def bar(item: str) -> str:
    """A rating as a bar, which has no text."""
    return f'<span class="meter"><i style="width:{60 + len(item) * 7 % 40}%"></i></span>'


def rated(item: Label, colon: str, rating: Callable[[str], str]) -> str:
    """A label over single items with ratings; items in sentences or brackets stay a line."""
    if len(item.items) < 2 or any(c in item.text for c in "（(。."):
        return tag("div", "", bold_label(item, colon))
    lines = [tag("div", "skill", f"<span>{escape(one)}</span>", rating(one)) for one in item.items]
    return tag("div", "role", escape(item.label)) + "".join(lines)


def label_column(item: Label) -> str:
    """Label and text in two columns."""
    if not item.label:
        return tag("div", "", escape(item.text))
    return tag("div", "dated", f"<b>{escape(item.label)}</b>", tag("div", "", escape(item.text)))


LABELS: dict[str, Callable[[Label, Look, str], str]] = {
    "bold_label": lambda item, look, colon: tag("div", "", bold_label(item, colon)),
    "plain": lambda item, look, colon: tag(
        "div", "", escape(item.label + colon if item.label else ""), escape(item.text)
    ),
    "label_column": lambda item, look, colon: label_column(item),
    "bullets": lambda item, look, colon: tag("div", "bullet", f"{look.bullet} ", bold_label(item, colon)),
    "dots": lambda item, look, colon: rated(item, colon, dots),
    "bars": lambda item, look, colon: rated(item, colon, bar),
    "tags": lambda item, look, colon: tags(item),
}


def cites(items: tuple[Cite, ...], look: Look, start: int, lang: str) -> str:
    """Publications: numbered, hanging, or in a ruled table by their parts."""
    if look.cites == "table":
        return cite_table(items, lang)
    marks = {"brackets": "[{}]", "numbers": "{}.", "bullets": look.bullet}
    mark = marks.get(look.cites, "")
    lines = [("<br>".join(runs(line) for line in item.lines)) for item in items]
    if mark:
        return "".join(
            tag("div", "cite", f"<span>{mark.format(n)}</span>", tag("div", "", line))
            for n, line in enumerate(lines, start)
        )
    return "".join(tag("div", "hang" if look.cites == "hanging" else "entry", line) for line in lines)


def cite_table(items: tuple[Cite, ...], lang: str) -> str:
    """Publications in a ruled table: title, venue with year, rank if told, authorship."""
    heads, lines = table_of(items, lang)
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return f'<table class="ruled"><tr>{head}</tr>{body}</table>'


def content(section: Section, look: Look, sheet: Sheet) -> str:
    """All that stands under a heading."""
    made, start = [], 1
    for heading, items in section.groups:
        made.append(tag("div", "sub", escape(heading)) + KINDS[section.kind](items, look, start, sheet))
        start += len(items)
    return "".join(made)


KINDS: dict[str, Callable[[Any, Look, int, Sheet], str]] = {
    "rows": lambda items, look, start, sheet: rows(items, look),
    "honours": lambda items, look, start, sheet: honours(items, look),
    "labels": lambda items, look, start, sheet: labels(items, look, sheet.colon),
    "cites": lambda items, look, start, sheet: cites(items, look, start, sheet.lang),
    "lines": lambda items, look, start, sheet: "".join(tag("div", "entry", escape(item)) for item in items),
}


def heading(section: Section, look: Look) -> str:
    """A section's heading in the look's style."""
    text = escape(section.heading)
    if look.heading == "icon":
        text = f'<span class="fa">{SECTION_GLYPHS.get(section.key, chr(0xF0CA))}</span> {text}'
    if look.heading == "mark":
        text = f"▎{text}"
    return f'<h2 class="{look.heading}"><span>{text}</span></h2>'


def block(section: Section, look: Look, sheet: Sheet) -> str:
    """A heading and what stands under it."""
    return f"<section>{heading(section, look)}{content(section, look, sheet)}</section>"

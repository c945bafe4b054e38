"""The parts of a CV as HTML: each kind of section in each arrangement that a look can ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Any

from tests.made.look import Look
from tests.made.sheet import Cite, Honour, Label, Row, Runs, Section, Sheet, table_of

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


def tag(name: str, kind: str, *inside: str) -> str:
    """An element with a class; nothing where nothing is inside."""
    text = "".join(inside)
    return f'<{name} class="{kind}">{text}</{name}>' if text else ""


def runs(styled: Runs) -> str:
    """Styled text."""
    names = {"b": "strong", "i": "em", "u": "u"}
    return "".join(f"<{names[s]}>{escape(t)}</{names[s]}>" if s and t else escape(t) for t, s in styled)


def joined(parts: Iterable[str], dot: str) -> str:
    """The parts that are there, escaped and set apart."""
    return escape(dot).join(escape(part) for part in parts if part)


def when(row: Row) -> str:
    """The dates of a row, which do not break."""
    return f'<span class="when">{escape(row.when.text)}</span>'


def details(row: Row, look: Look) -> str:
    """Notes as lines, bullets as a list; some looks print the bullet character itself."""
    notes = "".join(tag("div", "note", escape(note)) for note in row.notes)
    if look.bullet in "•◦▪":
        return notes + tag("ul", "", *[f"<li>{escape(b)}</li>" for b in row.bullets])
    return notes + "".join(tag("div", "bullet", f"{look.bullet} ", escape(b)) for b in row.bullets)


def named(row: Row, look: Look) -> str:
    """A row's name with its unit."""
    return f"<b>{escape(row.name)}</b>" + (escape(look.dot + row.unit) if row.unit else "")


def date_right(row: Row, look: Look) -> str:
    """Name left and dates right; role and place under them."""
    under = (
        tag("div", "pair role", f"<span>{escape(row.role)}</span>", f"<span>{escape(row.place)}</span>")
        if row.role or row.place
        else ""
    )
    return tag("div", "pair", f"<span>{named(row, look)}</span>", when(row)) + under + details(row, look)


def date_left(row: Row, look: Look) -> str:
    """A column of dates and one of text."""
    lines = tag("div", "", named(row, look)) + tag("div", "role", joined((row.role, row.place), look.dot))
    return tag("div", "dated", when(row), tag("div", "", lines, details(row, look)))


def stacked(row: Row, look: Look) -> str:
    """A column with the end above the start, or a single date, and one of text."""
    ends = "".join(tag("div", "", escape(date)) for date in (row.when.end, row.when.start))
    head = tag("div", "", named(row, look), escape(look.dot) if row.role else "", escape(row.role))
    place = tag("div", "role", escape(row.place))
    return tag(
        "div",
        "dated narrow",
        f'<div class="ends">{ends}</div>',
        tag("div", "", head, place, details(row, look)),
    )


def three(row: Row, look: Look) -> str:
    """Name, role and dates in three columns of one line."""
    cells = (named(row, look), escape(row.role), when(row))
    return (
        tag("div", "three", *[f"<span>{cell}</span>" for cell in cells])
        + tag("div", "note", escape(row.place))
        + details(row, look)
    )


def one_line(row: Row, look: Look) -> str:
    """All in one line that flows."""
    rest = joined((row.unit, row.role, row.place), look.dot)
    head = f"<b>{escape(row.name)}</b>{escape(look.dot) if rest else ''}{rest} <span class='when'>({escape(row.when.text)})</span>"
    return tag("div", "", head) + details(row, look)


def role_first(row: Row, look: Look) -> str:
    """The role in bold, then the name, then the dates on a line of their own."""
    if not row.role:
        return two_lines(row, look)
    lines = (f"<b>{escape(row.role)}</b>", joined((row.name, row.unit, row.place), look.dot), when(row))
    return "".join(tag("div", "", line) for line in lines) + details(row, look)


def two_lines(row: Row, look: Look) -> str:
    """The name; then role, place and dates in one small line."""
    under = tag("div", "role", joined((row.role, row.place, row.when.text), look.dot))
    return tag("div", "", named(row, look)) + under + details(row, look)


def four(row: Row, look: Look) -> str:
    """Dates, name, field and degree, or dates, name and role, spread over one line."""
    cells = [f"<span>{escape(cell)}</span>" for cell in row.columns]
    order = cells if look.small_dates else cells[1:] + cells[:1]
    return tag("div", "four light" if look.justified else "four", *order) + details(row, look)


ROWS: dict[str, Callable[[Row, Look], str]] = {
    "date_right": date_right,
    "date_left": date_left,
    "stacked": stacked,
    "three": three,
    "one_line": one_line,
    "role_first": role_first,
    "two_lines": two_lines,
    "four": four,
}


def rows(items: tuple[Row, ...], look: Look) -> str:
    """Entries under each other."""
    return "".join(tag("div", "entry", ROWS[look.rows](item, look)) for item in items)


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

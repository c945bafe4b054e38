# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""Degrees, posts and projects as HTML, in each arrangement that a look can ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from tests.made.look import Look
from tests.made.sheet import Row, Runs


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
    if row.broad:
        return date_right(row, look)
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
    if row.broad:
        return date_right(row, look)
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

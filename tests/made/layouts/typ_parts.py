# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""The parts of a CV as Typst; all text goes in as string literals, so that nothing in it is markup."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from tests.made.look import Look
from tests.made.sheet import Cite, Honour, Label, Row, Runs, Section, Sheet, table_of


def lit(text: str) -> str:
    """A Typst string literal."""
    return json.dumps(text, ensure_ascii=False)


def say(text: str) -> str:
    """Plain text in markup."""
    return f"#{lit(text)};" if text else ""


def bold(text: str) -> str:
    """Bold text."""
    return f"#strong({lit(text)});" if text else ""


def runs(styled: Runs) -> str:
    """Styled text."""
    names = {"b": "strong", "i": "emph", "u": "underline"}
    return "".join(f"#{names[s]}({lit(t)});" if s else say(t) for t, s in styled if t)


def joined(parts: Iterable[str], dot: str) -> str:
    """Pieces of markup that are there, set apart."""
    return say(dot).join(part for part in parts if part)


def ends(left: str, right: str) -> str:
    """Two pieces at the ends of a line."""
    return f"{left} #h(1fr) {right}\n\n"


def items(lines: Iterable[str], look: Look) -> str:
    """A bullet list of pieces of markup."""
    inside = "".join(f"[{line}]," for line in lines)
    return f"#list(marker: [{say(look.bullet)}], {inside})\n" if inside else ""


def details(row: Row, look: Look) -> str:
    """Notes, then bullets."""
    return "".join(f"{say(note)}\n\n" for note in row.notes) + items(map(say, row.bullets), look)


def date(row: Row, look: Look) -> str:
    """The dates in one piece, grey in some looks."""
    text = (
        f"text(fill: gray.darken(30%), size: 0.9em, {lit(row.when.text)})"
        if look.small_dates
        else lit(row.when.text)
    )
    return f"#box({text});"


def name(row: Row, look: Look) -> str:
    """Name and unit."""
    return joined((bold(row.name), say(row.unit)), look.dot)


def date_right(row: Row, look: Look) -> str:
    """Name and dates, role and place at the ends of lines."""
    under = (
        ends(f"#emph({lit(row.role)});" if row.role else "", say(row.place)) if row.role or row.place else ""
    )
    return ends(name(row, look), date(row, look)) + under + details(row, look)


def beside(left: str, right: str, width: str) -> str:
    """Two columns."""
    return f"#grid(columns: ({width}, 1fr), column-gutter: 8pt, [{left}], [{right}])\n"


def date_left(row: Row, look: Look) -> str:
    """Dates beside the text."""
    head = joined((name(row, look), say(row.role), say(row.place)), look.dot)
    return beside(say(row.when.text), f"{head}\n\n{details(row, look)}", "95pt")


def stacked(row: Row, look: Look) -> str:
    """The end above the start, left of a rule and the text."""
    halves = "#linebreak()".join(say(half) for half in (row.when.end, row.when.start) if half)
    head = joined((name(row, look), say(row.role), say(row.place)), look.dot)
    block = f"#block(stroke: (left: 0.8pt), inset: (left: 6pt, y: 2pt))[{head}\n\n{details(row, look)}]"
    return beside(halves, block, "62pt")


def three(row: Row, look: Look) -> str:
    """Name, role and dates in three columns."""
    if row.broad:
        return date_right(row, look)
    cells = f"[{name(row, look)}], align(center)[{say(row.role)}], align(right)[{date(row, look)}]"
    return f"#grid(columns: (1.3fr, 1fr, 1fr), {cells})\n" + details(row, look)


def one_line(row: Row, look: Look) -> str:
    """All in one line."""
    return (
        joined((name(row, look), say(row.role), say(row.place), date(row, look)), look.dot)
        + "\n\n"
        + details(row, look)
    )


def role_first(row: Row, look: Look) -> str:
    """The role in bold; name and place; dates at the end."""
    if not row.role:
        return date_right(row, look)
    return (
        ends(bold(row.role), date(row, look))
        + joined((say(row.name), say(row.unit), say(row.place)), look.dot)
        + "\n\n"
        + details(row, look)
    )


def four(row: Row, look: Look) -> str:
    """Dates, name, field and degree, or dates, name and role, spread over one line."""
    if row.broad:
        return date_right(row, look)
    cells = [bold(cell) if look.photo else say(cell) for cell in row.columns]
    order = cells if look.small_dates else cells[1:] + cells[:1]
    return " #h(1fr) ".join(order) + "\n\n" + details(row, look)


ROWS: dict[str, Callable[[Row, Look], str]] = {
    "date_right": date_right,
    "date_left": date_left,
    "stacked": stacked,
    "three": three,
    "one_line": one_line,
    "role_first": role_first,
    "two_lines": role_first,
    "four": four,
}


def body(honour: Honour) -> str:
    """An award's name and issuer."""
    return say(honour.name) + (say(", ") + f"#emph({lit(honour.issuer)});" if honour.issuer else "")


def honours(made: tuple[Honour, ...], look: Look) -> str:
    """Awards, years left, right, once for a group, or in brackets."""
    if look.honours in ("year_left", "dashed"):
        return "".join(beside(say(h.years), body(h), "60pt") for h in made)
    if look.honours == "grouped":
        groups = [list(group) for _, group in groupby(made, lambda h: h.years)]
        return "".join(
            beside(say(h.years) if not n else "", body(h), "48pt") for g in groups for n, h in enumerate(g)
        )
    if look.honours == "year_right":
        return "".join(ends(body(h), say(h.years)) for h in made)
    lines = [body(h) + (say(f" ({h.years})") if h.years else "") for h in made]
    if look.honours == "run":
        return say("；" if look.font != look.latin else "; ").join(lines) + "\n\n"
    listed = items(lines, look)
    return f"#columns(2)[{listed}]\n" if look.honours == "two_columns" else listed


def labels(made: tuple[Label, ...], look: Look, colon: str) -> str:
    """Skills and the like."""
    lines = [(bold(item.label + colon) if item.label else "") + say(item.text) for item in made]
    if look.labels in ("two_columns", "three_columns") and len(made) == 1:
        count = 2 if look.labels == "two_columns" else 3
        return f"#grid(columns: ({'1fr,' * count}), row-gutter: 5pt, {''.join(f'[{say(i)}],' for i in made[0].items)})\n"
    if look.labels == "label_column":
        return "".join(beside(bold(item.label), say(item.text), "90pt") for item in made)
    if look.labels in ("dots", "bars") and not any(c in item.text for item in made for c in "（(。."):
        return rated(made)
    if look.labels == "tags":
        boxed = [
            " ".join(f"#box(stroke: 0.5pt + gray, inset: 3pt, radius: 2pt)[{say(i)}]" for i in item.items)
            for item in made
        ]
        return "".join(f"{bold(item.label)} {line}\n\n" for item, line in zip(made, boxed, strict=True))
    return items(lines, look) if look.labels == "bullets" else "".join(f"{line}\n\n" for line in lines)


def rated(made: tuple[Label, ...]) -> str:
    """Single items with ratings in dots, three in a row, under their labels."""
    lines = []
    for item in made:
        stars = [
            f"[{say(one)} #h(1fr) {say('●' * (3 + len(one) % 3) + '○' * (2 - len(one) % 3))}],"
            for one in item.items
        ]
        grid = f"#grid(columns: (1fr, 1fr, 1fr), column-gutter: 14pt, {''.join(stars)})"
        lines.append(f"{bold(item.label)}\n\n{grid}\n")
    return "".join(lines)


def cites(made: tuple[Cite, ...], look: Look, start: int, lang: str) -> str:
    """Publications, numbered or not, or in a ruled table."""
    if look.cites == "table":
        return table(made, lang)
    lines = ["#linebreak()".join(runs(line) for line in cite.lines) for cite in made]
    marks = {"brackets": "[{}]", "numbers": "{}.", "bullets": look.bullet}
    if look.cites in marks:
        return "".join(
            beside(say(marks[look.cites].format(n)), line, "18pt") for n, line in enumerate(lines, start)
        )
    hang = "#set par(hanging-indent: 1.4em)\n" if look.cites == "hanging" else ""
    return "#[" + hang + "".join(f"{line}\n\n" for line in lines) + "]\n"


def table(made: tuple[Cite, ...], lang: str) -> str:
    """Publications in a ruled table."""
    heads, rows = table_of(made, lang)
    cells = "".join(f"[{bold(head)}]," for head in heads) + "".join(
        f"[{say(cell)}]," for row in rows for cell in row
    )
    columns = "3fr, 1.4fr, " + "1fr, " * (len(heads) - 2)
    return f"#table(columns: ({columns}), stroke: 0.5pt, {cells})\n"


def content(section: Section, look: Look, sheet: Sheet) -> str:
    """All that stands under a heading."""
    made, start = [], 1
    for heading, inside in section.groups:
        made.append(f"#strong(emph({lit(heading)}))\n\n" if heading else "")
        made.append(KINDS[section.kind](inside, look, start, sheet))
        start += len(inside)
    return "".join(made)


KINDS: dict[str, Callable[[Any, Look, int, Sheet], str]] = {
    "rows": lambda inside, look, start, sheet: f"#v({look.gap / 3}pt)\n".join(
        ROWS[look.rows](row, look) for row in inside
    ),
    "honours": lambda inside, look, start, sheet: honours(inside, look),
    "labels": lambda inside, look, start, sheet: labels(inside, look, sheet.colon),
    "cites": lambda inside, look, start, sheet: cites(inside, look, start, sheet.lang),
    "lines": lambda inside, look, start, sheet: "".join(f"{say(line)}\n\n" for line in inside),
}

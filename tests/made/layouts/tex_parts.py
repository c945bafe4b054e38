# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""The parts of a CV as LaTeX, for classes that have no commands of their own for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from tests.made.look import Look
from tests.made.sheet import Cite, Honour, Label, Row, Runs, Section, Sheet, table_of

SPECIAL = {
    **{c: f"\\{c}" for c in "&%$#_{}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
}
BULLETS = {
    "•": r"\textbullet",
    "–": "--",
    "·": r"$\cdot$",
    "◦": r"$\circ$",
    "◆": r"$\diamond$",
    "»": r"$\gg$",
}


def esc(text: str) -> str:
    """Text with LaTeX's own characters made plain."""
    return "".join(SPECIAL.get(c, c) for c in text)


def runs(styled: Runs) -> str:
    """Styled text."""
    names = {"b": "textbf", "i": "emph", "u": "underline"}
    return "".join(f"\\{names[s]}{{{esc(t)}}}" if s and t else esc(t) for t, s in styled)


def joined(parts: Iterable[str], dot: str) -> str:
    """The parts that are there, set apart by the look's dot."""
    return DOTS.get(dot, r"\quad ").join(esc(part) for part in parts if part)


DOTS = {" · ": r" {\textperiodcentered} ", " | ": r" \textbar{} ", " / ": " / ", " • ": r" \textbullet{} "}


def items(lines: Iterable[str], look: Look) -> str:
    """A bullet list of LaTeX lines, or nothing."""
    made = "".join(f"  \\item {line}\n" for line in lines)
    label = BULLETS.get(look.bullet, r"\textbullet")
    return f"\\begin{{itemize}}[label={label}]\n{made}\\end{{itemize}}\n" if made else ""


def details(row: Row, look: Look) -> str:
    """Notes as lines of their own, bullets as a list."""
    notes = "".join(f"{esc(note)}\\par\n" for note in row.notes)
    return notes + items(map(esc, row.bullets), look)


def name(row: Row, look: Look) -> str:
    """A row's name with its unit."""
    bold = f"\\textbf{{{esc(row.name)}}}"
    return joined_tex((bold, esc(row.unit)), look)


def joined_tex(parts: Iterable[str], look: Look) -> str:
    """Pieces that are LaTeX already, set apart by the look's dot."""
    return DOTS.get(look.dot, r"\quad ").join(part for part in parts if part)


def date(row: Row, look: Look) -> str:
    """The dates, small and slanted in some looks."""
    text = f"\\mbox{{{esc(row.when.text)}}}"
    return f"{{\\small\\itshape {text}}}" if look.small_dates else text


def date_right(row: Row, look: Look) -> str:
    """Name and dates at the ends of a line; role and place at the ends of the next."""
    under = f"\\textit{{{esc(row.role)}}}\\hfill {esc(row.place)}\\par\n" if row.role or row.place else ""
    return f"{name(row, look)}\\hfill {date(row, look)}\\par\n{under}{details(row, look)}"


def date_left(row: Row, look: Look) -> str:
    """A column of dates beside one of text."""
    head = joined_tex((name(row, look), esc(row.role), esc(row.place)), look)
    return column(esc(row.when.text), f"{head}\\par\n{details(row, look)}", "3.3cm")


def column(left: str, right: str, width: str) -> str:
    """Two boxes side by side, tops level."""
    return (
        f"\\noindent\\parbox[t]{{{width}}}{{\\raggedright {left}}}\\hspace{{3mm}}%\n"
        f"\\parbox[t]{{\\dimexpr\\linewidth-{width}-4mm}}{{{right}}}\\par\n"
    )


def stacked(row: Row, look: Look) -> str:
    """The end of a period above its start, left of the text."""
    ends = "\\\\ ".join(esc(half) for half in (row.when.end, row.when.start) if half)
    head = joined_tex((name(row, look), esc(row.role), esc(row.place)), look)
    return column(ends, f"{head}\\par\n{details(row, look)}", "2.2cm")


def three(row: Row, look: Look) -> str:
    """Name, role and dates in a line, evenly spaced."""
    if row.broad:
        return date_right(row, look)
    pieces = [piece for piece in (name(row, look), esc(row.role), date(row, look)) if piece]
    return "\\hfill ".join(pieces) + "\\par\n" + details(row, look)


def one_line(row: Row, look: Look) -> str:
    """All in one running line."""
    head = joined_tex((name(row, look), esc(row.role), esc(row.place), date(row, look)), look)
    return f"{head}\\par\n{details(row, look)}"


def role_first(row: Row, look: Look) -> str:
    """The role in bold first, the name in italics after it."""
    if not row.role:
        return date_right(row, look)
    head = f"\\textbf{{{esc(row.role)}}}, \\textit{{{joined((row.name, row.unit, row.place), look.dot)}}}"
    return f"{head}\\hfill {date(row, look)}\\par\n{details(row, look)}"


def four(row: Row, look: Look) -> str:
    """Dates, name, field and degree, or dates, name and role, spread over one line."""
    if row.broad:
        return date_right(row, look)
    cells = [f"\\textbf{{{esc(cell)}}}" if look.photo else esc(cell) for cell in row.columns]
    order = cells if look.small_dates else cells[1:] + cells[:1]
    return "\\hfill ".join(order) + "\\par\n" + details(row, look)


ROWS: dict[str, Callable[[Row, Look], str]] = {
    "date_right": date_right,
    "date_left": date_left,
    "stacked": stacked,
    "three": three,
    "one_line": one_line,
    "role_first": role_first,
    "two_lines": date_right,
    "four": four,
}


def body(honour: Honour, look: Look) -> str:
    """An award's name and issuer."""
    return esc(honour.name) + (f", \\textit{{{esc(honour.issuer)}}}" if honour.issuer else "")


def honours(made: tuple[Honour, ...], look: Look) -> str:
    """Awards with their years left, right or in brackets; or each year once for a group."""
    if look.honours in ("year_left", "dashed"):
        lines = "".join(f"{esc(h.years)} & {body(h, look)} \\\\\n" for h in made)
        return f"\\begin{{tabularx}}{{\\linewidth}}{{@{{}}l X@{{}}}}\n{lines}\\end{{tabularx}}\\par\n"
    if look.honours == "grouped":
        groups = [list(group) for _, group in groupby(made, lambda h: h.years)]
        lines = "".join(
            f"{esc(h.years) if not n else ''} & {body(h, look)} \\\\\n"
            for g in groups
            for n, h in enumerate(g)
        )
        return f"\\begin{{tabularx}}{{\\linewidth}}{{@{{}}l X@{{}}}}\n{lines}\\end{{tabularx}}\\par\n"
    if look.honours == "year_right":
        return "".join(f"{body(h, look)}\\hfill {esc(h.years)}\\par\n" for h in made)
    lines = [body(h, look) + (f" ({esc(h.years)})" if h.years else "") for h in made]
    if look.honours == "run":
        return ("；" if look.font != look.latin else "; ").join(lines) + "\\par\n"
    if look.honours == "two_columns":
        return f"\\begin{{multicols}}{{2}}\n{items(lines, look)}\\end{{multicols}}\n"
    return items(lines, look)


def label(item: Label, colon: str) -> str:
    """A label in bold before its text."""
    return (f"\\textbf{{{esc(item.label + colon.strip())}}} " if item.label else "") + esc(item.text)


def labels(made: tuple[Label, ...], look: Look, colon: str) -> str:
    """Skills and the like."""
    lines = [label(item, colon) for item in made]
    if look.labels in ("two_columns", "three_columns") and len(made) == 1:
        count = 2 if look.labels == "two_columns" else 3
        return f"\\begin{{multicols}}{{{count}}}\n{items(map(esc, made[0].items), look)}\\end{{multicols}}\n"
    if look.labels in ("label_column", "tags") and all(item.label for item in made):
        cells = "".join(f"\\textbf{{{esc(i.label)}}} & {esc(i.text)} \\\\\n" for i in made)
        return f"\\begin{{tabularx}}{{\\linewidth}}{{@{{}}>{{\\raggedright\\arraybackslash}}p{{3.4cm}} X@{{}}}}\n{cells}\\end{{tabularx}}\\par\n"
    if look.labels in ("dots", "bars") and not any(c in item.text for item in made for c in "（(。."):
        return rated(made)
    if look.labels in ("bullets", "two_columns"):
        return items(lines, look)
    return "".join(f"{line}\\par\n" for line in lines)


def rated(made: tuple[Label, ...]) -> str:
    """Single items with ratings in dots under their labels."""
    lines = []
    for item in made:
        dots = [f"{esc(one)}\\hfill {dotted(3 + len(one) % 3)}\\par\n" for one in item.items]
        label = f"\\textbf{{{esc(item.label)}}}\\par\n" if item.label else ""
        lines.append(f"{label}\\begin{{multicols}}{{2}}\n{''.join(dots)}\\end{{multicols}}\n")
    return "".join(lines)


def dotted(level: int) -> str:
    """A rating out of five, drawn: it has no text."""
    circles = [
        f"\\fill[{'accent' if n < level else 'gray!30'}] ({n * 0.3},0) circle (0.1);" for n in range(5)
    ]
    return f"\\tikz{{{''.join(circles)}}}"


def cite_table(made: tuple[Cite, ...], lang: str) -> str:
    """Publications in a ruled table."""
    heads, rows = table_of(made, lang)
    form = f"|X|p{{2.9cm}}|{'p{1.5cm}|' * (len(heads) - 2)}"
    lines = [
        " & ".join(f"\\textbf{{{head}}}" for head in heads),
        *[" & ".join(map(esc, row)) for row in rows],
    ]
    body = "".join(f"{line} \\\\ \\hline\n" for line in lines)
    return f"\\begin{{tabularx}}{{\\linewidth}}{{{form}}}\\hline\n{body}\\end{{tabularx}}\\par\n"


def cites(made: tuple[Cite, ...], look: Look, start: int, lang: str) -> str:
    """Publications in a numbered, hanging or plain list, or, where few, in a ruled table."""
    if look.cites == "table" and len(made) < 9:
        return cite_table(made, lang)
    lines = ["\\newline ".join(runs(line) for line in cite.lines) for cite in made]
    marks = {"brackets": r"[\arabic*]", "numbers": r"\arabic*.", "table": r"[\arabic*]"}
    if look.cites in marks:
        inside = "".join(f"  \\item {line}\n" for line in lines)
        return (
            f"\\begin{{enumerate}}[label={{{marks[look.cites]}}},start={start}]\n{inside}\\end{{enumerate}}\n"
        )
    if look.cites == "bullets":
        return items(lines, look)
    hang = "\\hangindent=1.5em " if look.cites == "hanging" else ""
    return "".join(f"{hang}{line}\\par\\smallskip\n" for line in lines)


def content(section: Section, look: Look, sheet: Sheet) -> str:
    """All that stands under a heading."""
    made, start = [], 1
    for heading, inside in section.groups:
        made.append(f"\\subsection*{{{esc(heading)}}}\n" if heading else "")
        made.append(kind(section.kind, inside, look, start, sheet))
        start += len(inside)
    return "".join(made)


def kind(name: str, inside: tuple, look: Look, start: int, sheet: Sheet) -> str:
    """The items of one group."""
    if name == "rows":
        return "\\entrygap\n".join(ROWS[look.rows](row, look) for row in inside)
    if name == "honours":
        return honours(inside, look)
    if name == "labels":
        return labels(inside, look, sheet.colon)
    if name == "cites":
        return cites(inside, look, start, sheet.lang)
    return "".join(f"{esc(line)}\\par\n" for line in inside)

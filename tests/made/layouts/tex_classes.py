# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""CVs in the LaTeX classes made for them: moderncv in its styles, and europecv."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.made.layouts.tex_parts import esc, runs
from tests.made.look import Look
from tests.made.sheet import Row, Section, Sheet

ICONS = {
    "faMobile": 0xF10B,
    "faPhone": 0xF095,
    "faEnvelope": 0xF0E0,
    "faGlobeAmericas": 0xF0AC,
    "faCircle": 0xF10C,
}
STAND_IN = "".join(
    f"\\NewDocumentCommand\\{name}{{s o}}{{{{\\fontspec{{FontAwesome}}\\symbol{{{code}}}}}}}\n"
    for name, code in ICONS.items()
)
"""What moderncv wants of two packages of icons that are often not installed; where they are, they win."""


def cjk(sheet: Sheet, look: Look) -> str:
    """The Chinese fonts."""
    if sheet.lang == "en":
        return r"\usepackage{fontspec}"
    return f"\\usepackage[UTF8,fontset=none,heading=false,scheme=plain]{{ctex}}\\setCJKmainfont[AutoFakeBold=2,ItalicFont={look.font}]{{{look.font}}}\\setCJKsansfont[AutoFakeBold=2,ItalicFont={look.font}]{{{look.font}}}"


KNOWN = {
    "phone": "\\phone[mobile]{{{}}}",
    "email": "\\email{{\\mbox{{{}}}}}",
    "site": "\\homepage{{{}}}",
    "city": "\\address{{{}}}{{}}{{}}",
}


def moderncv(sheet: Sheet, look: Look, rng: Random) -> str:
    """moderncv: dates in the left column (classic, casual) or on the right (banking)."""
    style = rng.choice(["classic", "classic", "casual", "banking"])
    colour = rng.choice(["blue", "green", "red", "grey", "black", "orange", "burgundy"])
    first, last = cut(sheet)
    lines = [
        f"\\begin{{filecontents*}}{{fontawesome5.sty}}\n\\RequirePackage{{fontspec}}\n{STAND_IN}\\end{{filecontents*}}",
        "\\begin{filecontents*}{academicons.sty}\n\\endinput\n\\end{filecontents*}",
        r"\documentclass[11pt,a4paper,sans]{moderncv}",
        f"\\moderncvstyle{{{style}}}\\moderncvcolor{{{colour}}}",
        cjk(sheet, look),
        f"\\usepackage[scale=0.8]{{geometry}}\\name{{{esc(first)}}}{{{esc(last)}}}",
        *[KNOWN[one.kind].format(esc(one.value)) for one in sheet.contacts if one.kind in KNOWN],
        extra(sheet),
        f"\\title{{{esc(sheet.tagline)}}}" if sheet.tagline else "",
        r"\begin{document}\makecvtitle",
        *[f"\\section{{{esc(section.heading)}}}\n{modern(section)}" for section in sheet.sections],
        r"\end{document}",
    ]
    return "\n".join(lines) + "\n"


def cut(sheet: Sheet) -> tuple[str, str]:
    """The name in the two parts that the class wants; a Chinese name stays whole."""
    if sheet.lang == "zh":
        return sheet.name, ""
    first, _, last = sheet.name.partition(" ")
    return first, last


def extra(sheet: Sheet) -> str:
    """The personal data that the class has no command for, in one line."""
    rest = [
        f"{esc(one.label)}{sheet.colon}{esc(one.value)}" for one in sheet.contacts if one.kind not in KNOWN
    ]
    return f"\\extrainfo{{{', '.join(rest)}}}" if rest else ""


def modern(section: Section) -> str:
    """A section in the class's commands."""
    made, number = [], 0
    for heading, items in section.groups:
        made.append(f"\\subsection{{{esc(heading)}}}\n" if heading else "")
        for item in items:
            number += 1
            made.append(entry(section.kind, item, number))
    return "".join(made)


def entry(kind: str, item: Any, number: int) -> str:
    """One item in the class's commands."""
    made = {
        "rows": lambda: cventry(item),
        "honours": lambda: (
            f"\\cvitem{{{esc(item.years)}}}{{{esc(', '.join(filter(None, (item.name, item.issuer))))}}}\n"
        ),
        "labels": lambda: f"\\cvitem{{{esc(item.label)}}}{{{esc(item.text)}}}\n",
        "cites": lambda: f"\\cvitem{{[{number}]}}{{{runs(item.runs)}}}\n",
        "lines": lambda: f"\\cvlistitem{{{esc(str(item))}}}\n",
    }
    return made[kind]()


def cventry(row: Row) -> str:
    """Dates, role in bold, name in italics, place; notes and bullets under them."""
    bullets = "".join(f"\\item {esc(bullet)}" for bullet in row.bullets)
    under = r"\newline{}".join(esc(note) for note in row.notes)
    under += f"\\begin{{itemize}}{bullets}\\end{{itemize}}" if bullets else ""
    title, name = (row.role, row.name) if row.role else (row.name, "")
    return f"\\cventry{{{esc(row.when.text)}}}{{{esc(title)}}}{{{esc(name)}}}{{{esc(row.unit or row.place)}}}{{}}{{{under}}}\n"


def europecv(sheet: Sheet, look: Look, rng: Random) -> str:
    """europecv: a wide label column, everything in rows."""
    lines = [
        f"\\documentclass[{'helvetica,' if rng.random() < 0.5 else ''}nologo,narrow,a4paper,10pt]{{europecv}}\\usepackage{{hyperref}}",
        cjk(sheet, look),
        f"\\usepackage[a4paper,top=1.3cm,left=1.2cm,right=1.2cm,bottom=2cm]{{geometry}}\\ecvname{{{esc(sheet.name)}}}",
        r"\begin{document}\begin{europecv}\ecvpersonalinfo",
        *[f"\\ecvitem{{{esc(one.label)}}}{{{esc(one.value)}}}" for one in sheet.contacts],
        *[f"\\ecvsection{{{esc(section.heading)}}}\n{european(section)}" for section in sheet.sections],
        r"\end{europecv}\end{document}",
    ]
    return "\n".join(lines) + "\n"


def european(section: Section) -> str:
    """A section as rows of label and text."""
    made = []
    for heading, items in section.groups:
        made.append(f"\\ecvitem{{}}{{\\textbf{{{esc(heading)}}}}}\n" if heading else "")
        made += [
            f"\\ecvitem{{{left}}}{{{right}}}\n" for item in items for left, right in pairs(section.kind, item)
        ]
    return "".join(made)


def pairs(kind: str, item: Any) -> list[tuple[str, str]]:
    """The rows of one item."""
    if isinstance(item, Row):
        first = f"\\textbf{{{esc(item.name)}}}"
        more = [esc(text) for text in (item.unit, item.role, item.place, *item.notes, *item.bullets) if text]
        return [(esc(item.when.text), first), *[("", text) for text in more]]
    if kind == "honours":
        return [(esc(item.years), esc(", ".join(filter(None, (item.name, item.issuer)))))]
    if kind == "labels":
        return [(esc(item.label), esc(item.text))]
    return [("", runs(item.runs) if kind == "cites" else esc(str(item)))]

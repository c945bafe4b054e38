# Markup in other languages is left in whole lines.
# ruff: noqa: E501
"""LaTeX CVs: article in several dresses, a sidebar by paracol, two columns, headings in the margin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.made.layouts.html_pages import ASIDE
from tests.made.layouts.html_parts import GLYPHS
from tests.made.layouts.tex_classes import europecv, moderncv
from tests.made.layouts.tex_parts import content, esc, joined_tex
from tests.made.look import Look
from tests.made.sheet import Contact, Section, Sheet

PACKAGES = "enumitem,tabularx,multicol,xcolor,graphicx,tikz,paracol,fancyhdr,lastpage,microtype,array"
HEADINGS = {
    "rule": (r"\large\bfseries\color{accent}", "", r"\titlerule"),
    "small_caps": (r"\Large\scshape", "", r"\titlerule"),
    "centred": (r"\large\bfseries\filcenter", "", ""),
    "bar": (r"\large\bfseries", r"\textcolor{accent}{\rule[-2pt]{4pt}{12pt}}\hspace{5pt}", ""),
    "mark": (r"\large\bfseries\color{accent}", r"\rule[-1pt]{2pt}{9pt} ", ""),
    "spaced": (
        r"\normalsize\bfseries\color{accent}\addfontfeature{LetterSpace=14}",
        "",
        r"\titlerule[0.4pt]",
    ),
    "plain": (r"\Large\sffamily\color{accent}", "", ""),
    "fill": (r"\large\bfseries", "", "FILL"),
}


def preamble(sheet: Sheet, look: Look, options: str = "") -> str:
    """Class, fonts, packages and headings of an article."""
    paper = "a4paper" if look.paper == "A4" else "letterpaper"
    size = 10 if look.size < 10.5 else 11
    lines = [
        f"\\documentclass[{size}pt,{paper}{options}]{{article}}",
        f"\\usepackage[margin={max(look.margin, 13)}mm]{{geometry}}",
        fonts(sheet, look),
        f"\\usepackage{{{PACKAGES}}}",
        f"\\definecolor{{accent}}{{HTML}}{{{look.colour[1:].upper()}}}\\colorlet{{ground}}{{accent!80!black}}",
        r"\usepackage{titlesec}",
        title_format(look),
        f"\\titlespacing*{{\\section}}{{0pt}}{{{look.gap}pt}}{{{look.gap / 2}pt}}",
        r"\titleformat*{\subsection}{\normalsize\bfseries\itshape}\titlespacing*{\subsection}{0pt}{4pt}{2pt}",
        f"\\setlist{{nosep,leftmargin=1.4em}}\\setlength{{\\parindent}}{{0pt}}\\linespread{{{min(look.leading, 1.3)}}}",
        f"\\newcommand{{\\entrygap}}{{\\vspace{{{look.gap / 2}pt}}}}\\raggedbottom",
        "" if look.justified else r"\raggedright",
        running(sheet, look),
    ]
    return "\n".join(lines) + "\n"


def fonts(sheet: Sheet, look: Look) -> str:
    """Fonts of the system, Chinese ones through ctex."""
    latin = f"\\usepackage{{fontspec}}\\setmainfont{{{look.latin}}}"
    if sheet.lang == "en":
        return latin + "\n\\usepackage[english]{babel}"
    return f"\\usepackage[UTF8,fontset=none,heading=false]{{ctex}}\\setmainfont{{{look.latin}}}\\setCJKmainfont[AutoFakeBold=2,ItalicFont={look.font}]{{{look.font}}}\\setCJKsansfont{{Noto Sans CJK SC}}"


def title_format(look: Look) -> str:
    """The look's headings."""
    form, lead, after = HEADINGS.get(look.heading, HEADINGS["rule"])
    if after == "FILL":
        return r"\newcommand{\filled}[1]{\colorbox{accent}{\makebox[\dimexpr\linewidth-2\fboxsep][l]{\color{white}#1}}}\titleformat{\section}{\large\bfseries}{}{0pt}{\filled}"
    return (
        f"\\titleformat{{\\section}}{{{form}}}{{}}{{0pt}}{{{lead}}}[{{{after}}}]"
        if after
        else f"\\titleformat{{\\section}}{{{form}}}{{}}{{0pt}}{{{lead}}}"
    )


def running(sheet: Sheet, look: Look) -> str:
    """A running head or foot with the name and the page, or none."""
    if not look.running:
        return r"\pagestyle{empty}"
    spot = r"\fancyhead[R]" if look.running == "header" else r"\fancyfoot[C]"
    rule = "0.3pt" if look.running == "header" else "0pt"
    return f"\\pagestyle{{fancy}}\\fancyhf{{}}\\renewcommand{{\\headrulewidth}}{{{rule}}}{spot}{{\\footnotesize {esc(sheet.footer)} -- \\thepage/\\pageref{{LastPage}}}}"


def contact(one: Contact, look: Look, colon: str) -> str:
    """One piece of personal data."""
    if look.icons in ("font", "svg"):
        return f"{{\\fontspec{{FontAwesome}}\\symbol{{{ord(GLYPHS[one.kind])}}}}} {esc(one.value)}"
    bare = look.icons in ("none", "symbol") and one.kind in ("phone", "email", "site", "city")
    return esc(one.value) if bare else f"{esc(one.label)}{colon}{esc(one.value)}"


def header(sheet: Sheet, look: Look) -> str:
    """The name and the contacts: centred, left, split over the line, or in a small table."""
    pieces = [f"\\mbox{{{contact(one, look, sheet.colon)}}}" for one in sheet.contacts]
    name = f"{{\\Huge\\bfseries\\color{{accent}} {esc(sheet.titled)}}}"
    tagline = f"{esc(sheet.tagline)}\\par\n" if sheet.tagline else ""
    if look.header == "centre":
        return f"{{\\centering {name}\\par\\vspace{{4pt}}\n{tagline}{joined_tex(pieces, look)}\\par}}\n"
    if look.header == "split":
        lines = " \\\\ ".join(pieces)
        return f"\\parbox[t]{{0.5\\linewidth}}{{{name}\\par {tagline}}}\\hfill\\begin{{tabular}}[t]{{r@{{}}}}{lines}\\end{{tabular}}\\par\n"
    if look.header == "table":
        pairs = [" & ".join(pieces[n : n + 2]) for n in range(0, len(pieces), 2)]
        lines = " \\\\ ".join(pairs)
        table = f"\\begin{{tabular}}{{@{{}}l@{{\\hspace{{2cm}}}}l}}{lines}\\end{{tabular}}"
        return f"{name}\\par\\vspace{{3pt}}\n{tagline}{table}\\par\n"
    return f"{name}\\par\\vspace{{3pt}}\n{tagline}{joined_tex(pieces, look)}\\par\n"


def section(made: Section, look: Look, sheet: Sheet) -> str:
    """A heading and its content."""
    heading = made.heading.upper() if look.heading == "spaced" else made.heading
    return f"\\section*{{{esc(heading)}}}\n{content(made, look, sheet)}"


def document(sheet: Sheet, look: Look, inside: str, options: str = "") -> str:
    """A whole file."""
    return f"{preamble(sheet, look, options)}\\begin{{document}}\n{inside}\\end{{document}}\n"


def article(sheet: Sheet, look: Look, rng: Random) -> str:
    """One column."""
    return document(
        sheet, look, header(sheet, look) + "".join(section(s, look, sheet) for s in sheet.sections)
    )


def awesome(sheet: Sheet, look: Look, rng: Random) -> str:
    """A centred light name, headings whose first letters are coloured, roles in small capitals."""
    dressed = replace(look, header="centre", heading="rule", rows="date_right", running="footer")
    cut = 2 if sheet.lang == "zh" else 3
    made = "".join(
        f"\\section*{{\\textcolor{{accent}}{{{esc(s.heading[:cut])}}}\\textcolor{{black}}{{{esc(s.heading[cut:])}}}}}\n"
        + content(s, dressed, sheet).replace(r"\textit{", r"\textsc{")
        for s in sheet.sections
    )
    return document(sheet, dressed, header(sheet, dressed) + made)


def margin(sheet: Sheet, look: Look, rng: Random) -> str:
    """Headings hang in a wide left margin, beside what they head."""
    made = "".join(
        f"\\par\\addvspace{{{look.gap}pt}}\\noindent\\llap{{\\smash{{\\parbox[t]{{2.9cm}}{{\\raggedright\\bfseries\\color{{accent}} {esc(s.heading)}}}}}\\hspace{{3mm}}}}\\ignorespaces\n{content(s, look, sheet)}"
        for s in sheet.sections
    )
    footed = replace(look, running="footer" if look.running else "", header="left")
    inside = header(sheet, footed) + made
    return document(
        sheet,
        footed,
        f"\\newgeometry{{left=48mm,right={max(look.margin, 13)}mm,top=18mm,bottom=18mm}}\n{inside}",
    )


def sidebar(sheet: Sheet, look: Look, rng: Random) -> str:
    """Two columns by paracol, the narrow one on a coloured ground or not."""
    aside = [s for s in sheet.sections if s.key in ASIDE]
    main = [s for s in sheet.sections if s.key not in ASIDE]
    left, coloured = rng.random() < 0.6, rng.random() < 0.55
    slim = replace(look, labels="plain", honours="inline", rows="role_first", heading="plain")
    lines = "".join(f"{contact(one, look, sheet.colon)}\\par\n" for one in sheet.contacts)
    lines = f"{{\\small\\hyphenpenalty=10000 {lines}}}"
    narrow = f"\\section*{{{esc(sheet.contact_heading)}}}\n{lines}" + "".join(
        section(s, slim, sheet) for s in aside
    )
    if coloured:
        narrow = f"\\color{{white}}\\colorlet{{accent}}{{white}}{narrow}"
    wide = (
        f"\\color{{black}}\\colorlet{{accent}}{{ground}}{{\\Huge\\bfseries {esc(sheet.titled)}}}\\par {esc(sheet.tagline)}\\par\n"
        + "".join(section(s, look, sheet) for s in main)
    )
    columns = [f"{narrow}", wide] if left else [wide, narrow]
    ground = f"\\backgroundcolor{{c[{0 if left else 1}](6pt,30pt)(6pt,30pt)}}{{ground}}\n" if coloured else ""
    ratio = "0.3" if left else "0.68"
    return document(
        sheet,
        look,
        f"\\columnratio{{{ratio}}}\\setlength{{\\columnsep}}{{8mm}}\n{ground}\\begin{{paracol}}{{2}}\n{columns[0]}\\switchcolumn\n{columns[1]}\\end{{paracol}}\n",
    )


def two_columns(sheet: Sheet, look: Look, rng: Random) -> str:
    """An academic page in two even columns under a header of full width."""
    slim = replace(
        look,
        rows=rng.choice(["role_first", "date_right", "one_line"]),
        labels="plain",
        heading=rng.choice(["rule", "small_caps", "plain"]),
    )
    made = "".join(section(s, slim, sheet) for s in sheet.sections)
    if rng.random() < 0.5:
        return document(
            sheet, slim, f"{header(sheet, look)}\\begin{{multicols}}{{2}}\n{made}\\end{{multicols}}\n"
        )
    return document(
        sheet, slim, f"\\twocolumn[{{{header(sheet, look)}\\vspace{{8pt}}}}]\n{made}", ",twocolumn"
    )


LAYOUTS: dict[str, Callable[[Sheet, Look, Random], str]] = {
    "tex_article": article,
    "tex_awesome": awesome,
    "tex_margin": margin,
    "tex_sidebar": sidebar,
    "tex_two_columns": two_columns,
    "tex_moderncv": moderncv,
    "tex_europecv": europecv,
}

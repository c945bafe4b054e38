"""HTML: the text is what a reader of the page sees, in the order in which it stands there."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document import Document
from extract.errors import ExtractError, NoText, TooLarge, UnknownFormat
from extract.read import read_bytes
from extract.read.sniff import media_type


def page(body: str, head: str = "") -> Document:
    """The document of a page."""
    source = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_bytes(source.encode(), "cv.html")


def styled(css: str, body: str) -> Document:
    """The document of a page with a style sheet."""
    return page(body, f"<style>{css}</style>")


def shown(document: Document) -> list[str]:
    """Its lines, as they stand in the text."""
    return [document.text[line.start : line.end] for line in document.lines]


def blocks(document: Document) -> list[str]:
    """Its lines, those without an empty line between together."""
    return [
        block.strip().replace("\n", " / ") for block in re.split(r"\n{2,}", document.text) if block.strip()
    ]


@pytest.mark.parametrize(
    "body, lines",
    [
        ("<div>a</div>b<p>c", ["a", "b", "c"]),
        ("a\n  <b>b</b>c\t<i> d</i>", ["a bc d"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<p>one\ntwo\n\nthree</p>", ["one two three"]),
        ("<pre>one\n  two  three</pre>", ["one", "two  three"]),
        ("<div style='white-space: pre-line'>one\ntwo</div>", ["one", "two"]),
        ("1<sup>st</sup> H<sub>2</sub>O", ["1st H2O"]),
        ("A&amp;B &lt;x&gt; &#20013;&#x6587; &copy", ["A&B <x> 中文 ©"]),
        ("a&nbsp;&nbsp;b", ["a\xa0\xa0b"]),
        ("in&shy;for&#8203;ma<wbr>tion\ufeff", ["information"]),
        ("a<hr>b<h1>c</h1>d", ["a", "b", "c", "d"]),
        ("<details><summary>a</summary>b</details>", ["a", "b"]),
        ("<span><div>a</div>b</span>c", ["a", "bc"]),
        ("a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f", ["af"]),
        ("a<!-- b --><svg><title>c</title><text>d</text></svg><math><mi>x</mi></math>", ["a\tx"]),
        ("a<textarea>b</textarea><button>c</button><select><option>d</select><input value=e>", ["a"]),
        ("<iframe>a</iframe><object>b</object><video>c</video><canvas>d</canvas>e", ["e"]),
        ("<img alt='me' src='x.png'>Ada", ["Ada"]),
        ("<font face=Wingdings>&Oslash;</font> a", ["➢ a"]),
        ("<i class=iconfont>&#xe60d;</i> a", ["a"]),
    ],
)
def test_words_stand_as_on_the_page(body: str, lines: list[str]) -> None:
    """Blocks are lines, inline text is joined, white space is one space, and what is no text is not shown."""
    assert shown(page(body)) == lines


@pytest.mark.parametrize(
    "body, lines",
    [
        ("<ul><li>a<li>b</ul>", ["• a", "• b"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3 type=a><li>a<li value=9>b</ol>", ["c. a", "i. b"]),
        ("<ol reversed start=2><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol style='list-style-type: upper-roman'><li>a<li>b</ol>", ["I. a", "II. b"]),
        ("<ul style='list-style: none'><li>a<li>b</ul>", ["a", "b"]),
        ("<ul><li>• a</ul>", ["• a"]),
        ("<ul><li>+1 555 0100</ul>", ["• +1 555 0100"]),
        ("<ul><li><h3>a</h3>b</ul>", ["a", "b"]),
        ("<ul><li></li></ul>a", ["a"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["• a", "b"]),
    ],
)
def test_lists_print_their_bullets_and_numbers(body: str, lines: list[str]) -> None:
    """As the page does, and none where it prints none."""
    assert shown(page(body)) == lines


def test_nested_lists_are_set_deeper() -> None:
    """Two columns a level; what follows a bullet's first line stands below its words."""
    read = page("<ul><li>a<ul><li>b<ol><li>c</ol></ul><p>d</p><li>e</ul>f")
    assert [(line.indent, read.text[line.start : line.end]) for line in read.lines] == [
        (0, "• a"), (2, "• b"), (4, "1. c"), (2, "d"), (0, "• e"), (0, "f"),
    ]  # fmt: skip


HIDDEN = "hidden text"
TINY = "tiny text"
WHITE = "text in the colour of its ground"


@pytest.mark.parametrize(
    "body, reason",
    [
        ("<p hidden>Eve</p>", HIDDEN),
        ("<p style='display: none'>Eve</p>", HIDDEN),
        ("<p style='display:none !important; display:block'>Eve</p>", HIDDEN),
        ("<p style='visibility:hidden'>Eve</p>", HIDDEN),
        ("<p style='opacity:0'>Eve</p>", HIDDEN),
        ("<p style='text-indent:-9999px'>Eve</p>", HIDDEN),
        ("<p style='position:absolute;left:-9999px'>Eve</p>", HIDDEN),
        ("<p style='position:absolute;clip:rect(0 0 0 0)'>Eve</p>", HIDDEN),
        ("<p style='clip-path:inset(50%)'>Eve</p>", HIDDEN),
        ("<p style='height:0;overflow:hidden'>Eve</p>", HIDDEN),
        ("<p style='mso-hide:all'>Eve</p>", HIDDEN),
        ("<dialog>Eve</dialog>", HIDDEN),
        ("<p class=sr-only>Eve</p>", HIDDEN),
        ("<p style='font-size:0'>Eve</p>", TINY),
        ("<p style='font-size:1px'>Eve</p>", TINY),
        ("<p style='font-size:.05em'>Eve</p>", TINY),
        ("<p style='color:white'>Eve</p>", WHITE),
        ("<p style='color:#fefefe'>Eve</p>", WHITE),
        ("<p style='color:rgba(0,0,0,0)'>Eve</p>", WHITE),
        ("<p style='color:transparent'>Eve</p>", WHITE),
        ("<p style='color:hsl(0, 0%, 100%)'>Eve</p>", WHITE),
        ("<font color=#FFFFFF>Eve</font>", WHITE),
        ("<div style='background:#036'><span style='color:rgb(0, 51, 102)'>Eve</span></div>", WHITE),
        ("<table><tr><td bgcolor=black><font color=black>Eve</font></table>", WHITE),
    ],
)
def test_what_nobody_sees_is_left_out_and_counted(body: str, reason: str) -> None:
    """Hidden text is no text, and a warning says how much of it there was."""
    read = page(f"Ada{body}")
    assert shown(read) == ["Ada"]
    assert read.warnings == (f"{reason} left out: 3 characters",)


@pytest.mark.parametrize(
    "css, body",
    [
        ("p {display:none}", "<p>Eve</p>"),
        (".x {display:none}", "<p class='a x'>Eve</p>"),
        ("#x {display:none}", "<p id=x>Eve</p>"),
        ("p.x#y {display:none}", "<p class=x id=y>Eve</p>"),
        ("div .x {display:none}", "<div><b><i class=x>Eve</i></b></div>"),
        ("div > .x {display:none}", "<div><i class=x>Eve</i></div>"),
        ("p[data-x=y] {display:none}", "<p data-x=y>Eve</p>"),
        ("h1, .x {color:#fff}", "<p class=x>Eve</p>"),
        (":root {--p: white} .x {color:var(--p)}", "<p class=x>Eve</p>"),
        ("@media screen {.x {display:none}}", "<p class=x>Eve</p>"),
        ("@media (max-width: 9999px) {.x {display:none}}", "<p class=x>Eve</p>"),
        ("@supports (display:grid) {.x {display:none}}", "<p class=x>Eve</p>"),
        ("/* a */ .x /* b */ {display:none} p {", "<p class=x>Eve</p>"),
        (".md\\:hidden {display:none}", "<p class='md:hidden'>Eve</p>"),
        (".x {display:none}", "<p class=x style='color:red'>Eve</p>"),
        ("p {display:block} .x {display:none}", "<p class=x>Eve</p>"),
        (".x {display:none !important}", "<p class=x style='display:block'>Eve</p>"),
    ],
)
def test_style_sheets_hide(css: str, body: str) -> None:
    """Rules in the page count, in the order that CSS gives them."""
    assert shown(styled(css, f"Ada{body}")) == ["Ada"]


@pytest.mark.parametrize(
    "css, body",
    [
        ("@media print {p {display:none}}", "<p>Ada</p>"),
        ("@media (max-width: 600px) {p {display:none}}", "<p>Ada</p>"),
        ("@media (prefers-color-scheme: dark) {p {color:white}}", "<p>Ada</p>"),
        ("p:hover, a:visited {display:none}", "<p>Ada</p>"),
        ("div > .x {display:none}", "<div><b><i class=x>Ada</i></b></div>"),
        (".x {display:none} p {display:block}", "<p class=y>Ada</p>"),
        (".x {display:none} .x.y {display:block}", "<p class='x y'>Ada</p>"),
        (".x {visibility:hidden} b {visibility:visible}", "<p class=x><b>Ada</b></p>"),
        (".x {font-size:0} b {font-size:12px}", "<p class=x><b>Ada</b></p>"),
        (".x {background:#036; color:#fff}", "<p class=x>Ada</p>"),
        (".x {background:crimson; color:#fff}", "<p class=x>Ada</p>"),
        (".x {background:url(a.png); color:#fff}", "<p class=x>Ada</p>"),
        (".x {color:#fff} .x::before {background:#036; content:''}", "<p class=x>Ada</p>"),
        (
            ".x {background:linear-gradient(red, blue); background-clip:text; color:transparent}",
            "<p class=x>Ada</p>",
        ),
        (".b {position:absolute; background:#036} .x {color:#fff}", "<div class=b></div><p class=x>Ada</p>"),
        (".x {opacity:0; animation:appear 1s forwards}", "<p class=x>Ada</p>"),
        (".hidden {color:red}", "<p class=hidden>Ada</p>"),
        (".x {color:var(--unknown)}", "<p class=x>Ada</p>"),
        ("@font-face {font-family:x; src:url(a;b)} @keyframes k {from {opacity:0}}", "<p>Ada</p>"),
    ],
)
def test_what_can_be_seen_is_read(css: str, body: str) -> None:
    """Rules for other media, states and places hide nothing; white letters on another ground can be seen."""
    read = styled(css, body)
    assert shown(read) == ["Ada"]
    assert read.warnings == ()


def test_white_in_a_banner_whose_style_sheet_is_elsewhere() -> None:
    """What a style sheet that is not in the file may paint is not taken for white paper."""
    link = "<link rel=stylesheet href=a.css>"
    body = "<div class=banner><h1 style='color:#fff'>Ada</h1></div><p style='color:#fff'>Eve</p>"
    assert shown(page(body, link)) == ["Ada"]


@pytest.mark.parametrize(
    "css, body, line",
    [
        (
            ".x {display:flex; justify-content:space-between}",
            "<div class=x><b>Acme</b><i>2019</i></div>",
            "Acme\t2019",
        ),
        ("", "<div class=row><div class=col-8>Acme</div><div class=col-4>2019</div></div>", "Acme\t2019"),
        (
            ".x {display:grid; grid-template-columns:3fr 1fr}",
            "<div class=x><p>Acme<p>2019</div>",
            "Acme\t2019",
        ),
        (".x {display:flex; flex-direction:row-reverse}", "<div class=x><p>2019<p>Acme</div>", "Acme\t2019"),
        (".x {display:flex}", "<div class=x>Acme <span>2019</span></div>", "Acme\t2019"),
        (".x {float:right}", "<p>Acme <span class=x>2019</span></p>", "Acme\t2019"),
        (".x {float:right}", "<p><span class=x>2019</span>Acme</p>", "Acme\t2019"),
        (".x {float:right}", "<div class=x>2019</div><h3>Acme</h3>", "Acme\t2019"),
        (".l {float:left} .r {float:right}", "<div class=l>Acme</div><div class=r>2019</div>", "Acme\t2019"),
        (".l {float:left; width:90px}", "<div class=l>2019</div><div>Acme</div>", "2019\tAcme"),
        ("", "<div>Acme <span class=pull-right>2019</span></div>", "Acme\t2019"),
        ("", "<div>Acme<span class=date>2019</span></div>", "Acme\t2019"),
        ("", "<div>Acme <time>2019</time></div>", "Acme\t2019"),
        ("i {display:inline-block; width:40%; margin-left:20px}", "<b>Acme</b><i>2019</i>", "Acme\t2019"),
        ("", "<span class=tag>Go</span><span class=tag>C</span>", "Go · C"),
        ("li {display:inline}", "<ul><li>Go</li><li>C</li></ul>", "Go · C"),
        ("", "<code>Go</code> <code>C</code>", "Go · C"),
        ("", "Acme <i class=date>2019</i> – <i class=date>2020</i>", "Acme\t2019 – 2020"),
        ("", "<b class=first>Ada</b> <b class=last>Quill</b>", "Ada Quill"),
        ("b {display:inline-block}", "<b>A</b><b>d</b><b>a</b>", "Ada"),
        ("b {margin-right:4px}", "<b>Ada</b><b>Quill</b>", "Ada Quill"),
    ],
)
def test_what_stands_apart_on_one_line_is_set_apart(css: str, body: str, line: str) -> None:
    """Flex rows, grids, floats and boxes have tabs between; boxes of one kind, as of a list, have points."""
    assert shown(styled(css, body)) == [line]


def test_class_names_of_frameworks_count_unless_the_page_knows_better() -> None:
    """`row` is a row where its style sheet is elsewhere, not where the page's own says what it is."""
    body = "<div class=row><div>Acme</div><div>2019</div></div>"
    assert shown(styled(".row {margin:5px}", body)) == ["Acme", "2019"]
    link = "<link rel=stylesheet href=bootstrap.css><style>.row {margin:5px}</style>"
    assert shown(page(body, link)) == ["Acme\t2019"]


@pytest.mark.parametrize(
    "body, line",
    [
        ("<span class=a>a@e.org</span><span class=b>+47 12</span>", "a@e.org +47 12"),
        ("<b class=a>a@e.org</b><span class=separator></span><b class=b>Oslo</b>", "a@e.org\tOslo"),
        ("<b class=cap>O</b>nce", "Once"),
        ("<b>O</b><i>nce</i>", "Once"),
    ],
)
def test_boxes_that_touch_where_their_style_sheet_is_elsewhere(body: str, line: str) -> None:
    """Two elements with classes of their own are words of their own."""
    assert shown(page(body, "<link rel=stylesheet href=a.css>")) == [line]


def test_two_lines_beside_two_lines() -> None:
    """Short lines at the right go with those at the left, line by line."""
    css = ".x {display:flex; justify-content:space-between} .r {text-align:right}"
    body = "<div class=x><div><b>Acme</b><p>Engineer</p></div><div class=r><p>2019</p><p>Oslo</p></div></div>"
    assert shown(styled(css, body)) == ["Acme\t2019", "Engineer\tOslo"]


def test_columns_are_read_one_after_the_other() -> None:
    """Boxes with much in them are parts of the page."""
    part = "".join(f"<p>{{0}}{number}</p>" for number in range(6))
    body = f"<div><h2>Skills</h2>{part.format('a')}</div><div><h2>Education</h2>{part.format('b')}</div>"
    read = styled(".x {display:flex}", f"<div class=x>{body}</div>")
    assert shown(read)[0] == "Skills" and shown(read)[7] == "Education"
    assert [read.text[line.start : line.end] for line in read.lines if line.fresh] == ["Skills", "Education"]


@pytest.mark.parametrize(
    "rows, lines",
    [
        ("<tr><td>a<td>b<td>c<tr><td>d<td>e<td>f", ["a|b|c", "d|e|f"]),
        ("<tr><th>Year<th>Title<th>Venue<tr><td><td>e<td>f", ["Year|Title|Venue", "|e|f"]),
        ("<tr><td>Acme<br>Engineer<td align=right>2019<br>Oslo", ["Acme|2019", "Engineer|Oslo"]),
        ("<tr><td>2019<td><b>Acme</b><br>Engineer", ["2019|Acme", "Engineer"]),
        ("<tr><td colspan=3>a<tr><td>b<td>c<td>d", ["a", "b|c|d"]),
        ("<tr><td>Skills<td><ul><li>a<li>b<li>c</ul>", ["Skills", "• a", "• b", "• c"]),
        ("<tr><td>工作<br>经历<td><p>a<p>b<p>c", ["工作经历", "a", "b", "c"]),
        ("<caption>t</caption><thead><tr><td>a<tbody><tr><td>b<tfoot><tr><td>c", ["t", "a", "b", "c"]),
        ("<tr><td><table><tr><td>a<td>b</table><td>c", ["a|b|c"]),
    ],
)
def test_tables_are_read_row_by_row(rows: str, lines: list[str]) -> None:
    """Cells of one line have bars between them, larger ones are read beside or below each other."""
    read = page(f"<table>{rows}</table>")
    views = [read.view[line.start : line.end] for line in read.lines]
    assert [re.sub(r" *\| *", "|", view) for view in views] == lines


def test_bars_between_cells_are_no_words() -> None:
    """They are marked, so that a value over two cells has none."""
    read = page("<table><tr><td>a<td>b</table>")
    assert read.value(0, len(read.text)) == "a b"


@pytest.mark.parametrize(
    "body, lines",
    [
        ("<dl><dt>E-mail<dd>a@b.no<dt>Tools<dd>Git, Make</dl>", ["E-mail\ta@b.no", "Tools\tGit, Make"]),
        ("<dl><dt>Acme<dd>Built a mill.<dd>Sold it.</dl>", ["Acme", "Built a mill.", "Sold it."]),
        ("<dl><dt>Acme<dd><ul><li>a<li>b</ul></dl>", ["Acme", "• a", "• b"]),
        ("<dl><dt>a<dt>b</dl>", ["a", "b"]),
    ],
)  # fmt: skip
def test_definitions(body: str, lines: list[str]) -> None:
    """A short value stands on the line of its label, other text below it."""
    assert shown(page(body)) == lines


def test_headings_have_levels() -> None:
    """By tag and by role; only the first line of one is it, and no long text."""
    read = page(
        f"<h1>a</h1><h2>b</h2>x<h3>c<br>d</h3><p role=heading aria-level=4>e</p><h5>{'f' * 130}</h5>"
        "<h4 role=presentation>g</h4>"
    )
    assert [line.level for line in read.lines] == [1, 2, 0, 3, 0, 4, 0, 0]


def test_headings_of_one_entry_are_one() -> None:
    """Title and employer that are both set as headings make one entry; headings alone are a list."""
    entry = "<div><h4>{}</h4><h4>{}</h4><p>2019</p></div>"
    read = page(f"<h2>Experience</h2>{entry.format('Engineer', 'Acme')}{entry.format('Intern', 'Beta')}")
    assert [line.level for line in read.lines] == [1, 3, 0, 0, 3, 0, 0]
    read = page("<h2>Awards</h2><h4>a</h4><h4>b</h4><h4>c</h4>")
    assert [line.level for line in read.lines] == [1, 3, 3, 3]


@pytest.mark.parametrize(
    "body, levels",
    [
        ("<div class=title>Education</div>a<div class=title>Hobbies</div>b", [2, 0, 2, 0]),
        ("<div class=section-title><b>Education</b></div>a", [2, 0]),
        ("<div class=section-title>Education</div>a", [0, 0]),
        ("<div class=title>Engineer</div>a<div class=title>Intern</div>b", [0, 0, 0, 0]),
        (
            "<p class=head>Work</p><p class=title>a</p>b<p class=head>Awards</p><p class=title>c</p>",
            [2, 3, 0, 2, 3],
        ),
        (
            "<h2>Work</h2><h2>Skills</h2><div class=title>Education</div>a<div class=title>b</div>",
            [2, 2, 0, 0, 0],
        ),
    ],
)
def test_headings_by_class(body: str, levels: list[int]) -> None:
    """A class is believed where lines share it or are bold, some name sections, and no tags are there."""
    assert [line.level for line in page(f"<h1>Ada</h1>{body}").lines][1:] == levels


def test_bold_and_italics_have_places() -> None:
    """By tag and by style; a line that is all bold knows it."""
    read = styled(
        ".s {font-weight:600} .n {font-weight:400}",
        "<p class=s>Acme <i>Oslo</i></p><p>a <b>b</b> <b class=n>c</b>",
    )
    assert [read.text[start:end] for start, end in read.strong] == ["Acme Oslo", "b"]
    assert [read.text[start:end].strip() for start, end in read.emphasis] == ["Oslo"]
    assert [line.strong for line in read.lines] == [True, False]


def test_size_is_in_relation_to_most_text() -> None:
    """Pixels, points, ems and words for sizes."""
    sizes = ("32px", "24pt", "2em", "200%", "2rem", "xx-large")
    body = "".join(f"<p style='font-size:{size}'>a</p>" for size in sizes)
    assert {line.size for line in page(f"{body}<p>{'b' * 20}</p>").lines} == {2.0, 1.0}


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<div>a</div><div>b</div>", ["a / b"]),
        ("<div>a</div><p>b</p><div>c</div><div>d</div><div>e</div><div>f</div>", ["a", "b", "c / d / e / f"]),
        ("<div>a<br>b</div><div style='margin-top:20px'>c</div><div>d</div>", ["a / b", "c / d"]),
        ("a<br><br>b<br>c", ["a", "b / c"]),
        ("a<p>&nbsp;</p>b", ["a", "b"]),
        ("<section><div>a</div><div>b</div></section>c", ["a / b", "c"]),
        ("<div><div>a</div><div>b</div></div><div><div>c</div><div>d</div></div>", ["a / b", "c / d"]),
        ("<div>a</div><h2>b</h2><div>c</div>", ["a", "b / c"]),
        (
            "<div>a</div><div>x</div><ul><li>b<li>c</ul><div>d</div><div>y</div>",
            ["a / x", "• b / • c", "d / y"],
        ),
    ],
)
def test_gaps_are_empty_lines(body: str, expected: list[str]) -> None:
    """Space on the page, sections, headings, and entries of one kind."""
    assert blocks(page(body)) == expected


@pytest.mark.parametrize(
    "body, label, url",
    [
        ("<a href='https://e.org/x'>Code</a>", "Code", "https://e.org/x"),
        ("<a href='//e.org/x'>Code</a>", "Code", "https://e.org/x"),
        ("<a href='mailto:a@e.org?subject=x'>write</a>", "write", "mailto:a@e.org"),
        ("<a href='tel:+4712'>call</a>", "call", "tel:+4712"),
        ("<a href='https://e.org'><b>C</b>od<i>e</i></a>", "Code", "https://e.org"),
        ("<a href=' https://e.\norg '>Code</a>", "Code", "https://e.org"),
        ("<a href='https://github.com/a'><i class=icon></i></a>", "https://github.com/a", "https://github.com/a"),
        ("<a href='mailto:a@e.org'><svg></svg></a>", "a@e.org", "mailto:a@e.org"),
        ("<a href='https://linkedin.com/in/a'><img src=x.png></a>", "https://linkedin.com/in/a", "https://linkedin.com/in/a"),
    ],
)  # fmt: skip
def test_links_are_anchors(body: str, label: str, url: str) -> None:
    """A link has its label and its target; one that shows only an icon shows its address instead."""
    read = page(f"a {body} b")
    (anchor,) = read.anchors
    assert (read.text[anchor.start : anchor.end], anchor.url) == (label, url)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "#top",
        "cv.pdf",
        "/cv",
        "file:///x",
        "",
        "http",
    ],
)
def test_links_that_lead_nowhere_are_text_only(href: str) -> None:
    """Scripts, data and places relative to nothing."""
    read = page(f"<a href='{href}'>Code</a>")
    assert shown(read) == ["Code"]
    assert read.anchors == ()


def test_links_relative_to_a_base() -> None:
    """`<base>` tells where the page lies."""
    read = page("<a href='x/y'>Code</a> <a href='#z'>top</a>", "<base href='https://e.org/a/'>")
    assert [anchor.url for anchor in read.anchors] == ["https://e.org/a/x/y"]


@pytest.mark.parametrize(
    "menu",
    [
        "<nav><a href='#a'>A</a> <a href='/b'>B</a></nav>",
        "<ul role=navigation><li><a href='/b'>B</a></ul>",
        "<div class=navbar><a href='/'>Home</a></div>",
        "<ul><li><a href='#a'>A</a><li><a href='#b'>B</a><li><b><a href='#c'>C</a></b></ul>",
        "<span class=material-icons>mail</span>",
        "<form><label for=q>Query</label><input id=q></form>",
    ],
)
def test_menus_and_controls_are_left_out(menu: str) -> None:
    """What leads about the page or the site is no part of a résumé."""
    assert shown(page(f"{menu}<p>Ada</p>")) == ["Ada"]


@pytest.mark.parametrize(
    "body, lines",
    [
        ("<nav><a href='mailto:a@e.org'>a@e.org</a></nav>", ["a@e.org"]),
        ("<nav><h1>Ada</h1></nav>", ["Ada"]),
        ("<nav><a href='https://github.com/a'>GitHub</a></nav>", ["GitHub"]),
        (
            "<ul><li><a href='a.pdf'>A</a><li><a href='b.pdf'>B</a><li><a href='c.pdf'>C</a></ul>",
            ["• A", "• B", "• C"],
        ),
        ("<h2><button>Education</button></h2>", ["Education"]),
    ],
)
def test_navigation_that_reaches_a_person_is_read(body: str, lines: list[str]) -> None:
    """Addresses and names stand in `<nav>`, too, and headings in buttons."""
    assert shown(page(body)) == lines


def test_name_comes_before_a_sidebar() -> None:
    """A sidebar that the source has first is read first, but for the name."""
    read = page("<aside><h3>Contact</h3><p>a@e.org</p></aside><main><h1>Ada Quill</h1><p>Engineer</p></main>")
    assert shown(read) == ["Ada Quill", "Contact", "a@e.org", "Engineer"]
    assert [line.fresh for line in read.lines] == [False, True, False, True]


def test_name_by_class() -> None:
    """The only line of such a class is the title, where no heading is."""
    assert page("<div class=full-name>Ada Quill</div><p>x</p>").lines[0].level == 1
    assert page("<div class=name>Go</div><div class=name>C</div>").lines[0].level == 0


def test_name_in_two_lines_is_one() -> None:
    """As large names are set."""
    assert shown(page("<h1>Ada<br>Quill</h1>")) == ["Ada Quill"]
    assert shown(page("<h1><div>Ada</div><div>Quill</div></h1>x")) == ["Ada Quill", "x"]
    assert shown(page("<h1>Ada Quill<br>Engineer</h1>")) == ["Ada Quill", "Engineer"]


CHINESE = "<title>简历</title><p>青禾大学，数学系，2019.9 – 2023.6，熟练使用</p>"


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode(),
        CHINESE.encode("utf-8-sig"),
        CHINESE.encode("utf-16"),
        CHINESE.encode("gb18030"),
        b"<meta charset=gb2312>" + CHINESE.encode("gb18030"),
        b"<meta charset=gb2312>" + CHINESE.encode(),
        b"<meta http-equiv=Content-Type content='text/html; charset=gbk'>" + CHINESE.encode("gbk"),
        b"<?xml version='1.0' encoding='utf-8'?>" + CHINESE.encode(),
        b"<meta charset=utf-16>" + CHINESE.encode(),
        b"<meta charset=nonsense>" + CHINESE.encode(),
        b"<meta charset=iso-8859-1>" + CHINESE.encode(),
        b"<meta charset=rot13>" + CHINESE.encode(),
    ],
)
def test_encoding_by_mark_by_declaration_by_content(data: bytes) -> None:
    """And a declaration that the bytes give the lie to counts for nothing."""
    assert shown(read_bytes(b"<html>" + data if data[:1] == b"<" else data, "cv.html")) == [
        "青禾大学，数学系，2019.9 – 2023.6，熟练使用"
    ]


def test_declared_encodings_that_no_guess_would_find() -> None:
    """Any encoding of Python's that a page declares."""
    data = "<html><meta charset=shift_jis><p>東京大学</p>".encode("shift_jis")
    assert shown(read_bytes(data, "cv.html")) == ["東京大学"]
    data = "<html><meta charset=iso-8859-2><p>Łódź</p>".encode("iso-8859-2")
    assert shown(read_bytes(data, "cv.html")) == ["Łódź"]


@pytest.mark.parametrize(
    "data, file, kind",
    [
        ("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "cv", "text/html"),
        ("<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE HTML PUBLIC>", "cv.txt", "text/html"),
        ("<h1>Ada</h1><p>a</p><ul><li>b</li></ul>", "cv", "text/html"),
        ("<div><p>a</p></div><table></table>", "cv.txt", "text/html"),
        ("Ada <p>a</p>", "cv.html", "text/html"),
        ("<div align=center>\n<h1>Ada</h1></div>\n\n# Work", "README.md", "text/markdown"),
        ("<Ada> is my name", "cv.txt", "text/plain"),
        ("Ada <p>a</p>", "cv.txt", "text/plain"),
        (
            "From: <Saved by Blink>\nSubject: CV\nContent-Type: multipart/related;\n\ttype=x\n",
            "cv",
            "multipart/related",
        ),
        ("<!-- a -->" * 40 + "Ada", "cv.txt", "text/plain"),
    ],
)
def test_pages_are_told_by_content(data: str, file: str, kind: str) -> None:
    """Whole pages whatever their name, fragments by their tags."""
    assert media_type(data.encode(), file) == kind
    if kind == "text/html":
        assert media_type(data.encode("utf-16"), file) == kind


@pytest.mark.parametrize(
    "data", [b"From: x\nContent-Type: multipart/related; boundary=x\n\nx", b"bplist00\xd1"]
)
def test_web_archives_are_refused_with_what_to_do(data: bytes) -> None:
    """They are told by their content."""
    with pytest.raises(UnknownFormat, match=r"^cv\.mht: a web archive .*: save the page as HTML or PDF$"):
        read_bytes(data, "cv.mht")


def test_empty_elements_of_xhtml_are_empty() -> None:
    """`<p/>` and `<script src="…"/>` hold nothing in XHTML, other than in HTML."""
    head = "<?xml version='1.0'?><html><head><title/><script src='a'/></head>"
    source = f"{head}<body><p/>Ada<b/>Q<br/>x</body></html>"
    assert shown(read_bytes(source.encode(), "cv.xhtml")) == ["AdaQ", "x"]


@pytest.mark.parametrize(
    "source, lines",
    [
        ("<html><p>a<b>b<p>c</b>d<ul><li>e<li>f<table><tr><td>g", ["ab", "cd", "• e", "• f", "g"]),
        ("<html><div>a</span></p></div></body>b</html>c", ["a", "bc"]),
        ("<html><a href=x><p>a</a>b<h2>c</p>d", ["ab", "c", "d"]),
        ("<html><table>a<tr>b<td>c</table>", ["ab", "c"]),
        ("<html><p>a<p <b>x</b>>c", ["a", "x>c"]),
    ],
)
def test_broken_pages_are_mended_as_browsers_do(source: str, lines: list[str]) -> None:
    """Tags that are not closed, closed twice, or crossed."""
    assert [line for line in shown(read_bytes(source.encode(), "cv.html")) if line != "d"] == [
        line for line in lines if line != "d"
    ]


@pytest.mark.parametrize(
    "body, error, message",
    [
        ("<div id=root></div><script>x</script>", NoText, "the page writes its text by a script"),
        ("<p style='display:none'>Ada</p>", NoText, "the page has no text that can be seen"),
        ("<img src=scan.png>", NoText, "the page has no text"),
        ("<div>" * 100_000 + "x", TooLarge, "elements lie more than 2,500 deep"),
        ("<p><font color=1>" * 1400 + "</p><p>x" * 2000, TooLarge, "too many elements are never closed"),
        ("<i></i>" * 100_001, TooLarge, "over 100,000 elements"),
        (
            f"<p {' '.join(f'a{n}=1' for n in range(9000))}>x",
            TooLarge,
            "an element has more than 5,000 attributes",
        ),
        ("<pre>" + "x\n" * 40_000, TooLarge, "over 30,000 lines"),
    ],
)
def test_pages_that_cannot_be_read(body: str, error: type[ExtractError], message: str) -> None:
    """One line that says why, soon, and without recursion."""
    with pytest.raises(error, match=f"^cv.html: {message}") as raised:
        page(body)
    assert "\n" not in str(raised.value)


def test_style_sheets_that_are_too_large() -> None:
    """Rules that would be tried on all elements around each."""
    css = "div div div p {color:red}" * 4000
    with pytest.raises(TooLarge, match=r"^cv\.html: its style sheets are too large"):
        styled(css, "<div>" * 100 + "<p>x</p>" * 100)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 2400,
        "<div style='display:flex'>" * 700,
        "<table><tr><td>" * 400,
        "<div style='float:right'>" * 700,
        "<ul><li>" * 600,
        "<dl><dt>a<dd>" * 300,
        "<div style='display:flex'>" + "<p>Education</p>" * 3000,
        "<table><tr>" + "<td>x" * 3000,
        "<table>" + "<tr><td rowspan=1000 colspan=50>x<td>y" * 300,
        "<div style='float:left'>a</div>" * 2000,
    ],
)
def test_odd_pages_are_read(body: str) -> None:
    """However deep or wide, the last word is there."""
    assert page(f"{body}Ada").text.endswith("Ada\n")


def test_reading_twice_gives_the_same() -> None:
    """The same bytes, the same document."""
    body = "<aside>a</aside><h1>b</h1><div style='color:white'>c</div><table><tr><td>d<td>e</table>"
    assert page(body) == page(body)


TAGS = (
    "div",
    "p",
    "span",
    "b",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "section",
    "a",
    "dl",
    "dt",
    "dd",
    "i",
    "br",
)
STYLES = (
    "", "display:flex", "float:right", "float:left", "display:inline-block", "white-space:pre",
    "font-weight:bold", "display:grid;grid-template-columns:1fr 1fr", "margin:20px", "position:absolute",
    "display:contents",
)  # fmt: skip
CLASSES = ("", "row", "title", "name", "sidebar", "date", "tag", "right")
words = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=2, max_size=8)
opening = st.builds("<{} style='{}' class='{}'>".format, *map(st.sampled_from, (TAGS, STYLES, CLASSES)))
pieces = st.lists(
    words.map(lambda word: f" {word} ") | opening | st.sampled_from(TAGS).map("</{}>".format), max_size=40
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces)
def test_every_word_that_is_seen_is_in_the_text(parts: list[str]) -> None:
    """However elements stand in each other, no word is lost, doubled, or made up."""
    read = page("seen " + "".join(parts))
    expected = ["seen", *(part.strip() for part in parts if not part.startswith("<"))]
    found = re.sub(r"[•|·]", " ", read.text).split()
    assert sorted(found) == sorted(expected)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "/",
                "'",
                "style=",
                "p",
                " ",
                "{",
                "}",
                "&#0;",
                "<!--",
                "<style>",
                "x:y",
                ";",
                "@media",
                "td",
                "</",
            ]
        )
    ).map("".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No page brings the reader down, and every line is a place in the text."""
    for data in (f"<html><style>{text}</style>Ada", f"<html><p style='{text}'>{text}</p>"):
        try:
            read = read_bytes(data.encode(errors="replace"), "cv.html")
        except ExtractError:
            continue
        assert len(read.view) == len(read.text) == len(read.markup)
        assert all(0 <= line.start < line.end <= len(read.text) for line in read.lines)

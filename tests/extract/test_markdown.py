"""Markdown: the source is the text, markup is masked in the view, and no word is lost."""

from __future__ import annotations

import pytest

from extract.document import MARKUP, Document
from tests.extract.texts import document


def markdown(source: str) -> Document:
    """The document of a Markdown source."""
    read = document(source, "cv.md")
    assert read.text == source
    assert len(read.view) == len(source)
    return read


def shown(source: str) -> list[str]:
    """The lines that show words, as rules see them, markup left out."""
    read = markdown(source)
    return [" ".join(read.view[line.start : line.end].replace(MARKUP, " ").split()) for line in read.lines]


@pytest.mark.parametrize(
    "source, lines",
    [
        ("# Ada **Quill**\n", ["Ada Quill"]),
        ("Ada\n===\n\nWork\n---\n", ["Ada", "Work"]),
        ("a *b* _c_ **d** __e__ ***f*** ~~g~~ h\n", ["a b c d e f g h"]),
        ("line one  \nline two\\\nthree\n", ["line one", "line two", "three"]),
        ("> quoted\n> more\n", ["quoted", "more"]),
        ("- one\n  - two\n1. three\n   more\n", ["- one", "- two", "1. three", "more"]),
        ("+ four\n\n* five\n", ["+ four", "* five"]),
        ("* * *\n\n---\n", []),
        ("Use `git` daily\n", ["Use |git daily"]),
        ("```python\nx = 1\n  y\n```\n\n    indented\n", ["x = 1", "y", "indented"]),
        ("[Code](https://e.org/x \"t\") and <https://e.org>\n", ["Code and https://e.org"]),
        ("see [p][1]\n\n[1]: https://e.org/p\n", ["see p"]),
        ("[a](https://e.org/x_(y)) b\n", ["a b"]),
        ("![me](me.png) Ada\n", ["Ada"]),
        ("1 \\* 2 \\_ 3 \\# 4\n", ["1 * 2 _ 3 # 4"]),
        ("A&nbsp;B &lt;x&gt; &amp; &#20013;&#x6587;\n", ["A B < x> & 中 文"]),
        ("% Curriculum Vitae\n% Ada\n", ["% Curriculum Vitae", "% Ada"]),
        ("---\nname: Ada\nlayout: cv\n---\n\n# CV\n", ["name: Ada", "layout: cv", "CV"]),
        ("Term\n:   Definition\n:   Another\n", ["Term", "Definition", "Another"]),
        ("| A | B |\n|---|:-:|\n| 1 | **x** |\n| 2 | |\n", ["A | B", "1 | x", "2"]),
    ],
)  # fmt: skip
def test_markup_is_masked_and_words_are_shown(source: str, lines: list[str]) -> None:
    """What a reader of the page would see is what rules see: no marks, no addresses, no images."""
    assert shown(source) == lines


@pytest.mark.parametrize(
    "source, lines",
    [
        ("<!-- name: Eve -->\n\nAda\n", ["Ada"]),
        ("Ada <!-- Eve --> Quill\n", ["Ada Quill"]),
        ("<script>alert('Eve')</script>\n\nAda\n", ["Ada"]),
        ("<style>p {color: red}</style>\n\nAda\n", ["Ada"]),
        ("Ada<br>Oslo<br/>Bergen\n", ["Ada", "Oslo", "Bergen"]),
        ("x <b>y</b> <span style=\"z\">w</span>\n", ["x y w"]),
        ("<img src=\"x.png\" alt=\"Eve\"> Ada\n", ["Ada"]),
    ],
)  # fmt: skip
def test_html_shows_its_words_only(source: str, lines: list[str]) -> None:
    """Tags between words are masked; comments, scripts and styles are not read."""
    assert shown(source) == lines


@pytest.mark.parametrize(
    "source, lines",
    [
        ("<p align=\"center\">Ada</p>\n", ["Ada"]),
        ("<ul><li>one</li><li>two</li></ul>\n", ["• one", "• two"]),
        ("<table>\n<tr><td>A</td><td>B</td></tr>\n</table>\n", ["A | B"]),
        ("<table><tr><td><b>A</b><br>\nx</td>\n<td>2019</td></tr></table>\n", ["A | 2019", "x"]),
        ("<details><summary>More</summary>\nAda\n</details>\n", ["More", "Ada"]),
        ("<div>\n\n- **one**\n  - two\n\n</div>\n", ["• one", "• two"]),
        ("<div markdown=1>\n## Work\n</div>\n", ["Work"]),
        ("<p>Ada</p>\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", ["Ada", "A | B", "1 | 2"]),
        ("<p>a</p>\n\n<b>b</b> <i style=\"float:right\">2019 &ndash; 2020</i>\n", ["a", "b 2019 - 2020"]),
        ("<p>Ada</p>\n\nAcme [2019]{.right}\n\n::: more\n", ["Ada", "Acme 2019"]),
        ("---\nname: Ada\nlayout: cv\n---\n\n<p>CV</p>\n", ["name: Ada", "layout: cv", "CV"]),
        ("<p style=\"display:none\">Eve</p>\n\nAda\n", ["Ada"]),
    ],
)  # fmt: skip
def test_markdown_that_is_html_inside_is_read_as_the_page(source: str, lines: list[str]) -> None:
    """Where tags give a file its structure, its text is that of the page that it becomes."""
    read = document(source, "cv.md")
    assert read.media_type == "text/markdown"
    assert [" ".join(read.view[line.start : line.end].split()) for line in read.lines] == lines


def test_headings_in_html_have_levels() -> None:
    """`<h1>` and `<h2>` are headings as `#` and `##` are."""
    read = document("<div align=center>\n<h1>Ada</h1>\n</div>\n\n<h2>Work</h2>\n\n### Acme\n", "cv.md")
    assert [line.level for line in read.lines] == [1, 2, 3]


def test_line_of_the_source_may_go_on_in_a_page_too() -> None:
    """A line break of the source, which the page has not, is one of wrapped text or of an entry's head."""
    read = document("<p>x</p>\n\nAcme\nOslo\n", "cv.md")
    assert [line.wraps for line in read.lines] == [False, None, False]


def test_escaped_bar_in_a_cell_is_shown() -> None:
    """A cell keeps its words when they hold a bar."""
    assert "Rust" in shown("| Skill |\n| --- |\n| Rust \\| Go |\n")[1]


@pytest.mark.parametrize(
    "source, label, url",
    [
        ("[Code](https://e.org/x)\n", "Code", "https://e.org/x"),
        ("[Code](<https://e.org/x> 'title')\n", "Code", "https://e.org/x"),
        ("[p][1]\n\n[1]: https://e.org/p\n", "p", "https://e.org/p"),
        ("<https://e.org>\n", "https://e.org", "https://e.org"),
        ("<ada@e.org>\n", "ada@e.org", "mailto:ada@e.org"),
        ("[a](https://e.org/x_(y)) b\n", "a", "https://e.org/x_(y)"),
        ('<a class="x" href="https://e.org/h">Home</a>\n', "Home", "https://e.org/h"),
        ('text <a href=https://e.org/h>Home</a> more\n', "Home", "https://e.org/h"),
    ],
)  # fmt: skip
def test_links_are_anchors(source: str, label: str, url: str) -> None:
    """A link has the place of its label, its target, and the target's place in the source."""
    read = markdown(source)
    (anchor,) = read.anchors
    assert read.text[anchor.start : anchor.end] == label
    assert anchor.url == url
    assert read.text[anchor.url_start : anchor.url_end] == url.removeprefix("mailto:")


def test_two_links_with_one_label_stay_apart() -> None:
    """Equal labels and equal addresses each have a place of their own."""
    read = markdown("[pdf](https://e.org/1) [pdf](https://e.org/2)\n")
    assert [anchor.url for anchor in read.anchors] == ["https://e.org/1", "https://e.org/2"]
    assert read.anchors[0].end < read.anchors[1].start


def test_headings_and_bold_lines_are_told() -> None:
    """Lines know the depth of their heading and whether all of their words are bold."""
    read = markdown("# Ada\n\n### Work ###\n\n**Acme**\n\n**Acme** Oslo\n")
    assert [line.level for line in read.lines] == [1, 3, 0, 0]
    assert [line.strong for line in read.lines] == [False, False, True, False]


@pytest.mark.parametrize("source", ["<b>Acme</b>\n", "- <strong>Acme</strong>\n"])
def test_bold_by_a_tag_inside_a_paragraph(source: str) -> None:
    """Bold is bold, whether by stars or by a tag."""
    assert markdown(source).lines[0].strong


def test_bold_and_italics_have_places() -> None:
    """Pieces that touch are one place."""
    read = markdown("**Ada *Q* Quill**, *Nature* 3\n")
    assert [read.value(*place) for place in read.strong] == ["Ada Q Quill"]
    assert [read.text[start:end] for start, end in read.emphasis] == ["Q", "Nature"]


def test_nested_lists_keep_their_indent() -> None:
    """The columns before a bullet tell how deep it lies."""
    read = markdown("- a\n  - b\n    - c\n- d\n")
    assert [line.indent for line in read.lines] == [0, 2, 4, 0]


def test_repeated_words_are_found_in_order() -> None:
    """A word that comes again is not taken for the one before it, in code, links, tables or text."""
    read = markdown("a `a` [a](a.html) **a**\n\n| a | a |\n|---|---|\n| a | a |\n")
    assert read.view.replace(MARKUP, "").split("\n")[0] == "a |a a a"
    assert [read.view[line.start : line.end].count("a") for line in read.lines] == [4, 2, 2]


def test_windows_line_endings_change_nothing() -> None:
    """The same Markdown with `\\r\\n` has the same lines."""
    source = "# Ada\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n- one\n"
    one, other = document(source, "cv.md"), document(source.replace("\n", "\r\n"), "cv.md")
    assert (one.text, one.lines, one.view) == (other.text, other.lines, other.view)

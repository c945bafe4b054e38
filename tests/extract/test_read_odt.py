"""OpenDocument texts → documents: what LibreOffice prints is in the text once, in order, with its looks."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.document import Document
from extract.errors import Encrypted, NoText, TooLarge, UnreadableFile
from extract.read import read_bytes

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def package(body: str, styles: str = "", master: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of a body, its styles, and the pages' headers and footers."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    pages = f"<office:master-styles>{master}</office:master-styles>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "styles.xml", f"<office:document-styles {NAMESPACES}>{pages}</office:document-styles>"
        )
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return stream.getvalue()


def odt(body: str, styles: str = "", master: str = "") -> Document:
    """The document that an OpenDocument text is read as."""
    return read_bytes(package(body, styles, master), "cv.odt")


def lines(document: Document) -> list[str]:
    """The words of each line."""
    return [document.text[line.start : line.end] for line in document.lines]


def style(name: str, family: str, looks: str, parent: str = "") -> str:
    """A style of text or paragraphs."""
    kind = "text" if family == "text" else "paragraph" if "margin" in looks or "break" in looks else "text"
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:{kind}-properties {looks}/></style:style>"
    )


def test_paragraphs_spaces_and_spans() -> None:
    """White space is one space, more is written out; tabs, breaks, looks of spans."""
    styles = style("B", "text", 'fo:font-weight="bold" fo:font-size="200%"') + style(
        "I", "text", 'fo:font-style="italic"'
    )
    read = odt(
        '<text:p>  Ada\n   <text:span text:style-name="B">Quill</text:span>'
        '<text:s text:c="3"/>x<text:tab/>2019'
        '<text:line-break/><text:span text:style-name="I">Oslo and more</text:span></text:p>'
        '<text:p><text:span text:style-name="B">All bold</text:span></text:p>',
        styles,
    )
    assert read.text == "Ada Quill   x\t2019\nOslo and more\nAll bold\n"
    assert [read.text[a:b] for a, b in read.strong] == ["Quill", "All bold"]
    assert [read.text[a:b] for a, b in read.emphasis] == ["Oslo and more"]
    assert [(line.strong, line.size, line.wraps) for line in read.lines][1:] == [
        (False, 1.0, False),
        (True, 2.0, False),
    ]
    assert read.media_type == "application/vnd.oasis.opendocument.text"


def test_headings_and_gaps() -> None:
    """Levels of headings, and space that is more than usual."""
    styles = style("W", "paragraph", 'fo:margin-top="0.5cm"')
    read = odt(
        '<text:h text:outline-level="1">Work</text:h><text:p>a</text:p><text:p>b</text:p><text:p/>'
        "<text:p>c</text:p>"
        '<text:p text:style-name="W">d</text:p><text:h text:outline-level="1">Education</text:h>',
        styles,
    )
    assert read.text == "Work\na\nb\n\nc\n\nd\nEducation\n"
    assert [line.level for line in read.lines] == [2, 0, 0, 0, 0, 2]


LISTS = """
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="x"/>
</text:list-style><text:list-style style:name="N">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
 text:display-levels="2"/>
</text:list-style>"""


def in_list(name: str, *items: str, more: str = "") -> str:
    """A list of items, each a paragraph or elements."""
    inner = "".join(
        f"<text:list-item>{item if item.startswith('<') else f'<text:p>{item}</text:p>'}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{name}" {more}>{inner}</text:list>'


def test_lists() -> None:
    """Bullets are marks, numbers are words; lists in lists, lists that go on, items of two paragraphs."""
    inner = f"<text:p>b</text:p><text:p>more</text:p>{in_list('', 'c', 'd')}"
    read = odt(
        in_list("L", "a") + in_list("N", inner, "e") + "<text:p>between</text:p>"
        + in_list("N", "f", more='text:continue-numbering="true"') + in_list("N", "g"),
        LISTS,
    )  # fmt: skip
    assert lines(read) == ["• a", "3. b", "more", "3.a) c", "3.b) d", "4. e", "between", "5. f", "3. g"]
    assert read.markup[0] == 3


def test_links_notes_fields_and_what_is_not_printed() -> None:
    """Links have their target; notes come last; comments, changes and page numbers are not read."""
    read = odt(
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>"
        '<text:a xlink:href="https://a.example">page</text:a><text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>a note</text:p></text:note-body></text:note>, on "
        "<text:page-number>7</text:page-number><office:annotation><text:p>why?</text:p></office:annotation>here</text:p>"
    )
    assert read.text == "page, on here\n\na note\n"
    assert [(read.text[a.start : a.end], a.url) for a in read.anchors] == [("page", "https://a.example")]


@pytest.mark.parametrize(
    "looks, reason",
    [
        ('text:display="none"', "hidden text"),
        ('fo:color="#ffffff"', "text in the colour of its ground"),
        ('fo:font-size="1pt"', "tiny text"),
    ],
)
def test_what_nobody_sees(looks: str, reason: str) -> None:
    """Hidden, white and tiny letters are left out and counted; on a dark ground white is read."""
    made = '<text:p>Ada <text:span text:style-name="X">secret</text:span></text:p>'
    read = odt(made, style("X", "text", looks))
    assert read.text == "Ada \n"
    assert read.warnings == (f"{reason} left out: 6 characters",)
    dark = style("X", "text", 'fo:color="#ffffff" fo:background-color="#000080"')
    assert odt(made, dark).text == "Ada secret\n"


def test_tables() -> None:
    """Rows of short cells are lines; tall cells stand above, wide cells are one."""

    def cell(*texts: str, more: str = "") -> str:
        inner = "".join(f"<text:p>{text}</text:p>" for text in texts)
        return f"<table:table-cell {more}>{inner}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    read = odt(
        "<table:table>"
        + row(cell("姓名"), cell("张三"), cell("性别"), cell("男"))
        + row(
            cell("教", "育", more='table:number-rows-spanned="2"'),
            cell("2019", more='table:number-columns-spanned="2"'),
            covered,
            cell("浙江大学"),
        )
        + row(covered, cell("2015"), cell(), cell("苏州大学"))
        + "</table:table>"
    )
    assert [line for line in lines(read) if line] == [
        "姓名 | 张三 | 性别 | 男",
        "教育",
        "2019 | 浙江大学",
        "2015 | 苏州大学",
    ]


def test_frames_are_read_by_their_places() -> None:
    """Text boxes and shapes, in any order of drawing."""

    def frame(text: str, top: int) -> str:
        place = f'text:anchor-type="page" svg:x="2cm" svg:y="{top}cm" svg:width="10cm" svg:height="1cm"'
        return f"<draw:frame {place}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"

    shape = (
        '<draw:custom-shape text:anchor-type="page" svg:x="2cm" svg:y="1cm" svg:width="5cm" svg:height="1cm">'
    )
    read = odt(
        f"{frame('three', 9)}<text:p>{frame('two', 5)}{shape}<text:p>one</text:p></draw:custom-shape>"
        "</text:p>"
    )
    assert lines(read) == ["one", "two", "three"]


def test_headers_and_footers() -> None:
    """Once, around the text, without page numbers."""
    master = (
        '<style:master-page style:name="Standard"><style:header><text:p>Ada Quill</text:p></style:header>'
        "<style:footer>"
        "<text:p>page <text:page-number>1</text:page-number></text:p><text:p>Oslo 2024</text:p>"
        "</style:footer>"
        "</style:master-page>"
    )
    assert lines(odt("<text:p>Work</text:p>", master=master)) == ["Ada Quill", "Work", "Oslo 2024"]


def test_bad_files() -> None:
    """Locked, without text, without a body, nested without end."""
    with pytest.raises(Encrypted, match=r"^cv\.odt: asks for a password"):
        read_bytes(package("<text:p>x</text:p>", manifest="<encryption-data/>"), "cv.odt")
    with pytest.raises(NoText):
        odt("<text:p/>")
    with pytest.raises(UnreadableFile, match="document type"):
        read_bytes(_with_entity(), "cv.odt")
    deep = "<table:table><table:table-row><table:table-cell>"
    back = "</table:table-cell></table:table-row></table:table>"
    with pytest.raises(TooLarge, match="deep in each other"):
        odt(deep * 40 + "<text:p>x</text:p>" + back * 40)
    with pytest.raises(TooLarge, match="deep in each other"):
        odt(
            "<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100
        )


def _with_entity() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return stream.getvalue()

"""Rich texts → documents: letters of any code page, looks, lists, tables, links; what is printed."""

from __future__ import annotations

import pytest

from extract.document import Document
from extract.errors import NoText, TooLarge
from extract.read import read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1"
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Symbol;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue128;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2 Title;}}{\info{\author nobody}}"
)


def rtf(body: str) -> Document:
    """The document that a rich text of this body is read as."""
    return read_bytes((HEAD + body + "}").encode("latin-1"), "cv.rtf")


def lines(document: Document) -> list[str]:
    """The words of each line."""
    return [document.text[line.start : line.end] for line in document.lines]


def test_paragraphs_looks_and_signs() -> None:
    """Ends of lines in the file are nothing; tabs, breaks, dashes, quotes; bold inside of its group only."""
    read = rtf(
        "\\pard Ada {\\b Qu\nill}\\tab 2019\\endash 2021"
        "\\line\\i Oslo\\i0\\~\\{x\\}\\par\\pard\\b All bold\\par"
    )
    assert read.text == "Ada Quill\t2019–2021\nOslo\u00a0{x}\nAll bold\n"
    assert [read.text[a:b] for a, b in read.strong] == ["Quill", "All bold"]
    assert [read.text[a:b] for a, b in read.emphasis] == ["Oslo"]
    assert [line.strong for line in read.lines] == [False, False, True]
    assert {line.wraps for line in read.lines} == {False}
    assert read.media_type == "application/rtf"


@pytest.mark.parametrize(
    "written",
    [
        r"\f1 \'c4\'cf\'be\'a9",
        r"\u21335?\u20140?",
        r"{\uc0\u21335\u20140}",
        r"\uc2\u21335\'c4\'cf\u20140\'be\'a9",
        r"{\upr{??}{\*\ud{\u21335?\u20140?}}}",
    ],
)
def test_chinese_letters(written: str) -> None:
    """As bytes of the font's code page, or as Unicode with letters for old programs beside it."""
    assert rtf(rf"\pard {written} x\par").text == "南京 x\n"


def test_western_letters_and_halves() -> None:
    """The code page of the file; a negative number; a character in two halves."""
    assert rtf(r"Z\'fcrich \u-4064? \u-10179?\u-8704? x\par").text == "Zürich  😀 x\n"


def test_headings_spaces_and_indents() -> None:
    """By outline level or by style; a title is level 1; space and empty paragraphs are gaps."""
    read = rtf(
        r"\pard\s2 Ada Quill\par\pard\s1\outlinelevel0 Work\par\pard a\par b\par\par c\par"
        r"\pard\sb240\li480 d\par"
        r"\pard\s1 Education\par"
    )
    assert read.text == "Ada Quill\nWork\na\nb\n\nc\n\nd\nEducation\n"
    assert [line.level for line in read.lines] == [1, 2, 0, 0, 0, 0, 2]
    assert read.lines[5].indent == 4


def test_lists_are_printed_as_the_file_says() -> None:
    """The bullet or number that is written down for programs that cannot count."""
    read = rtf(
        r"\pard{\listtext\f2\'b7\tab}\ls1 a\par{\listtext 2.\tab}b\par{\pntext\u61623?\tab}c\par"
        r"{\listtext\u19968?\u12289?}d\par"
    )
    assert lines(read) == ["• a", "2. b", "• c", "一、d"]
    assert read.markup[0] == 3


def test_fields() -> None:
    """Links have their target; instructions, page numbers, comments and pictures are no text."""
    read = rtf(
        r'\pard {\field{\*\fldinst{ HYPERLINK "https://a.example" }}{\fldrslt{my page}}} '
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\*\annotation why?}"
        r"{\pict\pngblip 89504e47}{\*\unknown x}end\par"
    )
    assert read.text == "my page end\n"
    assert [(read.text[a.start : a.end], a.url) for a in read.anchors] == [("my page", "https://a.example")]


def test_what_nobody_sees() -> None:
    """Hidden, white and tiny letters are left out and counted, deleted ones only left out."""
    read = rtf(r"\pard Ada{\v secret}{\cf1 white}{\fs2 tiny}{\deleted gone}{\cf1\chcbpat2 shown}\par")
    assert read.text == "Adashown\n"
    assert read.warnings == (
        "hidden text left out: 6 characters",
        "text in the colour of its ground left out: 5 characters",
        "tiny text left out: 4 characters",
    )


def test_tables() -> None:
    """Rows of cells; a table in a cell; a table ends where a paragraph stands in none."""
    row = r"\trowd\cellx2000\cellx4000\pard\intbl {}\cell {}\cell\row"
    nested = (
        r"\trowd\cellx9000\pard\intbl Education\par\pard\intbl\itap2 Oslo\nestcell 2019\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}\pard\intbl\cell\row"
    )
    read = rtf(row.format("Name", "Ada") + row.format("City", "Oslo") + r"\pard end\par" + nested)
    assert lines(read) == ["Name | Ada", "City | Oslo", "end", "Education", "Oslo | 2019"]


def test_boxes_headers_and_notes() -> None:
    """A box once, a header before the text, a footer without page numbers and notes after it."""
    place = r"\shpleft0\shptop0\shpright2000\shpbottom500{\sp{\sn x}{\sv 1}}"
    box = rf"{{\shp{{\*\shpinst{place}{{\shptxt boxed\par}}}}{{\shprslt boxed}}}}"
    read = rtf(
        r"{\header\pard Ada Quill\par}{\footer\pard Page \chpgn\par}"
        + rf"\pard one{box}\par two{{\footnote\pard a note\par}}\par"
    )
    assert lines(read) == ["Ada Quill", "one", "boxed", "two", "a note"]


@pytest.mark.parametrize("cut", [r"\pard Ada \b Quill", r"\pard Ada {\b Quill", r"\pard Ada Quill\par}}}}"])
def test_braces_that_do_not_match(cut: str) -> None:
    """What is there is read."""
    assert read_bytes((HEAD + cut).encode("latin-1"), "cv.rtf").text == "Ada Quill\n"


@pytest.mark.parametrize(
    "data, error",
    [
        (b"{\\rtf1" + b"{" * 100_000, TooLarge),
        (b"{\\rtf1 " + b"\\b" * 3_000_000, TooLarge),
        (b"{\\rtf1\\pard\\itap99 x\\par}", TooLarge),
        (b"{\\rtf1}", NoText),
        (b"{\\rtf1{\\pict 00}}", NoText),
    ],
)
def test_bad_files(data: bytes, error: type[Exception]) -> None:
    """Too deep, too many, nothing: one line each."""
    with pytest.raises(error, match=r"^cv\.rtf: [^\n]+$"):
        read_bytes(data, "cv.rtf")


def test_raw_bytes_are_passed_over() -> None:
    """Pictures may stand in the file as they are, braces and all."""
    assert rtf("\\pard a{\\pict\\bin5 }}}{{}b\\par").text == "ab\n"

"""Word files → documents: what Word prints is in the text once, in order, with its looks and links."""

from __future__ import annotations

import pytest

from extract.document import Document
from tests.extract.word import STRICT, box, cell, package, para, run, table, word

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def lines(document: Document) -> list[str]:
    """The words of each line."""
    return [document.text[line.start : line.end] for line in document.lines]


def field(code: str, shown: str) -> str:
    """A field with its instruction and its result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return mark.format("begin") + instruction + mark.format("separate") + run(shown) + mark.format("end")


def style(name: str, look: str = "", *, title: str = "", based: str = "", letters: str = "") -> str:
    """A paragraph style."""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>{parent}'
        f"<w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def of_style(name: str) -> str:
    """What puts a paragraph into a style."""
    return f'<w:pStyle w:val="{name}"/>'


@pytest.mark.parametrize("namespace", [None, STRICT])
def test_paragraph_is_a_line_that_never_runs_on(namespace: str | None) -> None:
    """In the transitional and in the strict form of the format."""
    made = [para("Ada ", run("Quill", "<w:b/>")), para("Oslo")]
    read = word(*made, namespace=namespace) if namespace else word(*made)
    assert read.text == "Ada Quill\nOslo\n"
    assert lines(read) == ["Ada Quill", "Oslo"]
    assert {line.wraps for line in read.lines} == {False}
    assert [read.text[start:end] for start, end in read.strong] == ["Quill"]
    assert read.media_type.endswith("wordprocessingml.document")
    assert read.pages is None


def test_tabs_breaks_and_hyphens() -> None:
    """Tabs stay, breaks end lines, hyphens that may not break are hyphens, and soft ones are nothing."""
    hyphen, soft = "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>"
    read = word(para("Oslo", TAB, "2019", BREAK, "self", hyphen, "made in", soft, "form\u00ada\u200btion"))
    assert read.text == "Oslo\t2019\nself-made information\n"


def test_content_in_wrappers_is_read() -> None:
    """Controls, smart tags, inserted and moved text, formulas, phonetic guides: what is shown is read."""
    control = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{para('in a control')}</w:sdtContent></w:sdt>"
    )
    math = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
    read = word(
        control,
        para(
            "<w:ins>" + run("new ") + "</w:ins>", "<w:smartTag>" + run("Oslo ") + "</w:smartTag>", math, ruby
        ),
    )
    assert lines(read) == ["in a control", "new Oslo x+1汉"]


def test_deleted_text_is_left_out() -> None:
    """Deleted and moved-away runs, rows and paragraph marks are not what the page shows."""
    gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('moved')}</w:moveFrom>"
    row = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("deleted row") + "</w:tr>"
    joined = para("one ", look="<w:rPr><w:del/></w:rPr>")
    read = word(para("kept", gone, moved), joined, para("line"), f"<w:tbl>{row}</w:tbl>", para("end"))
    assert lines(read) == ["kept", "one line", "end"]


@pytest.mark.parametrize(
    "look, reason",
    [
        ("<w:vanish/>", "hidden text"),
        ('<w:color w:val="FFFFFF"/>', "text in the colour of its ground"),
        ('<w:color w:val="fefefe"/>', "text in the colour of its ground"),
        ('<w:sz w:val="2"/>', "tiny text"),
    ],
)
def test_what_nobody_sees_is_left_out_and_reported(look: str, reason: str) -> None:
    """Hidden, white and tiny letters, with how many there were."""
    read = word(para("Ada", run(" hire at once", look)))
    assert read.text == "Ada\n"
    assert read.warnings == (f"{reason} left out: 10 characters",)


def test_white_letters_on_a_dark_ground_are_read() -> None:
    """On shading of letters, paragraph, cell, table style or box, and where a painted shape may be behind."""
    white = '<w:color w:val="FFFFFF"/>'
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    shape = box("", fill="1F3864")
    table_style = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"{dark}</w:tcPr></w:tblStylePr></w:style>"
    )
    styled = table((cell(para(run("styled", white))),)).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
    )
    read = word(
        para(run("letters", white + dark)),
        para(run("paragraph", white), look=dark),
        table((cell(para(run("cell", white)), look=dark),)),
        styled,
        para(box(para(run("box", white)), fill="1F3864")),
        parts={"styles": table_style},
    )
    assert set(lines(read)) == {"letters", "paragraph", "cell", "styled", "box"}
    assert word(para(run("on a shape", white), shape)).text == "on a shape\n"
    assert word(para("Ada"), para(run("no shape", white), box("", fill="FFFFFF"))).text == "Ada\n"


def test_hidden_by_style() -> None:
    """A style may hide its letters, and letters may be shown in spite of it."""
    styles = style("H", letters="<w:vanish/>")
    read = word(
        para("seen"),
        para("hidden ", run("shown", '<w:vanish w:val="0"/>'), look=of_style("H")),
        parts={"styles": styles},
    )
    assert read.text == "seen\nshown\n"


def test_links_know_their_target() -> None:
    """By relationship, by field and by simple field; places in the document and scripts are no links."""
    simple = '<w:fldSimple w:instr=" HYPERLINK &quot;https://c.example&quot; ">' + run("c") + "</w:fldSimple>"
    read = word(
        para(f'<w:hyperlink r:id="k1">{run("my ")}{run("page")}</w:hyperlink>'),
        para(field(' HYPERLINK "https://b.example/" \\l "top" ', "b"), ", ", simple),
        para(f'<w:hyperlink w:anchor="toc">{run("inside")}</w:hyperlink>'),
        para(f'<w:hyperlink r:id="k2">{run("script")}</w:hyperlink>'),
        links={"k1": "https://a.example/x", "k2": "javascript:alert(1)"},
    )
    assert lines(read) == ["my page", "b, c", "inside", "script"]
    assert [(read.text[a.start : a.end], a.url) for a in read.anchors] == [
        ("my page", "https://a.example/x"),
        ("b", "https://b.example/#top"),
        ("c", "https://c.example"),
    ]


def test_fields_show_their_results_only() -> None:
    """Instructions are no text, also of fields in fields; results are, over several paragraphs."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    nested = begin + code + field(" MERGEFIELD x ", "not shown") + separate
    read = word(para("a ", field(" DATE ", "2024"), " b"), para(nested, "shown"), para("too", end, "."))
    assert lines(read) == ["a 2024 b", "shown", "too."]


def test_symbols_show_their_characters_or_nothing() -> None:
    """Bullets and ticks of symbol fonts are characters; telephones and private characters are left out."""

    def sym(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    read = word(
        para(sym("Wingdings", "F06E"), " 教育背景"),
        para(sym("Wingdings", "F028"), " 138 0000 1111"),
        para(run("l", wingdings), " item ", run("\uf0fc", wingdings)),
        para(sym("Symbol", "F061"), " particles"),
        para("\uf095 phone"),
        para(run("call", '<w:rFonts w:ascii="FontAwesome"/>'), " me"),
    )
    assert lines(read) == ["■ 教育背景", "138 0000 1111", "● item ✓", "α particles", "phone", "me"]


NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>
<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
</w:lvlOverride></w:num>"""


def item(number: int, depth: int = 0) -> str:
    """What puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def test_lists_print_their_bullets_and_numbers() -> None:
    """Bullets are marks that the view shows, numbers are words; lists count on, and start anew if told so."""
    read = word(
        para("a", look=item(1)),
        para("b", look=item(2)),
        para("c", look=item(2, 1)),
        para("d", look=item(2)),
        para("e", look=item(2, 1)),
        para("f", look=item(3)),
        para("g", look=item(3)),
        para("h", look=item(4)),
        para("i", look=item(0)),
        para("", look=item(1)),
        parts={"numbering": NUMBERING},
    )
    assert lines(read) == ["• a", "3. b", "3.a) c", "4. d", "4.a) e", "一、f", "二、g", "1. h", "i"]
    assert read.view.startswith("• a")
    assert read.value(0, 3) == "a"


def test_list_of_a_style() -> None:
    """A style may put its paragraphs into a list, and those based on it."""
    styles = style("L", item(1)) + style("M", based="L")
    read = word(para("a", look=of_style("M")), parts={"numbering": NUMBERING, "styles": styles})
    assert lines(read) == ["• a"]
    assert read.lines[0].indent == 4


def test_headings_by_style_or_outline_level() -> None:
    """By level, by name in any language, also of the style that theirs is based on; the title is level 1."""
    styles = (
        style("T", title="Title")
        + style("A", '<w:outlineLvl w:val="0"/>', title="我的标题")
        + style("B", title="标题 2")
        + style("C", based="B", title="Mine")
        + style("N", '<w:outlineLvl w:val="9"/>')
    )
    read = word(
        para("Ada", look=of_style("T")),
        para("Education", look=of_style("A")),
        para("Oslo", look=of_style("B")),
        para("Bergen", look=of_style("C")),
        para("text", look=of_style("N")),
        para("Work", look='<w:outlineLvl w:val="0"/>'),
        parts={"styles": styles},
    )
    assert [line.level for line in read.lines] == [1, 2, 3, 3, 0, 2]


@pytest.mark.parametrize("outlines, levels", [((0, 0), [2, 2]), ((0, 1, 1), [1, 2, 2]), ((1, 1), [2, 2])])
def test_level_one_is_kept_for_a_title(outlines: tuple[int, ...], levels: list[int]) -> None:
    """Where many headings are of the highest level, none of them is the title of the whole."""
    read = word(*(para("Some words", look=f'<w:outlineLvl w:val="{n}"/>') for n in outlines))
    assert [line.level for line in read.lines] == levels


def test_bold_by_style() -> None:
    """Bold of a style, taken back by formatting, and by a style of letters that toggles it."""
    strong = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    styles = style("B", letters="<w:b/>") + strong
    toggled, plain = run("toggled", '<w:rStyle w:val="S"/>'), run("plain", '<w:b w:val="false"/>')
    read = word(
        para("all", look=of_style("B")),
        para(toggled, look=of_style("B")),
        para("a ", plain, look=of_style("B")),
        para(run("strong", '<w:rStyle w:val="S"/>')),
        parts={"styles": styles},
    )
    assert [line.strong for line in read.lines] == [True, False, False, True]


def test_size_is_in_relation_to_most_text() -> None:
    """From the defaults, from styles and from formatting."""
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    styles += style("Big", letters='<w:sz w:val="42"/>')
    read = word(
        para("Ada", look=of_style("Big")),
        para("a long line of common text"),
        para(run("small", '<w:sz w:val="14"/>')),
        parts={"styles": styles},
    )
    assert [line.size for line in read.lines] == [2.0, 1.0, 0.67]


def test_gaps_are_blank_lines() -> None:
    """An empty paragraph, or more space than between most lines, is a gap; the usual space is none."""
    usual, wide = '<w:spacing w:after="160"/>', '<w:spacing w:before="240" w:after="160"/>'
    read = word(
        para("a", look=usual),
        para("b", look=usual),
        para("c", look=usual),
        para("d", look=wide),
        para(""),
        para("e"),
    )
    assert read.text == "a\nb\nc\n\nd\n\ne\n"
    tight = '<w:pStyle w:val="L"/><w:contextualSpacing/><w:spacing w:after="200"/>'
    assert word(para("a", look=tight), para("b", look=tight)).text == "a\nb\n"


def test_indent_in_columns() -> None:
    """Half a letter's height is a column; white space before the words counts, too."""
    read = word(para("a"), para("b", look='<w:ind w:left="420"/>'), para(TAB, "c"), para("　　d"))
    assert [line.indent for line in read.lines] == [0, 4, 4, 2]


EDGES = (
    '<w:sectPr>{}<w:headerReference w:type="default" r:id="header1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
)


def test_headers_and_footers_once() -> None:
    """A header comes first, a footer last; what the body says is not said again, page numbers not at all."""
    page = field(" PAGE ", "3")
    read = word(
        para("Education"),
        para("Ada Quill, Oslo"),
        EDGES.format(""),
        parts={
            "header1": para("Ada Quill") + para("ada@quill.example") + para("Education"),
            "footer1": para("Ada Quill – page ", page) + para("- 1 -") + para("References on request"),
        },
    )
    assert lines(read) == [
        "Ada Quill",
        "ada@quill.example",
        "Education",
        "Ada Quill, Oslo",
        "References on request",
    ]


def test_header_of_a_first_page_comes_first() -> None:
    """And is not printed where the section does not ask for it."""
    first = '<w:headerReference w:type="first" r:id="header2"/>'
    parts = {"header1": para("others"), "header2": para("first"), "footer1": para("")}
    assert lines(word(para("x"), EDGES.format(first + "<w:titlePg/>"), parts=parts)) == [
        "first",
        "others",
        "x",
    ]
    assert lines(word(para("x"), EDGES.format(first), parts=parts)) == ["others", "x"]


def test_footnotes_come_last() -> None:
    """Those that the text refers to, without the marks in it."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    said = {1: "unused", 2: "Joint first author"}
    notes = "".join(f'<w:footnote w:id="{key}">{para(text)}</w:footnote>' for key, text in said.items())
    read = word(para("Ada", mark, " and Bo"), para("more"), parts={"footnotes": notes})
    assert read.text == "Ada and Bo\nmore\n\nJoint first author\n"


def test_comments_are_not_read() -> None:
    """What a reviewer wrote at the edge is not printed."""
    read = word(
        para('<w:commentRangeStart w:id="0"/>', "Ada", '<w:r><w:commentReference w:id="0"/></w:r>'),
        parts={"comments": f'<w:comment w:id="0">{para("too young?")}</w:comment>'},
    )
    assert read.text == "Ada\n"


def test_reading_twice_gives_the_same() -> None:
    """Lists count from the start in every document."""
    body = [para("a", look=item(2)), para("b", look=item(2))]
    once, again = (word(*body, parts={"numbering": NUMBERING}) for _ in range(2))
    assert once == again
    assert package(*body)[:4] == b"PK\x03\x04"

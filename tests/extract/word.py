"""Word files made for tests, element by element, so that each test shows the XML it is about."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from extract.document import Document
from extract.read import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, look: str = "") -> str:
    """A run of text; `look` is what its `w:rPr` holds."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*content: str, look: str = "") -> str:
    """A paragraph of runs, or of plain text; `look` is what its `w:pPr` holds."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def cell(*paragraphs: str, look: str = "") -> str:
    """A cell of paragraphs, or of plain lines."""
    inner = "".join(piece if piece.startswith("<") else para(piece) for piece in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = ()) -> str:
    """A table of rows of cells, or of plain words; `widths` in points."""
    grid = "".join(f'<w:gridCol w:w="{width * 20}"/>' for width in widths)
    lines = (
        "<w:tr>" + "".join(c if c.startswith("<") else cell(c) for c in cells) + "</w:tr>" for cells in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def box(
    *paragraphs: str, at: tuple[float, float] = (0, 0), size: tuple[float, float] = (100, 50), fill: str = ""
) -> str:
    """A text box as Word writes it, and the same again for old programs. `at` in points on the page."""
    content = "".join(piece if piece.startswith("<") else para(piece) for piece in paragraphs)
    (left, top), (width, height) = ([round(n * 12700) for n in pair] for pair in (at, size))
    colour = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    text = f"<w:txbxContent>{content}</w:txbxContent>"
    across, down = (
        f'<wp:position{way} relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:position{way}>'
        for way, offset in (("H", left), ("V", top))
    )
    shape = f"<wps:wsp><wps:spPr>{colour}</wps:spPr><wps:txbx>{text}</wps:txbx></wps:wsp>"
    drawing = (
        f'<w:drawing><wp:anchor >{across}{down}<wp:extent cx="{width}" cy="{height}"/><a:graphic>'
        f"<a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def ribbon(content: str) -> str:
    """A grouped shape in colour, just above its paragraph, that holds a paragraph; and the same again."""
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1000" cy="300"/></a:xfrm>'
    colour = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    text = f"<w:txbxContent>{content}</w:txbxContent>"
    shape = f"<wps:wsp><wps:spPr>{place}{colour}</wps:spPr><wps:txbx>{text}</wps:txbx></wps:wsp>"
    measure = '<a:ext cx="5080000" cy="300000"/><a:chOff x="0" y="0"/><a:chExt cx="5000" cy="300"/>'
    group = (
        f'<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>{measure}</a:xfrm></wpg:grpSpPr>{shape}</wpg:wgp>'
    )
    across = '<wp:positionH relativeFrom="column"><wp:posOffset>-100000</wp:posOffset></wp:positionH>'
    down = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>'
    graphic = (
        f'<wp:extent cx="5080000" cy="300000"/><a:graphic><a:graphicData>{group}</a:graphicData></a:graphic>'
    )
    drawing = f"<w:drawing><wp:anchor>{across}{down}{graphic}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:group><v:shape><v:textbox>{text}</v:textbox></v:shape></v:group></w:pict>"
    choice = f'<mc:Choice Requires="wpg">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def control(content: str) -> str:
    """Content inside of a control."""
    return f"<w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def styled(style: str, text: str) -> str:
    """A paragraph of a style."""
    return para(text, look=f'<w:pStyle w:val="{style}"/>')


def heading_styles() -> str:
    """The styles `Title` and `H1` to `H3`, as Word has them."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl '
        f'w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    title = '<w:name w:val="Title"/><w:rPr><w:sz w:val="52"/></w:rPr>'
    return headings + f'<w:style w:type="paragraph" w:styleId="Title">{title}</w:style>'


def numbering(*forms: tuple[str, str]) -> str:
    """Lists 1, 2, … of one level each: how it counts, and what it prints; nothing stands after `、`."""
    lists = ""
    for key, (form, text) in enumerate(forms, 1):
        gap = '<w:suff w:val="nothing"/>' if text.endswith("、") else ""
        level = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{gap}<w:lvlText w:val="{text}"/>'
        lists += f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    return lists + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in range(1, len(forms) + 1)
    )


def part(root: str, content: str, namespace: str = W) -> bytes:
    """A part of a file: XML with the namespaces that Word uses."""
    return f'<w:{root} xmlns:w="{namespace}" {NAMESPACES}>{content}</w:{root}>'.encode()


def relationships(targets: dict[str, tuple[str, str]]) -> bytes:
    """A part of relationships: id → (kind, target); targets with a scheme are outside."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, (kind, target) in targets.items()
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{rows}</Relationships>'.encode()


def _override(name: str) -> str:
    kind = "document.main" if name == "document" else name.rstrip("0123456789")
    media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return f'<Override PartName="/word/{name}.xml" ContentType="{media}"/>'


def package(
    *body: str, parts: dict[str, str] | None = None, links: dict[str, str] | None = None, namespace: str = W
) -> bytes:
    """A Word file of a body and other parts by their names (`styles`, `numbering`, `header1`, …).

    `links` are addresses by the ids that the body uses; a part's id is its name.
    """
    parts = parts or {}
    targets = {key: ("hyperlink", url) for key, url in (links or {}).items()}
    targets |= {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
    roots = {"document": "document", "header": "hdr", "footer": "ftr"}
    parts = {"document": f"<w:body>{''.join(body)}</w:body>", **parts}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format("".join(map(_override, parts))))
        archive.writestr("_rels/.rels", relationships({"r1": ("officeDocument", "word/document.xml")}))
        archive.writestr("word/_rels/document.xml.rels", relationships(targets))
        for name, content in parts.items():
            kind = name.rstrip("0123456789")
            archive.writestr(f"word/{name}.xml", part(roots.get(kind, kind), content, namespace))
    return stream.getvalue()


def word(
    *body: str, parts: dict[str, str] | None = None, links: dict[str, str] | None = None, namespace: str = W
) -> Document:
    """The document that a Word file of this body is read as."""
    return read_bytes(package(*body, parts=parts, links=links, namespace=namespace), "cv.docx")

"""Small valid files of every format that is read, made by code, to be spoilt by `tests.fuzz`."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.extract import test_read_odt, test_read_rtf, word_resumes, word_resumes_zh
from tests.extract.printed import Sheet
from tests.extract.printed import pdf as printed
from tests.extract.rawpdf import encrypted, nested, pdf, stream, text
from tests.extract.test_read_odt import style

RESUMES = Path(__file__).with_name("resumes")
FILES = Path(__file__).with_name("extract") / "files"
TYPST = """
#set page(width: 12cm, height: 9cm, margin: 1cm)
= Ada Quill
#link("mailto:ada@example.org")[ada\\@example.org] #h(1fr) #link("https://ada.example.org")[page]
== Education
#grid(columns: (1fr, auto), [*Oslo University*, BSc Physics], [2015 -- 2018])
== Skills
- Python, _Go_
#table(columns: 2, [Test], [Score], [IELTS], [7.5])
#rotate(90deg)[side] #text(fill: white)[hidden]
"""


def _pdf() -> list[bytes]:
    itself = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> >>"
    link = b"/Annots [<< /Subtype /Link /Rect [70 745 200 765] /A << /S /URI /URI (http://a.example) >> >>]"
    drawn = b"/XObject << /X 4 0 R >>"
    picture = (30, 40, bytes(range(120)) * 10)
    made = [
        pdf(page=link),
        pdf([stream(text(), packed=True)] * 2),
        pdf([stream(b"/X Do")], resources=drawn, extra=[stream(text(), itself)]),
        pdf([stream(b"/X Do")], resources=drawn, extra=nested(3, lambda _: text() + b" /X Do")),
        encrypted(""),
        printed(Sheet(("Ada Quill", "SKILLS", "Python, Go"), meaning=lambda character: character)),
        printed(Sheet(("Ada Quill", "SKILLS", "Python, Go"), picture=picture)),
    ]
    return made + ([_typeset()] if find_spec("typst") else [])


def _typeset() -> bytes:
    """A file as a real tool makes it: packed objects, embedded letters, maps to Unicode."""
    import typst

    made = typst.compile(TYPST.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _docx() -> list[bytes]:
    return [make() for made in (word_resumes.ENGLISH, word_resumes_zh.CHINESE) for make in made.values()]


ODT = """
<text:h text:outline-level="1">Ada Quill</text:h>
<text:p text:style-name="P">a<text:s text:c="3"/>b<text:tab/><text:a xlink:href="https://a.example">page</text:a></text:p>
<text:list><text:list-item><text:p>Python</text:p>
<text:list><text:list-item><text:p>Go</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Oslo</text:p></table:table-cell>
<table:table-cell table:number-columns-spanned="1"><text:p>2015</text:p></table:table-cell></table:table-row>
</table:table>
<text:p><draw:frame svg:x="1cm" svg:y="2cm" svg:width="5cm"><draw:text-box>
<text:p>in a box</text:p></draw:text-box></draw:frame></text:p>
"""
RTF = r"""
\pard\s1\b Ada Quill\b0\par\pard\tx5000 Oslo\tab 2015\line{\f1\'b1\'b1\'be\'a9}\u21271?\u26032?\par
{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt page}}\par{\v hidden}{\fs2 tiny}{\cf1 white}
{\pntext\f2\'b7\tab}Python\par\trowd\cellx3000\cellx9000\intbl left\cell right\cell\row
{\shp{\*\shpinst{\shptxt in a box\par}}}{\header top\par}{\*\unknown{gone}}\bin4 abcd\par}
"""


def _odt() -> list[bytes]:
    looks = style("P", "paragraph", 'fo:margin-top="1cm" fo:font-weight="bold"')
    return [test_read_odt.package(ODT, looks)]


def _rtf() -> list[bytes]:
    return [(test_read_rtf.HEAD + RTF).encode("latin-1")]


def _from(pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(RESUMES.glob(f"*/{pattern}"))]


def _text() -> list[bytes]:
    made = _from("*.txt")
    return made + [
        file.decode().encode(code, "ignore") for code in ("gb18030", "utf-16") for file in made[:5]
    ]


def _picture(kind: str) -> list[bytes]:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (90, 60), "white")
    ImageDraw.Draw(picture).text((5, 20), "Ada Quill", fill="black")
    stream = io.BytesIO()
    picture.save(stream, kind)
    return [stream.getvalue()]


def _compound() -> list[bytes]:
    return [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)
    ]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "pdf": cache(_pdf),
    "docx": cache(_docx),
    "odt": cache(_odt),
    "rtf": cache(_rtf),
    "html": cache(lambda: [path.read_bytes() for path in sorted(FILES.glob("*.html"))]),
    "md": cache(lambda: _from("*.md")),
    "txt": cache(_text),
    "doc": cache(_compound),
    "png": cache(lambda: _picture("PNG")),
    "jpg": cache(lambda: _picture("JPEG")),
    "tiff": cache(lambda: _picture("TIFF")),
}
"""The endings of files → files of that format."""

"""Documents that are made to break their reader: a profile or one line, within ten seconds and the memory.

Each is read as `kg add` reads it, in a process of its own, so that a crash is an answer too. What a format
can do wrong in its own ways is tested with its reader; here is what any format can.
"""

from __future__ import annotations

import io
import random
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from extract import isolated
from extract.errors import Encrypted, ExtractError, NoText, TooLarge, UnknownFormat, UnreadableFile
from extract.isolated import of_bytes
from extract.limits import Limits
from extract.profile import Profile
from extract.read import LIMIT
from tests.extract.rawpdf import assembled, encrypted, million_objects, nested, pdf, stream, text
from tests.extract.word import heading_styles, package, para, run, styled

SECONDS = 10.0
MEMORY = 1024 * 2**20
PICTURE = b"/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width %d /Height %d /ColorSpace /DeviceGray"
DRAWN = {"resources": b"/XObject << /X 4 0 R >>"}
PASTED = [stream(b"q 500 0 0 800 0 0 cm /X Do Q")]


def answer(data: bytes, file: str) -> Profile | ExtractError:
    """The profile of a document, or why there is none: one line that names it, in time."""
    list(isolated.profiles([of_bytes(b"Ada", "warm.txt")] * 2))  # loading is no part of the time
    begin = time.monotonic()
    (found,) = isolated.profiles([of_bytes(data, file, Limits(3 * SECONDS, MEMORY))])
    assert time.monotonic() - begin < 3 * SECONDS  # on a machine that has other things to do
    assert found
    if isinstance(found, ExtractError):
        assert str(found).startswith(f"{file}: ") and str(found).isprintable()
        assert "please report" not in str(found)
    return found


def refusal(data: bytes, file: str, error: type[ExtractError]) -> str:
    """The line with which a document is refused."""
    found = answer(data, file)
    assert type(found) is error, found
    return str(found).removeprefix(f"{file}: ")


def is_read(data: bytes, file: str) -> Profile:
    """The profile of a document, which is that of Ada Quill."""
    found = answer(data, file)
    assert isinstance(found, Profile), found
    assert found.name and found.name.value == "Ada Quill"
    assert [skill.name and skill.name.value for skill in found.skills] == ["Python", "Go"]
    return found


# PDF


def test_good_pdf() -> None:
    """The file that all the others here are spoilt copies of."""
    assert is_read(pdf(), "cv.pdf").source.pages == 1


def test_pdf_with_a_password() -> None:
    """Refused with what to do; one whose password is empty, as printers make them, is read."""
    line = "asks for a password: save it without one"
    assert refusal(encrypted("secret"), "cv.pdf", Encrypted) == line
    is_read(encrypted(""), "cv.pdf")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_pdf_cut_short(share: float) -> None:
    """Read as far as it goes, or refused."""
    data = pdf([stream(text())] * 3)
    found = answer(data[: int(share * len(data))], "cv.pdf")
    assert isinstance(found, Profile | UnreadableFile | NoText)


def test_pdf_without_pages() -> None:
    assert refusal(pdf([]), "cv.pdf", UnreadableFile) == "the PDF has no pages"


def test_pdf_of_a_thousand_pages() -> None:
    line = refusal(pdf([stream(text())] * 1000), "cv.pdf", TooLarge)
    assert line == "1000 pages are over the limit of 60 for a résumé"


@pytest.mark.parametrize(
    "count, kids",
    [(b"1000000", b"[4 0 R]"), (b"-1", b"[4 0 R]"), (b"1", b"[2 0 R]"), (b"1", b"[9 0 R]"), (b"1", b"7")],
)
def test_pdf_that_lies_about_its_pages(count: bytes, kids: bytes) -> None:
    """More pages than there are, fewer than none, pages that hold themselves, pages that are none."""
    data = pdf(table=False).replace(b"/Count 1 /Kids [4 0 R]", b"/Count " + count + b" /Kids " + kids)
    found = answer(data, "cv.pdf")
    assert isinstance(found, Profile | UnreadableFile | NoText | TooLarge), found


@pytest.mark.parametrize(
    "make",
    [
        million_objects,
        lambda: pdf(extra=[b"1"] * 300_000),
        lambda: pdf(extra=[b"1"] * 300_000, table=False),
        lambda: pdf(extra=[b"[" * 200_000 + b"]" * 200_000]),
        lambda: pdf(page=b"/A " + b"<</A " * 200_000 + b"1" + b">>" * 200_000),
        lambda: pdf([stream(text() + b" 1 0 0 1 0 0 cm q Q" * 1_000_000, packed=True)]),
        lambda: pdf([stream(text() + b" 0 0 m" + b" 9 9 l" * 1_000_000 + b" S", packed=True)]),
        lambda: pdf([stream(text() + b" 0 0 m 9 9 l S" * 500_000, packed=True)]),
    ],
    ids=["objects in streams", "objects", "no table", "arrays", "dictionaries", "states", "a path", "paths"],
)
def test_pdf_of_a_million_things(make: Callable[[], bytes]) -> None:
    """What is not printed costs little, however much of it there is."""
    is_read(make(), "cv.pdf")


def spaces(count: int) -> bytes:
    """So many times sixteen megabytes of spaces, packed."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(b" " * 2**24) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * count + b"\3\0" + bytes(4)


@pytest.mark.parametrize("times", [1, 2])
def test_pdf_that_unpacks_to_gigabytes(times: int) -> None:
    """Packed once or twice: the process of the document runs out of memory, nobody else does."""
    packed = spaces(128) if times == 1 else zlib.compress(spaces(128), 9)
    filters = b"/Filter [" + b"/FlateDecode " * times + b"]"
    line = refusal(pdf([stream(packed, filters)]), "cv.pdf", TooLarge)
    assert line == "reading it takes more than 1024 MB of memory"


@pytest.mark.parametrize("pages", [1, 20])
def test_pdf_with_more_letters_than_a_book(pages: int) -> None:
    """A million on one page, or over many, most of them off the page."""
    content = stream(text(["x" * 100] * (10_000 // pages)), packed=True)
    line = refusal(pdf([content] * pages), "cv.pdf", TooLarge)
    assert line == "more than 400,000 characters, which is no résumé"


def test_pdf_whose_forms_hold_one_another() -> None:
    """A drawing that draws itself; and twelve of which each draws the next ten times over."""
    itself = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> %s >>"
    looped = stream(text() + b" /X Do", itself % DRAWN["resources"])
    is_read(pdf([stream(b"/X Do")], extra=[looped], **DRAWN), "cv.pdf")
    laughing = nested(12, lambda level: b"/X Do " * 10 if level < 11 else text())
    assert isinstance(answer(pdf([stream(b"/X Do")], extra=laughing, **DRAWN), "cv.pdf"), ExtractError)


@pytest.mark.parametrize(
    "box", [b"0 0 9e9 9e9", b"0 0 0 0", b"595 842 0 0", b"0 0 -9 -9", b"/A (b) 7", b"nan"]
)
def test_pdf_with_pages_of_any_size(box: bytes) -> None:
    """Endless, empty, upside down, no size at all: a profile or a refusal."""
    answer(pdf(table=False).replace(b"[0 0 595 842]", b"[" + box + b"]"), "cv.pdf")


@pytest.mark.parametrize("side", [10_000, 100_000])
def test_pdf_with_a_picture_of_many_pixels(side: int) -> None:
    """A hundred megapixels, or a hundred times as many that are said to be there: no words, no profile."""
    pixels = zlib.compress(bytes(10**8), 1)
    picture = stream(pixels, PICTURE % (side, side) + b" /Filter /FlateDecode")
    refusal(pdf(PASTED, extra=[picture], **DRAWN), "cv.pdf", NoText)


def test_pdf_that_is_a_photo() -> None:
    """A cat in the grass, say: no résumé is made up for it, whether or not OCR is there to look at it."""
    chance = random.Random(7)
    grass = bytes(chance.randrange(60, 200) for _ in range(300 * 480))
    photo = stream(zlib.compress(grass), PICTURE % (300, 480) + b" /Filter /FlateDecode")
    line = refusal(pdf(PASTED, extra=[photo], **DRAWN), "cat.pdf", NoText)
    assert "OCR" in line or "no text found" in line


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 1000, b"%PDF-" + bytes(range(256)) * 999]
)
def test_pdf_in_name_only(data: bytes) -> None:
    assert "broken" in refusal(data, "cv.pdf", UnreadableFile)


def test_pdf_that_runs_programs() -> None:
    """Scripts, forms, files inside and actions at opening are not looked at."""
    script = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /OpenAction " + script + b" >>"
    is_read(pdf().replace(b"<< /Type /Catalog /Pages 2 0 R >>", catalogue), "cv.pdf")


# Links


def linked_pdf(target: str) -> bytes:
    place = b"/Type /Annot /Subtype /Link /Rect [70 745 200 765] /A << /S /URI /URI (%s) >>"
    return pdf(page=b"/Annots [<< " + place % target.encode() + b" >>]")


def linked_docx(target: str) -> bytes:
    link = f'<w:hyperlink r:id="r9">{run("page")}</w:hyperlink>'
    body = (styled("Title", "Ada Quill"), para(link), styled("H1", "SKILLS"), para("Python, Go"))
    return package(*body, parts={"styles": heading_styles()}, links={"r9": target})


LINKED: dict[str, Callable[[str], bytes]] = {
    "cv.pdf": linked_pdf,
    "cv.docx": linked_docx,
    "cv.html": lambda target: (
        f'<!DOCTYPE html><h1>Ada Quill</h1><p><a href="{target}">page</a></p><h2>SKILLS</h2><p>Python, Go</p>'
    ).encode(),
    "cv.md": lambda target: f"# Ada Quill\n\n[page](<{target}>)\n\n## SKILLS\n\nPython, Go\n".encode(),
    "cv.rtf": lambda target: (
        r"{\rtf1 Ada Quill\par{\field{\*\fldinst HYPERLINK "
        f'"{target}"' + r"}{\fldrslt page}}\par\b SKILLS\b0\par Python, Go\par}"
    ).encode(),
}


@pytest.mark.parametrize("file", LINKED)
@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
    ],
)
def test_links_that_run_or_look_at_the_disk_are_none(file: str, target: str) -> None:
    """In no format does a profile hold such an address as one that leads anywhere."""
    profile = is_read(LINKED[file](target), file)
    urls = [str(fact.value) for pointer, fact in profile.facts() if pointer.endswith("/url")]
    assert not [
        url for url in urls if re.match("javascript:|vbscript:|data:|file:", "".join(url.split()), re.I)
    ]


@pytest.mark.parametrize("file", LINKED)
def test_links_to_pages_stay(file: str) -> None:
    profile = is_read(LINKED[file]("https://ada.example.org/x"), file)
    assert [link.url and link.url.value for link in profile.links] == ["https://ada.example.org/x"]


# Word and other packages


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_zip_of_zips() -> None:
    """An archive of archives of nothing is no document; it is not unpacked to find that out."""
    inner = packed({"0": bytes(10**8)})
    assert "not a format" in refusal(packed({f"{n}.zip": inner for n in range(16)}), "cv.docx", UnknownFormat)


def test_zip_that_says_it_is_small() -> None:
    """The size that the archive tells of is not believed."""
    data = bytearray(
        packed({"word/document.xml": b"<a>" + b"a" * (80 * 2**20), "[Content_Types].xml": b"<a/>"})
    )
    central = data.index(b"PK\1\2")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    data[22:26] = struct.pack("<I", 10)
    assert isinstance(answer(bytes(data), "cv.docx"), ExtractError)


# HTML


def html(body: str) -> bytes:
    inner = f"<h1>Ada Quill</h1>{body}<h2>SKILLS</h2><p>Python, Go</p>"
    return f"<!DOCTYPE html><html><body>{inner}</body></html>".encode()


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font", "svg", "blockquote"])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_html(tag: str, closed: bool) -> None:
    """Two hundred thousand elements, each in the one before: read, or refused as too deep."""
    opened, ends = f"<{tag}>", "".join(f"</{name}>" for name in reversed(tag.split("><"))) if closed else ""
    found = answer(html(opened * 200_000 + "deep" + ends * 200_000), "cv.html")
    assert isinstance(found, Profile | TooLarge), found


def test_html_as_large_as_a_file_may_be() -> None:
    """Most of it no text: scripts, comments, empty elements, attributes, entities."""
    for filler in (
        "<script>var a = 1;</script>",
        "<!-- no -->",
        "<p></p>",
        f'<img alt="{"a" * 99}">',
        "<br>",
    ):
        found = answer(html(filler * (LIMIT // 2 // len(filler))), "cv.html")
        assert isinstance(found, Profile | TooLarge), found


@pytest.mark.parametrize(
    "style",
    [
        "div " * 20_000 + "p {color: red}",
        "p {" + "color: red;" * 100_000 + "}",
        ":is(" * 5_000 + "p",
        "{" * 99_999,
    ],
)
def test_html_with_endless_styles(style: str) -> None:
    assert isinstance(answer(html(f"<style>{style}</style>"), "cv.html"), Profile | TooLarge)


# Text

HEADS = (
    "Education",
    "Experience",
    "Publications",
    "Awards",
    "Skills",
    "Projects",
    "Service",
    "Talks",
    "教育背景",
)
SIGNS = [
    "(",
    "1",
    "20",
    "A. ",
    "A.B. ",
    "a ",
    "the ",
    "a-",
    "，",
    "\t",
    "et al. ",
    "--> ",
    "b, ",
    "1,",
    "[",
    "Ab ",
    "中",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_long_rows_of_one_sign(sign: str) -> None:
    """In every section rows of thousands of the same sign: no pattern tries all ways to read them."""
    row = sign * (4000 // len(sign))
    body = "\n\n".join(f"{head}\n{row}\n- {row}\nOslo University, {row} 2019" for head in HEADS)
    assert isinstance(answer(f"Ada Quill\n\n{body}\n".encode(), "cv.txt"), Profile)


def test_thousands_of_headings() -> None:
    """Each with a row below it, and some of them set off by rules."""
    for heading in ("Memberships\n-----------\nOslo, 12 October 2021\n\n", "EDUCATION\n论文\nOslo\n\n"):
        assert isinstance(answer(f"Ada Quill\n\n{heading * 2000}".encode(), "cv.txt"), Profile)


# Pictures


def png(width: int, height: int) -> bytes:
    """A black picture, row by row, packed to a thousandth."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes((width + 1) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_picture_of_a_hundred_megapixels() -> None:
    """It is not even decoded."""
    found = answer(png(10_000, 10_000), "cv.png")
    assert isinstance(found, TooLarge | NoText), found
    assert "pixels" in str(found) or "OCR" in str(found)


# Nothing lingers


def test_bad_documents_leave_the_good_ones_alone() -> None:
    """A batch of the worst, and good ones between: each gets what it would get alone, in order."""
    bad = [encrypted("secret"), pdf([]), pdf([stream(text())] * 1000), b"%PDF-1.7", assembled([])]
    files = [data for one in bad for data in (one, pdf())]
    found = list(isolated.profiles(of_bytes(data, f"{n}.pdf") for n, data in enumerate(files)))
    assert all(isinstance(each, ExtractError) for each in found[::2])
    alone = isolated.profile(of_bytes(pdf(), "alone.pdf"))
    assert all(
        isinstance(each, Profile) and each.to_json()["evidence"] == alone.to_json()["evidence"]
        for each in found[1::2]
    )

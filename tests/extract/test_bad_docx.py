"""Word files that are broken, locked, or made to burst: one line each, and in no time."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from extract.errors import Encrypted, ExtractError, NoText, TooLarge, UnknownFormat, UnreadableFile
from extract.read import read_bytes
from tests.extract.word import NAMESPACES, W, cell, package, para, table, word


def refusal(error: type[ExtractError], data: bytes, file: str = "cv.docx") -> str:
    """The line with which a file is refused, without the file's name."""
    begin = time.monotonic()
    with pytest.raises(error) as raised:
        read_bytes(data, file)
    assert time.monotonic() - begin < 5
    message = str(raised.value)
    assert message.startswith(f"{file}: ") and "\n" not in message
    return message.removeprefix(f"{file}: ")


def rewritten(data: bytes, **parts: bytes | None) -> bytes:
    """A file with parts of `word/` replaced, or removed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = parts.get(name.removeprefix("word/").removesuffix(".xml"), old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


PLAIN = package(para("Ada Quill"), parts={"styles": ""})


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_cut_file(share: float) -> None:
    """A download that ended too early."""
    assert (
        refusal(UnreadableFile, PLAIN[: int(len(PLAIN) * share)])
        == "the archive is broken: save or send it again"
    )


def test_damaged_bytes() -> None:
    """Bytes that do not unpack, or do not match their sum."""
    place = PLAIN.index(b"word/document.xml") + len("word/document.xml") + 10
    damaged = PLAIN[:place] + b"\xff\xff\xff" + PLAIN[place + 3 :]
    assert refusal(UnreadableFile, damaged) == "the archive is broken: save or send it again"


def test_broken_xml() -> None:
    """The part that is broken is named."""
    assert refusal(UnreadableFile, rewritten(PLAIN, document=b"<w:document")).startswith(
        "word/document.xml is broken"
    )
    assert refusal(UnreadableFile, rewritten(PLAIN, document=b"")).startswith("word/document.xml is broken")


def test_no_body() -> None:
    """A document without a body, an archive without a document."""
    empty = f'<w:document xmlns:w="{W}"/>'.encode()
    assert refusal(UnreadableFile, rewritten(PLAIN, document=empty)) == "the archive holds no Word document"
    assert refusal(UnreadableFile, rewritten(PLAIN, document=None)) == "the archive holds no Word document"


def test_missing_styles_are_no_error() -> None:
    """Word opens such a file, too."""
    assert read_bytes(rewritten(PLAIN, styles=None), "cv.docx").text == "Ada Quill\n"


@pytest.mark.parametrize("body", ["", para(""), para("<w:r><w:drawing/></w:r>")])
def test_file_without_text(body: str) -> None:
    """Empty, or pictures only."""
    assert refusal(NoText, package(body)).startswith("shows no text")


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, encoding: str) -> None:
    """Whether they would grow, read a file or call a server; in any encoding."""
    body = f'<w:document xmlns:w="{W}" {NAMESPACES}><w:body>{para("&b;&a;")}</w:body></w:document>'
    data = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.replace("&amp;", "&").encode(
        encoding
    )
    assert "document type" in refusal(UnreadableFile, rewritten(PLAIN, document=data))


def test_part_that_unpacks_to_too_much() -> None:
    """Many megabytes of one letter, packed to a few kilobytes."""
    bomb = f'<w:document xmlns:w="{W}"><w:body>'.encode() + b"a" * (200 * 2**20)
    assert "unpacks to more" in refusal(TooLarge, rewritten(PLAIN, document=bomb))
    dense = f'<w:document xmlns:w="{W}"><w:body>'.encode() + b"a" * (10 * 2**20)
    assert "unpacks to more" in refusal(TooLarge, rewritten(PLAIN, document=dense))


def test_other_parts_are_not_unpacked() -> None:
    """A picture of a gigabyte costs nothing."""
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", b"\0" * (100 * 2**20))
    assert read_bytes(stream.getvalue(), "cv.docx").text == "Ada Quill\n"


def test_too_many_elements() -> None:
    """Millions of empty paragraphs, which would fill the memory."""
    paragraphs = b"<w:p/>" * 2_000_000
    data = f'<w:document xmlns:w="{W}"><w:body>'.encode() + paragraphs + b"</w:body></w:document>"
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", data)
    assert "tags" in refusal(TooLarge, stream.getvalue())


def test_too_many_parts() -> None:
    """An archive of nothing but names."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", b"")
        for number in range(21_000):
            archive.writestr(f"{number}", b"")
    assert "parts" in refusal(TooLarge, stream.getvalue())


def test_tables_in_tables_in_tables() -> None:
    """A few are read, and many are refused: by us, or by the parser."""

    def nested(depth: int) -> str:
        inner = para("deep")
        for _ in range(depth):
            inner = table((f"<w:tc>{inner}</w:tc>",))
        return inner

    assert word(nested(10)).text == "deep\n"
    assert "deep in each other" in refusal(TooLarge, package(nested(60)))
    refusal(UnreadableFile, package(nested(2_000)))


def test_marks_in_marks() -> None:
    """Links in links, as deep as the parser goes."""
    inner = "<w:smartTag>" * 240 + "<w:r><w:t>deep</w:t></w:r>" + "</w:smartTag>" * 240
    assert word(para(inner)).text == "deep\n"


def test_styles_based_on_each_other() -> None:
    """A circle of styles ends."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert word(para("Ada", look='<w:pStyle w:val="A"/>'), parts={"styles": styles}).text == "Ada\n"


@pytest.mark.parametrize(
    "look",
    [
        '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99999999999"/></w:numPr>',
        '<w:ind w:left="much"/><w:spacing w:before="-9"/>',
        '<w:outlineLvl w:val="77"/>',
        '<w:ind w:left="99999999999"/>',
        '<w:ind w:left="nan" w:hanging="inf"/>',
    ],
)
def test_nonsense_values(look: str) -> None:
    """Numbers that are none count as nothing."""
    assert word(para("Ada", look=look)).text == "Ada\n"


@pytest.mark.parametrize("span", ["nan", "inf", "-1", "1e9", "x", ""])
def test_nonsense_spans(span: str) -> None:
    """Cells over as many columns as no table has."""
    wide = f'<w:gridSpan w:val="{span}"/>'
    assert word(table((cell("Ada", look=wide), "Oslo"))).text == "Ada | Oslo\n"


def test_encrypted() -> None:
    """Word keeps a document with a password in a compound file; zips have passwords of their own."""
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(Encrypted, compound).startswith("asks for a password")
    place = PLAIN.rindex(b"PK\x01\x02", 0, PLAIN.rindex(b"word/document.xml")) + 8
    assert refusal(Encrypted, PLAIN[:place] + b"\1" + PLAIN[place + 1 :]).startswith("asks for a password")


@pytest.mark.parametrize(
    "stream, kind",
    [
        ("WordDocument", "application/msword"),
        ("Workbook", "application/vnd.ms-excel"),
        ("?", "application/msword"),
    ],
)
def test_old_formats_are_told_what_to_do(stream: str, kind: str) -> None:
    """The binary formats before 2007 are named, with the way out."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")
    message = f"{kind} is not a format that kg reads: save it as DOCX or PDF"
    assert refusal(UnknownFormat, data, "cv.doc") == message


@pytest.mark.parametrize(
    "name, kind",
    [
        ("xl/workbook.xml", "spreadsheetml"),
        ("ppt/presentation.xml", "presentationml"),
        ("Index/Document.iwa", "apple.pages"),
        ("photo.jpg", "application/zip"),
    ],
)
def test_other_archives_are_named(name: str, kind: str) -> None:
    """A table, slides, a document of Pages, any other zip."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w") as archive:
        archive.writestr(name, b"x")
    assert kind in refusal(UnknownFormat, stream.getvalue())

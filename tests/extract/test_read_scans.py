"""PDF files whose text layers are of no use, without OCR: what is told, what is kept, what is refused."""

from __future__ import annotations

import pytest

from extract.document import Document
from extract.errors import NoText
from extract.read import read_bytes, scans
from extract.read.sniff import media_type
from tests.extract.printed import Sheet, pdf

LINES = (
    "Mira Okonkwo",
    "mira@example.org | +44 20 7946 0018",
    "Education",
    "University of Leeds, MSc in Computer Science, 2019 - 2021",
    "Experience",
    "Quartz Analytics, Data Engineer, 2021 - 2023: pipelines for the text of journals",
)
GREY = (20, 28, bytes(range(200, 220)) * 28)


def thai(character: str) -> str:
    return chr(0x0E01 + 13 * ord(character) % 0x57)


def shifted(character: str) -> str:
    return chr(ord(character) - 29)


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    monkeypatch.setattr("extract.read.image.is_installed", lambda: False)


def read(*sheets: Sheet) -> Document:
    return read_bytes(pdf(*sheets), "cv.pdf")


def test_right_maps_are_read_as_they_are() -> None:
    document = read(Sheet(LINES), Sheet(LINES, meaning=str))
    assert document.warnings == ()
    assert document.text.count("Quartz Analytics") == 2
    assert {line.certainty for line in document.lines} == {1.0}


@pytest.mark.parametrize("meaning", [thai, shifted, lambda c: chr(0xE000 + ord(c)), lambda c: "\ufffd"])
def test_garbled_layer_names_the_extra(meaning) -> None:
    """Never an invented profile: the error names the page, what is wrong, and what to type."""
    with pytest.raises(NoText) as raised:
        read(Sheet(LINES, meaning=meaning))
    message = "cv.pdf: page 1 with a garbled text layer: install OCR (pip install 'candidate-kg[ocr]')"
    assert str(raised.value) == message


@pytest.mark.parametrize(
    "bad", [Sheet(LINES, meaning=thai), Sheet(picture=GREY), Sheet(("7",), picture=GREY)]
)
def test_good_pages_stay(bad: Sheet) -> None:
    """A bad page among good ones is left out, and a warning says so."""
    document = read(
        Sheet(LINES),
        bad,
        Sheet(
            ("References", "on request, from two professors"),
        ),
    )
    assert [line.page for line in document.lines] == [1] * 6 + [3] * 2
    why = "a garbled text layer" if bad.meaning else "a picture of text"
    assert document.warnings == (f"page 2 left out ({why}; OCR: pip install 'candidate-kg[ocr]')",)


def test_scan_names_the_extra() -> None:
    """A stamp of text on a scan does not make it readable."""
    for sheet in (Sheet(picture=GREY), Sheet(("Scanned by a phone",), picture=GREY)):
        with pytest.raises(NoText, match=r"^cv\.pdf: pages 1, 2 with a picture of text: install OCR \(pip"):
            read(sheet, sheet)


def test_text_on_a_picture_is_read() -> None:
    """A coloured ground under a page full of words is no scan."""
    document = read(Sheet(LINES, picture=GREY))
    assert document.warnings == ()
    assert document.lines[1].size == 1.0
    assert "Quartz Analytics" in document.text


def test_blank_pages_are_no_scans() -> None:
    assert read(Sheet(LINES), Sheet()).warnings == ()
    with pytest.raises(NoText, match=r"^cv\.pdf: no text"):
        read(Sheet())


@pytest.mark.parametrize(
    "data, kind",
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"II*\0\x08\0\0\0", "image/tiff"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + bytes(36), "image/bmp"),
        (b"GIF89a", "image/gif"),
    ],
)
def test_pictures_name_the_extra(data: bytes, kind: str) -> None:
    """A picture is a picture, whatever its name; without OCR it is refused with what to type."""
    assert media_type(data, "cv.txt") == kind
    with pytest.raises(NoText) as raised:
        read_bytes(data, "cv.txt")
    assert str(raised.value) == "cv.txt: a picture of text: install OCR (pip install 'candidate-kg[ocr]')"


def test_text_that_begins_as_a_bitmap_does() -> None:
    assert read_bytes(b"BMW Group, Munich: engineer of engines\n", "cv.txt").media_type == "text/plain"

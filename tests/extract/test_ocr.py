"""Pictures of text, read by OCR; without the extra nothing of this is run."""

from __future__ import annotations

import io
from typing import Any

import pytest

from extract.document import Document
from extract.errors import NoText, TooLarge, UnreadableFile
from extract.ocr import is_installed
from extract.pipeline import extract_bytes
from extract.read import read_bytes, scans
from tests.extract.printed import Sheet, pdf
from tests.extract.test_read_scans import LINES, thai

if not is_installed():
    pytest.skip("OCR is an extra: pip install 'candidate-kg[ocr]'", allow_module_level=True)

import numpy
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

from extract.read.image import MAX_PIXELS

PROBES = ("miraokonkwo", "mira@example.org", "universityofleeds", "2021-2023", "journals")
"""Words of `LINES`, small and without spaces, in which readings differ."""


def picture(*lines: str, dpi: int = 110, rows: int = 12) -> Image.Image:
    """The upper part of a page with lines of text."""
    drawn = pdfium.PdfDocument(pdf(Sheet(lines or LINES)))[0].render(scale=dpi / 72).to_pil()
    return drawn.convert("RGB").crop((0, 0, drawn.width, round((62 + 16.5 * rows) * dpi / 72)))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def read(image: Image.Image, kind: str = "PNG", **options: Any) -> Document:
    return read_bytes(saved(image, kind, **options), "cv.bin")


def missed(document: Document) -> list[str]:
    """The probes that a reading does not hold."""
    text = "".join(document.view.casefold().split())
    return [probe for probe in PROBES if probe not in text]


def test_profile_of_a_picture() -> None:
    """Typed facts with their place in the picture, less sure than those of a text."""
    profile = extract_bytes(saved(picture(dpi=150)), "cv.png")
    told = profile.to_json()
    assert (told["name"], told["emails"]) == ("Mira Okonkwo", ["mira@example.org"])
    (study,) = told["education"]
    assert (study["institution"], study["end"]) == ("University of Leeds", "2021")
    assert told["source"]["media_type"] == "image/png"
    assert profile.warnings == ("page 1 read by OCR (a picture of text)",)
    assert all(0.3 < one["confidence"] < 1 for one in told["evidence"].values())


def test_garbled_page_among_good_ones() -> None:
    """Only the garbled page is read by OCR; the others stay as they are."""
    good = ("References", "on request, from two professors of the university")
    document = read_bytes(pdf(Sheet(good), Sheet(LINES, meaning=thai)), "cv.pdf")
    assert document.warnings == ("page 2 read by OCR (a garbled text layer)",)
    assert missed(document) == []
    assert [line.certainty == 1 for line in document.lines] == [line.page == 1 for line in document.lines]
    assert document.text.startswith("\n".join(good))


def test_scan_in_a_pdf() -> None:
    """The places are in points of the page, whatever the resolution of its picture."""
    scan = picture(dpi=120, rows=40).convert("L")
    document = read_bytes(pdf(Sheet(picture=(*scan.size, scan.tobytes()))), "cv.pdf")
    assert missed(document) == []
    assert document.warnings == ("page 1 read by OCR (a picture of text)",)
    box = document.lines[0].box
    assert box and abs(box.left - 60) < 4
    assert document.pages == 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_kinds_of_pictures(kind: str) -> None:
    assert missed(read(picture(), kind)) == []


@pytest.mark.slow
def test_pictures_as_phones_and_screens_make_them() -> None:
    """Turned by a tag, light on dark, on nothing, in 16 bits of grey or inks for print, in poor quality."""
    plain = picture()
    turned = Image.Exif()
    turned[274] = 6
    assert missed(read(plain.rotate(90, expand=True), "JPEG", exif=turned)) == []
    assert missed(read(Image.eval(plain, lambda value: 255 - value))) == []
    clear = Image.new("RGBA", plain.size, (0, 0, 0, 0))
    clear.putalpha(Image.eval(plain.convert("L"), lambda value: 255 - value))
    assert missed(read(clear)) == []
    grey = numpy.asarray(plain.convert("L"), dtype=numpy.uint16) * 100
    assert missed(read(Image.fromarray(grey))) == []
    assert missed(read(plain.convert("CMYK"), "JPEG", quality=50)) == []


@pytest.mark.slow
def test_pages_of_a_tiff() -> None:
    second = picture("Publications", "On the shape of rivers, Journal of Maps, 2022, by Mira Okonkwo")
    document = read(picture(), "TIFF", save_all=True, append_images=[second])
    assert (document.pages, missed(document)) == (2, [])
    assert {line.page for line in document.lines} == {1, 2}
    assert document.warnings == ("pages 1, 2 read by OCR (a picture of text)",)


@pytest.mark.slow
@pytest.mark.parametrize("angle", [-3, 1.5, 90, 180])
def test_pictures_that_slope_lie_or_stand_on_their_head(angle: float) -> None:
    """Lines are told apart as on a level page: each of the six is one."""
    turned = picture().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    document = read(turned)
    assert missed(document) == []
    assert len(document.lines) == len(LINES)


@pytest.mark.slow
def test_same_picture_same_reading() -> None:
    data = saved(picture(), "JPEG", quality=40)
    assert read_bytes(data, "a.jpg") == read_bytes(data, "a.jpg")


def photo() -> Image.Image:
    """A picture of nothing that is written."""
    noise = numpy.random.default_rng(7).integers(0, 255, (300, 400, 3), dtype=numpy.uint8)
    image = Image.fromarray(noise).filter(ImageFilter.GaussianBlur(6))
    draw = ImageDraw.Draw(image)
    for radius in range(100, 10, -15):
        draw.ellipse((200 - radius, 150 - radius, 200 + radius, 150 + radius), fill=(2 * radius, 90, 40))
    return image


@pytest.mark.slow
def test_no_profile_of_what_is_no_text() -> None:
    """A photo, an empty page, a word on a sign: refused, never an invented or an empty profile."""
    sign = Image.new("RGB", (500, 400), "darkred")
    ImageDraw.Draw(sign).text((90, 140), "STOP", fill="white", font_size=110)
    for image in (photo(), Image.new("RGB", (700, 900), "white"), sign):
        with pytest.raises(NoText, match=r"^cat\.jpg: no text found that could be a résumé$"):
            read_bytes(saved(image, "JPEG"), "cat.jpg")
    scan = photo().convert("L")
    with pytest.raises(NoText, match=r"^cat\.pdf: no text found that could be a résumé$"):
        read_bytes(pdf(Sheet(picture=(*scan.size, scan.tobytes()))), "cat.pdf")


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (4000, 3), (40, 40)])
def test_pictures_too_small_for_a_page(size: tuple[int, int]) -> None:
    with pytest.raises(NoText):
        read(Image.new("RGB", size, "white"))


@pytest.mark.slow
def test_too_many_pixels_are_not_decoded() -> None:
    """Sizes are looked at before the pixels are; a JPEG file is decoded at a part of its size."""
    with pytest.raises(TooLarge, match=r"^cv\.bin: 10,000 × 10,000 pixels are over the limit of 50 million"):
        read(Image.new("1", (10_000, 10_000), 1))
    bomb = bytearray(saved(Image.new("1", (64, 64), 1)))
    bomb[16:24] = (100_000).to_bytes(4) * 2
    with pytest.raises((TooLarge, UnreadableFile)):
        read_bytes(bytes(bomb), "cv.png")
    assert MAX_PIXELS < 9000 * 6000
    large = Image.new("L", (9000, 6000), 255)
    large.paste(picture().convert("L").resize((6000, 2800)), (0, 0))
    assert missed(read(large, "JPEG")) == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.8])
def test_broken_pictures(kind: str, share: float) -> None:
    """Cut short: refused in one line, or read as far as it goes, but no other error."""
    data = saved(picture(dpi=60, rows=3), kind)
    try:
        read_bytes(data[: int(share * len(data))], "cv.bin")
    except (UnreadableFile, NoText) as error:
        assert "\n" not in str(error)


@pytest.mark.slow
def test_only_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages past the limit are left out, and a warning says so."""
    monkeypatch.setattr(scans, "MAX_SCANS", 1)
    document = read_bytes(pdf(Sheet(LINES, meaning=thai), Sheet(LINES, meaning=thai)), "cv.pdf")
    assert {line.page for line in document.lines} == {1}
    assert document.warnings[1] == "page 2 left out (a garbled text layer; over the limit of 1 for OCR)"

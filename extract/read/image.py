"""Pictures (PNG, JPEG, TIFF, WebP, BMP, GIF) → document, by OCR."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import NoText, TooLarge, UnreadableFile
from extract.ocr import INSTALL, is_installed, page_of
from extract.pages import Page, document_of
from extract.read.scans import MAX_SCANS, require_text
from extract.read.sniff import media_type

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 50_000_000
"""The largest picture that is decoded; an A4 page at 600 dots an inch has 35 million."""

_ENOUGH = (2400, 2400)  # pixels: a JPEG file can be decoded at half its size, or less, down to these
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")


def read(data: bytes, file: str, sha256: str) -> Document:
    """A picture as a document; raises `UnreadableFile`, `TooLarge`, `NoText`."""
    pages = pages_of(data, file)
    numbers = f"page{'s' * (len(pages) > 1)} {', '.join(str(page.number) for page in pages)}"
    return document_of(
        pages, file, sha256, media_type(data, file), [f"{numbers} read by OCR (a picture of text)"]
    )


def pages_of(data: bytes, file: str) -> list[Page]:
    """What OCR sees on the pictures in a file; raises as `read` does."""
    if not is_installed():
        raise NoText(f"{file}: a picture of text: install OCR ({INSTALL})")
    pages = [page_of(picture, number) for number, picture in enumerate(pictures(data, file), start=1)]
    require_text(pages, file)
    return pages


def pictures(data: bytes, file: str) -> Iterator[Image]:
    """The pictures in a file (a TIFF may have many), upright and in colours on white."""
    from PIL import Image, ImageSequence

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes and of broken metadata: looked at below, or unimportant
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                frames = ImageSequence.Iterator(opened) if opened.format == "TIFF" else [opened]
                for number, frame in enumerate(frames):
                    if number >= MAX_SCANS:
                        raise TooLarge(f"{file}: more than {MAX_SCANS} pages, the limit for OCR")
                    yield _decoded(frame, file)
        except Image.DecompressionBombError:
            raise TooLarge(f"{file}: it has far too many pixels for a picture of a page") from None
        except TooLarge:
            raise
        except Exception as error:  # whatever a parser of pictures trips over
            raise UnreadableFile(f"{file}: the picture is broken and cannot be decoded") from error


def _decoded(frame: Image, file: str) -> Image:
    """A frame in memory; its size is looked at first."""
    from PIL import ImageOps

    frame.draft("RGB", _ENOUGH)
    if frame.width * frame.height > MAX_PIXELS:
        raise TooLarge(
            f"{file}: {frame.width:,} × {frame.height:,} pixels are over the limit of"
            f" {MAX_PIXELS // 10**6} million: save it smaller"
        )
    return _on_white(ImageOps.exif_transpose(frame))


def _on_white(picture: Image) -> Image:
    """A picture in red, green and blue, what is transparent as white paper."""
    from PIL import Image

    if picture.mode.startswith(("I", "F")):  # 16 bits of grey, or more
        import numpy

        grey = numpy.asarray(picture, dtype=float)
        span = max(1.0, float(numpy.ptp(grey)))
        return Image.fromarray(((grey - grey.min()) * 255 / span).astype("uint8")).convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    shown = picture.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(paper, shown).convert("RGB")

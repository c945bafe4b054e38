"""ODT → document: what LibreOffice prints, in reading order; see `extract.read.docx` for what the text is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import Encrypted, NoText, UnreadableFile
from extract.read.archive import Archive, open_archive
from extract.read.blocks import Block, Paragraph, said
from extract.read.edges import around
from extract.read.flow import document
from extract.read.odt.body import Body
from extract.read.odt.inline import SHAPES
from extract.read.odt.styles import Styles, fill, length
from extract.read.seen import PAPER, UNKNOWN
from extract.read.tables import flatten
from extract.read.xml import child, descendants, name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(data: bytes, file: str, sha256: str) -> Document:
    """An OpenDocument text as a document. Raises `UnreadableFile`, `Encrypted`, `TooLarge` or `NoText`."""
    archive = open_archive(data, file)
    content, master = _parts(archive)
    text = child(content, "body", "text")
    if text is None:
        raise UnreadableFile(f"{file}: the archive holds no text document")
    styles = Styles(*(root for root in (master, content) if root is not None))
    body = Body(file, styles, UNKNOWN if _is_painted(content, styles) else PAPER, _margins(master))
    blocks = body.blocks(text, body.ground)
    above, below = around(_edges(master, body, "header"), _edges(master, body, "footer"), said(blocks))
    notes: list[Block] = [block for note in body.notes for block in body.blocks(note, body.ground)]
    paragraphs = [*above, *flatten(blocks), *below, Paragraph(), *flatten(notes)]
    if all(paragraph.blank for paragraph in paragraphs):
        raise NoText(f"{file}: shows no text: if it holds pictures of text, save it as PDF and read that")
    return document(paragraphs, file, sha256, MEDIA_TYPE, body.unseen.warnings())


def _parts(archive: Archive) -> tuple[_Element, _Element | None]:
    """The roots of the content and of the common styles."""
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise Encrypted(f"{archive.file}: asks for a password: save it without one")
    content = archive.xml("content.xml")
    if content is None:
        raise UnreadableFile(f"{archive.file}: the archive holds no text document")
    return content, archive.xml("styles.xml")


def _margins(master: _Element | None) -> tuple[float, float]:
    """Where text begins on the page, left and top, in points."""
    layouts = [] if master is None else list(descendants(master, "page-layout-properties"))
    sides = (length(value(layouts[0], side)) if layouts else 0.0 for side in ("margin-left", "margin-top"))
    left, top = (side or 72.0 for side in sides)
    return left, top


def _is_painted(content: _Element, styles: Styles) -> bool:
    """Whether coloured shapes or pictures may stand behind the letters."""
    drawn = [shape for kind in SHAPES for shape in descendants(content, kind)]
    looks = [styles.of("graphic", value(shape, "style-name")) for shape in drawn]
    frames = [styles.of("graphic", value(e, "style-name")) for e in descendants(content, "frame")]
    pictures = any(look.get("run-through") == "background" for look in frames)
    return pictures or any(fill(look, PAPER).upper() != PAPER for look in looks)


def _edges(master: _Element | None, body: Body, kind: str) -> list[Paragraph]:
    """The lines of all headers (or footers), that of a first page first."""
    found: list[Block] = []
    for page in () if master is None else descendants(master, "master-page"):
        for element in _shown(page, kind):
            found += body.blocks(element, body.ground)
    return flatten(found)


def _shown(page: _Element, kind: str) -> Iterator[_Element]:
    for wanted in (f"{kind}-first", kind):
        yield from (e for e in page if name(e) == wanted and value(e, "display") != "false")

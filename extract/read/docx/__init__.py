"""DOCX → document: what Word prints, in reading order.

The package is opened within limits, its main part is walked block by block, tables are put in order,
headers come before and footers and notes after it. Bullets are marks (`•`, no words of the document), as
are the bars between cells; the numbers of lists are computed and are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.document import Document
from extract.errors import NoText
from extract.read.archive import Archive, open_archive
from extract.read.blocks import Block, Paragraph, said
from extract.read.docx.body import Body
from extract.read.docx.ground import is_painted
from extract.read.docx.inline import Word
from extract.read.docx.numbering import Numbering
from extract.read.docx.package import Part, main_part, part_of
from extract.read.docx.styles import POINTS, Styles
from extract.read.edges import around
from extract.read.flow import document
from extract.read.seen import PAPER, UNKNOWN
from extract.read.tables import flatten
from extract.read.xml import child, children, descendants, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, file: str, sha256: str) -> Document:
    """A Word file as a document. Raises `UnreadableFile`, `Encrypted`, `TooLarge` or `NoText`."""
    archive = open_archive(data, file)
    main = main_part(archive)
    word = _word(archive, main)
    body = Body(word, main)
    content = child(main.root, "body")
    blocks = body.blocks(main.root if content is None else content, word.ground)
    above, below = _around(archive, word, main, said(blocks))
    paragraphs = [*above, *flatten(blocks), *below, *flatten(_notes(archive, word, main, body))]
    if all(paragraph.blank for paragraph in paragraphs):
        raise NoText(f"{file}: shows no text: if it holds pictures of text, save it as PDF and read that")
    return document(paragraphs, file, sha256, MEDIA_TYPE, word.unseen.warnings())


def _word(archive: Archive, main: Part) -> Word:
    """What all parts of the file share."""
    styles, numbering = (archive.xml(main.other(kind)) for kind in ("styles", "numbering"))
    margins = next(descendants(main.root, "pgMar"), None)
    left, top = (number(value(margins, side), POINTS) or 72.0 for side in ("left", "top"))
    size = next(descendants(main.root, "pgSz"), None)
    width, height = (number(value(size, side), POINTS) for side in ("w", "h"))
    ground = UNKNOWN if is_painted(main.root) else PAPER
    return Word(
        archive.file,
        Styles(styles),
        Numbering(numbering),
        ground,
        (left, abs(top)),
        (width or 612.0, height or 792.0),
    )


def _around(archive: Archive, word: Word, main: Part, shown: str) -> tuple[list[Paragraph], list[Paragraph]]:
    """What headers and footers add to the text."""
    found: dict[str, list[Paragraph]] = {"header": [], "footer": []}
    for kind, part in _edges(archive, main):
        found[kind] += flatten(Body(word, part).blocks(part.root, word.ground))
    return around(found["header"], found["footer"], shown)


def _edges(archive: Archive, main: Part) -> Iterator[tuple[str, Part]]:
    """The headers and footers that are printed, in the order of the sections; that of a first page first."""
    seen: set[str] = set()
    for section in descendants(main.root, "sectPr"):
        kinds = ["first", "default"] if child(section, "titlePg") is not None else ["default"]
        references = [e for e in section if name(e) in ("headerReference", "footerReference")]
        for reference in (r for kind in kinds for r in references if (value(r, "type") or "default") == kind):
            relation = main.relations.get(value(reference, "id"))
            if relation and relation.target not in seen and (part := part_of(archive, relation.target)):
                seen.add(relation.target)
                yield name(reference).removesuffix("Reference"), part


def _notes(archive: Archive, word: Word, main: Part, body: Body) -> list[Block]:
    """The footnotes and endnotes that the body refers to, in its order."""
    result: list[Block] = []
    for kind in ("footnote", "endnote"):
        wanted = [note for of, note in body.notes if of == kind]
        part = part_of(archive, main.other(f"{kind}s")) if wanted else None
        elements: dict[str, _Element] = {}
        if part is not None:
            elements = {value(element, "id"): element for element in children(part.root, kind)}
            reader = Body(word, part)
            found = [elements[note] for note in dict.fromkeys(wanted) if note in elements]
            result += [block for element in found for block in reader.blocks(element, word.ground)]
    return [Paragraph(), *result] if result else []

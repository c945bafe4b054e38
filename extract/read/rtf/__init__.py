"""RTF → document: what the words of a rich text show; see `extract.read.docx` for what the text is."""

from __future__ import annotations

from extract.document import Document
from extract.errors import NoText
from extract.read.blocks import Paragraph, said
from extract.read.edges import around
from extract.read.flow import document
from extract.read.rtf.look import Sheet, Style
from extract.read.rtf.story import File, Story
from extract.read.rtf.tokens import CODE_PAGES, Group, encoding_of, text_of, tree
from extract.read.tables import flatten

MEDIA_TYPE = "application/rtf"


def read(data: bytes, file: str, sha256: str) -> Document:
    """A rich text as a document. Raises `TooLarge` or `NoText`."""
    top = tree(data.decode("latin-1"), file)
    group = next((part for part in top.parts if isinstance(part, Group)), top)
    whole = File(file, _sheet(group))
    blocks = Story(whole).blocks(Group(group.parts))
    headers, footers = flatten(whole.edges["header"]), flatten(whole.edges["footer"])
    above, below = around(headers, footers, said(blocks))
    paragraphs = [*above, *flatten(blocks), *below, Paragraph(), *flatten(whole.edges["note"])]
    if all(paragraph.blank for paragraph in paragraphs):
        raise NoText(f"{file}: shows no text: if it holds pictures of text, save it as PDF and read that")
    return document(paragraphs, file, sha256, MEDIA_TYPE, whole.unseen.warnings())


def _sheet(group: Group) -> Sheet:
    """The tables at the head of a file."""
    pages = [word.number for word in group.words() if word.text == "ansicpg"]
    sheet = Sheet(encoding_of(pages[0] if pages else None))
    for fonts in group.groups("fonttbl"):
        for font in [part for part in fonts.parts if isinstance(part, Group)]:
            _font(sheet, font)
    for colours in group.groups("colortbl"):
        sheet.colours = _colours(colours)
    for styles in group.groups("stylesheet"):
        for style in [part for part in styles.parts if isinstance(part, Group)]:
            words = {word.text: word.number or 0 for word in style.words()}
            title = text_of(style, sheet.encoding).strip().rstrip(";")
            sheet.styles[words.get("s", 0)] = Style(title, words.get("sbasedon", -1), words.get("fs", 0) / 2)
    return sheet


def _font(sheet: Sheet, font: Group) -> None:
    words = {word.text: word.number or 0 for word in font.words()}
    number = words.get("f", -1)
    sheet.fonts[number] = text_of(font, "cp1252").strip().rstrip(";")
    if words.get("fcharset", 1) > 2:
        sheet.encodings[number] = CODE_PAGES.get(words["fcharset"], sheet.encoding)


def _colours(group: Group) -> list[str]:
    """The colours of a table as hexadecimal digits; empty for the automatic one."""
    colours, parts = [], {}
    for part in group.parts:
        if isinstance(part, Group):
            continue
        if part.kind == "word":
            parts[part.text] = min(max(part.number or 0, 0), 255)
        for _ in range(part.text.count(";") if part.kind == "bytes" else 0):
            shades = [parts.get(name, 0) for name in ("red", "green", "blue")]
            colours.append("".join(f"{shade:02X}" for shade in shades) if parts else "")
            parts = {}
    return colours

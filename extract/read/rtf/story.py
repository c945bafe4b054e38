"""RTF's groups → blocks: letters with their looks, paragraphs, tables, fields, boxes, notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.read.blocks import Block, Run, Unseen, bullet
from extract.read.boxes import TextBox
from extract.read.instructions import is_page, link_of
from extract.read.rtf.build import Bounds, Builder
from extract.read.rtf.look import POINTS, Layout, Look, Sheet
from extract.read.rtf.tokens import Group, Token, decoded, text_of
from extract.read.symbols import shown

EDGES = {
    "header": "header", "headerf": "header", "headerr": "header", "footer": "footer", "footerf": "footer",
    "footerr": "footer", "footnote": "note",
}  # fmt: skip
_SKIPPED = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "headerl", "footerl", "bkmkstart",
    "bkmkend", "nonshppict", "shprslt", "ftnsep", "ftnsepc", "sp", "revtbl", "nonesttables", "tc", "xe", "pn",
    "filetbl", "annotation", "atnid", "atnauthor", "template",
}  # fmt: skip
_KEPT = {"shppict", "nesttableprops"}
"""Groups marked as new that are read, though a reader may pass over them."""

_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_LETTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ",
}  # fmt: skip
_BULLETS = "•●○◦▪▫■□◆◇➢➔✓❖o§Ø·-–"


@dataclass
class File:
    """What all stories of a file share; `edges` are its headers, footers and notes."""

    name: str
    sheet: Sheet
    unseen: Unseen = field(default_factory=Unseen)
    edges: dict[str, list[Block]] = field(default_factory=lambda: {"header": [], "footer": [], "note": []})


@dataclass
class State:
    """What ends with a group: looks, the link, how many letters stand in for one of Unicode."""

    look: Look = field(default_factory=Look)
    layout: Layout = field(default_factory=Layout)
    url: str = ""
    stand_in: int = 1


class Story:
    """Reads one story: the text, a header, a note, the text of a box."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.builder = Builder(file.name)
        self.runs: list[Run] = []
        self.label: list[Run] = []
        self.boxes: list[TextBox] = []
        self.bounds: dict[int, Bounds] = {}
        self.paged = False
        self.bytes = ""
        self.skip = 0
        self.high = 0

    def blocks(self, group: Group) -> list[Block]:
        """The blocks of a group that holds a whole story."""
        state = State()
        self._parts(group, state)
        if self.runs or self.label:
            self._end_paragraph(state)
        return self.builder.finished()

    def _parts(self, group: Group, state: State) -> None:
        for part in group.parts:
            if isinstance(part, Group):
                self._flush(state)
                self._group(part, replace(state))
            elif part.kind == "bytes":
                self._bytes(part.text)
            else:
                self._flush(state)
                self._token(part, state)
        self._flush(state)

    def _bytes(self, text: str) -> None:
        """Keep letters until it is known where their character ends; pass over what stands in for others."""
        kept = text[self.skip :]
        self.skip = max(self.skip - len(text), 0)
        self.bytes += kept

    def _flush(self, state: State) -> None:
        if self.bytes:
            sheet = self.file.sheet
            self._add(decoded(self.bytes, sheet.encodings.get(state.look.font, sheet.encoding)), state)
            self.bytes = ""

    def _group(self, group: Group, state: State) -> None:
        self.skip = 0
        if group.name in EDGES:
            self.file.edges[EDGES[group.name]] += Story(self.file).blocks(_without_name(group))
        elif group.name == "field":
            self._field(group, state)
        elif group.name in ("listtext", "pntext"):
            self._label(group, state)
        elif group.name in ("shp", "shpgrp", "do"):
            self._shape(group)
        elif group.name == "upr":
            for inner in group.groups("ud"):
                self._parts(inner, state)
        elif group.name not in _SKIPPED and (not group.new or group.name in _KEPT):
            self._parts(group, state)

    def _field(self, group: Group, state: State) -> None:
        code = "".join(text_of(inner, self.file.sheet.encoding) for inner in group.groups("fldinst"))
        if code.strip().startswith("fldinst"):
            code = code.strip().removeprefix("fldinst")
        if is_page(code):
            self.paged = True
            return
        state.url = link_of(code) or state.url
        for inner in group.groups("fldrslt"):
            self._parts(inner, state)

    def _label(self, group: Group, state: State) -> None:
        """What a list prints before a paragraph: Word writes it down for programs that cannot count."""
        inner = Story(self.file)
        inner._parts(group, replace(state))
        text = "".join(run.text for run in inner.runs)
        drawn = any(word.text == "u" for word in group.words()) and not text.strip()
        if drawn or text.strip() in _BULLETS:
            self.label = bullet() if drawn or text.strip() else []
        else:
            space = " " if text[-1:].isspace() else ""
            self.label = [Run(text.strip() + space, state.look.strong, state.look.emphasis, state.look.size)]

    def _shape(self, group: Group) -> None:
        """The boxes of a drawing; its old form, `shprslt`, would say them again."""
        box, places = TextBox(), {}
        for inner in group.parts:
            if isinstance(inner, Group) and inner.name in ("shpinst", "shp", "shpgrp"):
                self._shape(inner)
            elif isinstance(inner, Group) and inner.name in ("shptxt", "dptxbx", "dptxbxtext"):
                box.blocks += Story(self.file).blocks(_without_name(inner))
            elif isinstance(inner, Token):
                places[inner.text] = inner.number or 0
        if box.blocks:
            left, top, right, bottom = (
                places.get(f"shp{side}", 0) for side in ("left", "top", "right", "bottom")
            )
            box.left, box.top = left * POINTS, top * POINTS
            box.width, box.height = (right - left) * POINTS, (bottom - top) * POINTS
            box.on_page = "shpbypage" in places or "shpbymargin" in places
            self.boxes.append(box)

    def _token(self, token: Token, state: State) -> None:
        word, number = token.text, token.number
        if token.kind == "sign":
            self._sign(word, state)
        elif word in _LETTERS:
            self._add(_LETTERS[word], state)
        elif word == "u":
            self._unicode(number or 0, state)
        elif word == "uc":
            state.stand_in = number or 0
        elif word == "plain":
            state.look = Look(font=state.look.font)
        elif word == "pard":
            state.layout = Layout()
        elif word == "chpgn":
            self.paged = True
        else:
            self._structure(word, number, state)

    def _structure(self, word: str, number: int | None, state: State) -> None:
        """Ends of paragraphs, cells and rows; what is none of them changes a look."""
        nesting = state.layout.nesting
        if word in ("par", "sect", "page", "column"):
            self._end_paragraph(state, breaks=word in ("page", "sect"))
        elif word in ("cell", "nestcell"):
            self._end_paragraph(state)
            self.builder.end_cell(max(nesting, 2) if word == "nestcell" else 1)
        elif word in ("row", "nestrow"):
            depth = max(nesting, 2) if word == "nestrow" else 1
            self.builder.end_row(depth, self.bounds.get(depth, Bounds()))
        elif word == "trowd":
            self.bounds[max(nesting, 1)] = Bounds()
        elif word in Bounds.WORDS:
            self.bounds.setdefault(max(nesting, 1), Bounds()).word(word, number)
        else:
            size = self.file.sheet.size(number or 0) if word == "s" else 0.0
            state.look = replace(state.look, size=size) if size else state.look.with_word(word, number)
            state.layout = state.layout.with_word(word, number)

    def _sign(self, sign: str, state: State) -> None:
        if self.skip:
            self.skip -= 1
        elif sign in "\r\n":
            self._end_paragraph(state)
        else:
            self._add(_SIGNS.get(sign, ""), state)

    def _unicode(self, number: int, state: State) -> None:
        """A character by its number, which is signed; two may be halves of one."""
        code = number % 65536
        self.skip = state.stand_in
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00) if self.high else 0
        self.high = 0
        if code:
            self._add(chr(code), state)

    def _add(self, text: str, state: State) -> None:
        look, file = state.look, self.file
        text = shown(text, file.sheet.fonts.get(look.font, ""))
        if not text or look.deleted:
            return
        bounds = self.bounds.get(max(state.layout.nesting, 1), Bounds())
        behind = bounds.grounds.get(self.builder.cell, 0) if state.layout.nesting else 0
        reason = "" if text.isspace() else file.sheet.reason(look, state.layout, behind)
        if reason:
            file.unseen.leave_out(reason, text)
            return
        self.runs.append(Run(text, look.strong, look.emphasis, look.size, state.url))

    def _end_paragraph(self, state: State, breaks: bool = False) -> None:
        paragraph = self.file.sheet.paragraph(state.layout)
        filled = any(run.text.strip() for run in self.runs)
        paragraph.runs = [*self.label, *self.runs] if filled else []
        paragraph.paged = self.paged
        self.builder.add(paragraph, state.layout.nesting, self.boxes, breaks or state.layout.breaks)
        self.runs, self.label, self.boxes, self.paged = [], [], [], False


def _without_name(group: Group) -> Group:
    """A group whose name opens a story, as the story itself."""
    return Group(group.parts)

"""Parsed HTML → paragraphs: a walk over the tree that sets what is seen, without recursion.

Every element opens a frame. Blocks end the line; boxes that stand side by side (cells of tables and of flex
rows, boxes that float) have a flow of their own and are put together when the row ends.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from extract.errors import TooLarge
from extract.read.blocks import Paragraph, Run, Unseen, bullet
from extract.read.html.frames import Frame, hand_over, settle
from extract.read.html.leftout import is_contents, is_menu, link, shown_address, words
from extract.read.html.lines import APART, INDENT, NEAR, POINTS, Flow, Gap, Setting
from extract.read.html.look import Look, looks
from extract.read.html.sheet import Element, Sheet, element
from extract.read.html.tags import level, numeral, presentation, whole
from extract.read.symbols import shown

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_NODES = 100_000
"""Elements and texts of a page: a résumé has some thousands."""

MAX_LINES = 30_000
MAX_STEPS = 1_000_000
"""Lines of a page, and elements looked at to tell which rules of its style sheets hold."""

PICTURE = 16.0
"""Pixels that a picture in a line takes."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_BANNER = re.compile(r"head|banner|hero|side|top|foot|left|bar|dark|bg|cover|primary|theme", re.I)
_PICTURES = frozenset({"img", "svg", "picture", "canvas"})


@dataclass
class Page:
    """A page while it is walked. `base` is what its addresses are relative to."""

    sheet: Sheet
    file: str
    base: str = ""
    unseen: Unseen = field(default_factory=Unseen)
    frames: list[Frame] = field(default_factory=list)
    around: list[Element] = field(default_factory=list)
    letters: int = 0
    breaks: int = 0
    looks: dict[Hashable, Look] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def walk(self, root: LexborNode) -> list[Paragraph]:
        """The paragraphs of a page in reading order."""
        flow = Flow()
        self._push(Frame(root, element("html", root.attributes), Look(), flow, Setting(), "block"))
        node, nodes = root.first_child, 0
        while node is not None or len(self.frames) > 1:
            nodes += 1
            if nodes > MAX_NODES:
                raise TooLarge(f"{self.file}: over {MAX_NODES:,} elements are too many for a résumé")
            if node is None:
                node = self._close().node.next
            elif node.is_text_node:
                self._text(node.text_content or "")
                node = node.next
            else:
                entered = bool(node.is_element_node) and self._open(node)
                node = node.first_child if entered else node.next
        flow.close(self.frames[0].setting)
        return flow.paragraphs

    def _push(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.around.append(frame.element)

    def _close(self) -> Frame:
        frame = self.frames.pop()
        self.around.pop()
        parent = self.frames[-1]
        if frame.element.tag == "a" and frame.url and frame.letters == self.letters:
            self._icon(frame)
        settle(frame, parent)
        hand_over(frame, parent)
        return frame

    def _icon(self, frame: Frame) -> None:
        """Let the address stand for a link that shows no words."""
        if frame.node.first_child is not None and not frame.look.unseen:
            pictured = frame.node.css_first("img") is not None
            self._write(shown_address(frame.url, pictured), frame.look, frame)

    def _text(self, text: str) -> None:
        frame = self.frames[-1]
        blank = not text.strip(" \t\r\n\f")
        if frame.kind in ("row", "through", "table", "line", "group") and blank:
            return
        why = "" if blank else frame.look.unseen
        if why:
            self.unseen.leave_out(why, text)
        elif frame.kind in ("row", "through"):
            self._push(self._frame(frame.node, frame.element, frame.look, "block", "cell"))
            self._write(text, frame.look, self.frames[-1])
            self._close()
        else:
            self._write(text, frame.look, frame)

    def _write(self, text: str, look: Look, frame: Frame) -> None:
        text = shown(_INVISIBLE.sub("", text), look.font)
        self.letters += len(text.strip())
        style = Run("", look.strong, look.emphasis, round(POINTS * look.size, 1), frame.url)
        for _ in frame.flow.write(text, style, look.verbatim):
            self._break(frame)

    def _break(self, frame: Frame) -> None:
        """Begin a new line; an empty one where nothing is on this."""
        self.breaks += 1
        if self.breaks > MAX_LINES:
            raise TooLarge(f"{self.file}: over {MAX_LINES:,} lines are too many for a résumé")
        if frame.flow.empty:
            frame.flow.gap = True
        else:
            frame.flow.begin(frame.setting)

    def _open(self, node: LexborNode) -> bool:
        """Open an element; whether what is in it is read."""
        parent = self.frames[-1]
        about = element(node.tag or "", node.attributes)
        look = self._look(about, parent)
        if about.tag == "br":
            self._break(parent)
        elif about.tag in _PICTURES:
            parent.flow.line.append(Gap(PICTURE))
        if about.tag in ("br", "wbr") or self._is_left_out(node, look, parent):
            return False
        if look.paints:
            parent.look = replace(parent.look, backdrop=None)
        kind, side = _kind(about, look, parent)
        if kind not in ("inline", "through") and not side:
            self._begin_block(parent, look)
        frame = self._frame(node, about, look, kind, side)
        frame.setting = self._setting(frame, parent)
        if frame.setting.heading != parent.setting.heading:
            frame.flow.gap = True
        self._mark(frame, parent)
        self._push(frame)
        if kind == "inline" and look.left:
            frame.flow.line.append(Gap(look.left, frame.likeness))
        return True

    def _look(self, about: Element, parent: Frame) -> Look:
        told = self.sheet.declarations(about, self.around)
        if self.sheet.steps > MAX_STEPS:
            raise TooLarge(f"{self.file}: its style sheets are too large for a résumé")
        if shown_by_tag := presentation(about.tag, about.attributes):
            told = shown_by_tag | told
        if self.sheet.external and _is_banner(about) and "background-color" not in told:
            told = {**told, "background-image": "url()"}
        key = (parent.look, about.tag == "li", bool(about.classes), *told.items())
        look = self.looks.get(key)
        if look is None:
            look = looks(parent.look, told)
            if about.tag == "li" and look.display == "inline":
                look = replace(look, left=look.left + APART, right=look.right + APART)
            if self.sheet.external and about.classes and look.display == "inline":
                look = replace(look, left=look.left + NEAR / 2, right=look.right + NEAR / 2)
            self.looks[key] = look
        return look

    def _is_left_out(self, node: LexborNode, look: Look, parent: Frame) -> bool:
        if look.role == "source" or (look.role == "control" and not parent.setting.level):
            return True
        if look.role == "menu" and is_menu(node):
            return True
        if node.tag in ("ul", "ol") and is_contents(node):
            return True
        if look.left_out:
            for text in words(node):
                self.unseen.leave_out(look.left_out, text)
        return bool(look.left_out)

    def _begin_block(self, parent: Frame, look: Look) -> None:
        flow = parent.flow
        if look.clears or not flow.held:
            flow.begin(parent.setting)
        flow.space = max(flow.space, look.before)

    def _frame(self, node: LexborNode, about: Element, look: Look, kind: str, side: str) -> Frame:
        parent = self.frames[-1]
        flow = Flow() if side else parent.flow
        frame = Frame(node, about, look, flow, parent.setting, kind, side)
        frame.start, frame.letters = len(flow.paragraphs), self.letters
        frame.url = parent.url
        if kind == "group":
            frame.grid = parent.grid
        if kind == "through":
            frame.cells, frame.kinds = parent.cells, parent.kinds
        if about.tag == "a":
            frame.url = link(about.attributes.get("href"), self.base)
        if kind != "inline" and not side and parent.several and parent.last == frame.likeness:
            flow.gap = True
        return frame

    def _setting(self, frame: Frame, parent: Frame) -> Setting:
        about, look, setting = frame.element, frame.look, parent.setting
        depth = level(about.tag, about.attributes)
        if depth and not setting.level:
            within = parent.node.mem_id
            setting = replace(setting, level=depth, hint="", heading=next(self.numbers), within=within)
        if look.role in ("heading", "name") and not setting.level:
            setting = replace(setting, hint=f"{look.role}: {' '.join(frame.likeness)}")
        elif frame.kind in ("block", "row", "table") and setting.hint and parent.kind != "inline":
            setting = replace(setting, hint="")
        if look.role == "aside" and not setting.region:
            setting = replace(setting, region=next(self.numbers))
        deeper = about.tag == "dd" or (look.display == "list-item" and look.bullet != "none")
        indent = setting.indent + INDENT * deeper
        if (indent, look.ragged, bool(look.verbatim)) == (setting.indent, setting.ragged, setting.verbatim):
            return setting
        return replace(setting, indent=indent, ragged=look.ragged, verbatim=bool(look.verbatim))

    def _mark(self, frame: Frame, parent: Frame) -> None:
        """Set a bullet or a number before an item of a list; begin to count in a list."""
        attributes = frame.element.attributes
        if frame.element.tag == "ol":
            frame.step = -1 if "reversed" in attributes else 1
            frame.number = whole(attributes.get("start"), 1) - frame.step
        if frame.look.display != "list-item" or frame.look.bullet == "none" or frame.side:
            return
        parent.number = whole(attributes.get("value"), parent.number + parent.step, 10**6)
        printed = numeral(parent.number, frame.look.bullet, parent.element.attributes.get("type"))
        frame.flow.marker = [Run(printed), Run(" ")] if printed else bullet()


def _kind(about: Element, look: Look, parent: Frame) -> tuple[str, str]:
    """How an element holds its children, and how it is put to others if it has a flow of its own."""
    display = look.display
    kind = {"row": "row", "table": "table", "table-row": "line", "table-row-group": "group"}.get(
        display, "block"
    )
    if display in ("inline", "contents"):
        kind = "inline"
    if parent.kind in ("row", "through") and display == "contents":
        return "through", ""
    if parent.kind in ("row", "through"):
        return ("block" if kind in ("inline", "line", "group") else kind), "cell"
    if look.floats:
        return ("block" if kind in ("inline", "line", "group") else kind), "float"
    if display == "table-cell":
        return "block", "td" if parent.kind in ("line", "table") else ""
    if (kind == "line" and parent.kind not in ("table", "group")) or (
        kind == "group" and parent.kind != "table"
    ):
        return "block", ""
    if display == "inline-block":
        return "block", "box"
    if about.tag in ("dt", "dd") and kind == "block":
        return "block", "term" if about.tag == "dt" else "said"
    return kind, ""


def _is_banner(about: Element) -> bool:
    """Whether an element may have a ground of its own in a style sheet that is not there."""
    named = " ".join([about.id, *about.classes])
    return about.tag in ("header", "aside", "footer") or bool(_BANNER.search(named))

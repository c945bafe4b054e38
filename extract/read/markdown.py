"""Markdown → document: the source is the text, its markup is masked, its links are anchors.

The parser is markdown-it; this module only finds, for each piece of words that it returns, the
place in the source. Whatever it does not return (emphasis marks, URLs, comments, tags, images,
reference definitions) stays masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from extract.document import Anchor, Document, Line
from extract.read.rendered import is_page, read_rendered
from extract.read.text import TAB_WIDTH, decode

_MARKER = re.compile(r"(?:[ \t>:~])*([-*+]|\d{1,9}[.)])[ \t]")
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z][^>]*>", re.S | re.I)
_ATTRIBUTES = re.compile(r"\[([^\[\]\n]*)\]\{[.#][^{}\n]*\}|^:{3,}.*$", re.M)
_BLANK = "\u200b"
_CLOSING = re.compile(r">|(?:!\[[^\]\n]*|[*_~`\s]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\s?\[[^\]\n]*\])?")
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h[1-6]|table|ul|ol)\b[^>]*>", re.I)
_SIGNS = {"td": 2, "th": 2, "kbd": 2, "li": 3}
"""HTML tags whose opening shows as a bar or a bullet (`SHOWN_AS`)."""
_STYLES = re.compile(r"<(b|strong|i|em|cite)\b[^>]*>(.*?)</\1\s*>", re.S | re.I)
_STYLE = re.compile(r"<(/?)(b|strong|i|em|cite)\b", re.I)
_HREF = re.compile(r"<a\b[^>]*\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.I)


def read(data: bytes, file: str, sha256: str) -> Document:
    """A Markdown file as a document whose text is the source, or the page where that is HTML inside."""
    source = decode(data, file)
    page = _Page(*_without_attributes(source))
    tokens = _parser().parse(page.source)
    if is_page(tokens):
        return read_rendered(source, _parser(), file, sha256)
    page.walk(tokens)
    return Document(
        file,
        sha256,
        "text/markdown",
        source,
        tuple(page.lines()),
        bytes(page.markup),
        tuple(page.anchors),
        strong=tuple(page.strong),
        emphasis=tuple(page.emphasis),
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("text_join")
    return parser.use(front_matter_plugin).use(deflist_plugin)


def _without_attributes(source: str) -> tuple[str, dict[int, int]]:
    """The source with Pandoc's fences and bracketed spans (`[2020]{.right}`) blanked, at equal length.

    Also how each blanked character shows: a span is set apart from what is before it by a bar.
    """
    signs: dict[int, int] = {}

    def blank(match: re.Match[str]) -> str:
        inner = match.span(1) if match[1] is not None else (match.end(), match.end())
        outside = [place for place in range(*match.span()) if not inner[0] <= place < inner[1]]
        signs.update(dict.fromkeys(outside, 1))
        if match[1] is not None:
            signs[match.start()] = _SIGNS["td"]
        return "".join(source[place] if place not in signs else _BLANK for place in range(*match.span()))

    return _ATTRIBUTES.sub(blank, source), signs


@dataclass
class _Page:
    """The source while it is walked: what is markup, where lines break, which words are bold."""

    source: str
    signs: dict[int, int] = field(default_factory=dict)
    cursor: int = 0
    limit: int | None = None
    levels: dict[int, int] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.markup = bytearray(b"\x01" * len(self.source))
        for place, sign in self.signs.items():
            self.markup[place] = sign
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.source))]

    def show(self, start: int, end: int) -> None:
        """Mark characters as words."""
        self.markup[start:end] = bytes(self.signs.get(place, 0) for place in range(start, end))

    def offset(self, line: int) -> int:
        """Where a source line begins; past the last one, where the source ends."""
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def walk(self, tokens: list[Token]) -> None:
        """Show the words of every block."""
        level = 0
        for token in tokens:
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "heading_close":
                level = 0
            if token.map:
                self._enter(token, level)
            if token.type == "inline":
                self._inline(token.children or [])

    def _enter(self, token: Token, level: int) -> None:
        start, end = (self.offset(line) for line in token.map or (0, 0))
        self.cursor = max(self.cursor, start)
        if token.level == 0:
            self.limit = end
        if level:
            self.levels |= dict.fromkeys(range(*(token.map or (0, 0))), level)
        if token.type == "list_item_open" and (marker := _MARKER.match(self.source, start)):
            self.show(*marker.span(1))
        elif token.type == "tr_open":
            bars = (m.start() for m in re.finditer(r"(?<!\\)\|", self.source[start:end]))
            for bar in bars:
                self.markup[start + bar] = _SIGNS["td"]
        elif token.type in ("fence", "code_block", "front_matter"):
            self._verbatim(token.content, end)
        elif token.type == "html_block":
            self._html(start, end)

    def _verbatim(self, content: str, end: int) -> None:
        """Show a block line by line, since the parser strips its indentation."""
        for line in filter(None, map(str.strip, content.splitlines())):
            self._find(line, end)

    def _find(self, words: str, end: int | None = None) -> tuple[int, int]:
        """Show the next occurrence of `words`; returns its place."""
        place = self.source.find(words, self.cursor, end or self.limit)
        if place < 0 and "|" in words:  # a bar in a cell of a table is escaped in the source
            words = words.replace("|", "\\|")
            place = self.source.find(words, self.cursor, end or self.limit)
        if place < 0 or not words:
            return self.cursor, self.cursor
        self.cursor = place + len(words)
        self.show(place, self.cursor)
        return place, self.cursor

    def _inline(self, children: list[Token]) -> None:
        opened: dict[str, int] = {"strong": 0, "em": 0}
        links: list[tuple[int, str]] = []
        for child in children:
            style, _, side = child.type.partition("_")
            if child.type in ("text", "code_inline"):
                before = self.cursor
                start, end = self._find(child.content)
                self._styled(opened, start, end)
                if child.type == "code_inline" and not self.source[before:start].strip("` \n"):
                    self.markup[start - 1] = _SIGNS["kbd"]
            elif child.type == "text_special":
                self._special(child)
            elif style in opened:
                opened[style] += 1 if side == "open" else -1
            elif child.type == "link_open":
                links.append((self._after_bracket(child), str(child.attrs.get("href", ""))))
            elif child.type == "link_close" and links:
                self._link(*links.pop())
            elif child.type == "html_inline":
                self._tag(child.content)
                _switch(opened, child.content)
            elif child.type == "image":
                self.cursor = self._closing_bracket(self.source.find("![", self.cursor))

    def _styled(self, opened: dict[str, int], start: int, end: int) -> None:
        """Note that words are bold or in italics; pieces that touch are one place."""
        for style, places in (("strong", self.strong), ("em", self.emphasis)):
            if opened[style] and end > start:
                joined = places and not self.source[places[-1][1] : start].strip(" \n\t*_\\")
                first = places.pop()[0] if joined else start
                places.append((first, end))

    def _special(self, child: Token) -> None:
        """An escape shows its second character, an entity all of it (decoded when it becomes a value)."""
        place = self.source.find(child.markup, self.cursor)
        if place >= 0:
            self.cursor = place + len(child.markup)
            self.show(place + (child.info == "escape"), self.cursor)

    def _after_bracket(self, child: Token) -> int:
        bracket = "<" if child.markup == "autolink" else "["
        place = self.source.find(bracket, self.cursor)
        self.cursor = max(self.cursor, place + 1)
        return self.cursor

    def _link(self, start: int, url: str) -> None:
        end = self.cursor
        self.cursor = self._closing_bracket(end)
        place = self.source.find(url, end)
        place = place if place >= 0 else self.source.find(url)
        where = (place, place + len(url)) if place >= 0 else (start, end)
        if end > start:
            self.anchors.append(Anchor(start, end, url, *where))

    def _closing_bracket(self, place: int) -> int:
        """Past the `](…)`, `][…]`, `]` or `>` that closes a link or an image at `place`."""
        match = _CLOSING.match(self.source, max(place, 0))
        return match.end() if match else self.cursor

    def _tag(self, tag: str) -> None:
        place = self.source.find(tag, self.cursor)
        if place < 0:
            return
        self.cursor = place + len(tag)
        self._sign(tag, place)
        if href := _HREF.match(tag):
            self._html_link(place, self.cursor, href)

    def _sign(self, tag: str, place: int) -> None:
        """Let a tag break the line, or show as a bar or a bullet."""
        if _BREAK.match(tag):
            self.breaks.add(place)
        name = re.match(r"<([a-zA-Z0-9]+)", tag)
        if name and name[1].lower() in _SIGNS:
            self.markup[place] = _SIGNS[name[1].lower()]

    def _html_link(self, place: int, start: int, href: re.Match[str]) -> None:
        end = self.source.find("</", start)
        if end > start and "<" not in self.source[start:end]:
            self.anchors.append(Anchor(start, end, href[1], place + href.start(1), place + href.end(1)))

    def _html(self, start: int, end: int) -> None:
        """Show the words between the tags of an HTML block."""
        place = start
        block = self.source[start:end]
        for tag in _TAG.finditer(block):
            self.show(place, start + tag.start())
            place = start + tag.end()
            self._sign(tag[0], start + tag.start())
            if href := _HREF.match(tag[0]):
                self._html_link(start + tag.start(), place, href)
        self.show(place, end)
        for styled in _STYLES.finditer(block):
            places = self.strong if styled[1].lower() in ("b", "strong") else self.emphasis
            places.append((start + styled.start(2), start + styled.end(2)))

    def lines(self) -> Iterator[Line]:
        """The lines that show words, cut also at `<br>`; table bars at the ends are left out."""
        for number, begin in enumerate(self.starts):
            end = self.offset(number + 1)
            cuts = [begin, *sorted(cut for cut in self.breaks if begin < cut < end), end]
            for first, last in pairwise(cuts):
                if line := self._line(first, last, self.levels.get(number, 0)):
                    yield line

    def _line(self, begin: int, end: int, level: int) -> Line | None:
        shown = [i for i in range(begin, end) if not self.markup[i] and self.source[i] not in " \t\n|"]
        if not shown:
            return None
        bullet = next((i for i in range(begin, shown[0]) if self.markup[i] == 3), None)
        shown = [bullet, *shown] if bullet is not None else shown
        lead = self.source[begin : shown[0]]
        indent = len(lead[: len(lead) - len(lead.lstrip())].expandtabs(TAB_WIDTH))
        words = [i for i in shown if self.source[i].isalnum()]
        bold = bool(words) and all(any(a <= i < b for a, b in self.strong) for i in words)
        return Line(shown[0], shown[-1] + 1, level=level, indent=indent, strong=bold)


def _switch(opened: dict[str, int], tag: str) -> None:
    """Count a tag that begins or ends bold words or words in italics."""
    if style := _STYLE.match(tag):
        name = "strong" if style[2].lower() in ("b", "strong") else "em"
        opened[name] = max(opened[name] + (-1 if style[1] else 1), 0)

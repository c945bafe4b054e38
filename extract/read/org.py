"""Org-mode outlines → document: the source is the text, and its markup is masked.

The syntax is that of Org's own manual: headlines, drawers, keywords, lists, tables, timestamps, links and
marks of emphasis. Nothing of it is run: blocks of code show as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document import Anchor, Document, Line
from extract.read.text import decode, split_lines

_HEADLINE = re.compile(
    r"^(\*{1,8}[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELL?ED)[ \t]+)?(?:\[#[A-Z]\][ \t]*)?)"
    r".*?([ \t]+:(?:[\w@#%]+:)+)?[ \t]*$",
    re.M,
)
_SHOWN_KEYWORD = re.compile(r"^[ \t]*(#\+(?:author|email|phone)[ \t]*:)", re.M | re.I)
_NO_WORDS = (
    re.compile(r"^[ \t]*#\+(?!(?:author|email|phone)[ \t]*:).*$", re.M | re.I),  # keywords, ends of blocks
    re.compile(r"^[ \t]*#(?:[ \t].*)?$", re.M),  # comments
    re.compile(
        r"^[ \t]*:(?:PROPERTIES|LOGBOOK|END|(?:CUSTOM_)?ID|EXPORT_\w+|UNNUMBERED|VISIBILITY)\b.*$", re.M
    ),
    re.compile(r"^[ \t]*(?:CLOSED|SCHEDULED|DEADLINE):.*$", re.M),
    re.compile(r"^[ \t]*\|[-+|]*\|?[ \t]*$", re.M),  # rules of tables
)
_PROPERTY = re.compile(r"^[ \t]*(:)[A-Za-z_]+:[ \t]", re.M)
_TERM = re.compile(r"[ \t](:):(?=\s)")  # between a term and what describes it
_BAR = re.compile(r"\|")
_ROW = re.compile(r"^[ \t]*\|.*$", re.M)
_STAMP = re.compile(r"([<\[])\d{4}-\d{2}(?:-\d{2})?((?:[ \t][^\s>\]\d]+)?(?:[ \t]\d{1,2}:\d{2})?[>\]])")
_BETWEEN_STAMPS = re.compile(r"(?<=[>\]])(-)-(?=[<\[\w\u3400-\u9fff])")
_LINK = re.compile(r"(\[\[)([^\[\]\n]+)(?:(\]\[)([^\[\]\n]+))?(\]\])")
_MARKED = re.compile(
    r"(?<![^\s\-({'\"，。、；：])([*/_=~+])(?=\S)([^\n]*?\S)\1(?![^\s\-.,;:!?)}'\"\\\[，。、；：])"
)


def read(data: bytes, file: str, sha256: str) -> Document:
    """An Org file as a document whose text is the source."""
    source = decode(data, file)
    page = _Page(source)
    page.mask()
    return Document(
        file,
        sha256,
        "text/x-org",
        source,
        tuple(page.lines()),
        bytes(page.markup),
        tuple(page.anchors),
        strong=tuple(sorted(page.strong)),
        emphasis=tuple(sorted(page.emphasis)),
    )


@dataclass
class _Page:
    """The source while its markup is found."""

    source: str
    anchors: list[Anchor] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.markup = bytearray(len(self.source))

    def hide(self, start: int, end: int, sign: int = 1) -> None:
        """Mark characters as markup; `sign` is a key of `SHOWN_AS`."""
        self.markup[start:end] = bytes([sign]) * (end - start)

    def mask(self) -> None:
        """Find all markup; what shows no words at all comes last, and hides what was found in it."""
        for match in _HEADLINE.finditer(self.source):
            self.levels[match.start()] = min(match[1].split()[0].count("*") + 1, 6)
            self._groups(match, 1, 2)
        for pattern in (_SHOWN_KEYWORD, _PROPERTY, _TERM, _BETWEEN_STAMPS):
            for match in pattern.finditer(self.source):
                self._groups(match, 1)
        for match in _STAMP.finditer(self.source):
            self._groups(match, 1, 2)
        for match in _LINK.finditer(self.source):
            self._link(match)
        for match in _MARKED.finditer(self.source):
            self._marked(match)
        for row in _ROW.finditer(self.source):
            for bar in _BAR.finditer(self.source, *row.span()):
                self.hide(*bar.span(), 2)
        for pattern in _NO_WORDS:
            for match in pattern.finditer(self.source):
                self.hide(*match.span())

    def _groups(self, match: re.Match[str], *groups: int) -> None:
        for group in groups:
            if match[group]:
                self.hide(*match.span(group))

    def _link(self, match: re.Match[str]) -> None:
        """Show a link's words, or its target where it has none."""
        label = 4 if match[4] else 2
        self._groups(match, 1, 3, 5, *((2,) if match[4] else ()))
        self.anchors.append(Anchor(*match.span(label), match[2], *match.span(2)))

    def _marked(self, match: re.Match[str]) -> None:
        start, end = match.span(2)
        if any(self.markup[start:end]) and match[1] in "/_+":  # of an address
            return
        self.hide(match.start(), start)
        self.hide(end, match.end())
        if match[1] in "*/":
            (self.strong if match[1] == "*" else self.emphasis).append((start, end))

    def lines(self) -> Iterator[Line]:
        """The lines that show words, without bars and marks at their ends; headlines with their level."""
        for line in split_lines(self.source):
            shown = [
                at
                for at in range(line.start, line.end)
                if not self.markup[at] and not self.source[at].isspace()
            ]
            if shown:
                start, end = shown[0], shown[-1] + 1
                bold = any(first <= start and end <= last for first, last in self.strong)
                yield Line(start, end, level=self.levels.get(line.start, 0), indent=line.indent, strong=bold)

"""HTML → document: what a reader of the page sees, in the order in which it stands there.

The parser is lexbor's, which mends broken pages as browsers do. Styles are asked for what is hidden and what
stands side by side, as far as they are in the file; `default.css` says what tags and usual class names mean.
Comments, scripts, menus and form controls are left out; hidden text is too, and counted in a warning.
"""

from __future__ import annotations

import re

from extract.document import Document
from extract.errors import NoText, TooLarge
from extract.read.html.arrange import arranged
from extract.read.html.encoding import page_text
from extract.read.html.sheet import sheet
from extract.read.html.walk import Page

MAX_DEPTH = 2500
"""Elements in elements: pages have some tens, and the parser's time grows with the square."""

MAX_ATTRIBUTES = 5000
MAX_COPIES = 1_000_000
"""Attributes of one element, and elements that a parser makes to mend formatting that is never closed."""

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|svg|textarea|template)\b.*?(?:</(?:script|style|svg|textarea|template)|\Z)|"
    r"<(/?)([a-z][^\s/>]*)",
    re.I | re.S,
)
_FLAT = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "html", "head", "body", "tbody", "thead", "tfoot",
        "param",
    )
)  # fmt: skip
"""Tags that hold nothing, or that the next of their kind closes."""

_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_ATTRIBUTES = re.compile(r"<[a-z][^<>]{20000}", re.I)
_EMPTY = re.compile(
    r"<((?!area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)[a-z][\w:-]*)\b([^<>]*)/>", re.I
)


def read(data: bytes, file: str, sha256: str) -> Document:
    """A page as a document. Raises `TooLarge` for a deep or huge one, `NoText` for one that shows nothing."""
    source = page_text(data, file)
    if source.lstrip("\ufeff \t\n").startswith("<?xml"):
        source = _EMPTY.sub(r"<\1\2></\1>", source)
    return page(source, file, sha256, "text/html")


def page(source: str, file: str, sha256: str, media_type: str) -> Document:
    """The document that HTML in a file of some kind shows; raises as `read` does."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    _check(source, file)
    tree = LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS)
    styles = (node.text(deep=True) for node in tree.css("style"))
    rules = sheet(styles, external=any(tree.css("link[rel~=stylesheet]")))
    base = next((node.attributes.get("href") or "" for node in tree.css("base")), "")
    shown = Page(rules, file, base)
    paragraphs = shown.walk(tree.root) if tree.root is not None else []
    if not any(character.isalnum() for paragraph in paragraphs for character in paragraph.text):
        raise NoText(_nothing(source, shown, file))
    return arranged(paragraphs, file, sha256, media_type, shown.unseen.warnings())


def _nothing(source: str, page: Page, file: str) -> str:
    """What to say of a page without a word."""
    if "<script" in source.lower():
        return f"{file}: the page writes its text by a script: open it in a browser and print it to PDF"
    hidden = " that can be seen" if page.unseen.warnings() else ""
    return f"{file}: the page has no text{hidden}"


def _check(source: str, file: str) -> None:
    """Refuse a page whose tags would keep the parser busy for ever."""
    depth = formats = copies = 0
    for match in _TAG.finditer(source):
        name = (match[2] or "").lower()
        if not name:
            continue
        step = -1 if match[1] else 1
        if name in _FORMATTING:
            formats = max(formats + step, 0)
        elif step > 0:
            copies += formats
        depth = max(depth + step, 0) if name not in _FLAT else depth
        if depth > MAX_DEPTH:
            raise TooLarge(f"{file}: elements lie more than {MAX_DEPTH:,} deep in each other")
        if copies > MAX_COPIES:
            raise TooLarge(f"{file}: too many elements are never closed")
    for tag in _ATTRIBUTES.finditer(source):
        if source.count("=", tag.start(), source.find(">", tag.start())) > MAX_ATTRIBUTES:
            raise TooLarge(f"{file}: an element has more than {MAX_ATTRIBUTES:,} attributes")

"""Markdown that is HTML inside → HTML: pages whose headings, tables or lists are tags.

Such a file is read as the page that it becomes, since its source says nothing of rows and columns. A line
that ends in the source, where the page would go on, is kept as one that may go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from extract.document import Document
from extract.read.html import page

_STRUCTURE = re.compile(
    r"<(?:h[1-6]|table|[uo]l|dl|details|div|section|article|header|main|aside|center|p)\b", re.I
)
_ATTRIBUTES = re.compile(r"\[([^\[\]\n]*)\]\{[.#]([\w-]+)[^{}\n]*\}")
_FENCE = re.compile(r"^:{3,}.*$", re.M)
_MARKDOWN_INSIDE = re.compile(r"(<[a-z][^<>]*\bmarkdown\s*=[^<>]*>)", re.I)
_SOFT_BREAK = '<span style="white-space: pre-line">\n</span>'


def is_page(tokens: Sequence[Token]) -> bool:
    """Whether the parsed source has blocks of HTML that give it structure."""
    return any(token.type == "html_block" and _STRUCTURE.search(token.content) for token in tokens)


def read_rendered(source: str, parser: MarkdownIt, file: str, sha256: str) -> Document:
    """The document that the page of a source is; raises as the reader of HTML does."""
    source = _ATTRIBUTES.sub(r'<span class="\2">\1</span>', _FENCE.sub("", source))
    source = _MARKDOWN_INSIDE.sub(r"\1\n\n", source)
    parser.enable("text_join")
    parser.add_render_rule("softbreak", _soft_break)
    parser.add_render_rule("front_matter", _front_matter)
    return page(parser.render(source), file, sha256, "text/markdown")


def _soft_break(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: Any) -> str:
    return _SOFT_BREAK


def _front_matter(renderer: RendererHTML, tokens: Sequence[Token], place: int, *_: Any) -> str:
    from html import escape

    return f"<pre>{escape(tokens[place].content)}</pre>\n"

"""Links, and what is no part of a résumé's text: menus, and the words inside of what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from extract.words import load

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MANY = 2000
"""Nodes and letters: what is longer is no menu."""

_SILENT = frozenset({"script", "style", "template", "noscript", "title", "textarea"})
_ABROAD = re.compile(r"(?:https?:)?//", re.I)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_SHARING = re.compile(r"share|intent/|/submit\?", re.I)


def link(href: str | None, base: str) -> str:
    """The address that a link leads to, on any computer; empty where it leads nowhere or runs a script."""
    href = re.sub(r"[\t\n\r]", "", href or "").strip()
    scheme = _SCHEME.match(href)
    if scheme is None and base and href and not href.startswith("#"):
        try:
            href = urljoin(base, href)
        except ValueError:
            return ""
        scheme = _SCHEME.match(href)
    if href.startswith("//"):
        return "https:" + href
    if scheme is None or scheme[1].lower() not in ("http", "https", "mailto", "tel"):
        return ""
    return href.partition("?")[0] if scheme[1].lower() == "mailto" else href


def shown_address(url: str, pictured: bool) -> str:
    """The words that stand for a link which shows only an icon: its address.

    A link around a picture counts for known sites only, since pictures of all kinds are links.
    """
    if url.lower().startswith(("mailto:", "tel:")):
        return unquote(url.partition(":")[2].partition("?")[0]).strip()
    hosts = load("links")["host"]["words"]
    known = any(host in url.lower() for host in hosts)
    return "" if _SHARING.search(url) or (pictured and not known) else url


def is_menu(node: LexborNode) -> bool:
    """Whether an element only leads to other places, here or on the same site, and reaches no one."""
    links = outside = letters = 0
    for inner in islice(node.traverse(include_text=True), MANY):
        if inner.is_text_node:
            text = inner.text_content or ""
            letters += len(text.strip())
            if "@" in text or letters > MANY:
                return False
        elif inner.tag == "h1":
            return False
        elif inner.tag == "a":
            href = (inner.attributes.get("href") or "").strip().lower()
            if href.startswith(("mailto:", "tel:")):
                return False
            links += 1
            outside += bool(_ABROAD.match(href))
    return (links == 0 and letters < 200) or (outside * 2 <= links and links > 0)


def is_contents(node: LexborNode) -> bool:
    """Whether a list is a table of contents: all of it links to places on this page."""
    links = 0
    for inner in islice(node.traverse(include_text=True), 300):
        if inner.tag == "a":
            if not (inner.attributes.get("href") or "").startswith("#"):
                return False
            links += 1
        elif inner.is_text_node and (inner.text_content or "").strip() and not _is_linked(inner, node):
            return False
    return links > 2


def _is_linked(text: LexborNode, top: LexborNode) -> bool:
    """Whether a text stands in a link, up to three elements deep."""
    around = text.parent
    for _ in range(3):
        if around is None or around.mem_id == top.mem_id:
            return False
        if around.tag == "a":
            return True
        around = around.parent
    return False


def words(node: LexborNode) -> Iterator[str]:
    """The texts in an element that it would show, were it not hidden."""
    for inner in node.traverse(include_text=True):
        if inner.is_text_node and (inner.parent is None or inner.parent.tag not in _SILENT):
            yield inner.text_content or ""

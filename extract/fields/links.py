"""Links of an entry: those the format knows, bare addresses, and printed labels such as "[Paper]"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.context import Context
from extract.document import Anchor
from extract.layout import Row
from extract.profile import Link
from extract.words import either, load, pattern

_WORDS = load("links")
_OF_URL = r"[^\s<>\"'，。；、）)\]|\x1f]"
_HOST = rf"(?:{either(_WORDS['host']['words'])}|scholar\.google\.[a-z.]+)"
_URL = re.compile(rf"(?:https?://|www\.){_OF_URL}+|(?<![@\w./-])(?:[a-zA-Z0-9-]+\.)*{_HOST}(?:/{_OF_URL}*)?")
_NO_PAGE = ("mailto:", "tel:", "#")
_LABEL = re.compile(rf"\[\s*({pattern(_WORDS['label']['words'])})\s*\]", re.I)
_IDS = {
    "doi": ("https://doi.org/", re.compile(r"\bdoi:?\s*(10\.\d{4,9}/[^\s,;)\]]+)", re.I)),
    "arxiv": ("https://arxiv.org/abs/", re.compile(r"\barxiv\s*:?\s*(\d{4}\.\d{4,5}(?:v\d+)?)(?!\d)", re.I)),
}
"""Identifiers that are printed without an address: the address up to them, and how they are printed."""


def links_in(context: Context, rows: Iterable[Row]) -> tuple[Link, ...]:
    """The links that the rows print, in order."""
    found: list[tuple[int, Link]] = []
    for row in rows:
        found += _links(context, row)
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _anchored(context: Context, anchor: Anchor) -> Link:
    return Link(
        context.text(anchor.start, anchor.end, "link-label"),
        context.fact(anchor.url, anchor.url_start, anchor.url_end, "link"),
    )


def _links(context: Context, row: Row) -> list[tuple[int, Link]]:
    """The links of a row, each with its place."""
    anchors = [a for a in context.document.anchors if row.start <= a.start < row.end]
    found = [(a.start, _anchored(context, a)) for a in anchors if not a.url.startswith(_NO_PAGE)]
    taken = [(a.start, a.end) for a in anchors]
    for match in _URL.finditer(context.view, row.start, row.end):
        end = match.start() + len(match[0].rstrip(".,;:"))
        if not any(start <= match.start() < stop for start, stop in taken):
            found.append((match.start(), Link(url=context.text(match.start(), end, "url"))))
    known = [link.url.value for _, link in found if link.url]
    for rule, (address, form) in _IDS.items():
        for match in form.finditer(context.view, row.start, row.end):
            name = match[1].rstrip(".")
            if not any(name in url for url in known):
                url = context.fact(address + name, match.start(), match.end(1), rule)
                found.append((match.start(), Link(url=url)))
    for match in _LABEL.finditer(context.view, row.start, row.end):
        if not any(start <= match.start(1) < stop for start, stop in taken):
            found.append((match.start(), Link(label=context.text(*match.span(1), "link-label"))))
    return found

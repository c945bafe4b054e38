"""Links of an entry: those the format knows, bare addresses, and printed labels such as "[Paper]"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.context import Context
from extract.layout import Row
from extract.profile import Link
from extract.words import load, pattern

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。；、）)\]|\x1f]+|"
    r"(?<![@\w./-])(?:[a-zA-Z0-9-]+\.)*(?:github\.com|github\.io|linkedin\.com|gitlab\.com|gitee\.com|zhihu\.com|orcid\.org|"
    r"arxiv\.org|doi\.org|openreview\.net|scholar\.google\.[a-z.]+|huggingface\.co|kaggle\.com|twitter\.com|x\.com|"
    r"bitbucket\.org|researchgate\.net|leetcode\.cn|leetcode\.com|csdn\.net|juejin\.cn|medium\.com|behance\.net|dribbble\.com|stackoverflow\.com)"
    r"(?:/[^\s<>\"'，。；、）)\]|\x1f]*)?",
)
DOI = re.compile(r"\bdoi:?\s*(10\.\d{4,9}/[^\s,;)\]]+)", re.I)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\[\s*({pattern(load('links')['label']['words'])})\s*\]", re.I)


def links_in(context: Context, rows: Iterable[Row]) -> tuple[Link, ...]:
    """The links that the rows print, in order."""
    found: list[tuple[int, Link]] = []
    for row in rows:
        found += _links(context, row)
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _links(context: Context, row: Row) -> list[tuple[int, Link]]:
    anchors = [a for a in context.document.anchors if row.start <= a.start < row.end]
    found = [
        (
            anchor.start,
            Link(
                context.text(anchor.start, anchor.end, "link-label"),
                context.fact(anchor.url, anchor.url_start, anchor.url_end, "link"),
            ),
        )
        for anchor in anchors
        if not anchor.url.startswith(("mailto:", "tel:", "#"))
    ]
    taken = [(a.start, a.end) for a in anchors]
    for match in URL.finditer(context.view, row.start, row.end):
        end = match.start() + len(match[0].rstrip(".,;:"))
        if not any(start <= match.start() < stop for start, stop in taken):
            found.append((match.start(), Link(url=context.text(match.start(), end, "url"))))
    for match in DOI.finditer(context.view, row.start, row.end):
        if not any(start <= match.start(1) < stop for start, stop in taken):
            url = "https://doi.org/" + match[1].rstrip(".")
            found.append((match.start(), Link(url=context.fact(url, match.start(1), match.end(1), "doi"))))
    for match in _label().finditer(context.view, row.start, row.end):
        if not any(start <= match.start(1) < stop for start, stop in taken):
            found.append((match.start(), Link(label=context.text(*match.span(1), "link-label"))))
    return found

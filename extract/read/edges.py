"""Headers and footers: what they say once, without page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.read.blocks import Paragraph
from extract.words import load

_CONTACT = re.compile(r"@|https?:|www\.|(?:\d[\s-]?){7}")
_SIGNS = re.compile(r"[\W\d_]+")


def around(
    headers: list[Paragraph], footers: list[Paragraph], shown: str
) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands above and below the text: each line once, and none that the text, `shown`, has, too.

    Lines that only number the pages are left out.
    """
    said = set(map(_bare, shown.splitlines()))
    above, below = (list(_unsaid(lines, said)) for lines in (headers, footers))
    return [*above, Paragraph()] if above else [], [Paragraph(), *below] if below else []


def _unsaid(lines: list[Paragraph], said: set[str]) -> Iterator[Paragraph]:
    for line in lines:
        bare = _bare(line.text)
        if bare and bare not in said and not _is_running(line):
            said.add(bare)
            yield line


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _is_running(line: Paragraph) -> bool:
    """Whether a line at the edge of a page only numbers it; one with an address or a phone does more."""
    if _CONTACT.search(line.text):
        return False
    words = load("styles")["page"]
    left = _SIGNS.sub(" ", line.text).casefold().split()
    return line.paged or all(word in words["en"] or set(word) <= set(words["zh"]) for word in left)

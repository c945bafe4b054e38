"""What pages have at their edges and no text is: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import inf

from extract.pages.glyphs import Page
from extract.pages.run import Run

_EDGE = 0.1
"""The share of a page's height, above and below, in which furniture stands."""

_APART = 1.8
"""Sizes of a foot's letters by which it is apart from the text above it, at least."""

_PAGE_NUMBER = re.compile(
    r"[-–—·|\s]*(?:(?:page|seite|p\.)\s*)?(?:第\s*)?\d{1,3}(?:\s*页)?"
    r"(?:\s*(?:/|of|von|共|,)\s*(?:共\s*)?\d{1,3}(?:\s*页)?)?[-–—·|\s]*",
    re.I,
)


def without_furniture(pages: Sequence[Page], runs: Sequence[list[Run]]) -> list[list[Run]]:
    """The runs of each page but for page numbers and what is repeated from page to page.

    What is repeated above the text is kept where it comes first.
    """
    counts = Counter(
        key for page, found in zip(pages, runs, strict=True) for key in {_key(page, run) for run in found}
    )
    seen: set[tuple[str, int]] = set()
    kept = []
    for page, found in zip(pages, runs, strict=True):
        foot = _foot(page, found)
        rows = [run for run in found if run.baseline < foot and not _is_number(page, run, found)]
        again = {
            key
            for run in rows
            if (key := _key(page, run))[0]
            and counts[key] > 1
            and (key in seen or run.baseline > page.height / 2)
        }
        seen |= {_key(page, run) for run in rows}
        kept.append([run for run in rows if _key(page, run) not in again])
    return kept


def _key(page: Page, run: Run) -> tuple[str, int]:
    """What furniture has in common from page to page: its words but for numbers, and its height."""
    if _EDGE * page.height < run.baseline < (1 - _EDGE) * page.height:
        return "", 0
    return re.sub(r"\d+", "#", run.text.casefold()), round(run.baseline / 4)


_SIGNED_NUMBER = re.compile(
    r"(?:^|[\s|·•,–—-])(?:(?:page|seite)\s*\d{1,3}|第\s*\d{1,3}\s*页)(?:\s*(?:/|of|von|,|共)\s*\d{1,3}(?:\s*页)?)?\s*$|"
    r"^\s*(?:page|seite)?\s*\d{1,2}\s*(?:/|of)\s*\d{1,2}\s*$",
    re.I,
)
"""A page number that says what it is, at the end of what else a foot tells."""


def _foot(page: Page, found: list[Run]) -> float:
    """Where the foot of a page begins: a last line, apart from the text, that ends with the page's number."""
    below = [run for run in found if run.baseline > (1 - _EDGE) * page.height]
    last = max((run.baseline for run in below), default=inf)
    foot = [run for run in below if abs(run.baseline - last) < run.size / 2]
    above = max((run.baseline for run in found if run.baseline < last - 2), default=0.0)
    lone = len(foot) > 1 and any(run.text.strip() == str(page.number) for run in foot)
    told = lone or any(_SIGNED_NUMBER.search(run.text) for run in foot)
    return last - 2 if told and last - above > _APART * max(run.size for run in foot) else inf


def _is_number(page: Page, run: Run, others: list[Run]) -> bool:
    """Whether a run is the number of its page: nothing but furniture is on its side of it."""
    if _EDGE * page.height < run.baseline < (1 - _EDGE) * page.height or not _PAGE_NUMBER.fullmatch(run.text):
        return False
    below = run.baseline > page.height / 2
    beyond = [
        other
        for other in others
        if other is not run
        and (other.baseline > run.baseline + 2 if below else other.baseline < run.baseline - 2)
    ]
    beside = [other for other in others if other is not run and abs(other.baseline - run.baseline) <= 2]
    return not beyond and all(other.size <= run.size * 1.2 for other in beside)

"""Paragraphs of a page → document: whose name comes first, which lines are headings by their class.

Classes tell nothing for sure. They are believed where the page has no headings by tag, and then only of lines
that share a class, or are printed bold or large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from extract.document import Document, fold
from extract.headings import kinds
from extract.layout import columns
from extract.read.blocks import TITLE, Paragraph
from extract.read.flow import document
from extract.read.html.lines import Shown

WIDEST = 40
"""Columns of letters: a wider line is no heading by its class."""

LARGER = 1.15
"""Times the size of most letters: what is printed large."""


def arranged(
    paragraphs: list[Paragraph], file: str, sha256: str, media_type: str, warnings: Iterable[str] = ()
) -> Document:
    """The document that a page's paragraphs make."""
    lines = [paragraph for paragraph in paragraphs if isinstance(paragraph, Shown) and not paragraph.blank]
    _name(lines)
    if len([line for line in lines if line.level > 1]) < 2:
        _head_by_class(lines)
    _join_heads(lines)
    paragraphs = _with_name_first(paragraphs, lines)
    _set_apart(paragraphs)
    shown = [paragraph for paragraph in paragraphs if not paragraph.blank]
    read = document(paragraphs, file, sha256, media_type, warnings)
    together = zip(read.lines, shown, strict=True)
    set_lines = (
        replace(line, wraps=None) if isinstance(paragraph, Shown) and paragraph.verbatim else line
        for line, paragraph in together
    )
    return replace(read, lines=tuple(set_lines))


def _name(lines: list[Shown]) -> None:
    """The only line of a class such as `name` is the page's title, if no heading is."""
    named = [line for line in lines if line.hint.startswith("name")]
    if len(named) == 1 and columns(named[0].text) <= WIDEST and not any(line.level == 1 for line in lines):
        named[0].level = TITLE


def _head_by_class(lines: list[Shown]) -> None:
    """Make headings of lines that have such a class; where the class names sections, the upper ones."""
    groups: dict[str, list[Shown]] = {}
    for line in lines:
        if line.hint.startswith("heading") and not line.level:
            groups.setdefault(line.hint, []).append(line)
    usual = _usual_size(lines)
    believed = [group for group in groups.values() if _is_believed(group, usual)]
    upper = [group for group in believed if any(kinds(_plain(line)) for line in group)]
    for group in believed if upper else ():
        for line in group:
            line.level = 2 if group in upper else 3


def _join_heads(lines: list[Shown]) -> None:
    """Of headings of one depth that follow each other below a section's, the first is an entry's.

    So are a title, an employer and dates that are all set as headings, but not a list of headings alone.
    """
    named = [bool(line.level and kinds(_plain(line))) for line in lines]
    lowest = 1 if sum(line.level == 1 for line in lines) > 1 else 2
    heads = [line.level for line, name in zip(lines, named, strict=True) if name and line.level >= lowest]
    top = min(heads, default=6)
    section = place = 0
    for _, group in groupby(
        enumerate(lines), key=lambda item: (lines[item[0]].level, named[item[0]], item[1].within)
    ):
        run = [line for _, line in group]
        place += len(run)
        if named[place - 1]:
            section = run[0].within
        alone = run[0].within == section and (len(run) > 2 or place == len(lines) or lines[place].level > 0)
        if not named[place - 1] and run[0].level > top and len(run) <= 3 and not alone:
            for line in run[1:]:
                line.level = 0


def _is_believed(group: list[Shown], usual: float) -> bool:
    """Whether lines of one class are headings."""
    if any(columns(line.text) > WIDEST for line in group):
        return False
    return len(group) > 1 or all(run.strong or run.size > LARGER * usual for run in group[0].runs)


def _usual_size(lines: Iterable[Paragraph]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for run in (run for line in lines for run in line.runs):
        sizes[run.size] += len(run.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _plain(line: Paragraph) -> str:
    return "".join(map(fold, line.text))


def _with_name_first(paragraphs: list[Paragraph], lines: list[Shown]) -> list[Paragraph]:
    """The paragraphs with the page's title before a sidebar that the source has before it."""
    title = next((line for line in lines if line.level in (1, TITLE)), None)
    if title is None or title is lines[0] or title.region:
        return paragraphs
    before = lines[: next(place for place, line in enumerate(lines) if line is title)]
    if not all(line.region for line in before) or kinds(_plain(title)):
        return paragraphs
    return [title, Paragraph(), *(paragraph for paragraph in paragraphs if paragraph is not title)]


def _set_apart(paragraphs: list[Paragraph]) -> None:
    """What follows a sidebar, and a sidebar that follows something, begin anew."""
    lines = list(_regions(paragraphs))
    for (_, before), (line, after) in pairwise(lines):
        line.fresh = line.fresh or before != after


def _regions(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    for paragraph in paragraphs:
        if not paragraph.blank:
            yield paragraph, paragraph.region if isinstance(paragraph, Shown) else 0

"""A document and its profile → what is drawn on each page: lines, blocks, sections, fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extract.box import Box, around
from extract.document import Document, Line
from extract.pages import Trace
from extract.profile import Profile
from extract.sections import Section


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page, what it is called, and the kind of section that it is of."""

    box: Box
    label: str = ""
    kind: str = ""


@dataclass(slots=True)
class Marks:
    """What is drawn on one page.

    `lines` and `blocks` are called by their number in reading order; `margins` tells where the number of
    each line stands. `sections` are what of each is in one block, with its name at the first; `headings`
    the lines that name them. `fields` are called as in the profile, but for those like the one before.
    """

    lines: list[Mark] = field(default_factory=list)
    margins: list[float] = field(default_factory=list)
    blocks: list[Mark] = field(default_factory=list)
    sections: list[Mark] = field(default_factory=list)
    headings: list[Mark] = field(default_factory=list)
    fields: list[Mark] = field(default_factory=list)


def marks(
    document: Document, traced: Trace, sections: Sequence[Section], profile: Profile
) -> dict[int, Marks]:
    """What is drawn on each page, by its number."""
    pages: dict[int, Marks] = defaultdict(Marks)
    _mark_blocks(traced, pages)
    block_of = {line.start: block for line, block in zip(traced.lines, traced.blocks, strict=True)}
    for section in sections:
        _mark_section(document, section, block_of, pages)
    _mark_fields(traced, profile, pages)
    return pages


def kinds(pages: dict[int, Marks]) -> list[str]:
    """The kinds of section that are on the pages, as they come."""
    marked = (mark.kind for page in pages.values() for mark in page.sections)
    return list(dict.fromkeys(marked))


def _mark_blocks(traced: Trace, pages: dict[int, Marks]) -> None:
    """The blocks, and the lines in them."""
    numbered = enumerate(zip(traced.lines, traced.blocks, strict=True), start=1)
    for block, held in groupby(numbered, key=lambda one: one[1][1]):
        lines = [(number, line) for number, (line, _) in held]
        page, box = pages[lines[0][1].page], around([_box(line) for _, line in lines])
        page.blocks.append(Mark(box, str(block + 1)))
        page.lines += [Mark(_box(line), str(number)) for number, line in lines]
        page.margins += [box.left] * len(lines)


def _mark_section(
    document: Document, section: Section, block_of: dict[int, int], pages: dict[int, Marks]
) -> None:
    rows = [*([section.heading] if section.heading else []), *section.rows]
    lines = [line for row in rows for line in document.lines_in(row.start, row.end)]
    name = " + ".join(section.kinds)
    for index, (_, held) in enumerate(groupby(lines, key=lambda line: block_of[line.start])):
        stretch = list(held)
        page = pages[stretch[0].page]
        page.sections.append(Mark(around([*map(_box, stretch)]), "" if index else name, section.kinds[0]))
        if section.heading and not index:
            page.headings.append(Mark(_box(stretch[0]), name, section.kinds[0]))


def _mark_fields(traced: Trace, profile: Profile, pages: dict[int, Marks]) -> None:
    """The facts; those that were read from the same words are one mark."""
    names: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for label, kind, start, end in _fields(profile):
        names[start, end][label] = kind
    for (start, end), named in names.items():
        label = " ".join(filter(None, named))
        for index, (number, box) in enumerate(traced.places(start, end)):
            pages[number].fields.append(Mark(box, "" if index else label, next(iter(named.values()))))


def _box(line: Line) -> Box:
    assert line.box  # every line of a page has one
    return line.box


def _fields(profile: Profile) -> Iterator[tuple[str, str, int, int]]:
    """Each fact's short name, its section of the profile, and its place: `papers/0/title`, then `venue`.

    The headings of what was not understood are left out: they are marked as headings.
    """
    entry, last = "", ""
    for pointer, fact in profile.facts():
        kind, *rest = pointer.lstrip("/").split("/")
        if kind == "other" and rest[-1] == "heading":
            continue
        here = f"{kind}/{rest[0]}" if rest else kind
        name = "/".join(part for part in rest[1:] if not part.isdigit())
        label = "" if (here, name) == (entry, last) else name
        if here != entry:
            label = f"{here}/{name}" if name else here
        entry, last = here, name
        yield label, kind, fact.span.start, fact.span.end

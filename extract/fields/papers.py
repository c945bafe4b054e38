"""Papers in every order and style: title, authors, venue, track, year, rank, part of the owner, state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from extract.context import Context
from extract.entry_rows import is_prose
from extract.fields.authors import Author, stands_for_others
from extract.fields.authorship import is_legend, marks_legend, owner_in_lists, owner_part
from extract.fields.citations import Citation, parse_citation
from extract.fields.contact import owner_names
from extract.fields.groups import group_rows, is_state, only_groups
from extract.fields.links import links_in
from extract.fields.ranks import RANKS
from extract.fields.results import results_in
from extract.fields.signs import is_duty, is_paper, is_patent, is_talk
from extract.fields.venues import venue, year
from extract.headings import kinds
from extract.layout import Row, columns
from extract.profile import Paper, Text
from extract.sections import Section
from extract.words import load, pattern

_WORDS = load("papers")
_PAPER_LABEL = re.compile(r"(?:发表)?(?:论文|文章)(?:成果|发表)?\s*:\s*|(?:paper|publication)s?\s*:\s*", re.I)


def read(context: Context) -> dict[str, Any]:
    """The papers of all paper sections."""
    owner = owner_names(context)
    legend = marks_legend(context)
    cited = list(_citations(context, owner))
    owner = owner_in_lists(context, owner, [citation.authors for citation, _ in cited])
    return {"papers": tuple(_paper(context, citation, rows, owner, legend) for citation, rows in cited)}


def _citations(context: Context, owner: tuple[str, ...]) -> Iterator[tuple[Citation, list[Row]]]:
    """The citation of each paper that has a printed title, with its rows."""
    heading: Row | None = None
    for rows in _all_groups(context, owner):
        if only_groups(context, rows[0]):
            heading, rows = rows[0], rows[1:]
        rows = [row for row in rows if not is_legend(context, row)]
        citation = parse_citation(context, rows, owner) if rows else None
        if citation is not None:
            above = [(heading.body, heading.end)] if heading else []
            yield replace(citation, regions=[*citation.regions, *above]), rows


def _all_groups(context: Context, owner: tuple[str, ...]) -> Iterator[list[Row]]:
    """The rows of each paper: those of paper sections, and rows labelled 论文 in the others."""
    for section in _sections(context):
        if "papers" in section.kinds:
            groups = group_rows(context, section.rows, owner)
            yield from (rows for rows in groups if not _is_elsewhere(context, rows[0], section.kinds))
            continue
        for row in section.rows if section.kinds != ("other",) else ():
            label = _PAPER_LABEL.match(context.view, row.body, row.end)
            if label or is_paper(context, row):
                yield [replace(row, body=label.end() if label else row.body)]


def _sections(context: Context) -> Iterator[Section]:
    """The sections; a state that ends a citation (`Under review.`) is a row of it, not a heading."""
    before: Section | None = None
    for section in context.sections:
        heading = section.heading
        if before and "papers" in before.kinds and heading and is_state(context, heading):
            before = replace(before, rows=(*before.rows, heading, *section.rows))
            continue
        if before:
            yield before
        before = section
    if before:
        yield before


def _paper(
    context: Context, citation: Citation, rows: list[Row], owner: tuple[str, ...], legend: dict[str, str]
) -> Paper:
    """The paper that a citation and the rows around it tell of."""
    notes = [row for row in rows if row not in citation.rows]
    around = [*citation.regions, *((row.body, row.end) for row in notes if not is_prose(context, row))]
    told = [region for region in citation.regions if not kinds(context.view[slice(*region)])]
    name, track = venue(context, told)
    part = owner_part(context, around, citation.authors, owner, legend)
    return Paper(
        title=context.text(*citation.title, "paper-title", citation.confidence),
        authors=tuple(_authors(context, citation.authors)),
        venue=name,
        track=track,
        year=year(context, citation.regions),
        claimed_rank=_rank(context, around),
        first_author=part.first,
        author_position=part.position,
        authorship=part.authorship,
        status=_status(context, around),
        links=links_in(context, rows),
        results=results_in(context, notes),
        summary=_summary(context, notes),
    )


def _is_elsewhere(context: Context, row: Row, kinds: tuple[str, ...]) -> bool:
    """Whether a row is a patent, a talk or a piece of service rather than a paper."""
    likely = "talks" in kinds
    return is_patent(context, row) or is_talk(context, row, likely) or is_duty(context, row)


def _authors(context: Context, authors: Iterable[Author]) -> Iterable[Text]:
    for author in authors:
        if not stands_for_others(context.view[author.start : author.end]):
            fact = context.text(author.start, author.end, "author", 0.9)
            if fact:
                yield fact


def _rank(context: Context, around: list[tuple[int, int]]) -> Text | None:
    for form in RANKS:
        for region in around:
            if match := form.search(context.view, *region):
                return context.text(*match.span(), "claimed-rank")
    return None


@cache
def _statuses() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern(words), re.I)) for name, words in _WORDS["status"].items()]


def _status(context: Context, around: list[tuple[int, int]]) -> Text | None:
    for name, words in _statuses():
        for region in around:
            if match := words.search(context.view, *region):
                return context.fact(name, *match.span(), "status", 0.9)
    return None


def _summary(context: Context, notes: list[Row]) -> Text | None:
    """What is told about the paper under its citation."""
    told = [row for row in notes if columns(context.row_text(row)) > 40 or is_prose(context, row)]
    return context.text(told[0].body, told[-1].end, "paper-summary", 0.9) if told else None

"""Papers in every order and style: title, authors, venue, track, year, rank, part of the owner, state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from extract.context import Context
from extract.dates import find_periods
from extract.entries import is_column_head, is_prose
from extract.fields.authors import Author, author_list
from extract.fields.citations import parse_citation
from extract.fields.contact import owner_names
from extract.fields.links import links_in
from extract.fields.ranks import RANKS
from extract.fields.results import results_in
from extract.fields.signs import is_duty, is_patent, is_talk
from extract.fields.venues import venue, year
from extract.headings import kinds
from extract.layout import Row, columns
from extract.names import is_owner
from extract.profile import Fact, Paper, Text
from extract.words import either, load, pattern

_WORDS = load("papers")
_PAPER_LABEL = re.compile(r"(?:发表)?(?:论文|文章)(?:成果|发表)?\s*:\s*|(?:paper|publication)s?\s*:\s*", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEGEND = re.compile(
    rf"(?P<mark>[*†‡§#✉])\s*(?:{either(_WORDS['denotes']['words'])}|:|=)?\s*"
    r"(?P<words>[^*†‡§#✉,;)\n]{2,40})"
)


def read(context: Context) -> dict[str, Any]:
    """The papers of all paper sections."""
    owner = owner_names(context)
    legend = _legend(context)
    papers = (read_paper(context, rows, owner, legend) for rows in _all_groups(context))
    return {"papers": tuple(paper for paper in papers if paper is not None)}


def _all_groups(context: Context) -> Iterator[list[Row]]:
    """The rows of each paper: those of paper sections, and rows labelled 论文 in the others."""
    for section in context.sections:
        if "papers" in section.kinds:
            groups = group_rows(context, section.rows)
            yield from (rows for rows in groups if not _is_elsewhere(context, rows[0], section.kinds))
            continue
        for row in section.rows if section.kinds != ("other",) else ():
            if label := _PAPER_LABEL.match(context.view, row.body, row.end):
                yield [replace(row, body=label.end())]


def group_rows(context: Context, rows: tuple[Row, ...]) -> list[list[Row]]:
    """The rows of each paper: a marker, a heading or a blank line begins one."""
    if rows and is_column_head(context, rows[0]):
        rows = rows[1:]
    groups: list[list[Row]] = []
    marked = sum(bool(row.marker) for row in rows)
    top = min((row.indent for row in rows if row.marker), default=0)
    for row in rows:
        if not groups or _begins(context, rows, row, groups[-1], bool(marked), top):
            groups.append([])
        groups[-1].append(row)
    return groups


def _begins(
    context: Context, rows: tuple[Row, ...], row: Row, group: list[Row], marked: bool, top: int
) -> bool:
    if " | " in context.row_text(row) or kinds(context.row_text(row)):
        return True
    levels = [r.level for r in rows if r.level and not _only_groups(context, r)]
    if row.level and _only_groups(context, row):
        return True
    if levels:
        return bool(row.level) and row.level == min(levels)
    if marked and any(r.marker and r.indent <= top for r in group):
        return bool(row.marker) and (row.indent <= top or row.numbered)
    if marked:
        return bool(row.marker)
    if any(r.gap for r in rows[1:]):
        return row.gap
    return not (_is_part(context, rows, row) or _is_venue_row(context, row, group))


def _only_groups(context: Context, row: Row) -> bool:
    """Whether a heading only names a year or a kind of papers."""
    text = context.row_text(row).strip()
    return bool(re.fullmatch(r"(?:19|20)\d\d", text) or kinds(text))


def _is_part(context: Context, rows: tuple[Row, ...], row: Row) -> bool:
    """Whether an unmarked row goes on with the paper before it: deeper, or authors or prose only."""
    prose = is_prose(context, row) and not _YEAR.search(context.row_text(row))
    authors, stop = author_list(context.view, row.body, row.end)
    if row.indent > rows[0].indent + 1 or (prose and len(authors) < 2):
        return True
    rest = context.view[stop : row.end].strip() if authors else "x"
    dated = bool(find_periods(rest, 0, len(rest)))
    return len(authors) > 1 and len(rest) < (24 if dated else 12)


def _is_venue_row(context: Context, row: Row, group: list[Row]) -> bool:
    """Whether a short row gives the venue of the title above it."""
    told = any(_YEAR.search(context.row_text(r)) for r in group)
    text = context.row_text(row)
    known = any(m.start <= row.body + 4 for m in context.mentions_in(row.body, row.end, "VENUE"))
    opens = known or text.lstrip().lower().startswith(("in ", "accepted", "published in", "发表于"))
    dated = bool(_YEAR.search(text)) and len(text.split()) < 6
    return not told and columns(text) < 70 and (opens or dated)


def read_paper(
    context: Context, rows: list[Row], owner: tuple[str, ...], legend: dict[str, str]
) -> Paper | None:
    """The paper that a group of rows tells of; nothing where no title is printed."""
    rows = [row for row in rows if not _is_legend(context, row)]
    if not rows:
        return None
    citation = parse_citation(context, rows, owner)
    if citation is None:
        return None
    notes = [row for row in rows if row not in citation.rows]
    around = [*citation.regions, *((row.body, row.end) for row in notes if not is_prose(context, row))]
    name, track = venue(context, citation.regions)
    position = _position(context, citation.authors, owner)
    authorship = _authorship(context, around, citation.authors, position, legend)
    return Paper(
        title=context.text(*citation.title, "paper-title", citation.confidence),
        authors=tuple(_authors(context, citation.authors)),
        venue=name,
        track=track,
        year=year(context, citation.regions),
        claimed_rank=_rank(context, around),
        first_author=_first(context, authorship, position, citation.authors),
        author_position=_place(context, around, position, citation.authors),
        authorship=authorship,
        status=_status(context, around),
        links=links_in(context, rows),
        results=results_in(context, notes),
        summary=_summary(context, notes),
    )


def _is_elsewhere(context: Context, row: Row, kinds: tuple[str, ...]) -> bool:
    """Whether a row is a patent, a talk or a piece of service rather than a paper."""
    likely = "talks" in kinds
    return is_patent(context, row) or is_talk(context, row, likely) or is_duty(context, row)


def _is_legend(context: Context, row: Row) -> bool:
    text = context.view[row.start : row.end].strip()
    return (
        len(text) < 80 and text[:1] in "*†‡§#✉(" and bool(_LEGEND.search(text)) and bool(_mark_meaning(text))
    )


def _mark_meaning(words: str) -> str:
    return next((kind for kind in ("co-first", "corresponding", "first") if _kind(kind).search(words)), "")


def _legend(context: Context) -> dict[str, str]:
    """What marks at authors' names mean, where the document says: `† 通讯作者`, `(* equal contribution)`."""
    meaning: dict[str, str] = {}
    for match in _LEGEND.finditer(context.view):
        if kind := _mark_meaning(match["words"][:30]):
            meaning.setdefault(match["mark"], kind)
    return meaning


def _authors(context: Context, authors: Iterable[Author]) -> Iterable[Text]:
    for author in authors:
        if not re.match(r"et\s+al|等$", context.view[author.start : author.end]):
            fact = context.text(author.start, author.end, "author", 0.9)
            if fact:
                yield fact


def _position(context: Context, authors: list[Author], owner: tuple[str, ...]) -> int | None:
    """The owner's place among the authors, from 1."""
    for number, author in enumerate(authors, 1):
        if is_owner(owner, context.view[author.start : author.end]):
            return number
    bold = [
        n
        for n, a in enumerate(authors, 1)
        if any(s <= a.start and a.end <= e for s, e in context.document.strong)
    ]
    return bold[0] if len(bold) == 1 else None


@cache
def _kind(kind: str) -> re.Pattern[str]:
    return re.compile(pattern(_WORDS["authorship"][kind]), re.I)


def _authorship(
    context: Context,
    around: list[tuple[int, int]],
    authors: list[Author],
    position: int | None,
    legend: dict[str, str],
) -> Text | None:
    """How the owner took part: by words, by the marks at the name, or by the place in the list."""
    for kind in ("co-first", "advisor-first", "first", "co-author", "corresponding"):
        for region in around:
            if match := _kind(kind).search(context.view, *region):
                if kind == "corresponding" and position and not legend:
                    continue
                told = "co-author" if kind == "advisor-first" else kind
                return context.fact(told, *match.span(), "authorship-words", 0.95)
    if position is None:
        return None
    author = authors[position - 1]
    marked = {legend[mark] for mark in author.marks if mark in legend}
    by_place = "first" if position == 1 else "corresponding" if "corresponding" in marked else "co-author"
    kind = "co-first" if "co-first" in marked else by_place
    return context.fact(kind, author.start, author.end, "authorship-list", 0.9)


def _first(
    context: Context, authorship: Text | None, position: int | None, authors: list[Author]
) -> Fact[bool] | None:
    if authorship is not None and (authorship.rule == "authorship-words" or position is None):
        return Fact(
            authorship.value == "co-first"
            or position == 1
            or (authorship.value == "first" and position is None),
            authorship.span,
            "first-author",
            authorship.confidence,
        )
    if position is None:
        return None
    author = authors[position - 1]
    first = position == 1 or (authorship is not None and authorship.value == "co-first")
    return context.fact(first, author.start, author.end, "first-author", 0.9)


@cache
def _places() -> list[tuple[int, re.Pattern[str]]]:
    return [(int(number), re.compile(pattern(words), re.I)) for number, words in _WORDS["position"].items()]


def _place(
    context: Context, around: list[tuple[int, int]], position: int | None, authors: list[Author]
) -> Fact[int] | None:
    if position is not None:
        author = authors[position - 1]
        return context.fact(position, author.start, author.end, "author-position", 0.9)
    for number, words in _places():
        for region in around:
            if match := words.search(context.view, *region):
                return context.fact(number, *match.span(), "author-position")
    return None


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

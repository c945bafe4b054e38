"""The owner's part in a paper: by words, by the marks at the name, or by the place in the list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extract.context import Context
from extract.fields.authors import Author
from extract.layout import Row
from extract.names import is_owner, parts
from extract.profile import Fact, Text
from extract.words import either, load, pattern

_WORDS = load("papers")
_MARK = "*∗†‡§#✉"
_LEGEND = re.compile(
    rf"(?P<mark>[{_MARK}])\s*(?:{either(_WORDS['denotes']['words'])}|:|=)?\s*"
    rf"(?P<words>[^{_MARK},;)\n]{{2,40}})"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of the owner's part: how, whether as (co-)first author, and the place in the list."""

    authorship: Text | None = None
    first: Fact[bool] | None = None
    position: Fact[int] | None = None


def is_legend(context: Context, row: Row) -> bool:
    """Whether a row only tells what a mark at a name means."""
    text = context.view[row.start : row.end].strip()
    opens = len(text) < 80 and text[:1] in f"{_MARK}("
    return opens and bool(_LEGEND.search(text)) and bool(_mark_meaning(text))


def _mark_meaning(words: str) -> str:
    return next((kind for kind in ("co-first", "corresponding", "first") if _kind(kind).search(words)), "")


def marks_legend(context: Context) -> dict[str, str]:
    """What marks at authors' names mean, where the document says: `† 通讯作者`, `(* equal contribution)`."""
    meaning: dict[str, str] = {}
    for match in _LEGEND.finditer(context.view):
        if kind := _mark_meaning(match["words"][:30]):
            meaning.setdefault(match["mark"], kind)
    return meaning


def owner_in_lists(context: Context, owner: tuple[str, ...], lists: list[list[Author]]) -> tuple[str, ...]:
    """The owner's names; where no list has one of them, the one name that nearly all lists have."""
    names = [[context.view[a.start : a.end] for a in authors] for authors in lists if authors]
    if len(names) < 3 or any(is_owner(owner, name) for listed in names for name in listed):
        return owner
    spelled = {parts(name): name for listed in names for name in listed}
    counts = Counter(form for listed in names for form in {parts(name) for name in listed})
    (form, most), *others = counts.most_common(2)
    alone = not others or others[0][1] < most
    return (*owner, spelled[form]) if alone and most * 5 >= len(names) * 4 else owner


def owner_part(
    context: Context,
    around: list[tuple[int, int]],
    authors: list[Author],
    owner: tuple[str, ...],
    legend: dict[str, str],
) -> Part:
    """The owner's part in a paper with these authors; `around` are the regions whose words may tell it."""
    position = _position(context, authors, owner)
    authorship = _authorship(context, around, authors, position, legend)
    first = _first(context, authorship, position, authors)
    return Part(authorship, first, _place(context, around, position, authors))


def _position(context: Context, authors: list[Author], owner: tuple[str, ...]) -> int | None:
    """The owner's place among the authors, from 1: by name, the bold one of several, or the one in bold."""
    bold = [
        n
        for n, a in enumerate(authors, 1)
        if any(s <= a.start and a.end <= e for s, e in context.document.strong)
    ]
    named = [n for n, a in enumerate(authors, 1) if is_owner(owner, context.view[a.start : a.end])]
    if named:
        return next((n for n in named if n in bold), named[0])
    return bold[0] if len(bold) == 1 else None


def in_narrow_cell(words: list[str]) -> str:
    """A regular expression for words; a narrow cell may set them wide or break them: `第 一 作者`."""
    return pattern(words, _wide)


def _wide(form: str) -> str:
    form = re.sub(r"(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])", r"\\s?", form)
    return form.replace("author", r"au(?:-\s*)?thor")


@cache
def _kind(kind: str) -> re.Pattern[str]:
    return re.compile(in_narrow_cell(_WORDS["authorship"][kind]), re.I)


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
    kind = "co-first" if "co-first" in marked or _shares_first(authors, position, legend) else by_place
    return context.fact(kind, author.start, author.end, "authorship-list", 0.9)


def _shares_first(authors: list[Author], position: int, legend: dict[str, str]) -> bool:
    """Whether the first authors up to the owner, and not all of a longer list, bear one mark that nothing
    explains: then they are equal."""
    leading = authors[: max(position, 2)]
    shared = set(_MARK) & set.intersection(*(set(author.marks) for author in leading)) - set(legend)
    return bool(shared) and len(leading) > 1 and (len(authors) < 3 or not shared & set(authors[-1].marks))


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
    return [
        (int(number), re.compile(in_narrow_cell(words), re.I)) for number, words in _WORDS["position"].items()
    ]


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

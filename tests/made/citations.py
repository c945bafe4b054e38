"""Publications in the ways that people cite their own: each style turns a paper into lines of styled text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.made.authors import capital_family, initials_first, initials_last, whole
from tests.made.publications import Paper
from tests.made.sheet import Cite, Runs

Gold = dict[str, Any]


@dataclass(frozen=True)
class Manner:
    """What one CV does with all its papers."""

    style: str
    owner: str  # style of the owner's name: b, u or ""
    ranks: bool  # whether a rank such as CCF-A follows
    sentence_case: bool
    pages: bool
    links: bool
    words: dict[str, Any]


def manner(rng: Random, lang: str, words: dict[str, Any]) -> Manner:
    """The manner drawn for a CV."""
    pool = (
        ["ieee", "gbt", "nature", "bare", "stacked", "claim", "bracket"]
        if lang == "zh"
        else ["ieee", "acm", "apa", "nature", "bare", "stacked", "bracket", "quoted"]
    )
    return Manner(
        rng.choice(pool),
        rng.choice("bbbu") if rng.random() < 0.8 else "",
        lang == "zh" and rng.random() < 0.4,
        rng.random() < 0.25,
        rng.random() < 0.7,
        rng.random() < 0.12,
        words,
    )


def cite(rng: Random, paper: Paper, how: Manner) -> tuple[Cite, Gold]:
    """A paper as printed, and its gold."""
    title = sentence(paper.title) if how.sentence_case and not paper.chinese else paper.title
    lines, first = STYLES[how.style](rng, paper, title, how)
    review = paper.status == "review"
    if how.ranks and not review and paper.kind != "preprint":
        lines[-1] = (*lines[-1], (f"（{paper.rank}）", ""))
    if how.links:
        lines[-1] = (*lines[-1], (" [PDF] [Code]", ""))
    cells = {
        "title": title,
        "venue": "" if review else paper.venue,
        "rank": paper.rank if how.ranks else "",
        "year": "" if review else str(paper.year),
        "authorship": claim(rng, paper, how),
    }
    gold = {
        "title": title,
        "venue": None if review else paper.venue,
        "year": None if review else str(paper.year),
        "first_author": first,
    }
    return Cite(tuple(lines), cells), gold


def sentence(title: str) -> str:
    """A title in sentence case: only the first letter, letters after a colon and odd words stay capital."""
    from tests.made.people import lowered

    words = lowered(title)
    parts = [part[:1].upper() + part[1:] for part in words.split(": ")]
    joined = ": ".join(parts)
    return "? ".join(part[:1].upper() + part[1:] for part in joined.split("? "))


def claim(rng: Random, paper: Paper, how: Manner) -> str:
    """The owner's share in words."""
    kinds = how.words["authorship"]
    if paper.owner == 0 and not paper.co_first:
        return rng.choice(kinds["first"])
    return (
        rng.choice(kinds["cofirst"])
        if paper.first
        else kinds["other"][min(paper.owner - 1, len(kinds["other"]) - 1)]
    )


def names(
    paper: Paper, how: Manner, form: Callable[[str], str], comma: str = ", ", last: str = ", "
) -> list[tuple[str, str]]:
    """The author list as runs; equal first authors get a star."""
    runs: list[tuple[str, str]] = []
    for number, author in enumerate(paper.authors):
        if number:
            runs.append((last if number == len(paper.authors) - 1 else comma, ""))
        star = "*" if paper.co_first and number < 2 else ""
        runs.append((form(author) + star, how.owner if number == paper.owner else ""))
    return runs


def tail(paper: Paper, how: Manner, rng: Random) -> str:
    """What tells that a paper is accepted but not out."""
    return rng.choice(how.words["accepted"]) if paper.status == "accepted" else ""


def numbers(paper: Paper, form: str, how: Manner) -> str:
    """Volume, issue and pages in a form, where the manner has them and the paper is out."""
    if not how.pages or paper.status != "published" or paper.kind == "preprint":
        return ""
    return form.format(v=paper.volume, i=paper.issue, a=paper.pages[0], b=paper.pages[1])


def arxiv(paper: Paper) -> str:
    """An invented arXiv number of the paper's year."""
    return f"arXiv:{paper.year % 100:02}{paper.issue:02}.0{paper.pages[0] % 10000:04}"


def under_review(rng: Random, how: Manner) -> Runs:
    """What a paper without a venue yet ends in."""
    return ((rng.choice(how.words["review"]) + ".", "i"),)


def ieee(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Initials, quoted title, venue in italics, numbers, year."""
    head = [
        *names(paper, how, initials_first, last=" and " if len(paper.authors) == 2 else ", and "),
        (f", “{title},” ", ""),
    ]
    if paper.status == "review":
        return [(*head, *under_review(rng, how))], paper.first
    if paper.kind == "preprint":
        return [(*head, (f"{arxiv(paper)}, {paper.year}.", ""))], paper.first
    if paper.kind == "journal":
        place = [(paper.venue, "i"), (numbers(paper, ", vol. {v}, no. {i}, pp. {a}–{b}", how), "")]
    else:
        place = [("in ", ""), (f"Proc. {paper.venue}", "i"), (numbers(paper, ", pp. {a}–{b}", how), "")]
    return [(*head, *place, (f", {paper.year}{tail(paper, how, rng)}.", ""))], paper.first


def quoted(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Whole names, quoted title, venue and year; straight quotation marks."""
    head = [*names(paper, how, whole, last=" and "), (f'. "{title}". ', "")]
    return [(*head, *ending(rng, paper, how, "{venue} {year}"))], paper.first


def ending(rng: Random, paper: Paper, how: Manner, form: str) -> Runs:
    """Venue and year, or what stands for them."""
    if paper.status == "review":
        return under_review(rng, how)
    if paper.kind == "preprint":
        return ((f"{arxiv(paper)}, {paper.year}.", ""),)
    if paper.kind == "journal":
        form = "{venue}, {year}"
    issue = numbers(paper, ", {v}({i}): {a}–{b}", how) if paper.kind == "journal" else ""
    return (
        (form.format(venue=paper.venue, year=paper.year), "i"),
        (
            issue + tail(paper, how, rng) + ".",
            "",
        ),
    )


def acm(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Whole names, year, title, proceedings with the short name in brackets."""
    if paper.status == "review":
        return quoted(rng, paper, title, how)
    head = [*names(paper, how, whole, last=", and "), (f". {paper.year}. {title}. ", "")]
    if paper.kind == "preprint":
        return [(*head, (f"{arxiv(paper)}.", ""))], paper.first
    if paper.kind == "journal":
        place = [(paper.venue, "i"), (numbers(paper, " {v}, {i}, {a}–{b}", how) + ".", "")]
    elif paper.full.startswith("Findings"):
        place = [("In ", ""), (paper.venue, "i"), (".", "")]
    else:
        place = [
            ("In ", ""),
            (f"Proceedings of the {paper.full} ({paper.venue} ’{paper.year % 100:02})", "i"),
            (".", ""),
        ]
    return [(*head, *place)], paper.first


def apa(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Family names first, year in brackets, title in sentence case or not, venue in italics."""
    head = names(paper, how, initials_last, last=", & ")
    if paper.status == "review":
        return [(*head, (f" {title}. ", ""), *under_review(rng, how))], paper.first
    head.append((f" ({paper.year}). {title}. ", ""))
    if paper.kind == "preprint":
        return [(*head, (f"{arxiv(paper)}.", ""))], paper.first
    lead = "" if paper.kind == "journal" else "In "
    form = ", {v}({i}), {a}–{b}" if paper.kind == "journal" else " (pp. {a}–{b})"
    return [(*head, (lead, ""), (paper.venue, "i"), (numbers(paper, form, how) + ".", ""))], paper.first


def nature(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Family names first, title, venue in italics, volume in bold, year in brackets last."""
    head = [*names(paper, how, initials_last, last=" & "), (f" {title}. ", "")]
    if paper.status == "review":
        return [(*head, *under_review(rng, how))], paper.first
    if paper.kind == "preprint":
        return [(*head, (f"{arxiv(paper)} ({paper.year}).", ""))], paper.first
    volume = (
        [(f" {paper.volume}", "b"), (f", {paper.pages[0]}–{paper.pages[1]}", "")]
        if numbers(paper, "x", how)
        else []
    )
    return [(*head, (paper.venue, "i"), *volume, (f" ({paper.year}).", ""))], paper.first


def gbt(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """GB/T 7714: family names in capitals, [J] or [C] after the title."""
    head = [*names(paper, how, capital_family), (". ", "")]
    if paper.status == "review":
        return [(*head, (f"{title}. ", ""), *under_review(rng, how))], paper.first
    if paper.kind == "preprint":
        return [(*head, (f"{title}[J]. {arxiv(paper)}, {paper.year}.", ""))], paper.first
    if paper.kind == "journal":
        place = f"{title}[J]. {paper.venue}, {paper.year}" + numbers(paper, ", {v}({i}): {a}-{b}", how)
    else:
        place = f"{title}[C]//{paper.venue} {paper.year}" + numbers(paper, ": {a}-{b}", how)
    return [(*head, (place + tail(paper, how, rng) + ".", ""))], paper.first


def bare(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Title first in bold, names, venue."""
    head = [(title, "b"), (". ", ""), *names(paper, how, whole), (". ", "")]
    return [(*head, *ending(rng, paper, how, "{venue} {year}"))], paper.first


def stacked(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Title, names and venue on a line each."""
    return [
        ((title, "b"),),
        tuple(names(paper, how, whole)),
        ending(rng, paper, how, "{venue} {year}"),
    ], paper.first


def bracket(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """Venue and year in square brackets first; names, title after."""
    if paper.status == "review":
        return bare(rng, paper, title, how)
    head = [(f"[{paper.venue}{' ' if paper.kind != 'journal' else ', '}{paper.year}] ", "b"), (title, "")]
    return [(*head, (". ", ""), *names(paper, how, whole), (tail(paper, how, rng) + ".", ""))], paper.first


def claimed(rng: Random, paper: Paper, title: str, how: Manner) -> tuple[list[Runs], bool]:
    """No author list, but the owner's share in words: a common short form in Chinese CVs."""
    place = ending(rng, paper, how, "{venue} {year}")
    return [
        (
            (f"{title}, ", ""),
            *place[:-1],
            (place[-1][0].rstrip("."), place[-1][1]),
            (f"，{claim(rng, paper, how)}", "b"),
        )
    ], paper.first


STYLES: dict[str, Callable[[Random, Paper, str, Manner], tuple[list[Runs], bool]]] = {
    "ieee": ieee,
    "acm": acm,
    "apa": apa,
    "nature": nature,
    "gbt": gbt,
    "bare": bare,
    "stacked": stacked,
    "bracket": bracket,
    "claim": claimed,
    "quoted": quoted,
}

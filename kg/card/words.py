"""The short forms that a card writes: dates, results in numbers, ranks, authorship."""

from __future__ import annotations

import re

from kg.card.view import Link, Paper, Result
from kg.terms import ccf_claim

_RANK = re.compile(r"(\d+)\s*/\s*(\d+)")
_AUTHORSHIP = {
    "first": "first author",
    "co-first": "co-first author",
    "corresponding": "corresponding author",
    "co-author": "co-author",
}
_DIRECTIONS = {"increase": "↑ ", "decrease": "↓ "}
_MONTH = len("2021-09")  # the day of a date is left out


def period(start: str | None, end: str | None) -> str:
    """`2021-09 – present`, to the month; one date alone where only one is known."""
    start, end = (date[:_MONTH] if date else None for date in (start, end))
    if start and end:
        return start if start == end else f"{start} – {end}"
    return start or (f"until {end}" if end and end != "present" else end or "")


def month(date: str | None) -> str:
    """A date to the month."""
    return (date or "")[:_MONTH]


def amount(result: Result) -> str:
    """The number of a result with its direction and unit: `↑ 13–32 %`, `↓ 70 %`, `2–8 倍`."""
    if result.low is None and result.high is None:
        return ""
    ends = dict.fromkeys(_number(end) for end in (result.low, result.high) if end is not None)
    sign = _DIRECTIONS.get((result.change or "").rsplit("-", 1)[-1], "")
    return sign + "–".join(ends) + (f" {result.unit}" if result.unit else "")


def comparison(result: Result) -> str:
    """How a change is meant, where the résumé tells: `relative` or `absolute`."""
    kind, _, direction = (result.change or "").partition("-")
    return kind if direction else ("share" if kind == "share" else "")


def _number(value: float) -> str:
    return f"{abs(value):g}"


def grade(gpa: float, most: float | None) -> str:
    """`GPA 4.06 / 4.3`."""
    return f"GPA {gpa:g}" + (f" / {most:g}" if most is not None else "")


def place(rank: str) -> str:
    """A rank as printed, with its share of the cohort: `rank 3/253 (top 1.2 %)`."""
    match = _RANK.fullmatch(rank.strip())
    if not match or not int(match[2]):
        return rank
    return f"rank {rank} (top {100 * int(match[1]) / int(match[2]):.2g} %)"


def authorship(paper: Paper) -> str:
    """`first author`, `author 3 of 5`, or nothing when the résumé does not tell."""
    if paper.authorship:
        return _AUTHORSHIP.get(paper.authorship, paper.authorship)
    if paper.first_author:
        return "first author"
    if paper.author_position is None:
        return ""
    count = len(paper.authors)
    return f"author {paper.author_position}" + (f" of {count}" if count >= paper.author_position else "")


def leads(paper: Paper) -> bool:
    """Whether the candidate is first or co-first author."""
    return bool(paper.first_author) or paper.authorship in ("first", "co-first")


def claimed_letter(claim: str | None) -> str | None:
    """The CCF rank that a claim states, or None for a claim of another kind (`SCI`, `A类`)."""
    return ccf_claim(claim or "")


def dispute(paper: Paper) -> str:
    """What the résumé claims of a paper's rank, beside what the list says, where the two differ."""
    letter = claimed_letter(paper.claimed_rank)
    if not paper.claimed_rank or (letter and letter == paper.ccf_rank):
        return ""
    if letter is None:
        return f"claims {paper.claimed_rank}"
    listed = f"the list says CCF-{paper.ccf_rank}" if paper.ccf_rank else "the list gives none"
    return f"claims {paper.claimed_rank}, {listed}"


def appeared(paper: Paper) -> str:
    """Where and when: `Findings of EMNLP 2022`; a track that the venue's name does not tell is added."""
    where = " ".join(str(part) for part in (paper.venue, paper.year) if part)
    track = paper.track if paper.track != "main" else None
    if track and track.casefold() not in where.casefold():
        return f"{where} ({track})".strip()
    return where


def address(link: Link) -> str:
    """The address of a link without its scheme; nothing where only a label was printed."""
    return re.sub(r"^(https?://(www\.)?|mailto:)", "", link.url or "").rstrip("/")


def short(name: str | None, most: int = 40) -> str:
    """A name cut to what tells it apart: up to the colon of a title, or the words that fit `most` letters."""
    head = (name or "").split(": ")[0].split("：")[0]
    return head if len(head) <= most else head[: most - 1].rsplit(" ", 1)[0] + "…"

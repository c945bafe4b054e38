"""A candidate's card → what is compared, aspect by aspect, in the order of a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.card import words
from kg.card.view import Candidate, Paper
from kg.iris import name_key


class Item(NamedTuple):
    """Something that a candidate has: the same `key` is the same thing; `text` is how it is shown."""

    key: str
    text: str


Aspect = tuple[str, tuple[Item, ...]]

_DEGREES = ("phd", "master", "bachelor", "other")
_RANKS = "ABC"


def aspects(candidate: Candidate) -> list[Aspect]:
    """Everything that is compared; an aspect without items is one that the documents do not tell."""
    return [(name, tuple(dict.fromkeys(told(candidate)))) for name, told in _ASPECTS.items()]


def _item(text: str | None, shown: str | None = None) -> Iterator[Item]:
    if text:
        yield Item(name_key(text), shown or text)


def _degree(candidate: Candidate) -> Iterator[Item]:
    held = {study.degree for study in candidate.education}
    yield from _item(next((degree for degree in _DEGREES if degree in held), None))


def _studies(candidate: Candidate) -> Iterator[Item]:
    for study in candidate.education:
        about = ", ".join(filter(None, (study.degree_text or study.degree, study.field, _period(study))))
        yield from _item(study.institution, f"{study.institution} ({about})" if about else None)


def _grades(candidate: Candidate) -> Iterator[Item]:
    for study in candidate.education:
        mark = words.grade(study.gpa, study.gpa_max) if study.gpa is not None else None
        rank = words.place(study.rank) if study.rank else None
        yield from _item(", ".join(filter(None, (mark, rank))))


def _positions(candidate: Candidate) -> Iterator[Item]:
    for position in candidate.experience:
        about = ", ".join(filter(None, (position.title or position.kind, _period(position))))
        yield from _item(position.organization, f"{position.organization} ({about})" if about else None)


def _counts(candidate: Candidate) -> Iterator[Item]:
    """How many papers, of them as first author, and at venues of each rank of the CCF list."""
    if papers := candidate.papers:
        ranks = Counter(paper.ccf_rank for paper in papers if paper.ccf_rank)
        firsts = sum(bool(paper.first_author) for paper in papers)
        parts = [str(len(papers)), f"{firsts} first author" if firsts else ""]
        parts += [f"{ranks[rank]} CCF-{rank}" for rank in _RANKS if ranks[rank]]
        yield from _item(", ".join(filter(None, parts)))


def _papers(candidate: Candidate) -> Iterator[Item]:
    for paper in candidate.papers:
        yield from _item(paper.title, _paper(paper))


def _paper(paper: Paper) -> str:
    rank = f"CCF-{paper.ccf_rank}" if paper.ccf_rank else None
    about = ", ".join(filter(None, (paper.venue, str(paper.year) if paper.year else None, rank)))
    return f"{paper.title} ({about})" if about else str(paper.title)


def _period(entry: object) -> str:
    start, end = getattr(entry, "start", None), getattr(entry, "end", None)
    return "–".join((start or "", end or "")) if start or end else ""


def _each(field: str, name: str, *details: str) -> Callable[[Candidate], Iterator[Item]]:
    """The entries of a field of the card by their name, with details in brackets."""

    def told(candidate: Candidate) -> Iterator[Item]:
        for entry in getattr(candidate, field):
            called = getattr(entry, name)
            about = ", ".join(str(getattr(entry, each)) for each in details if getattr(entry, each))
            yield from _item(called, f"{called} ({about})" if about else None)

    return told


def _interests(candidate: Candidate) -> Iterator[Item]:
    own = (topic for study in candidate.education for topic in study.research_interests)
    for topic in (*candidate.research_interests, *own):
        yield from _item(topic)


def _awards(candidate: Candidate) -> Iterator[Item]:
    for award in candidate.awards:
        about = ", ".join((*award.years, *filter(None, [award.level])))
        yield from _item(award.name, f"{award.name} ({about})" if about else None)


_ASPECTS: dict[str, Callable[[Candidate], Iterator[Item]]] = {
    "degree": _degree,
    "studies": _studies,
    "grades": _grades,
    "research interests": _interests,
    "positions": _positions,
    "projects": _each("projects", "name", "role"),
    "paper counts": _counts,
    "venues": _each("papers", "venue"),
    "papers": _papers,
    "awards": _awards,
    "skills": _each("skills", "name", "level"),
    "languages": _each("languages", "name", "level"),
    "test scores": _each("test_scores", "test", "score"),
    "patents": _each("patents", "title", "kind"),
    "certificates": _each("certificates", "name"),
}

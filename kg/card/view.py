"""What a card shows of one candidate: plain text, ready to draw or to print as JSON.

Two sources fill it: the store (`kg.card.from_store`) and one document's profile
(`kg.card.from_profile`). Fields carry the names of the profile's JSON form; what only the graph
knows (the IRI, the rank of a paper on a published list) is beside them. Dates: `YYYY`, `YYYY-MM`,
`YYYY-MM-DD` or `present`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link as printed; either part may be absent."""

    label: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A result in numbers; `change` as in `extract.profile.Result`."""

    metric: str | None = None
    change: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    scope: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """A study; `rank` as printed (`3/253`, `前2%`)."""

    institution: str | None = None
    department: str | None = None
    degree: str | None = None
    degree_text: str | None = None
    field: str | None = None
    start: str | None = None
    end: str | None = None
    gpa: float | None = None
    gpa_max: float | None = None
    rank: str | None = None
    research_interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A job, internship or joint project with an organisation."""

    organization: str | None = None
    department: str | None = None
    title: str | None = None
    kind: str | None = None
    start: str | None = None
    end: str | None = None
    results: tuple[Result, ...] = ()
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the candidate's."""

    name: str | None = None
    role: str | None = None
    kind: str | None = None
    start: str | None = None
    end: str | None = None
    links: tuple[Link, ...] = ()
    results: tuple[Result, ...] = ()
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper; `ccf_rank` is the list's word in its edition `ccf_edition`, `claimed_rank` the résumé's."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    track: str | None = None
    year: int | None = None
    ccf_rank: str | None = None
    ccf_edition: str | None = None
    claimed_rank: str | None = None
    first_author: bool | None = None
    author_position: int | None = None
    authorship: str | None = None
    status: str | None = None
    links: tuple[Link, ...] = ()
    results: tuple[Result, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """An award with all its years."""

    name: str | None = None
    issuer: str | None = None
    years: tuple[str, ...] = ()
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill with its level as printed."""

    name: str | None = None
    level: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A human language with its level as printed."""

    name: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A test with its score as printed."""

    test: str | None = None
    score: str | None = None


@dataclass(frozen=True, slots=True)
class Patent:
    """A patent or registered software; `kind` and `status` as in `extract.profile.Patent`."""

    title: str | None = None
    inventor_position: int | None = None
    number: str | None = None
    kind: str | None = None
    status: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk or poster."""

    title: str | None = None
    event: str | None = None
    place: str | None = None
    date: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Reviewing, a committee, a membership: for whom, in which years or from when to when."""

    role: str | None = None
    kind: str | None = None
    organization: str | None = None
    years: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with who gave it."""

    name: str | None = None
    issuer: str | None = None
    date: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What the résumé says that no field holds."""

    heading: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """All that a card shows of one candidate; `label` is never empty, `name` only if printed."""

    label: str
    iri: str | None = None
    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    location: str | None = None
    research_interests: tuple[str, ...] = ()
    education: tuple[Study, ...] = ()
    experience: tuple[Position, ...] = ()
    projects: tuple[Project, ...] = ()
    papers: tuple[Paper, ...] = ()
    awards: tuple[Award, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    test_scores: tuple[Score, ...] = ()
    patents: tuple[Patent, ...] = ()
    talks: tuple[Talk, ...] = ()
    service: tuple[Service, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    other: tuple[Passage, ...] = ()
    documents: tuple[str, ...] = ()

    def results(self) -> Iterator[tuple[str | None, Result]]:
        """Each result in numbers with the name of what achieved it."""
        for position in self.experience:
            yield from ((position.organization or position.title, result) for result in position.results)
        for project in self.projects:
            yield from ((project.name, result) for result in project.results)
        for paper in self.papers:
            yield from ((paper.title, result) for result in paper.results)

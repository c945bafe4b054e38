"""The typed profile: what a résumé says, each fact with its place in the document.

A `Fact` holds one value together with the `Span` it was read from (`extract.facts`).
The JSON form (`to_json`) separates them again: values in place, and under `evidence` a JSON
pointer (RFC 6901) to each value with page, characters, words, confidence and rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any

from extract.facts import Fact as Fact
from extract.facts import Number as Number
from extract.facts import Span as Span
from extract.facts import T as T
from extract.facts import Text as Text
from extract.facts import bare, facts_in, placed
from extract.restored import entry


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its visible label; `url` is absent where the document prints a label only."""

    label: Text | None = None
    url: Text | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was achieved, in numbers: "13%~32%的AUC相对提升".

    `change` is one of increase, decrease, relative-increase, relative-decrease, absolute-increase,
    absolute-decrease, share ("1% of the clients") or level ("accuracy of 95%"). `low` and `high`
    are equal where one number is printed.
    """

    metric: Text | None = None
    change: Text | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Text | None = None
    scope: Text | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """A study. `degree`: bachelor, master, phd or other; `degree_text` as printed."""

    institution: Text | None = None
    department: Text | None = None
    degree: Text | None = None
    degree_text: Text | None = None
    field: Text | None = None
    start: Text | None = None
    end: Text | None = None
    gpa: Number | None = None
    gpa_max: Number | None = None
    rank: Text | None = None
    research_interests: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Experience:
    """A position. `kind`: internship, employment, research, joint-project, teaching or service."""

    organization: Text | None = None
    department: Text | None = None
    title: Text | None = None
    kind: Text | None = None
    start: Text | None = None
    end: Text | None = None
    results: tuple[Result, ...] = ()
    highlights: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project. `kind` as printed or known: laboratory, course, open-source, competition, …"""

    name: Text | None = None
    role: Text | None = None
    kind: Text | None = None
    start: Text | None = None
    end: Text | None = None
    links: tuple[Link, ...] = ()
    results: tuple[Result, ...] = ()
    highlights: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the résumé tells it.

    `venue`: short name without the year. `track`: main, findings, workshop, demo, … `authorship`:
    first, co-first, corresponding or co-author. `status`: published, accepted, under-review,
    preprint, in-preparation. `first_author` is absent when the document does not tell.
    """

    title: Text | None = None
    authors: tuple[Text, ...] = ()
    venue: Text | None = None
    track: Text | None = None
    year: Fact[int] | None = None
    claimed_rank: Text | None = None
    first_author: Fact[bool] | None = None
    author_position: Fact[int] | None = None
    authorship: Text | None = None
    status: Text | None = None
    links: tuple[Link, ...] = ()
    results: tuple[Result, ...] = ()
    summary: Text | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """An award with every year it was given in; `level` as printed ("校前 2%")."""

    name: Text | None = None
    issuer: Text | None = None
    years: tuple[Text, ...] = ()
    level: Text | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill; `level` as printed (熟练), `category` the label of its group."""

    name: Text | None = None
    level: Text | None = None
    category: Text | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A human language and how well it is known, as printed."""

    name: Text | None = None
    level: Text | None = None


@dataclass(frozen=True, slots=True)
class TestScore:
    """A test of language or aptitude; `score` as printed, absent where only a pass is told."""

    test: Text | None = None
    score: Text | None = None


@dataclass(frozen=True, slots=True)
class Patent:
    """A patent, or a piece of software whose copyright is registered.

    `number` as printed, with the office's name where that is part of it; `kind`: invention, utility-model,
    design or software-copyright; `status`: granted, registered, published or pending; `date` the last one
    told; `inventor_position` the owner's place among the inventors, from 1.
    """

    title: Text | None = None
    inventors: tuple[Text, ...] = ()
    inventor_position: Fact[int] | None = None
    number: Text | None = None
    kind: Text | None = None
    status: Text | None = None
    date: Text | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk or poster. `kind`: keynote, invited, oral, poster, tutorial, panel or lecture."""

    title: Text | None = None
    event: Text | None = None
    place: Text | None = None
    date: Text | None = None
    kind: Text | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """What was done for a venue or a body without a post there, one entry a venue.

    `role` as printed; `kind`: reviewer, committee, chair, editor, organizer, panelist, examiner, mentor,
    member or volunteer; `years` those printed one by one, `start` and `end` a printed period.
    """

    role: Text | None = None
    kind: Text | None = None
    organization: Text | None = None
    years: tuple[Text, ...] = ()
    start: Text | None = None
    end: Text | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate, a licence or a professional qualification; `number` as printed."""

    name: Text | None = None
    issuer: Text | None = None
    date: Text | None = None
    number: Text | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """A passage that no rule understood, kept with its heading."""

    heading: Text | None = None
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file a profile came from; `pages` is absent for formats without pages."""

    file: str
    sha256: str
    media_type: str
    language: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that one document says about its candidate. `text` is the document's, which spans point into.

    `warnings` are those of its reader.
    """

    source: Source
    text: str = field(default="", repr=False)
    warnings: tuple[str, ...] = ()
    name: Text | None = None
    emails: tuple[Text, ...] = ()
    phones: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()
    location: Text | None = None
    research_interests: tuple[Text, ...] = ()
    education: tuple[Education, ...] = ()
    experience: tuple[Experience, ...] = ()
    projects: tuple[Project, ...] = ()
    papers: tuple[Paper, ...] = ()
    awards: tuple[Award, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    test_scores: tuple[TestScore, ...] = ()
    patents: tuple[Patent, ...] = ()
    talks: tuple[Talk, ...] = ()
    service: tuple[Service, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    other: tuple[Other, ...] = ()

    @property
    def has_section(self) -> bool:
        """Whether anything was found that a résumé has a section for: a name and an address are none."""
        return any(getattr(self, name) for name in SECTIONS)

    def words(self, span: Span) -> str:
        """The very words at `span`, untouched."""
        return self.text[span.start : span.end]

    def facts(self) -> Iterator[tuple[str, Fact[Any]]]:
        """Every fact with its JSON pointer, in document order of the profile's fields."""
        for item in self._fields():
            yield from facts_in(f"/{item.name}", getattr(self, item.name))

    def _fields(self) -> Iterator[Field[Any]]:
        return (item for item in fields(self) if item.name not in ("source", "text", "warnings"))

    def to_json(self, *, whole: bool = False) -> dict[str, Any]:
        """The profile in the JSON form: `source`, the fields, and `evidence` by JSON pointer.

        `whole` is the form to store: it has the text in place of the words, and `from_json` reads it.
        """
        body: dict[str, Any] = {"source": {f.name: getattr(self.source, f.name) for f in fields(Source)}}
        body |= {"text": self.text, "warnings": list(self.warnings)} if whole else {}
        body |= {item.name: bare(getattr(self, item.name)) for item in self._fields()}
        words = None if whole else self.text
        return body | {"evidence": {pointer: placed(fact, words) for pointer, fact in self.facts()}}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Profile:
        """The profile of a `whole` JSON form; raises `KeyError` or `TypeError` for any other."""
        own = {name: body[name] for name in body.keys() - {"source", "text", "warnings", "evidence"}}
        told: Profile = entry(cls, {"source": None, **own}, body["evidence"])
        warnings = tuple(body["warnings"])
        return replace(told, source=Source(**body["source"]), text=body["text"], warnings=warnings)


SECTIONS = frozenset(item.name for item in fields(Profile)) - {
    *("source", "text", "warnings", "name", "emails", "phones", "links", "location", "other")
}
"""The fields that a résumé has sections for, by the names that `Profile` gives them."""

"""The store → what a candidate's card shows: a few SPARQL queries, read into the view.

The graph has no order; the evidence does, since it tells where in the document each statement was
read. So entries stand newest first, and all else as the document has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

from pyoxigraph import NamedNode

from kg.card import view
from kg.card.things import Graph, Thing
from kg.vocab import CV, RDFS, SCHEMA

Dated = TypeVar("Dated", view.Study, view.Position, view.Project)


class Queryable(Protocol):
    """What is asked of a store: SPARQL over the union of its graphs, with the usual prefixes."""

    def query(self, sparql: str) -> Any:
        """The solutions of a SELECT query."""


_OWNED = frozenset(
    (
        *(CV.education, CV.experience, CV.project, CV.authorship, CV.award, CV.skill, CV.language),
        *(CV.testResult, CV.patent, CV.talk, CV.service, CV.certificate),
        *(CV.passage, CV.document, CV.paper, CV.result, CV.link),
    )
)
_NAMED = frozenset((CV.venue, CV.person))
# Each query starts from given things, so that it costs as much as they say, however large the store is.
_SAID = """SELECT ?subject ?predicate ?object WHERE {{
  VALUES ?subject {{ {things} }} ?subject ?predicate ?object }}"""
_LABELS = """SELECT ?subject ?object WHERE {{
  VALUES ?subject {{ {things} }} ?subject rdfs:label ?object }}"""
_AUTHORSHIPS = """SELECT ?subject WHERE {{
  VALUES ?paper {{ {things} }} ?subject cv:paper ?paper }}"""
_PLACES = """SELECT ?subject ?object (MIN(?start) AS ?first) WHERE {{
  VALUES ?subject {{ {things} }}
  ?evidence cv:subject ?subject ; cv:object ?object ; oa:start ?start
}} GROUP BY ?subject ?object"""


def from_store(store: Queryable, candidate: NamedNode) -> view.Candidate:
    """All that the store tells of `candidate`, an IRI that it holds."""
    graph = Graph()
    things = {candidate}
    while new := things - graph.known:
        graph.known |= new
        for row in _rows(store, _SAID, new):
            graph.say(row["subject"], row["predicate"], row["object"])
        things = graph.pointed(_OWNED)
    for row in _rows(store, _PLACES, graph.known):
        graph.place(row["subject"], row["object"], int(row["first"].value))
    others = {row["subject"] for row in _rows(store, _AUTHORSHIPS, graph.pointed({CV.paper}))}
    for row in _rows(store, _SAID, others - graph.known):
        graph.say(row["subject"], row["predicate"], row["object"])
    for row in _rows(store, _LABELS, graph.pointed(_NAMED) - graph.known):
        graph.say(row["subject"], RDFS.label, row["object"])
    return _candidate(Thing(graph, candidate))


def _rows(store: Queryable, sparql: str, things: Iterable[NamedNode]) -> Iterator[Any]:
    """The solutions of a query about `things`; none about nothing."""
    if named := " ".join(map(str, things)):
        yield from store.query(sparql.format(things=named))


def _newest(entries: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.start or entry.end or "", reverse=True))


def _candidate(thing: Thing) -> view.Candidate:
    papers = [_paper(authorship) for authorship in thing.things(CV.authorship)]
    return view.Candidate(
        label=thing.text(RDFS.label) or thing.iri.value,
        iri=thing.iri.value,
        name=thing.text(SCHEMA.name),
        emails=thing.texts(SCHEMA.email),
        phones=thing.texts(SCHEMA.telephone),
        links=_links(thing),
        location=thing.text(SCHEMA.homeLocation),
        research_interests=thing.texts(CV.researchInterest),
        education=_newest(map(_study, thing.things(CV.education))),
        experience=_newest(map(_position, thing.things(CV.experience))),
        projects=_newest(map(_project, thing.things(CV.project))),
        papers=tuple(sorted(papers, key=lambda paper: -(paper.year or 0))),
        awards=tuple(sorted(map(_award, thing.things(CV.award)), key=_latest, reverse=True)),
        skills=tuple(map(_skill, thing.things(CV.skill))),
        languages=tuple(map(_language, thing.things(CV.language))),
        test_scores=tuple(map(_score, thing.things(CV.testResult))),
        patents=tuple(sorted(map(_patent, thing.things(CV.patent)), key=_day, reverse=True)),
        talks=tuple(sorted(map(_talk, thing.things(CV.talk)), key=_day, reverse=True)),
        service=tuple(map(_service, thing.things(CV.service))),
        certificates=tuple(map(_certificate, thing.things(CV.certificate))),
        other=tuple(map(_passage, thing.things(CV.passage))),
        documents=tuple(
            name for document in thing.things(CV.document) for name in document.texts(CV.fileName)
        ),
    )


def _latest(award: view.Award) -> str:
    return max(award.years, default="")


def _day(entry: view.Patent | view.Talk) -> str:
    return entry.date or ""


def _links(thing: Thing) -> tuple[view.Link, ...]:
    return tuple(view.Link(link.text(SCHEMA.name), link.text(SCHEMA.url)) for link in thing.things(CV.link))


def _result(thing: Thing) -> view.Result:
    return view.Result(
        metric=thing.text(CV.metric),
        change=thing.text(CV.change),
        low=thing.number(CV.low),
        high=thing.number(CV.high),
        unit=thing.text(CV.unit),
        scope=thing.text(CV.scope),
        text=thing.text(SCHEMA.description),
    )


def _study(thing: Thing) -> view.Study:
    return view.Study(
        institution=thing.text(CV.institutionText),
        department=thing.text(CV.departmentText),
        degree=thing.text(CV.degree),
        degree_text=thing.text(CV.degreeText),
        field=thing.text(CV.fieldOfStudy),
        start=thing.text(SCHEMA.startDate),
        end=thing.end(),
        gpa=thing.number(CV.gpa),
        gpa_max=thing.number(CV.gpaScale),
        rank=thing.text(CV.rankText),
        research_interests=thing.texts(CV.researchInterest),
    )


def _position(thing: Thing) -> view.Position:
    return view.Position(
        organization=thing.text(CV.organizationText),
        department=thing.text(CV.departmentText),
        title=thing.text(SCHEMA.roleName),
        kind=thing.text(CV.kind),
        start=thing.text(SCHEMA.startDate),
        end=thing.end(),
        results=tuple(map(_result, thing.things(CV.result))),
        highlights=thing.texts(CV.highlight),
    )


def _project(thing: Thing) -> view.Project:
    return view.Project(
        name=thing.text(SCHEMA.name),
        role=thing.text(SCHEMA.roleName),
        kind=thing.text(CV.kind),
        start=thing.text(SCHEMA.startDate),
        end=thing.end(),
        links=_links(thing),
        results=tuple(map(_result, thing.things(CV.result))),
        highlights=thing.texts(CV.highlight),
    )


def _paper(authorship: Thing) -> view.Paper:
    paper = next(authorship.things(CV.paper), authorship)
    first = authorship.text(CV.firstAuthor)
    return view.Paper(
        title=paper.text(SCHEMA.name),
        authors=_authors(paper),
        venue=paper.text(CV.venueText) or paper.label(CV.venue),
        track=paper.text(CV.track),
        year=paper.whole(SCHEMA.datePublished),
        ccf_rank=paper.text(CV.ccfRank),
        ccf_edition=paper.text(CV.ccfEdition),
        claimed_rank=paper.text(CV.claimedRank),
        first_author=None if first is None else first == "true",
        author_position=authorship.whole(CV.position),
        authorship=authorship.text(CV.authorRole),
        status=paper.text(CV.status),
        links=_links(paper),
        results=tuple(map(_result, paper.things(CV.result))),
        summary=paper.text(SCHEMA.abstract),
    )


def _authors(paper: Thing) -> tuple[str, ...]:
    """The authors whose place is known, in their order; none where that is the candidate alone."""
    told = (Thing(paper.graph, node) for node in paper.graph.subjects.get((paper.iri, CV.paper), []))
    placed = {(authorship.whole(CV.position), authorship.label(CV.person)) for authorship in told}
    names = [name for place, name in sorted((place, name) for place, name in placed if place and name)]
    return tuple(names) if len(names) > 1 else ()


def _award(thing: Thing) -> view.Award:
    years = tuple(sorted(thing.texts(CV.year)))
    return view.Award(thing.text(SCHEMA.name), thing.text(CV.issuerText), years, thing.text(CV.level))


def _skill(thing: Thing) -> view.Skill:
    return view.Skill(thing.text(SCHEMA.name), thing.text(CV.level), thing.text(CV.category))


def _language(thing: Thing) -> view.Language:
    return view.Language(thing.text(SCHEMA.name), thing.text(CV.level))


def _score(thing: Thing) -> view.Score:
    return view.Score(thing.text(SCHEMA.name), thing.text(CV.scoreText))


def _patent(thing: Thing) -> view.Patent:
    return view.Patent(
        title=thing.text(SCHEMA.name),
        inventor_position=thing.whole(CV.position),
        number=thing.text(CV.number),
        kind=thing.text(CV.kind),
        status=thing.text(CV.status),
        date=thing.text(SCHEMA.datePublished),
    )


def _talk(thing: Thing) -> view.Talk:
    return view.Talk(
        title=thing.text(SCHEMA.name),
        event=thing.text(CV.event),
        place=thing.text(SCHEMA.location),
        date=thing.text(SCHEMA.startDate),
        kind=thing.text(CV.kind),
    )


def _service(thing: Thing) -> view.Service:
    return view.Service(
        role=thing.text(SCHEMA.roleName),
        kind=thing.text(CV.kind),
        organization=thing.text(CV.servedForText),
        years=thing.texts(CV.year),
        start=thing.text(SCHEMA.startDate),
        end=thing.end(),
    )


def _certificate(thing: Thing) -> view.Certificate:
    return view.Certificate(
        name=thing.text(SCHEMA.name),
        issuer=thing.text(CV.issuerText),
        date=thing.text(SCHEMA.datePublished),
        number=thing.text(CV.number),
    )


def _passage(thing: Thing) -> view.Passage:
    return view.Passage(thing.text(CV.heading), thing.texts(CV.line))

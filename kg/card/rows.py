"""A candidate as rows, one an entry, for pipes: the same that the card shows, in columns."""

from __future__ import annotations

from collections.abc import Iterator

from kg.card import words
from kg.card.view import Candidate
from kg.render import Rows

COLUMNS = ("section", "name", "place", "start", "end", "detail")
Row = tuple[str | None, ...]


def card_rows(candidate: Candidate) -> Rows:
    """The rows of all sections, in the card's order."""
    sections = (_contacts, _education, _work, _papers, _results, _awards, _abilities, _activities, _other)
    return Rows(COLUMNS, [row for section in sections for row in section(candidate)])


def _joined(*values: object) -> str | None:
    return ", ".join(str(value) for value in values if value) or None


def _contacts(candidate: Candidate) -> Iterator[Row]:
    yield "candidate", candidate.label, candidate.location, None, None, candidate.iri
    yield from (("email", email, None, None, None, None) for email in candidate.emails)
    yield from (("phone", phone, None, None, None, None) for phone in candidate.phones)
    yield from (("link", link.label, link.url, None, None, None) for link in candidate.links)
    yield from (("interest", topic, None, None, None, None) for topic in candidate.research_interests)


def _education(candidate: Candidate) -> Iterator[Row]:
    for study in candidate.education:
        name = _joined(study.degree_text or study.degree, study.field)
        mark = words.grade(study.gpa, study.gpa_max) if study.gpa is not None else None
        rank = words.place(study.rank) if study.rank else None
        place = _joined(study.institution, study.department)
        yield "education", name, place, study.start, study.end, _joined(mark, rank)


def _work(candidate: Candidate) -> Iterator[Row]:
    for position in candidate.experience:
        place = _joined(position.organization, position.department)
        yield "experience", position.title, place, position.start, position.end, position.kind
    for project in candidate.projects:
        yield "project", project.name, project.role, project.start, project.end, project.kind


def _papers(candidate: Candidate) -> Iterator[Row]:
    for paper in candidate.papers:
        rank = f"CCF-{paper.ccf_rank} ({paper.ccf_edition})" if paper.ccf_rank else None
        year = str(paper.year) if paper.year else None
        detail = _joined(rank, words.dispute(paper), words.authorship(paper), paper.status)
        yield "paper", paper.title, paper.venue, year, None, detail


def _results(candidate: Candidate) -> Iterator[Row]:
    for owner, result in candidate.results():
        what = _joined(words.amount(result), words.comparison(result), result.scope)
        yield "result", result.metric or result.text, owner, None, None, what


def _awards(candidate: Candidate) -> Iterator[Row]:
    for award in candidate.awards:
        yield from (
            ("award", award.name, award.issuer, year, None, award.level) for year in award.years or (None,)
        )


def _abilities(candidate: Candidate) -> Iterator[Row]:
    yield from (("skill", skill.name, skill.category, None, None, skill.level) for skill in candidate.skills)
    yield from (("language", item.name, None, None, None, item.level) for item in candidate.languages)
    yield from (("test", item.test, None, None, None, item.score) for item in candidate.test_scores)


def _activities(candidate: Candidate) -> Iterator[Row]:
    for patent in candidate.patents:
        detail = _joined(patent.kind, patent.status)
        yield "patent", patent.title, patent.number, patent.date, None, detail
    for talk in candidate.talks:
        yield "talk", talk.title, _joined(talk.event, talk.place), talk.date, None, talk.kind
    for item in candidate.service:
        whole = ((item.start, item.end),) if item.start or item.end else ()
        for start, end in (*((year, None) for year in item.years), *whole) or ((None, None),):
            yield "service", item.role or item.kind, item.organization, start, end, item.kind
    for held in candidate.certificates:
        yield "certificate", held.name, held.issuer, held.date, None, held.number


def _other(candidate: Candidate) -> Iterator[Row]:
    for passage in candidate.other:
        yield from (("other", line, passage.heading, None, None, None) for line in passage.lines or (None,))

"""The kinds of entries of a profile: what makes each itself, and which field is told how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.profile import (
    Education,
    Experience,
    Fact,
    Language,
    Paper,
    Project,
    Result,
    Skill,
    TestScore,
)
from kg.iris import name_key
from kg.terms import boolean, date, decimal, integer, url, year
from kg.triples import tells
from kg.triples.telling import Kind, Part, Scene, Statement
from kg.vocab import CV, SCHEMA


def _keys(*facts: Fact[Any] | None) -> tuple[str | None, ...]:
    return tuple(_key(fact.value) if fact else None for fact in facts)


def _key(value: Any) -> str:
    return name_key(value) if isinstance(value, str) else decimal(value).value


def _joined(*facts: Fact[Any] | None, between: str = ", ") -> str:
    return between.join(str(fact.value) for fact in facts if fact)


def _result_key(result: Result) -> tuple[str | None, ...]:
    numbers = (result.metric, result.change, result.low, result.high, result.unit, result.scope)
    return _keys(*numbers) if any(numbers) else _keys(result.text)


def _result_label(result: Result) -> str:
    if result.text:
        return result.text.value
    numbers = (result.metric, result.change, result.low, result.high, result.unit)
    return _joined(*numbers, between=" ") or "result"


def _claim_label(claim: Skill | Language) -> str:
    level = f" ({claim.level.value})" if claim.level else ""
    return (claim.name.value if claim.name else "unnamed") + level


def _score_label(score: TestScore) -> str:
    return _joined(score.test, score.score, between=" ") or "test"


RESULT = Kind(
    "result",
    (CV.Result,),
    key=_result_key,
    label=_result_label,
    fields={
        "metric": tells.text(CV.metric),
        "change": tells.text(CV.change),
        "low": tells.value(CV.low, decimal),
        "high": tells.value(CV.high, decimal),
        "unit": tells.text(CV.unit),
        "scope": tells.text(CV.scope),
        "text": tells.text(SCHEMA.description),
    },
)

LINK = Kind(
    "link",
    (CV.Link,),
    key=lambda link: tuple(fact.value if fact else None for fact in (link.label, link.url)),
    label=lambda link: _joined(link.label or link.url),
    fields={"label": tells.text(SCHEMA.name), "url": tells.value(SCHEMA.url, url)},
)


def _addresses(scene: Scene) -> Iterator[Statement]:
    yield from ((SCHEMA.url, url(link.url.value)) for link in scene.entry.links if link.url)


_RESULTS = {"results": Part(CV.result, RESULT)}
_LINKS = {"links": Part(CV.link, LINK)}
_DATES = {"start": tells.value(SCHEMA.startDate, date), "end": tells.end}


def _study_key(study: Education) -> tuple[str | None, ...]:
    return _keys(study.institution, study.degree, study.field, study.start)


EDUCATION = Kind(
    "education",
    (CV.Education,),
    key=_study_key,
    label=lambda study: _joined(study.degree_text or study.degree, study.field, study.institution) or "study",
    fields={
        "institution": tells.organization(CV.institution, SCHEMA.CollegeOrUniversity),
        "department": tells.department("institution"),
        "degree": tells.text(CV.degree),
        "degree_text": tells.text(CV.degreeText),
        "field": tells.text(CV.fieldOfStudy),
        **_DATES,
        "gpa": tells.value(CV.gpa, decimal),
        "gpa_max": tells.value(CV.gpaScale, decimal),
        "rank": tells.rank,
        "research_interests": tells.text(CV.researchInterest),
    },
    mergeable=False,
)


def _work_key(work: Experience) -> tuple[str | None, ...]:
    return _keys(work.organization, work.title, work.start)


EXPERIENCE = Kind(
    "experience",
    (CV.Experience,),
    key=_work_key,
    label=lambda work: _joined(work.title or work.kind, work.organization) or "position",
    fields={
        "organization": tells.organization(CV.organization),
        "department": tells.department("organization"),
        "title": tells.text(SCHEMA.roleName),
        "kind": tells.text(CV.kind),
        **_DATES,
        "highlights": tells.text(CV.highlight),
    },
    parts=_RESULTS,
    mergeable=False,
)


def _project_label(project: Project) -> str:
    return _joined(project.name or project.role) or "project"


PROJECT = Kind(
    "project",
    (SCHEMA.Project,),
    key=lambda project: _keys(project.name),
    label=_project_label,
    fields={
        "name": tells.name,
        "role": tells.text(SCHEMA.roleName),
        "kind": tells.text(CV.kind),
        **_DATES,
        "highlights": tells.text(CV.highlight),
    },
    parts=_LINKS | _RESULTS,
    more=_addresses,
    mergeable=False,
)


def _paper_label(paper: Paper) -> str:
    return _joined(paper.title or paper.venue) or "paper"


def _paper_more(scene: Scene) -> Iterator[Statement]:
    yield SCHEMA.author, scene.telling.candidate
    yield from _addresses(scene)


def _own_place(scene: Scene) -> Iterator[Statement]:
    yield CV.person, scene.telling.candidate
    position = tells.own_position(scene.telling.profile.name, scene.entry)
    if position is not None:
        yield CV.position, integer(position)


PAPER = Kind(
    "paper",
    (SCHEMA.ScholarlyArticle,),
    key=lambda paper: _keys(paper.title),
    label=_paper_label,
    fields={
        "title": tells.name,
        "authors": tells.author,
        "venue": tells.venue,
        "track": tells.text(CV.track),
        "year": tells.value(SCHEMA.datePublished, year),
        "claimed_rank": tells.claimed_rank,
        "status": tells.text(CV.status),
        "summary": tells.text(SCHEMA.abstract),
    },
    parts=_LINKS | _RESULTS,
    more=_paper_more,
    owned=False,
)

AUTHORSHIP = Kind(
    "authorship",
    (CV.Authorship,),
    key=lambda paper: _keys(paper.title),
    label=_paper_label,
    fields={
        "first_author": tells.value(CV.firstAuthor, boolean),
        "author_position": tells.value(CV.position, integer),
        "authorship": tells.text(CV.authorRole),
    },
    aspects=(Part(CV.paper, PAPER),),
    more=_own_place,
)

AWARD = Kind(
    "award",
    (CV.AwardReceipt,),
    key=lambda award: _keys(award.name, award.issuer),
    label=lambda award: _joined(award.name) or "award",
    fields={
        "name": tells.name,
        "issuer": tells.organization(CV.issuer),
        "years": tells.value(CV.year, year),
        "level": tells.text(CV.level),
    },
)

SKILL = Kind(
    "skill-claim",
    (CV.SkillClaim,),
    key=lambda skill: _keys(skill.name),
    label=_claim_label,
    fields={
        "name": tells.term("skill", SCHEMA.DefinedTerm),
        "level": tells.text(CV.level),
        "category": tells.text(CV.category),
    },
)

LANGUAGE = Kind(
    "language-claim",
    (CV.LanguageClaim,),
    key=lambda language: _keys(language.name),
    label=_claim_label,
    fields={"name": tells.term("language", SCHEMA.Language), "level": tells.text(CV.level)},
)

TEST_RESULT = Kind(
    "test-result",
    (CV.TestResult,),
    key=lambda score: _keys(score.test, score.score),
    label=_score_label,
    fields={"test": tells.test, "score": tells.score},
)

PASSAGE = Kind(
    "passage",
    (CV.Passage,),
    key=lambda passage: _keys(passage.heading, *passage.lines),
    label=lambda passage: _joined(passage.heading or next(iter(passage.lines), None)) or "passage",
    fields={"heading": tells.text(CV.heading), "lines": tells.text(CV.line)},
)

CANDIDATE = Kind(
    "candidate",
    (CV.Candidate, SCHEMA.Person),
    key=lambda profile: (),  # who a candidate is takes more than the names of things: see candidate_iri
    label=lambda profile: _joined(profile.name),
    fields={
        "name": tells.name,
        "emails": tells.text(SCHEMA.email),
        "phones": tells.text(SCHEMA.telephone),
        "location": tells.text(SCHEMA.homeLocation),
        "research_interests": tells.text(CV.researchInterest),
    },
    parts=_LINKS
    | {
        "education": Part(CV.education, EDUCATION),
        "experience": Part(CV.experience, EXPERIENCE),
        "projects": Part(CV.project, PROJECT),
        "papers": Part(CV.authorship, AUTHORSHIP),
        "awards": Part(CV.award, AWARD),
        "skills": Part(CV.skill, SKILL),
        "languages": Part(CV.language, LANGUAGE),
        "test_scores": Part(CV.testResult, TEST_RESULT),
        "other": Part(CV.passage, PASSAGE),
    },
    more=_addresses,
)

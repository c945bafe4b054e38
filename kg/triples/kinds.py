"""The kinds of entries of a profile: what makes each itself, and which field is told how."""

from __future__ import annotations

from collections.abc import Iterator

from extract.profile import Education, Experience, Language, Paper, Project, Skill, TestScore
from kg.terms import boolean, decimal, integer, year
from kg.triples import tells
from kg.triples.activities import CERTIFICATE, PATENT, SERVICE, TALK
from kg.triples.parts import DATES, LINKS, RESULTS, addresses, joined, keys
from kg.triples.telling import Kind, Part, Scene, Statement
from kg.vocab import CV, SCHEMA


def _claim_label(claim: Skill | Language) -> str:
    level = f" ({claim.level.value})" if claim.level else ""
    return (claim.name.value if claim.name else "unnamed") + level


def _score_label(score: TestScore) -> str:
    return joined(score.test, score.score, between=" ") or "test"


def _study_key(study: Education) -> tuple[str | None, ...]:
    """Two documents may name the field in two languages, but seldom give two beginnings."""
    return keys(study.degree, study.start or study.field)


EDUCATION = Kind(
    "education",
    (CV.Education,),
    key=_study_key,
    at="institution",
    label=lambda study: joined(study.degree_text or study.degree, study.field, study.institution) or "study",
    fields={
        "institution": tells.organization(CV.institution, CV.institutionText, SCHEMA.CollegeOrUniversity),
        "department": tells.department("institution"),
        "degree": tells.text(CV.degree),
        "degree_text": tells.text(CV.degreeText),
        "field": tells.text(CV.fieldOfStudy),
        **DATES,
        "gpa": tells.value(CV.gpa, decimal),
        "gpa_max": tells.value(CV.gpaScale, decimal),
        "rank": tells.rank,
        "research_interests": tells.text(CV.researchInterest),
    },
    mergeable=False,
)


def _work_key(work: Experience) -> tuple[str | None, ...]:
    """A month at an organisation is enough; the title may be in another language."""
    is_month = work.start and len(work.start.value) > len("2020")
    return keys(None if is_month else work.title, work.start)


EXPERIENCE = Kind(
    "experience",
    (CV.Experience,),
    key=_work_key,
    at="organization",
    label=lambda work: joined(work.title or work.kind, work.organization) or "position",
    fields={
        "organization": tells.organization(CV.organization, CV.organizationText),
        "department": tells.department("organization"),
        "title": tells.text(SCHEMA.roleName),
        "kind": tells.text(CV.kind),
        **DATES,
        "highlights": tells.text(CV.highlight),
    },
    parts=RESULTS,
    mergeable=False,
)


def _project_label(project: Project) -> str:
    return joined(project.name or project.role) or "project"


PROJECT = Kind(
    "project",
    (SCHEMA.Project,),
    key=lambda project: keys(project.name),
    label=_project_label,
    fields={
        "name": tells.name,
        "role": tells.text(SCHEMA.roleName),
        "kind": tells.text(CV.kind),
        **DATES,
        "highlights": tells.text(CV.highlight),
    },
    parts=LINKS | RESULTS,
    more=addresses,
    mergeable=False,
)


def _paper_label(paper: Paper) -> str:
    return joined(paper.title or paper.venue) or "paper"


def _paper_more(scene: Scene) -> Iterator[Statement]:
    yield SCHEMA.author, scene.telling.candidate
    yield from addresses(scene)


def _own_place(scene: Scene) -> Iterator[Statement]:
    yield CV.person, scene.telling.candidate
    position = tells.own_position(scene.telling.profile.name, scene.entry)
    if position is not None:
        yield CV.position, integer(position)


PAPER = Kind(
    "paper",
    (SCHEMA.ScholarlyArticle,),
    key=lambda paper: keys(paper.title),
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
    parts=LINKS | RESULTS,
    more=_paper_more,
    titled=True,
    owned=False,
)

AUTHORSHIP = Kind(
    "authorship",
    (CV.Authorship,),
    key=lambda paper: keys(paper.title),
    label=_paper_label,
    fields={
        "first_author": tells.value(CV.firstAuthor, boolean),
        "author_position": tells.value(CV.position, integer),
        "authorship": tells.text(CV.authorRole),
    },
    aspects=(Part(CV.paper, PAPER),),
    more=_own_place,
    titled=True,
)

AWARD = Kind(
    "award",
    (CV.AwardReceipt,),
    key=lambda award: keys(award.name, award.issuer),
    label=lambda award: joined(award.name) or "award",
    fields={
        "name": tells.award,
        "issuer": tells.organization(CV.issuer, CV.issuerText),
        "years": tells.value(CV.year, year),
        "level": tells.text(CV.level),
    },
)

SKILL = Kind(
    "skill-claim",
    (CV.SkillClaim,),
    key=lambda skill: keys(skill.name),
    label=_claim_label,
    fields={
        "name": tells.known(CV.term, "skill", SCHEMA.DefinedTerm),
        "level": tells.text(CV.level),
        "category": tells.text(CV.category),
    },
)

LANGUAGE = Kind(
    "language-claim",
    (CV.LanguageClaim,),
    key=lambda language: keys(language.name),
    label=_claim_label,
    fields={"name": tells.language, "level": tells.text(CV.level)},
)

TEST_RESULT = Kind(
    "test-result",
    (CV.TestResult,),
    key=lambda score: keys(score.test, score.score),
    label=_score_label,
    fields={"test": tells.known(CV.test, "test", CV.Test), "score": tells.score},
)

PASSAGE = Kind(
    "passage",
    (CV.Passage,),
    key=lambda passage: keys(passage.heading, *passage.lines),
    label=lambda passage: joined(passage.heading or next(iter(passage.lines), None)) or "passage",
    fields={"heading": tells.text(CV.heading), "lines": tells.text(CV.line)},
)

CANDIDATE = Kind(
    "candidate",
    (CV.Candidate, SCHEMA.Person),
    key=lambda profile: (),  # who a candidate is takes more than the names of things: see candidate_iri
    label=lambda profile: joined(profile.name),
    fields={
        "name": tells.name,
        "emails": tells.text(SCHEMA.email),
        "phones": tells.text(SCHEMA.telephone),
        "location": tells.text(SCHEMA.homeLocation),
        "research_interests": tells.text(CV.researchInterest),
    },
    parts=LINKS
    | {
        "education": Part(CV.education, EDUCATION),
        "experience": Part(CV.experience, EXPERIENCE),
        "projects": Part(CV.project, PROJECT),
        "papers": Part(CV.authorship, AUTHORSHIP),
        "awards": Part(CV.award, AWARD),
        "skills": Part(CV.skill, SKILL),
        "languages": Part(CV.language, LANGUAGE),
        "test_scores": Part(CV.testResult, TEST_RESULT),
        "patents": Part(CV.patent, PATENT),
        "talks": Part(CV.talk, TALK),
        "service": Part(CV.service, SERVICE),
        "certificates": Part(CV.certificate, CERTIFICATE),
        "other": Part(CV.passage, PASSAGE),
    },
    more=addresses,
)

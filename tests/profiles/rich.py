"""A résumé with all that the sample lacks."""

from __future__ import annotations

from typing import Any

from extract.profile import (
    Award,
    Certificate,
    Education,
    Experience,
    Language,
    Link,
    Other,
    Paper,
    Patent,
    Profile,
    Project,
    Service,
    Skill,
    Talk,
    TestScore,
)
from tests.profiles.quote import Quote, profile

RICH = """\
Ada Lin
ada.lin@example.org | +86 138-0013-8000 | Hefei, China | GitHub: https://github.com/ada-lin
Research interests: knowledge graphs, question answering

Education
Tsinghua University, Department of Computer Science, Ph.D. in Computer Science, 2019-09-01 - present
GPA 93.5/100, top 2%

Experience
Google Research, Brain Team, Software Engineer, 2022 - 2023: cut latency by 35 to 40 ms in 3 products
University of Oslo, Teaching assistant, 2021-06 - 2021-12

Projects
Graphite (https://example.org/graphite), maintainer, open source, 2020 - present: 2x faster joins

Publications
A. Lin*, B. Zhou*, "Graphs that answer", VLDB 2023, CCF-A, accepted (* equal contribution)
B. Zhou, A. Lin, C. Dai. "Lifelong linking". IEEE Transactions on Knowledge and Data Engineering, 2018.
A. Lin. "Small talk about graphs". Workshop on Noisy Text at EMNLP 2020. https://example.org/talk.pdf
"An unfinished paper", under review

Awards
Best Paper Award, VLDB Endowment, 2023

Skills
Languages: fluent in Rust; SPARQL
English (C1), Norwegian
TOEFL 112/120; CET-6 passed

Patents
A. Lin, B. Zhou. "Joining tables by their graphs." US Patent 11,222,333, granted March 2022.

Talks
"Graphs at lunch", invited talk, Nordic Graph Days, Oslo, May 2023

Service
Reviewer: AAAI 2022, 2023; Associate Editor, Journal of Small Graphs, 2021 - present

Certificates
Certified Data Steward, DAMA Norway, 2020, No. DS-1234

Hobbies
Chess, and the history of the abacus
Juggling
"""


def rich() -> Profile:
    """A candidate with a name and all that the sample lacks."""
    q = Quote(RICH)
    return profile(
        RICH,
        "ada.md",
        "en",
        "text/markdown",
        name=q("Ada Lin"),
        emails=q.all("ada.lin@example.org"),
        phones=q.all("+86 138-0013-8000"),
        links=(Link(q("GitHub"), q("https://github.com/ada-lin")),),
        location=q("Hefei, China"),
        research_interests=q.all("knowledge graphs", "question answering"),
        education=(_rich_study(q.at("Tsinghua")),),
        experience=_rich_experience(q),
        projects=(_rich_project(q.at("Graphite")),),
        papers=_rich_papers(q),
        awards=(Award(q("Best Paper Award"), q("VLDB Endowment"), q.all("2023")),),
        skills=(Skill(q("Rust"), q("fluent"), q("Languages")), Skill(q("SPARQL"), None, q("Languages"))),
        languages=(Language(q("English"), q("C1")), Language(q("Norwegian"))),
        test_scores=(TestScore(q("TOEFL"), q("112/120")), TestScore(q("CET-6"))),
        **_rich_activities(q),
        other=(Other(q("Hobbies"), q.all("Chess, and the history of the abacus", "Juggling")),),
    )


def _rich_study(q: Quote) -> Education:
    return Education(
        institution=q("Tsinghua University"),
        department=q("Department of Computer Science"),
        degree=q("Ph.D.", "phd"),
        degree_text=q("Ph.D."),
        field=q("Computer Science"),
        start=q("2019-09-01"),
        end=q("present"),
        gpa=q("93.5", 93.5),
        gpa_max=q("100", 100.0),
        rank=q("top 2%"),
    )


def _rich_experience(q: Quote) -> tuple[Experience, ...]:
    q.at("Google Research")
    google = Experience(
        organization=q("Google Research"),
        department=q("Brain Team"),
        title=q("Software Engineer"),
        kind=q("Software Engineer", "employment", 0.8),
        start=q("2022"),
        end=q("2023"),
        results=(
            q.result(
                "cut latency by 35 to 40 ms in 3 products",
                metric="latency",
                change=("cut", "decrease"),
                low=("35", 35.0),
                high=("40", 40.0),
                unit="ms",
                scope="3 products",
            ),
        ),
    )
    q.at("University of Oslo")
    oslo = Experience(
        organization=q("University of Oslo"),
        title=q("Teaching assistant"),
        kind=q("Teaching", "teaching"),
        start=q("2021-06"),
        end=q("2021-12"),
    )
    return google, oslo


def _rich_project(q: Quote) -> Project:
    return Project(
        name=q("Graphite"),
        role=q("maintainer"),
        kind=q("open source", "open-source"),
        start=q("2020"),
        end=q("present"),
        links=(Link(url=q("https://example.org/graphite")),),
        results=(
            q.result(
                "2x faster joins",
                metric="joins",
                change=("faster", "increase"),
                low=("2", 2.0),
                high=("2", 2.0),
                unit="x",
            ),
        ),
    )


def _rich_activities(q: Quote) -> dict[str, Any]:
    q.at("A. Lin, B. Zhou.")
    patent = Patent(
        title=q("Joining tables by their graphs"),
        inventors=q.all("A. Lin", "B. Zhou"),
        inventor_position=q("A. Lin", 1),
        number=q("US Patent 11,222,333"),
        status=q("granted"),
        date=q("March 2022", "2022-03"),
    )
    talk = Talk(
        title=q("Graphs at lunch"),
        event=q("Nordic Graph Days"),
        place=q("Oslo"),
        date=q("May 2023", "2023-05"),
        kind=q("invited talk", "invited"),
    )
    q.at("Reviewer: AAAI")
    reviewing = Service(
        role=q("Reviewer"),
        kind=q("Reviewer", "reviewer"),
        organization=q("AAAI"),
        years=q.all("2022", "2023"),
    )
    editing = Service(
        role=q("Associate Editor"),
        kind=q("Associate Editor", "editor"),
        organization=q("Journal of Small Graphs"),
        start=q("2021"),
        end=q("present"),
    )
    q.at("Certified Data")
    certificate = Certificate(
        name=q("Certified Data Steward"), issuer=q("DAMA Norway"), date=q("2020"), number=q("DS-1234")
    )
    return {
        "patents": (patent,),
        "talks": (talk,),
        "service": (reviewing, editing),
        "certificates": (certificate,),
    }


def _rich_papers(q: Quote) -> tuple[Paper, ...]:
    q.at("A. Lin*")
    vldb = Paper(
        title=q("Graphs that answer"),
        authors=(q("A. Lin"), q("B. Zhou")),
        venue=q("VLDB"),
        track=q("VLDB", "main"),
        year=q("2023", 2023),
        claimed_rank=q("CCF-A"),
        first_author=q("A. Lin*", True),
        author_position=q("A. Lin*", 1),
        authorship=q("equal contribution", "co-first"),
        status=q("accepted"),
    )
    q.at("B. Zhou, A. Lin")
    journal = Paper(
        title=q("Lifelong linking"),
        authors=q.all("B. Zhou", "A. Lin", "C. Dai"),
        venue=q("IEEE Transactions on Knowledge and Data Engineering"),
        year=q("2018", 2018),
        first_author=q("B. Zhou, A. Lin", False),
        author_position=q("A. Lin", 2),
    )
    q.at("A. Lin. ")
    workshop = Paper(
        title=q("Small talk about graphs"),
        authors=q.all("A. Lin"),
        venue=q("Workshop on Noisy Text at EMNLP"),
        track=q("Workshop", "workshop"),
        year=q("2020", 2020),
        first_author=q("A. Lin", True),
        author_position=q("A. Lin", 1),
        links=(Link(url=q("https://example.org/talk.pdf")),),
    )
    q.at("An unfinished")
    return (
        vldb,
        journal,
        workshop,
        Paper(title=q("An unfinished paper"), status=q("under review", "under-review")),
    )

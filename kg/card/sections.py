"""The sections of a card: each a function from a candidate to what is drawn, or None when it is empty.

`most` is how many lines of a long text are shown; None shows all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.card import words
from kg.card.paragraph import Paragraph
from kg.card.pieces import DATES, after, joined, ledger, plain, stacked
from kg.card.timeline import timeline
from kg.card.view import Candidate, Paper, Passage, Position, Project, Study
from kg.visible import visible

_BADGES = {"A": "bold reverse green", "B": "bold reverse cyan", "C": "bold reverse magenta"}
_MONTH = 7  # cells of `2021-09`
_METRIC = 30  # most cells of the name of what was measured

Section = Callable[[Candidate, int | None], RenderableType | None]


def _drawn(table: Table) -> Table | None:
    return table if table.row_count else None


def _studies(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger()
    for study in candidate.education:
        table.add_row(plain(words.period(study.start, study.end)), _study(study))
    return _drawn(table)


def _study(study: Study) -> Group:
    degree = study.degree_text or (study.degree if study.degree != "other" else None)
    marks = [
        words.grade(study.gpa, study.gpa_max) if study.gpa is not None else None,
        words.place(study.rank) if study.rank else None,
    ]
    return stacked(
        joined([study.institution], "bold") + after(plain(degree)),
        joined([study.department, study.field]),
        joined(marks, "green"),
        joined(study.research_interests, "italic"),
    )


def _positions(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger()
    for position in candidate.experience:
        table.add_row(plain(words.period(position.start, position.end)), _position(position, most))
    return _drawn(table)


def _position(position: Position, most: int | None) -> Group:
    unit = joined([position.organization], "bold") + after(plain(position.department))
    role = joined([position.title, position.kind if position.kind != position.title else None])
    return stacked(unit, role, *_highlights(position.highlights, most))


def _projects(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger()
    for project in candidate.projects:
        table.add_row(plain(words.period(project.start, project.end)), _project(project, most))
    return _drawn(table)


def _project(project: Project, most: int | None) -> Group:
    about = joined([project.role, project.kind, *map(words.address, project.links)])
    return stacked(plain(project.name, "bold"), about, *_highlights(project.highlights, most))


def _highlights(highlights: Iterable[str], most: int | None) -> Iterator[Paragraph]:
    return (Paragraph(plain(highlight), most, bullet="• ") for highlight in highlights)


def _papers(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger(7)
    for paper in candidate.papers:
        table.add_row(_badge(paper), _paper(paper, most))
    return _drawn(table)


def _badge(paper: Paper) -> Text:
    """The official rank; a dash where the list gives none."""
    if paper.ccf_rank is None:
        return Text("   –", "dim")
    return plain(f" CCF-{paper.ccf_rank} ", _BADGES.get(paper.ccf_rank, "bold reverse"))


def _paper(paper: Paper, most: int | None) -> Group:
    facts = [
        plain(words.appeared(paper)),
        plain(words.authorship(paper), "bold green" if words.leads(paper) else ""),
        paper.status if paper.status != "published" else None,
        plain(f"CCF list {paper.ccf_edition}" if paper.ccf_edition else None, "dim"),
    ]
    lines = [plain(paper.title), joined(facts), plain(words.dispute(paper), "bold magenta")]
    if most is None:
        lines += [joined(map(words.address, paper.links), "dim"), plain(paper.summary, "dim")]
    return stacked(*lines)


def paper_counts(candidate: Candidate) -> str:
    """`4 · CCF-A: 2 · CCF-B: 1 · first author: 2`."""
    ranks = Counter(paper.ccf_rank for paper in candidate.papers if paper.ccf_rank)
    first = sum(map(words.leads, candidate.papers))
    parts = [str(len(candidate.papers)), *(f"CCF-{rank}: {ranks[rank]}" for rank in sorted(ranks))]
    return " · ".join([*parts, f"first author: {first}"] if first else parts)


def _results(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(max_width=_METRIC)
    table.add_column()
    for owner, result in candidate.results():
        what = joined([result.metric], "bold") + after(plain(words.comparison(result), "dim"), " ")
        where = joined([result.scope, words.short(owner)], "dim")
        if number := words.amount(result):
            table.add_row(plain(number, "green"), Paragraph(what), Paragraph(where))
    return _drawn(table)


def _awards(candidate: Candidate, most: int | None) -> RenderableType | None:
    years = [", ".join(award.years) for award in candidate.awards]
    table = ledger(min(DATES, max(map(len, years), default=0)))
    for award, given in zip(candidate.awards, years, strict=True):
        name = joined([award.name], "bold") + after(plain(award.level, "green"))
        table.add_row(plain(given), Paragraph(name + after(plain(award.issuer, "dim"))))
    return _drawn(table)


def _skills(candidate: Candidate, most: int | None) -> RenderableType | None:
    """The skills of each level on a line; those without a level by their category."""
    groups: dict[str, list[str | None]] = {}
    for skill in candidate.skills:
        groups.setdefault(visible(skill.level or skill.category or ""), []).append(skill.name)
    table = ledger(min(DATES, max(map(cell_len, groups), default=0)))
    for label, names in groups.items():
        table.add_row(Text(label, "dim"), Paragraph(joined(names)))
    return _drawn(table)


def _languages(candidate: Candidate, most: int | None) -> RenderableType | None:
    spoken = [_pair(language.name, language.level) for language in candidate.languages]
    scores = [_pair(score.test, score.score) for score in candidate.test_scores]
    return stacked(joined(spoken), joined(scores)) if spoken or scores else None


def _pair(name: str | None, value: str | None) -> Text:
    return plain(name) + after(plain(value, "bold"), " ")


def _patents(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger(_MONTH)
    for patent in candidate.patents:
        place = f"inventor {patent.inventor_position}" if patent.inventor_position else None
        facts = joined([patent.number, patent.kind, plain(patent.status, "green"), place])
        table.add_row(plain(words.month(patent.date)), stacked(plain(patent.title), facts))
    return _drawn(table)


def _talks(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger(_MONTH)
    for talk in candidate.talks:
        where = joined([talk.event, talk.place, plain(talk.kind, "green")])
        table.add_row(plain(words.month(talk.date)), stacked(plain(talk.title), where))
    return _drawn(table)


def _service(candidate: Candidate, most: int | None) -> RenderableType | None:
    """What was done for each venue or body; the same role stands once, before all of them."""
    roles: dict[str, list[Text]] = {}
    for item in candidate.service:
        when = ", ".join([*item.years, *filter(None, [words.period(item.start, item.end)])])
        body = plain(item.organization) + after(plain(when, "dim"), " ")
        roles.setdefault(item.role or item.kind or "", []).append(body)
    lines = [Paragraph(plain(role, "bold") + after(joined(bodies))) for role, bodies in roles.items()]
    return stacked(*lines) if lines else None


def _certificates(candidate: Candidate, most: int | None) -> RenderableType | None:
    table = ledger(_MONTH)
    for item in candidate.certificates:
        issuer = joined([item.issuer, item.number], "dim")
        table.add_row(plain(words.month(item.date)), Paragraph(plain(item.name) + after(issuer)))
    return _drawn(table)


def _other(candidate: Candidate, most: int | None) -> RenderableType | None:
    passages = [_passage(passage, most) for passage in candidate.other]
    return Group(*passages) if passages else None


def _passage(passage: Passage, most: int | None) -> Group:
    shown = passage.lines[:most]
    hidden = len(passage.lines) - len(shown)
    return stacked(
        plain(passage.heading, "bold"),
        *(Paragraph(plain(line), most) for line in shown),
        plain(f"… {hidden} more {'line' if hidden == 1 else 'lines'}" if hidden else None, "dim"),
    )


LIFE: tuple[tuple[str, Section], ...] = (
    ("Education", _studies),
    ("Timeline", lambda candidate, most: timeline(candidate)),
    ("Experience", _positions),
    ("Projects", _projects),
)
WORK: tuple[tuple[str, Section], ...] = (
    ("Papers", _papers),
    ("Results", _results),
    ("Patents", _patents),
    ("Awards", _awards),
    ("Skills", _skills),
    ("Languages and tests", _languages),
    ("Certificates", _certificates),
    ("Talks", _talks),
    ("Service", _service),
    ("Also in the document", _other),
)

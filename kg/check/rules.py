"""All rules: what each is called, how bad it is when it is broken, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg.check import bibliographic, grades, periods, ranks, texts, twice, unknown
from kg.check.finding import NOTE, VIOLATION, WARNING, Found
from kg.check.said import Said
from kg.check.world import World


class Rule(NamedTuple):
    """A rule; the first line of the docstring of its function says what holds where it is kept."""

    kind: str
    severity: str
    check: Callable[[Said, World], Iterator[Found]]


class RuleBetween(NamedTuple):
    """A rule on all documents of a candidate together."""

    kind: str
    severity: str
    check: Callable[[Sequence[Said], World], Iterator[tuple[Said, Found]]]


RULES = (
    Rule("claimed-rank", VIOLATION, ranks.claimed_rank),
    Rule("claimed-rank-track", VIOLATION, ranks.claimed_rank_track),
    Rule("year", VIOLATION, bibliographic.year),
    Rule("venue", VIOLATION, bibliographic.venue),
    Rule("author-position", VIOLATION, bibliographic.author_position),
    Rule("gpa", VIOLATION, grades.gpa),
    Rule("cohort", VIOLATION, grades.cohort),
    Rule("score", VIOLATION, grades.score),
    Rule("dates-reversed", VIOLATION, periods.dates_reversed),
    Rule("impossible-date", VIOLATION, periods.impossible_date),
    Rule("overlapping-studies", WARNING, periods.overlapping_studies),
    Rule("overlapping-jobs", WARNING, periods.overlapping_jobs),
    Rule("present", WARNING, periods.present),
    Rule("first-paper", NOTE, periods.first_paper),
    Rule("placeholder", WARNING, texts.placeholder),
    Rule("hidden-text", WARNING, texts.hidden_text),
    Rule("reader", NOTE, texts.unread),
    Rule("unknown-venue", NOTE, unknown.unknown_venue),
    Rule("unknown-institution", NOTE, unknown.unknown_institution),
    Rule("unknown-organization", NOTE, unknown.unknown_organization),
    Rule("look-alike-venue", WARNING, unknown.look_alike_venue),
    Rule("two-first-authors", WARNING, twice.two_first_authors),
)
"""Of one document."""

BETWEEN = (RuleBetween("told-differently", WARNING, twice.told_differently),)
"""Between the documents of one candidate."""

SHAPE = "shape"
"""The kind of what the SHACL shapes do not allow, always a violation."""

"""The mentions of `*.tsv`, as people write them, and how well they are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.reference import Context, Reference

UNKNOWN, SEVERAL = "-", "?"


class Case(NamedTuple):
    """A mention of a thing of a `kind`, what stands near, and the `key` of what it means.

    `-` means nothing that the tables have, `?` several things, of which none may be taken for a fact.
    """

    mention: str
    kind: str
    key: str
    near: str = ""


class Measured(NamedTuple):
    """How many mentions there are and were linked, and how well."""

    mentions: int
    unknown: int
    precision: float
    recall: float
    false_links: float

    def __str__(self) -> str:
        return (
            f"{self.mentions} mentions, {self.unknown} of nothing known or of several things: precision "
            f"{self.precision:.3f}, recall {self.recall:.3f}, false links {self.false_links:.3f}"
        )


def cases() -> list[Case]:
    """All mentions."""
    files = sorted(Path(__file__).parent.glob("*.tsv"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def link(case: Case) -> str:
    """The key of the thing that the mention is taken for; empty where it is for none."""
    near = (case.near,) if case.near else ()
    best = Reference.load().resolve(case.mention, case.kind, Context(near=near))[0]
    return best.key if best.is_fact else ""


def mistakes(every: Iterable[Case]) -> Iterator[tuple[Case, str]]:
    """The mentions that are not linked as they should be, with what they were linked to."""
    for case in every:
        expected = "" if case.key in (UNKNOWN, SEVERAL) else case.key
        if (found := link(case)) != expected:
            yield case, found


def measured() -> Measured:
    """The figures over all mentions."""
    every = cases()
    known = [case for case in every if case.key not in (UNKNOWN, SEVERAL)]
    others = len(every) - len(known)
    links = {case: link(case) for case in every}
    right = sum(links[case] == case.key for case in known)
    false = sum(bool(links[case]) for case in every if case.key in (UNKNOWN, SEVERAL))
    made = sum(map(bool, links.values()))
    return Measured(len(every), others, right / made, right / len(known), false / others)

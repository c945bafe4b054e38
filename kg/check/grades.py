"""Numbers that cannot be: a GPA above its scale, a place beyond its cohort, a score above the highest."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import terms
from kg.check.finding import ITSELF, Found
from kg.check.said import Said
from kg.check.world import World
from kg.vocab import CV

_LARGEST_SCALE = 100
"""No scale of grades in use goes higher."""


def gpa(said: Said, world: World) -> Iterator[Found]:
    """A GPA is not above its scale, nor above a hundred."""
    for study in said.of(CV.Education):
        grade, scale = said.number(study, CV.gpa), said.number(study, CV.gpaScale)
        highest = scale or _LARGEST_SCALE
        if grade is not None and grade > highest:
            claim = f"GPA {grade:g}" + (f" / {scale:g}" if scale else "")
            yield Found(study, CV.gpa, claim, f"above the highest, {highest:g}", ITSELF)


def cohort(said: Said, world: World) -> Iterator[Found]:
    """A place is not beyond the number of those who were ranked, a share not above all."""
    for study in said.of(CV.Education):
        for printed in said.values(study, CV.rankText):
            if (told := terms.fraction(printed)) and not 0 < told[0] <= told[1]:
                yield Found(study, CV.rankText, printed, f"no place {told[0]} among {told[1]}", ITSELF)
            elif (share := terms.percent(printed)) and share > 100:
                yield Found(study, CV.rankText, printed, "more than all", ITSELF)


def score(said: Said, world: World) -> Iterator[Found]:
    """A score is not above the highest that is printed beside it, or that the test has."""
    for result in said.of(CV.TestResult):
        reached = said.number(result, CV.score)
        for highest, source in _highest(result, said, world) if reached is not None else ():
            if reached and reached > highest:
                yield Found(result, CV.score, said.label(result), f"above the highest, {highest:g}", source)
                break


def _highest(result: NamedNode, said: Said, world: World) -> Iterator[tuple[float, str]]:
    """The highest scores that there may be, by the document and by the reference facts."""
    if printed := said.number(result, CV.scoreMax):
        yield printed, ITSELF
    for test in said.objects(result, CV.test):
        yield from ((highest, world.source) for highest in world.numbers(test, CV.scoreMax))

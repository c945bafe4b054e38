"""Golds and what was read of their files → the verdicts on each document, and figures over verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.equality import lenient, strict
from kg.evaluation.sections import CORE, Json
from kg.evaluation.verdicts import Verdict, judge


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its format, its gold, and its profile in the JSON form, or why there is none."""

    document: str
    format: str
    gold: Json
    profile: Json | None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with the verdicts on it by both measures, and why it could not be read."""

    document: str
    format: str
    strict: tuple[Verdict, ...]
    lenient: tuple[Verdict, ...]
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many fields are right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Figures:
        """The figures over some verdicts; a field that differs is both spurious and missed."""
        every = list(verdicts)
        right = sum(verdict.right for verdict in every)
        return cls(right, sum(v.spurious for v in every), sum(v.missed for v in every))

    @property
    def fields(self) -> int:
        """How many fields the golds tell."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was told that is right; 1 where nothing was told."""
        told = self.right + self.spurious
        return self.right / told if told else 1.0

    @property
    def recall(self) -> float:
        """The share of what is to be told that was; 1 where there is nothing to tell."""
        return self.right / self.fields if self.fields else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate(readings: Iterable[Reading]) -> tuple[Scored, ...]:
    """The verdicts on each document; of one without a profile every field is missed."""
    return tuple(map(_scored, readings))


def _scored(reading: Reading) -> Scored:
    exact, loose = (tuple(judge(reading.gold, reading.profile or {}, equal)) for equal in (strict, lenient))
    return Scored(reading.document, reading.format, exact, loose, reading.failure)


def core(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that the measure is over."""
    return [verdict for verdict in verdicts if verdict.section in CORE]

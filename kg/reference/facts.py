"""The shipped facts as typed rows: venues, tests."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from extract.shipped import shipped

FILES = ("venues.csv", "venue_words.csv", "skills.csv")

VenueType = Literal["conference", "journal"]

_CCF = "ccf_"  # one column for each edition of the CCF list: ccf_2022


@dataclass(frozen=True, slots=True)
class Rank:
    """A grade (`value`: A, B, C) in an `edition` of the CCF list."""

    value: str
    edition: str


@dataclass(frozen=True, slots=True)
class Venue:
    """A conference or journal. `key` is dblp's, or one of ours (`ccf/…`, `findings/…`) where dblp has none.

    `ccf` is the grade by edition; `core` and `thcpl` are grades of undated lists.
    """

    key: str
    abbreviation: str
    name: str
    type: VenueType
    areas: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ccf: Mapping[str, str] = field(default_factory=dict, hash=False)
    core: str = ""
    thcpl: str = ""
    publisher: str = ""

    @property
    def label(self) -> str:
        """The short name, where there is one."""
        return self.abbreviation or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the short one first."""
        return tuple(name for name in (self.abbreviation, self.name, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class Test:
    """A test by its canonical name and its aliases."""

    name: str
    aliases: tuple[str, ...]


def venues() -> tuple[Venue, ...]:
    """The venues of `data/venues.csv`."""
    return tuple(_venue(row) for row in rows("venues.csv"))


def tests() -> tuple[Test, ...]:
    """The tests among the skills of `data/skills.csv`."""
    found = (row for row in rows("skills.csv") if row["category"] == "test")
    return tuple(Test(row["name"], _several(row["aliases"])) for row in found)


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped table, by column name."""
    with (shipped("data") / file).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _venue(row: dict[str, str]) -> Venue:
    return Venue(
        key=row["key"],
        abbreviation=row["abbreviation"],
        name=row["name"],
        type="journal" if row["type"] == "journal" else "conference",
        areas=_several(row["area"]),
        aliases=_several(row["aliases"]),
        ccf={name.removeprefix(_CCF): row[name] for name in row if name.startswith(_CCF) and row[name]},
        core=row["core"],
        thcpl=row["thcpl"],
        publisher=row["publisher"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()

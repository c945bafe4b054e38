"""Reference facts: venues with their ranks in every edition of a list, and what a printed name means."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Quad

from extract.shipped import shipped
from kg.iris import DEFAULT_BASE, name_key


@dataclass(frozen=True, slots=True)
class Rank:
    value: str
    edition: str


@dataclass(frozen=True, slots=True)
class Venue:
    key: str
    abbreviation: str
    name: str
    ccf: dict[str, str]


@dataclass(frozen=True)
class Reference:
    venues: dict[str, Venue]
    version: str = "0"

    @classmethod
    @cache
    def load(cls) -> Reference:
        found = {}
        with shipped("data/venues.csv").open(encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                v = Venue(
                    row["key"],
                    row["abbreviation"],
                    row["name"],
                    {e: row[f"ccf_{e}"] for e in ("2019", "2022", "2026")},
                )
                found.setdefault(name_key(v.abbreviation), v)
                found.setdefault(name_key(v.name), v)
        return cls(found)

    def venue(self, text: str) -> Venue | None:
        text = text.removeprefix("Findings of ")
        return self.venues.get(name_key(text))

    def rank(self, venue: Venue, year: int, track: str | None) -> Rank | None:
        if track not in (None, "main"):
            return None
        edition = max((e for e in venue.ccf if int(e) <= year), default="2019")
        return Rank(venue.ccf[edition], edition) if venue.ccf[edition] else None

    def quads(self, base: str = DEFAULT_BASE) -> Iterator[Quad]:
        from kg.iris import Iris
        from kg.vocab import OWL
        from pyoxigraph import Literal

        g = Iris(base).reference_graph
        yield Quad(g, OWL.versionInfo, Literal(self.version), g)

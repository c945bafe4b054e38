"""The facts of `data/` as typed rows: venues, institutions and units, skills, awards, tests, …"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from extract.tables import csv_table

FILES = (
    "venues.csv",
    "venue_words.csv",
    "institutions.csv",
    "institution_words.csv",
    "units.csv",
    "places.csv",
    "skills.csv",
    "fields.csv",
    "awards.csv",
    "tests.csv",
    "degrees.csv",
    "majors.csv",
    "han.csv",
)

VenueType = Literal["conference", "journal"]
Row = dict[str, str]
T = TypeVar("T")

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
    def parts(self) -> tuple[object, ...]:
        """The values of the fields, in order."""
        return tuple(getattr(self, name) for name in self.__slots__)

    @property
    def label(self) -> str:
        """The short name, where there is one."""
        return self.abbreviation or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the short one first."""
        return tuple(name for name in (self.abbreviation, self.name, *self.aliases) if name)


class Thing(NamedTuple):
    """An institution, unit, skill, award, test, degree or major; no other of its `kind` has its `key`.

    `own` are its proper names, the first being the label; `aliases` all others. What else is known of it
    is in `facts`, by column of its table; `places` of an institution are its province and city.
    """

    kind: str
    key: str
    own: tuple[str, ...]
    aliases: tuple[str, ...]
    facts: Row
    places: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name that it is shown by."""
        return self.own[0]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys((*self.own, *self.aliases)))

    @property
    def country(self) -> str:
        """The country (ISO 3166-1 alpha-2) of an institution."""
        return self.facts.get("country", "")

    @property
    def parent(self) -> str:
        """The key of the institution that this one is a part of."""
        return self.facts.get("parent", "")

    @property
    def is_scoped(self) -> bool:
        """Whether its name means it only beside the name of its parent."""
        return bool(self.facts.get("scoped"))


class Place(NamedTuple):
    """A country, or a city or province of it, by all its names."""

    name: str
    names: tuple[str, ...]
    country: str
    is_country: bool


class Tables:
    """The tables of one folder. Bad rows are left out and told in `faults`, by file and line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []

    def venues(self) -> tuple[Venue, ...]:
        """The rows of `venues.csv`."""
        return tuple(self._unique("venues.csv", "key", _venue))

    def institutions(self) -> tuple[Thing, ...]:
        """The rows of `institutions.csv` and `units.csv`, which have the country of their parents."""
        found = {thing.key: thing for thing in self._unique("institutions.csv", "name", _institution)}
        for unit in self._unique("units.csv", "name", _institution):
            parent = found.get(unit.parent)
            if parent is None or unit.key in found:
                self.faults.append(f"units.csv: {unit.key}: no such parent, or a taken name; left out")
            else:
                facts = {**unit.facts, "country": parent.country}
                found[unit.key] = unit._replace(facts=facts, places=parent.places)
        return tuple(found.values())

    def things(self, kind: str) -> tuple[Thing, ...]:
        """The skills, awards, tests, degrees or majors."""
        key = "key" if kind == "degree" else "name"
        files = ("skills.csv", "fields.csv") if kind == "skill" else (f"{kind}s.csv",)
        return tuple(
            thing
            for file in files
            for thing in self._unique(file, key, lambda row: _thing(kind, row[key], row))
        )

    def places(self) -> tuple[Place, ...]:
        """The rows of `places.csv`."""
        return tuple(map(_place, self.rows("places.csv")))

    def rows(self, file: str) -> Iterator[Row]:
        """The rows of a table by column name."""
        table = csv_table(self.folder / file)
        self.faults += [f"{file} line {line}: {reason}; left out" for line, reason in table.faults]
        return table.each()

    def _unique(self, file: str, key: str, make: Callable[[Row], T]) -> Iterator[T]:
        """What the rows with a key of their own make; a second one of the same key is left out."""
        seen: set[str] = set()
        lines = csv_table(self.folder / file).lines
        for line, row in zip(lines, self.rows(file), strict=True):
            if not row[key] or row[key] in seen:
                reason = f"{row[key]!r} is there already" if row[key] else f"no {key}"
                self.faults.append(f"{file} line {line}: {reason}; left out")
                continue
            seen.add(row[key])
            yield make(row)


def _venue(row: Row) -> Venue:
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


def _institution(row: Row) -> Thing:
    return _thing("institution", row["name"], row)._replace(places=_several(row.get("place", "")))


def _thing(kind: str, key: str, row: Row) -> Thing:
    own = tuple(dict.fromkeys(name for name in (row["name"], row.get("name_en", "")) if name))
    return Thing(kind, key, own, _several(row["aliases"]), row)


def _place(row: Row) -> Place:
    names = (row["name"], *_several(row["aliases"]))
    return Place(row["name"], names, row["country"], row["kind"] == "country")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()

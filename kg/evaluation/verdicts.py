"""One gold and one profile → a verdict on each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.assignment import assign
from kg.evaluation.equality import Equal
from kg.evaluation.likeness import alike, empty
from kg.evaluation.sections import MAY_BE_INFERRED, SECTIONS, Json, Section

LEAST_ALIKE = 0.5
"""Entries that are less alike are no pair."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A field that was judged: `entry` names the gold entry that it is of, None where gold has none."""

    section: Section
    field: str
    gold: Any
    found: Any
    right: bool
    entry: str | None = None

    @property
    def spurious(self) -> bool:
        """Whether the profile tells what it should not."""
        return not self.right and not empty(self.found)

    @property
    def missed(self) -> bool:
        """Whether the profile does not tell what it should."""
        return not self.right and not empty(self.gold)


def judge(gold: Json, profile: Json, equal: Equal) -> Iterator[Verdict]:
    """A verdict on each field that gold or profile tells, in the sections that the gold has."""
    for section in SECTIONS:
        wanted, found = section.of(gold), section.of(profile)
        if section.name not in gold and wanted is None:
            continue
        if section.shape == "value":
            yield from _verdict(section, section.name, wanted, found, equal)
        elif section.shape == "set":
            yield from _items(section, _texts(wanted), _texts(found), equal)
        else:
            yield from _entries(section, wanted or [], found or [], equal)


def _verdict(
    section: Section, field: str, gold: Any, found: Any, equal: Equal, entry: str | None = None
) -> Iterator[Verdict]:
    if not empty(gold) or not empty(found):
        right = not empty(gold) and not empty(found) and equal(field, gold, found)
        yield Verdict(section, field, gold, found, right, entry)


def _texts(items: Iterable[Any] | None) -> list[Any]:
    """Items as texts: those of a profile may be objects, with a name or an address."""
    return [
        item.get("name") or item.get("url") or "" if isinstance(item, Mapping) else item
        for item in items or ()
    ]


def _items(section: Section, gold: list[Any], found: list[Any], equal: Equal) -> Iterator[Verdict]:
    """Each gold item with the first item left that is equal."""
    left = list(found)
    for item in gold:
        hit = next((other for other in left if equal(section.name, item, other)), None)
        yield from _verdict(section, section.name, item, hit, equal)
        if hit is not None:
            left.remove(hit)
    for other in left:
        yield from _verdict(section, section.name, None, other, equal)


def _entries(
    section: Section, gold: Sequence[Json], found: Sequence[Json], equal: Equal
) -> Iterator[Verdict]:
    pairs = _pairs(section.keys, gold, found)
    for one, other in pairs:
        for field in section.fields:
            inferred = field in MAY_BE_INFERRED and empty(gold[one].get(field))
            if field in gold[one] and not inferred:
                told = found[other].get(field)
                yield from _verdict(section, field, gold[one][field], told, equal, _title(section, gold[one]))
    for place in sorted(set(range(len(gold))) - {one for one, _ in pairs}):
        for field in section.fields:
            yield from _verdict(
                section, field, gold[place].get(field), None, equal, _title(section, gold[place])
            )
    for place in sorted(set(range(len(found))) - {other for _, other in pairs}):
        for field in section.fields if not section.detail else ():
            yield from _verdict(section, field, None, found[place].get(field), equal)


def _title(section: Section, entry: Json) -> str:
    return str(entry.get(section.keys[0]) or "")


def _pairs(keys: Sequence[str], gold: Sequence[Json], found: Sequence[Json]) -> list[tuple[int, int]]:
    """The places of entries that tell of the same, so that all pairs together are most alike."""
    likeness = [[_likeness(keys, one, other) for other in found] for one in gold]
    return [(one, other) for one, other in assign(likeness) if likeness[one][other] >= LEAST_ALIKE]


def _likeness(keys: Sequence[str], gold: Json, found: Json) -> float:
    """The mean over the key fields that the gold entry tells."""
    told = [key for key in keys if not empty(gold.get(key))] or keys
    return sum(alike(gold.get(key), found.get(key)) for key in told) / len(told)

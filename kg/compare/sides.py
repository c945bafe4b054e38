"""The aspects of several candidates → rows: what all have, what some have, what each alone has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.card.view import Candidate
from kg.compare.aspects import Item, aspects


class Side(NamedTuple):
    """One aspect: what all candidates have in common, and what each has beside that, in their order."""

    aspect: str
    shared: tuple[str, ...]
    own: tuple[tuple[str, ...], ...]


def compare(candidates: Sequence[Candidate]) -> list[Side]:
    """Candidates side by side; an aspect of which no document tells anything is left out.

    Things are the same when their names are; what is told of them (a level, a period) may differ, and then
    each tells its own.
    """
    told = [dict(aspects(candidate)) for candidate in candidates]
    sides = (_side(aspect, [each[aspect] for each in told]) for aspect in told[0])
    return [side for side in sides if side.shared or any(side.own)]


def _side(aspect: str, items: list[tuple[Item, ...]]) -> Side:
    keys = [{item.key for item in each} for each in items]
    common = set.intersection(*keys)
    alike = {
        key for key in common if len({item.text for each in items for item in each if item.key == key}) == 1
    }
    shared = tuple(item.text for item in items[0] if item.key in alike)
    own = tuple(tuple(item.text for item in each if item.key not in alike) for each in items)
    return Side(aspect, shared + _told_differently(items, common - alike), own)


def _told_differently(items: list[tuple[Item, ...]], keys: set[str]) -> tuple[str, ...]:
    """Things that all have, but of which each tells something else: by their bare name."""
    named = (item.text.partition(" (")[0] for item in items[0] if item.key in keys)
    return tuple(dict.fromkeys(named))

"""A candidate and what they are linked to, as places for two SVGs: the same candidate, the same pictures.

A wide one has the candidate in the middle; a narrow one, for telephones, has them on the left, and all else
in rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from typing import NamedTuple

from kg.card.view import Candidate

WIDTH, HEIGHT = 760, 460
_RADII = (300, 175)
_MOST = 6  # things of a kind
_LONGEST = 22  # characters of a name


class Node(NamedTuple):
    """A thing in the picture; `anchor` says on which side of the point its name stands.

    `row` is the height of its row in the narrow picture; `address` is its page, where it has one.
    """

    kind: str
    name: str
    short: str
    x: float
    y: float
    anchor: str
    row: int
    address: str | None


ROW = 26
"""The height of a row in the narrow picture."""


def picture(told: Candidate, things: Mapping[str, str]) -> list[Node]:
    """What a candidate is linked to, around the middle of the picture; `things` are their pages by name."""
    kinds: dict[str, list[str | None]] = {
        "institution": [study.institution for study in told.education],
        "organization": [position.organization for position in told.experience],
        "venue": [paper.venue for paper in told.papers],
        "coauthor": [name for paper in told.papers for name in paper.authors if name != told.name],
        "skill": [skill.name for skill in told.skills],
        "award": [award.name for award in told.awards],
    }
    around = [(kind, name) for kind, names in kinds.items() for name in _first(names)]
    return [
        _placed(kind, name, number, len(around), things.get(name))
        for number, (kind, name) in enumerate(around)
    ]


def _first(names: list[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, names)))[:_MOST]


def _placed(kind: str, name: str, number: int, count: int, address: str | None) -> Node:
    angle = 2 * pi * number / count - pi / 2
    x, y = WIDTH / 2 + _RADII[0] * 0.8 * cos(angle), HEIGHT / 2 + _RADII[1] * sin(angle)
    side = cos(angle)
    anchor = "start" if side > 0.15 else "end" if side < -0.15 else "middle"
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Node(kind, name, short, round(x, 1), round(y, 1), anchor, ROW * number + ROW // 2, address)

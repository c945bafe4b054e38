"""What a printed name may mean, and what beside it helps to tell."""

from __future__ import annotations

from typing import Literal, NamedTuple

Match = Literal["exact", "alias", "context", "candidate", "none"]

SCORES: dict[str, float] = {"exact": 1.0, "alias": 0.95, "context": 0.9, "candidate": 0.5, "none": 0.0}
"""How sure each way of finding is; a candidate that is merely alike has its likeness instead."""
FIRM = ("exact", "alias", "context")
"""The matches that are facts; a candidate never is."""


class Linked(NamedTuple):
    """A thing that a name may mean: `key` is its own within its `kind`, `label` its canonical name.

    `score` is from 0 to 1. A match is `none`, and the thing without a key, where nothing is like the name.
    """

    kind: str
    key: str
    label: str
    match: Match
    score: float
    reason: str

    @property
    def is_fact(self) -> bool:
        """Whether the name means the thing, as far as anybody can tell."""
        return self.match in FIRM


class Context(NamedTuple):
    """What is known beside a name: a country (ISO 3166-1 alpha-2), the language of the document (`zh`, `en`).

    `field` and `near` are words: the subject spoken of (the title of a paper), and names, cities and
    addresses that stand near. `claim` is a CCF rank that is claimed for a venue.
    """

    country: str = ""
    language: str = ""
    field: str = ""
    near: tuple[str, ...] = ()
    claim: str = ""


NOTHING = Context()


def linked(kind: str, key: str, label: str, match: Match, reason: str) -> Linked:
    """A thing found in some way, with the score of that way."""
    return Linked(kind, key, label, match, SCORES[match], reason)


def unknown(name: str, kind: str | None) -> Linked:
    """The answer for a name that is like nothing known."""
    return linked(kind or "", "", name, "none", "nothing known is like it")

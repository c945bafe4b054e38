"""Words that no lexicon and no index of names knows, but that the store has in some text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.drafts import Draft
from kg.ask.kinds import KINDS
from kg.ask.names import Names
from kg.ask.options import Option, distance
from kg.ask.question import Mentions
from kg.ask.regions import phrase
from kg.ask.senses import Token

_FALLBACKS = (
    "candidate",
    "position",
    "study",
    "skill",
    "award",
    "result",
)  # when no entry of the question has them


def options(row: list[Token], place: int, found: list[Draft], names: Names) -> Iterator[Option]:
    """Words that no lexicon or index knows: where the store has them, nearest entries first."""
    text = row[place].text
    if not _is_word(text):
        return
    if person := names.of_candidates(text):
        yield Option(0.0, None, "candidate", "name", person)
        return
    study = next((draft for draft in found if draft.kind == "study"), None)
    if (study or _comes_from(row, place)) and (university := names.university(text)):
        yield Option(0.0, study, "study", "institution", university)
        return
    groups = ((phrase(text),),)
    near = sorted(found, key=lambda draft: distance(row, place, draft))
    tried: list[tuple[str, Draft | None]] = [(draft.kind, draft) for draft in near]
    tried += [(kind, None) for kind in _FALLBACKS if kind not in {draft.kind for draft in found}]
    for kind, draft in tried:
        for slot in KINDS[kind].text:
            if names.holds(kind, slot, groups):
                yield Option(0.0, draft, kind, slot, Mentions(text, groups, whole=True))
                return


def _comes_from(row: list[Token], place: int) -> bool:
    return place > 0 and row[place - 1].has("prep", "at")


def _is_word(text: str) -> bool:
    """Long enough that where it is found says something."""
    return len(text) >= (2 if not text.isascii() else 3) and any(char.isalpha() for char in text)

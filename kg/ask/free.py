"""Words that no lexicon and no index of names knows: parts of names, or words of some text in the store."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.drafts import Draft
from kg.ask.kinds import KINDS
from kg.ask.names import Names
from kg.ask.options import Option, distance
from kg.ask.question import Mentions
from kg.ask.regions import phrase
from kg.ask.senses import Name, Token

# Where words are looked for when the question speaks of nothing that has texts.
_OTHERWISE = ("position", "study", "skill", "award", "result")


def meant(row: list[Token], place: int, found: list[Draft], names: Names) -> Name | None:
    """The candidates or organisations that the words are a part of the name of."""
    text = row[place].text
    if not _is_word(text):
        return None
    if person := names.of_candidates(text):
        return person
    if text.isascii() and text[0].isupper() and (venue := names.of_venues(text)):
        return venue
    of_studies = any(draft.kind == "study" for draft in found)
    if of_studies or (place > 0 and row[place - 1].has("prep", "at")):
        return names.university(text) or names.of_organizations(text)
    return names.of_organizations(text)


def is_described(row: list[Token], place: int, found: list[Draft]) -> bool:
    """Whether the words rather describe the entry beside them than name whom it is of or where it was."""
    before, after = row[max(0, place - 1) : place], row[place + 1 : place + 2]
    if any(token.has("prep", "of") for token in before + after) or any(t.has("prep", "at") for t in before):
        return False
    near = min(found, key=lambda draft: distance(row, place, draft), default=None)
    return near is not None and bool(KINDS[near.kind].text)


def options(row: list[Token], place: int, found: list[Draft], names: Names) -> Iterator[Option]:
    """The first text, of the nearest entries, that has the words."""
    text = row[place].text
    groups = (phrase(text),)
    near = sorted(found, key=lambda draft: distance(row, place, draft))
    tried: list[tuple[str, Draft | None]] = [(draft.kind, draft) for draft in near]
    if not any(KINDS[kind].text for kind, _ in tried):
        tried += [(kind, None) for kind in _OTHERWISE]
    for kind, draft in tried if _is_word(text) else ():
        for slot in KINDS[kind].text:
            if names.holds(kind, slot, groups):
                yield Option(0.0, draft, kind, slot, Mentions(text, groups, whole=True))
                return


def _is_word(text: str) -> bool:
    """Long enough that where it is found says something."""
    return len(text) >= (2 if not text.isascii() else 3) and any(char.isalpha() for char in text)

"""What can be asked about: a small relation table of the kinds of things.

Patterns are SPARQL over `?person`, the candidate, and variables of the kind's own, which the generator
numbers when a kind comes twice. A column that is a label is bound as `?<name>Text`, since a thing may have
several and the answer shows one.
"""

from __future__ import annotations

from kg.ask.kinds.activities import CERTIFICATE, PATENT, SERVICE, TALK
from kg.ask.kinds.careers import CANDIDATE, EVENT, POSITION, PROJECT, STUDY
from kg.ask.kinds.claims import AWARD, LANGUAGE, SKILL, TEST, TOPIC
from kg.ask.kinds.model import Column, Kind, Slot, held
from kg.ask.kinds.works import COAUTHOR, DOCUMENT, PAPER, RANKING, RESULT

__all__ = ["KINDS", "Column", "Kind", "Slot"]

_KINDS = {
    "candidate": CANDIDATE,
    "paper": PAPER,
    "study": STUDY,
    "position": POSITION,
    "project": PROJECT,
    "award": AWARD,
    "skill": SKILL,
    "language": LANGUAGE,
    "test": TEST,
    "patent": PATENT,
    "talk": TALK,
    "service": SERVICE,
    "certificate": CERTIFICATE,
    "result": RESULT,
    "topic": TOPIC,
    "document": DOCUMENT,
    "coauthor": COAUTHOR,
    "event": EVENT,
    "ranking": RANKING,
}

KINDS: dict[str, Kind] = {
    name: kind._replace(slots={**held(kind), **kind.slots}) for name, kind in _KINDS.items()
}

"""What a printed name means among the candidates of a store, whatever its order, script or initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.candidates import all_names
from kg.identity.names import alike, forms
from kg.iris import name_key
from kg.reference.linked import SCORES, Linked, Match, linked

if TYPE_CHECKING:
    from kg.store import Store

_INITIALS = 0.7  # the score of a name that may be the same but for initials


def persons(store: Store, text: str) -> list[Linked]:
    """The candidates that `text` may mean, best first: a fact where only one goes by the name."""
    found = [each for person, names in all_names(store).items() if (each := _best(person, names, text))]
    firm = [each for each in found if each.is_fact]
    if len(firm) > 1:
        reason = f"one of {len(firm)} that go by this name"
        firm = [linked("person", each.key, each.label, "candidate", reason) for each in firm]
    rest = [] if firm else found
    return sorted([*firm, *rest], key=lambda each: (-each.score, each.label, each.key))


def _best(person: NamedNode, names: set[str], text: str) -> Linked | None:
    match, score, reason = _likeness(names, text)
    return Linked("person", person.value, min(names), match, score, reason) if score else None


def _likeness(names: set[str], text: str) -> tuple[Match, float, str]:
    """How far one of somebody's names is `text`; it must not be unlike the others."""
    key, own = name_key(text), [name_key(name) for name in names]
    if key in own:
        return "exact", SCORES["exact"], "the name of a candidate"
    if goes_by(names, text):
        return "alias", SCORES["alias"], "the name in another order or script"
    if all(alike(name, text) for name in names):
        return "candidate", _INITIALS, "the name with initials"
    share = max((len(key) / len(each) for each in own if len(key) > 1 and key in each), default=0.0)
    return "candidate", round(share, 2), "a part of the name"


def goes_by(names: set[str], text: str) -> bool:
    """Whether `text` is one of somebody's names in another order or script: 高远航 and `Gao Yuanhang`."""
    return all(alike(name, text) for name in names) and any(forms(name) & forms(text) for name in names)

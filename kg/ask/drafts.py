"""Entries of a question in the making: each noun, verb or fact of a kind starts one or adds to the last."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from kg.ask.heads import Head, has_amount, is_han, is_held
from kg.ask.kinds import KINDS
from kg.ask.lists import either_of
from kg.ask.question import Condition, Flag, Mentions, Named, Span
from kg.ask.senses import (
    Actor,
    All,
    Amount,
    Aspect,
    Attribute,
    Fact,
    Measure,
    Name,
    Noun,
    Now,
    Sense,
    Token,
    Topic,
    Verb,
)

# Names that say by themselves what kind of entry they are of, and the slot they are in.
NAMING = {
    "skill": ("skill", "name"),
    "language": ("language", "name"),
    "test": ("test", "name"),
    "award": ("award", "called"),
    "venue": ("paper", "venue"),
}

_OPPOSITES = {"academic": "industry", "industry": "academic"}

Anchor = Noun | Actor | Verb | Fact | Measure | Aspect | Name | All


class Draft:
    """An entry in the making.

    `places`: of its words; `beside`: the slot that its verb asks a value for; `measures`: the slots that
    numbers are said of, by place; `total`: the months of all such entries together; `wide`: a subject of
    work rather than a printed interest; `firm`: said by a noun or a fact, `done`: by a verb; `is_head`: it is
    what is asked for.
    """

    def __init__(self, kind: str, *places: int) -> None:
        self.kind = kind
        self.places = list(places)
        self.conditions: list[Condition] = []
        self.measures: dict[int, str] = {}
        self.number: Span | None = None
        self.total: Span | None = None
        self.beside = ""
        self.negated = self.wide = self.firm = self.done = self.is_head = False

    def copy(self) -> Draft:
        """Another, that what is said of it from now on is of it alone."""
        other = copy(self)
        other.places, other.conditions = [*self.places], [*self.conditions]
        return other

    @property
    def is_measure(self) -> bool:
        """Whether no word but a measure told of it."""
        return bool(self.measures) and not (self.firm or self.done) and len(self.places) == len(self.measures)

    def has(self, slot: str) -> bool:
        """Whether something is said of a slot."""
        return any(condition.slot == slot for condition in self.conditions)

    def add(self, condition: Condition) -> None:
        """Say one thing more."""
        if condition not in self.conditions:
            self.conditions.append(condition)


def drafts(row: list[Token], head: Head) -> list[Draft]:
    """The entries that the words of the question are about, in their order; names are not in yet."""
    found: list[Draft] = []
    for place, token in enumerate(row):
        anchor = _anchor(row, place, head)
        if anchor is None or (kind_of(anchor) in ("candidate", None) and not isinstance(anchor, Fact)):
            continue
        if kind_of(anchor) == "topic" and head.kind in ("paper", "project") and not _of_people(row):
            anchor = Noun(head.kind)  # papers that focus on …
        draft = _fitting(found, row, place, anchor, head)
        if draft is None:
            draft = Draft(kind_of(anchor) or "")
            draft.negated = is_negated(row, place) and draft.kind != head.kind
            draft.is_head = draft.kind == head.kind
            found.append(draft)
        if is_negated(row, place) and not draft.negated and not isinstance(anchor, Fact):
            continue  # what is asked for cannot be what is not
        if isinstance(anchor, Noun) and draft.places and linked(row, place - 2, place, "and", "comma"):
            draft.conditions = [each for each in draft.conditions if each.slot != "kind"]
            anchor = Noun(anchor.kind)  # 工作经历和实习经历
        draft.places.append(place)
        verb, now = token.get(Verb, draft.kind), token.get(Now)
        draft.beside = (verb.slot if verb else "") or draft.beside
        if now and "ongoing" in KINDS[draft.kind].slots:
            draft.add(Condition("ongoing", Flag(), now.past))
        _take(draft, place, _negated(anchor) if is_negated(row, place) and not draft.negated else anchor)
        if isinstance(anchor, (Name, All)):
            found.extend(name(draft, NAMING[anchor.kind][1], anchor, draft.kind == head.kind))
    return found


def name(draft: Draft, slot: str, sense: Name | All, union: bool) -> list[Draft]:
    """Say that a slot goes by a name; for each further name of an `All` a new draft like this one.

    With `union`, an entry by any of the names will do.
    """
    if isinstance(sense, All) and not union:
        first, *others = sense.names
        copies = [draft.copy() for _ in others]
        for each, other in zip(copies, others, strict=True):
            each.add(_goes_by(draft.kind, slot, other))
        draft.add(_goes_by(draft.kind, slot, first))
        return copies
    draft.add(_goes_by(draft.kind, slot, either_of(sense.names) if isinstance(sense, All) else sense))
    return []


def _goes_by(kind: str, slot: str, name: Name) -> Condition:
    """That a slot has a name; where names are texts that vary, such as those of awards, among other words."""
    if KINDS[kind].slots[slot].how == "text":
        return Condition(slot, Mentions(name.names[0], (tuple(each.lower() for each in name.names),)))
    return Condition(slot, Named(name.names, name.keys))


def _of_people(row: list[Token]) -> bool:
    """Whether candidates are spoken of."""
    return any(token.get(Actor) or token.get(Noun, "candidate") or token.has("ask", "who") for token in row)


def _conflicts(draft: Draft, condition: Condition) -> bool:
    """Whether a slot that can be but one thing is another already; a text may mention several."""
    if condition.slot in _OPPOSITES and draft.has(_OPPOSITES[condition.slot]):
        return True
    single = KINDS[draft.kind].slots[condition.slot].how != "text"
    return single and draft.has(condition.slot) and condition not in draft.conditions


def _of_awards(row: list[Token]) -> bool:
    """Whether awards are spoken of, and no papers."""
    kinds = {
        sense.kind for token in row for sense in token.senses if isinstance(sense, (Noun, Actor, Verb, Fact))
    }
    return "award" in kinds and "paper" not in kinds


def _of_activities(row: list[Token]) -> bool:
    """Whether service or talks are spoken of, which venues have too: who reviewed for NeurIPS."""
    kinds = {sense.kind for token in row for sense in token.senses if isinstance(sense, (Noun, Actor, Verb))}
    return bool(kinds & {"service", "talk"}) and not any(token.get(Noun, "paper") for token in row)


def _negated(anchor: Anchor) -> Anchor:
    """A fact that must not hold; other words are not negated themselves."""
    if not isinstance(anchor, Fact):
        return anchor
    return Fact(anchor.kind, anchor.condition._replace(negated=not anchor.condition.negated))


def kind_of(sense: Sense) -> str | None:
    """The kind of entry that a word is about."""
    if isinstance(sense, (Name, All)):
        return NAMING[sense.kind][0] if sense.kind in NAMING else None
    return getattr(sense, "kind", None)


def is_negated(row: list[Token], place: int) -> bool:
    """Whether "not" stands right before, but for words that may be left out."""
    before = place - 1
    while before >= 0 and row[before].is_function and not row[before].has("link", "not"):
        before -= 1
    return before >= 0 and row[before].has("link", "not")


def linked(row: list[Token], start: int, end: int, *links: str) -> bool:
    """Whether one of `links` is between two places."""
    return any(token.has("link", link) for token in row[start + 1 : end] for link in links)


def _anchor(row: list[Token], place: int, head: Head) -> Anchor | None:
    """The sense of a token that starts or continues an entry."""
    token = row[place]
    if place in head.over:
        return None
    if place == head.place and isinstance(head.sense, (Noun, Actor, Measure, Aspect)):
        return head.sense
    if token.senses and isinstance(token.senses[0], Amount):
        return None
    if (held := _held(row, place, head)) is not None:
        return held
    choices = list(_anchors(token))
    if (token.is_function or token.get(Aspect)) and not has_amount(row, place):
        choices = [sense for sense in choices if not isinstance(sense, Measure)]  # "ranked" of venues, 专业
    if head.kind == "project" and not _of_people(row):
        choices = list(_of_project(choices))
    if _of_awards(row) or _of_activities(row):
        choices = [sense for sense in choices if getattr(sense, "kind", "") != "venue"]  # ICPC奖牌
    if place != head.place and token.get(Topic, "field"):
        choices = [sense for sense in choices if kind_of(sense) != "event"]  # majored in history
    if not _of_activities(row):
        choices = [sense for sense in choices if not (isinstance(sense, Fact) and sense.kind == "service")]
    if language := token.get(Name, "language"):
        return language  # 会英语 is no skill in the sense of Python
    before = next((at for at in range(place - 1, -1, -1) if not row[at].is_function), -1)
    near = {kind_of(sense) for each in (before, place + 1, place + 2) for sense in _around(row, each)}
    return next((sense for sense in choices if kind_of(sense) in near), next(iter(choices), None))


def _of_project(choices: list[Anchor]) -> Iterator[Anchor]:
    """The skills of projects are looked for in their texts: projects that use Python."""
    for sense in choices:
        if kind_of(sense) != "skill":
            yield sense
        elif isinstance(sense, Verb):
            yield Noun("project")


def _held(row: list[Token], place: int, head: Head) -> Fact | None:
    """That an entry has a column, or lacks it: candidates with phone numbers, papers without a venue."""
    if not is_held(row, place):
        return None
    several = (sense for sense in row[place].senses if isinstance(sense, (Attribute, Aspect)))
    columns = [(getattr(sense, "kind", "candidate"), sense.column) for sense in several]
    kind, column = next((each for each in columns if each[0] == head.kind), columns[0])
    slot = f"with_{column}"
    return Fact(kind, Condition(slot, Flag())) if slot in KINDS[kind].slots else None


def _anchors(token: Token) -> Iterator[Anchor]:
    for sense in token.senses:
        if isinstance(sense, (Name, All)):
            if sense.kind in NAMING and not token.get(Topic):
                yield sense
        elif isinstance(sense, (Noun, Actor, Verb, Fact, Measure, Aspect)):
            yield sense


def _around(row: list[Token], place: int) -> tuple[Sense, ...]:
    return row[place].senses if 0 <= place < len(row) else ()


def _fitting(found: list[Draft], row: list[Token], place: int, anchor: Anchor, head: Head) -> Draft | None:
    """The draft that a word adds to: the last of its kind, unless the question goes on to another entry."""
    draft = next((draft for draft in reversed(found) if draft.kind == kind_of(anchor)), None)
    if draft is None:
        return None
    if draft.kind == head.kind and not draft.negated:
        return draft
    parted = linked(row, draft.places[-1], place, "and", "or", "comma")
    if is_negated(row, place) != draft.negated and (is_negated(row, place) or parted):
        return None
    facts = (anchor.condition,) if isinstance(anchor, Fact) else getattr(anchor, "facts", ())
    if any(_conflicts(draft, condition) for condition in facts):
        return None
    own_head = isinstance(anchor, (Noun, Actor, Verb, Name, All)) and not _only_ends(row, place, anchor)
    if place == head.place and isinstance(anchor, Actor) and is_han(row):
        own_head = False  # 绩点3.9以上并且有实习经历的本科生
    named = isinstance(anchor, (Name, All)) and draft.has(NAMING[anchor.kind][1])
    return None if named or (parted and own_head) else draft


def _only_ends(row: list[Token], place: int, anchor: Anchor) -> bool:
    """Whether a verb tells no more than when the entry before began or ended: worked there and left."""
    if not isinstance(anchor, Verb) or anchor.slot not in ("start", "end"):
        return False
    return not any(token.get(Name, "organization") for token in row[place + 1 : place + 4])


def _take(draft: Draft, place: int, anchor: Anchor) -> None:
    """Add what a word says to its draft."""
    if isinstance(anchor, (Noun, Actor, Verb)):
        for condition in anchor.facts:
            draft.add(condition)
    if isinstance(anchor, Verb):
        draft.done = True
        draft.wide |= anchor.kind == "topic" and not anchor.slot
    elif isinstance(anchor, Fact):
        draft.add(anchor.condition)
    elif isinstance(anchor, Measure):
        draft.measures[place] = anchor.slot
    draft.firm |= isinstance(anchor, (Noun, Fact))

"""What stands beside the nouns and verbs of a question, put into the entries that it is said of.

A venue belongs to a paper, an organisation to a study or a position, years and numbers to several kinds.
Each has options, which cost more the farther the entry is; the cheapest choice for all together is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from kg.ask import amounts, free
from kg.ask.drafts import Draft, is_negated, name
from kg.ask.heads import Head
from kg.ask.kinds import KINDS
from kg.ask.names import Names
from kg.ask.options import Option, distance
from kg.ask.question import Condition, Flag, Mentions, Span, Test, Values
from kg.ask.senses import All, Amount, Aspect, Name, Now, Period, Sense, Token, Topic

# What a thing of a kind may be said of: kind of entry, slot, and how unlikely that is.
_SLOTS: dict[str, tuple[tuple[str, str, float], ...]] = {
    "candidate": (("candidate", "name", 0.0),),
    "venue": (
        ("paper", "venue", 0.0),
        ("service", "venue", 0.0),
        ("talk", "event", 0.1),
        ("award", "called", 0.2),
    ),
    "organization": (
        ("study", "institution", 0.0),
        ("position", "organization", 0.0),
        ("service", "venue", 0.1),
        ("talk", "event", 0.1),
        ("certificate", "called", 0.2),
        ("award", "issuer", 0.3),
    ),
    "department": (("study", "department", 0.0), ("position", "department", 0.1)),
    "person": (("paper", "author", 0.0),),
    "paper": (("paper", "title", 0.0),),
    "project": (("project", "name", 0.0),),
    "certificate": (("certificate", "name", 0.0),),
    "charter": (("certificate", "called", 0.0),),
    "skill": (("skill", "name", 0.0), ("project", "uses", 0.0)),
    "topic": (
        ("topic", "about", 0.0),
        ("paper", "about", 0.0),
        ("project", "about", 0.1),
        ("patent", "about", 0.1),
        ("talk", "about", 0.1),
        ("study", "field", 0.6),
        ("result", "metric", 0.6),
        ("position", "title", 1.5),
    ),
    "metric": (("result", "metric", 0.0),),
    "field": (("study", "field", 0.0), ("topic", "about", 0.7), ("paper", "about", 0.7)),
    "country": (("study", "country", 0.0), ("position", "country", 0.1)),
    "city": (("study", "place", 0.0),),
    "place": (("candidate", "location", 0.5), ("talk", "where", 0.0)),
    "period": (
        ("paper", "during", 0.0),
        ("award", "during", 0.0),
        ("position", "during", 0.0),
        ("study", "during", 0.1),
        ("project", "during", 0.0),
        ("patent", "during", 0.0),
        ("talk", "during", 0.0),
        ("service", "during", 0.0),
        ("certificate", "during", 0.0),
    ),
    "now": (
        ("position", "ongoing", 0.0),
        ("study", "ongoing", 0.0),
        ("project", "ongoing", 0.0),
        ("service", "ongoing", 0.0),
    ),
}
# The kinds that a thing may start an entry of, when none stands near.
_STARTS = frozenset(_SLOTS) - {"period", "now"}

_NEW = 1.6
_TAKEN = 3.0
_UNLIKELY = 0.8
_UNDATED = 4.0  # a time of what was only measured: GPA since 2022
_HOME = 0.6  # PhDs in Tokyo live there; who studied in Tokyo, or at a university there, need not
_CLOSE = 1.0  # in cost: so near, a reading is offered beside the one that is taken
_MOST_WAYS = 5000
_MOST_OPTIONS = 6
_UNITS = {"%": ("%", "percent", "个百分点", "percentage points"), "times": ("倍", "x", "X", "×", "times")}


def attach(row: list[Token], head: Head, found: list[Draft], names: Names) -> tuple[set[int], list[str]]:
    """Put what is left of the question into the drafts, adding to them.

    Gives the places that were used, and what else the words there may mean.
    """
    used: set[int] = set()
    notes: list[str] = []
    for may_start in (True, False):  # what starts an entry is what others wait for: currently at Google
        before = -1
        while len(found) > before:
            before = len(found)
            waiting = (at for at in range(len(row)) if at not in used and _starts(row[at]) >= may_start)
            options = {place: _best_options(row, place, found, names) for place in waiting}
            options = {place: several for place, several in options.items() if several}
            for place, option in zip(options, _cheapest(list(options.values())), strict=True):
                _apply(row, place, option, head, found)
                notes += _others(row[place], option, options[place])
            used |= options.keys()
    return used, notes


def _others(token: Token, chosen: Option, options: list[Option]) -> Iterator[str]:
    """What else a word may as well be said of.

    People study and work at a university, study in a city and live there, and have a subject as their field
    or as an interest. A verb beside it decides.
    """
    if chosen.draft is not None and chosen.draft.done:
        return
    for option in options:
        near = option.kind != chosen.kind and option.cost - chosen.cost < _CLOSE
        if near and option.kind in _others_of(token):
            told = "where candidates live" if option.kind == "candidate" else KINDS[option.kind].many
            yield f"“{token.text}” could also be said of {told}"
            return


def _others_of(token: Token) -> set[str]:
    """The kinds of entries that a word is often said of."""
    name = token.get(Name, "organization")
    if name is not None:
        return {"study", "position"} if name.both else set()
    if token.get(Topic, "place"):
        return {"study", "candidate"}
    return {"study", "topic"} if token.get(Topic, "field") and token.get(Topic, "topic") else set()


def _starts(token: Token) -> bool:
    """Whether a token names what an entry may start with."""
    return any(isinstance(sense, (Name, All)) for sense in token.senses)


def _free(row: list[Token], place: int, found: list[Draft], names: Names) -> Iterator[Option]:
    """Words that nothing knows: what they are a part of the name of, or the texts that have them."""
    texts = free.options(row, place, found, names)
    if free.is_described(row, place, found) and (option := next(texts, None)):
        yield option
    elif name := free.meant(row, place, found, names):
        yield from _said(row, place, found, name)
    else:
        yield from texts


def _best_options(row: list[Token], place: int, found: list[Draft], names: Names) -> list[Option]:
    return sorted(_options(row, place, found, names), key=lambda option: option.cost)[:_MOST_OPTIONS]


def _cheapest(options: list[list[Option]]) -> tuple[Option, ...]:
    """One option for each token, together the cheapest; a slot that two of them want costs more."""
    while prod(map(len, options)) > _MOST_WAYS:
        longest = max(options, key=len)
        longest.pop()
    return min(product(*options), key=_cost, default=())


def _cost(chosen: tuple[Option, ...]) -> float:
    wanted = [(id(option.draft), option.slot) for option in chosen if option.draft is not None]
    return sum(option.cost for option in chosen) + _TAKEN * (len(wanted) - len(set(wanted)))


def _options(row: list[Token], place: int, found: list[Draft], names: Names) -> Iterator[Option]:
    token = row[place]
    if token.has("ask") or any(place in draft.places for draft in found):
        return
    if not token.senses:
        yield from _free(row, place, found, names)
    for sense in token.senses:
        if isinstance(sense, Amount):
            yield from amounts.options(row, place, found, sense)
        elif isinstance(sense, (Name, All, Topic, Period, Now)):
            yield from _said(row, place, found, sense)


def _said(row: list[Token], place: int, found: list[Draft], sense: Sense) -> Iterator[Option]:
    what, told = _what(sense)
    may_start = what in _STARTS and not _is_asked_at(row[place], found)
    for kind, slot, unlikely in _SLOTS.get(what, ()):
        test = _fitting(told, KINDS[kind].slots[slot].how)
        if isinstance(sense, Period) and sense.since and KINDS[kind].slots[slot].how == "period":
            test = Span(sense.test.low) if isinstance(sense.test, Span) else test
        other = kind in ("study", "position") and _role(sense) not in ("", kind)
        cost = unlikely + (_UNLIKELY if other else 0.0)
        for draft in found:
            if draft.kind == kind:
                beside = draft.beside if what == "period" and draft.beside in ("start", "end") else slot
                taken = _TAKEN if draft.has(beside) else 0.0
                taken += _UNDATED if what == "period" and draft.is_measure else 0.0
                taken += _HOME if what == "city" and not _is_of_school(row, draft) else 0.0
                yield Option(cost + taken + distance(row, place, draft), draft, kind, beside, test)
        if may_start:
            yield Option(cost + (_NEW if kind != "candidate" else 0.0), None, kind, slot, test)


def _is_of_school(row: list[Token], draft: Draft) -> bool:
    """Whether a study is told by a verb or its school, and not by a degree alone."""
    return draft.done or any(row[at].get(Aspect, "study") for at in draft.places if at >= 0)


def _is_asked_at(token: Token, found: list[Draft]) -> bool:
    """Whether a venue is rather that of the papers that are asked for than of anything else."""
    papers = (draft for draft in found if draft.is_head and draft.kind == "paper")
    return token.get(Name, "venue") is not None and any(not draft.has("venue") for draft in papers)


def _fitting(test: Test | Name | All, how: str) -> Test | Name | All:
    """A name as words, where a slot is a text, and as its keys, where it is a value."""
    if how == "value" and isinstance(test, (Name, All)):
        names = test.names if isinstance(test, All) else (test,)
        return Values(tuple(key for each in names for key in each.keys))
    if how != "text" or not isinstance(test, Name):
        return test
    return Mentions(" ".join(test.names), (tuple(name.lower() for name in test.names),))


def _what(sense: Sense) -> tuple[str, Test | Name | All]:
    """The row of the table for a sense, and what it tests."""
    if isinstance(sense, Topic):
        return sense.kind, Mentions(" ".join(group[0] for group in sense.groups), sense.groups)
    if isinstance(sense, Period):
        return "period", sense.test
    if isinstance(sense, Now):
        return "now", Flag()
    assert isinstance(sense, (Name, All))
    return sense.kind, sense


def _role(sense: Sense) -> str:
    if isinstance(sense, All):
        return sense.names[0].role
    return sense.role if isinstance(sense, Name) else ""


def _units(token: Token) -> list[Condition]:
    """The unit that an amount of a result is asked for in."""
    amount = token.get(Amount)
    units = _UNITS.get(amount.unit, ()) if amount else ()
    return [Condition("unit", Values(units))] if units else []


def _apply(row: list[Token], place: int, option: Option, head: Head, found: list[Draft]) -> None:
    """Say of a draft what an option says."""
    negated, outside = is_negated(row, place), place > 0 and row[place - 1].has("prep", "outside")
    draft = option.draft
    of_head = option.kind == head.kind
    if draft is None:
        draft = next((each for each in found if each.kind == option.kind and place - 1 in each.places), None)
        if draft:
            draft.places.append(place)  # two words of one thing, next to each other
    if draft is None or (negated and not draft.negated and not of_head):
        wide = option.kind == "topic" and head.kind in (None, "candidate")
        draft = Draft(option.kind, place)
        draft.negated, draft.firm, draft.wide = negated and not of_head, True, wide
        found.append(draft)
    if isinstance(option.test, (Name, All)):
        united = of_head or option.kind == "candidate"
        before = len(draft.conditions)
        found.extend(name(draft, option.slot, option.test, united))
        if negated and of_head:
            draft.conditions[before:] = [each._replace(negated=True) for each in draft.conditions[before:]]
    elif option.slot == "count":
        assert isinstance(option.test, Span)
        draft.number = option.test
    elif option.slot == "total":
        assert isinstance(option.test, Span)
        draft.total = option.test
    else:
        if option.slot == "amount":
            draft.conditions += _units(row[place])
        past = any(isinstance(sense, Now) and sense.past for sense in row[place].senses)
        draft.add(Condition(option.slot, option.test, (negated and of_head) or past or outside))

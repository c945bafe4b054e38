"""Tokens → the typed question."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask import (
    anaphora,
    claimed,
    compounds,
    directions,
    editions,
    implied,
    lists,
    negations,
    quantities,
    regions,
    scores,
)
from kg.ask.attach import attach
from kg.ask.drafts import Draft, drafts, linked
from kg.ask.errors import Unread
from kg.ask.heads import OF_CANDIDATES, Head, head
from kg.ask.names import Names
from kg.ask.orders import ordered
from kg.ask.question import Any, Clause, Condition, Entry, Named, Not, Question, Values
from kg.ask.senses import Aspect, Attribute, Measure, Noun, Token, Verb

_VENUE_SLOTS = {"list", "listed", "edition", "rank", "core", "thcpl", "conference", "journal", "venue"}
_OWN_VERBS = {
    "paper",
    "position",
    "study",
    "language",
}  # "published" says that there are papers, "use" nothing


def compose(tokens: list[Token], names: Names) -> Question:
    """What the tokens ask; raises `Unread` with those that have no place in it."""
    row = _folded(compounds.folded(tokens, names))
    asked = head(row)
    found = drafts(row, asked)
    used, notes = attach(row, asked, found, names)
    implied.add(row, asked, found)
    _refuse_second_target(row, asked)
    target = _target(row, asked, found)
    question = _question(row, asked, found, target)
    question, ranking = ordered(row, question, any(draft.kind == "candidate" for draft in found), used)
    used |= ranking | {asked.place, *asked.over} | {place for draft in found for place in draft.places}
    if unread := _together(_unread(row, used, asked, question)):
        raise Unread(unread)
    return _told_apart(question._replace(notes=tuple(notes)), found, names)


def _told_apart(question: Question, found: list[Draft], names: Names) -> Question:
    """The question with a note that several candidates have the name in it."""
    tests = [each.test for draft in found for each in draft.conditions if draft.kind == "candidate"]
    keys = [key for test in tests if isinstance(test, Named) for key in test.keys]
    asked = len([test for test in tests if isinstance(test, Named) for _ in test.keys])
    held = names.called(keys) if keys else 0
    if held <= asked:
        return question
    note = f"{held} candidates have that name: see their e-mail addresses"
    return question._replace(apart=True, notes=(*question.notes, note))


def _folded(row: list[Token]) -> list[Token]:
    """The tokens with those that mean something together as one."""
    for step in (negations, anaphora, claimed, editions, quantities, scores, directions, regions, lists):
        row = step.folded(row)
    return row


def _refuse_second_target(row: list[Token], asked: Head) -> None:
    """ "Papers and awards of …" asks for two things at once."""
    for place in (asked.place + 2, asked.place - 2):
        if not 0 <= place < len(row) or not isinstance(asked.sense, Noun) or asked.place < 0:
            continue
        other, between = row[place].get(Noun), row[(place + asked.place) // 2]
        if other and between.has("link", "and") and other.kind not in (asked.kind, "candidate"):
            raise Unread([row[place].text])


def _target(row: list[Token], asked: Head, found: list[Draft]) -> str:
    """The kind that is asked for; without a word for it, that of the only entries there are."""
    together = {draft.kind for draft in found if draft.total or any(map(_is_every, draft.conditions))}
    if together and asked.kind in (None, *together):
        return "candidate"  # what is said of several entries together is said of who has them
    if _is_ranking(row, asked, found):
        return "ranking"
    if asked.by and asked.by != OF_CANDIDATES and asked.kind in (None, "candidate"):
        return asked.by.kind  # candidates per university
    if asked.kind:
        return asked.kind
    kinds = {draft.kind for draft in found}
    if not kinds:
        raise Unread([token.text for token in row if not token.is_function] or [token.text for token in row])
    if kinds == {"candidate"}:
        return "candidate" if any(draft.has("location") for draft in found) else "event"
    kinds.discard("candidate")
    if len(kinds) > 1 or len([draft for draft in found if draft.kind in kinds]) > 1:
        return "candidate"
    wide = any(draft.wide and draft.conditions for draft in found)
    owned = any(draft.kind == "candidate" and draft.has("name") for draft in found)
    asks = not owned and any(token.has("ask", "exists") or token.has("ask", "count") for token in row)
    people = wide or (asks and not kinds & {"test", "result"}) or any(draft.negated for draft in found)
    return "candidate" if people else kinds.pop()


def _is_ranking(row: list[Token], asked: Head, found: list[Draft]) -> bool:
    """Whether the list of venues is asked about, and no candidate: rank of EMNLP, CCF-A venues."""
    if asked.kind == "ranking":
        return True
    people = any(token.get(Verb) or (token.get(Noun) and not token.get(Noun, "ranking")) for token in row)
    slots = {condition.slot for draft in found for condition in draft.conditions}
    about_venues = {draft.kind for draft in found} <= {"paper", "study"} and slots & _VENUE_SLOTS
    if people or not about_venues or asked.by:
        return False
    ranks = isinstance(asked.sense, Measure) and asked.sense.slot == "rank" and "venue" in slots
    graded = asked.sense is None and "venue" in slots and any(token.text in ("是", "is") for token in row)
    return ranks or graded or asked.sense == Aspect("paper", "venue")


def _question(row: list[Token], asked: Head, found: list[Draft], target: str) -> Question:
    if target == "ranking":
        conditions = [c for draft in found for c in draft.conditions if c.slot in _VENUE_SLOTS]
        return Question("ranking", (Entry("ranking", tuple(conditions)),))
    owned = any(draft.kind == "candidate" and draft.has("name") for draft in found)
    aspect = asked.by
    if isinstance(asked.sense, Aspect) and not owned:
        aspect = asked.sense
    by = aspect.column if aspect else None
    numbers = {draft.kind for draft in found} & {"test", "result"}
    counts = any(token.has("ask", "count") for token in row) and not (asked.kind is None and numbers)
    if any(draft.number for draft in found):  # 论文数量大于3的候选人
        counts = counts and _counts_people(row)
    listed = isinstance(asked.sense, (Attribute, Measure)) or (target == "test" and owned)
    return Question(
        target,
        tuple(_clauses(row, found, target)),
        show=tuple(_shown(row, target)),
        by=by,
        how_many=counts and not by and not listed,
        exists=any(token.has("ask", "exists") for token in row),
    )


def _counts_people(row: list[Token]) -> bool:
    """Whether candidates are what is counted: how many candidates have over three awards."""
    counted = (place for place, token in enumerate(row[:-1]) if token.has("ask", "count"))
    return any(row[place + 1].get(Noun, "candidate") for place in counted)


def _shown(row: list[Token], target: str) -> Iterator[str]:
    attributes = (sense for token in row for sense in token.senses if isinstance(sense, Attribute))
    yield from (each.column for each in attributes) if target == "candidate" else ()


def _clauses(row: list[Token], found: list[Draft], target: str) -> Iterator[Clause]:
    kept = [draft for draft in found if _says_something(draft, found, target)]
    place = 0
    while place < len(kept):
        group = [kept[place]]
        while place + 1 < len(kept) and _either(row, kept[place], kept[place + 1], target):
            place += 1
            group.append(kept[place])
        place += 1
        if len(group) > 1:
            yield Any(tuple((_clause(draft),) for draft in group))
        else:
            yield from map(_wide, _each(group[0]))


def _either(row: list[Token], one: Draft, other: Draft, target: str) -> bool:
    if not one.places or not other.places or target in (one.kind, other.kind):
        return False
    return linked(row, max(one.places), min(other.places), "or")


def _each(draft: Draft) -> Iterator[Draft]:
    """One draft for each value that there must be an entry of: both a master and a doctorate."""
    every = next((each for each in draft.conditions if _is_every(each)), None)
    if every is None:
        yield draft
        return
    assert isinstance(every.test, Values)
    for value in every.test.values:
        one = draft.copy()
        one.conditions = [each for each in draft.conditions if each is not every]
        one.add(every._replace(test=Values((value,))))
        yield one


def _is_every(condition: Condition) -> bool:
    return isinstance(condition.test, Values) and condition.test.every


def _wide(draft: Draft) -> Clause:
    """Who works on a subject has it among their interests, or in the title of a paper or project."""
    if not draft.wide or draft.negated or not draft.conditions:
        return _clause(draft)
    projects = tuple(condition._replace(slot="titled") for condition in draft.conditions)
    kinds = {"topic": tuple(draft.conditions), "paper": tuple(draft.conditions), "project": projects}
    return Any(tuple((Entry(kind, conditions),) for kind, conditions in kinds.items()))


def _clause(draft: Draft) -> Entry | Not:
    entry = Entry(draft.kind, tuple(draft.conditions), draft.number, draft.total)
    return Not(entry) if draft.negated else entry


def _says_something(draft: Draft, found: list[Draft], target: str) -> bool:
    """Not so for a verb without an object beside entries that have one, and for "students" alone."""
    if draft.conditions or draft.number or draft.total or draft.negated or draft.kind == target:
        return True
    others = any(other.conditions or other.number or other.total for other in found if other is not draft)
    done = draft.done and draft.kind in _OWN_VERBS
    return draft.kind != "topic" and (draft.firm or done or not others)


def _together(unread: Iterator[Token]) -> list[str]:
    """The words of tokens, those that touch each other as one word."""
    words: list[str] = []
    end = -1
    for token in unread:
        if token.start == end and token.text.isascii() == words[-1].isascii():
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.end
    return words


def _unread(row: list[Token], used: set[int], asked: Head, question: Question) -> Iterator[Token]:
    """Words that are neither in the question nor of the kind that may be left out."""
    for place, token in enumerate(row):
        if (
            place in used
            or token.is_function
            or token.has("ask")
            or _is_link(row, place, used - {asked.place})
        ):
            continue
        if token.get(Noun, "candidate") or (token.get(Attribute) and question.show):
            continue
        yield token


def _is_link(row: list[Token], place: int, used: set[int]) -> bool:
    """A link joins what is before and after it; what "not" stands before must be something that is asked."""
    if not row[place].has("link", "not"):
        return row[place].has("link") and place + 1 < len(row)
    after = next((at for at in range(place + 1, len(row)) if not row[at].is_function), None)
    return after in used

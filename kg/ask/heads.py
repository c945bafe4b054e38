"""What a question asks for: the word that names it, its head.

English puts it first ("papers of people who …"), Chinese last ("…的人的论文"); an interrogative before a
noun ("which papers", "哪些论文", "几篇论文") decides in both.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.ask.atoms import is_ideograph
from kg.ask.question import Condition
from kg.ask.senses import (
    Actor,
    Amount,
    Aspect,
    Attribute,
    Fact,
    Measure,
    Name,
    Noun,
    Token,
    Topic,
    Verb,
)

OF_CANDIDATES = Aspect("candidate", "candidate")

Sort = Noun | Actor | Attribute | Aspect | Measure


class Head(NamedTuple):
    """The head and its place, and what is counted over: `by` an aspect of the entries, or the candidates.

    `over` are the places of the words for that.
    """

    sense: Sort | None
    place: int = -1
    by: Aspect | None = None
    over: tuple[int, ...] = ()

    @property
    def kind(self) -> str | None:
        """The kind of thing that is asked for; None when no word says."""
        if self.sense is None:
            return None
        return "candidate" if isinstance(self.sense, (Actor, Attribute)) else self.sense.kind


def head(row: list[Token]) -> Head:
    """The head of a question; its sense is None when there is no noun and nobody is asked for."""
    nouns = [place for place in range(len(row)) if _noun(row, place)]
    counted = _counted_over(row, nouns)
    nouns = [place for place in nouns if place not in counted]
    by, over = _by(row, counted), tuple(counted)
    place = _asked(row, nouns)
    if place is None and (done := _done_where(row)):
        return Head(Noun(done.kind), -1, by, over)
    if place is None and _asks_who(row, nouns):
        named = any(token.get(Name, "candidate") for token in row)
        together = named and any(token.get(Verb, "coauthor") for token in row)
        return Head(Noun("coauthor" if together else "candidate"), -1, by, over)
    if place is None and nouns:
        place = nouns[-1] if is_han(row) else _first(row, nouns)
    if place is None:
        return Head(None, -1, by, over)
    return Head(_noun(row, place), place, by, over)


def is_han(row: list[Token]) -> bool:
    """Whether the words of the question, other than names, are Chinese."""
    return any(
        is_ideograph(token.text[0]) for token in row if token.senses and not isinstance(token.senses[0], Name)
    )


def _noun(row: list[Token], place: int) -> Sort | None:
    """What the token at `place` would ask for as a head."""
    token = row[place]
    if _is_negated(row, place) or (is_held(row, place) and _others(row, place)):
        return None
    if degree := _graduate(row, place):
        return Actor("study", (degree,))
    noun = token.get(Noun) or _actor(row, place) or token.get(Attribute)
    if noun and not _has_object(row, place):
        return noun
    if token.get(Aspect, "study") and place and row[place - 1].get(Topic) and _goes_on(row, place):
        return None  # 计算机专业但没发过论文的
    if measure := token.get(Measure):
        if has_amount(row, place) or token.is_function:
            return None
        return token.get(Aspect, measure.kind) or measure  # 专业 is a subject rather than a rank in it
    aspect = token.get(Aspect)
    if aspect and is_han(row) and place + 1 < len(row) and row[place + 1].get(Verb, aspect.kind):
        return None  # 江苏的大学毕业的
    if aspect and _is_any(row, place) and not is_han(row):
        return None  # graduated from a university
    if aspect == Aspect("study", "field") and place and row[place - 1].get(Topic) and not is_han(row):
        return Actor("study")  # statistics majors
    return aspect


def _goes_on(row: list[Token], place: int) -> bool:
    """Whether a condition of another kind follows in a Chinese question."""
    return is_han(row) and any(token.has("link", "not") for token in row[place + 1 :])


def _is_any(row: list[Token], place: int) -> bool:
    """Whether any thing of a kind is meant, at the end of a verb: at a company."""
    return place > 1 and row[place - 1].has("prep", "some") and row[place - 2].has("prep", "at")


def _actor(row: list[Token], place: int) -> Actor | None:
    """People by what they do; with what is named before them if that is of the same kind: Java developers."""
    before = (
        {sense.kind for sense in row[place - 1].senses if isinstance(sense, Name)} if place else set[str]()
    )
    actors = [sense for sense in row[place].senses if isinstance(sense, Actor)]
    return next((each for each in actors if each.kind in before), next(iter(actors), None))


def is_held(row: list[Token], place: int) -> bool:
    """Whether a column is spoken of as what an entry has or lacks: candidates with an e-mail address."""
    token = row[place]
    if not (token.get(Attribute) or token.get(Aspect)) or token.get(Noun) or token.get(Actor):
        return False
    if has_amount(row, place):
        return False
    before = place - 1
    while before >= 0 and row[before].is_function and not row[before].has("prep", "with"):
        before -= 1
    return before >= 0 and (row[before].has("prep", "with") or row[before].has("link", "not"))


def _others(row: list[Token], place: int) -> bool:
    """Whether something else is asked for, at the side of a column that is had where the language has it."""
    side = row[place + 1 :] if is_han(row) else row[:place]
    return any(token.get(Noun) or token.has("ask", "who") for token in side)


def _has_object(row: list[Token], place: int) -> bool:
    """Whether a noun that is also a verb has its object before it: "Python experience"."""
    before = row[place - 1].senses if place else ()
    kinds = {sense.kind for sense in before if isinstance(sense, (Name, Topic))}
    return any(row[place].get(Verb, kind) for kind in kinds)


def _graduate(row: list[Token], place: int) -> Condition | None:
    """A degree at the end of a Chinese question is the people who have it: 清华大学的博士."""
    fact = row[place].get(Fact, "study")
    ends = all(token.is_function or token.has("ask", "count") for token in row[place + 1 :])
    is_degree = fact is not None and fact.condition.slot == "degree"
    return fact.condition if fact and is_degree and ends and is_han(row) else None


def _is_negated(row: list[Token], place: int) -> bool:
    """Whether "not" is right before, or before the verb of which this is the object: 没发过论文."""
    noun = row[place].get(Noun)
    at = place - 1
    if noun and at > 0 and row[at].get(Verb, noun.kind) and is_han(row):
        at -= 1
    return at >= 0 and row[at].has("link", "not")


def has_amount(row: list[Token], place: int) -> bool:
    """Whether a number is said of the measure at `place`, which then is a condition and no head."""
    near = [token for token in row[place + 1 : place + 4] if not token.is_function][:1]
    near += [token for token in row[max(0, place - 2) : place] if not token.is_function][-1:]
    return any(token.get(Amount) for token in near)


def _asked(row: list[Token], nouns: list[int]) -> int | None:
    """The noun right after an interrogative: which papers, 哪些CCF-A论文, how many people."""
    for at, token in enumerate(row):
        if token.has("ask", "which") or token.has("ask", "count"):
            after = next((place for place in nouns if place > at), None)
            between = row[at + 1 : after] if after is not None else []
            if after is not None and not any(_parts(each) for each in between):
                return after
    return None


def _parts(token: Token) -> bool:
    """A word that a noun phrase does not reach over."""
    return token.get(Verb) is not None or token.has("link", "not") or token.get(Name, "candidate") is not None


def _asks_who(row: list[Token], nouns: list[int]) -> bool:
    """ "Who …" or 谁, unless something of theirs is asked for: 谁的论文."""
    for at, token in enumerate(row):
        if token.has("ask", "who"):
            first = not any(place < at for place in nouns) or is_han(row)
            owns = (
                token.text.endswith("的")
                or (at + 1 < len(row) and row[at + 1].text == "的")
                or token.text == "whose"
            )
            ordered = any(each.has("order") for each in row)
            asks_for_others = any(each.get(Noun, "coauthor") for each in row[at + 1 :])
            return first and not asks_for_others and (ordered or not owns)
    return False


def _done_where(row: list[Token]) -> Verb | None:
    """What somebody did, where it is asked where: where did … intern."""
    asks = any(token.has("ask", "where") for token in row)
    verbs = (verb for token in row if (verb := token.get(Verb, "study") or token.get(Verb, "position")))
    return next(verbs, None) if asks else None


def _first(row: list[Token], nouns: list[int]) -> int:
    """The first noun that does not own the next: "papers" of "candidates' papers"."""
    heads = (place for place in nouns if not _owns(row, place) and not _modifies(row, place))
    return next(heads, nouns[0])


def _modifies(row: list[Token], place: int) -> bool:
    """Whether a noun only describes the next: journal papers, university degrees."""
    noun = row[place].get(Aspect)
    return noun is not None and place + 1 < len(row) and _noun(row, place + 1) is not None


def _owns(row: list[Token], place: int) -> bool:
    return place + 1 < len(row) and row[place + 1].text in ("'", "'s", "s")


def _counted_over(row: list[Token], nouns: list[int]) -> list[int]:
    """The places of what is counted over: per year, each candidate, by venue, 每个候选人."""
    found = []
    for place in nouns:
        if not row[place].get(Aspect) and not row[place].get(Noun, "candidate"):
            continue
        before = place - 1
        while before >= 0 and row[before].has("filler") and not row[before].has("ask"):
            before -= 1
        if before >= 0 and (row[before].has("ask", "each") or _groups(row, before, place)):
            found.append(place)
    return found


def _groups(row: list[Token], by: int, place: int) -> bool:
    """Whether `by` at a place means counting over the noun: "papers by year", not "papers by students"."""
    last = place == len(row) - 1 or all(token.is_function for token in row[place + 1 :])
    return row[by].has("ask", "by") and row[place].get(Aspect) is not None and (last or is_han(row))


def _by(row: list[Token], counted: list[int]) -> Aspect | None:
    return next((row[place].get(Aspect) or OF_CANDIDATES for place in counted), None)

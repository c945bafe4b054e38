"""Superlatives, sorting and limits: "most papers", "绩点最高", "latest paper", "top 3 GPA"."""

from __future__ import annotations

from kg.ask.amounts import is_of_count
from kg.ask.heads import is_han
from kg.ask.kinds import KINDS
from kg.ask.question import Clause, Condition, Entry, Order, Question, Span
from kg.ask.senses import Actor, Amount, Aspect, Measure, Name, Noun, Token, Verb

_WAYS = (
    "veteran",
    "average",
    "common",
    "most",
    "fewest",
    "highest",
    "lowest",
    "latest",
    "oldest",
    "longest",
    "shortest",
    "lasting",
    "sort",
)
_COUNTS = {"most": True, "fewest": False}
_EXTREMES = {"highest": True, "lowest": False}
_TIMES = {"latest": True, "oldest": False}
_LENGTHS = {"longest": True, "shortest": False, "lasting": None}
_DATES = {"paper": "year", "award": "year", "position": "start", "study": "start", "project": "start"}
_COMMON = ("skill", "language", "topic", "award", "test")  # what several candidates have the same of
_MEASURES = {"gpa": ("study", "gpa"), "rank": ("study", "percentile")}


def ordered(row: list[Token], question: Question, named: bool, taken: set[int]) -> tuple[Question, set[int]]:
    """The question with its order and limit, and the places of the words that told them.

    `named`: it is about a candidate by name. `taken`: the places of words that say something else.
    """
    used: set[int] = set()
    for place, token in enumerate(row):
        for way in _WAYS:
            if token.has("order", way) and (found := _ordered(row, place, way, question, named)):
                question = found
                used.add(place)
                break
    return _limited(row, question, used, taken)


def _ordered(row: list[Token], place: int, way: str, question: Question, named: bool) -> Question | None:
    if way == "veteran":
        worked = Entry("position", total=Span("0"))
        return question._replace(
            target="candidate", where=(*question.where, worked), order=Order("months", top=True)
        )
    if way == "average":
        return _averaged(row, place, question)
    if way == "common":
        return _by_value(row, question)
    if way in _COUNTS:
        return _by_count(row, place, question, _COUNTS[way])
    if way in _TIMES:
        return _by_date(row, place, question, _TIMES[way], named)
    if way in _LENGTHS:
        return _by_length(row, place, question, _LENGTHS[way])
    if way == "sort":
        return _sorted(row, place, question)
    return _by_measure(row, place, question, _EXTREMES[way])


def _by_count(row: list[Token], place: int, question: Question, descending: bool) -> Question | None:
    """Most papers: papers counted over candidates; most students: studies over what is asked for."""
    kind = _nearest(row, place)
    if question.by and question.by != "candidate":
        counted = question if kind is None else _counting(question, kind)
        return counted._replace(order=Order("count", descending, top=True))
    if kind is None:
        return None
    return _turned(question, kind)._replace(
        by="candidate", how_many=False, order=Order("count", descending, top=True)
    )


def _averaged(row: list[Token], place: int, question: Question) -> Question | None:
    """The average of a measure or score, or of the number of entries that a candidate has."""
    for token in [*row[place + 1 :], *row[:place][::-1]]:
        if token.get(Measure) == Measure("study", "gpa"):
            return _turned(question, "study")._replace(average="gpa", how_many=False)
        if token.get(Name, "test") or token.get(Noun, "test"):
            return _turned(question, "test")._replace(average="score", how_many=False)
        noun = token.get(Noun)
        if noun and noun.kind != "candidate" and any(each.has("ask", "count") for each in row):
            return _turned(question, noun.kind)._replace(average="count", by="candidate", how_many=False)
    return None


def _by_value(row: list[Token], question: Question) -> Question | None:
    """The most common skills: entries counted over what they are."""
    aspect = next((found for token in row if (found := token.get(Aspect, question.target))), None)
    column = question.by or (aspect.column if aspect else None)
    if column is None and question.target in _COMMON:
        column = KINDS[question.target].brief[0]
    return question._replace(by=column, order=Order("count")) if column else None


def _counting(question: Question, kind: str) -> Question:
    """The question with entries of `kind` counted over a column of its target: papers over universities."""
    if kind == question.target:
        return question
    return _turned(question, kind)._replace(where=_with(_turned(question, kind).where, question.target))


def _with(where: tuple[Clause, ...], kind: str) -> tuple[Clause, ...]:
    """The clauses, with an entry of a kind among them."""
    has = any(isinstance(clause, Entry) and clause.kind == kind for clause in where)
    return where if has else (*where, Entry(kind))


def _nearest(row: list[Token], place: int) -> str | None:
    """The kind of the entries that are counted: of the noun after the superlative, in Chinese before it."""
    sides = [row[:place][::-1], row[place + 1 :]] if is_han(row) else [row[place + 1 :], row[:place][::-1]]
    for token in (token for side in sides for token in side):
        for sense in token.senses:
            if isinstance(sense, (Noun, Verb, Actor)) and sense.kind != "candidate":
                return sense.kind
    return None


def _turned(question: Question, kind: str) -> Question:
    """The question asked for entries of a kind, where it asked for the candidates who have them."""
    if question.target == kind:
        return question
    return question._replace(target=kind, where=_with(question.where, kind), show=())


def _by_date(
    row: list[Token], place: int, question: Question, descending: bool, named: bool
) -> Question | None:
    column = _DATES.get(question.target)
    if column is None:
        return None
    noun = next((token.text.lower() for token in row[place + 1 :] if token.get(Noun)), "")
    single = named if is_han(row) else not noun.endswith("s")
    return question._replace(order=Order(column, descending, top=single))


def _by_length(row: list[Token], place: int, question: Question, longest: bool | None) -> Question | None:
    """The longest internship: by its months; None asks for the months alone."""
    kind = question.target if "lasted" in KINDS[question.target].slots else _nearest(row, place)
    if kind is None or "lasted" not in KINDS[kind].slots:
        return None
    turned = _turned(question, kind)
    lasted = Condition("lasted", Span("0"))
    where = tuple(
        each._replace(conditions=(*each.conditions, lasted))
        if isinstance(each, Entry) and each.kind == kind
        else each
        for each in _with(turned.where, kind)
    )
    order = None if longest is None else Order("months", longest, top=True)
    return turned._replace(where=where, order=order)


def _by_measure(row: list[Token], place: int, question: Question, highest: bool) -> Question | None:
    for token in [*row[place + 1 :], *row[:place][::-1]]:
        if measure := token.get(Measure):
            kind, column = _MEASURES[measure.slot]
            descending = highest if column == "gpa" else not highest
            return _turned(question, kind)._replace(order=Order(column, descending, top=True))
        if token.get(Name, "test") or token.get(Noun, "test"):
            return _turned(question, "test")._replace(order=Order("score", highest, top=True))
    if question.target == "result":
        return question._replace(order=Order("high", highest, top=True))
    return None


def _sorted(row: list[Token], place: int, question: Question) -> Question | None:
    """Sorted by year, GPA or the number of something."""
    for token in [*row[place + 1 :], *row[:place][::-1]] if not is_han(row) else row[:place][::-1]:
        aspect = token.get(Aspect)
        if aspect and aspect.kind == question.target:
            return question._replace(order=Order(aspect.column, aspect.column == "year"))
        if (measure := token.get(Measure)) and measure.slot in _MEASURES:
            kind, column = _MEASURES[measure.slot]
            return _turned(question, kind)._replace(order=Order(column, column == "gpa"))
        if (noun := token.get(Noun)) and noun.kind != question.target and noun.kind != "candidate":
            return _turned(question, noun.kind)._replace(by="candidate", order=Order("count"))
    return None


def _limited(
    row: list[Token], question: Question, used: set[int], taken: set[int]
) -> tuple[Question, set[int]]:
    """The first so many: "top 3 GPA", "top 10 skills", 论文最多的三个人."""
    for place, token in enumerate(row):
        amount = token.get(Amount) if place not in taken else None
        if amount is None or not (amount.top or amount.bare) or amount.unit not in ("", "count", "point"):
            continue
        first = question if question.order else _by_measure(row, place, question, highest=True)
        if amount.top and not first:
            of_count = is_of_count(row, place)
            first = _by_count(row, place, question, True) if of_count else _by_value(row, question)
        if first and first.order and (amount.span.high or "").isdigit():
            order = first.order._replace(top=False)
            return first._replace(order=order, limit=int(amount.span.high or 0)), used | {place}
    return question, used

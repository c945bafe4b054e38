"""What a number may be said of: a measure or score beside it, a count of entries, a place in a ranking."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.drafts import Draft
from kg.ask.kinds import KINDS
from kg.ask.options import Option, distance, gap
from kg.ask.question import Span
from kg.ask.senses import Amount, Aspect, Fact, Measure, Name, Noun, Token, Topic

_SCALES = (5, 10, 100)  # of GPAs; a bound tells which is meant


def options(row: list[Token], place: int, found: list[Draft], amount: Amount) -> Iterator[Option]:
    """What a number may be said of: a measure or score beside it, a count of entries, a place in a rank."""
    if amount.bare and any(token.has("order") for token in row[max(0, place - 1) : place + 2]):
        return  # 5 highest GPAs
    if amount.unit == "scale":
        studies = (draft for draft in found if draft.kind == "study")
        yield from (Option(0.0, draft, "study", "scale", amount.span) for draft in studies)
        return
    if amount.unit == "months":
        lasting = (draft for draft in found if "lasted" in KINDS[draft.kind].slots and not amount.top)
        span = amount.span._replace(high=None) if amount.bare else amount.span
        for draft in lasting:
            is_total = draft.kind == "position" and _is_total(row, place)
            yield Option(
                distance(row, place, draft), draft, draft.kind, "total" if is_total else "lasted", span
            )
        return
    for draft in found:
        near = distance(row, place, draft)
        if draft.kind == "test" and not amount.top and amount.unit in ("", "point"):
            yield Option(near, draft, "test", "score", amount.span)
        if draft.kind == "result" and not amount.top:
            yield Option(near, draft, "result", "amount", amount.span)
        if draft.kind != "candidate" and not amount.top and _counts(row, place, amount):
            yield Option(near - 0.5, draft, draft.kind, "count", amount.span)
        for at, measure in draft.measures.items():
            slot, span = _measured(measure, amount)
            if slot:
                yield Option(gap(row, place, at), draft, "study", slot, span)
    if amount.top and (amount.unit == "%" or (amount.unit in ("point", "") and not _limits(row, place))):
        slot, span = _measured("rank", amount)
        study = next((draft for draft in found if draft.kind == "study"), None)
        yield Option(1.0, study, "study", slot, span)


def _is_total(row: list[Token], place: int) -> bool:
    """Whether a time is that of all positions together: three years of experience, but not at a company."""
    if any(token.get(Aspect, "position") for token in row):
        return False
    return any(token.has("total") for token in row[max(0, place - 2) : place + 4])


def is_of_count(row: list[Token], place: int) -> bool:
    """Whether the number of something is what the best so many are best in: 论文数量前三."""
    before = next((token for token in reversed(row[:place]) if not token.is_function), None)
    return before is not None and before.has("ask", "count")


def _limits(row: list[Token], place: int) -> bool:
    """Whether "top 5" means so many of what is sorted or counted rather than a rank."""
    if any(token.has("order") for token in row) or is_of_count(row, place):
        return True
    after = next((token for token in row[place + 1 :] if not token.is_function), None)
    before = next((token for token in reversed(row[:place]) if not token.is_function), None)
    near = [token for token in (after, before) if token]
    sorted_by = any(
        token.get(Measure) == Measure("study", "gpa") or token.get(Name, "test") or token.get(Noun, "test")
        for token in near
    )
    things = after is not None and (after.get(Noun) or after.get(Aspect)) and not after.get(Noun, "candidate")
    return sorted_by or bool(things)


def _measured(measure: str, amount: Amount) -> tuple[str, Span]:
    """The slot and span that a number means beside GPA or rank; an empty slot when it means nothing there."""
    span = amount.span
    if measure == "gpa":
        if amount.top or amount.unit in ("%", "count", "times"):
            return "", span
        if span.low is not None and span.high is None:  # 3.9 of 5 is not compared with 93 of 100
            scale = next((str(top) for top in _SCALES if float(span.low) < top), None)
            span = Span(span.low, scale, span.over)
        return "gpa", span
    if span.high is None:  # a rank above 5 is a better one
        span = Span(high=span.low, under=span.over)
    if amount.unit == "%":
        return "percentile", span
    return ("rank", span) if amount.unit in ("", "point") else ("", span)


def _counts(row: list[Token], place: int, amount: Amount) -> bool:
    """Whether a number counts entries: 3篇以上, more than 3 papers; "three candidates" does not."""
    after = next((token for token in row[place + 1 :] if not token.is_function), None)
    if amount.unit == "count":
        owned = place + 1 < len(row) and row[place + 1].text == "的"  # 论文超过3篇的人
        return owned or after is None or after.get(Noun, "candidate") is None
    if any(token.has("ask", "count") for token in row[max(0, place - 4) : place]):
        return not amount.unit
    if amount.unit or "." in str(amount.span.low or amount.span.high):
        return False
    for token in row[place + 1 :]:
        if noun := token.get(Noun):
            return noun.kind != "candidate"
        if not (token.is_function or token.get(Fact) or token.get(Name) or token.get(Topic)):
            return False
    return False

"""Roles in service to a field, and the clauses of a row, each with its role and the places beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.context import Context
from extract.profile import Text
from extract.words import either, load, pattern

_WORDS = load("service")
KINDS = (
    *("editor", "chair", "organizer", "examiner", "panelist", "reviewer", "committee"),
    *("volunteer", "mentor", "member"),
)
Place = tuple[int, int]
_SENTENCE = re.compile(r"[;；。]")
_BEFORE_ROLE = re.compile(r"(?:[,、.|/]|\band\b|\t| {2}|&)\s*$")
_JOINT = 6
"""Characters before a role in which what parts it from the one before is looked for."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A role at `start` to `end`, of a kind; `printed` whether it stands in the row itself."""

    start: int
    end: int
    kind: str
    printed: bool = True


@cache
def _kinds() -> dict[str, str]:
    """Each role in lower case, and its plural, with its kind; the earlier kind where two have it."""
    words: dict[str, str] = {}
    for kind in KINDS:
        for word in _WORDS[kind]["zh"] + _WORDS[kind]["en"]:
            words.setdefault(word.casefold(), kind)
    return {**{f"{word}s": kind for word, kind in words.items() if word.isascii()}, **words}


@cache
def _roles() -> re.Pattern[str]:
    """Every role, with the words before it that belong to it."""
    english = [word for word in _kinds() if word.isascii()]
    chinese = [word for word in _kinds() if not word.isascii()]
    return re.compile(
        rf"(?<![A-Za-z])(?:{either(_WORDS['modifier']['en'])}[\s/-]+)*(?P<en>{pattern(english)})|"
        rf"(?:{either(_WORDS['modifier']['zh'])})*(?P<zh>{either(chinese)})(?!会)",
        re.I,
    )


def _kind(match: re.Match[str]) -> str:
    return _kinds()[" ".join((match["en"] or match["zh"]).casefold().split())]


def _found(context: Context, start: int, end: int) -> list[Duty]:
    """The roles in a place, but for words that are part of a known name."""
    found = []
    for match in _roles().finditer(context.view, start, end):
        known = context.mentions_over(*match.span(), "VENUE", "SCHOOL", "INSTITUTE", "COMPANY")
        if not any(m.start < match.end() and match.start() < m.end and m.end - m.start > 3 for m in known):
            found.append(Duty(*match.span(), _kind(match)))
    return found


def role_in(context: Context, start: int, end: int) -> Duty | None:
    """The first role that a place names."""
    return next(iter(_found(context, start, end)), None)


def kind_of(context: Context, role: Duty) -> Text:
    """The kind of a role, told by its words."""
    return context.fact(role.kind, role.start, role.end, "service-kind", 0.9)


def opens_with_role(context: Context, start: int, end: int) -> bool:
    """Whether a row begins with a role, after years and verbs at most."""
    role = role_in(context, start, end)
    return role is not None and _leads(context, start, role)


def duties(context: Context, start: int, end: int) -> Iterator[tuple[Duty | None, list[Place]]]:
    """The clauses of a row: the role of each, if it has one, and the places beside the role."""
    for first, last in _sentences(context, start, end):
        roles = _found(context, first, last)
        if not roles:
            yield None, [(first, last)]
        elif _leads(context, first, roles[0]):
            yield from _leading(context, first, last, roles)
        else:
            yield from _trailing(first, last, roles)


def _sentences(context: Context, start: int, end: int) -> Iterator[Place]:
    """What semicolons and Chinese full stops set apart."""
    for cut in _SENTENCE.finditer(context.view, start, end):
        if context.document.trim(start, cut.start())[0] < cut.start():
            yield context.document.trim(start, cut.start())
        start = cut.end()
    first, last = context.document.trim(start, end)
    if first < last:
        yield first, last


@cache
def _lead() -> re.Pattern[str]:
    words = _WORDS["lead"]
    return re.compile(rf"(?:[\s\d.,:/()~'\x1f-]|\bI\b|{pattern(words['en'])}|{either(words['zh'])})*", re.I)


def _leads(context: Context, start: int, role: Duty) -> bool:
    """Whether a role stands at the front, after years and verbs at most."""
    return bool(_lead().fullmatch(context.view, start, role.start))


def _leading(
    context: Context, first: int, last: int, roles: list[Duty]
) -> Iterator[tuple[Duty | None, list[Place]]]:
    """Clauses that begin with their roles: `Reviewer: ICML, Area Chair for NeurIPS`."""
    view = context.view
    later = (r for r in roles[1:] if _BEFORE_ROLE.search(view, max(first, r.start - _JOINT), r.start))
    starts = [roles[0], *later]
    for number, role in enumerate(starts):
        stop = starts[number + 1].start if number + 1 < len(starts) else last
        before = [(first, role.start)] if number == 0 and first < role.start else []
        yield role, [(role.end, stop), *before]


def _trailing(first: int, last: int, roles: list[Duty]) -> Iterator[tuple[Duty | None, list[Place]]]:
    """Clauses that end with their roles: `水利学报 审稿人，CCF 会员（2021 至今）`."""
    for number, role in enumerate(roles):
        stop = roles[number + 1].start if number + 1 < len(roles) else last
        after = (role.end, stop) if number + 1 == len(roles) else (role.end, role.end)
        yield role, [(first, role.start), after]
        first = role.end

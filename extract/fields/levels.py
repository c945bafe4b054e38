"""Levels of skill: in words before the items, behind them in brackets, or in a cell of their own."""

from __future__ import annotations

import re
from functools import cache

from extract.context import Context
from extract.words import either, load, pattern

_LEVELS = load("levels")
CELLS = frozenset(_LEVELS["cell"]["words"])
"""What is a level where it fills a cell of a table, and elsewhere something else."""
_BAR = re.compile(r"\|")
_BEHIND = re.compile(r"\s*(?:\(([^()]*)\)|\s[-–—:]\s*([^()]*)|:\s*([^()]*))\s*$")

Place = tuple[int, int]


@cache
def level_words() -> re.Pattern[str]:
    """The words for a level of skill."""
    words = _LEVELS["level"]
    return re.compile(f"{either(words['zh'])}|{pattern(words['en'])}", re.I)


def begins_sentence(context: Context, start: int, end: int) -> bool:
    """Whether a level describes what follows rather than grades it: 良好的沟通能力."""
    return context.view[start:end].startswith("的") and not context.mentions_in(
        start, end, "SKILL", "LANGUAGE"
    )


def level_of_group(context: Context, group: Place | None) -> Place | None:
    """A label that is a level: `精通: R, SAS`, `Advanced: Python`."""
    if not group:
        return None
    match = level_words().match(context.view, *group)
    return group if match and match.end() >= group[1] - 3 else None


def level_cell(context: Context, start: int, end: int) -> Place | None:
    """The cell of a table's row that is a level and nothing else."""
    place = start
    for bar in [*(m.start() for m in _BAR.finditer(context.view, start, end)), end]:
        cell = context.document.trim(place, bar)
        words = context.view[cell[0] : cell[1]]
        if place > start and (level_words().fullmatch(words) or words.casefold() in CELLS):
            return cell
        place = bar + 1
    return None


def bracket_level(context: Context, start: int, end: int) -> tuple[Place | None, int, int]:
    """A level in brackets or after a dash behind the item: `R (advanced)`, `英语(母语)`."""
    match = _BEHIND.search(context.view, start, end)
    if not match:
        return None, start, end
    group = next(g for g in (1, 2, 3) if match[g] is not None)
    level = level_words().match(context.view, *match.span(group))
    if level and level.end() >= match.end(group) - 12:
        return match.span(group), start, match.start()
    return None, start, end

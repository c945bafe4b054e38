"""Whether two values of a field tell the same: strictly, or leniently.

Strict: the same text but for case, width, spaces and punctuation; dates at the coarser of the two
precisions; numbers by value; ranks by their numbers; years as a set. Lenient: also where one text is in
the other and at least half as long, or where they are 0.8 alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from kg.evaluation.likeness import form, indel

Equal = Callable[[str, Any, Any], bool]
"""(field, gold, found) → whether they tell the same; neither of them is empty."""

LEAST_SHARE = 0.5
"""How long the shorter text must be, of the longer one that holds it."""
LEAST_LIKENESS = 0.8

_NOW = frozenset(("present", "now", "current", "至今", "今"))
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")
_AMOUNT = re.compile(r"[\d.]+%?")


def strict(field: str, gold: Any, found: Any) -> bool:
    """Whether two values of `field` are equal."""
    return _EXACT.get(field, _same_text)(gold, found)


def lenient(field: str, gold: Any, found: Any) -> bool:
    """Whether two values of `field` are equal, or near enough for a field of words."""
    if strict(field, gold, found):
        return True
    if field in _EXACT or field in _UNLOOSENED:
        return False
    one, other = sorted((form(str(gold)), form(str(found))), key=len)
    held = one in other and len(one) >= LEAST_SHARE * len(other)
    return bool(one) and (held or indel(one, other) >= LEAST_LIKENESS)


def _same_text(gold: Any, found: Any) -> bool:
    return form(str(gold)) == form(str(found))


def _same_moment(gold: Any, found: Any) -> bool:
    one, other = (str(value).strip().casefold() for value in (gold, found))
    if one in _NOW or other in _NOW:
        return one in _NOW and other in _NOW
    numbers = [[int(number) for number in _DIGITS.findall(value)] for value in (one, other)]
    told = min(2, *map(len, numbers))  # days are beyond what is compared
    return told > 0 and numbers[0][:told] == numbers[1][:told]


def _same_number(gold: Any, found: Any) -> bool:
    try:
        one, other = (float(str(value).strip("%分 ")) for value in (gold, found))
    except ValueError:
        return _same_text(gold, found)
    return abs(one - other) < 1e-9


def _same_rank(gold: Any, found: Any) -> bool:
    one, other = (_AMOUNT.findall(unicodedata.normalize("NFKC", str(value))) for value in (gold, found))
    return one == other if one or other else _same_text(gold, found)


def _same_years(gold: Any, found: Any) -> bool:
    one, other = ({year for item in value for year in _YEAR.findall(str(item))} for value in (gold, found))
    return one == other


def _same_names(gold: Any, found: Any) -> bool:
    one, other = ({form(str(item)) for item in value} for value in (gold, found))
    return one == other


def _same_flag(gold: Any, found: Any) -> bool:
    return bool(gold) == bool(found)


_EXACT: dict[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("start", "end", "date"), _same_moment),
    **dict.fromkeys(("gpa", "gpa_max", "score", "year", "low", "high"), _same_number),
    "rank": _same_rank,
    "years": _same_years,
    **dict.fromkeys(("authors", "inventors"), _same_names),
    "first_author": _same_flag,
}
_UNLOOSENED = frozenset(
    ("degree", "emails", "phones", "change", "unit", "track", "authorship", "kind", "status")
)

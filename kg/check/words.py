"""Words that no rule should take at their word: those of templates, and of what goes on beside another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_CROSSES = re.compile(
    r"(?<![a-z0-9])(?:[x×]{3,}|[x×]{2,}(?=[^\W\d_a-z]))(?![a-z0-9])|○○|(?<!\d)[*＊]{3,}(?!\d)|_{3,}|\?{3,}"
)
"""Letters in place of others: `xxx`, `××大学`, `***`; covered digits (`137****0182`) are not."""
_HIDDEN = re.compile(r"left out: [\d,]+ characters")


def is_part_time(words: str) -> bool:
    """Whether words tell of something that goes on beside something else."""
    return any(word in _folded(words) for word in _table()["part_time"])


@cache
def generic_words() -> frozenset[str]:
    """The words that names of venues share without being near to one another."""
    return frozenset(_table()["generic"])


def venue_type(name: str) -> str | None:
    """What the words of a name say a venue is: journal or conference; None if neither or both."""
    told = [
        kind for kind in ("journal", "conference") if any(word in _folded(name) for word in _table()[kind])
    ]
    return told[0] if len(told) == 1 else None


def placeholder(text: str) -> str:
    """The words of a template in a value; empty where it is none."""
    folded = _folded(text).strip()
    if folded in _table()["whole"]:
        return folded
    if any(word in folded for word in _table()["but"]):
        return ""
    crossed = _CROSSES.search(folded)
    return next((word for word in _table()["part"] if word in folded), crossed[0] if crossed else "")


def placeholder_address(text: str) -> str:
    """The same of an e-mail address, by what stands before its @."""
    mailbox = _folded(text).partition("@")[0]
    return mailbox if mailbox in _table()["mailbox"] else ""


def placeholder_number(text: str) -> str:
    """The same of a telephone number, by its digits."""
    digits = re.sub(r"\D", "", text)
    return next(
        (number for number in _table()["phone"] if digits in (number, f"86{number}", f"1{number}")), ""
    )


def tells_hidden_text(warning: str) -> bool:
    """Whether a warning of a reader is that it left out what nobody sees."""
    return bool(_HIDDEN.search(warning))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _table() -> dict[str, Any]:
    from extract.tables import toml_table

    return toml_table(Path(__file__).with_name("words.toml"))

"""One CV's way of writing months and periods, and what a reader can know from it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.made.people import NOW, Month
from tests.made.sheet import When

SEASONS = ("Winter", "Spring", "Summer", "Fall", "Winter")


@dataclass(frozen=True)
class Calendar:
    """A notation: `notation` is a format of y, m, b and B (short and long month), `dash` stands in periods.

    `seasonal` CVs print short periods as "Summer 2022", of which the gold has the year.
    """

    notation: str
    dash: str
    now: str
    expected: str
    months: tuple[str, ...]
    seasonal: bool = False

    def month(self, month: Month) -> str:
        """A month as printed."""
        year, number = month
        long = self.months[number - 1] if self.months else ""
        short = long[:4] if long == "September" and "." not in self.notation else long[:3]
        notation = self.notation.replace("{b}.", "{b}") if long == "May" else self.notation
        return notation.format(y=year, m=number, b=short, B=long)

    def known(self, month: Month) -> str:
        """A month as the gold has it: the year alone where no month is printed."""
        monthly = any(f"{{{key}" in self.notation for key in "mbB")
        return "{}-{:02}".format(*month) if monthly else str(month[0])

    def period(self, start: Month, end: Month | None, foretell: bool = False) -> tuple[When, str, str | None]:
        """A period as printed, then its start and end as the gold has them."""
        first = self.month(start)
        if self.seasonal and end and start[0] == end[0] and end[1] - start[1] < 6:
            season = f"{SEASONS[start[1] // 3]} {start[0]}"
            return When(season, season), str(start[0]), None
        if end and (start == end or self.month(end) == first):
            return When(first, first), self.known(start), None
        last = self.month(end) if end else self.now
        dash = "" if self.dash == " 至 " and last.startswith("至") else self.dash
        mark = self.expected if end and end > NOW and foretell else ""
        known = self.known(end) if end else "present"
        return When(f"{first}{dash}{last}{mark}", first, last + mark), self.known(start), known


def calendar(rng: Random, words: dict[str, Any]) -> Calendar:
    """A notation drawn for a CV."""
    notation, dash = rng.choice(words["notations"]), rng.choice(words["dashes"])
    if "-" in notation and dash == "-":
        dash = " - "
    return Calendar(
        notation,
        dash,
        rng.choice(words["now"]),
        words["expected"],
        tuple(words.get("months", ())),
        "months" in words and "{b" in notation and rng.random() < 0.25,
    )

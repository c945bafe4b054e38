"""Invented CVs as text, of rows from `facts/rows.toml`: people of many callings, set in many manners.

They are for no reader; the model of `extract.rowkinds` learns from them what rows of each kind look like.
"""

from __future__ import annotations

import re
from random import Random

from tests.made.dates import calendar
from tests.made.facts import phrases
from tests.made.unheaded import Start

_SLOT = re.compile(r"\{(\w+)\}")
_SEPARATORS = ("\t", "    ", " | ", ", ", " · ", "\n", "  ", "，", " - ", "          ")
_BULLETS = ("- ", "• ", "* ", "· ", "", "▪ ", "1. ")
_HEADINGS = ("{}", "{}", "## {}", "{}:", "【{}】", "**{}**", "== {} ==", "{}\n------", "# {}", "■ {}")
_OPENING = ("education", "experience", "papers", "projects", "skills", "interests", "other")


def plain(seed: int, number: int) -> tuple[str, dict[int, Start]]:
    """The text of a CV, and where each of its sections begins: its kind, and whether a heading opens it."""
    rng = Random(f"{seed}/plain/{number}")
    lang = rng.choice(["zh", "en"])
    manner = Manner(rng, lang)
    kinds = [
        kind
        for kind in phrases("rows")[lang]["rows"]
        if rng.random() < 0.6 or kind in ("education", "experience")
    ]
    first = [kind for kind in kinds if kind in _OPENING]
    rng.shuffle(kinds)
    if first and rng.random() < 0.7:
        kinds.sort(key=lambda kind: kind != rng.choice(first))
    kinds = ["contact", *(kind for kind in kinds if kind != "contact")]
    text, starts = "", {}
    headed = rng.random()
    for kind in kinds:
        heading = manner.heading(kind) if kind != "contact" and headed < 0.6 else ""
        if kind != "contact":
            starts[len(text)] = (kind, bool(heading))
        text += heading + manner.rows(kind) + "\n" * manner.apart
    return text, starts


class Manner:
    """How one CV is set: what stands between parts, its bullets, dates and headings."""

    def __init__(self, rng: Random, lang: str) -> None:
        self.rng, self.lang = rng, lang
        self.facts = phrases("rows")[lang]
        self.calendar = calendar(rng, phrases("wording")[lang]["dates"])
        self.separator, self.bullet = rng.choice(_SEPARATORS), rng.choice(_BULLETS)
        self.outer = rng.choice(["", "", "", "- ", "• "])
        self.form, self.capitals = rng.choice(_HEADINGS), rng.random() < 0.3
        self.apart, self.gap = rng.choice([1, 1, 2, 0]), rng.choice([0, 0, 1])
        self.indent = rng.choice(["", "", "  ", "    "])
        self.used: set[str] = set()

    def heading(self, kind: str) -> str:
        """A heading of a CV's own invention."""
        choice = phrases("unusual")[kind][self.lang]
        words = self.rng.choice([word for word in choice if word not in self.used] or choice)
        self.used.add(words)
        return self.form.format(words.upper() if self.capitals else words) + "\n" + "\n" * self.gap

    def rows(self, kind: str) -> str:
        """The rows of a section."""
        forms = self.facts["rows"][kind]
        if kind == "contact":
            name = self.rng.choice(self.facts["lists"]["name"])
            return "".join(
                f"{line}\n"
                for line in [name, *map(self.filled, self.rng.sample(forms, self.rng.randint(1, 4)))]
            )
        one = self.rng.random() < 0.5  # a CV that keeps to one form within a section
        chosen = (
            [self.rng.choice(forms)] * self.rng.randint(1, 5)
            if one
            else self.rng.sample(forms, min(len(forms), self.rng.randint(1, 5)))
        )
        return ("\n" * self.gap).join(self.entry(form) for form in chosen)

    def entry(self, form: str) -> str:
        """One entry in this manner, each of its rows with an end of line."""
        head, *rest = self.filled(form).split("\n")
        rest = [self.indent + (self.bullet + row[2:] if row.startswith("- ") else row) for row in rest]
        head = head[2:] if head.startswith("- ") else head
        return "".join(f"{row}\n" for row in [self.outer + head, *rest])

    def filled(self, form: str) -> str:
        """A form with its names and dates filled in."""
        return _SLOT.sub(self._slot, form).replace("¦", self.separator)

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        year, month = self.rng.randint(2005, 2024), self.rng.randint(1, 12)
        if name == "y":
            return str(year)
        if name == "r":
            end = (
                None
                if self.rng.random() < 0.15
                else (year + self.rng.randint(0, 4), self.rng.randint(month, 12))
            )
            return self.calendar.period((year, month), end)[0].text
        if name == "d":
            return self.calendar.period((year, month), (year, month))[0].start
        return self.rng.choice(self.facts["lists"][name])

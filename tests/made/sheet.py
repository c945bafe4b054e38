"""A CV with its words settled and its looks open: what every layout prints, each in its own way.

A layout prints all that a sheet holds and nothing else that could be taken for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Runs = tuple[tuple[str, str], ...]
"""Text with styles: pairs of text and "" (plain), "b" (bold), "i" (italic) or "u" (underlined)."""


@dataclass(frozen=True)
class When:
    """A period as printed, whole and in its two halves; `end` is "" for a single date."""

    text: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Row:
    """A degree, post or project. `cells` has a degree's parts: degree, field, marks, inline marks."""

    name: str
    role: str = ""
    unit: str = ""
    place: str = ""
    when: When = When()
    notes: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def broad(self) -> bool:
        """Whether its parts are too long to stand side by side in one line."""
        parts = "".join((self.name, self.unit, self.role, self.place, self.when.text))
        return sum(1 + (c > "\u2e80") for c in parts) > 58

    @property
    def columns(self) -> tuple[str, ...]:
        """Its parts in columns, dates first, a degree's field and degree apart: a habit of Chinese CVs."""
        name = f"{self.name} {self.unit}".strip()
        rest = [self.cells[key] for key in ("field", "degree", "inline")] if self.cells else [self.role]
        return tuple(filter(None, (self.when.text, name, *rest, self.place)))


@dataclass(frozen=True)
class Cite:
    """A publication as lines of styled text, and in `cells` as title, venue, year, rank and authorship."""

    lines: tuple[Runs, ...]
    cells: dict[str, str]

    @property
    def runs(self) -> Runs:
        """All lines as one."""
        joined: list[tuple[str, str]] = []
        for line in self.lines:
            ended = not joined or joined[-1][0][-1:] in ".?!"
            joined += [(" " if ended else ". ", "")] * bool(joined) + list(line)
        return tuple(joined)


TABLE_HEADS = {
    "zh": ("论文题目", "发表刊物/会议", "级别", "作者次序"),
    "en": ("Title", "Venue", "Rank", "Authorship"),
}


def table_of(cites: tuple[Cite, ...], lang: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The head and the rows of a table of publications: title, venue with year, rank if any, authorship."""
    ranked = any(cite.cells["rank"] for cite in cites)
    heads, rows = TABLE_HEADS[lang], []
    for cite in cites:
        where = f"{cite.cells['venue']} {cite.cells['year']}".strip() or "—"
        rows.append((cite.cells["title"], where, cite.cells["rank"], cite.cells["authorship"]))
    if ranked:
        return heads, rows
    return (*heads[:2], heads[3]), [(*row[:2], row[3]) for row in rows]


@dataclass(frozen=True)
class Honour:
    """An award in one row; `years` as printed, "" where none is."""

    name: str
    issuer: str
    years: str


@dataclass(frozen=True)
class Label:
    """A labelled line (`label` may be ""); `items` are its single things, for tags or ratings."""

    label: str
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. `kind`: rows, cites, honours, labels or lines (of plain text)."""

    key: str
    heading: str
    kind: str
    groups: tuple[tuple[str, tuple[Any, ...]], ...]

    @property
    def items(self) -> tuple[Any, ...]:
        """The items of all groups."""
        return tuple(item for _, items in self.groups for item in items)


def section(key: str, heading: str, kind: str, items: Iterable[Any]) -> Section:
    """A section of one group."""
    return Section(key, heading, kind, (("", tuple(items)),))


@dataclass(frozen=True)
class Contact:
    """One piece of personal data: `kind` is phone, email, site, city, born, gender, target or politics."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True)
class Sheet:
    """A whole CV. `also` is the name in Latin letters, where a Chinese CV prints both."""

    lang: str
    name: str
    also: str
    title: str
    tagline: str
    footer: str
    contact_heading: str
    contacts: tuple[Contact, ...]
    sections: tuple[Section, ...]

    @property
    def titled(self) -> str:
        """The name with its Latin form, in brackets or after a space."""
        if not self.also:
            return self.name
        return f"{self.name}（{self.also}）" if len(self.also) % 2 else f"{self.name} {self.also}"

    @property
    def colon(self) -> str:
        """What stands between a label and its value."""
        return "：" if self.lang == "zh" else ": "

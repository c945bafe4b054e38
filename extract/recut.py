"""Sections cut anew where their rows are not what a heading says, or no known heading says what they are.

Headings in words that no table has, none at all, or columns that ran together: a trained model tells what
each row is. It is held to what known headings say of the rows below them, the more of those there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.context import Context
from extract.headings import kinds, kinds_by_ending
from extract.layout import Row
from extract.rowkinds import Belief, Tag, tags
from extract.sections import Section

_HEADED = 3
"""Kinds that headings name in a document whose headings are the rule."""
_LONG = 8
"""Rows of a section that may hold those of others too, in a document with few headings."""
_FIRM, _LOOSE = 8.0, 2.0
"""What a heading counts for each row below it, and what in so long a section (logarithms of odds)."""
_EARLY = 4.0
"""What it counts for each row that it stands before the first heading, where headings are the rule."""
_DOUBT = 6.0
"""What it counts that no words of a heading are known, for all its rows: they may be of no known kind."""
_CERTAIN = 10_000.0
_FEW = 6
"""Rows before the first heading that are name and contact, whatever they hold."""
_MOST = 3000
"""Rows of a document that is looked at: no CV has more."""

_Part = tuple[tuple[str, ...], Row | None, list[Row]]


def recut(context: Context, sections: Sequence[Section]) -> list[Section]:
    """The sections, each of one kind, as the rows themselves tell it."""
    loose = [_is_loose(context, section) for section in sections]
    rows = [row for section in sections for row in _rows(section)]
    if not any(loose) or len(rows) > _MOST:
        return list(sections)
    trusted = len(set(_headed(context, sections))) >= _HEADED
    beliefs: list[Belief] = []
    for section, is_loose in zip(sections, loose, strict=True):
        if section.heading:
            beliefs.append(Belief(_named(context, section)[:1], True, _CERTAIN))
        beliefs += [_belief(context, section, is_loose, trusted)] * len(section.rows)
    found = iter(tags(context, rows, beliefs))
    result: list[Section] = []
    for section, is_loose in zip(sections, loose, strict=True):
        told = [(row, next(found)) for row in _rows(section)]
        result += _parts(section, told) if is_loose else [section]
    return result


def _rows(section: Section) -> list[Row]:
    return [*([section.heading] if section.heading else []), *section.rows]


def _named(context: Context, section: Section) -> tuple[str, ...]:
    """The kinds of a section as far as words tell them."""
    if section.kinds != ("other",):
        return section.kinds
    if section.heading is None:
        return ()
    text = context.view[section.heading.start : section.heading.end]
    return section.kinds if kinds(text) or kinds_by_ending(text) else ()


def _headed(context: Context, sections: Iterable[Section]) -> Iterator[str]:
    """The kinds that headings in rows of their own name."""
    for section in sections:
        if section.heading and section.kinds[0] not in ("contact", "other"):
            below = section.rows[0].start if section.rows else section.heading.end
            if not section.rows or "\n" in context.view[section.heading.end : below]:
                yield section.kinds[0]


def _is_loose(context: Context, section: Section) -> bool:
    """Whether rows of a section may belong elsewhere."""
    if section.kinds == ("contact",):
        return len(section.rows) > _FEW
    named = _named(context, section)
    return not named or (named != ("other",) and len(section.rows) > 1)


def _belief(context: Context, section: Section, is_loose: bool, trusted: bool) -> Belief:
    """What is believed of each row of a section before it is looked at."""
    named = _named(context, section)
    if not is_loose:
        return Belief(named[:1], False, _CERTAIN)
    if named == ("contact",):
        return Belief(("contact", "other"), False, _EARLY if trusted else 0.0)
    if named:
        return Belief(named, False, _FIRM if trusted or len(section.rows) <= _LONG else _LOOSE)
    return Belief(("other",), False, _DOUBT / max(1, len(section.rows)) if section.heading else 0.0)


def _parts(section: Section, rows: Iterable[tuple[Row, Tag]]) -> list[Section]:
    """A section as sections of one kind each; what is of its own kinds stays together."""
    parts: list[_Part] = []
    own: _Part | None = None
    now: _Part | None = None
    for row, (kind, is_heading) in rows:
        found = section.kinds if kind in section.kinds else (kind,)
        opens = is_heading and (row is section.heading or found != section.kinds or found == ("contact",))
        if opens or now is None or found != now[0]:
            now = own if found == section.kinds and not opens else None
        if now is None:
            now = found, row if opens else None, []
            parts.append(now)
            own = now if found == section.kinds else own
        if not opens:
            now[2].append(row)
    return [Section(kinds, heading, tuple(held)) for kinds, heading, held in parts]

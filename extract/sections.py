"""Rows → sections: by the wording of headings, and by the look that a document gives its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Document, is_han
from extract.layout import Row
from extract.words import load

MAX_HEADING = 60
"""Characters: a longer row is no heading."""
_ORDINAL = re.compile(
    r"[\s#*=\-_~■◆●▪►>【\[(|:/]*(?:第?[一二三四五六七八九十]+[、.．)章节\s]\s*|\(?[一二三四五六七八九十]+\)\s*|"
    r"[IVX]{1,4}[.、)]\s*|[A-H][.、)]\s+|\d{1,2}(?:\.\d)*[.、)\s]\s*)?"
)
_DECORATION = re.compile(r"^[^\w(]+|[^\w)]+$")
_SPLIT = re.compile(r"\s*(?:[,/&|+·、,;]|\band\b|与|和|及|以及|暨)\s*")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of rows under one heading.

    `kinds` are names of `headings.toml`, several where the heading joins them, `("other",)` where
    its wording is unknown; the rows before the first heading are `("contact",)` and have no heading.
    """

    kinds: tuple[str, ...]
    heading: Row | None
    rows: tuple[Row, ...]


def sections(document: Document, rows: list[Row]) -> list[Section]:
    """The sections of a document; every row that is no heading is in exactly one."""
    marks = _headings(document, rows)
    if sum(kinds != ("contact",) for kinds in marks.values()) < 2:
        rows = list(_cut_inline(document, rows))
        marks = _headings(document, rows)
    starts = [0, *(start for start in sorted(marks) if start)]
    result = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        heading = rows[start] if start in marks else None
        body = tuple(rows[start + (heading is not None) : end])
        if heading or body:
            result.append(Section(marks.get(start, ("contact",)), heading, body))
    return result


def _cut_inline(document: Document, rows: list[Row]) -> Iterator[Row]:
    """Rows such as `教育: 清华大学 …` cut in two, for documents whose headings have no row of their own."""
    outer = min((row.indent for row in rows), default=0)
    for row in rows:
        colon = document.view.find(":", row.body, row.body + 20)
        label = document.view[row.body : max(colon, row.body)]
        rest, end = document.trim(colon + 1, row.end) if colon > 0 else (row.end, row.end)
        if row.indent == outer and rest < end and kinds(label) not in ((), ("contact",), ("languages",)):
            yield replace(row, end=colon + 1)
            yield Row(rest, end, rest, indent=row.indent)
        else:
            yield row


def _headings(document: Document, rows: list[Row]) -> dict[int, tuple[str, ...]]:
    """Which rows are headings, and of what."""
    known = {}
    for index, row in enumerate(rows):
        if kinds := _kinds_of_row(document, row):
            known[index] = kinds
    known = _of_one_rank(rows, known)
    looks = Counter(_look(document, rows[index]) for index in known)
    house = {look for look, count in looks.items() if count >= 2 and any(look)}
    for index in range(1, len(rows)):
        if index not in known and _is_unknown_heading(document, rows, index, house):
            known[index] = ("other",)
    return known


def _of_one_rank(rows: list[Row], known: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Without rows that only repeat a heading's word: where the format tells headings, those are it;
    where a list holds the whole document, its outermost bullets are; else no bullet is."""
    if sum(bool(rows[index].level) for index in known) >= 2:
        return {i: kinds for i, kinds in known.items() if rows[i].level or (rows[i].strong and not rows[i].marker)}
    plain = {i: kinds for i, kinds in known.items() if not rows[i].marker or rows[i].numbered}
    bullets = {i: kinds for i, kinds in known.items() if i not in plain}
    outer = {i: kinds for i, kinds in bullets.items() if rows[i].indent == min(rows[j].indent for j in bullets)}
    return {**plain, **outer} if len(outer) >= 3 and len(plain) < 3 else plain


def _kinds_of_row(document: Document, row: Row) -> tuple[str, ...]:
    text = document.view[row.start : row.end]
    return kinds(text) if len(text) <= MAX_HEADING else ()


def kinds(text: str) -> tuple[str, ...]:
    """The section kinds that a heading's words name, in order; empty when it names none."""
    bare = _bare(text)
    if not bare or re.search(r"[@。.!?]|\d{4}", bare):
        return ()
    if found := _exact(bare):
        return (found,)
    parts = [part for part in _SPLIT.split(bare) if part]
    found_parts = [_loose(part) for part in parts]
    if len(parts) > 1 and not all(found_parts) and _exact(_without_around(bare)):
        return (_exact(_without_around(bare)),)
    if parts and all(found_parts):
        return tuple(dict.fromkeys(kind for kinds in found_parts for kind in kinds))
    return _bilingual(bare)


def _bare(text: str) -> str:
    text = text[_ORDINAL.match(text).end() :] if _ORDINAL.match(text) else text  # type: ignore[union-attr]
    text = _DECORATION.sub("", _BRACKETS.sub(" ", _DECORATION.sub("", text)))
    if re.fullmatch(r"(?:[\u3400-\u9fff]\s+)+[\u3400-\u9fff]", text):
        text = re.sub(r"\s+", "", text)
    if re.fullmatch(r"(?:[A-Z] )+[A-Z]", text):
        text = text.replace(" ", "")
    return " ".join(text.split()).casefold()


@cache
def _table() -> dict[str, str]:
    return {
        word.casefold(): kind
        for kind, languages in load("headings").items()
        if kind != "around"
        for words in languages.values()
        for word in words
    }


def _exact(text: str) -> str:
    return _table().get(text, "")


def _loose(part: str) -> tuple[str, ...]:
    """The kind of one part of a heading, general words around it set aside."""
    found = _exact(part) or _exact(_without_around(part)) or _exact(part + "经历")
    return (found,) if found else ()


@cache
def _around() -> re.Pattern[str]:
    words = load("headings")["around"]
    english = "|".join(map(re.escape, sorted(words["en"], key=len, reverse=True)))
    chinese = "|".join(sorted(words["zh"], key=len, reverse=True))
    return re.compile(
        rf"^(?:(?:{english})\s+|(?:{chinese})\s*)+|(?:\s+(?:{english}))+$|(?:\s*(?:{chinese}))+$"
    )


def _without_around(text: str) -> str:
    return _around().sub("", text).strip()


def _bilingual(text: str) -> tuple[str, ...]:
    """A heading printed in two languages: `教育背景 education`."""
    chinese = "".join(c for c in text if is_han(c))
    latin = " ".join(re.sub(r"[\u3400-\u9fff]+", " ", text).split())
    if not chinese or not latin:
        return ()
    first, second = _loose(chinese), _loose(latin)
    return first or second if (bool(first) and bool(second)) or first == second else ()


def _look(document: Document, row: Row) -> tuple[object, ...]:
    """How a row is set: what all headings of one document have in common."""
    text = document.view[row.start : row.end]
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 2 and all(c.isupper() for c in letters)
    ordinal = bool(re.match(r"[一二三四五六七八九十]+[、.]", text))
    bracketed = text[0] in "【[■◆●▪►<=#" or (text[0] in "-*~" and text[-1] in "-*~")
    return row.level, capitals, ordinal, bracketed, row.underlined, row.strong


def _is_unknown_heading(
    document: Document, rows: list[Row], index: int, house: Iterable[tuple[object, ...]]
) -> bool:
    """Whether a row of unknown wording looks just like the document's headings."""
    row = rows[index]
    text = document.view[row.start : row.end]
    if len(text) > MAX_HEADING or re.search(r"\d{4}|\d\.\d|@|:\s*\S|[,;。].*[,;。]", text):
        return False
    look = _look(document, row)
    plain_strong = look == (0, False, False, False, False, True)
    capitals_only = look == (0, True, False, False, False, False)
    if (row.marker and not row.numbered) or plain_strong or (capitals_only and not row.gap):
        return False
    return look in set(house)

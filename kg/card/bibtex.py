"""Papers of candidates as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count

from extract.names import is_chinese_name, parts, pinyin
from kg.card.view import Candidate, Paper
from kg.iris import name_key

_SPELLED = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_LONG_WORD = re.compile(r"[a-z]{4,}")


def write(candidates: Iterable[Candidate], conferences: Collection[str]) -> Iterator[bytes]:
    """Each paper once, in the order of the candidates; `conferences` are venues that are known as such."""
    titles: set[str] = set()
    keys: set[str] = set()
    for candidate in candidates:
        for paper in candidate.papers:
            if paper.title and (title := name_key(paper.title)) not in titles:
                titles.add(title)
                yield _entry(paper, _key(paper, keys), conferences).encode()


def _entry(paper: Paper, key: str, conferences: Collection[str]) -> str:
    kind, held_in = _kind(paper, conferences)
    fields = {
        "title": f"{{{_escaped(paper.title or '')}}}",  # whose capitals are to stay
        "author": " and ".join(map(_escaped, paper.authors)),
        held_in: _escaped(paper.venue or ""),
        "year": str(paper.year or ""),
        "url": next((link.url for link in paper.links if link.url), ""),
        "note": _escaped(paper.status or ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n\n"


def _kind(paper: Paper, conferences: Collection[str]) -> tuple[str, str]:
    """The kind of entry, and the field for the venue: one that is no conference is taken for a journal."""
    if not paper.venue:
        return "misc", "howpublished"
    is_held = paper.venue in conferences or paper.track not in (None, "main")
    return ("inproceedings", "booktitle") if is_held else ("article", "journal")


def _key(paper: Paper, taken: set[str]) -> str:
    """Family name, year and a word of the title in letters of ASCII, numbered where that is taken."""
    family = _family(paper.authors[0]) if paper.authors else ""
    word = next(iter(_LONG_WORD.findall((paper.title or "").casefold())), "")
    start = f"{family}{paper.year or ''}{word}" or "paper"
    key = next(
        key for key in chain([start], (f"{start}-{number}" for number in count(2))) if key not in taken
    )
    taken.add(key)
    return key


def _family(author: str) -> str:
    """`shen` of `Shen, Y.`, `Yinuo Shen` and 沈一诺."""
    words = parts(pinyin(author) if is_chinese_name(author) else author.partition(",")[0])
    return "".join(filter(str.isascii, words[-1])) if words else ""


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_SPELLED)

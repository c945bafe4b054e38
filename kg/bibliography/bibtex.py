"""BibTeX → entries → records, one at a time; a broken entry spoils only itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.bibliography.keys import arxiv_key, doi_key, paper_key
from kg.bibliography.latex import plain
from kg.bibliography.record import Fault, Record
from kg.bibliography.streams import anthology_id, stream_of

_ENTRY = re.compile(r"\s*@\s*([A-Za-z]+)\s*([{(])")
_BETWEEN = re.compile(r"(?<=\})\s*(?=@[A-Za-z]+\s*\{)")
_KEY = re.compile(r"\s*([^\s,{}]*)\s*")
_NAME = re.compile(r"[\s,]*([^\s=,{}()\"#%]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_JOINED = re.compile(r"\s*#\s*")
_END = re.compile(r"[\s,]*[})]")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_SAYS_NOTHING = {"comment", "preamble"}
_VOLUMES = {"proceedings", "collection"}  # whose papers are entries of their own
_MOST_LINES = 20_000  # of an entry; one that is longer has lost a brace
_VENUES = ("booktitle", "journal", "journaltitle", "eventtitle", "school", "institution")


class Entry(NamedTuple):
    """An entry: its type in lower case, its key, its fields by lower-case name, the line where it begins."""

    type: str
    key: str
    fields: dict[str, str]
    line: int


class _Broken(Exception):
    """An entry that cannot be read; the message says why."""


def records(lines: Iterable[str], name: str) -> Iterator[Record | Fault]:
    """The papers of a BibTeX file that goes by `name`, and the places that were passed over."""
    for entry in entries(lines):
        if isinstance(entry, Fault):
            yield entry
        elif not entry.fields.get("title"):
            yield Fault(entry.line, f"{entry.key or 'an entry without a key'} has no title")
        elif entry.type not in _VOLUMES:
            yield _record(entry, name)


def entries(lines: Iterable[str]) -> Iterator[Entry | Fault]:
    """The entries, with what `@string` defines put in its places."""
    macros: dict[str, str] = {}
    for line, text, is_whole in _chunks(lines):
        try:
            if isinstance(is_whole, Fault):
                yield is_whole
            elif entry := _entry(text, line, macros):
                yield entry
        except _Broken as broken:
            yield Fault(line, str(broken))


def _chunks(lines: Iterable[str]) -> Iterator[tuple[int, str, Fault | None]]:
    """The text of each entry, the line where it begins, and what is wrong where its end is missing.

    Braces are counted a line at a time. An entry that lost one ends before the next that begins a line.
    """
    chunk: list[str] = []
    begun, depth, is_round = 0, 0, False
    for number, line in enumerate(lines, 1):
        for piece in _BETWEEN.split(line) if line.count("@") > 1 else (line,):
            head = _ENTRY.match(piece)
            if chunk and ((head and piece.startswith("@")) or number - begun > _MOST_LINES):
                yield begun, "", Fault(begun, "this entry does not end before the next begins")
                chunk = []
            if not chunk:
                if not head:
                    continue
                begun, depth, is_round = number, 0, head[2] == "("
            chunk.append(piece)
            depth += _depth(piece)
            if depth <= 0 and (not is_round or piece.rstrip().endswith(")")):
                yield begun, "".join(chunk), None
                chunk = []
    if chunk:
        yield begun, "", Fault(begun, "the file ends in the middle of this entry", cut=True)


def _depth(text: str) -> int:
    """How many braces a piece of text opens, less those that it closes; `\\{` is a letter."""
    if "\\" in text:
        text = text.replace("\\{", "").replace("\\}", "")
    return text.count("{") - text.count("}")


def _entry(text: str, line: int, macros: dict[str, str]) -> Entry | None:
    """The entry in `text`; None where it says nothing of a paper. A macro is put into `macros`."""
    head = _ENTRY.match(text)
    assert head
    kind = head[1].lower()
    if kind in _SAYS_NOTHING:
        return None
    if kind == "string":
        macros |= _fields(text, head.end(), macros)
        return None
    key = _KEY.match(text, head.end())
    assert key
    return Entry(kind, key[1], _fields(text, key.end(), macros), line)


def _fields(text: str, place: int, macros: dict[str, str]) -> dict[str, str]:
    """The fields from `place` on; of a name that is given twice, the first, as BibTeX has it."""
    fields: dict[str, str] = {}
    while named := _NAME.match(text, place):
        value, place = _value(text, named.end(), macros)
        fields.setdefault(named[1].lower(), value)
    if not _END.match(text, place):
        raise _Broken(f"no field where one should be: {' '.join(text[place : place + 40].split())!r}")
    return fields


def _value(text: str, place: int, macros: dict[str, str]) -> tuple[str, int]:
    """A value, of pieces joined by `#`, and the place after it."""
    parts = []
    while True:
        part, place = _part(text, place, macros)
        parts.append(part)
        if not (joined := _JOINED.match(text, place)):
            return "".join(parts), place
        place = joined.end()


def _part(text: str, place: int, macros: dict[str, str]) -> tuple[str, int]:
    first = text[place : place + 1]
    if first in ("{", '"'):
        end = _closing(text, place)
        return text[place + 1 : end], end + 1
    if bare := _BARE.match(text, place):
        return macros.get(bare[0].lower(), bare[0]), bare.end()
    raise _Broken(f"no value where one should be: {' '.join(text[place : place + 40].split())!r}")


def _closing(text: str, place: int) -> int:
    """The place of the brace or quotation mark that closes the one at `place`."""
    is_quoted, depth = text[place] == '"', 0
    for found in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, place + is_quoted):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and sign == ('"' if is_quoted else "}"):
            return found.start()
    raise _Broken("a value without an end")


def _record(entry: Entry, name: str) -> Record:
    fields = entry.fields
    url = fields.get("url", "")
    key = paper_key(entry.key)
    anthology = anthology_id(url)
    stream, track = stream_of(anthology) if anthology else (_stream(entry), "")
    year = _YEAR.search(fields.get("year") or fields.get("date", ""))
    eprint = fields.get("eprint", "")
    return Record(
        title=plain(fields["title"]).removesuffix("."),
        year=int(year[0]) if year else None,
        venue=plain(next((fields[field] for field in _VENUES if fields.get(field)), "")),
        venue_key=stream,
        track=track,
        authors=tuple(map(_turned, _AND.split(fields["author"].strip()))) if fields.get("author") else (),
        doi=doi_key(plain(fields.get("doi", ""))),
        arxiv=arxiv_key(eprint) or arxiv_key(url) or arxiv_key(fields.get("doi", "")),
        url=plain(url) if "\\" in url else url.strip(),
        key=anthology or key,
        source=_source(fields, name),
    )


def _stream(entry: Entry) -> str:
    """The dblp key of the venue: as the field `stream` tells, or by a key such as `DBLP:conf/nips/…`."""
    if told := entry.fields.get("stream"):
        return told.strip()
    parts = entry.key.removeprefix("DBLP:").split("/")
    return "/".join(parts[:2]) if entry.key.startswith("DBLP:") and len(parts) == 3 else ""


def _turned(name: str) -> str:
    """`Lin, Ada` and `van Dam, Jr., Ada` as `Ada Lin` and `Ada van Dam Jr.`"""
    last, *others = [part.strip() for part in re.split(r",(?![^{]*\})", name)]
    return plain(" ".join((*others[-1:], last, *others[:-1])))


def _source(fields: dict[str, str], name: str) -> str:
    """The bibliography that the entry was taken from, and the day of its record; or else the file's name."""
    told = plain(fields.get("bibsource", "")).partition(",")[0]
    day = _DATE.search(fields.get("timestamp", ""))
    if not told or not day:
        return told or name
    if day[1]:
        return f"{told}, {day[0]}"
    month = _MONTHS.find(day[5]) // 3 + 1
    return f"{told}, {day[6]}-{month:02}-{int(day[4]):02}"

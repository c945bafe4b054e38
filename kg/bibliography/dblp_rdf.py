"""dblp's N-Triples (`dblp.nt.gz`) → records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.bibliography.dblp import arxiv_of, stream_of_key, unnumbered
from kg.bibliography.keys import doi_key, year_of
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source
from kg.bibliography.streams import PREPRINTS, hosted

SCHEMA = "https://dblp.org/rdf/schema#"
_TRIPLE = re.compile(
    r"\s*(?:<([^>]*)>|(_:\S+))\s*<(?:https://dblp\.org/rdf/schema#)?([^>]*)>\s*"
    r"(?:<([^>]*)>|(_:\S+)|\"((?:[^\"\\]|\\.)*)\"\S*)\s*\.\s*"
)
_PAPER = "https://dblp.org/rec/"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_MOST_WAITING = 100_000  # signatures whose paper has not come

Facts = dict[str, list[str]]


def records(source: Source) -> Iterator[Record | Fault]:
    """The papers: what is told of each in a row, with the signatures that come before or after it."""
    paper, about = "", _facts()
    signatures: dict[str, Facts] = defaultdict(_facts)
    for number, line in enumerate(source.lines(), 1):
        if SCHEMA not in line:
            continue
        if not (found := _TRIPLE.fullmatch(line)):
            yield _fault(number, line)
            continue
        subject, node, predicate, iri, other_node, literal = found.groups()
        value = iri or other_node or _unescaped(literal or "")
        if node:
            signatures[node][predicate].append(value)
        elif subject.startswith(_PAPER):
            if subject != paper:
                yield from _record(paper, about, signatures, source.name)
                paper, about = subject, _facts()
            about[predicate].append(value)
        if len(signatures) > _MOST_WAITING:
            signatures.clear()
    yield from _record(paper, about, signatures, source.name)


def _facts() -> Facts:
    return defaultdict(list)


def _fault(number: int, line: str) -> Fault:
    """What is wrong with a line; one without an end is the last."""
    is_cut = not line.endswith("\n")
    return Fault(number, "the file ends in the middle" if is_cut else "no triple", is_cut)


def _record(paper: str, about: Facts, signatures: dict[str, Facts], file: str) -> Iterator[Record]:
    if not about.get("title") or not about.get("hasSignature") or about.get("editedBy"):
        return
    key = paper.removeprefix(_PAPER)
    stream = stream_of_key(key)
    links = [*about["primaryDocumentPage"], *about["documentPage"]]
    yield Record(
        title=_first(about, "title").removesuffix("."),
        year=year_of(_first(about, "yearOfPublication")),
        venue=_first(about, "publishedIn") or _first(about, "publishedInBook"),
        venue_key=hosted(stream, _first(about, "publishedInJournalVolumeIssue")),
        authors=tuple(_authors(about, signatures)),
        doi=doi_key(_first(about, "doi")),
        arxiv=arxiv_of([*links, _first(about, "publishedInJournalVolume")]) if stream == PREPRINTS else "",
        url=links[0] if links else "",
        key=key,
        source=f"dblp, {file}",
    )


def _first(about: Facts, predicate: str) -> str:
    return next(iter(about.get(predicate, ())), "")


def _authors(about: Facts, signatures: dict[str, Facts]) -> list[str]:
    """The names in their order; the signatures are taken out, since no other paper has them."""
    signed = [signatures.pop(node, {}) for node in about["hasSignature"]]
    numbered = [(_first(facts, "signatureOrdinal"), _first(facts, "signatureDblpName")) for facts in signed]
    ordered = sorted(numbered, key=lambda pair: int(pair[0]) if pair[0].isdecimal() else 0)
    return [unnumbered(name) for _, name in ordered if name]


def _unescaped(literal: str) -> str:
    return _ESCAPE.sub(_character, literal) if "\\" in literal else literal


def _character(escape: re.Match[str]) -> str:
    if code := escape[1] or escape[2]:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"
    return _ESCAPED.get(escape[3], escape[3])

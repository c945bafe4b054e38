"""Which reader reads a file: told by its content, not its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.bibliography import anthology, bibtex, dblp, dblp_rdf, json_lines
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source, TooLong
from kg.errors import NoBibliography

Reader = Callable[[Source], Iterator[Record | Fault]]


def _bibtex(source: Source) -> Iterator[Record | Fault]:
    return bibtex.records(source.lines(), source.name)


READERS: dict[str, tuple[re.Pattern[bytes], Reader]] = {
    "dblp XML": (re.compile(rb"\s*<(?:\?xml|!DOCTYPE|dblp\b).*?<dblp\b|\s*<dblp\b", re.DOTALL), dblp.records),
    "ACL Anthology XML": (re.compile(rb"[^{@]*?<collection\s+id=", re.DOTALL), anthology.records),
    "dblp N-Triples": (
        re.compile(rb"(?s)\s*(?:<|_:|#).*?<" + re.escape(dblp_rdf.SCHEMA.encode())),
        dblp_rdf.records,
    ),
    "Crossref or OpenAlex JSON lines": (
        re.compile(rb"(?s)\s*\{.*?(?:\"DOI\"|https://openalex\.org/|\"items\"|\"results\")"),
        json_lines.records,
    ),
    "BibTeX": (re.compile(rb"(?s)(?:.*\n)?\s*@\s*[A-Za-z]+\s*[{(]"), _bibtex),
}
"""By the name of the format: what the beginning of a file looks like, and what reads it."""


def records(path: Path) -> Iterator[Record | Fault]:
    """The papers of a bibliography in its order, with the places that could not be read.

    Raises `NoBibliography`, at the first record, for a file that is none.
    """
    try:
        source = Source(path)
    except OSError as error:
        raise NoBibliography(path, (error.strerror or str(error)).lower()) from None
    with source:
        read = _reader(source, path)
        was_cut = False
        try:
            for each in read(source):
                if isinstance(each, Fault) and each.cut:
                    was_cut = True
                    each = each._replace(reason=source.broken or each.reason)
                yield each
        except TooLong:
            yield Fault(source.line, "one record is too large, or has no end", cut=True)
        else:
            if source.broken and not was_cut:
                yield Fault(source.line, source.broken, cut=True)


def _reader(source: Source, path: Path) -> Reader:
    if not source.head.strip():
        raise NoBibliography(path, source.broken or "the file is empty")
    for looks, reader in READERS.values():
        if looks.match(source.head):
            return reader
    raise NoBibliography(path, f"no bibliography of a format that is known ({', '.join(READERS)})")

"""dblp's XML (`dblp.xml.gz`) → records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.bibliography.elements import Element, elements
from kg.bibliography.keys import arxiv_key, doi_key, year_of
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source
from kg.bibliography.streams import PREPRINTS, hosted

PAPERS = {"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis"}
_OTHERS = {"proceedings", "www", "data"}  # volumes, people and data sets
_INLINE = {"i", "b", "sub", "sup", "tt", "ref"}
_NUMBERED = re.compile(r" \d{4}$")  # of several people by one name: Wei Wang 0001
_DOI = "https://doi.org/"


def records(source: Source) -> Iterator[Record | Fault]:
    """The papers of dblp's XML, each with the day that its record was changed."""
    for element in elements(source, PAPERS | _OTHERS, _INLINE):
        if isinstance(element, Fault):
            yield element
        elif element.tag in PAPERS and (record := _record(element)).title:
            yield record


def _record(element: Element) -> Record:
    texts: dict[str, list[str]] = {}
    for tag, text in element.texts:
        texts.setdefault(tag, []).append(text)
    key = element.attributes.get("key", "")
    links = texts.get("ee", [])
    doi = next((link for link in links if link.startswith(_DOI)), "")
    stream = stream_of_key(key)
    return Record(
        title=_first(texts, "title").removesuffix("."),
        year=year_of(_first(texts, "year")),
        venue=_first(texts, "booktitle") or _first(texts, "journal") or _first(texts, "school"),
        venue_key=hosted(stream, _first(texts, "number")),
        authors=tuple(map(unnumbered, texts.get("author", ()))),
        doi=doi_key(doi) if doi else "",
        arxiv=arxiv_of([_first(texts, "volume"), *links]) if stream == PREPRINTS else "",
        url=links[0] if links else "",
        key=key,
        source=f"dblp, {element.attributes['mdate']}" if "mdate" in element.attributes else "dblp",
    )


def _first(texts: dict[str, list[str]], tag: str) -> str:
    return texts[tag][0] if tag in texts else ""


def unnumbered(name: str) -> str:
    """A name without the number that tells several people of that name apart."""
    return _NUMBERED.sub("", name) if name[-1:].isdigit() else name


def stream_of_key(key: str) -> str:
    """The venue's key in that of a paper: `conf/aaai` of `conf/aaai/YuLWYYZ23`."""
    parts = key.split("/", 2)
    return f"{parts[0]}/{parts[1]}" if len(parts) == 3 and parts[0] in ("conf", "journals") else ""


def arxiv_of(texts: list[str]) -> str:
    """The arXiv id of a paper of CoRR, by its volume (`abs/2102.04887`) or a link."""
    return next((found for text in texts if (found := arxiv_key(text))), "")

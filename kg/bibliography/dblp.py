"""dblp's XML (`dblp.xml.gz`) → records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.bibliography.elements import Element, elements
from kg.bibliography.keys import arxiv_key, doi_key
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source
from kg.bibliography.streams import PREPRINTS, hosted

PAPERS = {"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis"}
_OTHERS = {"proceedings", "www", "data"}  # volumes, people and data sets
_INLINE = {"i", "b", "sub", "sup", "tt", "ref"}
NUMBERED = re.compile(r" \d{4}$")  # of several people by one name: Wei Wang 0001
_DOI = "https://doi.org/"


def records(source: Source) -> Iterator[Record | Fault]:
    """The papers of dblp's XML, each with the day that its record was changed."""
    for element in elements(source, PAPERS | _OTHERS, _INLINE):
        if isinstance(element, Fault):
            yield element
        elif element.tag in PAPERS and (title := element.first("title")):
            yield _record(element, title)


def _record(element: Element, title: str) -> Record:
    key = element.attributes.get("key", "")
    links = element.all("ee")
    doi = next((link for link in links if link.startswith(_DOI)), "")
    stream = stream_of_key(key)
    year = element.first("year")
    return Record(
        title=title.removesuffix("."),
        year=int(year) if year.isdecimal() else None,
        venue=element.first("booktitle", "journal", "school"),
        venue_key=hosted(stream, element.first("number")),
        authors=tuple(NUMBERED.sub("", name) for name in element.all("author")),
        doi=doi_key(doi) if doi else "",
        arxiv=arxiv_of([element.first("volume"), *links]) if stream == PREPRINTS else "",
        url=links[0] if links else "",
        key=key,
        source=f"dblp, {element.attributes['mdate']}" if "mdate" in element.attributes else "dblp",
    )


def stream_of_key(key: str) -> str:
    """The venue's key in that of a paper: `conf/aaai` of `conf/aaai/YuLWYYZ23`."""
    parts = key.split("/", 2)
    return f"{parts[0]}/{parts[1]}" if len(parts) == 3 and parts[0] in ("conf", "journals") else ""


def arxiv_of(texts: list[str]) -> str:
    """The arXiv id of a paper of CoRR, by its volume (`abs/2102.04887`) or a link."""
    return next((found for text in texts if (found := arxiv_key(text))), "")

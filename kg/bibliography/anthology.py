"""The ACL Anthology's XML (`2021.findings.xml`) → records."""

from __future__ import annotations

from collections.abc import Iterator

from kg.bibliography.elements import Element, elements
from kg.bibliography.keys import doi_key, year_of
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source
from kg.bibliography.streams import anthology_id, stream_of

_INLINE = {"fixed-case", "i", "b", "tt", "tex-math", "span"}
_ADDRESS = "https://aclanthology.org/"


def records(source: Source) -> Iterator[Record | Fault]:
    """The papers of a file of the Anthology, each with the day that its volume was taken in."""
    meta: Element | None = None
    for element in elements(source, {"meta", "paper", "frontmatter"}, _INLINE):
        if isinstance(element, Fault):
            yield element
        elif element.tag == "meta":
            meta = element
        elif element.tag == "paper" and (title := element.first("title")):
            yield _record(element, title, meta)


def _record(paper: Element, title: str, meta: Element | None) -> Record:
    key = _id(paper)
    stream, track = stream_of(key)
    day = paper.around.get("volume", {}).get("ingest-date", "")
    return Record(
        title=title.removesuffix("."),
        year=year_of(meta.first("year")) if meta else None,
        venue=meta.first("booktitle") if meta else "",
        venue_key=stream,
        track=track,
        authors=tuple(_names(paper)),
        doi=doi_key(paper.first("doi")),
        url=_ADDRESS + key,
        key=key,
        source=f"ACL Anthology, {day}" if day else "ACL Anthology",
    )


def _id(paper: Element) -> str:
    """The id of a paper, of the ids of what it is in; among those of old, its address tells it best."""
    collection = paper.around.get("collection", {}).get("id", "")
    volume, number = paper.around.get("volume", {}).get("id", ""), paper.attributes.get("id", "")
    if "." in collection:
        return f"{collection}-{volume}.{number}"
    composed = f"{collection}-{volume}{number.zfill(4 - len(volume))}"
    return anthology_id(paper.first("url")) or composed


def _names(paper: Element) -> Iterator[str]:
    """The authors; the parts of a name come before the end of its author, those in other scripts last."""
    parts: dict[str, str] = {}
    for tag, text in paper.texts:
        if tag in ("first", "last", "suffix"):
            parts.setdefault(tag, text)
        elif tag == "author":
            whole = (parts.get("first"), parts.get("last"), parts.get("suffix"), text)
            yield " ".join(filter(None, whole))
        if tag in ("author", "editor"):
            parts = {}

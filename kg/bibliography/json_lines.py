"""Crossref's and OpenAlex's JSON lines → records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from kg.bibliography.keys import arxiv_key, doi_key, year_of
from kg.bibliography.record import Fault, Record
from kg.bibliography.source import Source

OPENALEX = "https://openalex.org/"
_HALVES = re.compile(  # escaped halves of a character whose other half is missing
    r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F].."
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def records(source: Source) -> Iterator[Record | Fault]:
    """The papers of a file of which each line is one work, or a list of them as the dumps have it."""
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        try:
            read: Any = json.loads(_HALVES.sub(r"\\ufffd", line) if "\\ud" in line.lower() else line)
            works = _works(read)
        except (ValueError, RecursionError):
            is_cut = not line.endswith("\n")
            yield Fault(
                number, "the file ends in the middle" if is_cut else "no JSON object on one line", is_cut
            )
            continue
        for work in works:
            yield from _record(work, number)


def _works(read: Any) -> list[Any]:
    """The works of a line: itself, or those of an answer or a part of a dump (`items`, `results`)."""
    if isinstance(read, dict):
        inside = read.get("message", read)
        for name in ("items", "results"):
            if isinstance(inside, dict) and isinstance(inside.get(name), list):
                return list(inside[name])
        return [read]
    raise ValueError


def _record(work: Any, line: int) -> Iterator[Record | Fault]:
    """The record of a work; none for one without a title, such as a journal's cover."""
    try:
        if str(work.get("id", "")).startswith(OPENALEX):
            record = _openalex(work)
        elif "DOI" in work:
            record = _crossref(work)
        else:
            yield Fault(line, "neither a work of Crossref nor of OpenAlex")
            return
    except (AttributeError, TypeError, ValueError, KeyError, IndexError) as error:
        yield Fault(line, f"a work of another form than is known ({type(error).__name__})")
        return
    if record.title:
        yield record


def _crossref(work: dict[str, Any]) -> Record:
    doi = doi_key(work["DOI"])
    dated: dict[str, Any] = next((work[name] for name in ("published", "issued") if work.get(name)), {})
    year = (dated.get("date-parts") or [[None]])[0][0]
    event = work.get("event") or {}
    day = (work.get("deposited") or {}).get("date-time", "")[:10]
    titles, venues = work.get("title") or [""], work.get("container-title") or [event.get("name") or ""]
    return Record(
        title=_marked(titles[0]),
        year=year_of(year),
        venue=_marked(venues[0]),
        authors=tuple(filter(None, map(_crossref_name, work.get("author") or ()))),
        doi=doi,
        arxiv=arxiv_key(doi),
        url=work.get("URL") or "",
        key=doi,
        source=f"Crossref, {day}" if day else "Crossref",
    )


def _crossref_name(author: dict[str, Any]) -> str:
    whole = " ".join(filter(None, (author.get("given"), author.get("family"), author.get("suffix"))))
    return " ".join((whole or author.get("name") or "").split())


def _openalex(work: dict[str, Any]) -> Record:
    place = (work.get("primary_location") or {}).get("source") or work.get("host_venue") or {}
    places = [location.get("landing_page_url") or "" for location in work.get("locations") or ()]
    doi = doi_key(work.get("doi") or "")
    arxiv = next((found for text in (doi, *places) if (found := arxiv_key(text))), "")
    day = (work.get("updated_date") or "")[:10]
    return Record(
        title=_marked(work.get("title") or work.get("display_name") or ""),
        year=year_of(work.get("publication_year")),
        venue=place.get("display_name") or "",
        authors=tuple(filter(None, map(_openalex_name, work.get("authorships") or ()))),
        doi=doi,
        arxiv=arxiv,
        url=work.get("doi") or work["id"],
        key=work["id"].removeprefix(OPENALEX),
        source=f"OpenAlex, {day}" if day else "OpenAlex",
    )


def _openalex_name(authorship: dict[str, Any]) -> str:
    name = (authorship.get("author") or {}).get("display_name") or authorship.get("raw_author_name") or ""
    return " ".join(name.split())


def _marked(text: str) -> str:
    """A title without the tags and entities that publishers leave in it."""
    return " ".join(unescape(_TAG.sub("", text)).split()).removesuffix(".")

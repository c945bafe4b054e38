"""What titles and identifiers are looked up by, however they are printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.bibliography.latex import plain
from kg.bibliography.record import Record

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:|abs/)?\s*"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[12][0-9]{3}")
_GREEK = re.compile("[\u0370-\u03ff]")


def title_key(title: str) -> str:
    """A title without what varies in print: case, accents, punctuation, spaces, LaTeX, a final full stop.

    Greek letters are spelled out (`α-β` is `alpha-beta`). Empty for a title without letters and digits.
    """
    text = plain(title) if "\\" in title or "{" in title or "$" in title else title
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    text = _GREEK.sub(lambda letter: _spelled(letter[0]), unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@cache
def _spelled(letter: str) -> str:
    """The English name of a Greek letter."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return unicodedata.name(bare, bare).rpartition(" ")[2].lower()


def doi_key(text: str) -> str:
    """The DOI in `text`, in lower case (DOIs are the same in either case); empty if it is none."""
    found = _DOI.fullmatch(text.strip())
    return found[1].lower() if found else ""


def arxiv_key(text: str) -> str:
    """The arXiv id in `text` without its version, also out of arXiv's own DOIs; empty if it is none."""
    stripped = text.strip()
    inside = _ARXIV_DOI.fullmatch(doi_key(stripped))
    found = _ARXIV.fullmatch(inside[1] if inside else stripped)
    return found[1].lower() if found else ""


def year_of(value: object) -> int | None:
    """The year that a bibliography tells, as text or number; None for what is none."""
    found = _YEAR.fullmatch(str(value))
    return int(found[0]) if found else None


def paper_key(text: str) -> str:
    """A key of dblp or the ACL Anthology as it stands in their bibliographies, out of their addresses too."""
    key = text.strip().removeprefix("DBLP:").rstrip("/")
    for place in ("dblp.org/rec/", "aclanthology.org/", "aclweb.org/anthology/"):
        key = key.rpartition(place)[2]
    return key.removesuffix(".html").removesuffix(".pdf").removesuffix(".bib")


def title_name(title: str) -> str:
    """What the papers with a title go by; empty for one without letters and digits."""
    key = title_key(title)
    return f"title:{key}" if key else ""


def record_names(record: Record) -> list[str]:
    """All that a record goes by: its title, DOI, arXiv id and key."""
    ids = {"doi": record.doi, "arxiv": record.arxiv, "key": record.key.lower()}
    names = [title_name(record.title), *(f"{kind}:{value}" for kind, value in ids.items() if value)]
    return [name for name in names if name]


def identifier_names(identifier: str) -> list[str]:
    """All that an identifier may mean; first what its form tells."""
    ids = {
        "doi": doi_key(identifier),
        "arxiv": arxiv_key(identifier),
        "key": paper_key(identifier).lower(),
    }
    return [f"{kind}:{value}" for kind, value in ids.items() if value]

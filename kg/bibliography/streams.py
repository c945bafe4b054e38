"""Which venue of `data/venues.csv` a record means: by its id, by the issue of a journal, or by its name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from extract.tables import toml_table
from kg.bibliography.record import Record
from kg.reference import Reference

_ID = re.compile(r"(\d{4})\.([a-z0-9_]+)-([A-Za-z0-9]+)\.\d+|([A-Z])\d{2}-\d{4}")
_ADDRESS = re.compile(r"https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/")
_TABLE = Path(__file__).with_name("stream_names.toml")  # not like this module: both are kept compiled
PREPRINTS = "journals/corr"


def anthology_id(text: str) -> str:
    """The id of the ACL Anthology in an address (or that `text` is), such as `2021.findings-emnlp.280`."""
    bare = _ADDRESS.sub("", text.strip()).rstrip("/").removesuffix(".pdf")
    return bare if _ID.fullmatch(bare) else ""


def stream_of(anthology: str) -> tuple[str, str]:
    """The venue's key and the track that an id of the ACL Anthology tells; empty what it does not."""
    found = _ID.fullmatch(anthology)
    if not found:
        return "", ""
    table = _streams()["anthology"]
    _, venue, volume, letter = found.groups()
    if venue == "findings":
        return f"findings/{volume}", "findings"
    name = venue or table["letters"].get(letter, "")
    return table["venues"].get(name, ""), table["tracks"].get(volume or "", "")


def hosted(stream: str, issue: str) -> str:
    """The conference that an issue of a journal is of (`journals/pacmpl`, `POPL`), else the stream."""
    for beginning, venue in _hosting().get(stream, ()):
        if issue.startswith(beginning):
            return venue
    return stream


class Completing:
    """Fills in what a venue's name tells of a record; each name is looked up once."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._known: dict[tuple[str, str, str], tuple[str, str]] = {}

    def completed(self, record: Record) -> Record:
        """The record with its venue's key and its track, where nothing but the venue's name tells them.

        Findings have venues of their own.
        """
        told = (record.venue, record.venue_key, record.track)
        if told not in self._known:
            self._known[told] = self._told(*told)
        key, track = self._known[told]
        return record._replace(venue_key=key, track=track)

    def _told(self, name: str, key: str, track: str) -> tuple[str, str]:
        if not name:
            return key, track
        # dblp writes `BlackboxNLP@EMNLP` for a workshop
        track = track or self._reference.track(name) or ("workshop" if "@" in name else "")
        venue = None if key and track != "findings" else self._reference.venue(name)
        return (venue.key if venue else key), track


@cache
def _hosting() -> dict[str, list[tuple[str, str]]]:
    """By a journal's key: how issues' names begin, and the conference that they are of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _streams()["hosted"]:
        found.setdefault(row["stream"], []).append((row["issue"], row["venue"]))
    return found


@cache
def _streams() -> dict[str, Any]:
    return toml_table(_TABLE)

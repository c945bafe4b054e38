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
    for row in _streams()["hosted"]:
        if row["stream"] == stream and issue.startswith(row["issue"]):
            return str(row["venue"])
    return stream


def completed(record: Record, reference: Reference) -> Record:
    """The record with the venue and the track that its venue's name tells, where nothing else did.

    Findings have venues of their own, and workshops do not stand for their hosts.
    """
    track = record.track or _track(record.venue, reference)
    key = record.venue_key
    if track == "findings" or not key:
        venue = reference.venue(record.venue) if record.venue else None
        key = venue.key if venue else key
    return record._replace(track=track, venue_key=key)


def _track(venue: str, reference: Reference) -> str:
    """The track in a venue's name, where dblp writes `BlackboxNLP@EMNLP` for a workshop."""
    return (reference.track(venue) or ("workshop" if "@" in venue else "")) if venue else ""


@cache
def _streams() -> dict[str, Any]:
    return toml_table(_TABLE)

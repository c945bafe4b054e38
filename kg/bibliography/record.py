"""What a bibliography says of one paper."""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """One paper; what the bibliography does not tell is empty (`None` for the year).

    `venue` is as the bibliography prints it, `venue_key` that of `data/venues.csv` (or the dblp key of a
    venue that is not there), `track` that of `Reference.track`: findings, workshop, demo, … `key` is the
    paper's name in its bibliography (`conf/aaai/YuLWYYZ23`, `2021.findings-emnlp.280`), `source` the
    bibliography and its version or date.
    """

    title: str
    year: int | None = None
    venue: str = ""
    venue_key: str = ""
    track: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    key: str = ""
    source: str = ""

    @property
    def bibliography(self) -> str:
        """The name of the bibliography, without its version."""
        return self.source.partition(",")[0]


class Fault(NamedTuple):
    """A place in a file that could not be read, and what was done about it; `cut` where reading ended."""

    line: int
    reason: str
    cut: bool = False

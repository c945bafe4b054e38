"""Reference facts: venues with their ranks in each edition of the CCF list, and tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import Literal, Quad

from extract.shipped import shipped
from kg.iris import DEFAULT_BASE, Iris, name_key
from kg.reference import facts, graph
from kg.reference.facts import Rank, Test, Venue
from kg.reference.linking import Match, VenueNames
from kg.vocab import OWL

__all__ = ["Match", "Rank", "Reference", "Test", "Venue"]

_RANKED_TRACKS = (None, "main")  # the list ranks full papers of the main conference, and nothing else


@dataclass(frozen=True)
class Reference:
    """Venues and tests; `version` changes with the files that they come from."""

    venues: tuple[Venue, ...]
    tests: tuple[Test, ...]
    version: str

    @staticmethod
    @cache
    def load() -> Reference:
        """The reference facts that are shipped."""
        contents = b"".join((shipped("data") / file).read_bytes() for file in facts.FILES)
        return Reference(facts.venues(), facts.tests(), hashlib.sha256(contents).hexdigest()[:16])

    def venue(self, text: str, claimed: str | None = None) -> Venue | None:
        """The venue that a printed name means, if it means just one.

        A short name of several needs a word of context, or a `claimed` CCF rank that only one of them has
        ever had. Without either, a conference is meant rather than the journal of the same community
        (WWW, ASE): the journal is cited with that word. Names of different fields (TCC) stay open.
        """
        found = [match.venue for match in self.matches(text)]
        if len(found) > 1 and claimed:
            found = [venue for venue in found if claimed in venue.ccf.values()]
        elif len(found) > 1 and text.isupper():
            found = _one_conference(found)
        return found[0] if len(found) == 1 else None

    def matches(self, text: str) -> tuple[Match, ...]:
        """Every venue that a printed name may mean, and how each was found."""
        return self._venue_names.matches(text)

    def track(self, text: str) -> str | None:
        """The track that words of a printed venue name: main, findings, workshop, demo, …"""
        return self._venue_names.track(text)

    def rank(self, venue: Venue, year: int, track: str | None = None) -> Rank | None:
        """The CCF rank of a paper: that of the edition in force in its `year`.

        Workshops, demos and Findings have none, unless the venue is itself a workshop; an oral is on the
        main track.
        """
        known = self.track(track) or track if track else None
        if known not in _RANKED_TRACKS and known != self.track(venue.name):
            return None
        edition = self.edition(year)
        value = venue.ccf.get(edition)
        return Rank(value, edition) if value else None

    def edition(self, year: int) -> str:
        """The edition of the CCF list in force in a year: the latest not after it, else the oldest held."""
        return max((each for each in self.editions if int(each) <= year), default=self.editions[0])

    def test(self, text: str) -> Test | None:
        """The test that a printed name means."""
        return self._test_names.get(name_key(text))

    def quads(self, base: str = DEFAULT_BASE) -> Iterator[Quad]:
        """The reference graph, each quad once."""
        iris = Iris(base)
        about = iris.reference_graph
        yield Quad(about, OWL.versionInfo, Literal(self.version), about)
        for venue in self.venues:
            for predicate, obj in dict.fromkeys(graph.describe_venue(venue, iris)):
                yield Quad(iris.venue(venue.key), predicate, obj, about)
        for ranking in sorted({each for venue in self.venues for each in graph.rankings(venue)}):
            for predicate, obj in graph.describe_ranking(ranking):
                yield Quad(graph.ranking_iri(iris, ranking), predicate, obj, about)
        for test in self.tests:
            for predicate, obj in graph.describe_test(test):
                yield Quad(iris.named("test", test.name), predicate, obj, about)

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the CCF list, oldest first."""
        return tuple(sorted({edition for venue in self.venues for edition in venue.ccf}))

    @cached_property
    def _venue_names(self) -> VenueNames:
        return VenueNames(self.venues)

    @cached_property
    def _test_names(self) -> dict[str, Test]:
        return {name_key(name): test for test in self.tests for name in (*test.aliases, test.name)}


def _one_conference(found: list[Venue]) -> list[Venue]:
    """The only conference of `found`, if the others are journals with the same words in their names."""
    conferences = [venue for venue in found if venue.type == "conference"]
    words = [set(re.findall(r"[a-z]{3,}", venue.name.lower())) - {"and"} for venue in found]
    shared = set.intersection(*words)
    return conferences if len(conferences) == 1 and len(shared) >= 2 else found

"""Reference facts: venues with their ranks, institutions, skills, awards, tests, degrees and majors.

`Reference.resolve` tells what a printed name means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import Literal, Quad

from extract.shipped import shipped
from kg.iris import DEFAULT_BASE, Iris
from kg.reference import graph
from kg.reference.compiled import Compiled, compiled, version
from kg.reference.facts import Rank, Thing, Venue
from kg.reference.linked import Context, Linked
from kg.reference.linking import Match, VenueNames
from kg.reference.resolving import KINDS, Resolver
from kg.reference.topics import fitting
from kg.reference.words import Words
from kg.vocab import OWL

__all__ = ["KINDS", "Context", "Linked", "Match", "Rank", "Reference", "Thing", "Venue"]

_RANKED_TRACKS = (None, "main")  # the list ranks full papers of the main conference, and nothing else


@dataclass(frozen=True, eq=False)
class Reference:
    """What is known of the world; `version` changes with the files that it comes from."""

    compiled: Compiled
    version: str

    @staticmethod
    @cache
    def load(folder: Path | None = None) -> Reference:
        """The reference facts of a folder like `data/`, or those that are shipped."""
        folder = folder or shipped("data")
        found = version(folder)
        return Reference(compiled(folder, found), found)

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the tables, a line each; the rest of them was kept."""
        return self.compiled.faults

    def resolve(
        self, name: str, kind: str | None = None, context: Context | None = None
    ) -> tuple[Linked, ...]:
        """What a printed name means, best first, among things of one `kind` or of all `KINDS`.

        Where several things go by it and the `context` does not tell, all are candidates. What is merely
        alike is a candidate too, never a fact. There is always an answer, if only a match of `none`.
        """
        return self._resolver.resolve(name, kind, context)

    def link(self, name: str, kind: str, context: Context | None = None) -> Thing | None:
        """The thing of a kind (other than venues) that a printed name means, if it means just one."""
        found = self._resolver.known(name, kind, context or Context())
        return self.thing(kind, found[0].key) if len(found) == 1 and found[0].is_fact else None

    def thing(self, kind: str, key: str) -> Thing | None:
        """The thing of a kind (other than venues) with this key."""
        return self._by_key[kind].get(key)

    def venue(self, text: str, claimed: str | None = None, subject: str = "") -> Venue | None:
        """The venue that a printed name means, if it means just one.

        A short name of several needs a word of context: for the type of venue, or of its subject in the
        words beside it, such as the title of the paper; or a `claimed` CCF rank that only one of them has
        ever had. Without any, a conference is meant rather than the journal of the same community (WWW,
        ASE): the journal is cited with that word. Names of different fields (TCC) stay open.
        """
        found = [match.venue for match in self.matches(text)]
        if len(found) > 1 and claimed:
            found = [venue for venue in found if claimed in venue.ccf.values()]
        elif len(found) > 1 and text.isupper():
            found = _one_conference(found)
        if len(found) > 1:
            return fitting(found, subject, self._words.of("general"))
        return found[0] if found else None

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

    @cache  # noqa: B019 -- there is one reference, and every new store asks for the same quads
    def quads(self, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
        """The reference graph, each quad once."""
        return tuple(self._quads(Iris(base)))

    def _quads(self, iris: Iris) -> Iterator[Quad]:
        about = iris.reference_graph
        yield Quad(about, OWL.versionInfo, Literal(self.version), about)
        for venue in self.venues:
            for predicate, obj in dict.fromkeys(graph.describe_venue(venue, iris)):
                yield Quad(iris.venue(venue.key), predicate, obj, about)
        for ranking in sorted({each for venue in self.venues for each in graph.rankings(venue)}):
            for predicate, obj in graph.describe_ranking(ranking):
                yield Quad(graph.ranking_iri(iris, ranking), predicate, obj, about)
        for thing in self.described:
            for predicate, obj in dict.fromkeys(graph.describe(thing, iris)):
                yield Quad(graph.iri(iris, thing.kind, thing.key), predicate, obj, about)

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the CCF list, oldest first."""
        return tuple(sorted({edition for venue in self.venues for edition in venue.ccf}))

    @property
    def venues(self) -> tuple[Venue, ...]:
        """All venues."""
        return self.compiled.venues

    def things(self, kind: str) -> tuple[Thing, ...]:
        """All institutions with their units, or all skills, awards, tests, degrees or majors."""
        return self.compiled.things[kind]

    @property
    def described(self) -> Iterator[Thing]:
        """What the reference graph describes beside venues."""
        return (thing for kind in ("institution", "skill", "award", "test") for thing in self.things(kind))

    @cached_property
    def _by_key(self) -> dict[str, dict[str, Thing]]:
        return {kind: {thing.key: thing for thing in things} for kind, things in self.compiled.things.items()}

    @cached_property
    def _words(self) -> Words:
        return Words(self.compiled.venue_words)

    @cached_property
    def _venue_names(self) -> VenueNames:
        return VenueNames(self.venues, self.compiled.venue_index, self._words)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self)


def _one_conference(found: list[Venue]) -> list[Venue]:
    """The only conference of `found`, if the others are journals with the same words in their names."""
    conferences = [venue for venue in found if venue.type == "conference"]
    words = [set(re.findall(r"[a-z]{3,}", venue.name.lower())) - {"and"} for venue in found]
    shared = set.intersection(*words)
    return conferences if len(conferences) == 1 and len(shared) >= 2 else found

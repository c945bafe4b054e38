"""A printed name → what it may mean, among all kinds of things that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.reference.facts import Thing, Venue
from kg.reference.institutions import InstitutionNames
from kg.reference.keys import Words
from kg.reference.linked import NOTHING, Context, Linked, linked, unknown
from kg.reference.names import Found, ThingNames
from kg.reference.nearest import Nearest
from kg.reference.places import Places

if TYPE_CHECKING:
    from kg.reference import Reference

KINDS = ("venue", "institution", "skill", "award", "test", "degree", "major")

_MOST = 3  # candidates of a kind
_VERSION = re.compile(r"[\s/-]*v?\d+(?:\.[\dx]+)*\+?$", re.IGNORECASE)
_GRADE = re.compile(
    r"^(?:20\d\d(?:年|年度|[-–—/~]\d{2,4}(?:学年)?)?度?\s*)|[（(][^()（）]*[)）]$"
    r"|(?:特|一|二|三|金|银|铜|优秀)等?奖$|\s*[-–—,，:：].*$|\s+(?:19|20)\d\d$|(?:全国|省|国家|国际|校)?(?:级)?(?:金|银|铜)牌$"
)


class Resolver:
    """Looks names up among the facts of a `Reference`."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._nearest: dict[str, Nearest[Venue | Thing]] = {}

    def resolve(self, name: str, kind: str | None, context: Context | None) -> tuple[Linked, ...]:
        """What `name` may mean, best first; one that is like nothing known gives a match of `none`.

        What is merely like it is looked for where nothing goes by the name.
        """
        kinds = (kind,) if kind else KINDS
        found = [each for one in kinds for each in self.known(name, one, context or NOTHING)]
        if not found:
            found = [each for one in kinds for each in self._alike(name, one)]
        ranked = sorted(found, key=lambda each: -each.score)
        return tuple(ranked) or (unknown(name, kind),)

    def known(self, name: str, kind: str, context: Context = NOTHING) -> list[Linked]:
        """What goes by `name`: facts, or where several do, candidates."""
        if kind == "venue":
            return self._venues(name, context)
        found = self._found(name, kind, context)
        several = len(found) > 1
        return [_of_several(each, len(found)) if several else _alone(each) for each in found]

    def _found(self, name: str, kind: str, context: Context) -> list[Found]:
        if kind == "institution":
            return self.institutions.resolve(name, context)
        index = self._index(kind)
        for variant in _variants(name, kind, self._words):
            if found := index.find(variant) or index.find_loosely(variant):
                return found
        return []

    def _venues(self, name: str, context: Context) -> list[Linked]:
        matches = self._reference.matches(name)
        if len(matches) == 1:
            ((venue, how),) = matches
            reason = {"exact": "its name", "alias": "another name of it"}.get(how, "by a word beside it")
            return [linked("venue", venue.key, venue.label, how, reason)]
        beside = " ".join((context.field, *context.near))
        if one := self._reference.venue(name, context.claim or None, beside):
            reason = f"of {len(matches)} with this name, the one that fits the context"
            return [linked("venue", one.key, one.label, "context", reason)]
        return [_candidate(match.venue, len(matches)) for match in matches]

    def _alike(self, name: str, kind: str) -> Iterator[Linked]:
        if kind not in self._nearest:
            known = self._reference.venues if kind == "venue" else self._reference.things(kind)
            self._nearest[kind] = Nearest((each, thing) for thing in known for each in thing.names)
        for thing, score in self._nearest[kind].near(name, _MOST):
            meant = thing.name if isinstance(thing, Venue) else thing.label
            yield Linked(kind, thing.key, thing.label, "candidate", score, f"like {meant}")

    def _index(self, kind: str) -> ThingNames:
        return self.institutions if kind == "institution" else self._indexes[kind]

    @cached_property
    def institutions(self) -> InstitutionNames:
        """The index of institutions."""
        made = self._reference.compiled
        kind = "institution"
        return InstitutionNames(made.things[kind], made.indexes[kind], self._words, Places(made.places))

    @cached_property
    def _indexes(self) -> dict[str, ThingNames]:
        made = self._reference.compiled
        return {kind: ThingNames(made.things[kind], made.indexes[kind], self._words) for kind in made.indexes}

    @cached_property
    def _words(self) -> Words:
        return Words(self._reference.compiled.words)


def _alone(found: Found) -> Linked:
    thing = found.thing
    return linked(thing.kind, thing.key, thing.label, found.match, found.reason)


def _of_several(found: Found, count: int) -> Linked:
    thing = found.thing
    return linked(thing.kind, thing.key, thing.label, "candidate", f"one of {count} that go by this name")


def _candidate(venue: Venue, count: int) -> Linked:
    reason = f"one of {count} that go by this name"
    return linked("venue", venue.key, venue.label, "candidate", reason)


def _variants(name: str, kind: str, words: Words) -> Iterator[str]:
    """A name, and then without what is said beside names of its kind: a version, a grade."""
    yield name
    strip = _STRIPS.get(kind)
    if strip and (bare := strip(name, words)) and bare != name:
        yield bare


def _bare_skill(name: str, words: Words) -> str:
    return words.without_ending(_VERSION.sub("", name.strip()), "version")


def _bare_award(name: str, words: Words) -> str:
    bare, before = name.strip(), ""
    while bare != before:
        before, bare = bare, _GRADE.sub("", bare).strip()
    return bare


_STRIPS: dict[str, Callable[[str, Words], str]] = {"skill": _bare_skill, "award": _bare_award}

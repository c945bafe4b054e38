"""How a fact is told: what statements a value of some kind makes about the thing that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pyoxigraph import NamedNode

from extract.profile import Fact, Paper
from kg import terms
from kg.identity.names import alike
from kg.identity.signs import title_key
from kg.iris import digest, name_key
from kg.reference import Context, Reference, Thing, Venue
from kg.reference.graph import DEPARTMENTS, iri
from kg.triples.telling import Scene, Statement, Tell, Telling, Term
from kg.vocab import CV, SCHEMA

ORGANIZATION = (SCHEMA.Organization,)


def value(predicate: NamedNode, term: Callable[[Any], Term]) -> Tell:
    """A value that is told as one term."""

    def tell(scene: Scene, fact: Fact[Any]) -> Iterator[Statement]:
        yield predicate, term(fact.value)

    return tell


def text(predicate: NamedNode) -> Tell:
    """A value that is told as printed."""
    return value(predicate, terms.text)


def name(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The name that the thing goes by, and is found by."""
    yield SCHEMA.name, terms.text(fact.value)
    yield CV.nameKey, terms.text(name_key(fact.value))


def end(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The end, or that there is none yet."""
    if fact.value == "present":
        yield CV.ongoing, terms.boolean(True)
    else:
        yield SCHEMA.endDate, terms.date(fact.value)


def rank(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """A rank as printed, and in numbers."""
    yield CV.rankText, terms.text(fact.value)
    place = terms.place(fact.value)
    if place.rank is not None:
        yield CV.rank, terms.integer(place.rank)
    if place.cohort is not None:
        yield CV.cohortSize, terms.integer(place.cohort)
    if place.percentile is not None:
        yield CV.percentile, terms.decimal(place.percentile)


def score(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """A score as printed, and in numbers."""
    yield CV.scoreText, terms.text(fact.value)
    reached, highest = terms.score(fact.value)
    if reached is not None:
        yield CV.score, terms.decimal(reached)
    if highest is not None:
        yield CV.scoreMax, terms.decimal(highest)


def claimed_rank(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The rank that the document claims, and the CCF rank in it."""
    yield CV.claimedRank, terms.text(fact.value)
    if claim := terms.ccf_claim(fact.value):
        yield CV.claimedRankValue, terms.text(claim)


def organization(predicate: NamedNode, printed: NamedNode, *more_classes: NamedNode) -> Tell:
    """The organisation that a name means, and the name as printed; one not known is described by it."""

    def tell(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
        telling, classes = scene.telling, (*ORGANIZATION, *more_classes)
        yield predicate, telling.thing("institution", classes, fact.value, beside(scene))
        yield printed, terms.text(fact.value)

    return tell


def beside(scene: Scene) -> Context:
    """What stands beside a name that may be ambiguous: the department, and addresses of e-mail."""
    profile, department = scene.telling.profile, getattr(scene.entry, "department", None)
    near = (*([department.value] if department else ()), *(email.value for email in profile.emails))
    return Context(language=profile.source.language, near=near)


def department(of: str) -> Tell:
    """A part of the organisation that the entry names in its field `of`, or else of its own."""

    def tell(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
        telling, parent = scene.telling, getattr(scene.entry, of)
        whole = telling.node("institution", parent.value, beside(scene)) if parent else scene.node
        if parent and (unit := known_unit(telling.reference, fact.value, parent.value)):
            yield CV.department, iri(telling.iris, "institution", unit.key)
        else:
            node = telling.iris.named("department", fact.value, whole.value)
            yield CV.department, telling.named(node, (CV.Department, *ORGANIZATION), fact.value)
            if parent:
                telling.say(node, SCHEMA.parentOrganization, whole)
        yield CV.departmentText, terms.text(fact.value)

    return tell


def known_unit(reference: Reference, name: str, parent: str) -> Thing | None:
    """The department of the reference facts that `name` means, beside the name of what it is a part of."""
    unit = reference.link(name, "institution", Context(near=(parent,)))
    whole = reference.link(parent, "institution")
    is_part = unit is not None and unit.facts["kind"] in DEPARTMENTS and whole is not None
    return unit if unit and is_part and whole and unit.parent == whole.key else None


def language(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """A human language by its name, and the name as printed."""
    node = scene.telling.iris.named("language", fact.value)
    yield CV.term, scene.telling.named(node, (SCHEMA.Language,), fact.value)
    yield SCHEMA.name, terms.text(fact.value)


def known(predicate: NamedNode, kind: str, node_class: NamedNode) -> Tell:
    """The skill or test that a name means, and the name as printed; one not known is described by it."""

    def tell(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
        yield predicate, scene.telling.thing(kind, (node_class,), fact.value)
        yield SCHEMA.name, terms.text(fact.value)

    return tell


def award(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The name of an award as printed, and the prize of the reference facts that it means, if any."""
    yield from name(scene, fact)
    if prize := scene.telling.reference.link(fact.value, "award"):
        yield CV.prize, iri(scene.telling.iris, "award", prize.key)


def venue(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The venue that a name means; one that is not known is described by the name alone."""
    telling = scene.telling
    if known := known_venue(telling.reference, scene.entry):
        yield CV.venue, telling.iris.venue(known.key)
    else:
        node = telling.iris.named("venue", fact.value)
        yield CV.venue, telling.named(node, (CV.Venue,), fact.value)
    yield CV.venueText, terms.text(fact.value)


def known_venue(reference: Reference, paper: Paper) -> Venue | None:
    """The venue of the reference facts that `paper` appeared in, as far as its words tell."""
    if not paper.venue:
        return None
    claim = terms.ccf_claim(paper.claimed_rank.value) if paper.claimed_rank else None
    return reference.venue(paper.venue.value, claim, paper.title.value if paper.title else "")


def author(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """A printed author: the candidate, or a person known by this paper only."""
    telling, paper = scene.telling, scene.entry
    position = next(place for place, printed in enumerate(paper.authors, 1) if printed is fact)
    if position == own_position(telling.profile.name, paper):
        yield SCHEMA.author, telling.candidate
        return
    if paper.title and (other := other_candidate(telling, paper, fact.value)):
        person, own_name = other
        yield SCHEMA.author, person
        telling.describe(person, (SCHEMA.Person,), own_name)
        node = telling.iris.thing(
            "authorship", digest(telling.title(name_key(paper.title.value)), person.value)
        )
        _authorship(scene, node, person, (paper.title.value, position))
        return
    person = telling.iris.named("person", fact.value, scene.node.value)
    yield SCHEMA.author, telling.named(person, (SCHEMA.Person,), fact.value)
    node = telling.iris.named("authorship", fact.value, scene.node.value)
    _authorship(scene, node, person, (fact.value, position))


def other_candidate(telling: Telling, paper: Paper, printed: str) -> tuple[NamedNode, str] | None:
    """The candidate whose own document has the paper too, and whose name, given here, may be an author's."""
    told = telling.others.get(title_key(paper) or "")
    known = told.candidates if told else ()
    found = {node for name, node in known if alike(name, printed)}
    if len(found) != 1:
        return None
    names = {name for name, node in known if node in found}
    meant = [author for author in paper.authors if any(alike(name, author.value) for name in names)]
    return (found.pop(), min(names)) if len(meant) == 1 else None


def _authorship(scene: Scene, node: NamedNode, person: NamedNode, told: tuple[str, int]) -> None:
    telling, (label, position) = scene.telling, told
    telling.describe(node, (CV.Authorship,), label)
    telling.say(node, CV.person, person)
    telling.say(node, CV.paper, scene.node)
    telling.say(node, CV.position, terms.integer(position))


def own_position(candidate: Fact[str] | None, paper: Paper) -> int | None:
    """Which of the printed authors of `paper` (from 1) the candidate is."""
    if paper.author_position:
        return int(paper.author_position.value)
    own = candidate.value if candidate else ""
    keys = [name_key(printed.value) for printed in paper.authors]
    if own and name_key(own) in keys:
        return keys.index(name_key(own)) + 1
    near = [place for place, printed in enumerate(paper.authors, 1) if own and alike(own, printed.value)]
    return near[0] if len(near) == 1 else None


def inventor(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """A printed inventor: the candidate, or a person known by this patent only."""
    telling, patent = scene.telling, scene.entry
    position = next(place for place, printed in enumerate(patent.inventors, 1) if printed is fact)
    own = telling.profile.name is not None and name_key(telling.profile.name.value) == name_key(fact.value)
    if own or (patent.inventor_position and patent.inventor_position.value == position):
        yield CV.inventor, telling.candidate
        return
    person = telling.iris.named("person", fact.value, scene.node.value)
    yield CV.inventor, telling.named(person, (SCHEMA.Person,), fact.value)


_FOR_VENUES = ("reviewer", "editor", "chair", "organizer", "volunteer")
"""Kinds of service that are for a venue, where its name is not known."""


def served(scene: Scene, fact: Fact[str]) -> Iterator[Statement]:
    """The venue or body that somebody served, and its name as printed."""
    telling, kind = scene.telling, scene.entry.kind
    if known := telling.reference.venue(fact.value):
        yield CV.servedFor, telling.iris.venue(known.key)
    elif kind and kind.value in _FOR_VENUES:
        node = telling.iris.named("venue", fact.value)
        yield CV.servedFor, telling.named(node, (CV.Venue,), fact.value)
    else:
        yield CV.servedFor, telling.thing("institution", ORGANIZATION, fact.value, beside(scene))
    yield CV.servedForText, terms.text(fact.value)

"""Papers held against a bibliography: year, venue, and the candidate's place among the authors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from extract.document import is_han
from kg.bibliography.streams import PREPRINTS
from kg.check.authors import places
from kg.check.finding import CONFIRMED, NOTE, WARNING, Found
from kg.check.said import Said
from kg.check.world import World
from kg.identity.names import alike
from kg.vocab import CV, SCHEMA

if TYPE_CHECKING:
    from kg.bibliography import Record

Records = tuple["Record", ...]

_SHOWN = 6  # authors
_LONG = 5  # words of a title, which hardly two papers have
_FINDINGS = "findings/"  # begins the keys of venues that are Findings of others
_UNPUBLISHED = ("under-review", "in-preparation")


def year(said: Said, world: World) -> Iterator[Found]:
    """A paper is of the year in which the bibliography has it."""
    for paper, records in _recorded(said, world):
        dated = [record for record in _of_claim(paper, records, said, world) if record.year]
        for printed in said.values(paper, SCHEMA.datePublished) if dated else ():
            if printed[:4].isdigit():
                claim = " ".join(filter(None, (said.value(paper, CV.venueText), printed)))
                record = min(dated, key=lambda each: abs((each.year or 0) - int(printed[:4])))
                severity = _severity(record, abs((record.year or 0) - int(printed[:4])))
                found = _shown(record, world)
                yield Found(paper, SCHEMA.datePublished, claim, found, _source(record), severity)


def _severity(record: Record, years: int) -> str:
    """How bad it is to be some years off: an article is often online in the year before its issue."""
    if not years:
        return CONFIRMED
    return NOTE if years == 1 and record.venue_key.startswith("journals/") else ""


def _of_claim(paper: NamedNode, records: Records, said: Said, world: World) -> list[Record]:
    """The records at the claimed venue; or else those that are no preprints, if it is not one itself."""
    tracks, venues = said.values(paper, CV.track), said.objects(paper, CV.venue)
    there = [record for record in records for node in venues if _is_at(record, node, tracks, world)]
    published = [record for record in records if record.venue_key != PREPRINTS]
    is_preprint = not venues or said.value(paper, CV.status) == "preprint"
    return there or published or (list(records) if is_preprint else [])


def venue(said: Said, world: World) -> Iterator[Found]:
    """A paper is at the venue, and on the track, at which the bibliography has it."""
    for paper, records in _recorded(said, world):
        keyed = [record for record in records if record.venue_key]
        for node in said.objects(paper, CV.venue) if keyed else ():
            right = [record for record in keyed if _is_at(record, node, said.values(paper, CV.track), world)]
            if right or world.is_known(node):
                record = (right or keyed)[0]
                severity = CONFIRMED if right else NOTE if record.venue_key == PREPRINTS else ""
                claim = said.value(paper, CV.venueText) or ""
                yield Found(paper, CV.venue, claim, _shown(record, world), _source(record), severity)


def _is_at(record: Record, venue: NamedNode, tracks: list[str], world: World) -> bool:
    """Whether a record is of a venue; of one that hosts it if the track is told."""
    if record.venue_key.startswith(_FINDINGS) and record.track in tracks:
        host = record.venue_key.removeprefix(_FINDINGS)
        return venue in (world.store.iris.venue(record.venue_key), world.store.iris.venue(f"conf/{host}"))
    return world.store.iris.venue(record.venue_key) == venue


def author_position(said: Said, world: World) -> Iterator[Found]:
    """The candidate is among the authors of a paper, and at the place that is claimed."""
    names = said.values(said.candidate, SCHEMA.name)
    own = [each for each in said.of(CV.Authorship) if said.candidate in said.objects(each, CV.person)]
    authorships = {said.value(each, CV.paper): each for each in own}
    for paper, records in _recorded(said, world) if names else ():
        record = next((each for each in records if each.authors), None)
        if record and (authorship := authorships.get(paper.value)):
            yield from _told_place(authorship, names, record, said)


def _told_place(authorship: NamedNode, names: list[str], record: Record, said: Said) -> Iterator[Found]:
    found, claim = places(names, record.authors), _claimed_place(authorship, said)
    if not found:
        shown = ", ".join(record.authors[:_SHOWN]) + (", …" if len(record.authors) > _SHOWN else "")
        yield Found(authorship, CV.person, names[0], f"not among {shown}", _source(record), WARNING)
    elif claim and len(found) == 1:
        told = f"author {found[0]} of {len(record.authors)}"
        severity = CONFIRMED if claim == found[0] else ""
        yield Found(authorship, CV.position, f"author {claim}", told, _source(record), severity)


def _claimed_place(authorship: NamedNode, said: Said) -> int | None:
    """The place that is claimed: by a number, or as the only first author."""
    if told := said.number(authorship, CV.position):
        return int(told)
    role = said.value(authorship, CV.authorRole)
    return (
        1 if role == "first" or (role is None and said.value(authorship, CV.firstAuthor) == "true") else None
    )


def _recorded(said: Said, world: World) -> Iterator[tuple[NamedNode, Records]]:
    """The papers that have appeared and that the bibliography knows, with its records, preprints last."""
    for paper in said.of(SCHEMA.ScholarlyArticle):
        if said.value(paper, CV.status) not in _UNPUBLISHED:
            for title in said.values(paper, SCHEMA.name):
                found = _meant(title, tuple(world.papers.find(title)), said)
                if records := found or _addressed(paper, said, world):
                    yield paper, records


def _meant(title: str, records: Records, said: Said) -> Records:
    """The records that may be of the candidate's paper: others' papers may have the same title.

    Without the candidate among the authors it is the only paper of that title, if that is a long one.
    """
    names = said.values(said.candidate, SCHEMA.name)
    own = tuple(record for record in records if names and places(names, record.authors))
    if own:
        return own
    first = [record.authors[0] for record in records if record.authors]
    is_one = all(alike(first[0], other) for other in first[1:])
    return records if is_one and (not names or _is_long(title)) else ()


def _addressed(paper: NamedNode, said: Said, world: World) -> Records:
    """The records of the DOI or arXiv id that a paper is told with; none without the candidate as author."""
    names = said.values(said.candidate, SCHEMA.name)
    found = (record for url in said.values(paper, SCHEMA.url) for record in world.papers.by_id(url))
    return tuple(record for record in dict.fromkeys(found) if names and places(names, record.authors))


def _is_long(title: str) -> bool:
    return len(title.split()) >= _LONG or sum(map(is_han, title)) >= 2 * _LONG


def _shown(record: Record, world: World) -> str:
    """`Findings of EMNLP 2021`."""
    known = world.label(world.store.iris.venue(record.venue_key)) if record.venue_key else None
    return " ".join(filter(None, (known or record.venue, str(record.year or ""))))


def _source(record: Record) -> str:
    return f"{record.source}, {record.key}" if record.key else record.source

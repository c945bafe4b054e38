"""What several documents tell differently: of one candidate's life, or who came first on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg.check.agreement import agree, comparable, key
from kg.check.finding import Found
from kg.check.said import Said
from kg.check.world import World
from kg.vocab import CV, SCHEMA


class Same(NamedTuple):
    """When two entries are the same thing, and what is then told alike.

    All of `by` agree; without them the entries have one node. `once`: where one of `told` differs, the
    others do too.
    """

    kind: NamedNode
    by: tuple[NamedNode, ...]
    told: tuple[NamedNode, ...]
    once: bool = False


Keyed = dict[tuple[str, ...], list[NamedNode]]
"""The entries of a document by what makes them the same as those of another."""

_PERIOD = (SCHEMA.startDate, SCHEMA.endDate)
_SAME = (
    Same(
        CV.Education,
        (CV.institution, CV.degree),
        (CV.gpa, CV.gpaScale, CV.rankText, CV.fieldOfStudy, *_PERIOD),
    ),
    Same(CV.Education, (CV.institution, SCHEMA.startDate), (CV.degree,)),
    Same(CV.Experience, (CV.organization, SCHEMA.roleName), _PERIOD),
    Same(CV.Experience, (), (SCHEMA.endDate,)),
    Same(
        SCHEMA.ScholarlyArticle,
        (),
        (SCHEMA.datePublished, CV.venue, CV.track, CV.claimedRankValue),
    ),
    Same(CV.AwardReceipt, (SCHEMA.name,), (CV.level,)),
    Same(CV.Authorship, (CV.paper,), (CV.authorRole, CV.position, CV.firstAuthor), once=True),
)


def told_differently(documents: Sequence[Said], world: World) -> Iterator[tuple[Said, Found]]:
    """Two documents of a candidate tell the same of the same thing; each difference with its document."""
    keyed = [(said, [_by_key(same, said) for same in _SAME]) for said in documents]
    for (one, first), (other, second) in combinations(keyed, 2):
        for same, here, there in zip(_SAME, first, second, strict=True):
            for mine, theirs in _pairs(here, there):
                told = (_difference(each, (one, mine), (other, theirs), world) for each in same.told)
                differences = (found for found in told if found)
                yield from ((other, found) for found in islice(differences, 1 if same.once else None))


def _pairs(one: Keyed, other: Keyed) -> Iterator[tuple[NamedNode, NamedNode]]:
    """The entries of two documents that are the same thing; none that is several within one of them."""
    for shared in sorted(one.keys() & other.keys()):
        if len(one[shared]) == len(other[shared]) == 1:
            yield one[shared][0], other[shared][0]


def _by_key(same: Same, said: Said) -> Keyed:
    found: Keyed = {}
    for node in said.of(same.kind):
        keys = tuple(key(said.value(node, predicate) or "") for predicate in same.by) or (node.value,)
        if all(keys) and (same.kind != CV.Authorship or said.candidate in said.objects(node, CV.person)):
            found.setdefault(keys, []).append(node)
    return found


def _difference(
    predicate: NamedNode, one: tuple[Said, NamedNode], other: tuple[Said, NamedNode], world: World
) -> Found | None:
    """What two documents tell differently, if both tell something and neither what the other tells."""
    (first, here), (second, there) = one, other
    told, claimed = first.objects(here, predicate), second.objects(there, predicate)
    if not told or not claimed or agree(predicate, one, other, world):
        return None
    if not comparable(predicate, one, other):
        return None
    name = predicate.value.rpartition("#")[2].rpartition("/")[2]
    claim = f"{name}: {_shown(claimed, second, world)}"
    source = first.shown(first.place(here, predicate))
    return Found(there, predicate, claim, f"{name}: {_shown(told, first, world)}", source)


def _shown(terms: list[Any], said: Said, world: World) -> str:
    return ", ".join(
        (world.label(term) or said.label(term)) if isinstance(term, NamedNode) else term.value
        for term in terms
    )


def two_first_authors(said: Said, world: World) -> Iterator[Found]:
    """Of two candidates, one is the first author of a paper, unless they say that they share it."""
    for authorship in said.of(CV.Authorship):
        if said.value(authorship, CV.authorRole) == "first":
            for paper in said.objects(authorship, CV.paper):
                for label, file in _other_firsts(paper, said.candidate, world):
                    claim = f"first author of {said.label(paper)}"
                    yield Found(authorship, CV.authorRole, claim, f"{label} claims the same", file)


_FIRSTS = """SELECT DISTINCT ?person ?label ?file WHERE {{
  ?authorship cv:paper {paper} ; cv:authorRole "first" ; cv:person ?person .
  ?person rdfs:label ?label . ?document schema:about ?person ; cv:fileName ?file
  FILTER(?person != {own}) }} ORDER BY ?label ?file"""


def _other_firsts(paper: NamedNode, own: NamedNode, world: World) -> Iterator[tuple[str, str]]:
    found: Any = world.store.query(_FIRSTS.format(paper=paper, own=own))
    yield from {row["person"]: (row["label"].value, row["file"].value) for row in found}.values()

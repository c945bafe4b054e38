"""What several documents tell differently: of one candidate's life, or who came first on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg.check.finding import Found
from kg.check.said import Said
from kg.check.world import World
from kg.iris import name_key
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


_PERIOD = (SCHEMA.startDate, SCHEMA.endDate)
_SAME = (
    Same(
        CV.Education,
        (CV.institution, CV.degree),
        (CV.gpa, CV.gpaScale, CV.rankText, CV.fieldOfStudy, *_PERIOD),
    ),
    Same(CV.Experience, (CV.organization, SCHEMA.roleName), _PERIOD),
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
    for one, other in combinations(documents, 2):
        for same in _SAME:
            for here, there in _pairs(same, one, other):
                told = (_difference(each, (one, here), (other, there), world) for each in same.told)
                differences = (found for found in told if found)
                yield from ((other, found) for found in islice(differences, 1 if same.once else None))


def _pairs(same: Same, one: Said, other: Said) -> Iterator[tuple[NamedNode, NamedNode]]:
    """The entries of two documents that are the same thing; none that is several within one of them."""
    first, second = _by_key(same, one), _by_key(same, other)
    for key in first.keys() & second.keys():
        if len(first[key]) == len(second[key]) == 1:
            yield first[key][0], second[key][0]


def _by_key(same: Same, said: Said) -> dict[tuple[str, ...], list[NamedNode]]:
    found: dict[tuple[str, ...], list[NamedNode]] = {}
    for node in said.of(same.kind):
        key = tuple(_key(said.value(node, predicate) or "") for predicate in same.by) or (node.value,)
        if all(key) and (same.kind != CV.Authorship or said.candidate in said.objects(node, CV.person)):
            found.setdefault(key, []).append(node)
    return found


def _difference(
    predicate: NamedNode, one: tuple[Said, NamedNode], other: tuple[Said, NamedNode], world: World
) -> Found | None:
    """What two documents tell differently, if both tell something and neither what the other tells."""
    (first, here), (second, there) = one, other
    told, claimed = first.objects(here, predicate), second.objects(there, predicate)
    if not told or not claimed or _agree(told, claimed):
        return None
    name = predicate.value.rpartition("#")[2].rpartition("/")[2]
    claim = f"{name}: {_shown(claimed, second, world)}"
    source = first.shown(first.place(here, predicate))
    return Found(there, predicate, claim, f"{name}: {_shown(told, first, world)}", source)


def _agree(one: list[Any], other: list[Any]) -> bool:
    """Whether any two values are equal, or one is the other told less closely (2021, 2021-09)."""
    keys = [[_key(term.value) for term in terms] for terms in (one, other)]
    return any(a.startswith(b) or b.startswith(a) for a in keys[0] for b in keys[1])


def _key(value: str) -> str:
    return value if value.startswith("http") else name_key(value)


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

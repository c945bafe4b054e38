"""Names of things: what the store and the shipped tables know by a name, looked up by index.

All runs of words of a question go into one query, so that looking up costs little however big the store is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extract.letters import plain, written_out
from kg.ask.abbreviations import goes_by, is_short_for
from kg.ask.aliases import Row, institutions
from kg.ask.filters import literal, literals, mentions, prefixes
from kg.ask.kinds import KINDS
from kg.ask.senses import Name
from kg.iris import name_key

if TYPE_CHECKING:
    from kg.store import Store

# The class of a thing → what it is the name of; a thing of several classes is of the first.
_CLASSES = {
    "cv:Candidate": "candidate",
    "cv:Venue": "venue",
    "cv:Department": "department",
    "schema:Organization": "organization",
    "schema:DefinedTerm": "skill",
    "schema:Language": "language",
    "cv:Test": "test",
    "cv:AwardReceipt": "award",
    "cv:Prize": "award",
    "cv:Certificate": "certificate",
    "schema:ScholarlyArticle": "paper",
    "schema:Project": "project",
    "schema:Person": "person",
}
# Of what the reference facts know, a question means only what some document names.
_AT = "cv:institution|cv:organization|cv:department|cv:issuer|cv:servedFor"
_PRINTED = " UNION ".join(
    f"{{ ?entry cv:{each}Text ?name ; cv:{each} ?org }}"
    for each in ("institution", "organization", "department", "issuer")
)
_USED = (
    "NOT EXISTS { ?thing a ?known . FILTER(?known IN (schema:Organization, schema:DefinedTerm, cv:Prize)) } "
    f"|| EXISTS {{ ?entry {_AT}|cv:term|cv:prize ?thing }}"
)
_SCHOOLS = ("university",)  # what is called after a university is not part of it: Nanjing University of …


class Names:
    """The names that one store knows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, Any] = {}

    def known(self, texts: Iterable[str]) -> dict[str, tuple[Name, ...]]:
        """What each of `texts` names in the store; texts that name nothing are left out."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            by_key[name_key(text)].append(text)
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for key, kind in self._kinds(by_key):
            found[key][kind] = None
        return {
            text: tuple(Name(kind, (text,), (key,)) for kind in kinds)
            for key, kinds in found.items()
            for text in by_key[key]
        }

    def expanded(self, name: Name) -> Name:
        """`name` with the keys of its other names, and of what is called after it."""
        if name.kind == "organization":
            return self._organization(name, institutions().rows(name.names[0]))
        if name.kind == "club":
            return Name("organization", name.names, self._held(name.keys), "study")
        if name.kind == "award":
            return name._replace(keys=tuple(dict.fromkeys((*name.keys, *self._printed_awards(name)))))
        if name.kind == "venue" and " " in name.names[0]:
            short = [label for label in self._short_titles() if is_short_for(label, name.names[0])]
            return name._replace(keys=tuple(dict.fromkeys((*name.keys, *map(name_key, short)))))
        return name

    def of_venues(self, text: str) -> Name | None:
        """The journals whose abbreviated titles go by these letters: JACS is J. Am. Chem. Soc."""
        keys = tuple(name_key(label) for label in self._short_titles() if goes_by(label, text))
        return Name("venue", (text,), keys) if keys else None

    def _short_titles(self) -> list[str]:
        """The titles of venues that are printed abbreviated."""
        rows = self._rows(
            "SELECT DISTINCT ?label WHERE { ?paper cv:venue ?venue . ?venue rdfs:label ?label "
            'FILTER(CONTAINS(?label, ". ")) }'
        )
        return [label for (label,) in rows]

    def of_tier(self, tier: str) -> Name:
        """The institutions of a programme that the store has."""
        rows = self._rows(
            f"SELECT DISTINCT ?label WHERE {{ ?study cv:institution ?org . ?org cv:tier {literal(tier)} ; "
            "rdfs:label ?label }"
        )
        return Name("organization", (tier,), tuple(name_key(label) for (label,) in rows), "study")

    def _printed_awards(self, name: Name) -> list[str]:
        """The keys under which documents name the prizes that go by `name`."""
        rows = self._rows(
            f"SELECT DISTINCT ?key WHERE {{ VALUES ?asked {{ {literals(name.keys)} }} "
            "?prize cv:nameKey ?asked . ?receipt cv:prize ?prize ; cv:nameKey ?key }"
        )
        return [key for (key,) in rows]

    def holds(self, kind: str, slot: str, groups: tuple[tuple[str, ...], ...]) -> bool:
        """Whether the text in a slot of any entry has a whole word of each group."""
        asked = KINDS[kind].slots[slot]
        pattern = asked.scan or f"{KINDS[kind].path} {asked.pattern}"
        return bool(self._answer(f"ASK {{ {pattern} {mentions(asked.var, groups, whole=True)} }}"))

    def of_candidates(self, text: str) -> Name | None:
        """The candidates who have these words in their name, in any order, with or without accents."""
        wanted = plain(text).split()
        rows = self._rows(
            "SELECT ?key ?name WHERE { ?person a cv:Candidate ; cv:nameKey ?key ; schema:name ?name }"
        )
        found = {
            key: name
            for key, name in rows
            if _has_words(plain(name), wanted) or _has_words(written_out(name), wanted)
        }
        return Name("candidate", tuple(dict.fromkeys(found.values())), tuple(found)) if found else None

    def called(self, keys: Iterable[str]) -> int:
        """How many candidates go by one of `keys`."""
        return len(
            self._rows(
                f"SELECT DISTINCT ?person WHERE {{ VALUES ?key {{ {literals(keys)} }} "
                "?person cv:nameKey ?key ; a cv:Candidate . }"
            )
        )

    def of_organizations(self, text: str) -> Name | None:
        """The organisations and departments that have these words in their name."""
        rows = self._rows(
            "SELECT DISTINCT ?name ?department "
            f"WHERE {{ {_PRINTED} "
            f"{mentions('?name', [(text,)], whole=True)} "
            "BIND(EXISTS { ?org a cv:Department } AS ?department) }"
        )
        keys = tuple(name_key(name) for name, is_department in rows if is_department == "false")
        if keys:
            return self._placed(Name("organization", (text,), keys), schools=False)
        return Name("department", (text,), tuple(name_key(name) for name, _ in rows)) if rows else None

    def with_part(self, part: str) -> list[str]:
        """The keys of awards, certificates, projects and organisations that have `part` in them."""
        rows = self._rows(
            f"SELECT DISTINCT ?name WHERE {{ {_PRINTED} UNION {{ ?entry cv:award|cv:project ?org . "
            "?org schema:name ?name } UNION { ?entry cv:certificate ?org . ?org rdfs:label ?name } "
            f"FILTER(CONTAINS(LCASE(?name), {literal(part.lower())})) }}"
        )
        return [name_key(name) for (name,) in rows]

    def university(self, text: str) -> Name | None:
        """The university that is called by its short name: Stanford."""
        for name in (f"{text} University", f"University of {text}", f"{text}大学"):
            rows = [row for row in institutions().rows(name) if row.sort in _SCHOOLS]
            if rows:
                return self._organization(Name("organization", (text,), (name_key(name),)), rows)
        return None

    def _kinds(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Key and kind of every thing that goes by one of `keys`."""
        classes: dict[tuple[str, str], set[str]] = defaultdict(set)
        for key, thing, cls in self._rows(
            "SELECT DISTINCT ?key ?thing ?class "
            f"WHERE {{ VALUES ?key {{ {literals(keys)} }} ?thing cv:nameKey ?key ; a ?class . "
            f"FILTER({_USED}) }}"
        ):
            classes[key, thing].add(cls)
        for (key, _), held in classes.items():
            local = {_local(cls) for cls in held}
            yield from [(key, kind) for name, kind in _CLASSES.items() if _local(name) in local][:1]

    def _organization(self, name: Name, rows: list[Row]) -> Name:
        schools = [row for row in rows if row.sort in _SCHOOLS]
        keys = name.keys
        if schools and not self._roles(keys):
            keys = (name_key(schools[0].names[0]),)
        elif not schools:
            keys = tuple(dict.fromkeys((*keys, *self._parts(name), *self._called_after(name, rows))))
        return self._placed(name._replace(keys=keys), bool(schools))

    def _placed(self, name: Name, schools: bool) -> Name:
        """`name` with those of its keys that the store has, and whether people studied or worked there."""
        roles = self._roles(name.keys)
        taught, hired = any(role[1] for role in roles), any(role[2] for role in roles)
        role = "study" if (taught and (schools or not hired)) or (schools and not hired) else "position"
        return name._replace(keys=self._held(name.keys), role=role, both=taught and hired)

    def _held(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the keys that the store has, or all if it has none."""
        held = {key for key, *_ in self._roles(keys)}
        return tuple(key for key in keys if key in held) or keys

    def _parts(self, name: Name) -> list[str]:
        """The keys of what belongs to an organisation: 微软亚洲研究院 to Microsoft."""
        rows = self._rows(
            f"SELECT DISTINCT ?label WHERE {{ VALUES ?key {{ {literals(name.keys)} }} "
            "?whole cv:nameKey ?key . { ?org schema:parentOrganization ?whole } UNION "
            "{ ?org schema:parentOrganization/schema:parentOrganization ?whole } "
            "FILTER EXISTS { ?work cv:organization ?org } ?org rdfs:label ?label }"
        )
        return [name_key(label) for (label,) in rows]

    def _called_after(self, name: Name, rows: list[Row]) -> list[str]:
        """The keys of organisations whose name begins with one of the names: OPPO研究院 of OPPO."""
        names = {each.lower() for each in (*name.names, *(each for row in rows for each in row.names))}
        starts = sorted(form for each in names if len(each) > 1 for form in (each, f"the {each}"))
        tests = " || ".join(f"STRSTARTS(LCASE(?name), {literal(each)})" for each in starts)
        if not tests:
            return []
        found = self._rows(f"SELECT DISTINCT ?name WHERE {{ {_PRINTED} FILTER({tests}) }}")
        return [
            name_key(called) for (called,) in found if any(_begins(called.lower(), each) for each in starts)
        ]

    def _roles(self, keys: Iterable[str]) -> list[tuple[str, bool, bool]]:
        """Of the keys that are held, whether somebody studied or worked there."""
        rows = self._rows(
            f"SELECT DISTINCT ?key ?taught ?hired WHERE {{ VALUES ?key {{ {literals(keys)} }} "
            "?org cv:nameKey ?key ; a schema:Organization . "
            "BIND(EXISTS { ?study cv:institution ?org } AS ?taught) "
            "BIND(EXISTS { ?work cv:organization ?org } AS ?hired) }"
        )
        return [(key, taught == "true", hired == "true") for key, taught, hired in rows]

    def _rows(self, sparql: str) -> list[tuple[str, ...]]:
        return list(self._answer(sparql))

    def _answer(self, sparql: str) -> Any:
        """The answer, kept: the questions that are suggested look up the same names."""
        if sparql not in self._answers:
            found: Any = self._store.query(prefixes(sparql) + sparql)
            rows = sparql.startswith("SELECT")
            self._answers[sparql] = [tuple(t.value for t in row) for row in found] if rows else bool(found)
        return self._answers[sparql]


def _has_words(name: str, wanted: list[str]) -> bool:
    """Whether all words are words of the name; Chinese names are not parted, so that a part will do."""
    words = name.split()
    return all(word in words or (not word.isascii() and word in name) for word in wanted)


def _begins(name: str, start: str) -> bool:
    """Whether `start` is a whole word, or whole words, at the start of `name`."""
    after = name[len(start) : len(start) + 1]
    return name.startswith(start) and not (start[-1].isascii() and after.isascii() and after.isalnum())


def _local(name: str) -> str:
    return name.replace("#", "/").replace(":", "/").rpartition("/")[2]

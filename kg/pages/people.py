"""The candidates, narrowed by facets: institution, degree, rank of papers, skill."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from kg import terms
from kg.pages.render import page
from kg.serve.http import Request, Response
from kg.store import Store

_FACETS = {
    "institution": "?person cv:education/cv:institution/rdfs:label",
    "degree": "?person cv:education/cv:degree",
    "rank": "?person cv:authorship/cv:paper/cv:ccfRank",
    "skill": "?person cv:skill/cv:term/rdfs:label",
}
_SHOWN = 12  # values of a facet
_PAGE = 50  # candidates on a page
_COUNTS = """SELECT ?value (COUNT(DISTINCT ?person) AS ?count) WHERE {{
  ?person a cv:Candidate . {filters} {path} ?value }}
GROUP BY ?value ORDER BY DESC(?count) ?value LIMIT {most}"""
_TOTAL = "SELECT (COUNT(DISTINCT ?person) AS ?count) WHERE {{ ?person a cv:Candidate . {filters} }}"
_LIST = """SELECT ?person (MIN(?label) AS ?name) (COUNT(DISTINCT ?paper) AS ?papers) WHERE {{
  ?person a cv:Candidate ; rdfs:label ?label . {filters}
  OPTIONAL {{ ?person cv:authorship/cv:paper ?paper }} }}
GROUP BY ?person ORDER BY ?name ?person LIMIT {size} OFFSET {offset}"""
_STUDIES = """SELECT ?person ?degree ?school ?start WHERE {{
  VALUES ?person {{ {people} }} ?person cv:education ?study . OPTIONAL {{ ?study cv:degree ?degree }}
  OPTIONAL {{ ?study cv:institution/rdfs:label ?school }} OPTIONAL {{ ?study schema:startDate ?start }} }}
ORDER BY DESC(?start) ?school"""


class Value(NamedTuple):
    """A value of a facet: how many candidates have it, and the address with it chosen or let go."""

    text: str
    people: int
    chosen: bool
    address: str


class Study(NamedTuple):
    """The degree of a study and its institution, each as far as it is known."""

    degree: str | None = None
    school: str | None = None


def candidates(request: Request, store: Store) -> Response:
    """A page of candidates with what they may be narrowed by."""
    fields = [(name, value) for name, value in request.url_fields() if name in _FACETS]
    number = _number(dict(request.url_fields()).get("page", "1"))
    filters = " ".join(f"{_FACETS[name]} {terms.text(value)} ." for name, value in dict.fromkeys(fields))
    total = int(next(store.rows(_TOTAL.format(filters=filters)))["count"].value)
    listed = list(store.rows(_LIST.format(filters=filters, size=_PAGE, offset=(number - 1) * _PAGE)))
    people = [
        {
            "name": row["name"].value,
            "address": f"/id/candidate/{row['person'].value.rpartition('/')[2]}",
            "key": row["person"].value.rpartition("/")[2],
            "papers": int(row["papers"].value),
            "degree": study.degree,
            "school": study.school,
        }
        for row, study in zip(listed, _studies(store, [row["person"] for row in listed]), strict=True)
    ]
    facets = {name: _values(name, fields, filters, store) for name in _FACETS}
    return page(
        "candidates.html",
        request,
        people=people,
        facets=facets,
        total=total,
        chosen=fields,
        previous=_page_address(fields, number - 1) if number > 1 else None,
        following=_page_address(fields, number + 1) if total > number * _PAGE else None,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 10_000 else 1


def _page_address(fields: list[tuple[str, str]], number: int) -> str:
    return "/candidates?" + urlencode([*fields, ("page", str(number))])


def _values(name: str, fields: list[tuple[str, str]], filters: str, store: Store) -> list[Value]:
    found = [
        Value(row["value"].value, int(row["count"].value), (name, row["value"].value) in fields, "")
        for row in store.rows(_COUNTS.format(filters=filters, path=_FACETS[name], most=_SHOWN))
    ]
    held = {value.text for value in found}
    found += [Value(value, 0, True, "") for each, value in fields if each == name and value not in held]
    return [value._replace(address=_toggled(name, value, fields)) for value in found]


def _toggled(name: str, value: Value, fields: list[tuple[str, str]]) -> str:
    own = (name, value.text)
    kept = [field for field in fields if field != own] if value.chosen else [*fields, own]
    return "/candidates" + (f"?{urlencode(kept)}" if kept else "")


def _studies(store: Store, people: list[Any]) -> list[Study]:
    """The latest study of each."""
    latest: dict[Any, Study] = {}
    if people:
        for row in store.rows(_STUDIES.format(people=" ".join(map(str, people)))):
            told = (row[name].value if row[name] is not None else None for name in Study._fields)
            latest.setdefault(row["person"], Study(*told))
    return [latest.get(person, Study()) for person in people]

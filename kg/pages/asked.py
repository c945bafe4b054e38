"""A question with its answer, how it was read, and its SPARQL."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from kg.ask import read
from kg.ask.examples import examples
from kg.errors import NotUnderstood
from kg.pages.render import language_of, page
from kg.render import Rows, text
from kg.serve.formats import chosen
from kg.serve.http import Refused, Request, Response
from kg.store import Store, query_errors

MOST = 500  # rows on a page; downloads have all


def home(request: Request, store: Store) -> Response:
    """The question box, with examples in the language of the page."""
    return page("home.html", request, examples=examples()[language_of(request)][:12])


def ask(request: Request, store: Store) -> Response:
    """The answer to `q` as a page, or as rows for who likes those better; without one, the home page."""
    question = dict(request.url_fields()).get("q", "").strip()
    if format := liked(request):
        return ask_as(format, request, store)
    if not question:
        return home(request, store)
    try:
        reading = read(question, store)
    except NotUnderstood as error:
        return page("ask.html", request, question=question, refused=error, table=None)
    table = rows_of(reading.sparql, store)
    downloads = {kind: f"/ask.{kind}?q={quote(question)}" for kind in ("csv", "json", "tsv", "jsonl")}
    told: dict[str, Any] = {"question": question, "reading": reading, "table": table, "downloads": downloads}
    return page("ask.html", request, refused=None, **told)


def ask_as(format: str, request: Request, store: Store) -> Response:
    """The rows of an answer in a format for programs."""
    question = dict(request.url_fields()).get("q", "").strip()
    try:
        sparql = read(question, store).sparql
    except NotUnderstood as error:
        raise Refused(400, str(error)) from None
    return written(sparql, format, store)


_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


def liked(request: Request) -> str | None:
    """The format that a client likes better than a page (`csv` of `text/csv`), or None."""
    formats = {"text/html": None, **{each.partition(";")[0]: format for format, each in _TYPES.items()}}
    return chosen(request.header("accept"), formats)[1]


def written(sparql: str, format: str, store: Store) -> Response:
    """The rows of a query in csv, tsv, json or jsonl."""
    from io import StringIO

    from kg.render import rows

    out = StringIO()
    with query_errors(sparql):
        rows(store.query(sparql), format, out)
    return Response(200, out.getvalue().encode("utf-8", "replace"), _TYPES[format])


class Table(NamedTuple):
    """Rows for a page: the columns, cells as (text, link), and how many rows there are in all."""

    columns: tuple[str, ...]
    cells: list[list[tuple[str, str | None]]]
    rows: int


def rows_of(sparql: str, store: Store) -> Table:
    """The rows of a query for a page; things and candidates are links."""
    with query_errors(sparql):
        answered = Rows.of(store.query(sparql))
        rows = [tuple(row) for row in answered.rows]
    people = _people(store) if "candidate" in answered.columns else {}
    cells = [
        [_cell(column, value, people, store) for column, value in zip(answered.columns, row, strict=True)]
        for row in rows[:MOST]
    ]
    return Table(answered.columns, cells, len(rows))


def _people(store: Store) -> dict[str, str]:
    """Candidates' pages by label, of labels that only one candidate has."""
    found: dict[str, list[str]] = {}
    for row in store.candidates():
        found.setdefault(row.label, []).append(f"/id/candidate/{row.key}")
    return {label: pages[0] for label, pages in found.items() if len(pages) == 1}


def _cell(column: str, value: Any, people: dict[str, str], store: Store) -> tuple[str, str | None]:
    shown = text(value)
    if column == "candidate":
        return shown, people.get(shown)
    if shown.startswith(store.iris.base):
        return shown.removeprefix(store.iris.base), f"/id/{shown.removeprefix(store.iris.base)}"
    return shown, None

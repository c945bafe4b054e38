"""`kg ask` and `kg query`: questions in, rows or graphs out."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from kg.commands import DONE, NO
from kg.commands.place import GRAPH_SUFFIXES, ROW_SUFFIXES, Place, format_of, reader, write_rows
from kg.errors import BadParameter, BadQuery
from kg.output import STANDARD, destination
from kg.progress import say
from kg.render import GRAPH_FORMATS, ROW_FORMATS, Rows, graph, rows

if TYPE_CHECKING:
    from kg.queries import Param, SavedQuery
    from kg.store import Answer, Store


def ask(question: str, place: Place, format: str | None, output: str | None, *, show: bool = False) -> int:
    """Answer a question; how it was read goes to standard error, or its SPARQL to the output with `show`."""
    Thread(target=import_module, args=["kg.ask"]).start()  # while the engine opens the store
    with reader(place) as store:
        from kg.ask import read

        reading = read(question, store)
        if show:
            return _show(reading.sparql, output)
        code = answer(reading.sparql, store, format, output)
    say(reading.explanation)
    return code


def list_queries(folder: str | None, format: str | None, output: str | None) -> int:
    """The saved queries with their summaries and parameters."""
    from kg.queries import all_queries

    found = all_queries(_folder(folder))
    listed = [(query.name, query.summary, tuple(map(_parameter, query.params))) for query in found]
    write_rows(Rows(("query", "summary", "parameters"), listed), format, output)
    return DONE


def _folder(path: str | None) -> Path | None:
    """A folder of the user's own queries, which must be there."""
    if path is not None and not Path(path).is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder of queries", path)
    return None if path is None else Path(path)


def _parameter(param: Param) -> str:
    return param.name if param.default is None else f"{param.name}={param.default}"


def query(
    name: str,
    values: Sequence[str],
    place: Place,
    format: str | None,
    output: str | None,
    *,
    folder: str | None = None,
    show: bool = False,
) -> int:
    """Run a saved query, a file, standard input (`-`), or SPARQL given as it is."""
    from kg.queries import bind

    sparql = bind(_query(name, folder), dict(map(_assignment, values)))
    if show:
        return _show(sparql, output)
    with reader(place) as store:
        return answer(sparql, store, format, output)


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise BadParameter("kg query", "-p", text, "name=value")
    return name.strip(), value


def _query(name: str, folder: str | None) -> SavedQuery:
    """A saved query by its name; or the query in a file, in standard input, or in `name` itself."""
    from kg.queries import find, parse

    if name == STANDARD:
        return parse(sys.stdin.read(), "standard input")
    if "{" in name:  # no name and hardly a file has a brace; every query does
        return parse(name, "the query")
    if (path := Path(name)).is_file():
        return parse(path.read_text(encoding="utf-8-sig", errors="replace"), name)
    if " " in name.strip():  # a query that lacks its braces, which the engine will say
        return parse(name, "the query")
    return find(name, _folder(folder))


def _show(sparql: str, output: str | None) -> int:
    from kg.visible import visible

    with destination(output) as stream:
        lines = sparql.rstrip().split("\n")
        stream.writelines(f"{visible(line) if stream.isatty() else line}\n" for line in lines)
    return DONE


def answer(sparql: str, store: Store, format: str | None, output: str | None) -> int:
    """Write the answer to `sparql`: rows, or a graph in an RDF format; 1 when the answer of an ASK is no."""
    import pyoxigraph as ox

    result = run(sparql, store)
    is_graph = isinstance(result, ox.QueryTriples)
    known = (*ROW_FORMATS, *GRAPH_FORMATS) if is_graph else ROW_FORMATS
    chosen = format_of(format, output, known, ROW_SUFFIXES | (GRAPH_SUFFIXES if is_graph else {}))
    with destination(output) as stream:
        if is_graph and chosen not in ROW_FORMATS:
            graph(taken(result, sparql).rows, chosen or "turtle", stream)
            return DONE
        count = rows(taken(result, sparql), chosen, stream, labels=partial(labels, store))
    if isinstance(result, ox.QueryBoolean):
        return DONE if result else NO
    if not count and chosen in (None, "table"):
        say("nothing found")
    return DONE


def run(sparql: str, store: Store) -> Answer:
    """The result of a query, which may not reach out of the store; raises `BadQuery`."""
    from kg.guard import reaches_out
    from kg.search import functions_for

    if reaches_out(sparql):
        raise BadQuery("SERVICE is refused, since no query reaches the network")
    return store.query(sparql, functions_for(sparql, store))


def taken(result: Any, sparql: str) -> Rows:
    """The rows of a result, whose errors (they come as rows are computed) are those of the query."""
    answered = Rows.of(result)
    return Rows(answered.columns, _guarded(answered.rows, sparql))


def _guarded(source: Iterable[Any], sparql: str) -> Iterator[Any]:
    from kg.store import query_errors

    with query_errors(sparql):
        yield from source


def labels(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """The labels of things, for tables."""
    things = " ".join(f"<{iri}>" for iri in iris)
    sparql = f"SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {things} }} ?thing rdfs:label ?label }}"
    return {thing.value: label.value for thing, label in Rows.of(store.query(sparql)).rows} if things else {}

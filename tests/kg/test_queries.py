"""Saved queries: what a header may be, how parameters become terms, and that every shipped one answers."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given

from extract.shipped import shipped
from kg import queries
from kg.errors import (
    BadHeader,
    BadParameter,
    MissingParameter,
    UnknownParameter,
    UnknownQuery,
)
from kg.reference import Reference
from kg.triples import quads
from tests import strategies
from tests.graphs import plain_graph, with_reference
from tests.profiles import rich, seed

NEEDED = {
    "papers-by-venue": {"venue": "ACL"},
    "papers-about": {"word": "News"},
    "alumni": {"institution": "科学技术大学"},
    "who-knows": {"skill": "python"},
    "test-scores": {"test": "托福"},
    "timeline": {"candidate": "ada"},
    "evidence": {},
}
"""Values for the queries that have parameters without a default."""

SHIPPED = sorted(path.stem for path in shipped("queries").glob("*.rq"))


@pytest.fixture(scope="module")
def sample() -> list[ox.Quad]:
    reference = Reference.load()
    return with_reference([*quads(seed(), reference), *quads(rich(), reference)])


@pytest.fixture(scope="module")
def oxigraph(sample: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(each.subject, each.predicate, each.object) for each in sample)
    return store


@pytest.fixture(scope="module")
def graph(sample: list[ox.Quad]) -> rdflib.Graph:
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    return plain_graph(sample)


def bound(name: str, store: ox.Store) -> str:
    values = dict(NEEDED.get(name, {}))
    if name == "evidence":
        about = "SELECT ?study WHERE { ?study <https://w3id.org/candidate-kg/ns#rankText> '3/253' }"
        values = {"thing": next(iter(store.query(about)))[0].value}
    return queries.bind(queries.find(name), values)


def rows_of_oxigraph(sparql: str, store: ox.Store) -> list[tuple[str, ...]]:
    return sorted(tuple(_text(term) for term in row) for row in store.query(sparql))


def _text(term: Any) -> str:
    return "" if term is None else term.value


def rows_of_rdflib(sparql: str, graph: rdflib.Graph) -> list[tuple[str, ...]]:
    return sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(sparql))


def test_there_are_queries_enough() -> None:
    assert len(SHIPPED) >= 16


@pytest.mark.parametrize("name", SHIPPED)
def test_stands_as_it_is(name: str) -> None:
    """The text of the file, with its parameters as variables, is SPARQL to both engines."""
    text = queries.find(name).text
    ox.Store().query(text)
    rdflib.Graph().query(text)


@pytest.mark.parametrize("name", SHIPPED)
def test_header_is_help(name: str) -> None:
    query = queries.find(name)
    assert 10 < len(query.summary) < 100
    assert query.text.startswith("#+ summary: ")
    for param in query.params:
        assert param.help and str(param).startswith(f"{param.name}: {param.help}")


@pytest.mark.parametrize("name", SHIPPED)
def test_same_rows_in_two_engines(name: str, oxigraph: ox.Store, graph: rdflib.Graph) -> None:
    sparql = bound(name, oxigraph)
    found = rows_of_oxigraph(sparql, oxigraph)
    assert found, "the sample has something of everything"
    assert _numbers(found) == _numbers(rows_of_rdflib(sparql, graph))


def _numbers(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Decimals as one engine writes them: rdflib keeps `1.0` and `true` of what was computed."""
    return [tuple(re.sub(r"^(-?\d+)\.0$", r"\1", cell) for cell in row) for row in rows]


@pytest.mark.parametrize("name", SHIPPED)
def test_columns_are_named_and_rows_distinct(name: str, oxigraph: ox.Store) -> None:
    solutions = oxigraph.query(bound(name, oxigraph))
    names = [variable.value for variable in solutions.variables]
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    rows = [tuple(row) for row in solutions]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"evidence"}))
def test_labels_rather_than_iris(name: str, oxigraph: ox.Store) -> None:
    for row in oxigraph.query(bound(name, oxigraph)):
        assert not any(isinstance(term, ox.NamedNode) for term in row)


def test_rank_of_the_edition_in_force_beside_the_claim(oxigraph: ox.Store) -> None:
    """ACL was A in 2021 by the list of 2019, and EMNLP Findings have no rank whatever is claimed."""
    columns = ["candidate", "title", "venue", "year", "rank", "edition", "claimed", "role"]
    rows = rows_of_oxigraph(queries.bind(queries.find("papers"), {}), oxigraph)
    told = {row[1][:8]: dict(zip(columns, row, strict=True)) for row in rows}
    hierec, newsbert = told["HieRec: "], told["NewsBERT"]
    assert (hierec["rank"], hierec["edition"], hierec["claimed"]) == ("A", "2019", "CCF-A")
    assert (newsbert["rank"], newsbert["edition"], newsbert["claimed"]) == ("", "", "CCF-B")


def test_parameters_choose(oxigraph: ox.Store) -> None:
    query = queries.find("papers-by-rank")
    assert len(rows_of_oxigraph(queries.bind(query, {}), oxigraph)) == 4
    assert len(rows_of_oxigraph(queries.bind(query, {"since": "2022"}), oxigraph)) == 2
    assert len(rows_of_oxigraph(queries.bind(query, {"rank": "b"}), oxigraph)) == 1


def test_names_are_found_by_any_alias(oxigraph: ox.Store) -> None:
    query = queries.find("test-scores")
    for alias in ("TOEFL", "托福", "ＴＯＥＦＬ", "toefl ibt"):
        assert len(rows_of_oxigraph(queries.bind(query, {"test": alias}), oxigraph)) == 2


def test_own_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "papers.rq").write_text("#+ summary: My papers\nASK {}", encoding="utf-8")
    assert queries.find("papers", tmp_path).summary == "My papers"
    assert queries.find("papers.rq").summary != "My papers"
    listed = {query.name: query.summary for query in queries.all_queries(tmp_path)}
    assert listed["papers"] == "My papers"
    assert set(listed) == set(SHIPPED)


def test_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownQuery, match=r"'intership'.*internships"):
        queries.find("intership")


def test_values_that_do_not_fit() -> None:
    query = queries.find("papers-by-rank")
    with pytest.raises(UnknownParameter, match=r"'sinse'.*did you mean since.*rank, since"):
        queries.bind(query, {"sinse": "2020"})
    with pytest.raises(BadParameter, match="rank is A, B or C, not 'S'"):
        queries.bind(query, {"rank": "S"})
    for bad in ("20x0", "99", "2020 ) } DROP ALL", ""):
        with pytest.raises(BadParameter, match="since is a year of four digits"):
            queries.bind(query, {"since": bad})
    with pytest.raises(BadParameter, match="percent is a number"):
        queries.bind(queries.find("top-students"), {"percent": "many"})
    with pytest.raises(BadParameter, match="thing is an IRI"):
        queries.bind(queries.find("evidence"), {"thing": "no iri> . ?s ?p ?o"})
    with pytest.raises(MissingParameter, match="papers-by-venue needs a value: -p venue="):
        queries.bind(queries.find("papers-by-venue"), {})


BROKEN = {
    "no header": ("SELECT * {}", 1, "says what it is for"),
    "no summary": ("#+ param x: a word\nSELECT * { ?s ?p ?_x }", 1, "says what it is for"),
    "two summaries": ("#+ summary: one\n#+ summary: two\nSELECT * {}", 1, "one summary"),
    "unknown key": ("#+ summary: one\n#+ endpoint: x\nSELECT * {}", 2, "use `#"),
    "no help": ("#+ summary: one\n#+ param x:\nSELECT * { ?s ?p ?_x }", 2, "use `#"),
    "a gap": ("#+ summary: one\n\n#+ param x: a word\nSELECT * { ?s ?p ?_x }", 3, "top of the file"),
    "indented": ("  #+ summary: one\nSELECT * {}", 1, "top of the file"),
    "not used": ("#+ summary: one\n#+ param x: a word\nSELECT * {}", 2, "not used"),
    "twice": ("#+ summary: one\n#+ param x: a\n#+ param x: b\nSELECT * { ?s ?p ?_x }", 3, "twice"),
    "not declared": ("#+ summary: one\nSELECT *\n{ ?s ?p ?_x }", 3, "?_x is not in the header"),
    "used in a string only": ("#+ summary: one\n#+ param x: a word\nSELECT * { ?s ?p '?_x' }", 2, "not used"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_header_names_file_and_line(name: str, tmp_path: Path) -> None:
    text, line, reason = BROKEN[name]
    path = tmp_path / "broken.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadHeader, match=re.escape(f"{path}:{line}: ") + ".*" + re.escape(reason)):
        queries.find("broken", tmp_path)


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "broken.rq").write_bytes(b"#+ summary: \xff")
    with pytest.raises(BadHeader, match="not UTF-8"):
        queries.find("broken", tmp_path)


def test_typed_queries_need_no_header() -> None:
    query = queries.parse("SELECT ?_a { ?_a ?b ?c }", "standard input")
    assert queries.bind(query, {}) == "SELECT ?_a { ?_a ?b ?c }"


def test_parameters_are_not_replaced_in_strings_iris_and_comments() -> None:
    text = """#+ summary: hard to read
#+ param x: a word
SELECT ?y { ?y <http://x/?_x> "?_x", 'it''s', '''?_x''', ?_x, $_x } # ?_x"""
    sparql = queries.bind(queries.parse(text, "hard"), {"x": "w"})
    assert sparql.count('"w"') == 2
    assert sparql.count("?_x") == 4


@given(strategies.text)
def test_a_value_is_a_term_and_never_text(value: str) -> None:
    """Whatever is given for a string, the query keeps its shape and looks for that very string."""
    query = queries.parse("#+ summary: echo\n#+ param x: a word\nSELECT (?_x AS ?y) {}", "echo")
    rows = list(ox.Store().query(queries.bind(query, {"x": value})))
    assert len(rows) == 1 and isinstance(rows[0][0], ox.Literal)
    for name in SHIPPED:
        saved = queries.find(name)
        strings = [p.name for p in saved.params if not re.search(r"year|number|IRI| or ", p.help)]
        if strings and set(strings) >= {p.name for p in saved.params if p.default is None}:
            ox.Store().query(queries.bind(saved, dict.fromkeys(strings, value)))

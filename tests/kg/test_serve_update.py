"""Updates keep the default graph the union of the named graphs, and do all else as the engine does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.serve.http import Refused
from kg.serve.update import NOTHING, Using, keeping_union

OWN = "http://example.org/graph/default"
APART = f"http://example.org/profile/{'0' * 64}"
PREFIXES = {"": "http://example.org/", "g": "http://example.org/graph/"}
BEFORE = (
    "GRAPH :one { :a :p 1 . :b :p 2 } GRAPH :two { :a :p 1 ; :q 'x { GRAPH' } "
    f"GRAPH <{APART}> {{ :own :p :q }}"
)


def store() -> ox.Store:
    made = ox.Store()
    made.update(f"INSERT DATA {{ {BEFORE} :a :p 1 ; :q 'x {{ GRAPH' . :b :p 2 }}", prefixes=PREFIXES)
    return made


def run(*updates: str, using: Using = NOTHING) -> ox.Store:
    made = store()
    for update in updates:
        ox.Store().update(update, prefixes=PREFIXES) if "INSERT DATA" in update else None
        made.update(keeping_union(update, OWN, using), prefixes=PREFIXES)
    assert union(made) == {quad.triple for quad in made if is_told(quad)}
    return made


def union(made: ox.Store) -> set[ox.Triple]:
    return {quad.triple for quad in made.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def is_told(quad: ox.Quad) -> bool:
    return quad.graph_name not in (ox.DefaultGraph(), ox.NamedNode(APART))


def held(made: ox.Store) -> dict[str, int]:
    """How many triples each graph has, by the last part of its name."""
    graphs = [quad.graph_name for quad in made if is_told(quad)]
    names = [graph.value.rpartition("/")[2] for graph in graphs if isinstance(graph, ox.NamedNode)]
    return {name: names.count(name) for name in dict.fromkeys(sorted(names))}


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT DATA { :c :p 3 }", {"default": 1, "one": 2, "two": 2}),
        (
            "INSERT DATA { :c :p 3 . GRAPH :one { :c :p 3 . } . :d :p [ :q 4 ] . } ;",
            {"default": 3, "one": 3, "two": 2},
        ),
        ("insert data{graph :one{:c :p '}'} # GRAPH {\n}", {"one": 3, "two": 2}),
        ("DELETE DATA { :a :p 1 }", {"one": 2, "two": 2}),
        ("DELETE DATA { GRAPH :one { :a :p 1 } }", {"one": 1, "two": 2}),
        ("DELETE DATA { GRAPH :one { :a :p 1 . :b :p 2 } }", {"two": 2}),
        ("INSERT DATA { :c :p 3 } ; DELETE DATA { :c :p 3 }", {"one": 2, "two": 2}),
        ("DELETE WHERE { GRAPH ?g { :a ?p ?o } }", {"one": 1}),
        ("DELETE where { ?s :p ?o }", {"one": 2, "two": 2}),
        ("DELETE { GRAPH :one { ?s ?p ?o } } WHERE { ?s ?p ?o }", {"two": 2}),
        ("WITH :one DELETE { ?s :p ?o } INSERT { ?s :r ?o } WHERE { ?s :p ?o }", {"one": 2, "two": 2}),
        ("WITH :one INSERT { ?s :r ?o } WHERE { GRAPH :two { ?s :q ?o } }", {"one": 3, "two": 2}),
        ("INSERT { ?s :n ?o } USING :two WHERE { ?s ?p ?o }", {"default": 2, "one": 2, "two": 2}),
        ("INSERT { ?s :n ?o } USING NAMED :two WHERE { ?s ?p ?o }", {"one": 2, "two": 2}),
        (
            "INSERT { ?s :n ?o } USING NAMED :two WHERE { GRAPH ?g { ?s ?p ?o } }",
            {"default": 2, "one": 2, "two": 2},
        ),
        (
            "PREFIX x: <http://x.org/> INSERT { x:n x:n ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p 1 } }",
            {"default": 1, "one": 2, "two": 2},
        ),
        ("INSERT { _:x :n ?s } WHERE { ?s ?p ?o }", {"default": 3, "one": 2, "two": 2}),
        ("CLEAR GRAPH :one", {"two": 2}),
        ("DROP GRAPH :two", {"one": 2}),
        ("CLEAR SILENT GRAPH :nope", {"one": 2, "two": 2}),
        ("INSERT DATA { :c :p 3 } ; CLEAR DEFAULT", {"one": 2, "two": 2}),
        ("CLEAR DEFAULT", {"one": 2, "two": 2}),
        ("INSERT DATA { :c :p 3 } ; CLEAR NAMED", {"default": 1}),
        ("CLEAR ALL", {}),
        ("CLEAR ALL ; INSERT DATA { :c :p 3 }", {"default": 1}),
        ("COPY :one TO :two", {"one": 2, "two": 2}),
        ("MOVE GRAPH :one TO GRAPH :three", {"three": 2, "two": 2}),
        ("ADD :one TO DEFAULT", {"default": 2, "one": 2, "two": 2}),
        ("COPY DEFAULT TO :one", {"two": 2}),
        ("CREATE GRAPH :empty", {"one": 2, "two": 2}),
        ("", {"one": 2, "two": 2}),
        ("PREFIX x: <y:z> # nothing", {"one": 2, "two": 2}),
    ],
)
def test_updates_keep_the_union(update: str, expected: dict[str, int]) -> None:
    assert held(run(update)) == expected


def test_later_operations_see_what_earlier_ones_did() -> None:
    made = run("INSERT DATA { :c :p 3 } ; INSERT { ?s :seen true } WHERE { ?s :p 3 }")
    assert held(made)["default"] == 2


def test_a_nameless_node_is_one_in_all_graphs() -> None:
    made = run(
        "INSERT DATA { GRAPH :one { _:x :p 5 } _:x :p 6 }", "INSERT { [ :r (1 ?s) ] :r [] } WHERE { ?s :p 5 }"
    )
    subjects = {q.subject for q in made if isinstance(q.subject, ox.BlankNode)}
    assert len(subjects) == 1 + 3


def test_what_goes_to_the_store_s_own_graphs_is_not_in_the_union() -> None:
    made = run(f"INSERT DATA {{ GRAPH <{APART}> {{ :secret :p 1 }} }}")
    assert not [triple for triple in union(made) if "secret" in str(triple)]


def test_the_request_names_the_graphs() -> None:
    using = Using(("http://example.org/two",))
    assert held(run("INSERT { ?s :n ?o } WHERE { ?s ?p ?o }", using=using))["default"] == 2
    using = Using((), ("http://example.org/one",))
    update = "INSERT { ?s :n ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert held(run(update, using=using))["default"] == 2
    for update in ("WITH :one DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "INSERT { } USING :one WHERE { }"):
        with pytest.raises(Refused, match="use one"):
            keeping_union(update, OWN, using)


@pytest.mark.parametrize("update", ["INSERTDATA { :a :b :c }", "UPSERT { :a :b :c }"])
def test_what_is_not_known_is_refused(update: str) -> None:
    with pytest.raises(Refused, match="unknown update"):
        keeping_union(update, OWN)

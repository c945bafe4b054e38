"""Quads → files: the same content in every format, for every reader, and fit to be read by people."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import exchange
from kg.errors import UnknownFormat
from kg.iris import Iris
from kg.reference import Reference
from kg.store import Store
from kg.triples import candidate_iri, quads
from kg.vocab import CV, RDF
from tests import strategies
from tests.graphs import of_quads, read_by_oxigraph, read_by_pyld, read_by_rdflib
from tests.profiles import rich, sample_store, seed

REFERENCE = Reference.load()
IRIS = Iris()
WITH_GRAPHS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    return sample_store(tmp_path_factory.mktemp("exchange"))


def written(every, format: str, candidate=None, **options) -> bytes:
    return b"".join(exchange.write(every, format, candidate, **options))


CANDIDATES = pytest.mark.parametrize("profile", [seed(), rich(), None], ids=["seed", "rich", "whole store"])


@CANDIDATES
def test_every_reader_of_every_format_gets_the_triples_of_the_store(store, profile):
    """JSON-LD expanded by PyLD, Turtle read by rdflib, and the store's own quads are isomorphic."""
    candidate = profile and candidate_iri(profile, IRIS)
    every = list(store.export_quads(candidate))
    expected = of_quads(every)
    assert read_by_pyld(written(every, "jsonld", candidate)) == expected
    assert read_by_rdflib(written(every, "jsonld", candidate), "json-ld") == expected
    for format in ("turtle", "trig", "nquads"):
        assert read_by_rdflib(written(every, format, candidate), format) == expected


@pytest.mark.parametrize("format", WITH_GRAPHS)
def test_trig_and_nquads_carry_the_names_of_the_graphs(store, format):
    """Which document said what is not lost."""
    every = set(store.export_quads())
    assert set(ox.parse(written(every, format), format=WITH_GRAPHS[format])) == every


@settings(max_examples=40, deadline=None)
@given(strategies.profiles())
def test_hostile_words_survive_every_format(profile):
    """Quotes, markup, control characters, NUL, right-to-left marks, braces, 10,000 characters."""
    every = list(quads(profile, REFERENCE))
    expected = of_quads(every)
    assert read_by_pyld(written(every, "jsonld")) == expected
    assert read_by_rdflib(written(every, "turtle"), "turtle") == expected
    assert read_by_oxigraph(written(every, "turtle"), ox.RdfFormat.TURTLE) == expected
    for format, reader in WITH_GRAPHS.items():
        assert read_by_oxigraph(written(every, format), reader) == expected


def test_writing_is_deterministic_whatever_the_order_of_quads():
    """The same quads give the same bytes, but for N-Quads, which come as they are given."""
    every = list(quads(rich(), REFERENCE))
    for format in ("jsonld", "turtle", "trig"):
        assert written(every, format) == written(every[::-1], format)


@pytest.mark.parametrize("format", exchange.FORMATS)
def test_evidence_can_be_left_out(store, format):
    """What is left is all but where it was read."""
    lean = written(store.export_quads(), format, evidence=False).decode()
    assert "Poisonous" in lean
    assert "/evidence/" not in lean and "pointer" not in lean


@pytest.mark.parametrize("format", ["jsonld", "turtle", "trig"])
def test_the_order_of_the_document_is_kept_without_its_evidence(store, format):
    """What is left out has still told where things stood."""
    lean = written(store.export_quads(candidate_iri(seed(), IRIS)), format, evidence=False).decode()
    places = [lean.index(words) for words in ("OPPO研究院", "微软亚洲研究院", "华为技术有限公司")]
    assert places == sorted(places)


def test_an_unknown_format_is_refused():
    """The nearest is named."""
    with pytest.raises(UnknownFormat, match="did you mean turtle"):
        exchange.write([], "turtel")


def test_every_format_has_a_media_type():
    """For answers over HTTP."""
    assert exchange.MEDIA_TYPES.keys() == exchange.FORMATS.keys()


def test_jsonld_is_a_tree_from_the_candidate(store):
    """Names and studies first, then work, papers, awards, skills; evidence last, an object a line."""
    candidate = candidate_iri(rich(), IRIS)
    text = written(store.export_quads(candidate), "jsonld", candidate).decode()
    tree = json.loads(text)
    assert tree["@context"]["@base"] == IRIS.base
    assert (tree["id"], tree["name"]) == (f"candidate/{candidate.value.rpartition('/')[2]}", "Ada Lin")
    assert tree["education"]["institution"]["name"] == "清华大学"
    assert tree["education"]["gpa"] == "93.5" and tree["education"]["startDay"] == "2019-09-01"
    assert [
        author.get("name") if isinstance(author, dict) else author
        for author in tree["authorship"][1]["paper"]["author"]
    ] == [
        "B. Zhou",
        tree["id"],
        "C. Dai",
    ]
    assert list(tree)[-1] == "document"
    evidence = tree["document"]["evidence"]
    assert len(evidence) == len(list(rich().facts()))
    assert all(
        f'"pointer": "{each["pointer"]}"' in line
        for each, line in zip(evidence, _evidence_lines(text), strict=True)
    )


def _evidence_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith('{"id": "evidence/')]


def test_jsonld_tells_entries_in_the_order_of_the_document(store):
    """As the résumé has them, not as their IRIs sort."""
    candidate = candidate_iri(seed(), IRIS)
    tree = json.loads(written(store.export_quads(candidate), "jsonld", candidate))
    assert [work["organization"]["name"] for work in tree["experience"]] == [
        "OPPO研究院",
        "微软亚洲研究院",
        "华为",
    ]
    assert [skill["term"]["name"] for skill in tree["skill"]][:5] == ["Python", "SQL", "Shell", "C", "C++"]
    assert [each["paper"]["name"].split(":")[0] for each in tree["authorship"]][1:] == [
        "Tiny-NewsRec",
        "HieRec",
        "NewsBERT",
    ]


def test_jsonld_keeps_candidates_apart():
    """Two candidates of one paper have a tree each; neither is told inside the other."""
    everyone = [quad for each in (seed(), rich()) for quad in quads(each, REFERENCE)]
    paper = next(quad.object for quad in everyone if quad.predicate == CV.paper)
    candidates = [candidate_iri(each, IRIS) for each in (seed(), rich())]
    extra = [
        Quad(paper, NamedNode("https://schema.org/author"), each, IRIS.graph("0" * 64)) for each in candidates
    ]
    trees = json.loads(written([*everyone, *extra], "jsonld"))["@graph"]
    assert {tree["id"] for tree in trees if "Candidate" in tree["type"]} == {
        f"candidate/{c.value[-16:]}" for c in candidates
    }
    assert read_by_pyld(written([*everyone, *extra], "jsonld")) == of_quads([*everyone, *extra])


FOREIGN = [
    (NamedNode("https://example.org/p"), Literal("Ünïcode", language="de")),
    (
        NamedNode("https://example.org/p"),
        Literal("3.0E1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#double")),
    ),
    (NamedNode("urn:x:p"), BlankNode("b")),
    (CV.gpa, Literal("4.0")),
    (CV.gpa, NamedNode("https://example.org/not-a-number")),
    (CV.institution, Literal("no thing but a string")),
    (CV.rank, Literal("-7", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
    (CV.rank, Literal("9" * 30, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
    (CV.ongoing, Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))),
    (RDF.type, NamedNode("https://example.org/Class")),
    (CV.document, NamedNode(IRIS.base)),
    (CV.document, NamedNode(f"{IRIS.base}a//b:c?d#e")),
    (CV.document, NamedNode(f"{IRIS.base}../up")),
]


@pytest.mark.parametrize("predicate, obj", FOREIGN, ids=lambda term: str(term)[-24:])
def test_statements_that_are_not_ours_are_written_as_well(predicate, obj):
    """What the context has no word for keeps its IRI, its datatype, its language."""
    every = [Quad(NamedNode(f"{IRIS.base}thing/1"), predicate, obj, NamedNode("urn:x:g"))]
    data = written(every, "jsonld")
    assert _without_labels(read_by_pyld(data)) == _without_labels(of_quads(every))
    assert _without_labels(read_by_rdflib(written(every, "turtle"), "turtle")) == _without_labels(
        of_quads(every)
    )


def _without_labels(terms):
    """Blank nodes have no name that lasts."""
    return {
        tuple(("_",) if len(part) == 1 and ":" not in part[0][2:] else part for part in each)
        for each in terms
    }


def test_another_base_is_written_relative_too():
    """`--base` of the store is the base of what it writes."""
    base = "https://example.org/id/"
    every = list(quads(rich(), REFERENCE, base))
    candidate = candidate_iri(rich(), Iris(base))
    tree = json.loads(written(every, "jsonld", candidate, base=base))
    assert tree["@context"]["@base"] == base and tree["id"].startswith("candidate/")
    assert read_by_pyld(written(every, "jsonld", candidate, base=base)) == of_quads(every)
    assert b"@prefix candidate: <https://example.org/id/candidate/> ." in written(every, "turtle", base=base)

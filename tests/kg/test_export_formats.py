"""`kg export` in the formats of other tools: N-Triples, RDF/XML, GraphML, BibTeX, JSON Resume."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import rdflib
from lxml import etree

from kg import exchange
from kg.bibliography.bibtex import records
from kg.card import bibtex, jsonresume
from kg.card.view import Candidate, Link, Paper, Position, Study
from kg.run import run
from kg.store import Store
from tests.graphs import of_quads, read_by_rdflib
from tests.profiles import sample_store

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("formats")
    sample_store(folder).close()
    return folder / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    return sample_store(tmp_path_factory.mktemp("more"))


@pytest.mark.parametrize(("format", "parser"), [("ntriples", "nt"), ("rdfxml", "xml")])
def test_all_triples_are_there(store: Store, format: str, parser: str) -> None:
    """What rdflib reads is what the store holds."""
    every = list(store.export_quads())
    assert read_by_rdflib(b"".join(exchange.write(every, format)), parser) == of_quads(every)


def test_graphml_has_every_thing_and_tie(store: Store) -> None:
    """A node a thing, an edge a triple between things, no text that XML cannot hold."""
    every = list(store.export_quads())
    root = etree.parse(io.BytesIO(b"".join(exchange.write(every, "graphml")))).getroot()
    graph = rdflib.Graph().parse(data=b"".join(exchange.write(every, "ntriples")), format="nt")
    ties = {
        (str(s), str(o)) for s, p, o in graph if not isinstance(o, rdflib.Literal) and p != rdflib.RDF.type
    }
    edges = {(edge.get("source"), edge.get("target")) for edge in root.iter(f"{GRAPHML}edge")}
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    assert edges == ties
    assert {str(subject) for subject in graph.subjects()} | {end for edge in edges for end in edge} <= nodes


PAPERS = Candidate(
    "Ada Quill",
    papers=(
        Paper(title="Owls & 100% Rust_y", authors=("Quill, A.", "Bo Bee"), venue="ACL", year=2021),
        Paper(title="Owls & 100% rust_y", venue="ACL", year=2021),
        Paper(title="On {Braces}", authors=("沈一诺",), venue="Owl Letters", year=2020, links=(Link("pdf", "https://x.org"),)),
        Paper(title="Owls again", authors=("Quill, A.",), venue="A Nest", track="workshop", year=2021),
        Paper(title="Owls, a draft", authors=("Quill, A.",), year=2021, status="in preparation"),
    ),
)  # fmt: skip


def test_bibtex_is_read_back() -> None:
    """Each paper once, with what BibTeX reads as markup escaped, and a key of its own."""
    written = b"".join(bibtex.write([PAPERS, PAPERS], {"ACL"})).decode()
    heads = re.findall(r"^@(\w+)\{(.*),$", written, re.MULTILINE)
    assert heads == [
        ("inproceedings", "quill2021owls"),
        ("article", "shen2020braces"),
        ("inproceedings", "quill2021owls-2"),
        ("misc", "quill2021owls-3"),
    ]
    assert r"{{Owls \& 100\% Rust\_y}}" in written
    back = list(records(written.splitlines(keepends=True), "x.bib"))
    assert [getattr(record, "title", record) for record in back][:2] == ["Owls & 100% Rust_y", "On Braces"]


def test_json_resume_has_no_empty_part() -> None:
    """Ends that are not yet, and all that is not known, are left out."""
    told = Candidate(
        "Ada Quill",
        name="Ada Quill",
        education=(
            Study(institution="MIT", degree="phd", start="2021-09", end="present", gpa=3.9, gpa_max=4.0),
        ),
        experience=(Position(organization="Owl Inc", highlights=("Built nests",)),),
    )
    assert json.loads(b"".join(jsonresume.write(told))) == {
        "$schema": jsonresume.SCHEMA,
        "basics": {"name": "Ada Quill"},
        "education": [{"institution": "MIT", "studyType": "phd", "startDate": "2021-09", "score": "3.9/4"}],
        "work": [{"name": "Owl Inc", "highlights": ["Built nests"]}],
    }


def test_the_format_goes_by_the_name_of_the_file(place: Path, tmp_path: Path, capsys) -> None:
    """`.bib` is BibTeX; JSON Resume is of one person."""
    line = ["export", "--store", str(place)]
    assert run([*line, "-o", str(tmp_path / "all.bib")]) == 0
    assert (tmp_path / "all.bib").read_text(encoding="utf-8").startswith("@")
    assert run([*line, "-f", "jsonresume", "-o", str(tmp_path / "x.json")]) == 2
    assert "kg export CANDIDATE -f jsonresume" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()

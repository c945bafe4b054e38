"""IRIs and name keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from pyoxigraph import NamedNode

from kg.errors import BadBase
from kg.iris import DEFAULT_BASE, Iris, digest, is_evidence_graph, name_key, slug
from tests import strategies

SHA256 = "5f" * 32


@pytest.mark.parametrize(
    "name, key",
    [
        ("University of Oslo", "universityofoslo"),
        ("Ｃ＋＋", "c++"),
        ("C#", "c#"),
        ("中国石油大学（华东）", "中国石油大学华东"),
        ("Straße", "strasse"),
        ("ﬁne-tuning", "finetuning"),
        (" - ", "-"),
    ],
)
def test_name_key_keeps_what_tells_names_apart(name, key):
    """Case, width, spaces and punctuation do not matter; `+` and `#` do."""
    assert name_key(name) == key


@given(strategies.text)
def test_name_key_is_stable(name):
    """The key of a key is the key: what was normalised once needs it no more."""
    assert name_key(name_key(name)) == name_key(name)


def test_digest_tells_parts_apart():
    """Parts cannot run into each other, and an absent part is not a missing one."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(None, "a") != digest("a")
    assert re.fullmatch(r"[0-9a-f]{16}", digest("a"))


@pytest.mark.parametrize(
    "base, root",
    [
        (DEFAULT_BASE, "https://w3id.org/candidate-kg/"),
        ("http://localhost:7878/id/", "http://localhost:7878/"),
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/a/b/id/", "https://example.org/a/b/"),
    ],
)
def test_graphs_stand_beside_the_base(base, root):
    """`…/id/` has `…/graph/` beside it."""
    iris = Iris(base)
    assert iris.graph(SHA256).value == f"{root}graph/{SHA256}"
    assert iris.evidence_graph(SHA256).value == f"{root}evidence/{SHA256}"
    assert iris.inferred_graph(SHA256).value == f"{root}inferred/{SHA256}"
    assert iris.reference_graph.value == f"{root}graph/reference"


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org", "https://example.org/id", "urn:x:", "http:///", "http://a b/"]
)
def test_a_bad_base_is_refused(base):
    """A base must be an address that things can be put below; the message shows one."""
    with pytest.raises(BadBase, match=r"https://example\.org/id/"):
        Iris(base)


def test_venues_go_by_their_dblp_key():
    """A person knows them by it."""
    assert Iris().venue("conf/aaai").value == f"{DEFAULT_BASE}venue/conf-aaai"


def test_a_name_means_the_same_thing_however_it_is_printed():
    """Within one scope; in another it is another thing."""
    iris = Iris()
    assert iris.named("skill", "PyTorch") == iris.named("skill", "pytorch ")
    assert iris.named("department", "CS", "a") != iris.named("department", "CS", "b")


@given(strategies.text)
def test_slug_fits_an_iri(text):
    """Whatever a document says, it cannot break an IRI."""
    assert NamedNode(f"{DEFAULT_BASE}{slug(text)}").value.isascii()


def test_evidence_graphs_are_told_from_evidence():
    """Only the graph has the whole digest."""
    iris = Iris("https://example.org/x/")
    assert is_evidence_graph(iris.evidence_graph(SHA256))
    assert not is_evidence_graph(iris.evidence(SHA256, "/name"))
    assert not is_evidence_graph(iris.graph(SHA256))

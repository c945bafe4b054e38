"""The closed vocabulary, and that the ontology and the context tell all of it."""

from __future__ import annotations

import json

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from kg.vocab import CV, ONTOLOGY, PREFIXES, SCHEMA, SCHEMA_FOLDER

ONTOLOGY_GRAPH = rdflib.Graph().parse(ONTOLOGY)
TERMS = sorted(node.value for node in CV)
CONTEXT = json.loads((SCHEMA_FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def test_vocab_gives_nodes_of_its_terms():
    """A term is the node of its IRI, and each namespace knows its own."""
    assert CV.gpa.value == "https://w3id.org/candidate-kg/ns#gpa"
    assert SCHEMA.name.value == "https://schema.org/name"
    assert PREFIXES["cv"] == str(CV)


@pytest.mark.parametrize("namespace, typo", [(CV, "gpaa"), (SCHEMA, "nmae")])
def test_vocab_refuses_a_term_it_does_not_know(namespace, typo):
    """A typo is an error where it stands, not a query without answers."""
    with pytest.raises(AttributeError, match=typo):
        getattr(namespace, typo)


@pytest.mark.parametrize("iri", TERMS)
def test_ontology_tells_every_term_in_two_languages(iri):
    """Each term has one label in English and one in Chinese, and says what it is."""
    term = rdflib.URIRef(iri)
    labels = [label.language for label in ONTOLOGY_GRAPH.objects(term, RDFS.label)]
    assert sorted(labels) == ["en", "zh"]
    comments = list(ONTOLOGY_GRAPH.objects(term, RDFS.comment))
    assert len(comments) == 1 and str(comments[0]).endswith(".")


@pytest.mark.parametrize("iri", TERMS)
def test_ontology_gives_every_property_a_domain_and_a_range(iri):
    """Classes are classes; all else has a range, and a domain unless it is for anything that has a name."""
    term = rdflib.URIRef(iri)
    if (term, RDF.type, OWL.Class) in ONTOLOGY_GRAPH:
        return
    assert ONTOLOGY_GRAPH.value(term, RDFS.range) is not None
    assert ONTOLOGY_GRAPH.value(term, RDFS.domain) is not None or iri == CV.nameKey.value


def test_ontology_places_classes_below_the_standard_ones():
    """Standard tools see a person where we see a candidate, and so on."""
    expected = {
        (CV.Candidate, "https://schema.org/Person"),
        (CV.Department, "https://schema.org/Organization"),
        (CV.Document, "http://www.w3.org/ns/prov#Entity"),
        (CV.Evidence, "http://www.w3.org/ns/prov#Entity"),
    }
    found = {(str(below), str(above)) for below, above in ONTOLOGY_GRAPH.subject_objects(RDFS.subClassOf)}
    assert found == {(below.value, above) for below, above in expected}


def test_context_has_a_word_for_every_term():
    """Nothing of ours is written with a prefix in JSON-LD."""
    told = {entry if isinstance(entry, str) else entry.get("@id", "") for entry in CONTEXT.values()}
    assert {f"cv:{iri.removeprefix(str(CV))}" for iri in TERMS} <= told


def test_context_agrees_with_the_ontology_on_datatypes():
    """A property that holds decimals in the ontology holds decimals in JSON-LD."""
    for entry in CONTEXT.values():
        if isinstance(entry, dict) and entry.get("@id", "").startswith("cv:"):
            term = rdflib.URIRef(str(CV) + entry["@id"].removeprefix("cv:"))
            stated = ONTOLOGY_GRAPH.value(term, RDFS.range)
            wanted = entry["@type"].replace("xsd:", str(rdflib.XSD))
            literal = str(stated).startswith(str(rdflib.XSD))
            assert wanted == (str(stated) if literal else "@id"), entry

"""The SHACL shapes: the project's graphs conform, and each shape lets good through and stops bad."""

from __future__ import annotations

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from rdflib.namespace import SH

from kg.reference import Reference
from kg.triples import quads
from kg.vocab import PREFIXES, RDFS, SCHEMA_FOLDER
from tests import strategies
from tests.graphs import plain_graph, with_reference
from tests.profiles import rich, seed, synthetic

SHAPES = rdflib.Graph().parse(SCHEMA_FOLDER / "shapes.ttl")
SHAPE = rdflib.Namespace("https://w3id.org/candidate-kg/shapes#")
REFERENCE = Reference.load()
NAMED = '; rdfs:label "x" ; schema:name "x" ; cv:nameKey "x"'

# Everything that a snippet may point to, as good as it must be to be pointed to.
AROUND = """
<c> a cv:Candidate, schema:Person ; rdfs:label "c" ; cv:document <d> .
<d> a cv:Document, prov:Entity ; rdfs:label "d" ; cv:sha256 "%s" ; cv:fileName "f" ; schema:about <c> ;
    schema:encodingFormat "text/plain" ; schema:inLanguage "en" ; cv:extractorVersion "1" .
<o> a schema:Organization ; rdfs:label "o" ; schema:name "o" ; cv:nameKey "o" .
<p> a schema:ScholarlyArticle ; rdfs:label "p" ; schema:author <c> .
""" % ("0" * 64)

EVIDENCE = """<e> a cv:Evidence ; cv:subject <c> ; cv:predicate rdfs:label ; cv:object "c" ; oa:exact "c" ;
    cv:page 1 ; cv:rule "r" ; cv:pointer "/name" ; prov:wasDerivedFrom <d> ;"""

LINK = """<l> a cv:IdentityLink ; rdfs:label 'l' ; cv:one <d> ; cv:decidedBy 'rule' ; cv:reason 'r' ;
    cv:likelihood 0.9 ;"""

# shape: (good, bad), each beside AROUND
SNIPPETS = {
    "IdentityLink": (LINK + "cv:other <e> ; cv:verdict 'same' .", LINK + "cv:verdict 'maybe' ."),
    "Candidate": ("<c> schema:email 'a@b' .", "<c> schema:email 5 ."),
    "Person": ("<b> a schema:Person ; rdfs:label 'b' .", "<b> a schema:Person ."),
    "Education": (
        "<c> cv:education <s> . <s> a cv:Education ; rdfs:label 's' ; cv:degree 'phd' ; cv:gpa 4.06 .",
        "<c> cv:education <s> . <s> a cv:Education ; rdfs:label 's' ; cv:degree 'doctor' .",
    ),
    "Experience": (
        "<c> cv:experience <w> . <w> a cv:Experience ; rdfs:label 'w' ; cv:organization <o> .",
        "<c> cv:experience <w> . <w> a cv:Experience ; rdfs:label 'w' ; cv:organization <c> .",
    ),
    "Project": (
        "<c> cv:project <j> . <j> a schema:Project ; rdfs:label 'j' ; schema:startDate '2020'^^xsd:gYear .",
        "<c> cv:project <j> . <j> a schema:Project ; rdfs:label 'j' ; schema:startDate 2020 .",
    ),
    "Result": (
        "<r> a cv:Result ; rdfs:label 'r' ; cv:low 13.0 ; cv:high 32.0 ; cv:change 'increase' .",
        "<r> a cv:Result ; rdfs:label 'r' ; cv:low 32.0 ; cv:high 13.0 .",
    ),
    "Link": (
        "<l> a cv:Link ; rdfs:label 'l' ; schema:name 'Paper' .",
        "<l> a cv:Link ; rdfs:label 'l' .",
    ),
    "ScholarlyArticle": ("<p> cv:ccfRank 'A' .", "<p> cv:ccfRank 'A*' ."),
    "Authorship": (
        "<a> a cv:Authorship ; rdfs:label 'a' ; cv:person <c> ; cv:paper <p> ; cv:position 1 .",
        "<a> a cv:Authorship ; rdfs:label 'a' ; cv:person <c> ; cv:paper <p> ; cv:position 0 .",
    ),
    "Venue": (
        f"<v> a cv:Venue {NAMED} ; cv:dblpKey 'conf/aaai' .",
        f"<v> a cv:Venue {NAMED} ; cv:dblpKey 'AAAI' .",
    ),
    "Ranking": (
        "<g> a cv:Ranking ; rdfs:label 'g' ; cv:list 'CCF' ; cv:edition '2022' ; cv:rankValue 'A' .",
        "<g> a cv:Ranking ; rdfs:label 'g' ; cv:list 'CCF' ; cv:edition '2022' ; cv:rankValue 'A', 'B' .",
    ),
    "Organization": (f"<x> a schema:Organization {NAMED} .", "<x> a schema:Organization ; rdfs:label 'x' ."),
    "CollegeOrUniversity": (
        f"<x> a schema:CollegeOrUniversity, schema:Organization {NAMED} .",
        f"<x> a schema:CollegeOrUniversity {NAMED} .",
    ),
    "Department": (
        f"<x> a cv:Department, schema:Organization {NAMED} ; schema:parentOrganization <o> .",
        f"<x> a cv:Department, schema:Organization {NAMED} ; schema:parentOrganization <c> .",
    ),
    "AwardReceipt": (
        "<c> cv:award <w> . <w> a cv:AwardReceipt ; rdfs:label 'w' ; cv:year '2019'^^xsd:gYear .",
        "<w> a cv:AwardReceipt ; rdfs:label 'w' .",
    ),
    "Prize": (
        f"<p1> a cv:Prize {NAMED} ; cv:level 'national' .",
        f"<p1> a cv:Prize {NAMED} ; cv:level 'galactic' .",
    ),
    "SkillClaim": (
        "<c> cv:skill <k> . <k> a cv:SkillClaim ; rdfs:label 'k' ; cv:level '熟练' .",
        "<c> cv:skill <k> . <k> a cv:SkillClaim ; rdfs:label 'k' ; cv:term <o> .",
    ),
    "DefinedTerm": (f"<t> a schema:DefinedTerm {NAMED} .", "<t> a schema:DefinedTerm ; rdfs:label 't' ."),
    "LanguageClaim": (
        "<c> cv:language <k> . <k> a cv:LanguageClaim ; rdfs:label 'k' ; cv:level 'C1' .",
        "<c> cv:language <k> . <k> a cv:LanguageClaim ; rdfs:label 'k' ; cv:level 1 .",
    ),
    "Language": (f"<t> a schema:Language {NAMED} .", "<t> a schema:Language ; rdfs:label 't' ."),
    "TestResult": (
        "<c> cv:testResult <k> . <k> a cv:TestResult ; rdfs:label 'k' ; cv:score 105.0 .",
        "<c> cv:testResult <k> . <k> a cv:TestResult ; rdfs:label 'k' ; cv:score '105' .",
    ),
    "Patent": (
        "<c> cv:patent <k> . <k> a cv:Patent ; rdfs:label 'k' ; cv:kind 'invention' ; cv:inventor <c> .",
        "<c> cv:patent <k> . <k> a cv:Patent ; rdfs:label 'k' ; cv:kind 'idea' .",
    ),
    "Talk": (
        "<c> cv:talk <k> . <k> a cv:Talk ; rdfs:label 'k' ; cv:event 'Owl Days' .",
        "<k> a cv:Talk ; rdfs:label 'k' ; cv:event 'Owl Days' .",
    ),
    "Service": (
        "<c> cv:service <k> . <k> a cv:Service ; rdfs:label 'k' ; cv:servedFor <o> ; cv:kind 'reviewer' .",
        "<c> cv:service <k> . <k> a cv:Service ; rdfs:label 'k' ; cv:servedFor <c> .",
    ),
    "Certificate": (
        "<c> cv:certificate <k> . <k> a cv:Certificate ; rdfs:label 'k' ; cv:number '7' .",
        "<c> cv:certificate <k> . <k> a cv:Certificate ; rdfs:label 'k' ; cv:number '7', '8' .",
    ),
    "Test": (f"<t> a cv:Test {NAMED} .", "<t> a cv:Test ; schema:name 't' ."),
    "Document": ("<d> schema:numberOfPages 2 .", "<d> cv:sha256 'short' ."),
    "Passage": (
        "<s> a cv:Passage ; rdfs:label 's' ; cv:line 'Juggling' .",
        "<s> a cv:Passage ; rdfs:label 's' .",
    ),
    "Evidence": (
        f"{EVIDENCE} oa:start 3 ; oa:end 4 ; cv:confidence 0.9 .",
        f"{EVIDENCE} oa:start 4 ; oa:end 3 ; cv:confidence 0.9 .",
    ),
}  # fmt: skip


def violations(graph: rdflib.Graph) -> list[tuple[str, str]]:
    """The shape and the message of each violation."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES)
    found = []
    for result in report.subjects(SH.resultSeverity, SH.Violation):
        shape = report.value(result, SH.sourceShape)
        owner = shape if isinstance(shape, rdflib.URIRef) else SHAPES.value(None, SH.property, shape)
        found.append((str(owner), str(report.value(result, SH.resultMessage))))
    return found


def snippet(text: str) -> rdflib.Graph:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return rdflib.Graph().parse(
        data=f"{prefixes}BASE <https://example.org/>\n{AROUND}{text}", format="turtle"
    )


def test_every_class_has_a_shape_and_every_shape_its_snippets():
    """A shape that nothing tests may let everything through."""
    targets = {str(shape): str(target) for shape, target in SHAPES.subject_objects(SH.targetClass)}
    assert {name.removeprefix(str(SHAPE)) for name in targets} == set(SNIPPETS)


@pytest.mark.parametrize("shape", SNIPPETS)
def test_a_shape_lets_good_through(shape):
    """What conforms is not complained of."""
    assert violations(snippet(SNIPPETS[shape][0])) == []


@pytest.mark.parametrize("shape", SNIPPETS)
def test_a_shape_stops_bad(shape):
    """One mistake is found, and by this shape or a part that it names."""
    assert violations(snippet(SNIPPETS[shape][1]))


@pytest.mark.parametrize(
    "profiles", [[seed()], [rich()], [seed(), rich(), *synthetic(5)]], ids=["seed", "rich", "many"]
)
def test_graphs_of_documents_conform(profiles):
    """With the reference facts that they point to."""
    told = [quad for each in profiles for quad in quads(each, REFERENCE)]
    assert violations(plain_graph(with_reference(told))) == []


@settings(max_examples=10, deadline=None)
@given(strategies.profiles())
def test_graphs_of_hostile_documents_conform(profile):
    """No words of a document can make the graph unsound."""
    assert violations(plain_graph(with_reference(quads(profile, REFERENCE)))) == []


def test_the_reference_graph_conforms():
    """A part of it: every twentieth thing, with what those point to."""
    subjects = sorted({quad.subject for quad in REFERENCE.quads()}, key=str)
    some = [ox.Quad(each, RDFS.seeAlso, each) for each in subjects[::20]]
    assert violations(plain_graph(with_reference(some))) == []

"""The closed vocabulary: a term that no ontology has raises `AttributeError`, at import.

`CV` holds what `schema/ontology.ttl` defines; the others hold the terms of theirs that are used here.
`CV.gpa` is the `pyoxigraph.NamedNode` of `https://w3id.org/candidate-kg/ns#gpa`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

SCHEMA_FOLDER = Path(__file__).parent / "schema"
ONTOLOGY = SCHEMA_FOLDER / "ontology.ttl"


class Namespace:
    """A namespace whose terms are known: `SCHEMA.name` is a node, `SCHEMA.nmae` an error."""

    __slots__ = ("_base", "_nodes")

    def __init__(self, base: str, terms: Iterable[str]) -> None:
        self._base = base
        self._nodes = {term: NamedNode(base + term) for term in terms}

    def __getattr__(self, term: str) -> NamedNode:
        """The node of `term`; raises `AttributeError` when the namespace has none."""
        try:
            return self._nodes[term]
        except KeyError:
            raise AttributeError(f"{self._base} has no term {term!r}") from None

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._nodes.values())

    def __str__(self) -> str:
        return self._base


def _ontology_terms(base: str) -> list[str]:
    subjects = (triple.subject for triple in parse(path=ONTOLOGY, format=RdfFormat.TURTLE))
    iris = {node.value for node in subjects if isinstance(node, NamedNode)}
    return sorted(iri.removeprefix(base) for iri in iris if iri.startswith(base))


_CV = "https://w3id.org/candidate-kg/ns#"

CV = Namespace(_CV, _ontology_terms(_CV))
SCHEMA = Namespace(
    "https://schema.org/",
    [
        "Person",
        "Project",
        "ScholarlyArticle",
        "Organization",
        "CollegeOrUniversity",
        "DefinedTerm",
        "Language",
        "EventSeries",
        "Periodical",
        "name",
        "alternateName",
        "email",
        "telephone",
        "url",
        "homeLocation",
        "location",
        "startDate",
        "endDate",
        "datePublished",
        "roleName",
        "author",
        "abstract",
        "description",
        "about",
        "parentOrganization",
        "encodingFormat",
        "inLanguage",
        "numberOfPages",
        "text",
        "alumniOf",
        "knowsAbout",
    ],
)
PROV = Namespace("http://www.w3.org/ns/prov#", ["Entity", "wasDerivedFrom"])
OA = Namespace("http://www.w3.org/ns/oa#", ["exact", "start", "end"])
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", ["type", "Property", "JSON"])
RDFS = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#",
    ["label", "comment", "subClassOf", "domain", "range", "seeAlso", "Resource"],
)
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", ["altLabel", "prefLabel", "broader"])
OWL = Namespace(
    "http://www.w3.org/2002/07/owl#",
    ["Class", "ObjectProperty", "DatatypeProperty", "Ontology", "sameAs", "unionOf", "versionInfo"],
)
DCTERMS = Namespace("http://purl.org/dc/terms/", ["title", "description", "license", "source"])
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    ["string", "boolean", "integer", "decimal", "gYear", "gYearMonth", "date", "anyURI"],
)

PREFIXES: dict[str, str] = {
    "cv": str(CV),
    "schema": str(SCHEMA),
    "prov": str(PROV),
    "oa": str(OA),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "owl": str(OWL),
    "dcterms": str(DCTERMS),
    "xsd": str(XSD),
}

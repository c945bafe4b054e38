"""Findings as a SHACL validation report, for tools that read one.

A result has what the specification (SHACL, section 3.6) asks for, and besides the kind of the finding, the
source that it stands on, and the evidence of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
from kg.check.finding import CONFIRMED, NOTE, VIOLATION, WARNING, Finding
from kg.check.rules import SHAPE
from kg.check.shapes import SH
from kg.iris import Iris, digest
from kg.vocab import CV, DCTERMS, PROV, RDF

_SEVERITIES = {VIOLATION: SH.Violation, WARNING: SH.Warning, NOTE: SH.Info, CONFIRMED: SH.Info}


def report(findings: Sequence[Finding], iris: Iris) -> Iterator[Triple]:
    """The report; it conforms when there is nothing in it, or only claims that hold."""
    about = iris.thing("report", digest(*(each for finding in findings for each in finding[:7])))
    conforms = all(each.severity == CONFIRMED for each in findings)
    yield Triple(about, RDF.type, SH.ValidationReport)
    yield Triple(about, SH.conforms, terms.boolean(conforms))
    for finding in findings:
        node = iris.thing("finding", digest(finding.node.value, finding.path.value, *finding[:7]))
        yield Triple(about, SH.result, node)
        yield from (Triple(node, predicate, obj) for predicate, obj in _result(finding))


def _result(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, _SEVERITIES[finding.severity]
    yield SH.focusNode, finding.node
    yield SH.resultPath, finding.path
    if finding.claim:
        yield SH.value, terms.text(finding.claim)
    yield SH.resultMessage, terms.text(f"{finding.subject}: {finding.claim}: {finding.found}")
    yield SH.sourceConstraintComponent, CV.ShapeCheck if finding.kind == SHAPE else CV.ClaimCheck
    yield CV.finding, terms.text(finding.kind)
    yield DCTERMS.source, terms.text(finding.source)
    if finding.evidence:
        yield PROV.wasDerivedFrom, finding.evidence

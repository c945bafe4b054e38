"""What a check finds: one row of its answer, and the severities that there are."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

VIOLATION, WARNING, NOTE, CONFIRMED = "violation", "warning", "note", "confirmed"
SEVERITIES = (VIOLATION, WARNING, NOTE, CONFIRMED)
"""The worst first: what cannot be so; what a reader should ask about; what is good to know; what holds."""


class Found(NamedTuple):
    """What a rule found about `predicate` of a thing (`node`); `severity` where it is not the rule's own."""

    node: NamedNode
    predicate: NamedNode
    claim: str
    found: str
    source: str
    severity: str = ""


class Finding(NamedTuple):
    """One finding. The first seven are what is shown; the others tie it to the graph.

    `claim` is what the document says, `found` what speaks against it (or for it), `source` where that is
    from, with its edition; `place` is the file, page and line of the claim. `node` and `path` are the
    subject and predicate of the claim, `evidence` the place in the graph.
    """

    severity: str
    kind: str
    subject: str
    claim: str
    found: str
    source: str
    place: str
    node: NamedNode
    path: NamedNode
    evidence: NamedNode | None = None
    candidate: NamedNode | None = None


COLUMNS = Finding._fields[:7]
ITSELF = "the document itself"
"""The source of what a document says against itself."""

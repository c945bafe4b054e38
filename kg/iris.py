"""Minting IRIs: what a thing is called, from what it is and never from the order it was met in.

A thing's IRI is its kind and a key. Keys that people would know (a dblp key) stand as they are; all
others are the first 16 hexadecimal digits of a SHA-256 over the parts that make the thing itself.
"""

from __future__ import annotations

import re
import unicodedata

from pyoxigraph import NamedNode

from kg.errors import BadBase

DEFAULT_BASE = "https://w3id.org/candidate-kg/id/"

_SEGMENT = r"[^\s/?#<>\"{}|\\^`]+"
_BASE = re.compile(rf"(?P<root>https?://{_SEGMENT}/(?:{_SEGMENT}/)*?)(?:{_SEGMENT}/)?")
_OUTSIDE_PATH = re.compile(r"[^A-Za-z0-9._~-]+")
_EVIDENCE_GRAPH = re.compile(r"/evidence/[0-9a-f]{64}$")
APART = r"/(profile/[0-9a-f]{64}|index/signs)$"
"""How the names of graphs end that are the store's own; a pattern for SPARQL, too."""
_APART = re.compile(APART)
_SEPARATOR = "\x1f"  # ASCII unit separator: `name_key` removes it, so parts cannot run into each other


def name_key(text: str) -> str:
    """The key under which a name is looked up: NFKC, casefolded, only letters, digits, `+` and `#`.

    A name without any such character is its own key, so that it can still be found.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in folded if c.isalnum() or c in "+#") or folded.strip() or folded


def digest(*parts: object) -> str:
    """16 hexadecimal digits over `parts`; an absent part (`None`) counts as empty."""
    import hashlib  # loads OpenSSL, which a question has no need of

    joined = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:16]


class Iris:
    """IRIs below `base`; named graphs beside it, below its parent (`root`): `…/id/`, `…/graph/`."""

    __slots__ = ("base", "root")

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        """Raises `BadBase` for one that things could not be put below."""
        if not (matched := _BASE.fullmatch(base)):
            raise BadBase(base)
        self.base = base
        self.root: str = matched["root"]

    def thing(self, kind: str, key: str) -> NamedNode:
        """The thing of `kind` with a `key` that is already fit for an IRI."""
        return NamedNode(f"{self.base}{kind}/{key}")

    def candidate(self, key: str) -> NamedNode:
        """The candidate who is known by `key`: an e-mail address, a telephone number or a document."""
        return self.thing("candidate", digest(key))

    def named(self, kind: str, name: str, *scope: str) -> NamedNode:
        """The thing of `kind` that `name` means, within `scope` (the IRI of what it belongs to)."""
        return self.thing(kind, digest(name_key(name), *scope))

    def venue(self, dblp_key: str) -> NamedNode:
        """The known venue of a dblp key: `conf/aaai` is `…/id/venue/conf-aaai`."""
        return self.thing("venue", slug(dblp_key))

    def document(self, sha256: str) -> NamedNode:
        """The document with these bytes."""
        return self.thing("document", sha256)

    def evidence(self, sha256: str, pointer: str) -> NamedNode:
        """The evidence of the fact at a JSON pointer: `/education/0/gpa` is `…/education-0-gpa`."""
        return self.thing("evidence", f"{sha256[:12]}/{slug(pointer.lstrip('/'))}")

    def graph(self, sha256: str) -> NamedNode:
        """The named graph of what a document says."""
        return NamedNode(f"{self.root}graph/{sha256}")

    def evidence_graph(self, sha256: str) -> NamedNode:
        """The named graph of where in the document each fact was read."""
        return NamedNode(f"{self.root}evidence/{sha256}")

    def inferred_graph(self, sha256: str) -> NamedNode:
        """The named graph of what follows from a document together with the reference facts."""
        return NamedNode(f"{self.root}inferred/{sha256}")

    def document_graphs(self, sha256: str) -> tuple[NamedNode, NamedNode, NamedNode]:
        """All that is held of one document: what it says, where, and what follows."""
        return self.graph(sha256), self.evidence_graph(sha256), self.inferred_graph(sha256)

    def profile_graph(self, sha256: str) -> NamedNode:
        """The named graph of a document's profile, from which all else of it can be told anew."""
        return NamedNode(f"{self.root}profile/{sha256}")

    @property
    def identity_graph(self) -> NamedNode:
        """The named graph of which documents are about one person, and why."""
        return NamedNode(f"{self.root}graph/identity")

    @property
    def sign_graph(self) -> NamedNode:
        """The named graph of the signs by which documents are found to be about one person."""
        return NamedNode(f"{self.root}index/signs")

    @property
    def reference_graph(self) -> NamedNode:
        """The named graph of reference facts."""
        return NamedNode(f"{self.root}graph/reference")


def slug(text: str) -> str:
    """`text` as one path segment: runs of all but unreserved characters (RFC 3986) become `-`."""
    return _OUTSIDE_PATH.sub("-", text)


def is_evidence_graph(graph: object) -> bool:
    """Whether a graph name is that of the evidence of a document, below any base."""
    return isinstance(graph, NamedNode) and bool(_EVIDENCE_GRAPH.search(graph.value))


def is_apart(graph: object) -> bool:
    """Whether a graph is the store's own, no statement about the world: a profile, or the index of signs."""
    return isinstance(graph, NamedNode) and bool(_APART.search(graph.value))

"""A document's profile as the store keeps it, so that the document can be told anew without its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Literal, Quad

from extract.profile import Profile
from kg import terms
from kg.iris import Iris
from kg.vocab import CV, OWL


def profile_quads(profile: Profile, version: str, iris: Iris) -> Iterator[Quad]:
    """A profile in the graph of its own, with the `version` of the reference facts it was told with.

    Names of files are left out: the same bytes may have several, and come under them in any order.
    """
    document, graph = iris.document(profile.source.sha256), iris.profile_graph(profile.source.sha256)
    nameless = replace(profile, source=replace(profile.source, file=""))
    yield Quad(document, CV.profile, terms.json(nameless.to_json(whole=True)), graph)
    yield Quad(graph, OWL.versionInfo, Literal(version), graph)


def stored_profile(held: Iterable[Quad], file: str) -> Profile | None:
    """The profile among the quads of its graph, of a document now called `file`; None if it has none."""
    for quad in held:
        if quad.predicate == CV.profile and isinstance(quad.object, Literal):
            profile = Profile.from_json(json.loads(quad.object.value))
            return replace(profile, source=replace(profile.source, file=file))
    return None

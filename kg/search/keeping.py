"""The index in step with its store: what was added is indexed, what was removed forgotten.

A document in the index carries a stamp: by which version it was read, and with which reference facts. The
index is right when it holds the store's documents with the stamps that they would get now; whatever is
missing, changed or too much is mended, so that a killed writer, a deleted index or another version of this
program need nothing else.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import BrokenSearch
from kg.search.entries import Entries
from kg.search.index import SearchIndex
from kg.store import Store
from kg.vocab import CV

FOLDER = "search"
_DATA = re.compile(r"\d+\.(?:sst|log)|MANIFEST-\d+")
_FORM = "1"  # of what is indexed, and how; another one means all anew


def kept(store: Store) -> SearchIndex:
    """The index of a store, brought in step; in memory where the folder cannot be written."""
    folder = store.path / FOLDER
    try:
        return _in_step(SearchIndex(folder), store)
    except BrokenSearch:
        with suppress(OSError):
            shutil.rmtree(folder)
    try:
        return _in_step(SearchIndex(folder), store)
    except BrokenSearch:
        return _in_step(SearchIndex(), store)


def _in_step(index: SearchIndex, store: Store) -> SearchIndex:
    """The index, after a look at every document, unless nothing was written since the last one."""
    state = _state(store.path)
    if index.note == state:
        return index
    held, wanted = index.stamps(), _stamps(store)
    try:
        for sha256 in held.keys() - wanted.keys():
            index.remove(sha256)
        entries = Entries(store)
        for sha256 in sorted(wanted):
            if held.get(sha256) != wanted[sha256]:
                index.add(sha256, wanted[sha256], entries.texts(sha256))
        index.commit(state)
    except (ValueError, OSError) as error:  # no room, no right to write, or another process at it
        raise BrokenSearch(store.path / FOLDER, error) from None
    return index


def _state(folder: Path) -> str:
    """What changes whenever a store is written to: the engine's data files and their sizes."""
    files = sorted(
        (file.name, file.stat().st_size) for file in folder.iterdir() if _DATA.fullmatch(file.name)
    )
    return repr((_FORM, files))


def _stamps(store: Store) -> dict[str, str]:
    """The store's documents, with the stamp of each."""
    reference = store.reference_version()
    return {
        document.sha256: " ".join((_FORM, reference, *_versions(store, document.sha256), *document.files))
        for document in store.documents()
    }


def _versions(store: Store, sha256: str) -> list[str]:
    document: NamedNode = store.iris.document(sha256)
    said = store.engine.quads_for_pattern(document, CV.extractorVersion, None, store.iris.graph(sha256))
    return sorted(quad.object.value for quad in said if isinstance(quad.object, Literal))

"""A store with many made-up candidates."""

from __future__ import annotations

from pathlib import Path

from kg.store import open_store
from tests.profiles import synthetic


def crowded_store(folder: Path, count: int) -> Path:
    """A store in `folder` with `count` candidates; made once, used again while it has as many."""
    path = folder / f"crowd-{count}"
    with open_store(path, "write") as store:
        if len(store.documents()) != count:
            for profile in synthetic(count):
                store.add(profile)
    return path

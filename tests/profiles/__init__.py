"""Profiles whose facts point at their true words: what the tests of `kg` stand on.

`seed()` is the sample résumé as a perfect extractor reads it. `rich()` is an English one with what
the sample lacks: a name, addresses, links, co-authors, a journal, a workshop, a passage kept as it is.
`synthetic(n)` makes as many candidates as a benchmark wants, the same ones every time.
"""

from pathlib import Path

from kg.store import Store, open_store
from tests.profiles.quote import Quote, profile
from tests.profiles.rich import rich
from tests.profiles.seed import seed
from tests.profiles.synthetic import synthetic

__all__ = ["Quote", "profile", "rich", "sample_store", "seed", "synthetic"]


def sample_store(folder: Path) -> Store:
    """A new store in `folder`, open for writing, that holds `seed()` and `rich()`."""
    store = open_store(folder / "store", "write")
    for each in (seed(), rich()):
        store.add(each)
    return store

"""The store that questions are asked about: the sample, Ada Lin, and the candidates of `candidates.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.kg.ask.people import profiles
from tests.profiles import rich, seed


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("ask") / "store"
    with open_store(path, "write") as writer:
        for profile in (seed(), rich(), *profiles()):
            writer.add(profile)
    with open_store(path) as reader:
        yield reader

"""The candidates of `candidates.toml` as profiles."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

from extract import profile as model
from extract.profile import Fact, Profile, Source, Span

FILE = Path(__file__).with_name("candidates.toml")


def profiles() -> Iterator[Profile]:
    """One profile for each table of the file; the facts point at no words."""
    for table in tomllib.loads(FILE.read_text(encoding="utf-8"))["candidate"]:
        file = f"{table['emails'][0]}.txt"
        source = Source(file, hashlib.sha256(file.encode()).hexdigest(), "text/plain", "en")
        yield Profile(source, "", **{name: _several(Profile, name, value) for name, value in table.items()})


def _several(owner: type, name: str, value: Any) -> Any:
    """The value of a field: a fact, or a tuple of facts or of entries."""
    if not isinstance(value, list):
        return Fact(value, Span(0, 0), "by-hand")
    entry = get_args(get_type_hints(owner, vars(model))[name])[0]
    return tuple(
        entry(**{field: _several(entry, field, inner) for field, inner in item.items()})
        if isinstance(item, dict)
        else Fact(item, Span(0, 0), "by-hand")
        for item in value
    )

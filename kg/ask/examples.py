"""Questions that are understood whatever is in the store, by language."""

from __future__ import annotations

from pathlib import Path

from extract.tables import toml_table

_TABLE = Path(__file__).with_name("examples.toml")


def examples() -> dict[str, list[str]]:
    """The questions of each language."""
    return {language: lines.strip().splitlines() for language, lines in toml_table(_TABLE).items()}

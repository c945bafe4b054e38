"""Profiles → knowledge graph → answers. `extract` makes the profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str


def __getattr__(name: str) -> str:
    """`__version__`, looked up when it is asked for: that takes longer than all else `kg --help` does."""
    if name != "__version__":
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("candidate-kg")
    except PackageNotFoundError:  # a bare checkout that was never installed
        return "0+checkout"

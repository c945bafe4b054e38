"""Profiles → knowledge graph → answers. `extract` makes the profiles."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("candidate-kg")
except PackageNotFoundError:  # a bare checkout that was never installed
    __version__ = "0+checkout"

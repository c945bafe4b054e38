"""The command line: names, types and help, in the order of its help. What commands do is in `kg.commands`."""

from kg.cli import documents, answers, people, upkeep  # isort: skip  (the order in which the help names them)
from kg.cli.app import app

__all__ = ["answers", "app", "documents", "people", "upkeep"]

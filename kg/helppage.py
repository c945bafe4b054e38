"""The help page that `kg --help` prints, made from the command line itself: `python -m kg.helppage`.

It is shipped as a file, since making it takes longer than all else that `kg --help` does. A test holds
that the file is what Typer prints.
"""

from __future__ import annotations

import typer

from kg.__main__ import HELP_PAGE
from kg.cli import app

WIDTH = 80  # cells, as wide as help gets on any terminal


def page() -> str:
    """The help page as Typer prints it on a terminal of 80 columns."""
    command = typer.main.get_command(app)
    with command.make_context("kg", [], resilient_parsing=True, terminal_width=WIDTH) as context:
        return command.get_help(context) + "\n"


if __name__ == "__main__":
    HELP_PAGE.write_text(page(), encoding="utf-8")

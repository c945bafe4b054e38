"""The command line itself: its name, its help, and the options before a command."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from kg import options
from kg.commands.place import remember

app = typer.Typer(
    name="kg",
    cls=options.Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example:\n\n\b\n  kg add data/resumes\n  kg ask "papers at CCF-A venues"',
)


def example(*lines: str) -> str:
    """The example that ends a command's help, kept line by line."""
    return "Example:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


command = partial(app.command, cls=options.Command)
"""Adds a command that starts fast."""


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version.", show_default=False
        ),
    ] = False,
    store: options.Store = None,
    base: options.Base = None,
    debug: options.Debug = False,
) -> None:
    """Résumés into a knowledge graph that answers questions and shows its sources."""
    remember(store, base)

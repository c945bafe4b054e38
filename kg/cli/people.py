"""`kg identity`: who is one person."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import options
from kg.cli.app import command, example
from kg.commands.place import Place


@command(
    "identity",
    epilog=example(
        "kg identity", 'kg identity why "Ada Lin" cv-2024.pdf', "kg identity different cv-a.pdf cv-b.pdf"
    ),
)
def identity(
    action: Annotated[
        str,
        typer.Argument(metavar="[ACTION]", help="list, why, same, different or forget.", show_default=False),
    ] = "list",
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B]",
            autocompletion=options.complete_candidates,
            help="Two candidates, or documents by file name or SHA-256.",
            show_default=False,
        ),
    ] = None,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Show or decide which documents are of one person.

    Documents that share an address, or a name with studies, positions or papers that agree, are of one
    candidate. A decision comes before that, and outlives the documents: same joins two, different parts
    them, forget takes a decision back. What is open may be one person's.
    """
    from kg.commands.identity import identity as run

    raise typer.Exit(run(action, names or [], Place(store), format, output))

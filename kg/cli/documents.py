"""`kg add`, `kg extract`, `kg load`: documents in, or only looked at; bibliographies in."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import options
from kg.cli.app import command, example
from kg.commands.place import Place


@command("add", epilog=example("kg add cv.txt", "kg add --strict applications/"))
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, or folders to look through; - is stdin.")
    ],
    store: options.Store = None,
    base: options.Base = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse what is no résumé.", show_default=False)
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read also what the store holds already.", show_default=False),
    ] = False,
    timeout: options.Timeout = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Read résumés into the store."""
    from kg.commands.documents import add_documents

    place = Place(store, base)
    raise typer.Exit(add_documents(paths, place, strict=strict, again=again, quiet=quiet, timeout=timeout))


@command(
    "extract",
    epilog=example(
        "kg extract cv.txt",
        "kg extract cv.txt -f json > profile.json",
        "kg extract cv.pdf --debug-layout cv.png",
    ),
)
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file; - is stdin.")],
    format: Annotated[
        str | None,
        options.formats("card or json; default: card on a terminal, json in a pipe."),
    ] = None,
    output: options.Output = None,
    full: options.Full = False,
    debug_layout: Annotated[
        str | None,
        typer.Option(
            "--debug-layout",
            metavar="PNG",
            help="Of a PDF or picture: draw what was read on its pages, side by side.",
            show_default=False,
        ),
    ] = None,
    timeout: options.Timeout = None,
    debug: options.Debug = False,
) -> None:
    """Print the profile of one document; store nothing."""
    from kg.commands.documents import extract_document

    drawing = debug_layout
    raise typer.Exit(extract_document(file, format, output, full=full, timeout=timeout, drawing=drawing))


@command("load", epilog=example("kg load dblp.xml.gz", "kg load anthology.bib 2021.findings.xml"))
def load(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="BibTeX, XML of dblp or the ACL Anthology, N-Triples of dblp, JSON lines of Crossref or "
            "OpenAlex; plain or .gz; - is stdin.",
        ),
    ],
    store: options.Store = None,
    base: options.Base = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Load bibliographies that claims of papers are held against."""
    from kg.commands.loading import load_files

    raise typer.Exit(load_files(files, Place(store, base), quiet=quiet))

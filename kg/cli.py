"""The command line: names, types and help. What the commands do is in `kg.commands`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from kg import options
from kg.commands.place import Place

app = typer.Typer(
    name="kg",
    cls=options.Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example:\n\n\b\n  kg add data/resumes\n  kg ask "papers at CCF-A venues"',
)


def _example(*lines: str) -> str:
    """The example that ends a command's help, kept line by line."""
    return "Example:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


_command = partial(app.command, cls=options.Command)


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
    options.remember(store, base)


@_command("add", epilog=_example("kg add cv.txt", "kg add --strict applications/"))
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, or folders to look through; - is stdin.")
    ],
    store: options.Store = None,
    base: options.Base = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse what is no résumé.", show_default=False)
    ] = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Read résumés into the store."""
    from kg.commands.documents import add_documents

    raise typer.Exit(add_documents(paths, Place(store, base), strict=strict, quiet=quiet))


@_command("extract", epilog=_example("kg extract cv.txt", "kg extract cv.txt -f json > profile.json"))
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file; - is stdin.")],
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="card or json; default: card on a terminal, json in a pipe.",
            show_default=False,
        ),
    ] = None,
    output: options.Output = None,
    full: options.Full = False,
    debug: options.Debug = False,
) -> None:
    """Print the profile of one document; store nothing."""
    from kg.commands.documents import extract_document

    raise typer.Exit(extract_document(file, format, output, full=full))


@_command("list", epilog=_example("kg list", "kg list -f json"))
def list_(
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """List the candidates."""
    from kg.commands.candidates import list_candidates

    raise typer.Exit(list_candidates(Place(store), format, output))


@_command("show", epilog=_example('kg show "Ada Lin"', "kg show bb47bb6c -f json"))
def show(
    candidate: options.Candidate,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    full: options.Full = False,
    debug: options.Debug = False,
) -> None:
    """Show one candidate as a card.

    In a pipe the same comes as rows, and with -f json as one object.
    """
    from kg.commands.candidates import show_candidate

    raise typer.Exit(show_candidate(candidate, Place(store), format, output, full=full))


@_command("ask", epilog=_example('kg ask "papers at CCF-A venues, first author"', 'kg ask "谁在微软实习过"'))
def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In English or Chinese.")],
    store: options.Store = None,
    show: options.ShowSparql = False,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Answer a question in English or Chinese."""
    from kg.commands.questions import ask as answer

    raise typer.Exit(answer(" ".join(question), Place(store), format, output, show=show))


@_command(
    "query", epilog=_example("kg query", "kg query papers-by-rank -p rank=A", "kg query - < question.rq")
)
def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|-",
            autocompletion=options.complete_queries,
            help="A saved query, a file, or - for standard input; alone: list the saved queries.",
            show_default=False,
        ),
    ] = None,
    param: options.Parameters = None,
    queries: options.Queries = None,
    store: options.Store = None,
    show: options.ShowSparql = False,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Run a saved query, or any SPARQL.

    A query that makes a graph is written as turtle; ntriples, rdfxml and jsonld are other formats for it.
    """
    from kg.commands import questions

    if name is None:
        raise typer.Exit(questions.list_queries(queries, format, output))
    place = Place(store)
    raise typer.Exit(questions.query(name, param or [], place, format, output, folder=queries, show=show))


@_command("export", epilog=_example('kg export "Ada Lin" -o ada.jsonld', "kg export -f trig -o all.trig"))
def export(
    candidate: Annotated[
        str | None,
        typer.Argument(
            metavar="CANDIDATE",
            autocompletion=options.complete_candidates,
            help="One candidate; all, if none is named.",
            show_default=False,
        ),
    ] = None,
    store: options.Store = None,
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="jsonld, turtle, trig or nquads; default: jsonld for one candidate, nquads for all.",
            show_default=False,
        ),
    ] = None,
    output: options.Output = None,
    evidence: Annotated[
        bool,
        typer.Option(
            "--evidence/--no-evidence", help="With or without where each fact was read.", show_default=False
        ),
    ] = True,
    debug: options.Debug = False,
) -> None:
    """Write the graph of a candidate, or of all, as RDF."""
    from kg.commands.candidates import export_graph

    raise typer.Exit(export_graph(candidate, Place(store), format, output, evidence=evidence))


@_command("remove", epilog=_example('kg remove "Ada Lin"', "kg remove cv.txt"))
def remove(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="CANDIDATE|FILE...",
            autocompletion=options.complete_candidates,
            help="Candidates, or documents by file name or SHA-256.",
        ),
    ],
    store: options.Store = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Forget candidates or documents, with all that only they said."""
    from kg.commands.documents import remove_documents

    raise typer.Exit(remove_documents(names, Place(store), quiet=quiet))


@_command("serve", epilog=_example("kg serve", "kg serve --get /healthz"))
def serve(
    store: options.Store = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 7878,
    get: Annotated[
        str | None,
        typer.Option("--get", metavar="PATH", help="Answer one request and exit.", show_default=False),
    ] = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Serve a SPARQL endpoint at /sparql, and a page to try it at /."""
    from kg.commands import endpoint

    if get is not None:
        raise typer.Exit(endpoint.get(get, Place(store), output))
    raise typer.Exit(endpoint.serve_store(Place(store), host, port))


@_command("info", epilog=_example("kg info", "kg info -f json"))
def info(
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Show where the store is and what it holds."""
    from kg.commands.candidates import describe_store

    raise typer.Exit(describe_store(Place(store), format, output))

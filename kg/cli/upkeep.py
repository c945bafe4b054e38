"""`kg export`, `kg remove`, `kg eval`, `kg serve`, `kg backup` and others about the store as a whole."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import options
from kg.cli.app import command, example
from kg.commands.place import Place


@command("export", epilog=example('kg export "Ada Lin" -o ada.jsonld', "kg export -f trig -o all.trig"))
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
        options.formats(
            "jsonld, turtle, trig, nquads, ntriples, rdfxml, graphml, bibtex or jsonresume; default: "
            "jsonld for one candidate, nquads for all."
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
    """Write the graph of a candidate, or of all, as RDF; or papers as BibTeX, or one as JSON Resume."""
    from kg.commands.exporting import export_graph

    raise typer.Exit(export_graph(candidate, Place(store), format, output, evidence=evidence))


@command("remove", epilog=example('kg remove "Ada Lin"', "kg remove cv.txt"))
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


@command("eval", epilog=example("kg eval golds/ resumes/", "kg eval golds/ resumes/ --worst 20"))
def eval_(
    gold: Annotated[
        str,
        typer.Argument(metavar="GOLD", help="A folder of gold profiles, NAME.json, in the form of extract."),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILES...", help="The résumés, NAME.pdf and so on: files or folders."),
    ],
    worst: Annotated[
        int, typer.Option("--worst", metavar="N", min=0, help="List the N worst errors.", show_default=False)
    ] = 0,
    documents: Annotated[
        bool, typer.Option("--documents", help="Also a row for each document.", show_default=False)
    ] = False,
    min_f1: Annotated[
        float,
        typer.Option(
            "--min-f1", metavar="F1", help="Exit with 1 when the lenient F1 is lower.", show_default=False
        ),
    ] = 0.0,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Measure how far profiles agree with gold profiles.

    Precision, recall and F1, strict and lenient, by section, field and format. With --worst, rows for
    programs (tsv, csv, json, jsonl) are the errors in place of the figures.
    """
    from kg.commands.evaluation import evaluate_files

    raise typer.Exit(
        evaluate_files(gold, paths, format, output, worst=worst, documents=documents, least=min_f1)
    )


@command("serve", epilog=example("kg serve", "kg serve --writable --token SECRET", "kg serve --get /healthz"))
def serve(
    store: options.Store = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free one.")] = 7878,
    writable: Annotated[bool, typer.Option("--writable", help="Take updates; needs a token.")] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="SECRET",
            envvar="KG_TOKEN",
            show_default=False,
            show_envvar=False,
            help="What to ask of who writes, and of who reads from elsewhere (or KG_TOKEN).",
        ),
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Let others read without a token.")] = False,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=0.1, help="The longest that a query may take."),
    ] = 30.0,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="How many requests are answered at once.")
    ] = 2,
    access_log: Annotated[
        bool, typer.Option("--access-log", help="Tell each request on standard error.")
    ] = False,
    get: Annotated[
        str | None,
        typer.Option("--get", metavar="PATH", help="Answer one request and exit.", show_default=False),
    ] = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Serve a SPARQL endpoint at /sparql, and pages for people at /."""
    from kg.commands import endpoint
    from kg.serve.limits import USUAL

    if get is not None:
        raise typer.Exit(endpoint.get(get, Place(store), output))
    opening = endpoint.Opening(host, port, token or "", writable, public)
    limits = USUAL._replace(seconds=timeout, workers=workers)
    raise typer.Exit(endpoint.serve_store(Place(store), opening, limits, access_log=access_log))


@command("backup", epilog=example("kg backup ~/kg-backup"))
def backup(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new folder.")],
    store: options.Store = None,
    debug: options.Debug = False,
) -> None:
    """Copy the store as it is now to a new folder."""
    from kg.commands.copies import back_up

    raise typer.Exit(back_up(folder, Place(store)))


@command("restore", epilog=example("kg restore ~/kg-backup", "kg restore ~/kg-backup --store ./again"))
def restore(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="What kg backup made.")],
    store: options.Store = None,
    debug: options.Debug = False,
) -> None:
    """Make the store what was backed up; refused where there is one already."""
    from kg.commands.copies import restore as bring_back

    raise typer.Exit(bring_back(folder, Place(store)))


@command("info", epilog=example("kg info", "kg info -f json"))
def info(
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Show where the store is and what it holds."""
    from kg.commands.candidates import describe_store

    raise typer.Exit(describe_store(Place(store), format, output))

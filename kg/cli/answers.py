"""`kg list`, `kg show`, `kg ask`, `kg why`, `kg resolve`, `kg check`, `kg query`: what the store knows."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import options
from kg.cli.app import command, example
from kg.commands.place import Place


@command("list", epilog=example("kg list", "kg list -f json"))
def list_(
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """List the candidates."""
    from kg.commands.candidates import list_candidates

    raise typer.Exit(list_candidates(Place(store), format, output))


@command("show", epilog=example('kg show "Ada Lin"', "kg show bb47bb6c -f json"))
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


@command("ask", epilog=example('kg ask "papers at CCF-A venues, first author"', 'kg ask "谁在微软实习过"'))
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


@command(
    "why",
    epilog=example(
        'kg why "Ada Lin" /papers/0/venue', 'kg why "Ada Lin" GPA', "kg why cv.pdf AAAI --image aaai.png"
    ),
)
def why(
    fact: Annotated[
        list[str],
        typer.Argument(
            metavar="FACT...",
            autocompletion=options.complete_candidates,
            help="A candidate or a file, then a JSON pointer or words; or words alone; or an IRI.",
        ),
    ],
    image: Annotated[
        str | None,
        typer.Option(
            "--image", metavar="PNG", help="Of a PDF: draw the place on the page.", show_default=False
        ),
    ] = None,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Show where a fact comes from: file, page, line, the very words."""
    from kg.commands.reasons import explain

    raise typer.Exit(explain(fact, Place(store), format, output, image=image))


@command(
    "resolve",
    epilog=example("kg resolve USTC 中科大", "kg resolve NTU --near Singapore", "kg resolve - < names.txt"),
)
def resolve(
    name: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names; - reads them, one a line.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only one of venue, institution, skill, award, test, degree, person.",
            show_default=False,
        ),
    ] = None,
    near: Annotated[
        list[str] | None,
        typer.Option(
            "--near", metavar="TEXT", help="What stands beside the name: a city, a title.", show_default=False
        ),
    ] = None,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Tell what a name means: venue, institution, skill, award, test, degree, person; and why."""
    from kg.commands.meanings import resolve as tell

    raise typer.Exit(tell(name, Place(store), format, output, kind=kind, near=near or ()))


@command("check", epilog=example("kg check", 'kg check "Ada Lin" --all', "kg check -f shacl -o report.ttl"))
def check(
    candidate: Annotated[
        str | None,
        typer.Argument(
            metavar="CANDIDATE",
            autocompletion=options.complete_candidates,
            help="One candidate; all, if none is named.",
            show_default=False,
        ),
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("-a", "--all", help="Also the claims that were confirmed.", show_default=False),
    ] = False,
    today: options.Today = None,
    shapes: Annotated[
        bool,
        typer.Option(
            "--shapes/--no-shapes", help="With or without the shapes of the graph.", show_default=False
        ),
    ] = True,
    store: options.Store = None,
    format: Annotated[
        str | None,
        options.formats(
            "As rows (table, tsv, csv, json, jsonl, markdown), or a SHACL report: shacl, turtle, jsonld, …"
        ),
    ] = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Check claims: ranks, years, venues, places, dates, contradictions.

    Exits with 1 when there is a violation: a claim that cannot be so.
    """
    from kg.commands.checking import check_claims

    raise typer.Exit(
        check_claims(candidate, Place(store), format, output, all_=all_, today=today, shapes=shapes)
    )


@command("query", epilog=example("kg query", "kg query papers-by-rank -p rank=A", "kg query - < question.rq"))
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


@command(
    "search",
    epilog=example(
        "kg search federated learning",
        'kg search "recommend* AND (python | java) -intern"',
        "kg search venue:AAAI skill:PyTorch",
    ),
)
def search(
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help='Words; AND OR NOT + - | ( ) "a phrase" prefix* fuzzy~ field:word.',
        ),
    ],
    limit: Annotated[int, options.limit(20)] = 20,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Search the documents, best match first."""
    from kg.commands.search import search as find

    raise typer.Exit(find(" ".join(text), Place(store), format, output, limit=limit))


@command("compare", epilog=example('kg compare "Ada Lin" "Bo Chen"', "kg compare 51ff3eea 04d191a0 -f json"))
def compare(
    candidates: Annotated[
        list[str],
        typer.Argument(
            metavar="CANDIDATE...",
            autocompletion=options.complete_candidates,
            help="Two or more, as `kg list` shows them.",
        ),
    ],
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Put candidates side by side: what they share and where they differ."""
    from kg.commands.comparison import compare_candidates

    raise typer.Exit(compare_candidates(candidates, Place(store), format, output))


@command(
    "match",
    epilog=example("kg match job.md", "kg match job.pdf -n 3", "kg match job.txt -o ranking.json"),
)
def match(
    job: Annotated[
        str, typer.Argument(metavar="JOB", help="A job description, in any format that CVs have.")
    ],
    limit: Annotated[int, options.limit(10)] = 10,
    weights: options.Weights = None,
    today: options.Today = None,
    store: options.Store = None,
    format: options.Format = None,
    output: options.Output = None,
    debug: options.Debug = False,
) -> None:
    """Rank candidates against a job description, with reasons.

    Nothing about name, gender, age, photo or origin counts.
    """
    from kg.commands.matching import match_job

    place = Place(store)
    raise typer.Exit(match_job(job, place, format, output, limit=limit, weights=weights, today=today))


@command("shell", epilog=example("kg shell", "kg shell --store ./candidates"))
def shell(store: options.Store = None, debug: options.Debug = False) -> None:
    """Ask one question after another, with history and completion."""
    from kg.commands.shell import converse

    raise typer.Exit(converse(Place(store)))

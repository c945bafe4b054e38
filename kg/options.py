"""The options that several commands share: names, types, help, and what a shell may complete."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup


def complete_queries(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Saved queries that begin with what was typed, with their summaries."""
    from kg.queries import all_queries

    folder = context.params.get("queries")
    found = all_queries(Path(folder) if folder else None)
    return [(query.name, query.summary) for query in found if query.name.startswith(incomplete)]


def complete_candidates(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Keys and names of candidates that begin with what was typed; none when there is no store."""
    from kg.commands.place import Place, reading
    from kg.errors import KgError

    try:
        with reading(Place(context.params.get("store") or os.environ.get("KG_STORE"))) as store:
            known = [(row.key, row.label) for row in store.candidates()]
    except KgError:
        return []
    both = [*known, *((label, key) for key, label in known)]
    return [(value, about) for value, about in both if value.startswith(incomplete)]


def _option(*names: str, **settings: Any) -> Any:
    return typer.Option(*names, show_default=False, show_envvar=False, **settings)


_STORE = "The store's folder (or KG_STORE); default: in your data folder."
_FORMAT = "table, tsv, csv, json, jsonl or markdown; default: table on a terminal, tsv in a pipe."
_QUERIES = "A folder of saved queries that come before the shipped ones."
_BASE = "The base of IRIs (or KG_BASE)."

Store = Annotated[str | None, _option("--store", metavar="PATH", envvar="KG_STORE", help=_STORE)]
Base = Annotated[str | None, _option("--base", metavar="IRI", envvar="KG_BASE", help=_BASE)]


def formats(told: str) -> Any:
    """The option that chooses a format, with the help that tells which there are."""
    return _option("-f", "--format", metavar="FORMAT", help=told)


def limit(usual: int) -> Any:
    """The option for how many rows there are at most."""
    return _option("-n", "--limit", metavar="N", min=1, help=f"How many at most; default: {usual}.")


Format = Annotated[str | None, formats(_FORMAT)]
Output = Annotated[str | None, _option("-o", "--output", metavar="FILE", help="Write to FILE; - is stdout.")]
Debug = Annotated[bool, _option("--debug", help="Show the traceback of an error.")]
Quiet = Annotated[bool, _option("-q", "--quiet", help="Say nothing but what went wrong.")]
Timeout = Annotated[
    str | None,
    _option(
        "--timeout",
        metavar="SECONDS",
        help="The longest that a document may take, 20 more a page by OCR; default: 30.",
    ),
]
Full = Annotated[bool, _option("--full", help="Cut no text short.")]
ShowSparql = Annotated[bool, _option("--show", help="Print the SPARQL and do not run it.")]
Weights = Annotated[
    str | None, _option("--weights", metavar="TOML", help="How much each kind of requirement counts.")
]
Today = Annotated[
    str | None,
    _option("--today", metavar="DAY", help="The day to judge from; default: the clock's."),
]
Queries = Annotated[str | None, _option("--queries", metavar="DIR", help=_QUERIES)]
Parameters = Annotated[
    list[str] | None,
    _option("-p", "--param", metavar="NAME=VALUE", help="A value for a parameter; may be repeated."),
]
Candidate = Annotated[
    str,
    typer.Argument(
        metavar="CANDIDATE",
        autocompletion=complete_candidates,
        show_default=False,
        help="A name, key, IRI or file, as `kg list` shows them.",
    ),
]


class _AsTyped:
    """Takes words and flags as they were typed, in place of Typer's validation."""

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:
        """The words of a parameter that takes several as a list, any other value as it is."""
        return list(value or ()) if param.multiple or param.nargs == -1 else value


def _unvalidated(params: list[Any]) -> list[Any]:
    """`params`, of which words and flags are not validated: for that Typer loads Pydantic, a third of all.

    The attribute is Typer's own; a version that has none validates in its own way.
    """
    for param in params:
        descriptor = getattr(param, "type_descriptor", None)
        if (
            descriptor
            and descriptor.annotation in (str, list[str], bool)
            and hasattr(param, "_runtime_param")
        ):
            param._runtime_param = _AsTyped
    return params


class Command(TyperCommand):
    """A command that starts fast."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with the one for help."""
        return _unvalidated(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands that starts fast."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with the one for help."""
        return _unvalidated(super().get_params(ctx))

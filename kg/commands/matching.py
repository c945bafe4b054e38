"""`kg match`: candidates ranked against a job description."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import DONE, clock
from kg.commands.place import Place, reader, row_format
from kg.errors import BadUsage
from kg.output import destination
from kg.progress import say
from kg.render import Rows, rows

if TYPE_CHECKING:
    from kg.match.ranking import Match
    from kg.match.requirements import Requirement

COLUMNS = ("place", "candidate", "key", "score", "requirement", "required", "state", "evidence", "thing")


def match_job(
    job: str,
    place: Place,
    format: str | None,
    output: str | None,
    *,
    limit: int = 10,
    weights: str | None = None,
    today: str | None = None,
) -> int:
    """Write the candidates that meet most of what a document asks for; what was not read goes to stderr."""
    from kg.match import rank, requirements

    chosen = row_format(format, output)
    asked, unread = requirements(_text(Path(job)))
    if not asked:
        raise BadUsage(f"{job}: no requirement that is known was found in it")
    month = f"{clock.today(today):%Y-%m}"
    with reader(place) as store:
        matches = rank(asked, store, month, Path(weights) if weights else None)[:limit]
    with destination(output) as stream:
        if (chosen or ("table" if stream.isatty() else "tsv")) == "table":
            from kg.match.draw import write_ranking

            write_ranking(asked, matches, stream)
        else:
            listed = [row for number, match in enumerate(matches, 1) for row in _rows(number, match, asked)]
            rows(Rows(COLUMNS, listed), chosen, stream)
    for line in unread:
        say(f"no requirement was read in: {line}")
    return DONE


def _rows(number: int, match: Match, asked: tuple[Requirement, ...]) -> list[tuple[object, ...]]:
    key = match.iri.rpartition("/")[2]
    return [
        (number, match.label, key, match.score, each.label, each.required, *verdict)
        for each, verdict in zip(asked, match.verdicts, strict=True)
    ]


def _text(path: Path) -> str:
    """The text of a job description in any format that résumés are read in."""
    from extract.isolated import profile
    from kg.add import request_of

    return profile(request_of(path)).text

"""`kg add`, `kg extract`, `kg remove`: documents in, looked at, and out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import COULD_NOT_RUN, DONE, NO
from kg.commands.place import Place, default_store, format_of, reading, writing, writing_or_none
from kg.errors import BadUsage, one_line
from kg.output import STANDARD, destination
from kg.progress import say, watched

if TYPE_CHECKING:
    from extract.isolated import Request
    from extract.limits import Limits
    from extract.profile import Profile
    from kg.add import Outcome
    from kg.card.view import Paper
    from kg.store import Store

_FEW = 20  # up to so many files, each gets a line of its own
_COUNTED = {
    "education": ("study", "studies"),
    "experience": ("position", "positions"),
    "projects": ("project", "projects"),
    "papers": ("paper", "papers"),
    "awards": ("award", "awards"),
    "skills": ("skill", "skills"),
    "test_scores": ("test score", "test scores"),
    "patents": ("patent", "patents"),
    "talks": ("talk", "talks"),
    "service": ("service", "services"),
    "certificates": ("certificate", "certificates"),
}


def add_documents(
    paths: Sequence[str],
    place: Place,
    *,
    strict: bool = False,
    again: bool = False,
    quiet: bool = False,
    timeout: str | None = None,
) -> int:
    """Put résumés into the store: 0 when all went in, 1 when some did, 2 when none."""
    from kg.add import add, pictures, resumes

    def opened(make: bool) -> Store | None:
        return writing(place) if make else writing_or_none(place)

    files = list(resumes(map(Path, paths)))
    counts: Counter[str] = Counter()
    outcomes = add(files, opened, strict=strict, again=again, limits=_limits(timeout))
    with watched(outcomes, len(files)) as (seen, speak):
        for outcome in seen:
            counts[outcome.state] += 1
            for line in _lines(outcome, chatty=not quiet and len(files) <= _FEW):
                speak(line)
    if not quiet and counts.total() > counts["failed"]:
        say(f"{_summary(counts)} in {place.store or default_store()}")
    if not quiet and (passed := pictures(map(Path, paths))):
        say(f"{passed} {'picture' if passed == 1 else 'pictures'} passed over: name those that are résumés")
    if not counts["failed"]:
        return DONE
    return NO if counts.total() > counts["failed"] else COULD_NOT_RUN


def _limits(timeout: str | None) -> Limits:
    """The limits of one document, with the seconds that were given; raises `BadUsage`."""
    from extract.limits import Limits

    if timeout is None:
        return Limits()
    try:
        if 0 < (seconds := float(timeout)) < inf:
            return Limits(seconds)
    except ValueError:
        pass
    raise BadUsage(f"--timeout {timeout}: give a number of seconds above 0")


def _lines(outcome: Outcome, *, chatty: bool) -> Iterator[str]:
    """What to say of one file: always what went wrong, and what went in only to somebody who watches."""
    for note in outcome.notes:
        yield f"kg: {'' if outcome.state == 'failed' else 'warning: '}{note}"
    if chatty and outcome.contents:
        yield f"{outcome.path}: {outcome.state}: {_told(outcome.contents) or 'nothing understood'}"


def _told(contents: Counter[str]) -> str:
    """`2 studies, 3 positions, 4 papers`."""
    sizes = {name: contents[name] for name in _COUNTED}
    return ", ".join(f"{size} {_COUNTED[name][size > 1]}" for name, size in sizes.items() if size)


def _summary(counts: Counter[str]) -> str:
    return ", ".join(
        f"{counts[state]} {state}" for state in ("new", "replaced", "unchanged", "failed") if counts[state]
    )


def extract_document(
    file: str,
    format: str | None,
    output: str | None,
    *,
    full: bool = False,
    timeout: str | None = None,
    drawing: str | None = None,
) -> int:
    """Print the profile of one document: a card on a terminal, JSON in a pipe.

    With `drawing`, a picture of its pages goes there, with all that was read in frames.
    """
    from extract.isolated import profile as read
    from kg.add import request_of

    chosen = format_of(format, output, ("card", "table", "json"), {".json": "json"})
    request = request_of(Path(file), _limits(timeout))
    profile = read(request)
    for warning in profile.warnings:
        say(f"kg: warning: {file}: {one_line(warning)}")
    if drawing:
        _draw(request, drawing)
    if drawing != STANDARD:
        _write(profile, chosen, output, full=full)
    return DONE


def _draw(request: Request, target: str) -> None:
    """Draw how a document was read; raises where it has no pages."""
    from extract import layout_picture

    given = request.arguments[0]
    drawn = layout_picture(given if isinstance(given, bytes) else given.read_bytes(), request.file)
    with destination(target) as stream:
        stream.buffer.write(drawn)


def _write(profile: Profile, chosen: str | None, output: str | None, *, full: bool) -> None:
    with destination(output) as stream:
        if (chosen or ("card" if stream.isatty() else "json")) == "json":
            from kg.visible import escaped

            stream.write(escaped(json.dumps(profile.to_json(), ensure_ascii=False, indent=2)) + "\n")
        else:
            from kg.card.draw import write_card
            from kg.card.from_profile import from_profile

            write_card(from_profile(profile, _rank), stream, full=full)


def _rank(paper: Paper) -> tuple[str, str] | None:
    """The official rank of a paper and the edition that gives it."""
    from kg.reference import Reference

    reference = Reference.load()
    venue = reference.venue(paper.venue) if paper.venue else None
    rank = reference.rank(venue, paper.year, paper.track) if venue and paper.year else None
    return (rank.value, rank.edition) if rank else None


def remove_documents(names: Sequence[str], place: Place, *, quiet: bool = False) -> int:
    """Forget documents, and all that only they said; a candidate's name stands for all of theirs."""
    with reading(place) as store:
        chosen = dict.fromkeys(sha256 for name in names for sha256 in _documents(store, name))
    with writing(place) as store:
        for sha256 in chosen:
            store.remove(sha256)
    if not quiet:
        say(f"{len(chosen)} {'document' if len(chosen) == 1 else 'documents'} removed")
    return DONE


def _documents(store: Store, name: str) -> list[str]:
    """The documents that `name` means: by file, by SHA-256, or all of a candidate."""
    from kg.add import sha256_of

    wanted = sha256_of(Path(name)) or name
    if found := [row.sha256 for row in store.documents() if row.sha256 == wanted or name in row.files]:
        return found
    return [row.sha256 for row in store.documents(store.resolve_candidate(name).iri)]

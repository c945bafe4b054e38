"""`kg serve`: the store over HTTP, or one answer of it."""

from __future__ import annotations

import signal
from urllib.parse import unquote

from kg.commands import COULD_NOT_RUN, DONE
from kg.commands.place import Place, default_store, reading
from kg.interrupt import INTERRUPTED, prompt_interrupt
from kg.output import destination
from kg.progress import say


def serve_store(
    place: Place, host: str, port: int, *, timeout: float | None = None, workers: int | None = None
) -> int:
    """Serve until told to stop: 0 when that was SIGTERM, 130 when it was Ctrl-C."""
    from kg.serve.limits import USUAL
    from kg.serve.listen import address, listen
    from kg.serve.pool import Pool
    from kg.serve.server import serve

    reading(place).close()  # what cannot be opened is told at once
    location = place.store or default_store()
    limits = USUAL._replace(seconds=timeout or USUAL.seconds, workers=workers or USUAL.workers)
    with listen(host, port) as bound:
        stopped_by = serve(
            Pool(str(location), limits),
            bound,
            lambda: say(f"kg: serving {location} at {address(bound)} (Ctrl-C stops it)"),
        )
    return INTERRUPTED if stopped_by == signal.SIGINT else DONE


def get(path: str, place: Place, output: str | None) -> int:
    """Answer one GET of `path` without a socket; a refusal goes to standard error."""
    from kg.serve.answer import answer
    from kg.serve.evaluate import SnapshotEvaluator
    from kg.serve.http import Request

    evaluator = SnapshotEvaluator(place.store or default_store())
    file, _, query = path.partition("?")
    with prompt_interrupt():
        response = answer(Request("GET", unquote(file), query), evaluator)
    if not response.ok:
        say(f"kg: {response.status}: {response.body.decode().rstrip()}")
        return COULD_NOT_RUN
    with destination(output) as stream:
        stream.buffer.write(response.body)
    return DONE

"""`kg serve`: the store over HTTP, or one answer of it."""

from __future__ import annotations

import signal
from urllib.parse import unquote

from kg.commands import COULD_NOT_RUN, DONE
from kg.commands.place import Place, default_store
from kg.interrupt import INTERRUPTED, prompt_interrupt
from kg.output import destination
from kg.progress import say


def serve_store(place: Place, host: str, port: int) -> int:
    """Serve until told to stop: 0 when that was SIGTERM, 130 when it was Ctrl-C."""
    from kg.serve.evaluate import SnapshotEvaluator
    from kg.serve.listen import address, listen
    from kg.serve.server import serve

    location = place.store or default_store()
    evaluator = SnapshotEvaluator(location)
    with listen(host, port) as bound:
        stopped_by = serve(
            evaluator, bound, lambda: say(f"kg: serving {location} at {address(bound)} (Ctrl-C stops it)")
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

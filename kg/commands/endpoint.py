"""`kg serve`: the store over HTTP, or one answer of it."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from kg.commands import COULD_NOT_RUN, DONE
from kg.commands.place import Place, default_store, reading, writing
from kg.errors import BadUsage
from kg.interrupt import INTERRUPTED, prompt_interrupt
from kg.output import destination
from kg.progress import say

if TYPE_CHECKING:
    from kg.serve.access import Access
    from kg.serve.limits import Limits


class Opening(NamedTuple):
    """Where to listen, and for whom.

    A `token` is needed to write, which `writable` allows; and to read from another machine, unless that is
    `public`.
    """

    host: str
    port: int
    token: str = ""
    writable: bool = False
    public: bool = False

    def access(self) -> Access:
        """Who may do what; raises `BadUsage` for an opening that is wider than was said."""
        from kg.serve.access import Access

        if self.writable and not self.token:
            raise BadUsage("--writable needs a token, by --token or in KG_TOKEN")
        outside = not is_loopback(self.host)
        if outside and not (self.token or self.public):
            raise BadUsage(
                f"on {self.host} others can read all documents: ask for a token with --token or KG_TOKEN, "
                "or say --public"
            )
        return Access(self.token, self.writable, guarded=outside and not self.public)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    import ipaddress

    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve_store(place: Place, opening: Opening, limits: Limits, *, access_log: bool = False) -> int:
    """Serve until told to stop: 0 when that was SIGTERM, 130 when it was Ctrl-C."""
    from kg.opening import is_store
    from kg.serve.app import Application
    from kg.serve.listen import address, listen
    from kg.serve.pool import Pool
    from kg.serve.server import serve

    access = opening.access()
    location = place.store or default_store()
    if opening.writable and not is_store(Path(location)):
        writing(place).close()
    reading(place).close()  # what cannot be opened is told at once
    writer = Pool(str(location), limits.of_writer(), "write") if opening.writable else None
    application = Application(Pool(str(location), limits), writer, access, say if access_log else None)
    with listen(opening.host, opening.port) as bound:
        stopped_by = serve(
            application,
            bound,
            lambda: say(f"kg: serving {location} at {address(bound)} (Ctrl-C stops it)"),
        )
    return INTERRUPTED if stopped_by == signal.SIGINT else DONE


def get(path: str, place: Place, output: str | None) -> int:
    """Answer one GET of `path` without a socket; a refusal goes to standard error."""
    from kg.serve.answer import answer
    from kg.serve.evaluate import SnapshotEvaluator
    from kg.serve.http import Request

    reading(place).close()
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

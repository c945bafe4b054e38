"""`kg shell`: questions and SPARQL, one after another."""

from __future__ import annotations

import sys

from kg.commands import DONE
from kg.commands.place import Place, reading
from kg.shell.session import Session, is_whole


def converse(place: Place) -> int:
    """Answer what is typed until the end of it; raises `MissingStore` at once where there is no store.

    Without a terminal, each line of standard input is one.
    """
    reading(place).close()
    session = Session(place)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from kg.shell import prompt
        from kg.shell.words import Words

        prompt.converse(session, Words(place))
        return DONE
    held = ""
    for line in sys.stdin:
        held += line
        if is_whole(held):
            if not session.run(held):
                break
            held = ""
    if held:
        session.run(held)
    return DONE

"""What a document may do to the process that reads it, as functions that `isolated.Request` can name."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from extract.errors import Encrypted
from extract.limits import more_time
from extract.profile import Profile, Source


def good(word: str) -> Profile:
    """A profile whose text is `word`."""
    return Profile(Source("cv.txt", "0" * 64, "text/plain", "en"), word)


def slow(word: str, seconds: float) -> Profile:
    """The same, late."""
    time.sleep(seconds)
    return good(word)


def patient(word: str, seconds: float) -> Profile:
    """The same, having asked for as long again, twice."""
    more_time(seconds)
    more_time(seconds)
    return slow(word, seconds)


def hang(mark: str | None = None) -> Profile:
    """Run for ever, and say who does in the file `mark`."""
    if mark:
        Path(mark).write_text(str(os.getpid()))
    while True:
        pass


def crash(number: int) -> Profile:
    """Die of a signal, as native code does."""
    os.kill(os.getpid(), number)
    signal.pause()
    raise AssertionError


def leave(code: int) -> Profile:
    """End the process without a word."""
    os._exit(code)


def hoard() -> Profile:
    """Ask for memory until there is none."""
    held: list[Any] = []
    while True:
        held.append(b"x" * 2**24)


def grab() -> Profile:
    """Ask for more memory at once than anybody has."""
    return good(str(bytearray(2**40)))


def nest(depth: int = 10**6) -> Profile:
    """Call itself too often."""
    return nest(depth - 1) if depth else good("nest")


def fail() -> Profile:
    """A defect."""
    raise ValueError("line 1\nline 2")


def refuse() -> Profile:
    """An error as readers raise it."""
    raise Encrypted("cv.pdf: asks for a password")


def shout() -> Profile:
    """Print to both streams, below Python."""
    os.write(1, b"x" * 100)
    os.write(2, b"y" * 100)
    return good("shout")


def where() -> Profile:
    """A profile whose text is the name of the folder it was read in."""
    return good(Path.cwd().name)


class Order:
    """What a reader that was taken over would send: an order to call a function of the parent's choice."""

    def __reduce__(self) -> Any:
        """Call `exit` at the other end."""
        return sys.exit, (77,)


def order() -> Any:
    """Answer with an order."""
    return Order()


def nothing() -> Any:
    """Answer with what is no profile."""
    return 7

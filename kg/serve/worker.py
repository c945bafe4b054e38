"""A worker: answers one request after another, until its input ends.

`python -m kg.serve.worker read|write STORE MEMORY` reads frames from standard input and writes frames to
standard output. One that reads keeps a snapshot of the store; one that writes opens it for each request. It
has no network where the system lets it give that up (Linux), and is held to MEMORY bytes beside what it
starts with. It knows nothing of time: whoever started it kills it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from extract.limits import end_with_parent
from kg.serve import frames
from kg.serve.http import Request, Response

Respond = Callable[[Request], Response]

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h: CLONE_NEWUSER, CLONE_NEWNET


def main(kind: str, store: Path, memory: int) -> None:
    """Answer frames until there are no more."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    end_with_parent()
    leave_network()
    respond = _RESPONDING[kind](store)
    _hold_to(memory)
    while (told := requests.read(frames.LENGTHS)) and len(told) == frames.LENGTHS:
        head, body = frames.lengths(told)
        asked = frames.request(requests.read(head), requests.read(body))
        try:
            response = respond(asked)
        except MemoryError:
            response = Response(507, b"the answer needs more memory than a query may have: ask for less\n")
        _write(answers, frames.of_response(response))


def _reading(store: Path) -> Respond:
    from kg.errors import StoreError
    from kg.serve.answer import answer
    from kg.serve.evaluate import SnapshotEvaluator

    evaluator = SnapshotEvaluator(store)
    with suppress(StoreError):  # whoever asks first will hear why
        evaluator.snapshot()
    return lambda request: answer(request, evaluator)


def _writing(store: Path) -> Respond:
    from kg.serve.writing import write

    return lambda request: write(request, store)


_RESPONDING: dict[str, Callable[[Path], Respond]] = {"read": _reading, "write": _writing}


def _write(answers: BinaryIO, frame: bytes) -> None:
    answers.write(frame)
    answers.flush()


def leave_network() -> None:
    """Move to a network namespace of its own, which has no way out; nothing where that is not allowed."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NETWORK)


def _hold_to(memory: int) -> None:
    """Let this process take so many bytes more than it has."""
    import resource

    with suppress(OSError, ValueError), Path("/proc/self/statm").open() as told:
        held = int(told.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
        highest = resource.getrlimit(resource.RLIMIT_DATA)[1]  # what reads documents sets limits of its own
        resource.setrlimit(resource.RLIMIT_DATA, (held + memory, highest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

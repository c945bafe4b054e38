"""A worker: answers one request after another, until its input ends.

`python -m kg.serve.worker read|write STORE MEMORY ANSWER` has a socket as its standard input, from which it
reads frames and to which it writes them. One that reads keeps a snapshot of the store; one that writes opens
it for each request. It has no network where the system lets it give that up (Linux), is held to MEMORY bytes
beside what it starts with, and answers ANSWER bytes at most. It knows nothing of time: whoever started it
kills it.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from extract.limits import end_with_parent
from kg.serve import frames
from kg.serve.evaluate import Evaluator
from kg.serve.http import Request, Response
from kg.serve.limits import HUNGRY
from kg.serve.reply import reply

Respond = Callable[[Request], bytes]

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h: CLONE_NEWUSER, CLONE_NEWNET
_ATTEMPTS = 3  # to answer from a store that changes meanwhile
_CHUNK = 1 << 16  # bytes; more is had from the system anew each time


def main(kind: str, store: Path, memory: int, largest: int) -> None:
    """Answer frames until there are no more."""
    asking = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    end_with_parent()
    leave_network()
    respond = _RESPONDING[kind](store, largest)
    _hold_to(memory)
    gc.freeze()  # what has been loaded by now stays
    asking.sendall(frames.READY)
    for frame in _frames(asking):
        request = frames.request(frame)
        asking.sendall(respond(request))


def _frames(asking: socket.socket) -> Iterator[bytes]:
    """The frames that come, until there are no more."""
    read = b""
    while more := asking.recv(_CHUNK):
        read = read + more if read else more
        while (length := frames.length_of_request(read)) and length <= len(read):
            yield read[:length]
            read = read[length:]


def _framed(request: Request, response: Response) -> bytes:
    return frames.of_reply(reply(response, request.method))


def _reading(store: Path, largest: int) -> Respond:
    from kg.serve import caching
    from kg.serve.answer import answer
    from kg.serve.evaluate import SnapshotEvaluator

    evaluator = SnapshotEvaluator(store)
    kept = caching.Kept()
    _tag(Request("GET", "/"), evaluator)

    def respond(request: Request) -> bytes:
        for _ in range(_ATTEMPTS):
            tag = _tag(request, evaluator)
            if tag and (known := kept.get(request, tag)):
                return known
            response = answer(request, evaluator, largest, tag)
            if response.ok or not evaluator.is_behind():
                break
        frame = _framed(request, response)
        if response.ok and tag:
            kept.keep(request, tag, frame)
        return frame

    return respond


def _tag(request: Request, evaluator: Evaluator) -> str | None:
    """The ETag of the answer; None where the store cannot be opened, which the answer will tell."""
    from kg.errors import StoreError
    from kg.serve import caching

    try:
        return caching.tag(request, evaluator.snapshot())
    except StoreError:
        return None


def _writing(store: Path, largest: int) -> Respond:
    from kg.serve import cors
    from kg.serve.writing import write

    return lambda request: _framed(request, cors.shared(request, write(request, store)))


_RESPONDING: dict[str, Callable[[Path, int], Respond]] = {"read": _reading, "write": _writing}


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
    try:
        main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    except MemoryError:
        os._exit(HUNGRY)

"""Profiles of documents that are each read in a process of its own, with limits on time and memory.

A document may be made to break what reads it: to crash a parser, to fill the memory, to run for ever.
Here that costs nobody but the document, which gets an error of one line. One process loads the pipeline
(`extract.forking`) and splits off a child for each document, as many at once as there are processors; it
is kept for the next call, and ends with this process, however that ends.

The profiles are those of `extract_file`, in the order of the requests. Memory is limited on Linux only.
Where processes cannot be split (Windows), documents are read in this one, one after the other, without
limits.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, TypeAlias

from extract.errors import ExtractError, TooLarge
from extract.limits import USUAL, Limits
from extract.profile import Profile

Answer: TypeAlias = Profile | ExtractError

HEADER = struct.Struct("!QQ")
"""Before each message between the processes: the number of the request, and how many bytes follow."""

_AHEAD = 64  # requests a processor that may be under way: a slow one holds up those after it only so far
_ATTEMPTS = 3  # to start what reads, when it ends again and again
_CAN_FORK = hasattr(os, "fork")


@dataclass(frozen=True, slots=True)
class Request:
    """A call that gives a profile: the function `read` (as `module:name`) with `arguments`.

    `file` is what errors call the document, `folder` where names of files begin.
    """

    file: str
    read: str
    arguments: tuple[Any, ...]
    limits: Limits = USUAL
    folder: str | None = None


def of_file(path: Path, limits: Limits = USUAL) -> Request:
    """The request for the profile of the file at `path`."""
    return Request(str(path), "extract.pipeline:extract_file", (path,), limits, _folder())


def of_bytes(data: bytes, file: str, limits: Limits = USUAL) -> Request:
    """The request for the profile of the document in `data`, which `file` names."""
    return Request(file, "extract.pipeline:extract_bytes", (data, file), limits)


def _folder() -> str | None:
    with suppress(OSError):  # it may have been removed
        return str(Path.cwd())
    return None


def profile(request: Request) -> Profile:
    """The profile of one document; raises `ExtractError`."""
    answer = next(profiles([request]))
    if isinstance(answer, Profile):
        return answer
    raise answer or ExtractError(f"{request.file}: it was not read")


def profiles(requests: Iterable[Request | None]) -> Iterator[Answer | None]:
    """The profile, or the error, of each request, in their order; None stays None.

    Requests are taken ahead of the answers, as far as there are processors to work on them.
    """
    if not _CAN_FORK:
        yield from (outcome(request) if request else None for request in requests)
        return
    under_way: deque[int | None] = deque()
    with _reading() as reading:
        for number, request in enumerate(requests):
            if request:
                reading.ask(number, request)
            under_way.append(number if request else None)
            while len(under_way) >= _AHEAD * processors() or under_way[0] is None:
                yield reading.answer(under_way.popleft())
                if not under_way:
                    break
        while under_way:
            yield reading.answer(under_way.popleft())


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcome(request: Request) -> Answer:
    """The answer to a request, computed in this process; never raises for a bad document."""
    try:
        read: Answer = resolve_name(request.read)(*request.arguments)
    except ExtractError as error:
        return error
    except MemoryError:
        return too_much_memory(request)
    except RecursionError:
        return TooLarge(f"{request.file}: it is nested too deeply to be read")
    except Exception as error:  # a defect of ours must not keep the other files out
        import traceback

        reason = " ".join(str(error).split())[:200]
        failure = ExtractError(
            f"{request.file}: {type(error).__name__} while reading: {reason}; please report this file"
        )
        failure.add_note(traceback.format_exc())
        return failure
    return read


def too_much_memory(request: Request) -> TooLarge:
    """The error of a document that takes more memory than it may."""
    return TooLarge(
        f"{request.file}: reading it takes more than {request.limits.memory / 2**20:.0f} MB of memory"
    )


class _Reading:
    """The process that reads, and what was asked of it."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = os.getpid()
        self.asked: dict[int, Request] = {}
        self.arrived: dict[int, Answer | bytes] = {}
        self.attempts = 0

    def ask(self, number: int, request: Request) -> None:
        """Have a document read; the answer comes under `number`."""
        self.asked[number] = request
        message = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
        try:
            self._write(HEADER.pack(number, len(message)) + message)
        except OSError:
            self._lose()

    def answer(self, number: int | None) -> Answer | None:
        """What came of a request, when it has come."""
        if number is None:
            return None
        while number not in self.arrived:
            self._receive()
        answer = self.arrived.pop(number)
        request = self.asked.pop(number)
        return _unpacked(answer, request) if isinstance(answer, bytes) else answer

    def _write(self, message: bytes) -> None:
        if self.process is None:
            if self.attempts == _ATTEMPTS:
                raise BrokenPipeError
            self.attempts += 1
            self.process = _started()
        assert self.process.stdin
        self.process.stdin.write(message)
        self.process.stdin.flush()

    def _receive(self) -> None:
        assert self.process and self.process.stdout
        header = self.process.stdout.read(HEADER.size)
        if len(header) == HEADER.size:
            number, size = HEADER.unpack(header)
            body = self.process.stdout.read(size)
            if len(body) == size:
                self.arrived[number] = body
                self.attempts = 0
                return
        self._lose()

    def _lose(self) -> None:
        """What was being read is lost with the process, for which nobody here is to blame."""
        self.close()
        for number in self.asked.keys() - self.arrived.keys():
            file = self.asked[number].file
            self.arrived[number] = ExtractError(f"{file}: the process that reads was ended: try it again")

    def close(self) -> None:
        """End the process, with all that it has under way."""
        process, self.process = self.process, None
        if process and os.getpid() == self.owner:
            assert process.stdin and process.stdout
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()
            process.wait()


def _started() -> subprocess.Popen[bytes]:
    """A fresh process that loads the pipeline, and finds its modules where this one does.

    Fresh, since this one may have threads and an open store, which no child must inherit. The libraries
    for algebra need no threads of their own, which would be lost at every split.
    """
    script = f"import sys; sys.path[:] = {sys.path!r}; from extract.forking import main; main()"
    alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | alone,
    )


_idle: list[_Reading] = []


@contextmanager
def _reading() -> Iterator[_Reading]:
    """A process that reads, for one caller at a time; kept for the next, unless it has work left over."""
    reading = _Reading()
    while _idle:
        if (kept := _idle.pop()).owner == reading.owner:
            reading = kept
            break
    try:
        yield reading
    finally:
        if reading.asked:
            reading.close()
        elif reading.process:
            _idle.append(reading)


@atexit.register
def close() -> None:
    """End the processes that wait for the next call."""
    while _idle:
        _idle.pop().close()


class _Unpickler(pickle.Unpickler):
    """Makes profiles and errors only: a reader that a document took over must not make this process obey."""

    def find_class(self, module: str, name: str) -> Any:
        """A dataclass or an error of this package; raises `UnpicklingError` for all else."""
        if module.startswith("extract.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, ExtractError)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a profile")


def _unpacked(answer: bytes, request: Request) -> Answer:
    try:
        read = _Unpickler(io.BytesIO(answer)).load()
    except Exception:  # whatever bytes may do to a parser of pickles
        read = None
    if isinstance(read, Profile | ExtractError):
        return read
    return ExtractError(f"{request.file}: reading it gave no profile; please report this file")

"""The process that reads: it has the pipeline loaded, and splits off a child for each document.

`extract.isolated` starts it and writes requests to its standard input; answers go to its standard output.
It looks at no document itself, so that it always answers: a child that takes too long is killed, one that
crashes is told of. It ends when its input does, and its children end with it.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import struct
import sys
import time
import warnings
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from extract.errors import ExtractError, TooLarge
from extract.isolated import HEADER, Answer, Request, outcome, processors, too_much_memory
from extract.limits import allow_more, hold_to, on_more_time, without_limit
from extract.read import READERS
from extract.shipped import shipped

_LIBRARIES = (
    "pypdfium2",
    "lxml.etree",
    "selectolax.lexbor",
    *(f"extract.read.{name}" for name in READERS.values()),
)
"""What is imported when a file of its format comes."""

_CHUNK = 1 << 16
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which the system tells of memory
_MORE = b"+"  # what an answer, which is a pickle, does not begin with
_TIME = struct.Struct("!cd")
"""What a child says that needs more time: `_MORE`, and how many seconds."""


@dataclass
class _Child:
    """A document that is being read: `late` when its time ran out."""

    number: int
    request: Request
    process: int
    deadline: float
    answer: bytearray = field(default_factory=bytearray)
    late: bool = False


def main() -> None:
    """Serve requests from standard input until it ends."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a person's Ctrl-C is for the one who asks
    warnings.simplefilter("ignore")
    _load()
    _Nursery(requests, answers).run()


def _load() -> None:
    """Load what every document needs."""
    with suppress(Exception):  # then each document tells what is wrong
        from extract.pipeline import extract_bytes

        extract_bytes(b"Ada", "cv.txt")


def _warm_up() -> None:
    """Load what some documents need: tables and patterns are built when they are first asked for.

    For one document that is not worth its while; many children would each do it anew.
    """
    with suppress(Exception):
        from extract.pipeline import extract_file

        extract_file(Path(__file__).with_name("warm.md"))
        extract_file(shipped("data/resumes/seed.txt"))
    for library in _LIBRARIES:
        with suppress(ImportError):
            import_module(library)
    gc.collect()
    gc.freeze()  # the collector of garbage would have every page copied for every child


class _Nursery:
    """The children under way, the requests that wait for their turn, and the answers to be written."""

    def __init__(self, requests: int, answers: int) -> None:
        self.requests, self.answers = requests, answers
        self.received, self.to_send = bytearray(), bytearray()
        self.waiting: deque[tuple[int, Request]] = deque()
        self.children: dict[int, _Child] = {}
        self.splits = 0
        self.selector = selectors.DefaultSelector()
        self.selector.register(requests, selectors.EVENT_READ)
        os.set_blocking(answers, False)

    def run(self) -> None:
        """Serve until nobody asks any more."""
        while True:
            while self.waiting and len(self.children) < processors():
                self._split(*self.waiting.popleft())
            for key, _ in self.selector.select(self._patience()):
                if key.fd == self.requests:
                    self._take()
                elif key.fd == self.answers:
                    self._send()
                elif key.fd in self.children:
                    self._hear(key.fd)
            self._end_the_late()

    def _patience(self) -> float | None:
        """The seconds until the first deadline."""
        deadlines = [child.deadline for child in self.children.values()]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _take(self) -> None:
        """Receive requests; at their end, end."""
        try:
            chunk = os.read(self.requests, _CHUNK)
        except OSError:
            chunk = b""
        if not chunk:
            self._end()
        self.received += chunk
        while len(self.received) >= HEADER.size:
            number, size = HEADER.unpack_from(self.received)
            end = HEADER.size + size
            if len(self.received) < end:
                break
            self.waiting.append((number, pickle.loads(self.received[HEADER.size : end])))
            del self.received[:end]

    def _end(self) -> None:
        for child in self.children.values():
            os.kill(child.process, signal.SIGKILL)
        os._exit(0)

    def _split(self, number: int, request: Request) -> None:
        """Begin to read a document in a child."""
        self.splits += 1
        if self.splits == 2:
            _warm_up()
        mine, childs = os.pipe()
        try:
            process = os.fork()
        except OSError as error:
            os.close(mine)
            os.close(childs)
            reason = (error.strerror or str(error)).lower()
            self._answer(number, ExtractError(f"{request.file}: no process to read it in: {reason}"))
            return
        if not process:
            os.close(self.requests)
            os.close(self.answers)
            _read(request, childs)
        os.close(childs)
        self.children[mine] = _Child(number, request, process, time.monotonic() + request.limits.seconds)
        self.selector.register(mine, selectors.EVENT_READ)

    def _hear(self, pipe: int) -> None:
        """Take what a child says; when it is silent for good, pass its answer on."""
        child = self.children[pipe]
        chunk = os.read(pipe, _CHUNK)
        child.answer += chunk
        while child.answer.startswith(_MORE) and len(child.answer) >= _TIME.size:
            child.deadline += _TIME.unpack_from(child.answer)[1]
            del child.answer[: _TIME.size]
        if not chunk:
            self._bury(pipe, child)

    def _end_the_late(self) -> None:
        now = time.monotonic()
        for pipe, child in list(self.children.items()):
            if child.deadline <= now:
                child.late = True
                os.kill(child.process, signal.SIGKILL)
                self._bury(pipe, child)

    def _bury(self, pipe: int, child: _Child) -> None:
        self.selector.unregister(pipe)
        os.close(pipe)
        del self.children[pipe]
        _, status, used = os.wait4(child.process, 0)
        if status or child.late:
            self._answer(child.number, _failure(child, status, used.ru_maxrss * _RSS_UNIT))
        else:
            self._pass_on(child.number, bytes(child.answer))

    def _answer(self, number: int, error: ExtractError) -> None:
        self._pass_on(number, pickle.dumps(error, pickle.HIGHEST_PROTOCOL))

    def _pass_on(self, number: int, answer: bytes) -> None:
        if not self.to_send:
            self.selector.register(self.answers, selectors.EVENT_WRITE)
        self.to_send += HEADER.pack(number, len(answer)) + answer

    def _send(self) -> None:
        try:
            del self.to_send[: os.write(self.answers, self.to_send)]
        except BlockingIOError:
            return
        except OSError:
            self._end()
        if not self.to_send:
            self.selector.unregister(self.answers)


def _failure(child: _Child, status: int, memory: int) -> ExtractError:
    """Why a child ended without an answer, by its exit status and the most memory it had.

    Native code that gets no memory crashes. It asks for twice as much when it has too little, so that it
    may have had but a third of what it may when that is refused.
    """
    file, limits = child.request.file, child.request.limits
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if child.late or number == signal.SIGXCPU:
        return TooLarge(f"{file}: reading it took more than {limits.seconds:g} s: allow more with --timeout")
    if number == signal.SIGKILL:
        return TooLarge(f"{file}: the system ended the reading of it, as it does when memory runs out")
    if number and memory > limits.memory // 3:
        return too_much_memory(child.request)
    name = signal.Signals(number).name if number else f"exit status {os.waitstatus_to_exitcode(status)}"
    return ExtractError(f"{file}: reading it crashed ({name}): the file may be broken; save it anew")


def _read(request: Request, pipe: int) -> None:
    """In the child: read the document within the limits, hand the answer over, and end."""
    gc.disable()  # what it would free goes with the process
    try:
        hold_to(request.limits)
        on_more_time(lambda seconds: _ask_for_time(pipe, seconds))
        if request.folder:
            with suppress(OSError):
                os.chdir(request.folder)
        message = _packed(outcome(request), request)
        with os.fdopen(pipe, "wb") as stream:
            stream.write(message)
        os._exit(0)
    finally:
        os._exit(1)


def _ask_for_time(pipe: int, seconds: float) -> None:
    os.write(pipe, _TIME.pack(_MORE, seconds))
    allow_more(seconds)


def _packed(answer: Answer, request: Request) -> bytes:
    """An answer as bytes; after an error there is memory again to say so."""
    try:
        if isinstance(answer, ExtractError):
            without_limit()
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        without_limit()
        return pickle.dumps(too_much_memory(request), pickle.HIGHEST_PROTOCOL)

"""Workers that answer requests, and are killed when one takes too long or its client has gone.

worker → request → reply                200, 400, … as the worker says
all workers at work, too many waiting   503, Retry-After
none came free within the time          503, Retry-After
too many of one client                  429, Retry-After
no answer within the time               504, the worker is killed and replaced
the worker died                         507 when of hunger for memory, else 500; it is replaced

While all are at work each worker is sent a few requests ahead, which spares it the waiting; they are taken
back when the one before them takes a while. A worker that is at one request for long stands back for the
others and is not counted among them: another is started in its place, as long as there are not too many. It
ends with its request.
"""

from __future__ import annotations

import asyncio
import signal
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from typing import Any, Literal

from kg.serve import cors
from kg.serve.http import Request, Response
from kg.serve.limits import HUNGRY, Limits
from kg.serve.process import Asked, Worker
from kg.serve.reply import Reply

Kind = Literal["read", "write"]

_RETRY = "1"  # seconds
_WHILE = 0.02  # seconds after which what has been sent ahead is taken back
_IN_VAIN = 0.25  # seconds after which a worker ends that is at what nobody waits for any more
_LONG = 1.0  # seconds after which a worker stands back
_BREATH = 1.0  # seconds before another worker is started for one that could not start
_MEMORY = (
    HUNGRY,
    -signal.SIGABRT,
    -signal.SIGKILL,
    -signal.SIGSEGV,
)  # how a process ends that is given no more


class Pool:
    """The workers over one store, which read it, or of which one writes."""

    def __init__(self, store: str, limits: Limits, kind: Kind = "read") -> None:
        self._store = store
        self._kind = kind
        self._limits = limits
        self._each = 4 if kind == "read" else 1
        self._all: set[Worker] = set()
        self._waiting: deque[Asked] = deque()
        self._of_client: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self.replaced = 0

    @property
    def busy(self) -> int:
        """How many workers answer a request."""
        return sum(bool(worker.asked) for worker in self._all)

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._all)

    @property
    def waiting(self) -> int:
        """How many requests wait for a worker."""
        return len(self._waiting)

    async def start(self) -> None:
        """Start the workers; returns when they have been started."""
        self._loop = asyncio.get_running_loop()
        await self._fill()

    async def stop(self) -> None:
        """Kill them all."""
        if self._timer:
            self._timer.cancel()
        for task in self._tasks:
            task.cancel()
        for worker in list(self._all):
            await worker.end()
        self._all.clear()

    def ask(self, request: Request, client: str, tell: Callable[[Reply], None]) -> Asked:
        """Have a request of `client` answered; `tell` is called with the reply, perhaps at once."""
        asked = Asked(request, client, tell)
        if self._of_client[client] >= self._limits.per_client:
            self._refuse(asked, _busy(429, "too many requests at once from one address"))
        elif len(self._waiting) >= self._limits.waiting:
            self._refuse(asked, _busy(503, "all workers are busy"))
        else:
            self._of_client[client] += 1
            asked.until = self._loop.time() + self._limits.seconds
            self._waiting.append(asked)
            self._hand_out()
        return asked

    def forget(self, asked: Asked) -> None:
        """The client has gone: nobody is told, and a worker that goes on with it for a while ends."""
        if asked.over:
            return
        self._finish(asked)
        if asked in self._waiting:
            self._waiting.remove(asked)

    def _hand_out(self) -> None:
        """Give workers what waits: one request to each, then those ahead."""
        now = self._loop.time()
        while self._waiting and (worker := self._next_worker(now)):
            asked = self._waiting.popleft()
            if not worker.asked:
                worker.begun = now
                asked.until = now + self._limits.seconds
            worker.ask(asked)
        if self._timer is None:
            self._watch()

    def _next_worker(self, now: float) -> Worker | None:
        best = None
        least = self._each
        for worker in self._all:
            asked = len(worker.asked)
            at_it = asked and worker.begun + _WHILE < now
            if asked < least and worker.ready and not worker.ended and not at_it:
                best, least = worker, asked
        return best

    def _replied(self, worker: Worker, reply: Reply) -> None:
        if worker.ended:
            return
        worker.ready = True
        asked = worker.asked.popleft() if worker.asked else None
        if worker.asked:
            worker.begun = now = self._loop.time()
            if following := worker.asked[0]:
                following.until = now + self._limits.seconds
        if worker.slow or self._is_one_too_many():
            self._replace(worker)
        self._hand_out()
        if asked and not asked.over:
            self._finish(asked)
            asked.tell(reply)

    def _is_one_too_many(self) -> bool:
        return len(self._all) > self._limits.workers and self._quick() > self._limits.workers

    def _quick(self) -> int:
        """How many workers are not at one request for long."""
        return sum(not worker.slow and not worker.ended for worker in self._all)

    def _lost(self, worker: Worker) -> None:
        self._replace(worker, _died)

    def _finish(self, asked: Asked) -> None:
        asked.over = True
        self._of_client[asked.client] -= 1
        if not self._of_client[asked.client]:
            del self._of_client[asked.client]

    def _refuse(self, asked: Asked, response: Response) -> None:
        asked.over = True
        asked.tell(cors.replied(asked.request, response))

    # What takes a while, long, or too long

    def _watch(self) -> None:
        """Look again in a while, as long as there is something to look at."""
        at_work = self._waiting or any(worker.asked for worker in self._all)
        self._timer = self._loop.call_later(_WHILE, self._look) if at_work else None

    def _look(self) -> None:
        now = self._loop.time()
        while self._waiting and self._waiting[0].until <= now:
            asked = self._waiting.popleft()
            self._finish(asked)
            self._refuse(asked, _busy(503, "all workers are busy"))
        for worker in [each for each in self._all if each.asked and not each.ended]:
            self._look_at(worker, now)
        self._hand_out()
        self._watch()

    def _look_at(self, worker: Worker, now: float) -> None:
        asked = worker.asked[0]
        if worker.begun + _WHILE <= now:
            self._waiting.extendleft(reversed(worker.take_back()))
        if (asked is None or asked.over) and worker.begun + _IN_VAIN <= now:
            self._replace(worker)
        elif asked and asked.until <= now:
            self._replace(worker, _late)
        elif self._kind == "read" and not worker.slow and worker.begun + _LONG <= now:
            worker.stand_back()
            self._begin(self._fill())

    # Processes come and go

    def _replace(self, worker: Worker, told: Callable[[int], Response] | None = None) -> None:
        """End a worker, tell who waits for it by how it ended, and start another where one is missing."""
        worker.ended = True
        self._waiting.extendleft(reversed(worker.take_back()))
        self._begin(self._replaced(worker, told))

    async def _replaced(self, worker: Worker, told: Callable[[int], Response] | None) -> None:
        code = await worker.end()
        self._all.discard(worker)
        self.replaced += 1
        asked = worker.asked[0] if worker.asked else None
        if asked and told and not asked.over:
            self._finish(asked)
            self._refuse(asked, told(code))
        if not worker.ready:
            await asyncio.sleep(_BREATH)
        await self._fill()
        self._hand_out()

    async def _fill(self) -> None:
        """Start the workers that are missing."""
        most = self._limits.workers + self._limits.spare
        while self._quick() < self._limits.workers and len(self._all) < most:
            worker = Worker(self._replied, self._lost)
            self._all.add(worker)
            try:
                await worker.start(self._kind, self._store, self._limits)
            except BaseException:
                self._all.discard(worker)
                raise

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _busy(status: int, reason: str) -> Response:
    return Response(status, f"{reason}: try again in a moment\n".encode(), headers={"Retry-After": _RETRY})


def _late(code: int) -> Response:
    return Response(504, b"the query takes longer than it may: ask for less\n")


def _died(code: int) -> Response:
    if code in _MEMORY:
        return Response(507, b"the query needs more memory than it may have: ask for less\n")
    return Response(500, b"the process that answered ended: try again\n")

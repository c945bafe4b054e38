"""How much a request may take."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """What the server gives.

    `workers` processes answer; `waiting` requests may wait for one, `per_client` of an address may run or
    wait at once. A request has `seconds`, a worker `memory` bytes; an answer has at most `answer` bytes.
    """

    workers: int = 2
    waiting: int = 64
    per_client: int = 16
    seconds: float = 30.0
    memory: int = 1 << 30
    answer: int = 64 << 20


USUAL = Limits()

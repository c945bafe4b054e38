"""How much a request may take."""

from __future__ import annotations

from typing import NamedTuple

_WRITING = 180.0  # seconds


class Limits(NamedTuple):
    """What the server gives.

    `workers` processes answer, and up to `spare` more while as many are at one request for long. `waiting`
    requests may wait for one, `per_client` of an address may run or wait at once. A request has `seconds`,
    a worker `memory` bytes; an answer has at most `answer` bytes.
    """

    workers: int = 2
    spare: int = 4
    waiting: int = 64
    per_client: int = 16
    seconds: float = 30.0
    memory: int = 1 << 30
    answer: int = 64 << 20

    def of_writer(self) -> Limits:
        """The limits of the one process that writes; reading a document takes longer than a query may."""
        return self._replace(workers=1, spare=0, seconds=max(self.seconds, _WRITING))


USUAL = Limits()
HUNGRY = 77
"""How a worker exits that is given no more memory."""

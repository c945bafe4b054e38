"""What the server counts, in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

from kg.serve.http import Response
from kg.serve.pool import Pool

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds


class Metrics:
    """Counts of requests by status, and how long they took."""

    def __init__(self) -> None:
        self._statuses: Counter[int] = Counter()
        self._within = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    def count(self, status: int, seconds: float) -> None:
        """Count a request that has been answered."""
        self._statuses[status] += 1
        self._within[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds

    def response(self, pools: dict[str, Pool]) -> Response:
        """All of it, with the state of the workers by what they do."""
        lines = [*self._requests(), *self._durations(), *_workers(pools)]
        return Response(200, "".join(f"{line}\n" for line in lines).encode(), MEDIA_TYPE)

    def _requests(self) -> Iterator[str]:
        yield from _head("kg_requests_total", "counter", "Requests answered, by status.")
        for status, count in sorted(self._statuses.items()):
            yield f'kg_requests_total{{status="{status}"}} {count}'

    def _durations(self) -> Iterator[str]:
        yield from _head("kg_request_seconds", "histogram", "Seconds from a request to its answer.")
        total = 0
        for bound, count in zip((*map(str, _BOUNDS), "+Inf"), self._within, strict=True):
            total += count
            yield f'kg_request_seconds_bucket{{le="{bound}"}} {total}'
        yield f"kg_request_seconds_sum {self._seconds:.6f}"
        yield f"kg_request_seconds_count {total}"


def _workers(pools: dict[str, Pool]) -> Iterator[str]:
    told: tuple[tuple[str, str, str, Callable[[Pool], int]], ...] = (
        ("kg_workers", "gauge", "Processes that answer.", lambda pool: pool.size),
        ("kg_workers_busy", "gauge", "Processes that answer a request now.", lambda pool: pool.busy),
        ("kg_workers_replaced_total", "counter", "Processes ended and replaced.", lambda pool: pool.replaced),
        ("kg_requests_waiting", "gauge", "Requests that wait for a process.", lambda pool: pool.waiting),
    )
    for name, kind, about, value in told:
        yield from _head(name, kind, about)
        for does, pool in pools.items():
            yield f'{name}{{kind="{does}"}} {value(pool)}'


def _head(name: str, kind: str, about: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"

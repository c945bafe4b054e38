"""The benchmark runs; what it measures is for people to read."""

from __future__ import annotations

from tests.bench.search import QUERIES, measure


def test_every_search_of_the_benchmark_is_measured() -> None:
    """A line for the index, one for the yardstick, and one a search."""
    assert len(measure(50, runs=1)) == 2 + len(QUERIES)

"""The benchmark runs; what it measures is for people to read."""

from __future__ import annotations

from pathlib import Path

from tests.bench.crowd import crowded_store
from tests.bench.startup import COMMANDS, PASS, measure, table


def test_every_command_of_the_benchmark_answers(tmp_path: Path) -> None:
    """Each runs without an error on a small store, and has its line in the table."""
    store = crowded_store(tmp_path, 20)
    lines = table(measure(store, runs=1)).splitlines()
    assert [line.split("  ")[0].strip() for line in lines[1:]] == [PASS, *COMMANDS]

"""How long a command takes from nothing to its answer, as a ratio to `python -c pass` in the same run.

    python -m tests.bench.startup

Bytecode is compiled first, as an installation has it; runs alternate, and medians are compared, so
that a busy machine slows all alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.crowd import crowded_store

CANDIDATES = 1_000
RUNS = 11
ROOT = Path(__file__).resolve().parents[2]
KG = ["-c", "from kg.__main__ import main; main()"]  # what a console script does, without its own search
COMMANDS: dict[str, tuple[list[str], float | None]] = {  # arguments of Python, and the most the ratio may be
    "python -c pass": (["-c", "pass"], None),
    "kg --help": ([*KG, "--help"], 6),
    "kg --version": ([*KG, "--version"], 6),
    "kg add --help": ([*KG, "add", "--help"], None),
    "kg list": ([*KG, "list"], None),
    "kg query": ([*KG, "query"], 12),
    "kg query NAME": ([*KG, "query", "papers-by-rank"], 12),
    "kg ask": ([*KG, "ask", "papers at CCF-A venues, first author"], 12),
    "kg show": ([*KG, "show", "Chaochao Huang"], None),
}


def measure(store: Path, runs: int = RUNS) -> dict[str, float]:
    """The median time of each command in seconds."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"KG_STORE": str(store), "PYTHONPATH": str(ROOT)}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for run in range(runs + 2):  # the first two fill caches and write bytecode
        for name, (arguments, _) in COMMANDS.items():
            begin = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            if run >= 2:
                times[name].append(time.perf_counter() - begin)
    return {name: median(values) for name, values in times.items()}


def table(times: dict[str, float]) -> str:
    """The measurements as lines of text."""
    bare = times["python -c pass"]
    lines = [f"{'command':<16} {'ms':>7} {'ratio':>6} {'limit':>6}"]
    for name, seconds in times.items():
        limit = COMMANDS[name][1]
        lines.append(
            f"{name:<16} {1000 * seconds:7.1f} {seconds / bare:6.1f} {limit if limit else '':>6}"
            + (" over" if limit and seconds / bare > limit else "")
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure(crowded_store(Path(tempfile.gettempdir()) / "kg-bench", CANDIDATES))))

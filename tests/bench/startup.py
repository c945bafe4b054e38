"""How long a command takes from nothing to its answer, as a ratio to `python -c pass` in the same run.

    python -m tests.bench.startup

Bytecode is compiled first, as an installation has it; runs alternate, and medians are compared, so
that a busy machine slows all alike.
"""

from __future__ import annotations

import os
import shlex
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
KG = "from kg.__main__ import main; main()"  # what the console script does
PASS = "python -c pass"
LIMITS = {"kg --help": 6, "kg --version": 6, "kg query": 12, "kg ask": 12}  # by the first words of a command
COMMANDS = (
    "kg --help",
    "kg --version",
    "kg add --help",
    "kg list",
    "kg info",
    "kg show 'Juanhui Yang'",
    "kg query",
    "kg query 'ASK {}'",
    "kg query who-knows -p skill=Rust",
    "kg query top-students -p percent=1",
    "kg query papers-by-rank",
    "kg ask 'papers of Juanhui Yang'",
    "kg ask 'how many papers at CCF-A venues'",
    "kg ask 'papers at CCF-A venues, first author'",
    "kg ask 'papers at CCF-A venues'",
)


def measure(store: Path, runs: int = RUNS) -> dict[str, float]:
    """The median time of each command in seconds, and of `python -c pass` under its own name."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"KG_STORE": str(store), "PYTHONPATH": str(ROOT)}
    lines = {PASS: [sys.executable, "-c", "pass"]}
    lines |= {command: [sys.executable, "-c", KG, *shlex.split(command)[1:]] for command in COMMANDS}
    times: dict[str, list[float]] = {name: [] for name in lines}
    for run in range(runs + 1):  # the first writes bytecode and fills caches
        for name, line in lines.items():
            begin = time.perf_counter()
            subprocess.run(line, env=environment, capture_output=True, check=True)
            times[name] += [time.perf_counter() - begin] if run else []
    return {name: median(values) for name, values in times.items()}


def table(times: dict[str, float]) -> str:
    """The measurements as lines of text."""
    width = max(map(len, times))
    lines = [f"{'command':<{width}} {'ms':>7} {'ratio':>6} {'limit':>6}"]
    for name, seconds in times.items():
        ratio = seconds / times[PASS]
        limit = next((most for words, most in LIMITS.items() if name.startswith(words)), None)
        over = " over" if limit and ratio > limit else ""
        lines.append(f"{name:<{width}} {1000 * seconds:7.1f} {ratio:6.1f} {limit or '':>6}{over}")
    return "\n".join(lines)


if __name__ == "__main__":
    folder = Path(tempfile.gettempdir()) / "kg-bench"
    folder.mkdir(exist_ok=True)
    print(table(measure(crowded_store(folder, CANDIDATES))))

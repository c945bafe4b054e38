"""Full text at size: documents indexed a second, and milliseconds a search, in one process.

    python -m tests.bench.search [DOCUMENTS]

The yardstick in the same run is a scan of the same texts for the same words in Python (`word in text`).
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from kg.search.index import FIELDS, SearchIndex
from kg.search.syntax import parse

DOCUMENTS = 100_000
RUNS = 7
QUERIES = (
    "federated",
    "federated learning",
    "python -java",
    "skill:pytorch venue:aaai",
    "(federated | graph) (python | rust)",
    '"graph neural"',
    "recommend*",
    "recomendation~",
    "联邦学习",
    "推荐 OR 图神经网络",
)
_WORDS = "federated learning recommendation graph neural network python java rust pytorch system"
_HAN = ("联邦学习", "推荐系统", "图神经网络", "自然语言处理", "强化学习", "数据挖掘")


def documents(count: int) -> Iterator[dict[str, list[str]]]:
    """Made-up documents of some 250 words in two scripts; the same for the same count."""
    chance = random.Random(count)
    rare = [f"word{number}" for number in range(20_000)]
    letters, shares = (
        [chr(0x4E00 + n) for n in range(2000)],
        [1 / (n + 10) for n in range(2000)],
    )  # Zipf's law
    for _ in range(count):
        words = chance.choices(rare, k=200) + chance.choices(_WORDS.split(), k=6)
        han = ["".join(chance.choices(letters, shares, k=12)) for _ in range(6)]
        chance.shuffle(words)
        yield {
            "text": [" ".join(words), "，".join((*han, *chance.sample(_HAN, 1)))],
            "skill": chance.sample(["Python", "Java", "Rust", "PyTorch"], 2),
            "venue": chance.sample(["AAAI", "KDD", "ACL"], 1),
        }


def measure(count: int, runs: int = RUNS) -> list[str]:
    """The figures as lines of text."""
    made = list(documents(min(count, 5_000)))
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        begin, cpu = time.perf_counter(), time.process_time()
        for number in range(count):
            index.add(f"{number:064x}", "", made[number % len(made)])
        index.commit()
        wall, used = time.perf_counter() - begin, time.process_time() - cpu
        lines = [
            f"{count} documents: {count / wall:.0f} a second indexed, {count / used:.0f} a second of CPU"
        ]
        texts = [" ".join(text for several in each.values() for text in several) for each in made]
        scan = _milliseconds(lambda: sum("federated" in text for text in texts), runs) * count / len(made)
        lines.append(f"{'scan of all texts':<40} {scan:8.2f} ms")
        for query in QUERIES:
            asked = parse(query, FIELDS)
            spent = _milliseconds(lambda asked=asked: index.search(asked, 20), runs)  # type: ignore[misc]
            lines.append(f"{query:<40} {spent:8.2f} ms  {scan / spent:6.0f} times as quick")
    return lines


def _milliseconds(do: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        do()
        times.append(time.perf_counter() - begin)
    return 1000 * median(times)


if __name__ == "__main__":
    print("\n".join(measure(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)))

"""How many questions are answered rightly, a category.

python -m tests.kg.ask.accuracy
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from kg.store import Store, open_store
from tests.kg.ask.people import profiles
from tests.kg.ask.test_questions import answer, cases
from tests.profiles import rich, seed


def table(right: Counter[str], total: Counter[str]) -> str:
    """A Markdown table: category, questions answered rightly, questions."""
    rows = [(name, right[name], count) for name, count in sorted(total.items())]
    rows.append(("all", sum(right.values()), sum(total.values())))
    lines = ["| questions about | right | of |", "| --- | ---: | ---: |"]
    return "\n".join([*lines, *(f"| {name} | {good} | {count} |" for name, good, count in rows)])


def measure(store: Store) -> tuple[Counter[str], Counter[str]]:
    """Right answers and questions by category; what is wrong goes to standard error."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases():
        wrong = answer(case, store)
        total[case.category] += 1
        right[case.category] += not wrong
        if wrong:
            print(f"{case.question}: {wrong}", file=sys.stderr)
    return right, total


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        with open_store(path, "write") as writer:
            for profile in (seed(), rich(), *profiles()):
                writer.add(profile)
        with open_store(path) as store:
            print(table(*measure(store)))


if __name__ == "__main__":
    main()

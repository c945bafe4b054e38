"""How far profiles agree with golds read off by eye: `python -m tests.accuracy` prints the README's table.

The measure is that of `kg eval`; `kg eval tests/resumes/late tests/resumes/late --worst 20` tells more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from extract import extract_file
from extract.profile import Profile
from kg.evaluation import evaluate
from kg.evaluation.golds import files_of, golds, readings
from kg.evaluation.report import Line, lines

RESUMES = Path(__file__).parent / "resumes"
SETS = ("dev", "held", "late")
NO_PARTS = ("mean", "format", "document", "field")


@cache
def measure(name: str) -> dict[str, Line]:
    """The figures of each section, and of `all`, over the résumés of a set that have a gold beside them."""
    return figures(RESUMES / name, RESUMES / name)


def figures(gold: Path, files: Path, read: Callable[[Path], Profile] = extract_file) -> dict[str, Line]:
    """The same over the files of a folder that have a gold in another, read in a way of one's own."""
    scored = evaluate(readings(files_of(golds(gold), [files]), partial(map, read)))
    return {line.name: line for line in lines(scored) if line.by not in NO_PARTS and "." not in line.name}


def table() -> str:
    """F1 a section as a Markdown table, strict and lenient, a column for each set of résumés."""
    measured = [measure(name) for name in SETS]
    rows = [f"| F1, strict / lenient | {' | '.join(SETS)} |", "| --- |" + " ---: |" * len(SETS)]
    for part in dict.fromkeys(part for told in measured for part in told):
        figures = [_shown(told[part]) if part in told else "" for told in measured]
        rows.append(f"| {part.replace('_', ' ')} | {' | '.join(figures)} |")
    return "\n".join(rows)


def _shown(line: Line) -> str:
    return f"{line.strict.f1:.3f} / {line.lenient.f1:.3f}"


if __name__ == "__main__":
    print(table())
